"""The batch functions in real clusters: Dask with two worker processes, Spark in local mode; a worker killed midway."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsdigest
from newsdigest.batch import arrow_schema, spark_schema, summarize_batches, summarize_frame, summarize_table

pytestmark = pytest.mark.filterwarnings("ignore")  # their warnings are not ours

ROWS = 24
STORY = "Mayor Ann Lowe reopened bridge {} in Leeds on Friday. “It held,” she said."


def stories() -> dict[str, list[str]]:
    return {"id": [f"s{n}" for n in range(ROWS)], "text": [STORY.format(n) for n in range(ROWS)]}


def die_once(marker: str) -> None:
    """The first process that comes here is killed."""
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def dying_frame(frame: Any, marker: str) -> Any:
    found = summarize_frame(frame)
    if "s9" in list(frame["id"]):
        die_once(marker)
    return found


def check(ids: list[str], headlines: list[str | None]) -> None:
    """Nothing lost, nothing twice, nothing moved."""
    assert ids == stories()["id"]
    expected = [newsdigest.summarize(text).headline for text in stories()["text"]]
    assert headlines == expected


def test_a_frame_keeps_its_index() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    frame = pd.DataFrame({"text": [STORY.format(1), None]}, index=[7, 3])
    found = summarize_frame(frame)
    assert list(found.index) == [7, 3]
    assert found["headline"].iloc[0] == newsdigest.summarize(STORY.format(1)).headline
    assert "null" in found["error"].iloc[1]


def test_dask_with_a_worker_killed_loses_nothing(tmp_path: Path) -> None:
    dd = pytest.importorskip("dask.dataframe", reason="dask is not installed")
    distributed = pytest.importorskip("distributed", reason="distributed is not installed")
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = dd.from_pandas(pd.DataFrame(stories()), npartitions=6)
    meta = summarize_frame(pd.DataFrame({"id": pd.Series([], dtype="str"), "text": pd.Series([], dtype="str")}))
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=str(tmp_path)
        ) as cluster,
        distributed.Client(cluster),
    ):
        found = frame.map_partitions(dying_frame, str(tmp_path / "died"), meta=meta).compute()
    assert (tmp_path / "died").exists()
    check(list(found["id"]), list(found["headline"]))


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine")
def test_spark_with_a_worker_killed_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    marker = str(tmp_path / "died")

    def dying_batches(batches: Any) -> Any:
        for batch in batches:
            yield from summarize_batches([batch])
            if "s9" in batch.column("id").to_pylist():
                die_once(marker)

    session = (
        sql.SparkSession.builder.master("local[2,4]")  # two threads, each task tried up to four times
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.local.dir", str(tmp_path))
        .getOrCreate()
    )
    try:
        rows = [(f"s{n}", STORY.format(n)) for n in range(ROWS)]
        frame = session.createDataFrame(rows, "id string, text string").repartition(4)
        found = frame.mapInArrow(dying_batches, spark_schema()).select("id", "headline").collect()
    finally:
        session.stop()
    assert Path(marker).exists()
    ordered = sorted(found, key=lambda row: int(row["id"][1:]))
    check([row["id"] for row in ordered], [row["headline"] for row in ordered])


def test_hugging_face_datasets_map_over_arrow_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    hf_dataset = datasets.Dataset.from_dict({**stories(), "other": list(range(ROWS))})
    found = hf_dataset.with_format("arrow").map(
        summarize_table, batched=True, batch_size=10, remove_columns=hf_dataset.column_names
    )
    assert found.column_names == arrow_schema().names
    rows = found.with_format(None)
    check(list(rows["id"]), list(rows["headline"]))


def test_ray_data_maps_over_arrow_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    ray = pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("ray.data", reason="ray[data] is not installed")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(num_cpus=2, include_dashboard=False, logging_level="error")
    try:
        ray_dataset = ray.data.from_arrow(pa.table(stories())).repartition(4)
        rows = ray_dataset.map_batches(summarize_table, batch_format="pyarrow").take_all()
    finally:
        ray.shutdown()
    headlines = {row["id"]: row["headline"] for row in rows}  # blocks come as they are done
    assert len(rows) == ROWS
    check([name for name in stories()["id"] if name in headlines], [headlines[name] for name in stories()["id"]])


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine")
def test_the_job_of_the_guide_runs(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    guide = (Path(__file__).parents[1] / "docs/guides/spark.md").read_text(encoding="utf-8")
    (job,) = re.findall(r"```python\n(import sys\n.*?)```", guide, re.DOTALL)
    (tmp_path / "digest_job.py").write_text(job, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    nothing: list[str | None] = [None] * ROWS
    columns: dict[str, list[Any]] = {**stories(), "title": nothing, "published": nothing, "url": nothing}
    columns["text"][3] = ""
    schema = pa.schema([(name, pa.string()) for name in columns])
    parquet.write_table(pa.table(columns, schema=schema), tmp_path / "articles/a.parquet")
    spark = {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
    }
    done = subprocess.run(
        [sys.executable, "digest_job.py", "articles", "digests"],
        cwd=tmp_path,
        env={**os.environ, **spark},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert f"{ROWS} rows, 1 failed" in done.stdout
    assert "EmptyArticleError" in done.stdout

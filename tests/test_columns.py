"""Columns in, columns out: any Arrow table, a published schema, errors in their rows, Parquet files, and clusters."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import date, datetime, timezone
from enum import Enum
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

import newsdigest
from newsdigest import MissingExtraError, ParseError
from newsdigest.batch import arrow_schema, summarize_batch, summarize_batches
from newsdigest.cli import parquet
from newsdigest.cli.entry import run
from newsdigest.renderers.arrow_table import digest_row, record_batch
from tests.renderers.samples import hostile_digest, sample_digest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

STORY = "Mayor Ann Lowe reopened the bridge in Leeds on Friday. “It held,” she said. The repair cost $4.5 million."


def table_of(count: int) -> Any:
    return pa.table({"id": list(range(count)), "text": [f"{STORY} Bridge {n} is next." for n in range(count)]})


def test_a_row_out_for_each_row_in() -> None:
    published = [datetime(2026, 3, 16, 9, tzinfo=timezone.utc), None]
    table = pa.table({"text": [STORY, STORY], "title": ["Bridge opens", None], "published": published, "id": [7, 8]})
    batch = summarize_batch(table)
    assert isinstance(batch, pa.RecordBatch)
    assert batch.schema.equals(arrow_schema())
    first, _ = batch.to_pylist()
    digest = newsdigest.summarize(STORY, title="Bridge opens", published=published[0])
    assert first == record_batch([digest_row(digest, "7")]).to_pylist()[0]
    assert first["id"] == "7"
    assert first["headline"] == "Bridge opens"
    assert first["text"] == f"Bridge opens\n\n{STORY}"  # the title stands before its text


def test_spans_index_the_text_column() -> None:
    (row,) = summarize_batch(pa.table({"text": [STORY]})).to_pylist()
    facts = [fact for name in ("actors", "events", "places", "times", "quotes", "figures") for fact in row[name]]
    assert facts
    for fact in facts:
        assert row["text"][fact["span"]["start"] : fact["span"]["end"]] == fact["text"]


def test_bad_rows_become_errors_in_their_places() -> None:
    table = pa.table({"text": [STORY, None, " ", STORY], "published": ["2026-03-13", None, None, "some day"]})
    rows = summarize_batch(table).to_pylist()
    assert [row["error"] and row["error"].split(":")[0] for row in rows] == [
        None,
        "EmptyArticleError",
        "EmptyArticleError",
        "ParseError",
    ]
    assert rows[1]["headline"] is None
    assert rows[1]["quotes"] is None
    (row,) = summarize_batch(pa.table({"text": [b"bytes"]})).to_pylist()
    assert row["error"].startswith("ParseError")


def test_no_rows_give_no_rows_in_the_same_schema() -> None:
    batch = summarize_batch(pa.table({"text": pa.array([], pa.string())}))
    assert batch.num_rows == 0
    assert batch.schema.equals(arrow_schema())


def test_any_library_that_speaks_arrow_will_do() -> None:
    class Table:
        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return table_of(2).__arrow_c_stream__(requested_schema)

    assert summarize_batch(Table()).column("id").to_pylist() == ["0", "1"]
    assert summarize_batch(table_of(1).to_batches()[0]).num_rows == 1


def test_what_is_no_table_of_texts_is_refused() -> None:
    with pytest.raises(ParseError, match="no column 'text'"):
        summarize_batch(pa.table({"body": ["x"]}))
    with pytest.raises(ParseError, match="__arrow_c_stream__"):
        summarize_batch([{"text": "x"}])  # type: ignore[arg-type]


def test_batches_stream_and_workers_change_nothing() -> None:
    tables = [table_of(3), table_of(0), table_of(2)]
    (alone,) = summarize_batches(tables)
    (shared,) = summarize_batches(tables, workers=2)
    assert alone.equals(shared)
    assert alone.column("id").to_pylist() == ["0", "1", "2", "0", "1"]


REFERENCES_WITHIN = {"fact", "when", "where"}
"""The fields of an answer and of an event that hold another fact: the row has its id."""


def written(value: object) -> object:
    """A value as a row writes it: every field, an id for a fact within a fact, U+FFFD for a lone surrogate."""
    if isinstance(value, Enum):
        return value.value
    if attrs.has(type(value)):
        kind = cast("type[attrs.AttrsInstance]", type(value))
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(kind) if field.init}
        inner = {name: fact and fact.id for name, fact in fields.items() if name in REFERENCES_WITHIN}
        return {name: written(item) for name, item in (fields | inner).items()}
    if isinstance(value, tuple):
        return [written(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.replace("\ud800", "\ufffd") if isinstance(value, str) else value


@pytest.mark.parametrize("digest", [sample_digest(), hostile_digest()], ids=["sample", "hostile"])
def test_a_row_holds_every_field_of_the_digest(digest: newsdigest.Digest) -> None:
    (row,) = record_batch([digest_row(digest, "x")]).to_pylist()
    fields = {field.name: getattr(digest, field.name) for field in attrs.fields(type(digest)) if field.init}
    del fields["article"]
    assert {name: row[name] for name in fields} == {name: written(value) for name, value in fields.items()}
    assert row["text"] == written(digest.article.text)


def test_without_pyarrow_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsdigest\[arrow\]'"):
        arrow_schema()


def test_parquet_in_and_out(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    import pyarrow.parquet as pq

    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table({"text": [STORY, None, STORY], "id": ["a", "b", "c"], "other": [1, 2, 3]}), source)
    assert run(["summarize", str(source), "-o", str(output)]) == 2
    assert b"2 digests, 1 error" in capsysbinary.readouterr().err
    found = pq.read_table(output)
    assert found.schema.equals(arrow_schema())
    assert found.column("id").to_pylist() == ["a", "b", "c"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.parquet", "out.parquet"]


def parquet_of(path: Path, count: int) -> Path:
    """A source whose row groups and batches do not end at the same rows."""
    import pyarrow.parquet as pq

    rows = {"id": [str(n) for n in range(count)], "text": [f"Ann Lowe reopened bridge {n}." for n in range(count)]}
    pq.write_table(pa.table(rows), path, row_group_size=100)
    return path


def cut_off(*arguments: object) -> None:
    raise OSError("no space left")


def test_a_killed_parquet_run_is_taken_up_again(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    source, output = parquet_of(tmp_path / "in.parquet", 900), tmp_path / "out.parquet"
    whole, folder = tmp_path / "whole.parquet", tmp_path / "out.parquet.parts"
    command = [sys.executable, "-m", "newsdigest", "summarize", "-j", "2", str(source), "-o", str(output)]
    first = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while first.poll() is None and not list(folder.glob("*.parquet")):
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert not output.exists()
    finished = {part.name: part.stat().st_mtime_ns for part in folder.glob("*.parquet")}
    assert 0 < len(finished) < 4
    (folder / "unfinished").write_bytes(b"PAR1 half a part")
    again = subprocess.run(command, check=True, capture_output=True)
    there = 256 * len(finished)
    assert f"{900 - there} digests, 0 errors, {there} were there already" in again.stderr.decode()
    assert run(["summarize", str(source), "-o", str(whole)]) == 0
    assert pq.read_table(output).equals(pq.read_table(whole))
    assert pq.read_table(output).column("id").to_pylist() == [str(n) for n in range(900)]
    assert not folder.exists()


def test_a_parquet_run_that_ended_while_joining_digests_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    import pyarrow.parquet as pq

    source, output = parquet_of(tmp_path / "in.parquet", 300), tmp_path / "out.parquet"
    with monkeypatch.context() as patched:
        patched.setattr(parquet._PartFolder, "join", cut_off)
        assert run(["summarize", str(source), "-o", str(output)]) == 2
    assert not output.exists()
    assert len(list((tmp_path / "out.parquet.parts").iterdir())) == 2
    assert run(["summarize", str(source), "-o", str(output)]) == 0
    assert b"0 digests, 0 errors, 300 were there already" in capsysbinary.readouterr().err
    before = output.read_bytes()
    assert run(["summarize", str(source), "-o", str(output)]) == 0
    assert b"0 digests, 0 errors, 300 were there already" in capsysbinary.readouterr().err
    assert output.read_bytes() == before
    assert run(["summarize", str(source), "--sentences", "1", "-o", str(output)]) == 0
    assert max(len(row) for row in pq.read_table(output).column("summary").to_pylist()) == 1


def test_parts_of_another_run_are_not_mixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    source, other = parquet_of(tmp_path / "in.parquet", 3), parquet_of(tmp_path / "other.parquet", 4)
    output = str(tmp_path / "out.parquet")
    with monkeypatch.context() as patched:
        patched.setattr(parquet._PartFolder, "join", cut_off)
        assert run(["summarize", str(source), "-o", output]) == 2
    for command in (["summarize", str(source), "--sentences", "1"], ["summarize", str(other)]):
        capsysbinary.readouterr()
        assert run([*command, "-o", output]) == 2
        assert b"holds parts of another source" in capsysbinary.readouterr().err
    assert run(["summarize", str(source), "-o", output]) == 0


def test_a_parquet_file_without_rows_gives_one_without_rows(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    output = tmp_path / "out.parquet"
    assert run(["summarize", str(parquet_of(tmp_path / "in.parquet", 0)), "-o", str(output)]) == 0
    assert pq.read_table(output).num_rows == 0
    assert pq.read_schema(output).equals(arrow_schema())


@pytest.mark.parametrize("arguments", [["{source}"], ["{source}", "{source}", "-o", "x.parquet"]])
def test_parquet_needs_one_source_and_an_output(
    arguments: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    source = tmp_path / "in.parquet"
    source.write_bytes(b"not parquet")
    assert run(["summarize", *(argument.format(source=source) for argument in arguments)]) == 2
    assert b"--output" in capsysbinary.readouterr().err
    assert run(["summarize", str(source), "-o", str(tmp_path / "out.parquet")]) == 2
    assert b"could not be read as Parquet" in capsysbinary.readouterr().err

"""Facts as one table at the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from newsdigest.cli.entry import run

FERRY = 'HALE, England - "It is over," Mayor Ann Lowe said on Monday. The fire killed 12 people.'
PIER = 'The pier cost £3 million, engineer Tom Reed said. "It was never unsafe," Reed added.'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(FERRY, encoding="utf-8")
    (articles / "b.txt").write_text(PIER, encoding="utf-8")
    (articles / "c.txt").write_text(" ", encoding="utf-8")
    return articles


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_quotations_of_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarize", str(folder / "a.txt"), "--quotes"]) == 0
    rows = table(capsys.readouterr().out)
    assert [(row["kind"], row["value"], row["speaker"]) for row in rows] == [("quote", '"It is over,"', "Ann Lowe")]
    assert "source" not in rows[0]


def test_figures_of_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarize", str(folder / "b.txt"), "--figures"]) == 0
    rows = table(capsys.readouterr().out)
    assert [(row["text"], float(row["number"]), row["unit"]) for row in rows] == [("£3 million", 3e6, "GBP")]


def test_both_kinds_of_a_folder_in_one_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarize", str(folder), "--quotes", "--figures"]) == 2, "c.txt is empty"
    shown = capsys.readouterr()
    rows = table(shown.out)
    assert [(Path(row["source"]).name, row["kind"]) for row in rows] == [
        ("a.txt", "quote"),
        ("a.txt", "figure"),
        ("b.txt", "quote"),
        ("b.txt", "quote"),
        ("b.txt", "figure"),
    ]
    assert "c.txt: the source is empty" in shown.err


def test_every_kind_of_many_into_a_file(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").unlink()
    output = tmp_path / "facts.csv"
    assert run(["summarize", str(folder), "-f", "csv", "-j", "2", "-o", str(output)]) == 0
    rows = table(output.read_text(encoding="utf-8"))
    assert {row["kind"] for row in rows} >= {"actor", "event", "place", "quote", "figure", "summary"}
    first = output.read_bytes()
    assert run(["summarize", str(folder), "-f", "csv", "-o", str(output)]) == 0
    assert output.read_bytes() == first, "a table is written anew, and one process writes what two do"
    assert not output.with_name("facts.csv.lock").exists()


def test_rows_are_csv_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarize", str(folder / "a.txt"), "--quotes", "-f", "json"]) == 2
    assert "--quotes and --figures give rows as CSV" in capsys.readouterr().err


def test_a_parquet_file_is_pointed_to_its_guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarize", str(tmp_path / "a.parquet"), "--quotes"]) == 2
    assert "Parquet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("articles.csv", ["--format", "csv"]),
        ("articles.csv", ["--quotes"]),
        ("articles.csv", []),
        ("articles.jsonl", ["--figures"]),
        ("articles.parquet", []),
        ("a.txt", []),
    ],
)
def test_no_source_is_written_over(
    name: str, options: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = folder / name
    source.write_text(FERRY, encoding="utf-8")
    assert run(["summarize", *options, str(source), "-o", str(folder / ".." / folder.name / name)]) == 2
    assert "would be written over" in capsys.readouterr().err
    assert source.read_text(encoding="utf-8") == FERRY
    assert not source.with_name(f"{name}.lock").exists()

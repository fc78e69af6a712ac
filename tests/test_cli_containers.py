"""Packed files, tables and web archives at the command line."""

from __future__ import annotations

import csv
import gzip
import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

import newsdigest
from newsdigest.cli.entry import run

STORY = "Mayor Ann Lowe reopened bridge {} in Leeds on Friday. \u201cIt held,\u201d she said."
PAGE = (
    "<!DOCTYPE html><html><head><title>Bridge {0} opens</title></head><body><article><h1>Bridge {0} opens</h1>"
    "<p>Mayor Ann Lowe reopened bridge {0} in Leeds on Friday after two years of repairs.</p>"
    "<p>\u201cIt held in every storm of the winter,\u201d she told the council in the town hall.</p></article>"
    "</body></html>"
)


def records(path: Path, *more: str) -> list[dict[str, Any]]:
    output = path.with_name(f"{path.name}.out")
    run(["summarize", str(path), "-o", str(output), *more])
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("suffix", [".txt.gz", ".gz"])
def test_a_packed_file_is_one_article(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"story{suffix}"
    file.write_bytes(gzip.compress(STORY.format(1).encode()))
    assert run(["summarize", str(file)]) == 0
    assert "Ann Lowe" in capsys.readouterr().out
    (tmp_path / "other.txt").write_text(STORY.format(2), encoding="utf-8")
    found = records(tmp_path)
    assert [set(record) for record in found] == [{"source", "digest"}] * 2


def test_a_packed_file_that_is_damaged_or_too_long_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.txt.gz"
    file.write_bytes(gzip.compress(STORY.format(1).encode())[:40])
    assert run(["summarize", str(file)]) == 2
    assert "could not be read" in capsys.readouterr().err
    file.write_bytes(gzip.compress(b"a" * 10_000))
    assert run(["summarize", str(file), "--max-chars", "100"]) == 2
    assert "unpacks to more than" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".csv.gz"])
def test_the_columns_of_a_table_are_fields(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"news{suffix}"
    opener: Any = gzip.open if suffix.endswith(".gz") else open
    with opener(file, "wt", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, delimiter="\t" if suffix == ".tsv" else ",")
        writer.writerow(["title", "text", "published", "unknown"])
        writer.writerow(["Bridge opens", STORY.format(1) + "\n\nTwo lines, with a comma.", "2026-03-13", ""])
        writer.writerow(["", "", "", ""])
        writer.writerow(["Bridge shuts", STORY.format("2, again") + " " * 200_000, "", "x"])
    first, second = records(file)
    assert first["source"] == f"{file}:1"
    assert newsdigest.Digest.from_dict(first["digest"]) == newsdigest.summarize(
        {"title": "Bridge opens", "text": STORY.format(1) + "\n\nTwo lines, with a comma.", "published": "2026-03-13"}
    )
    assert (second["source"], second["digest"]["article"]["title"]) == (f"{file}:3", "Bridge shuts")


def record(kind: str, url: str, content: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(content)}\r\n"
    more = "Content-Type: text/plain\r\n" if kind == "conversion" else ""
    return (head + more).encode() + b"\r\n" + content + b"\r\n\r\n"


def response(body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


ARCHIVE = [
    record("warcinfo", "", b"software: crawler"),
    record("request", "https://example.org/1", b"GET / HTTP/1.1"),
    record("response", "https://example.org/1", response(PAGE.format(1).encode())),
    record("response", "https://example.org/2", response(b"gone", status="404 Not Found")),
    record("response", "https://example.org/3", response(b"\x89PNG", kind="image/png")),
    record("response", "https://example.org/4", response(
        gzip.compress(PAGE.format(4).encode()), more="Content-Encoding: gzip\r\n")),
    record("response", "https://example.org/5", response(
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.format(5).encode()), PAGE.format(5).encode()),
        more="Transfer-Encoding: chunked\r\n")),
    record("response", "https://example.org/6", response(
        PAGE.format(6).encode("cp1252"), kind="text/html; charset=windows-1252")),
    record("conversion", "https://example.org/7", f"Bridge 7 opens\n\n{STORY.format(7)}".encode()),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_web_archive(packed: bool, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    file.write_bytes(b"".join(gzip.compress(part) if packed else part for part in ARCHIVE))
    found = records(file)
    assert [entry["source"] for entry in found] == [
        f"{file}:https://example.org/{number}" for number in (1, 4, 5, 6, 7)
    ]
    assert [entry["digest"]["headline"] for entry in found] == [f"Bridge {number} opens" for number in (1, 4, 5, 6, 7)]
    assert found[0]["digest"]["article"]["url"] == "https://example.org/1"
    assert all("\u201c" in entry["digest"]["article"]["text"] for entry in found)


_HEAD = b"WARC/1.0\r\nWARC-Type: response\r\n"


@pytest.mark.parametrize(
    "data",
    [
        b"no archive",
        _HEAD + b"\r\n",
        _HEAD + b"Content-Length: -5\r\n\r\n" + PAGE.encode(),
        _HEAD + b"Content-Length: " + b"9" * 6000 + b"\r\n\r\n",
        _HEAD + b"Content-Length: 999999999999\r\n\r\n" + PAGE.encode(),
        ARCHIVE[0][:-12],
        ARCHIVE[2][:-200],
    ],
    ids=["other", "no length", "below zero", "endless", "too long", "passed over and cut off", "cut off"],
)
def test_a_damaged_archive_is_an_error(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "crawl.warc"
    file.write_bytes(data)
    assert run(["summarize", str(file)]) == 2
    assert "web archive" in capsys.readouterr().err


def test_a_chunk_of_less_than_nothing_is_no_chunk(tmp_path: Path) -> None:
    """With a size of -6 the next chunk would be the same one again, for ever."""
    pytest.importorskip("trafilatura")
    body = b"-6\r\n" + PAGE.format(8).encode()
    file = tmp_path / "crawl.warc"
    file.write_bytes(record("response", "https://example.org/8", response(body, more="Transfer-Encoding: chunked\r\n")))
    assert ["Bridge 8 opens" in entry["digest"]["article"]["text"] for entry in records(file)] == [True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_that_a_shell_hands_over_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(STORY.format(1),), kwargs={"encoding": "utf-8"})
    writer.start()
    assert run(["summarize", str(pipe)]) == 0
    writer.join()
    assert "Ann Lowe" in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_in_a_folder_is_no_source(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "story.txt").write_text(STORY.format(1), encoding="utf-8")
    assert [Path(record["source"]).name for record in records(folder)] == ["story.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("more", [(), ("--format", "csv")], ids=["records", "table"])
def test_many_articles_go_to_a_file_and_not_to_a_pipe_or_device(
    more: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run reads its output first, to go on from there: /dev/full holds zeros without end."""
    (tmp_path / "story.jsonl").write_text(json.dumps(STORY.format(1)), encoding="utf-8")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for output in (pipe, Path("/dev/full")):
        assert run(["summarize", str(tmp_path / "story.jsonl"), "-o", str(output), *more]) == 2
        assert f"{str(output)!r} is no file that a run could go on with" in capsys.readouterr().err
        assert not output.with_name(f"{output.name}.lock").exists()

"""Many articles at the command line: records in order, and runs taken up again where they were cut off."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import newsdigest
from newsdigest import Digest, ParseError
from newsdigest.cli.entry import run
from newsdigest.cli.ownership import lock_of, owned

STORY = "Mayor Ann Lowe reopened bridge {} in Leeds on Friday. “It held,” she said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/z.txt", ".hidden"):
        (folder / name).write_text(STORY.format(name), encoding="utf-8")
    return folder


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def digest_in(record: dict[str, Any]) -> Digest:
    return Digest.from_dict(record["digest"])


def test_a_folder_gives_a_record_a_file_in_the_order_of_paths(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["summarize", str(folder)]) == 0
    out, err = capsysbinary.readouterr()
    assert [record["source"] for record in records(out)] == [
        f"{folder.as_posix()}/{name}" for name in ("a.txt", "c.txt", "b/z.txt")
    ]
    assert digest_in(records(out)[0]) == newsdigest.summarize(folder / "a.txt")
    assert b"3 digests, 0 errors, 0 were there already" in err


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".jsonl.gz"])
def test_json_lines_give_a_record_a_line_and_errors_have_their_place(
    suffix: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = [
        json.dumps({"title": "Bridge opens", "text": STORY.format(1), "published": "2026-03-13"}),
        "",
        json.dumps(STORY.format(2)),
        "[1",
        "[1]",
        json.dumps({"text": " "}),
    ]
    path = tmp_path / f"stories{suffix}"
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    assert run(["summarize", str(path), "--sentences", "1"]) == 2
    found = records(capsysbinary.readouterr().out)
    assert [record["source"] for record in found] == [f"{path}:{number}" for number in (1, 3, 4, 5, 6)]
    assert digest_in(found[0]).headline == "Bridge opens"
    assert digest_in(found[1]).article.text == STORY.format(2)
    assert [record["error"]["type"] for record in found[2:]] == ["ParseError", "ParseError", "EmptyArticleError"]


def test_json_lines_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = (json.dumps({"text": STORY.format(1)}) + "\n").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["summarize", "--input-format", "jsonl", "-"]) == 0
    (record,) = records(capsysbinary.readouterr().out)
    assert record["source"] == "-:1"


def test_several_files_and_a_missing_one(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["summarize", str(folder / "a.txt"), "nowhere.txt", "--format", "json"]) == 2
    first, second = records(capsysbinary.readouterr().out)
    assert "digest" in first
    assert second["source"] == "nowhere.txt"
    assert "could not be read" in second["error"]["message"]


def test_a_run_that_was_cut_off_is_taken_up_again(folder: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    assert run(["summarize", str(folder), "-o", str(whole)]) == 0
    lines = whole.read_bytes().splitlines(keepends=True)
    for kept in (b"", lines[0], lines[0] + lines[1][:200], lines[0] + lines[1][:-1], whole.read_bytes()):
        cut.write_bytes(kept)
        assert run(["summarize", str(folder), "-o", str(cut)]) == 0
        assert cut.read_bytes() == whole.read_bytes()


def test_new_files_are_added_to_what_is_there(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "out.jsonl"
    assert run(["summarize", str(folder), "-o", str(output)]) == 0
    before = output.read_bytes()
    (folder / "aa.txt").write_text(STORY.format("aa"), encoding="utf-8")
    assert run(["summarize", str(folder), "-o", str(output)]) == 0
    assert output.read_bytes().startswith(before)
    assert records(output.read_bytes())[-1]["source"].endswith("/aa.txt")
    assert b"1 digest, 0 errors, 3 were there already" in capsysbinary.readouterr().err


def test_an_output_within_the_folder_is_no_input(folder: Path) -> None:
    output = folder / "out.jsonl"
    for _ in range(2):
        assert run(["summarize", str(folder), "-o", str(output)]) == 0
        assert len(records(output.read_bytes())) == 3


def test_an_output_that_holds_something_else_is_left_alone(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "notes.txt"
    output.write_bytes(b"my notes")
    assert run(["summarize", str(folder), "-o", str(output)]) == 2
    assert output.read_bytes() == b"my notes"
    assert b"holds something else" in capsysbinary.readouterr().err


def test_jobs_write_what_one_process_writes(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert run(["summarize", str(folder), "-o", str(one)]) == 0
    assert run(["summarize", str(folder), "-j", "2", "-o", str(two)]) == 0
    assert one.read_bytes() == two.read_bytes()


def test_a_killed_run_loses_no_finished_digest(tmp_path: Path) -> None:
    source, output, whole = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    source.write_text("".join(json.dumps(STORY.format(n) * 9) + "\n" for n in range(24)), encoding="utf-8")
    command = [sys.executable, "-m", "newsdigest", "summarize", "-j", "2", str(source), "-o", str(output)]
    first = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while first.poll() is None and not (output.exists() and output.stat().st_size):
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.wait()
    finished = output.read_bytes()
    assert finished
    subprocess.run(command, check=True, capture_output=True)
    assert output.read_bytes().startswith(finished[: finished.rindex(b"\n") + 1])
    assert run(["summarize", str(source), "-o", str(whole)]) == 0
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize(
    ("more", "message"), [(["--format", "html"], "JSON Lines"), (["--title", "x"], "each has its own")]
)
def test_what_makes_no_sense_for_many_is_refused(
    more: list[str], message: str, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["summarize", str(folder), *more]) == 2
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert message in err.decode()


ITEM = "<item><title>Bridge {0} opens</title>{1}<description>{2}</description></item>"


def feed_of(*items: tuple[int, str]) -> bytes:
    body = "".join(ITEM.format(n, link, STORY.format(n)) for n, link in items)
    return f"<rss><channel><title>Courier</title>{body}</channel></rss>".encode()


def test_a_feed_gives_a_record_an_entry(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed_of((1, "<link>https://courier.example/1</link>"), (2, "")))
    assert run(["summarize", "--input-format", "feed", str(path)]) == 0
    first, second = records(capsysbinary.readouterr().out)
    assert first["source"] == f"{path}:https://courier.example/1"
    assert second["source"].startswith(f"{path}:")
    assert [digest_in(record).headline for record in (first, second)] == ["Bridge 1 opens", "Bridge 2 opens"]
    assert digest_in(first).article.publisher == "Courier"


def test_a_feed_that_is_read_again_adds_its_new_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "out.jsonl"
    link = "<link>https://courier.example/{}</link>"
    for entries in ((1, 2), (2, 3)):
        data = feed_of(*((n, link.format(n)) for n in entries))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert run(["summarize", "--input-format", "feed", "--output", str(output)]) == 0
    assert [record["source"] for record in records(output.read_bytes())] == [
        f"-:https://courier.example/{n}" for n in (1, 2, 3)
    ]
    assert b"1 digest, 0 errors, 1 was there already" in capsysbinary.readouterr().err


def test_what_is_no_feed_is_an_error(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY.format(1), encoding="utf-8")
    assert run(["summarize", "--input-format", "feed", str(path)]) == 2
    assert b"neither RSS nor Atom" in capsysbinary.readouterr().err


def lock(output: Path, pid: int, host: str | None = None) -> Path:
    path = output.with_name(output.name + ".lock")
    path.write_text(json.dumps({"host": host or socket.gethostname(), "pid": pid}), encoding="utf-8")
    return path


def test_two_runs_do_not_write_one_output(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "out.jsonl"
    held = lock(output, os.getppid())
    assert run(["summarize", str(folder), "-o", str(output)]) == 2
    assert f"process {os.getppid()}".encode() in capsysbinary.readouterr().err
    assert not output.exists()
    assert held.exists()


def test_a_run_on_another_machine_is_respected(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "out.jsonl"
    lock(output, 1, "elsewhere.example")
    assert run(["summarize", str(folder), "-o", str(output)]) == 2
    assert b"on elsewhere.example" in capsysbinary.readouterr().err


def test_the_lock_of_a_run_that_was_cut_off_is_taken_over(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    output = tmp_path / "out.jsonl"
    held = lock(output, int(ended.stdout))
    assert run(["summarize", str(folder), "-o", str(output)]) == 0
    assert b"was cut off" in capsysbinary.readouterr().err
    assert len(records(output.read_bytes())) == 3
    assert not held.exists()


def test_a_container_that_starts_again_takes_its_lock_over(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    lock(output, os.getpid())
    assert run(["summarize", str(folder), "-o", str(output)]) == 0
    assert len(records(output.read_bytes())) == 3


def test_one_process_does_not_write_one_output_twice(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with owned(output), pytest.raises(ParseError, match=f"process {os.getpid()} "), owned(output):
        pass
    assert not lock_of(output).exists()


def test_of_two_runs_that_find_a_stale_lock_one_takes_it_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the lock and its removal, another run has put its own in its place."""
    output = tmp_path / "out.jsonl"
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    held = lock(output, int(ended.stdout))
    kill = os.kill

    def overtaken(pid: int, signal: int) -> None:
        if pid == int(ended.stdout):
            held.unlink()
            lock(output, os.getppid())
        kill(pid, signal)

    monkeypatch.setattr(os, "kill", overtaken)
    with pytest.raises(ParseError, match=f"process {os.getppid()} "), owned(output):
        pass
    assert json.loads(held.read_text())["pid"] == os.getppid()


@pytest.mark.parametrize("content", ["", "{}", "[1]", "12 somewhere"])
def test_a_lock_of_another_process_is_left_alone(
    content: str, folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    output = tmp_path / "out.jsonl"
    held = output.with_name("out.jsonl.lock")
    held.write_text(content)
    assert run(["summarize", str(folder), "-o", str(output)]) == 2
    assert b"no run of newsdigest" in capsysbinary.readouterr().err
    assert held.read_text() == content


def test_a_run_taken_up_again_is_the_same_to_the_byte(folder: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    assert run(["summarize", str(folder), "-o", str(whole)]) == 0
    data = whole.read_bytes()
    for end in (1, len(data) // 3, len(data) // 2, len(data) - 1):
        cut.write_bytes(data[:end] if end > 20 else b"")
        assert run(["summarize", str(folder), "-o", str(cut)]) == 0
        assert cut.read_bytes() == data

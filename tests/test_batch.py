"""Streams: order, bounds, errors in their places, and nothing lost, doubled or left running when workers die."""

from __future__ import annotations

import functools
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsdigest
from newsdigest import Article, Digest, EmptyArticleError, Failure, LimitError, NewsDigestError, summarize_many
from newsdigest.api import Source
from newsdigest.batch.stream import stream
from newsdigest.batch.workers import Trouble, pack, unpack

STORIES = [f"Mayor Ann Lowe reopened bridge {number} in Leeds on Friday. “It held,” she said." for number in range(11)]


def double(number: int) -> int:
    """Twice the number; odd hundreds are refused."""
    if number % 200 == 100:
        raise LimitError(f"{number} is odd")
    return 2 * number


def pid_of(_: int) -> int:
    return os.getpid()


def die_once(marker: str, number: int) -> int:
    """The number; the first to meet 17 is killed in the middle of it."""
    if number == 17 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_on_17(number: int) -> int:
    if number == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def gone(pid: int) -> bool:
    """Whether a process ends within five minutes."""
    for _ in range(3000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_their_inputs(workers: int) -> None:
    assert list(stream(range(90), double, workers)) == [(number, 2 * number) for number in range(90)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_the_result_of_its_own_input(workers: int) -> None:
    results = dict(stream(range(95, 106), double, workers))
    trouble = results.pop(100)
    assert isinstance(trouble, Trouble)
    assert isinstance(trouble.error, LimitError)
    assert results == {number: 2 * number for number in range(95, 106) if number != 100}


@pytest.mark.parametrize(("workers", "ahead"), [(1, 1), (2, 48)])
def test_inputs_are_read_ahead_by_a_bounded_number(workers: int, ahead: int) -> None:
    read = 0

    def counted() -> Iterator[int]:
        nonlocal read
        while read < 1000:
            read += 1
            yield read

    for given, _ in enumerate(stream(counted(), double, workers), 1):
        assert read <= given + ahead


def test_a_killed_worker_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    work = functools.partial(die_once, str(tmp_path / "died"))
    assert [result for _, result in stream(range(60), work, 2)] == list(range(60))
    assert (tmp_path / "died").exists()


def test_an_input_that_kills_every_worker_becomes_an_error() -> None:
    results = [result for _, result in stream(range(40), die_on_17, 2)]
    culprit = results[17]
    assert isinstance(culprit, Trouble)
    assert isinstance(culprit.error, NewsDigestError)
    assert "worker process died" in str(culprit.error)
    assert results[:17] + results[18:] == [number for number in range(40) if number != 17]


def test_a_culprit_is_tried_once_and_twice_more_alone(tmp_path: Path) -> None:
    log = tmp_path / "tries"
    (result,) = (result for _, result in stream([17], functools.partial(die_and_tell, str(log)), 2))
    assert isinstance(result, Trouble)
    assert log.read_bytes() == b"17\n" * 3


def die_and_tell(log: str, number: int) -> int:
    """Note the number, then die of it."""
    with open(log, "ab") as file:
        file.write(b"%d\n" % number)
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_killed_from_outside_loses_nothing() -> None:
    results = stream(range(200), slow_pid, 2)
    (_, pid), *rest = (next(results) for _ in range(3))
    assert isinstance(pid, int)
    os.kill(pid, signal.SIGKILL)
    inputs = [number for number, _ in rest] + [number for number, _ in results]
    assert inputs == list(range(1, 200))


def slow_pid(number: int) -> int:
    time.sleep(0.005)
    return os.getpid()


def test_closing_the_stream_leaves_no_process() -> None:
    results = stream(range(10_000), pid_of, 2)
    pids = {pid for _, pid in (next(results) for _ in range(30)) if isinstance(pid, int)}
    assert os.getpid() not in pids
    results.close()
    assert all(map(gone, pids))


def test_an_interrupt_leaves_no_process() -> None:
    pids: set[int] = set()

    def interrupted() -> None:
        for number, pid in stream(range(10_000), pid_of, 2):
            assert isinstance(pid, int)
            pids.add(pid)
            if number == 30:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert pids
    assert all(map(gone, pids))


def test_a_killed_parent_leaves_no_process() -> None:
    script = (
        "import time; from newsdigest.batch.stream import stream; from tests.test_batch import pid_of\n"
        "results = stream(range(10000), pid_of, 2)\n"
        "print(next(results)[1], flush=True); time.sleep(200)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1])
    assert parent.stdout is not None
    with parent.stdout:
        worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert gone(worker)


def test_the_callers_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import newsdigest\n"
        "def texts():\n    yield from ['The ferry sank off Oban on Monday.'] * 3\n"
        "print(len(list(newsdigest.summarize_many(texts(), workers=2))))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == b"3"
    assert done.stderr == b""


def test_inputs_that_cannot_travel_are_done_here() -> None:
    results = [result for _, result in stream([lambda: 1, lambda: 2], called, 2)]
    assert results == [1, 2]


def called(function: object) -> object:
    assert callable(function)
    value: object = function()
    return value


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_input_is_raised_after_the_results_before_it(workers: int) -> None:
    def broken() -> Iterator[int]:
        yield from range(20)
        raise OSError("the feed broke")

    seen: list[int] = []

    def read() -> None:
        seen.extend(number for number, _ in stream(broken(), double, workers))

    with pytest.raises(OSError, match="the feed broke"):
        read()
    assert seen == list(range(20))


def test_digests_are_the_same_with_any_number_of_workers() -> None:
    alone = list(summarize_many(STORIES))
    assert alone == [newsdigest.summarize(story) for story in STORIES]
    assert list(summarize_many(STORIES, workers=2)) == alone


def test_failures_take_the_place_of_their_inputs(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    sources: list[Source] = [
        STORIES[0], "", {"url": "https://a.example/1", "text": " "}, missing, Article(text="", url="https://a.example/2"),
    ]  # fmt: skip
    found = list(summarize_many(sources, on_error="return"))
    assert isinstance(found[0], Digest)
    failures = [failure for failure in found if isinstance(failure, Failure)]
    assert [failure.position for failure in failures] == [1, 2, 3, 4]
    assert [failure.id for failure in failures] == [None, "https://a.example/1", str(missing), "https://a.example/2"]
    assert all(isinstance(failure.error, NewsDigestError) for failure in failures)
    assert isinstance(failures[0].error, EmptyArticleError)


def test_the_first_error_is_raised_and_says_where() -> None:
    found = summarize_many([STORIES[0], {"id": "x7", "text": ""}, STORIES[1]])
    assert isinstance(next(found), Digest)
    with pytest.raises(EmptyArticleError, match=r"^sources\[1\] \(x7\): "):
        next(found)


@pytest.mark.parametrize("collecting", [True, False])
def test_unpacking_leaves_the_collector_as_it_was(collecting: bool) -> None:
    results = [newsdigest.summarize(STORIES[0]), Trouble(LimitError("too long"))]
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        digest, trouble = unpack(pack(results))
        assert gc.isenabled() == collecting
        with pytest.raises(EOFError):
            unpack(b"")
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if before else gc.disable)()
    assert digest == results[0]
    assert str(trouble.error) == "too long"


def test_an_unexpected_error_is_returned_as_a_failure() -> None:
    (failure,) = summarize_many([3], on_error="return")  # type: ignore[call-overload]  # a caller's mistake
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, NewsDigestError)


def test_options_reach_every_digest() -> None:
    (digest,) = summarize_many(["One. " + STORIES[0]], sentences=0, language="en")
    assert digest.summary == ()
    (failure,) = summarize_many(["x" * 50], max_chars=10, on_error="return")
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, LimitError)


def test_progress_is_shown_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(list(summarize_many(STORIES[:2], progress=True))) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "2/2" in err


def test_wrong_arguments_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        summarize_many([], workers=0)
    with pytest.raises(ValueError, match="on_error"):
        summarize_many([], on_error="ignore")  # type: ignore[call-overload]

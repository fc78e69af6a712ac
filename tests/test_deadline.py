"""A limit on the time that each of many inputs may take: kept in any thread and process, without ending the others."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

import newsdigest
from newsdigest import deadline
from newsdigest.cli.entry import run

SHORT = "The ferry Alder sank off Oban on Monday."
LONG = "\n\n".join(f"Warden {name} Tolle closed pier {name} in Oban on Monday." for name in map(str, range(900)))


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """A clock on which every look takes a second."""
    ticks = count()
    monkeypatch.setattr(deadline, "monotonic", lambda: float(next(ticks)))
    return lambda: next(ticks)


def test_without_a_limit_nothing_is_checked(ticking: Callable[[], int]) -> None:
    with deadline.limited_to(None):
        deadline.check()
    deadline.check()
    assert ticking() == 0


def _steps(number: int) -> None:
    for _ in range(number):
        deadline.check()


def test_what_takes_longer_is_given_up_and_a_later_input_starts_afresh(ticking: Callable[[], int]) -> None:
    with pytest.raises(newsdigest.DeadlineError, match="given up after the 2 seconds"), deadline.limited_to(2):
        _steps(9)
    with deadline.limited_to(2):
        _steps(1)


def test_what_ends_too_late_is_given_up_too(ticking: Callable[[], int]) -> None:
    with pytest.raises(TimeoutError), deadline.limited_to(0.5):
        pass


def test_one_long_input_is_a_failure_and_the_others_are_digested(ticking: Callable[[], int]) -> None:
    sources = [SHORT, LONG, SHORT]
    found = list(newsdigest.summarize_many(sources, on_error="return", max_seconds=18))
    assert [type(one) for one in found] == [newsdigest.Digest, newsdigest.Failure, newsdigest.Digest]
    failure = found[1]
    assert isinstance(failure, newsdigest.Failure)
    assert isinstance(failure.error, newsdigest.DeadlineError)
    assert found[0] == newsdigest.summarize(SHORT)


@pytest.mark.parametrize("workers", [1, 2])
def test_each_input_over_the_limit_is_a_failure_in_its_place(workers: int) -> None:
    sources = [SHORT] * 10
    found = list(newsdigest.summarize_many(sources, workers=workers, on_error="return", max_seconds=1e-6))
    assert [one.position for one in found if isinstance(one, newsdigest.Failure)] == list(range(10))
    with pytest.raises(newsdigest.DeadlineError, match=r"sources\[0\]"):
        next(newsdigest.summarize_many(sources, workers=workers, max_seconds=1e-6))


def test_a_limit_holds_in_its_own_thread_alone() -> None:
    def first(limit: float | None) -> object:
        return next(newsdigest.summarize_many([SHORT], on_error="return", max_seconds=limit))

    limits = [None, 1e-6] * 4
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(first, limits))
    assert [isinstance(one, newsdigest.Failure) for one in found] == [limit is not None for limit in limits]


@pytest.mark.parametrize("limit", [0, -1, math.nan, math.inf, 10**400])
def test_a_limit_is_a_time(limit: float) -> None:
    with pytest.raises(ValueError, match="max_seconds must be more than 0"):
        newsdigest.summarize_many([SHORT], max_seconds=limit)


@pytest.mark.parametrize("limit", ["1", True])
def test_a_limit_is_a_number(limit: float) -> None:
    with pytest.raises(TypeError, match="max_seconds"):
        newsdigest.summarize_many([SHORT], max_seconds=limit)


def test_rows_of_a_table_have_the_error() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    batch = newsdigest.summarize_batch(pyarrow.table({"text": [SHORT, SHORT]}), max_seconds=1e-6)
    assert all(error.startswith("DeadlineError: ") for error in batch["error"].to_pylist())


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SHORT, "utf-8")
    return tmp_path


def test_the_command_line_has_the_limit(articles: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["summarize", "--max-seconds", "0.000001", str(articles / "a.txt")]) == 2
    assert b"0.000001 seconds" in capsysbinary.readouterr().err.replace(b"1e-06", b"0.000001")
    assert run(["summarize", "--max-seconds", "0.000001", str(articles)]) == 2
    records = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [record["error"]["type"] for record in records] == ["DeadlineError"] * 2
    assert run(["summarize", "--max-seconds", "60", str(articles)]) == 0

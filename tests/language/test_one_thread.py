"""The matrix products of the tagger run in one thread, and the host program keeps its number of threads."""

from __future__ import annotations

import pytest

from newsdigest.language.tagger import tag, threads
from newsdigest.language.tagger.threads import one_thread


class _Library:
    """A fake library with a number of threads."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.seen: list[int] = []

    def get(self) -> int:
        return self.count

    def set(self, count: int) -> None:
        self.count = count
        self.seen.append(count)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> _Library:
    found = _Library(8)
    monkeypatch.setattr(threads, "_setting", lambda: threads._ThreadSetting(found.get, found.set))
    return found


def test_one_thread_inside_and_the_old_number_after(library: _Library) -> None:
    with one_thread():
        assert library.count == 1
    assert library.count == 8


def test_the_number_is_put_back_after_an_error(library: _Library) -> None:
    with pytest.raises(ValueError, match="broken"), one_thread():
        raise ValueError("broken")
    assert library.count == 8


def test_overlapping_calls_put_it_back_once(library: _Library) -> None:
    first, second = one_thread(), one_thread()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert library.count == 1
    second.__exit__(None, None, None)
    assert library.seen == [1, 8]


def test_a_number_set_meanwhile_by_the_host_stays(library: _Library) -> None:
    with one_thread():
        library.set(4)
    assert library.count == 4


def test_without_such_a_library_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_setting", lambda: None)
    with one_thread():
        pass


def test_tagging_runs_in_one_thread(library: _Library) -> None:
    tag(["It", "rained", "."], [(0, 3)])
    assert library.seen == [1, 8]

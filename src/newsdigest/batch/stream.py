"""An endless stream of inputs to a stream of results in the same order, in bounded memory.

With one worker, work is done as results are asked for. With more, inputs are read ahead in chunks (an article takes
some tens of milliseconds, so a chunk of eight keeps the cost of handing it over below a percent), and at most three
chunks a worker are in flight: the window. Results leave in the order of their inputs, so the window bounds the memory.

When a worker dies (killed, out of memory), every chunk in flight is lost with it, and which of them was the cause is
unknown. So each is retried alone, oldest first, before new work starts. One that kills its worker again is split into
single inputs; a single input that kills two more workers becomes an error. No result is lost or returned twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Final, Generic, TypeVar

import attrs

from newsdigest.batch.workers import Trouble, Workers, attempt, attempt_all, pack, unpack
from newsdigest.errors import NewsDigestError

__all__ = ["stream"]

_S = TypeVar("_S")
_T = TypeVar("_T")
_CHUNK: Final = 8
_CHUNKS_A_WORKER: Final = 3
_STRIKES: Final = 2


@attrs.define
class _InputChunk(Generic[_S, _T]):
    """Inputs that are done together; ``strikes`` counts the workers that died of them while they were alone."""

    sources: list[_S]
    future: Future[bytes] | None = None
    strikes: int = 0


def stream(
    sources: Iterable[_S], work: Callable[[_S], _T], workers: int
) -> Generator[tuple[_S, _T | Trouble], None, None]:
    """Each input with the value that ``work`` makes of it, or with its trouble, in the order of the inputs.

    Args:
        sources: the inputs; read lazily, ahead of the results by a bounded number.
        work: a function of one input; with more than one worker it must be picklable.
        workers: 1 to work in this process, more for that many worker processes.
    """
    if workers == 1:
        return ((source, attempt(work, source)) for source in sources)
    return _Parallel(work, workers).run(sources)


class _Parallel(Generic[_S, _T]):
    """One parallel run: the window of chunks in flight, and the state of its input."""

    def __init__(self, work: Callable[[_S], _T], workers: int) -> None:
        self._work = work
        self._workers = Workers(work, workers)
        self._room = workers * _CHUNKS_A_WORKER
        self._window: deque[_InputChunk[_S, _T]] = deque()
        self._input_error: Exception | None = None
        self._input_ended = False

    def run(self, sources: Iterable[_S]) -> Generator[tuple[_S, _T | Trouble], None, None]:
        iterator = iter(sources)
        with self._workers:
            while True:
                self._read_ahead(iterator)
                if not self._window:
                    break
                done = self._first_results()
                if done is not None:
                    yield from done
        if self._input_error is not None:  # only now: what was read before it has been answered
            raise self._input_error

    def _read_ahead(self, iterator: Iterator[_S]) -> None:
        """Submit chunks until the window is full; none while retries run alone or when a result is ready."""
        while not self._input_ended and len(self._window) < self._room and not self._recovering():
            chunk = _InputChunk[_S, _T](self._read_chunk(iterator))
            if chunk.sources:
                chunk.future = self._workers.submit(chunk.sources)
                self._window.append(chunk)
            head = self._window[0].future if self._window else None
            if head is not None and head.done():
                return

    def _recovering(self) -> bool:
        return any(chunk.future is None for chunk in self._window)

    def _read_chunk(self, iterator: Iterator[_S]) -> list[_S]:
        chunk: list[_S] = []
        try:
            for source in islice(iterator, _CHUNK):
                chunk.append(source)
        except Exception as error:  # the caller's own iterator failed; raised after the results of its inputs so far
            self._input_error = error
        self._input_ended = len(chunk) < _CHUNK
        return chunk

    def _first_results(self) -> list[tuple[_S, _T | Trouble]] | None:
        """The results of the oldest chunk; None if a worker died and it must be done again."""
        chunk = self._window.popleft()
        alone = chunk.future is None
        future = chunk.future or self._workers.submit(chunk.sources)
        try:
            results: list[_T | Trouble] = unpack(future.result())
        except BrokenProcessPool:
            self._recover(chunk, alone)
            return None
        except Exception:  # the inputs could not be sent to a worker: do them here
            results = attempt_all(self._work, chunk.sources)
        return list(zip(chunk.sources, results, strict=True))

    def _recover(self, chunk: _InputChunk[_S, _T], alone: bool) -> None:
        self._workers.stop()
        for other in self._window:
            if other.future is not None and not _finished(other.future):
                other.future = None
        self._window.extendleft(reversed(_again(chunk) if alone else [_InputChunk[_S, _T](chunk.sources)]))


def _finished(future: Future[bytes]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _again(chunk: _InputChunk[_S, _T]) -> list[_InputChunk[_S, _T]]:
    """What to do with a chunk whose worker died while it had nothing else to do."""
    if len(chunk.sources) > 1:
        return [_InputChunk([source]) for source in chunk.sources]
    if chunk.strikes + 1 < _STRIKES:
        return [_InputChunk(chunk.sources, strikes=chunk.strikes + 1)]
    message = "the worker process died each time it digested this input (killed, or out of memory)"
    culprit: Future[bytes] = Future()
    culprit.set_result(pack([Trouble(NewsDigestError(message))]))
    return [_InputChunk(chunk.sources, culprit)]

"""Worker processes that take chunks of work, and what to do when one of them dies.

The processes are loky's, which joblib brings: they start clean (no fork under threads), need no ``if __name__ ==
"__main__"`` in the caller's script, and report a killed sibling as ``BrokenProcessPool``. Each of them loads the models
once, on its first article; runs BLAS on one thread, so that workers do not fight for cores; leaves Ctrl-C to its
parent; and ends by itself should the parent be killed.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Final, Generic, Protocol, TypeVar

import attrs

from newsdigest.errors import NewsDigestError

__all__ = ["Trouble", "Workers", "attempt", "attempt_all", "pack", "unpack"]

_S = TypeVar("_S")
_T = TypeVar("_T")
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_SECONDS_BETWEEN_LOOKS: Final = 1.0
_COLLECT_AFTER: Final = 20_000
"""New objects after which a worker looks for cyclic garbage. Digests make little, and after Python's own 700 a worker
spends a fifteenth of its time looking; the caller's process keeps its own setting."""


@attrs.frozen
class Trouble:
    """What an input gave instead of a value: the error that its work raised."""

    error: Exception


def attempt(work: Callable[[_S], _T], source: _S) -> _T | Trouble:
    """The value that ``work`` makes of ``source``, or the error it raises."""
    try:
        return work(source)
    except Exception as error:  # one input must not end the stream: an exception is the result of that input
        return Trouble(error)


def attempt_all(work: Callable[[_S], _T], sources: Sequence[_S]) -> list[_T | Trouble]:
    """``attempt`` for each of ``sources``, in order, with errors that can travel between processes."""
    return [_portable(attempt(work, source)) for source in sources]


def pack(results: list[_T | Trouble]) -> bytes:
    """Results as bytes, in which they travel: loky's own way of sending values takes half as long again."""
    return pickle.dumps(results, pickle.HIGHEST_PROTOCOL)


def unpack(results: bytes) -> Any:
    """The list of results that ``pack`` was given.

    The garbage collector is off meanwhile: none of the thousands of new objects is garbage, and scanning them takes
    longer than making them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(results)  # noqa: S301 - our own worker's
    finally:
        if collecting:
            gc.enable()


def _attempt_packed(work: Callable[[_S], _T], sources: Sequence[_S]) -> bytes:
    return pack(attempt_all(work, sources))


def _portable(result: _T | Trouble) -> _T | Trouble:
    if not isinstance(result, Trouble):
        return result
    try:
        pickle.loads(pickle.dumps(result))  # noqa: S301 - our own value, just made
    except Exception as error:
        message = f"{type(result.error).__name__}: {result.error} (its error cannot be sent between processes: {error})"
        return Trouble(NewsDigestError(message))
    return result


class _Process(Protocol):
    def terminate(self) -> None: ...


class _Pool(Protocol):
    """What is used of loky's executor."""

    _processes: dict[int, _Process]

    def submit(self, work: Callable[..., _T], /, *arguments: object) -> Future[_T]: ...

    def shutdown(self, wait: bool) -> None: ...


class Workers(Generic[_S, _T]):
    """Processes that do one kind of work; a context manager that ends them all."""

    def __init__(self, work: Callable[[_S], _T], count: int) -> None:
        self._work = work
        self._count = count
        self._pool: _Pool | None = None

    def __enter__(self) -> Workers[_S, _T]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def submit(self, sources: Sequence[_S]) -> Future[bytes]:
        """Begin the work on a chunk, whose results come packed; after the death of a worker, on new processes."""
        if self._pool is None:
            self._pool = _make_pool(self._count)
        try:
            return self._pool.submit(_attempt_packed, self._work, sources)
        except BrokenProcessPool as error:
            broken: Future[bytes] = Future()
            broken.set_exception(error)
            return broken

    def stop(self) -> None:
        """End the processes, at once; the next ``submit`` starts new ones."""
        if self._pool is None:
            return
        # Not by shutdown(kill_workers=True): with work waiting, the manager thread of loky 3.6 then ends in a KeyError.
        for process in tuple(self._pool._processes.values()):
            process.terminate()
        self._pool.shutdown(wait=True)
        self._pool = None


def _make_pool(count: int) -> _Pool:
    from joblib.externals.loky import ProcessPoolExecutor

    pool: _Pool = ProcessPoolExecutor(count, initializer=_settle, initargs=(os.getpid(),), env=_ONE_THREAD)
    return pool


def _settle(parent: int) -> None:
    """Make this process a quiet worker that does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_COLLECT_AFTER)
    threading.Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(1)

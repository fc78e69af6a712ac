"""One thread for the matrix products of the tagger.

Its matrices are small: shared among threads they take several times the processor time, and on a machine whose cores
are busy several times as long. OpenBLAS, which numpy's wheels bring along, keeps one number of threads for a whole
process. It is set to one while any article is tagged and then put back as it was. With another library nothing is set.
"""

from __future__ import annotations

import ctypes
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from newsdigest.forks import held_over_forks

__all__ = ["one_thread"]

_FOLDERS = ("../numpy.libs", ".dylibs", ".libs")  # of wheels for Linux and Windows, for macOS, of older wheels
_NAMES = ("scipy_openblas_{}64_", "scipy_openblas_{}", "openblas_{}64_", "openblas_{}")
_lock = held_over_forks()


class _Get(Protocol):
    def __call__(self) -> int: ...


class _Set(Protocol):
    def __call__(self, count: int, /) -> object: ...


class _ThreadSetting(NamedTuple):
    """The number of threads of a library."""

    get: _Get
    set: _Set


@cache
def _setting() -> _ThreadSetting | None:
    """The setting of the OpenBLAS that numpy brings; None without one."""
    home = Path(np.__file__).parent
    for path in sorted(path for folder in _FOLDERS for path in (home / folder).glob("*openblas*")):
        try:
            library = ctypes.CDLL(str(path.resolve()))
        except OSError:  # not for this machine
            continue
        for name in _NAMES:
            get = getattr(library, name.format("get_num_threads"), None)
            put = getattr(library, name.format("set_num_threads"), None)
            if get is not None and put is not None:
                get.restype, put.argtypes, put.restype = ctypes.c_int, (ctypes.c_int,), None
                return _ThreadSetting(get, put)
    return None


class _Callers:
    """Counts the calls that are under way, so that the last one to end puts the number back."""

    def __init__(self) -> None:
        self._count = 0
        self._before = 1

    def enter(self, setting: _ThreadSetting) -> None:
        with _lock:
            if self._count == 0:
                self._before = setting.get()
                setting.set(1)
            self._count += 1

    def leave(self, setting: _ThreadSetting) -> None:
        with _lock:
            self._count -= 1
            if self._count == 0 and setting.get() == 1:  # else the host program has set it in the meantime
                setting.set(self._before)


_callers = _Callers()


@contextmanager
def one_thread() -> Generator[None, None, None]:
    """Matrix products in one thread; calls from several threads may overlap."""
    setting = _setting()
    if setting is None:
        yield
        return
    _callers.enter(setting)
    try:
        yield
    finally:
        _callers.leave(setting)

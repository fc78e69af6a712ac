"""A process may fork while other threads of it are at work: its child has none of them, and waits for none.

The host program decides when to fork (a web server, ``multiprocessing``), so every lock of this package is a
:func:`held_over_forks`, and imports that have begun end first.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from importlib import _bootstrap, import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["held_over_forks", "prepare_forks"]

_IMPORTED = {"newsdigest", "attr", "attrs", "cattrs", "importlib_resources", "nltk", "numpy", "pyarrow", "regex"}
_MODULE_LOCKS: dict[str, Callable[[], object]] = getattr(_bootstrap, "_module_locks", {})
"""The modules that are being imported, by CPython's own account."""


_locks: list[threading.RLock] = []
_taken: list[threading.RLock] = []


def held_over_forks() -> threading.RLock:
    """A lock that a fork takes first and then frees in both processes, so that what it guards is never half done.

    It lives as long as the process: for locks of modules, not of objects.
    """
    lock = threading.RLock()
    _locks.append(lock)
    return lock


def _before() -> None:
    """Take every lock while no module is being imported: a thread that imports may want a lock, and the reverse."""
    while True:
        _end_imports()
        for lock in list(_locks):
            lock.acquire()
            _taken.append(lock)
        if not _being_imported():
            return
        _free()


def _after_in_child() -> None:
    _forget_imports()
    _free()


def _free() -> None:
    while _taken:
        _taken.pop().release()


def _being_imported() -> list[str]:
    """The modules of this package, and of what it needs, that a thread is importing."""
    return [name for name in list(_MODULE_LOCKS) if name.partition(".")[0] in _IMPORTED | sys.stdlib_module_names]


def _end_imports() -> None:
    """Wait until no other thread imports a module of this package, or one that it needs.

    A lock of a module that another thread imports would stay taken in a forked child, whose own import would wait for
    ever. Importing a module waits for the thread that is at it, or does nothing.
    """
    while names := _being_imported():
        for name in names:
            with suppress(Exception):  # it concerns the thread that imports it
                import_module(name)


def _forget_imports() -> None:
    """Let a forked child import again what another thread of its parent had begun to.

    Between the last look above and the fork a thread can begin one more import. Its lock is taken for good here, and
    its module half made: both go, so that the child's own import starts from nothing instead of waiting for ever.
    """
    alone = threading.get_ident()
    for name, reference in list(_MODULE_LOCKS.items()):
        owner = getattr(reference(), "owner", None)
        if owner is not None and owner != alone:
            _MODULE_LOCKS.pop(name, None)
            sys.modules.pop(name, None)


def prepare_forks() -> None:
    """Have every fork from now on wait for imports and take the locks; for the package's own first lines."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_before, after_in_parent=_free, after_in_child=_after_in_child)

"""One run writes one output: while it runs, a lock file beside the output says whose it is.

The lock is made in one step that fails where it exists (``O_CREAT | O_EXCL``, POSIX open(2)), so two runs cannot both
have it. It holds the host and the process id; the lock of a process that no longer runs on this host is stale and is
taken over, with a word on standard error.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from newsdigest.errors import ParseError

__all__ = ["lock_of", "owned", "refuse_source_as_output"]

_SUFFIX: Final = ".lock"
_ATTEMPTS: Final = 3
_HELD: Final[set[Path]] = set()
"""The locks of this process."""


def lock_of(output: Path) -> Path:
    """The lock file of an output: beside it, under its name and ``.lock``."""
    return output.with_name(output.name + _SUFFIX)


def refuse_source_as_output(sources: Iterable[str], output: Path | None) -> None:
    """See that no source would be written over.

    Raises:
        ParseError: a source is the file of the output, under this name or another.
    """
    if output is None or not output.is_file():
        return
    for source in sources:
        if os.path.isfile(source) and output.samefile(source):
            raise ParseError(f"{source!r} is a source and would be written over: give another --output")


@contextmanager
def owned(output: Path) -> Generator[None, None, None]:
    """Hold the lock of ``output`` while the body runs.

    Raises:
        ParseError: another run holds it, the lock cannot be written, or the output is a pipe or a device.
    """
    if output.exists() and not output.is_file():
        raise ParseError(f"{str(output)!r} is no file that a run could go on with: write to standard output instead")
    lock = lock_of(output)
    _take(lock, output)
    _HELD.add(lock.absolute())
    try:
        yield
    finally:
        _HELD.discard(lock.absolute())
        with suppress(FileNotFoundError):
            lock.unlink()


def _take(lock: Path, output: Path) -> None:
    for _ in range(_ATTEMPTS):
        try:
            number = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            _clear_stale(lock, output)
            continue
        except OSError as error:
            raise ParseError(f"the lock {str(lock)!r} could not be written: {error.strerror}") from error
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump({"host": socket.gethostname(), "pid": os.getpid()}, file)
        return
    raise ParseError(f"another run keeps taking the lock {str(lock)!r}: wait for it, or give another --output")


def _clear_stale(lock: Path, output: Path) -> None:
    """Remove a lock whose process has ended; refuse where it still runs, or runs on another host."""
    try:
        with lock.open(encoding="utf-8") as file:
            host, pid = _owner(file, lock, output)
            if host != socket.gethostname() or _runs(pid, lock):
                raise ParseError(
                    f"another run (process {pid} on {host}) is writing {str(output)!r}: wait for it, or give another "
                    f"--output; if it was cut off, delete {str(lock)!r}"
                )
            if _remove_as_read(lock, file):
                sys.stderr.write(f"newsdigest: the run of process {pid} was cut off; this one goes on from there\n")
    except FileNotFoundError:
        return


def _owner(file: IO[str], lock: Path, output: Path) -> tuple[str, int]:
    """The host and the process that a lock names."""
    try:
        owner = json.load(file)
        return str(owner["host"]), int(owner["pid"])
    except (ValueError, KeyError, TypeError, OSError):
        raise ParseError(
            f"{str(output)!r} is locked by {str(lock)!r}, which no run of newsdigest wrote: delete it if no run is "
            "under way"
        ) from None


def _remove_as_read(lock: Path, file: IO[str]) -> bool:
    """Remove a stale lock unless another run has put its own in its place since it was read.

    Of several runs that find it stale, one at a time gets past ``flock``, and the file of the next is no longer there
    under that name.
    """
    import fcntl  # not on Windows, where no lock counts as stale

    fcntl.flock(file, fcntl.LOCK_EX)
    if not os.path.samestat(os.fstat(file.fileno()), lock.stat()):
        return False
    lock.unlink()
    return True


def _runs(pid: int, lock: Path) -> bool:
    """Whether a process of this host has that id; this one only where it took the lock itself.

    A container that is started again has the same host and often the same few process ids.
    """
    if pid == os.getpid():
        return lock.absolute() in _HELD
    if sys.platform == "win32":  # there a signal of 0 would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True

"""The one loader of packaged data: a file becomes a checked, immutable value, once, under a lock.

``functools.cache`` may build a value several times under threads (python/cpython#103475), so the loader keeps its
own lock. Nothing here unpickles, writes or looks outside the package.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from newsdigest.errors import ResourceError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["clear", "load", "read_arrays", "read_bytes", "read_json", "read_lines"]

_T = TypeVar("_T")
_lock = threading.RLock()
_values: dict[tuple[str, str, object], object] = {}


def load(room: str, name: str, build: Callable[[str, str], _T]) -> _T:
    """The value that ``build(room, name)`` makes of a packaged file; built once a process and shared.

    Args:
        room: the package that holds a ``data`` folder: ``"language"`` or ``"facts"``.
        name: the file's name within it.
        build: makes an immutable value; a function of a module, since a new lambda would build anew each time.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    key = (room, name, build)
    found = _values.get(key)
    if found is None:
        with _lock:
            found = _values.get(key)
            if found is None:
                found = _values[key] = _built(room, name, build)
    return found  # type: ignore[return-value]


def _built(room: str, name: str, build: Callable[[str, str], _T]) -> _T:
    try:
        return build(room, name)
    except ResourceError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, EOFError, OSError) as error:
        raise ResourceError(_damaged(room, name, error)) from error


def _damaged(room: str, name: str, error: object) -> str:
    return f"the packaged file newsdigest/{room}/data/{name} is damaged ({error}); reinstall newsdigest"


def read_bytes(room: str, name: str) -> bytes:
    """The raw content of a packaged file.

    Raises:
        ResourceError: there is no such file.
    """
    try:
        return (files("newsdigest") / room / "data" / name).read_bytes()
    except (OSError, KeyError) as error:
        message = f"the packaged file newsdigest/{room}/data/{name} is missing ({error}); reinstall newsdigest"
        raise ResourceError(message) from error


def read_lines(room: str, name: str) -> tuple[str, ...]:
    """The lines of a UTF-8 text file; empty lines and lines that start with ``#`` are left out."""
    lines = read_bytes(room, name).decode("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def read_json(room: str, name: str, *, version: int) -> dict[str, object]:
    """A JSON object whose ``"format"`` is ``version``.

    Raises:
        ResourceError: the file is missing, damaged or of another format.
    """
    data = json.loads(read_bytes(room, name))
    if not isinstance(data, dict) or data.get("format") != version:
        raise ResourceError(_damaged(room, name, f"its format is not {version}"))
    return data


def read_arrays(room: str, name: str, *, version: int) -> dict[str, NDArray[np.generic]]:
    """The arrays of an ``.npz`` file, read-only; its array ``format`` must be ``version``. Pickles are refused.

    Raises:
        ResourceError: the file is missing, damaged or of another format.
    """
    import zipfile

    import numpy as np

    try:
        with np.load(BytesIO(read_bytes(room, name)), allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
    except (ValueError, EOFError, OSError, zipfile.BadZipFile) as error:
        raise ResourceError(_damaged(room, name, error)) from error
    if "format" not in arrays or int(arrays["format"]) != version:
        raise ResourceError(_damaged(room, name, f"its format is not {version}"))
    for array in arrays.values():
        array.setflags(write=False)
    return arrays


def clear() -> None:
    """Forget every loaded value (for tests)."""
    with _lock:
        _values.clear()

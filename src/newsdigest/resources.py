"""The one loader of packaged data: a file becomes a checked, immutable value, once, under a lock.

``functools.cache`` may build a value several times under threads (python/cpython#103475), so the loader keeps its
own lock. Nothing here unpickles, writes or looks outside the package.

A wheel holds the SHA-256 of each of its data files (``checksums.txt``, written by ``hatch_build.py`` when the wheel is
built), and a file is compared with it whenever it is read. A checkout has no such list: its files change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from importlib_resources import files

from newsdigest.errors import ResourceError
from newsdigest.forks import held_over_forks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "arrays_of",
    "clear",
    "load",
    "read_arrays",
    "read_bytes",
    "read_json",
    "read_lines",
    "read_rows",
    "read_words",
    "verify",
]

_T = TypeVar("_T")
_lock = held_over_forks()
_values: dict[tuple[str, str, object], object] = {}
_SUMS = "checksums.txt"


def load(package: str, name: str, build: Callable[[str, str], _T]) -> _T:
    """The value that ``build(package, name)`` makes of a packaged file; built once a process and shared.

    Args:
        package: the package that holds a ``data`` folder: ``"language"`` or ``"facts"``.
        name: the file's name within it.
        build: makes an immutable value; a function of a module, since each lambda would be a new cache key.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    key = (package, name, build)
    found = _values.get(key)
    if found is None:
        with _lock:
            found = _values.get(key)
            if found is None:
                found = _values[key] = _built(package, name, build)
    return found  # type: ignore[return-value]


def _built(package: str, name: str, build: Callable[[str, str], _T]) -> _T:
    try:
        return build(package, name)
    except ResourceError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, EOFError, OSError) as error:
        raise ResourceError(_damaged(package, name, error)) from error


def _damaged(package: str, name: str, error: object) -> str:
    return f"the packaged file newsdigest/{package}/data/{name} is damaged ({error}); reinstall newsdigest"


def read_bytes(package: str, name: str) -> bytes:
    """The raw content of a packaged file, compared with the checksum that the wheel gives for it.

    Raises:
        ResourceError: there is no such file, or it is not the one that was packaged.
    """
    try:
        data = (files("newsdigest") / package / "data" / name).read_bytes()
    except (OSError, KeyError) as error:
        message = f"the packaged file newsdigest/{package}/data/{name} is missing ({error}); reinstall newsdigest"
        raise ResourceError(message) from error
    sums = load("", _SUMS, _read_sums)
    if sums and sums.get(f"{package}/data/{name}") != sha256(data).hexdigest():
        raise ResourceError(_damaged(package, name, "its SHA-256 is not the packaged one"))
    return data


def _read_sums(package: str, name: str) -> Mapping[str, str]:
    """File by checksum, as ``sha256sum`` writes them; empty where nothing was packaged, in a checkout."""
    path = files("newsdigest") / name
    lines = path.read_text("ascii").splitlines() if path.is_file() else []
    return MappingProxyType({file: digest for digest, file in (line.split("  ", 1) for line in lines)})


def verify() -> int:
    """Read every packaged data file and compare it with its checksum.

    Returns:
        The number of files; 0 in a checkout, which has no checksums.

    Raises:
        ResourceError: a file is missing or is not the one that was packaged, or an installed wheel lacks its checksums.
    """
    sums = load("", _SUMS, _read_sums)
    if not sums and _were_installed():
        raise ResourceError(f"the packaged file newsdigest/{_SUMS} is missing or empty; reinstall newsdigest")
    for file in sums:
        package, _, name = file.partition("/data/")
        read_bytes(package, name)
    return len(sums)


def _were_installed() -> bool:
    """Whether the installed wheel's own list of files (``RECORD``) names checksums for this package."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        installed = distribution("newsdigest").files or []
    except PackageNotFoundError:
        return False
    here = str(files("newsdigest") / _SUMS)
    return any(file.name == _SUMS and str(file.locate()) == here for file in installed)


def read_lines(package: str, name: str) -> tuple[str, ...]:
    """The lines of a UTF-8 text file; empty lines and lines that start with ``#`` are left out."""
    lines = read_bytes(package, name).decode("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def read_rows(package: str, name: str) -> Iterator[list[str]]:
    """The fields of each line of a table, which tabs part."""
    return (line.split("\t") for line in read_lines(package, name))


def read_words(package: str, name: str) -> frozenset[str]:
    """The lines of a text file as a set of words."""
    return frozenset(read_lines(package, name))


def read_json(package: str, name: str, *, version: int) -> dict[str, object]:
    """A JSON object whose ``"format"`` is ``version``.

    Raises:
        ResourceError: the file is missing, damaged or of another format.
    """
    data = json.loads(read_bytes(package, name))
    if not isinstance(data, dict) or data.get("format") != version:
        raise ResourceError(_damaged(package, name, f"its format is not {version}"))
    return data


def read_arrays(package: str, name: str, *, version: int) -> dict[str, NDArray[np.generic]]:
    """The arrays of an ``.npz`` file, read-only; its array ``format`` must be ``version``. Pickles are refused.

    Raises:
        ResourceError: the file is missing, damaged or of another format.
    """
    try:
        return arrays_of(read_bytes(package, name), version=version)
    except ValueError as error:
        raise ResourceError(_damaged(package, name, error)) from error


def arrays_of(data: bytes, *, version: int) -> dict[str, NDArray[np.generic]]:
    """The arrays in the bytes of an ``.npz`` file, read-only; its array ``format`` must be ``version``.

    Raises:
        ValueError: the bytes are no such file, or it is of another format, or holds pickles.
    """
    import zipfile

    import numpy as np

    try:
        with np.load(BytesIO(data), allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
    except (EOFError, OSError, zipfile.BadZipFile) as error:
        raise ValueError(str(error)) from error
    if "format" not in arrays or int(arrays["format"]) != version:
        raise ValueError(f"its format is not {version}")
    for array in arrays.values():
        array.setflags(write=False)
    return arrays


def clear() -> None:
    """Forget every loaded value (for tests)."""
    with _lock:
        _values.clear()

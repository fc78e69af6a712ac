"""Patterns of file names (``articles/*.txt``) that no shell has expanded: quoted ones, and all of them on Windows."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from newsdigest.errors import ParseError

__all__ = ["expand_patterns", "refuse_pattern"]


def expand_patterns(arguments: Iterable[str]) -> list[str]:
    """The arguments, with each pattern replaced by the files that it matches, in the order of their names.

    ``*``, ``?`` and ``[...]`` match within one part of a path, ``**`` over folders. What exists under its own name
    is no pattern.

    Raises:
        ParseError: a pattern matches nothing.
    """
    return [name for argument in arguments for name in _expanded(argument)]


def refuse_pattern(name: str) -> None:
    """Refuse a pattern where one file is wanted.

    Raises:
        ParseError: ``name`` is one.
    """
    if _is_pattern(name):
        raise ParseError(f"{name!r} is a pattern of names, and one file is wanted here")


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not os.path.lexists(name) and "://" not in name


def _expanded(argument: str) -> Iterator[str]:
    if not _is_pattern(argument):
        yield argument
        return
    found = sorted(glob.glob(argument, recursive=True))
    if not found:
        raise ParseError(f"no file matches {argument!r}")
    yield from found

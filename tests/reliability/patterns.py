"""Every pattern that the package compiles, and strings made to pump each of its repeats."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

__all__ = ["attacks", "compiled_while"]

_MANY = 8
"""Repeats that may run further than this are pumped."""

_PUMPS = ("a", "A", "1", " ", ".", ",", '"', "'", "-", "(", "<", "&", "\n", "a ", "A ", "1 ", "A. ", "a, ", "1,", "/")
_TAILS = ("", "\x00", "!\n")


def compiled_while(action: Callable[[], object]) -> dict[tuple[str, int], re.Pattern[str]]:
    """The text patterns that modules of the package compile or use while ``action`` runs.

    Run it in a process that has not imported the package yet: patterns are compiled once.
    """
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    real: Callable[..., re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]  # pyright: ignore

    def recording(pattern: Any, flags: int) -> re.Pattern[Any]:
        made = real(pattern, flags)
        if isinstance(made.pattern, str) and _from_package(sys._getframe(1)):
            found[made.pattern, made.flags] = made
        return made

    re._compile = recording  # type: ignore[attr-defined]  # pyright: ignore
    try:
        action()
    finally:
        re._compile = real  # type: ignore[attr-defined]  # pyright: ignore
    return found


def _from_package(frame: FrameType) -> bool:
    caller = frame.f_back
    return caller is not None and str(caller.f_globals.get("__name__", "")).split(".")[0] == "newsdigest"


def attacks(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Strings that lead up to each repeat of ``pattern``, go round in it, and then fail."""
    pumps = {(" ", pump) for pump in _PUMPS}
    pumps.update(_repeats(_tree(pattern), ""))
    for prefix, pump in sorted(pumps):
        body = prefix + pump * (length // max(1, len(pump)))
        for tail in _TAILS:
            yield body[:length] + tail
        if prefix:
            yield ((prefix + pump * 3) * (length // (len(prefix) + 3 * len(pump)) + 1))[:length]


def _tree(pattern: re.Pattern[str]) -> Any:
    parser = sys.modules.get("re._parser") or sys.modules["sre_parse"]
    return parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)


def _repeats(tree: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """For each repeat that may run far: what leads up to it, and one turn of it."""
    for op, argument in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = argument
            if int(most) > _MANY:
                for turn in {_sample(body, choice) for choice in range(3)}:
                    yield prefix, turn or "a"
            yield from _repeats(body, prefix)
        elif name == "SUBPATTERN":
            yield from _repeats(argument[3], prefix)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _repeats(branch, prefix)
        elif name in ("ASSERT", "ATOMIC_GROUP"):
            yield from _repeats(argument[1] if name == "ASSERT" else argument, prefix)
        prefix += _sample([(op, argument)], 0)


def _sample(tree: Any, choice: int) -> str:
    """A text that the tree takes, by its ``choice``-th alternatives."""
    return "".join(_one(str(op), argument, choice) for op, argument in tree)


def _one(name: str, argument: Any, choice: int) -> str:
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return "a" if argument != ord("a") else "b"
    if name == "ANY":
        return "a"
    if name == "IN":
        return _member(argument, choice)
    if name == "BRANCH":
        branches = argument[1]
        return _sample(branches[choice % len(branches)], choice)
    if name == "SUBPATTERN":
        return _sample(argument[3], choice)
    if name == "ATOMIC_GROUP":
        return _sample(argument, choice)
    if name.endswith("REPEAT"):
        return _sample(argument[2], choice) * max(1, int(argument[0]))
    return ""


_OF_CATEGORY = {
    "CATEGORY_DIGIT": "1",
    "CATEGORY_SPACE": " ",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_NOT_WORD": " ",
    "CATEGORY_NOT_DIGIT": "a",
}


def _member(items: Any, choice: int) -> str:
    """A character of a class; of a negated one, a common character that it leaves in."""
    if str(items[0][0]) == "NEGATE":
        compiled = [char for char in 'aA1 .,"-' if not any(_holds(item, char) for item in items[1:])]
        return compiled[choice % len(compiled)] if compiled else "\u00e9"
    op, argument = items[choice % len(items)]
    if str(op) == "RANGE":
        return chr(argument[0])
    return chr(argument) if str(op) == "LITERAL" else _OF_CATEGORY.get(str(argument), "a")


def _holds(item: tuple[Any, Any], char: str) -> bool:
    op, argument = item
    if str(op) == "LITERAL":
        return ord(char) == int(argument)
    if str(op) == "RANGE":
        return int(argument[0]) <= ord(char) <= int(argument[1])
    tests: dict[str, Callable[[str], bool]] = {
        "CATEGORY_DIGIT": str.isdigit,
        "CATEGORY_SPACE": str.isspace,
        "CATEGORY_WORD": lambda c: c.isalnum() or c == "_",
        "CATEGORY_NOT_SPACE": lambda c: not c.isspace(),
        "CATEGORY_NOT_WORD": lambda c: not (c.isalnum() or c == "_"),
        "CATEGORY_NOT_DIGIT": lambda c: not c.isdigit(),
    }
    return tests[str(argument)](char)

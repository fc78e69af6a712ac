"""Plain text cut into paragraphs in any layout: blank lines, one line a paragraph, or lines wrapped at a width.

A single line break ends a paragraph unless the line before it plainly goes on: the next line starts with a small
letter, or the text is wrapped (most lines are about as long as the longest) and the line is full, that is, the first
word of the next line would not have fitted on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Chunk", "chunks_of"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff\u00ad\x00\x1f"
)
_MAX_WIDTH = 110
_MIN_WIDTH = 40


class Chunk(NamedTuple):
    """One paragraph: its half-open offsets, white space trimmed, and whether a blank line precedes it.

    ``delimited``: an element of the source (``<p>``, ``<li>`` ...) holds it, and not lines of plain text.
    """

    start: int
    end: int
    apart: bool
    delimited: bool = False


class _RawLine(NamedTuple):
    start: int
    end: int
    apart: bool
    indented: bool


def chunks_of(text: str, start: int, end: int) -> list[Chunk]:
    """The paragraphs of ``text[start:end]`` in order."""
    lines = list(_lines(text, start, end))
    width = _wrap_width(text, lines)
    chunks: list[Chunk] = []
    for index, line in enumerate(lines):
        if chunks and not line.apart and _goes_on(text, lines[index - 1], line, width):
            chunks[-1] = chunks[-1]._replace(end=line.end)
        else:
            chunks.append(Chunk(line.start, line.end, line.apart))
    return chunks


def _lines(text: str, start: int, end: int) -> Iterator[_RawLine]:
    """The lines that hold something, trimmed."""
    last = start
    for match in _LINE.finditer(text, start, end):
        words = match.group()
        left = len(words) - len(words.lstrip(_EDGES))
        if left == len(words):
            continue
        first, final = match.start() + left, match.start() + len(words.rstrip(_EDGES))
        gap = text[last : match.start()]
        apart = gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap) or not gap.isspace() or "\u2029" in gap
        yield _RawLine(first, final, apart, left >= 2)
        last = match.end()


def _wrap_width(text: str, lines: list[_RawLine]) -> int:
    """The width at which lines are wrapped, or 0 where they are not."""
    breaks = [(before, line) for before, line in pairwise(lines) if not line.apart]
    if len(breaks) < 2:
        return 0
    width = max(line.end - line.start for line in lines)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    full = sum(
        before.end - before.start > width * 0.75 and text[before.end - 1] not in '.!?"\u201d:' for before, _ in breaks
    )
    return width if full * 2 > len(breaks) else 0


def _goes_on(text: str, before: _RawLine, line: _RawLine, width: int) -> bool:
    if text[line.start].islower() or text[before.end - 1] == ";":
        return True
    if not width or line.indented:
        return False
    word = text.find(" ", line.start, line.end)
    room = width - (before.end - before.start)
    return (word if word >= 0 else line.end) - line.start + 1 > room

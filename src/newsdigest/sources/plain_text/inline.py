"""Furniture inside long lines: what scraping leaves where it lost the line breaks.

Ordinary paragraphs are not looked at: only lines longer than any paragraph should be. What is found is cut out as
blocks of its own, so that the story's first words are the story's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdigest.model.enums import BlockKind
from newsdigest.resources import load, read_lines
from newsdigest.sources.plain_text.chunks import Chunk

__all__ = ["cut_long_lines"]

_LONG = 1000
_OPENING = 400
_Rules = tuple[re.Pattern[str], tuple[tuple[BlockKind, re.Pattern[str]], ...]]


def cut_long_lines(
    text: str, chunks: Sequence[Chunk], fixed: Sequence[BlockKind | None]
) -> tuple[list[Chunk], list[BlockKind | None]]:
    """The chunks and their kinds, with the furniture of long lines cut out."""
    found: list[Chunk] = []
    kinds: list[BlockKind | None] = []
    for chunk, kind in zip(chunks, fixed, strict=True):
        if kind is not None or chunk.end - chunk.start < _LONG:
            found.append(chunk)
            kinds.append(kind)
            continue
        for start, end, inner in _pieces(text, chunk):
            found.append(Chunk(start, end, chunk.apart or start > chunk.start, chunk.delimited))
            kinds.append(inner)
    return found, kinds


def _pieces(text: str, chunk: Chunk) -> Iterator[tuple[int, int, BlockKind | None]]:
    """The stretches of one line, trimmed: story (None) and what is not."""
    anywhere, opening = load("sources", "inline.tsv", _rules)
    at = chunk.start
    for start, end, kind in [*_opening(text, chunk, opening), *_anywhere(text, chunk, anywhere)]:
        if start < at:
            continue
        yield from _trimmed(text, at, start, None)
        yield from _trimmed(text, start, end, kind)
        at = end
    yield from _trimmed(text, at, chunk.end, None)


def _opening(
    text: str, chunk: Chunk, rules: tuple[tuple[BlockKind, re.Pattern[str]], ...]
) -> Iterator[tuple[int, int, BlockKind]]:
    for kind, pattern in rules:
        if match := pattern.match(text, chunk.start, min(chunk.end, chunk.start + _OPENING)):
            yield match.start(), match.end(), kind
            return


def _anywhere(text: str, chunk: Chunk, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, BlockKind]]:
    for match in pattern.finditer(text, chunk.start, chunk.end):
        yield match.start(), match.end(), BlockKind.FURNITURE


def _trimmed(text: str, start: int, end: int, kind: BlockKind | None) -> Iterator[tuple[int, int, BlockKind | None]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end, kind


def _rules(room: str, name: str) -> _Rules:
    anywhere: list[str] = []
    opening: list[tuple[BlockKind, re.Pattern[str]]] = []
    for line in read_lines(room, name):
        kind, place, pattern = line.split("\t")
        if place == "start":
            opening.append((BlockKind(kind), re.compile(pattern)))
        else:
            anywhere.append(pattern)
    return re.compile("|".join(anywhere)), tuple(opening)

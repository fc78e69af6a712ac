"""Captions and furniture run together with the story: what scraping leaves where it lost the line breaks.

In an ordinary paragraph only three things are cut out: a credited caption before a dateline, a credit in brackets at
either end, and a "Read more:" with what follows it at the end. In lines longer than any paragraph should be, the
strings of publishing systems are looked for anywhere. What is found is a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdigest.model.enums import BlockKind
from newsdigest.resources import load, read_rows
from newsdigest.sources.plain_text.block_labels import CREDIT_NOUNS
from newsdigest.sources.plain_text.chunks import Chunk
from newsdigest.sources.plain_text.datelines import find_dateline

__all__ = ["cut_out"]

_LONG = 1000
_OPENING = 400
_TAIL = 240
_CREDIT = rf"\((?:[A-Z][\w.' -]{{0,30}} )?(?:{CREDIT_NOUNS}|Graphic)s?\b[^()]{{0,80}}\)"
_FIRST_CREDIT = re.compile(
    rf"(?:(?P<credit>{_CREDIT})|[A-Z\"'\u2018\u201c][^()]{{10,300}}(?:{_CREDIT}|\([A-Z][^()/]{{2,50}}/[A-Z][^()]{{1,40}}\)))\s+"
    r"(?=[A-Z\"'\u2018\u201c])"
)
_LAST_CREDIT = re.compile(rf"(?<=[.!?\"'\u2019\u201d])\s+{_CREDIT}$")
_LAST_LABEL = re.compile(
    r"(?<=[.!?\"'\u2019\u201d])\s+(?P<label>(?i:(?:read|see|watch|listen)(?: more| also| next| now)|also read"
    r"|related(?: stories| articles| coverage)?|more on this)\s?:\s\S[^\n]{0,180})$"
)
_Rules = tuple[re.Pattern[str], tuple[tuple[BlockKind, re.Pattern[str]], ...]]


def cut_out(
    text: str, chunks: Sequence[Chunk], fixed: Sequence[BlockKind | None]
) -> tuple[list[Chunk], list[BlockKind | None]]:
    """The chunks and their kinds, with the captions and furniture inside them cut out."""
    found: list[Chunk] = []
    kinds: list[BlockKind | None] = []
    for chunk, kind in zip(chunks, fixed, strict=True):
        if kind is not None:
            found.append(chunk)
            kinds.append(kind)
            continue
        long = chunk.end - chunk.start >= _LONG
        for start, end, inner in _pieces(text, chunk) if long else _without_edges(text, chunk.start, chunk.end):
            found.append(Chunk(start, end, chunk.apart or start > chunk.start, chunk.delimited))
            kinds.append(inner)
    return found, kinds


def _without_edges(text: str, start: int, end: int) -> Iterator[tuple[int, int, BlockKind | None]]:
    """An ordinary paragraph, split from a caption or credit at its beginning and furniture or a credit at its end."""
    head_end = min(end, start + _OPENING)
    opening = _FIRST_CREDIT.match(text, start, head_end) if text.find("(", start, head_end) >= 0 else None
    if opening and (opening["credit"] or find_dateline(text, opening.end(), end)):
        yield from _trimmed(text, start, opening.end(), BlockKind.CAPTION)
        start = opening.end()
    tail = max(start, end - _TAIL)
    closing = _LAST_LABEL.search(text, tail, end) if text.find(":", tail, end) >= 0 else None
    if closing is None and text.find("(", tail, end) >= 0:
        closing = _LAST_CREDIT.search(text, tail, end)
    last = closing.start() if closing and closing.start() > start else end
    yield from _trimmed(text, start, last, None)
    if closing and last < end:
        kind = BlockKind.FURNITURE if closing.lastgroup == "label" else BlockKind.CAPTION
        yield from _trimmed(text, last, end, kind)


def _pieces(text: str, chunk: Chunk) -> Iterator[tuple[int, int, BlockKind | None]]:
    """The spans of one line, trimmed: story (None) and what is not."""
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


def _rules(package: str, name: str) -> _Rules:
    anywhere: list[str] = []
    opening: list[tuple[BlockKind, re.Pattern[str]]] = []
    for kind, place, pattern in read_rows(package, name):
        if place == "start":
            opening.append((BlockKind(kind), re.compile(pattern)))
        else:
            anywhere.append(pattern)
    return re.compile("|".join(anywhere)), tuple(opening)

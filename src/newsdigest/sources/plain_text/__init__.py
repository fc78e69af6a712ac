"""Plain text: the string stays what it is, and its paragraphs get their kinds.

The text is cut into paragraphs (``chunks``), captions and furniture run together with them are cut out (``inline``),
the lines above the story are read (``header``), a dateline is cut off the first paragraph of the story (``datelines``),
and what is not story is recognised by its words (``block_labels``) or, for subheads, captions and lists, by its shape
and that of its neighbours (``shapes``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import attrs

from newsdigest.model.article import Block
from newsdigest.model.enums import BlockKind
from newsdigest.model.relocation import span_of
from newsdigest.model.span import Span
from newsdigest.sources.bylines import authors_of_byline
from newsdigest.sources.dates import read_date
from newsdigest.sources.plain_text.chunks import Chunk, chunks_of
from newsdigest.sources.plain_text.datelines import Dateline, find_dateline
from newsdigest.sources.plain_text.header import read_header
from newsdigest.sources.plain_text.inline import cut_out
from newsdigest.sources.plain_text.shapes import kinds_of_body
from newsdigest.text import CleanText, clean

__all__ = ["Layout", "find_layout", "lay_out"]

_REACH = 4  # paragraphs that may hold a dateline
_SPEAKER = re.compile(r"[A-Z][A-Z .'\u2019-]{1,40}:\s")


@attrs.frozen(kw_only=True)
class Layout:
    """The blocks of a text, and what its header says."""

    blocks: tuple[Block, ...]
    title: str | None = None
    dateline: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | date | None = None
    modified: datetime | date | None = None
    published_note: str | None = None
    modified_note: str | None = None


def find_layout(text: str, start: int, end: int, *, title: str | None) -> Layout:
    """Lay out ``text[start:end]``.

    Args:
        text: the whole text; offsets of the blocks index it.
        start: where to begin.
        end: where to stop.
        title: the headline where it is known; where None, it is looked for.
    """
    found = clean(text)
    if found is None:
        chunks = chunks_of(text, start, end)
        return _lay_out(text, chunks, [None] * len(chunks), title=title)
    chunks = chunks_of(found.text, found.index(start), found.index(end))
    return _in_original(_lay_out(found.text, chunks, [None] * len(chunks), title=title), found, text)


def lay_out(text: str, chunks: Sequence[Chunk], fixed: Sequence[BlockKind | None], *, title: str | None) -> Layout:
    """Lay out a text that is cut into paragraphs already.

    Args:
        text: the whole text.
        chunks: its paragraphs, in order.
        fixed: the kind of each where the source gives it, or None; a fixed kind is kept.
        title: the headline where it is known; where None, it is looked for.
    """
    found = clean(text)
    if found is None:
        return _lay_out(text, chunks, fixed, title=title)
    held: list[Chunk] = []
    kinds: list[BlockKind | None] = []
    for chunk, kind in zip(chunks, fixed, strict=True):
        start, end = found.index(chunk.start), found.index(chunk.end)
        if found.text[start:end].strip():
            held.append(chunk._replace(start=start, end=end))
            kinds.append(kind)
    return _in_original(_lay_out(found.text, held, kinds, title=title), found, text)


def _in_original(layout: Layout, clean_text: CleanText, text: str) -> Layout:
    """A layout of a clean text, with its blocks in the text that it was made from."""
    spans = [span_of(clean_text, block.span) for block in layout.blocks]
    blocks = [Block(block.kind, span, span.of(text)) for block, span in zip(layout.blocks, spans, strict=True)]
    return attrs.evolve(layout, blocks=tuple(blocks))


def _lay_out(text: str, chunks: Sequence[Chunk], fixed: Sequence[BlockKind | None], *, title: str | None) -> Layout:
    chunks, fixed = cut_out(text, chunks, fixed)
    header = read_header(text, chunks, fixed, title)
    body = chunks[len(header.kinds) :]
    kinds = [*header.kinds, *kinds_of_body(text, body, fixed[len(header.kinds) :])]
    lead = _first_story(kinds, len(header.kinds))
    dated, dateline = _first_dateline(text, chunks, kinds, lead)
    published, note = header.published, header.published_note
    if dateline and published is None and (moment := read_date(dateline.date)):
        published, note = moment, f"publication date read from the dateline {dateline.date!r}"
    return Layout(
        blocks=_blocks(text, chunks, kinds, lead, (dated, dateline)),
        title=header.title,
        dateline=dateline.place if dateline else None,
        authors=header.authors or _signed(text, body, kinds[len(header.kinds) :]),
        published=published,
        modified=header.modified,
        published_note=note,
        modified_note=header.modified_note,
    )


def _first_story(kinds: Sequence[BlockKind], first: int) -> int | None:
    return next((index for index in range(first, len(kinds)) if kinds[index] is BlockKind.PARAGRAPH), None)


def _first_dateline(
    text: str, chunks: Sequence[Chunk], kinds: Sequence[BlockKind], lead: int | None
) -> tuple[int | None, Dateline | None]:
    """The dateline of the lead or, below a deck or a summary, of one of the next paragraphs; with its paragraph."""
    if lead is None:
        return None, None
    speakers = sum(_SPEAKER.match(text, chunk.start, chunk.end) is not None for chunk in chunks[lead : lead + 8])
    story = [index for index in range(lead, min(lead + _REACH, len(chunks))) if kinds[index] is BlockKind.PARAGRAPH]
    for index in story:
        dateline = find_dateline(text, chunks[index].start, chunks[index].end)
        if dateline and not (dateline.colon and (index > lead or speakers > 1)):
            return index, dateline
    return None, None


def _blocks(
    text: str,
    chunks: Sequence[Chunk],
    kinds: Sequence[BlockKind],
    lead: int | None,
    found: tuple[int | None, Dateline | None],
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    dated, dateline = found
    for index, (chunk, kind) in enumerate(zip(chunks, kinds, strict=True)):
        start, final = chunk.start, BlockKind.LEAD if index == lead else kind
        if index == dated and dateline:
            blocks.append(Block(BlockKind.DATELINE, Span(start, dateline.end), text[start : dateline.end]))
            start = dateline.body
        if start < chunk.end:
            blocks.append(Block(final, Span(start, chunk.end), text[start : chunk.end]))
    return tuple(blocks)


def _signed(text: str, body: Sequence[Chunk], kinds: Sequence[BlockKind]) -> tuple[str, ...]:
    """Authors from a credit line below the story ("Reporting by ...")."""
    for chunk, kind in zip(body, kinds, strict=True):
        line = text[chunk.start : min(chunk.end, chunk.start + 300)].strip("([ ")
        if kind is BlockKind.BYLINE and line.startswith("Reporting by "):
            return authors_of_byline(line.split(";")[0].split("Editing")[0].rstrip(")] "))
    return ()

"""Subheads, captions and lists by shape: how long a paragraph is, how it ends, and what surrounds it.

A subhead is short, has no full stop and precedes a paragraph. A caption without a credit is a longer line
without a full stop among paragraphs that have one, except where the markup of the source delimits the paragraph: it has
elements for captions. Both are asked for only where the story's paragraphs do end in full stops, so that unpunctuated
text stays story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdigest.lexicon.speech import SAID_FORMS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.enums import BlockKind
from newsdigest.sources.bylines import is_byline
from newsdigest.sources.plain_text.block_labels import bullet_of, label_of, unterminated
from newsdigest.sources.plain_text.chunks import Chunk
from newsdigest.sources.plain_text.signed_lines import names_of_signed_line
from newsdigest.text import fold

__all__ = ["kinds_of_body"]

_SUBHEAD_CHARS = 80
_SUBHEAD_WORDS = 10
_LAST = 2  # paragraphs at the end of a story, where it may be signed
_CRY_CHARS = 60
_CRY_WORDS = 7
_CAPTION_CHARS = 360
_TALK = re.compile(rf"\b(?:{any_of(SAID_FORMS)}|according to|writes)\b", re.IGNORECASE)
_INNER_STOP = re.compile(r"[a-z]{2}[\"')]{0,2}[.!?][\"')]{0,2} [A-Z]|[{}\n]")
_NUMBERS = re.compile(r"[\d\s.,:%$\u00a3\u20ac()/+-]{0,40}$")


def kinds_of_body(text: str, chunks: Sequence[Chunk], fixed: Sequence[BlockKind | None]) -> list[BlockKind]:
    """The kind of each paragraph of a story, ``fixed`` ones kept; the caller finds the lead."""
    kinds = [kind or label_of(text, chunk.start, chunk.end) for chunk, kind in zip(chunks, fixed, strict=True)]
    bullets = [bullet_of(text, chunk.start, chunk.end) for chunk in chunks]
    open_ended = [unterminated(text, chunk.start, chunk.end) for chunk in chunks]
    story = [index for index, kind in enumerate(kinds) if kind is None and not bullets[index]]
    closed = sum(not open_ended[index] for index in story)
    _mark_lists(kinds, bullets)
    _mark_signatures(text, chunks, kinds)
    _mark_noticed(text, chunks, kinds)
    if len(story) > 1 and closed * 10 >= len(story) * 4 and closed > 0:
        _mark_open_lines(text, chunks, kinds, open_ended)
    return [kind or BlockKind.PARAGRAPH for kind in kinds]


def _mark_lists(kinds: list[BlockKind | None], bullets: Sequence[int]) -> None:
    """A sure bullet is an item; a dash or a number only beside another."""
    for index, bullet in enumerate(bullets):
        beside = (index > 0 and bullets[index - 1]) or (index + 1 < len(bullets) and bullets[index + 1])
        if kinds[index] is None and (bullet == 2 or (bullet and beside)):
            kinds[index] = BlockKind.LIST_ITEM


def _mark_signatures(text: str, chunks: Sequence[Chunk], kinds: list[BlockKind | None]) -> None:
    """A line that names the writer ends the story: "Words: Ada Penn"."""
    for index in range(max(1, len(chunks) - _LAST), len(chunks)):
        start, end = chunks[index][:2]
        if (
            kinds[index] in (None, BlockKind.CAPTION)
            and end - start <= _SUBHEAD_CHARS
            and unterminated(text, start, end)
        ):
            line = fold(text[start:end])
            if is_byline(line) or names_of_signed_line(line):
                kinds[index] = BlockKind.BYLINE


def _mark_noticed(text: str, chunks: Sequence[Chunk], kinds: list[BlockKind | None]) -> None:
    """The paragraph below a lone "Correction:" is the correction."""
    for index in range(1, len(kinds)):
        start, end = chunks[index - 1][:2]
        lone = kinds[index - 1] is BlockKind.NOTICE and end - start <= 40
        if lone and kinds[index] is None and (text[end - 1] == ":" or unterminated(text, start, end)):
            kinds[index] = BlockKind.NOTICE


def _mark_open_lines(
    text: str, chunks: Sequence[Chunk], kinds: list[BlockKind | None], open_ended: Sequence[bool]
) -> None:
    """Decide on the runs of paragraphs without a full stop."""
    index = 0
    while index < len(chunks):
        if kinds[index] is not None or not _may_be_heading(text, chunks[index], open_ended[index]):
            index += 1
            continue
        stop = index + 1
        while stop < len(chunks) and kinds[stop] is None and _may_be_heading(text, chunks[stop], open_ended[stop]):
            stop += 1
        for at, kind in zip(range(index, stop), _run(text, chunks, kinds, index, stop), strict=True):
            kinds[at] = kind
        index = stop


def _are_short(text: str, chunks: Sequence[Chunk]) -> bool:
    return all(_is_short(text, chunk) for chunk in chunks)


def _run(
    text: str, chunks: Sequence[Chunk], kinds: Sequence[BlockKind | None], first: int, stop: int
) -> list[BlockKind | None]:
    """The kinds of one run: links below the story, list entries, or subheads and captions."""
    count = stop - first
    short = _are_short(text, chunks[first:stop])
    story_before, story_after = None in kinds[:first], None in kinds[stop:]
    if short and not story_after:
        plain = not any(chunk.delimited for chunk in chunks[first:stop])
        are_links = plain and count > 1 and story_before
        return [BlockKind.FURNITURE if are_links else None] * count
    if short and count > 2:
        return [*[BlockKind.LIST_ITEM] * (count - 1), BlockKind.SUBHEAD if first else BlockKind.LIST_ITEM]
    above_story = stop < len(chunks) and kinds[stop] in (None, BlockKind.LIST_ITEM)
    return [
        _single(text, chunks[at], at + 1 < stop or above_story, story_after and (story_before or at > first))
        for at in range(first, stop)
    ]


def _single(text: str, chunk: Chunk, above_story: bool, below_story: bool) -> BlockKind | None:
    if _is_short(text, chunk):
        return BlockKind.SUBHEAD if above_story else None
    words = fold(text[chunk.start : chunk.end])
    if chunk.delimited or not below_story or _TALK.search(words) or words[0] in "\"'" or _INNER_STOP.search(words):
        return None
    return BlockKind.CAPTION


def _is_short(text: str, chunk: Chunk) -> bool:
    length = chunk.end - chunk.start
    return length <= _SUBHEAD_CHARS and text.count(" ", chunk.start, chunk.end) < _SUBHEAD_WORDS


def _may_be_heading(text: str, chunk: Chunk, open_ended: bool) -> bool:
    """Whether the paragraph could be a subhead or a caption: no full stop, no small first letter, not too long."""
    length = chunk.end - chunk.start
    if length > _CAPTION_CHARS or text[chunk.start].islower() or _NUMBERS.match(text, chunk.start, chunk.end):
        return False
    if open_ended:
        return True
    # A short question or a cry may be a subhead: not speech, in quotation marks or after a speaker ("Q: ...").
    words = text[chunk.start : chunk.end]
    short = length <= _CRY_CHARS and words.count(" ") < _CRY_WORDS
    return words[-1] in "?!" and short and ":" not in words and fold(words[0]) not in "\"'"

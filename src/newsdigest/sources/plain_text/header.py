"""The lines above a story: headline, deck, byline, dates.

A text has a headline where its first paragraph is short, something longer follows, and it reads as a headline: no full
stop at its end; or a full stop that some archive added: to words without articles and auxiliaries, above a dateline or
a byline, or above a paragraph much longer than itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import attrs

from newsdigest.lexicon.function_words import ARTICLES, HAVE, PAST_BE, PRESENT_BE, SUBJECT_PRONOUNS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.enums import BlockKind
from newsdigest.sources.bylines import authors_of_byline, is_byline, is_office
from newsdigest.sources.dates import DatedLine, dates_of_line
from newsdigest.sources.plain_text.block_labels import bullet_of, label_of, unterminated
from newsdigest.sources.plain_text.chunks import Chunk
from newsdigest.sources.plain_text.datelines import find_dateline
from newsdigest.sources.plain_text.signed_lines import names_of_signed_line
from newsdigest.text import fold

__all__ = ["Header", "date_line", "read_header", "same_words"]

_HEADER_KINDS = (BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.FURNITURE, BlockKind.CAPTION)
_SKIPPED = (BlockKind.FURNITURE, BlockKind.CAPTION)
_MAX_TITLE = 220
_MAX_CLOSED = 100
_MAX_OVER = 90
_OVER = 2.4
_OPENERS = SUBJECT_PRONOUNS | {"but", "and", "there", "this", "that", "so", "yes", "no"}
_MAX_LINES = 12
_MAX_META = 200
_SENTENCE_WORDS = re.compile(
    rf"\b(?:{any_of(ARTICLES, PRESENT_BE - {'am'}, PAST_BE, HAVE - {'having'}, SUBJECT_PRONOUNS)}|been)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]['\w-]{0,40}")
_JUNK = r"[\s|,.\u2022\u00b7()\[\]/:;-]{0,8}"
_CREDITED = r"(?:sources?|(?:web )?editors?|edited by|producer|agency) ?: ?[^|:\n]{1,40}(?:\||$)"
_REST = re.compile(
    rf"{_JUNK}(?:(?:{_CREDITED}|by|in|at|on|and|(?:local )?time|\d{{1,2}} ?min(?:ute)?s? read|\d{{1,2}} comments?)"
    rf"{_JUNK}){{0,6}}$",
    re.IGNORECASE,
)
_READING = re.compile(r"\d{1,2}[ -]?min(?:ute)?s? read|\band\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'.\u2019-]{1,20}(?: (?:[A-Z]\.|[a-z]{2,3}|[A-Z][\w'.\u2019-]{1,20})){1,3}$")


@attrs.define
class Header:
    """The lines above the story; ``count`` paragraphs were read, with a kind for each.

    ``titled`` where a headline is known: a line below it may sign the story without "By".
    """

    kinds: list[BlockKind] = attrs.Factory(list)
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | date | None = None
    modified: datetime | date | None = None
    published_note: str | None = None
    modified_note: str | None = None
    titled: bool = False


def read_header(text: str, chunks: Sequence[Chunk], fixed: Sequence[BlockKind | None], title: str | None) -> Header:
    """The header of a text cut into ``chunks``, up to the first that the source itself calls something else.

    ``title`` is the headline where it is known.
    """
    header = Header()
    for chunk, kind in zip(chunks, fixed, strict=False):
        if kind is None or kind not in _HEADER_KINDS:
            break
        header.kinds.append(kind)
        if kind is BlockKind.HEADLINE and header.title is None:
            header.title = " ".join(text[chunk.start : chunk.end].split())
    first = len(header.kinds)
    chunks = chunks[: _first_fixed(fixed, first, len(chunks))]
    while first < min(len(chunks), 4):
        label = _label(text, chunks[first])
        if label is None or label not in _SKIPPED:
            break
        header.kinds.append(label)
        first += 1
    if (title or not header.title) and first < len(chunks) and _is_title(text, chunks[first:], title):
        header.title = " ".join(text[chunks[first].start : chunks[first].end].split())
        header.kinds.append(BlockKind.HEADLINE)
        first += 1
    header.titled = bool(title or header.title)
    _read_lines(text, chunks, first, header)
    return header


def _label(text: str, chunk: Chunk) -> BlockKind | None:
    """The kind that a line's own words declare; a line that names its writer and a photographer is no caption."""
    signed = names_of_signed_line(fold(text[chunk.start : min(chunk.end, chunk.start + _MAX_META)]))
    return None if signed else label_of(text, chunk.start, chunk.end)


def _first_fixed(fixed: Sequence[BlockKind | None], first: int, stop: int) -> int:
    """The first chunk from ``first`` on that the source itself calls something; ``stop`` where there is none."""
    return next((index for index in range(first, stop) if fixed[index] is not None), stop)


def _read_lines(text: str, chunks: Sequence[Chunk], first: int, header: Header) -> None:
    """Dates and bylines, and the deck above them where there is one."""
    while first < min(len(chunks), _MAX_LINES):
        kind = _meta(text, chunks[first], header)
        if kind is None and header.title and first + 1 < len(chunks) and len(header.kinds) == first:
            kind = _above_meta(text, chunks, first, header)
        if kind is None:
            return
        header.kinds.append(kind)
        first += 1


def date_line(line: str) -> DatedLine | None:
    """The dates of a line that says nothing but dates and authors, or None.

    >>> date_line("Ada Penn | 6 May 2024").published.isoformat(), date_line("The pier shut on 6 May 2024.")
    ('2024-05-06', None)
    """
    dated = dates_of_line(fold(line))
    if dated is None or not (_REST.match(dated.rest) or is_byline(dated.rest) or _bare_names(dated.rest)):
        return None
    return dated


def _meta(text: str, chunk: Chunk, header: Header) -> BlockKind | None:
    """A line of dates or authors, read into ``header``."""
    if chunk.end - chunk.start > _MAX_META:
        return None
    line = fold(text[chunk.start : chunk.end])
    dated = dates_of_line(line)
    rest = dated.rest if dated else line
    authors = _writers(rest, dated is not None, header.titled)
    if not authors and header.kinds[-1:] == [BlockKind.BYLINE] and is_office(rest):
        return BlockKind.BYLINE
    if not authors and not (dated and _REST.match(rest)):
        return BlockKind.FURNITURE if label_of(text, *chunk[:2]) is BlockKind.FURNITURE else None
    header.authors = header.authors or authors
    if dated:
        _take_dates(header, dated.published, dated.modified, text[chunk.start : chunk.end])
    return BlockKind.BYLINE if authors else BlockKind.DATELINE


def _writers(rest: str, dated: bool, titled: bool) -> tuple[str, ...]:
    """The writers whom a line names: after "By", beside a date, or below a headline."""
    if is_byline(rest):
        return authors_of_byline(rest)
    return _bare_names(rest) if dated else names_of_signed_line(rest) if titled else ()


def _bare_names(rest: str) -> tuple[str, ...]:
    """The names beside a date, where the line says nothing else: "Ada Penn | 3 min read"."""
    words = _READING.sub(" ", rest)
    names = authors_of_byline(words)
    letters = sum(map(str.isalpha, words))
    in_names = sum(sum(map(str.isalpha, name)) for name in names if " " in name)
    return names if in_names and in_names + 4 >= letters else ()


def _take_dates(header: Header, published: datetime | date | None, modified: datetime | date | None, line: str) -> None:
    if published and header.published is None:
        header.published = published
        header.published_note = f"publication date read from the line {line!r}"
    if modified and header.modified is None:
        header.modified = modified
        header.modified_note = f"date of change read from the line {line!r}"


def _above_meta(text: str, chunks: Sequence[Chunk], first: int, header: Header) -> BlockKind | None:
    """A name or a deck between the headline and a line of dates or authors."""
    chunk, following = chunks[first], chunks[first + 1]
    below = BlockKind.BYLINE if is_office(text[following.start : following.end]) else _meta(text, following, Header())
    if chunk.end - chunk.start > 300 or below not in (BlockKind.DATELINE, BlockKind.BYLINE):
        return None
    words = text[chunk.start : chunk.end]
    if _NAME.match(words) and authors_of_byline(words):
        header.authors = header.authors or authors_of_byline(words)
        return BlockKind.BYLINE
    return BlockKind.SUBHEAD if unterminated(text, *chunk[:2]) else BlockKind.LEAD


def same_words(left: str, right: str) -> bool:
    """Whether two headlines have the same words; case, marks and blanks do not count."""
    return _WORD.findall(fold(left).casefold()) == _WORD.findall(fold(right).casefold()) != []


def _is_title(text: str, chunks: Sequence[Chunk], known: str | None) -> bool:
    start, end = chunks[0].start, chunks[0].end
    if end - start > _MAX_TITLE or len(chunks) < 2:
        return False
    if known is not None:
        return same_words(text[start:end], known)
    if _is_other_line(text, chunks[0]):
        return False
    return _subtitled(text[start:end]) or _stands_as_title(text, chunks)


def _is_other_line(text: str, chunk: Chunk) -> bool:
    """Whether a line is a dateline, a point of a list, a label or a line of dates and authors."""
    start, end = chunk.start, chunk.end
    return bool(
        find_dateline(text, start, end)
        or bullet_of(text, start, end)
        or label_of(text, start, end)
        or _meta(text, chunk, Header())
    )


def _stands_as_title(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether the form of the first line, and of what follows, is that of a headline over a story."""
    start, end = chunks[0].start, chunks[0].end
    words, length = text[start:end], end - start
    longest = max(chunk.end - chunk.start for chunk in chunks[1:8])
    if unterminated(text, start, end):
        return longest > length or any(not unterminated(text, *chunk[:2]) for chunk in chunks[1:4])
    if text[end - 1] in ":;,-\u2013\u2014" or longest < 1.3 * length:
        return False
    if _announced(text, chunks):
        return True
    if length > _MAX_CLOSED or not _one_sentence(words):
        return False
    return words[-1] == "?" or _telegraphic(words) or _heads(words, chunks[1])


def _announced(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a dateline, byline or date line comes right below."""
    below = chunks[1]
    return find_dateline(text, below.start, below.end) is not None or _meta(text, below, Header()) is not None


def _subtitled(words: str) -> bool:
    """Whether archives joined a headline and its deck: a first line that ends in a semicolon."""
    return ";" in words and len(words.splitlines()) > 1 and words.splitlines()[0].rstrip().endswith(";")


def _one_sentence(words: str) -> bool:
    return not re.search(r"[a-z]{3}[.!?][\"']? [A-Z]", fold(words))


def _heads(words: str, below: Chunk) -> bool:
    """Whether a sentence is so short beside a long paragraph that it names the story rather than begins it."""
    begins = fold(words).split(maxsplit=1)[0].strip("\"'").lower() in _OPENERS or fold(words)[0] in "\"'"
    return not begins and len(words) <= _MAX_OVER and below.end - below.start >= _OVER * len(words)


def _telegraphic(words: str) -> bool:
    """Whether the words are telegram style or title case, as headlines are and sentences are not."""
    found = _WORD.findall(fold(words))
    if not 3 <= len(found) <= 22:
        return False
    large = [word for word in found[1:] if len(word) > 3]
    capitals = sum(not word[0].islower() for word in large)
    return capitals * 10 >= len(large) * 8 or not _SENTENCE_WORDS.search(fold(words))

"""A digest made ready for comparison: its words under keys that ignore typography, its lines, and what is in
quotation marks.

Two words with one key are the same word to a reader: letter case, accents' encoding, apostrophe style,
zero-width characters, thousands commas, "twelve" and "12", "per cent" and "%" make no difference, and
punctuation is no word. So a difference between texts that are equal here is cosmetic, and the other modules
compare only the content.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from newsdigest.changes.interval_index import IntervalIndex
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.quoted_text import marked_stretches
from newsdigest.model.digest import Digest
from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span
from newsdigest.text import INVISIBLE, cleaned, fold

__all__ = ["ComparableText", "ComparableWord", "TextLine", "comparable_text"]

_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE), "\x01")
_INVISIBLE[1] = "\x02"  # the stand-in itself, where a text has it, parts two words as other controls do
_WORD = re.compile(
    r"""
    [$\u00a3\u20ac\u00a5]?\d+(?:[.,:/-]\d+)*[^\W\d_]*  # 12, 1,200, $280bn, 10:30, 2-1, 1980s
    | [%&$\u00a3\u20ac\u00a5]
    | (?:[^\W\d_]\.){2,6}  # U.S., a.m.
    | per[ ]cent\b
    | [^\W\d_]+(?:[\u0300-\u036f\x01]+[^\W\d_]*)*\d*(?:'(?!s\b)[^\W\d_]+)*  # don't; combining, invisible marks
    | 's\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SAME = {"&": "and", "percent": "%", "per cent": "%", "a.m.": "am", "p.m.": "pm"}

# Lines of page furniture, where the reader of the source did not mark them: share counters, links, page clocks.
_FURNITURE = re.compile(
    r"""\W{0,4}(?:
        [\d.,]{1,12}[km]?\W{0,3}(?:shares?|comments?|views?|likes?|retweets?|reactions?|reads?)
        | (?:shares?|comments?|views?|likes?|tweets?)\W{0,4}[\d.,]{0,12}[km]?
        | (?:shared|viewed|read|liked)[ ](?:by[ ])?[\d.,]{1,12}[km]?[ ](?:times?|people|readers?|users?)
        | [\d.,]{1,12}[km]?[ ](?:people|readers?|users?)[ ](?:have[ ])?(?:shared|viewed|read|liked)(?:[ ](?:this|it))?
        | share[ ](?:this|on|via|with)\b.{0,60}
        | (?:read|see|watch)[ ](?:more|also|next)\b.{0,120}
        | (?:last[ ])?updated\W{0,3}(?:at[ ]|on[ ])?.{0,12}\d.{0,40}
        | advertisement | sponsored | print | e-?mail | facebook | twitter | whatsapp | copy[ ]link
    )\W{0,4}""",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,3}\s+|\n\s*")
_LONGEST_FURNITURE = 160


class ComparableWord(NamedTuple):
    """One word: its offsets and its key."""

    start: int
    end: int
    key: str


class TextLine(NamedTuple):
    """One sentence: ``words[first:last]`` are its words, ``block`` indexes the article's blocks."""

    number: int
    start: int
    end: int
    first: int
    last: int
    block: int | None
    kind: BlockKind
    key: str


@attrs.frozen(eq=False)
class ComparableText:
    """One digest, split into words."""

    digest: Digest
    text: str
    view: str
    words: tuple[ComparableWord, ...]
    lines: tuple[TextLine, ...]
    quoted: IntervalIndex[None]
    line_starts: tuple[int, ...]

    def line_at(self, word: int) -> TextLine:
        """The line that holds the word of this index."""
        return self.lines[bisect_right(self.line_starts, self.words[word].start) - 1]

    def span(self, first: int, last: int) -> Span | None:
        """From the start of word ``first`` to the end of word ``last - 1``; None for no words."""
        return Span(self.words[first].start, self.words[last - 1].end) if first < last else None

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that share a character with ``[start, end)``."""
        first = bisect_right(self.words, start, key=_end)
        return first, max(first, bisect_left(self.words, end, key=_start))


def _start(word: ComparableWord) -> int:
    return word.start


def _end(word: ComparableWord) -> int:
    return word.end


def comparable_text(digest: Digest) -> ComparableText:
    """``digest`` made ready for comparison."""
    text = digest.article.text
    view = fold(text.translate(_INVISIBLE))
    words: list[ComparableWord] = []
    lines: list[TextLine] = []
    numbers = lexicon().number
    for index, (start, end, block, kind) in enumerate(_stretches(digest, view)):
        first = len(words)
        words.extend(_words(view, start, end, numbers))
        key = " ".join(word.key for word in words[first:])
        lines.append(TextLine(index, start, end, first, len(words), block, _kind(kind, view, start, end), key))
    return ComparableText(
        digest=digest,
        text=text,
        view=view,
        words=tuple(words),
        lines=tuple(lines),
        quoted=IntervalIndex((span, None) for span in marked_stretches(digest, view)),
        line_starts=tuple(line.start for line in lines),
    )


def _words(view: str, start: int, end: int, numbers: Mapping[str, str]) -> Iterator[ComparableWord]:
    for match in _WORD.finditer(view, start, end):
        yield ComparableWord(match.start(), match.end(), _key(match.group(), numbers))


def _key(written: str, numbers: Mapping[str, str]) -> str:
    key = written.casefold()
    if not key.isascii() or "\x01" in key:
        key = cleaned(key.replace("\x01", ""))
    if key in _SAME:
        return _SAME[key]
    if "," in key:
        return _THOUSANDS.sub("", key)
    if key.endswith("."):
        return key.replace(".", "")
    return numbers.get(key, key)


def _kind(kind: BlockKind, view: str, start: int, end: int) -> BlockKind:
    if end - start <= _LONGEST_FURNITURE and _FURNITURE.fullmatch(view, start, end):
        return BlockKind.FURNITURE
    return kind


def _stretches(digest: Digest, view: str) -> Iterator[tuple[int, int, int | None, BlockKind]]:
    """Start, end, block and its kind of each sentence; an article without sound ones is cut at stops and line ends."""
    article = digest.article
    starts = [block.span.start for block in article.blocks]
    spans = [(span.start, span.end) for span in article.sentences]
    for start, end in spans if spans and _ascending(spans, len(view)) else _cut(view):
        begun = bisect_right(starts, start)
        block = begun - 1 if begun else None
        kind = BlockKind.PARAGRAPH if block is None else article.blocks[block].kind
        yield start, end, block, kind


def _ascending(spans: Sequence[tuple[int, int]], length: int) -> bool:
    """Whether spans follow each other within the text, as those of a hand-made article need not."""
    ends = [0, *(end for _, end in spans)]
    return ends[-1] <= length and all(end <= start for end, (start, _) in zip(ends, spans, strict=False))


def _cut(view: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in [*_SENTENCE_END.finditer(view), None]:
        end = match.end() if match else len(view)
        stretch = view[start:end]
        bare = stretch.strip()
        if bare:
            begin = start + stretch.index(bare)
            yield begin, begin + len(bare)
        start = end

"""Quotation marks: which open, which close, which are apostrophes, and what they enclose.

Strategy. Marks are read from the article's own text, not from its folded view, because a curly mark says which way
it points. A mark is judged by its neighbours first (a blank before and a letter after: it opens) and by its shape
second, since publishing systems and translations often turn marks the wrong way; where neither decides, an open
quotation is closed, else one is opened. Double marks go first; single marks, which may be apostrophes, are
paired within a block where they cross no double pair.

News practice followed here (AP and Chicago style books, "quotation marks"): a quotation that runs over several
paragraphs repeats the opening mark at each and is closed once, at the end. Each paragraph gives one
:class:`~newsdigest.model.analysis.QuotedSpan`; those that go on from the one before are marked ``continues``.

Every step looks at each mark once, so that a megabyte of marks takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from newsdigest.model.analysis import QuotedSpan

__all__ = ["quoted_spans"]

_OPENING = "“„‟«〝‘‚‛‹`"
_CLOSING = "”»〞〟’›´"
_MARK = re.compile(r"``|''|‘‘|’’|´´|[\"“”„‟«»″〝〞〟＂'‘’‚‛‹›`´＇ʼ]")
_DOUBLE = frozenset(("``", "''", "‘‘", "’’", "´´", *'"“”„‟«»″〝〞〟＂'))
_STOPS = frozenset(".,;:!?)]}…")
_BEFORE_OPENING = frozenset("([{-–—/:\u2015")
_ELISION = re.compile(
    r"\d0s|(?:s|t|n|em|im|er|cause|bout|round|til|till|tis|twas|twere|twill|ere|nuff|neath|gainst|cept|scuse|kay|hood|sup|ol|fro)\b",
    re.IGNORECASE,
)
_LONGEST_CUE = 60  # characters between two pieces of a quotation
_SENTENCE_END = re.compile(r"[.!?…][)\]]?(?=\s)")


class _Turn(IntEnum):
    OPENS = 0
    CLOSES = 1
    EITHER = 2


class _QuotationMark(NamedTuple):
    start: int
    end: int
    context: _Turn
    shape: _Turn


def quoted_spans(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[QuotedSpan, ...]:
    """Every outermost quotation of ``text`` in reading order; quotations within quotations belong to the outer one.

    Args:
        text: the article's text.
        blocks: half-open character ranges of its parts; no quotation crosses their borders, but one may be continued.

    >>> text = "He said “ no “. It’s '90s “stuff”."
    >>> [text[quoted.start:quoted.end] for quoted in quoted_spans(text, [(0, len(text))])]
    ['“ no “', '“stuff”']
    """
    found: list[QuotedSpan] = []
    left_open = single_left_open = False
    parts = [(start, end, *_marks(text, start, end)) for start, end in blocks]
    for number, (start, end, doubles, singles) in enumerate(parts):
        stop = _trimmed(text, start, end)
        pairs = _paired(text, doubles, number, start, end, left_open)
        left_open = bool(pairs) and not pairs[-1].closed and pairs[-1].end >= stop
        resumed = number + 1 < len(parts) and _opens_with_single(text, parts[number + 1][0], parts[number + 1][3])
        single = _single_pairs(text, singles, number, start, stop if resumed else None)
        if single_left_open and single and not text[start : single[0].start].strip():
            single[0] = single[0]._replace(continues=True)
        single_left_open = bool(single) and not single[-1].closed
        found.extend(_merged(pairs, single))
    return tuple(found)


def _marks(text: str, start: int, end: int) -> tuple[list[_QuotationMark], list[_QuotationMark]]:
    doubles: list[_QuotationMark] = []
    singles: list[_QuotationMark] = []
    for match in _MARK.finditer(text, start, end):
        first, last = match.span()
        sign = match.group()
        double = sign in _DOUBLE
        if not double and start < first and last < end and text[first - 1].isalnum() and text[last].isalnum():
            continue  # an apostrophe inside a word, whichever way it is turned
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        (doubles if double else singles).append(_QuotationMark(first, last, _context(before, after), _shape(sign)))
    return doubles, singles


def _shape(sign: str) -> _Turn:
    if sign[0] in _OPENING:
        return _Turn.OPENS
    return _Turn.CLOSES if sign[0] in _CLOSING and sign != "’" else _Turn.EITHER


def _context(before: str, after: str) -> _Turn:
    free_before = before.isspace() or before in _BEFORE_OPENING or before in _OPENING
    free_after = after.isspace() or after in _STOPS or after in _CLOSING or after in "-–—"
    if free_before == free_after:
        return _Turn.EITHER
    return _Turn.OPENS if free_before else _Turn.CLOSES


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


# ------------------------------------------------------------------------------------------------ double marks


def _paired(
    text: str, marks: Sequence[_QuotationMark], block: int, start: int, end: int, left_open: bool
) -> list[QuotedSpan]:
    """The double-quoted spans of one block."""
    found: list[QuotedSpan] = []
    opening: _QuotationMark | None = None
    depth = 0
    for position, mark in enumerate(marks):
        if opening is None:
            if _may_open(mark):
                opening, depth = mark, 0
        elif not _reopens(mark) or _is_misplaced(text, marks, position):
            if depth:
                depth -= 1
            else:
                found.append(_quoted(opening, mark.start, mark.end, block))
                opening = None
        elif _is_nested(marks, position):
            depth += 1
        else:  # a second opening mark: the first quotation was never closed
            found.append(_cut_short(text, opening, mark.start, block))
            opening, depth = mark, 0
    if opening is not None:
        stop = _trimmed(text, start, end)
        if stop > opening.end:
            found.append(_quoted(opening, stop, stop, block))
    if found and left_open and not text[start : found[0].start].strip():
        found[0] = found[0]._replace(continues=True)
    return found


def _may_open(mark: _QuotationMark) -> bool:
    if mark.context is _Turn.EITHER:
        return mark.shape is not _Turn.CLOSES
    return mark.context is _Turn.OPENS


def _reopens(mark: _QuotationMark) -> bool:
    return mark.context is _Turn.OPENS and mark.shape is not _Turn.CLOSES


def _is_misplaced(text: str, marks: Sequence[_QuotationMark], position: int) -> bool:
    """Whether a closing mark is after the blank by mistake: 'It is over, "Reyes said. "We lost."'."""
    mark, following = marks[position], marks[position + 1 : position + 2]
    if text[mark.start - 2 : mark.start] != ", " or not following:
        return False
    return _reopens(following[0]) and following[0].start - mark.end <= _LONGEST_CUE


def _is_nested(marks: Sequence[_QuotationMark], position: int) -> bool:
    """Whether two closing marks follow an opening one: then it opens a quotation within the quotation."""
    following = marks[position + 1 : position + 3]
    return len(following) == 2 and not _reopens(following[0]) and following[1].context is _Turn.CLOSES


def _cut_short(text: str, opening: _QuotationMark, limit: int, block: int) -> QuotedSpan:
    """An unclosed quotation ends with the last whole sentence before the next one opens."""
    stop = _trimmed(text, opening.end, limit)
    window = max(opening.end, stop - 2000)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, window, min(limit, stop + 1))]
    cut = ends[-1] if ends else stop
    return _quoted(opening, cut, cut, block)


def _quoted(opening: _QuotationMark, inner_end: int, end: int, block: int, *, single: bool = False) -> QuotedSpan:
    return QuotedSpan(opening.start, end, opening.end, inner_end, block, end > inner_end, False, single)


# ------------------------------------------------------------------------------------------------ single marks


def _single_pairs(
    text: str, marks: Sequence[_QuotationMark], block: int, start: int, open_end: int | None
) -> list[QuotedSpan]:
    """Single-quoted spans of one block: opened before a word, closed after one, elisions left out.

    ``'`` after an s may be a possessive: it closes only where no better closing mark comes before the next opening.
    ``open_end`` is the end of the block where the next one opens with a single mark: a quotation may be left open.
    """
    found: list[QuotedSpan] = []
    opening: _QuotationMark | None = None
    doubtful: _QuotationMark | None = None
    for mark in marks:
        if _opens_single(text, mark):
            if opening is not None and doubtful is not None:
                found.append(_quoted(opening, doubtful.start, doubtful.end, block, single=True))
            opening, doubtful = mark, None
        elif opening is not None and mark.context is _Turn.CLOSES:
            if text[mark.start - 1] in "sS":
                doubtful = mark
            else:
                found.append(_quoted(opening, mark.start, mark.end, block, single=True))
                opening = doubtful = None
    if opening is not None and open_end is not None and _opens_sentence(text, opening.start, start):
        found.append(_quoted(opening, open_end, open_end, block, single=True))
    elif opening is not None and doubtful is not None:
        found.append(_quoted(opening, doubtful.start, doubtful.end, block, single=True))
    return found


def _opens_single(text: str, mark: _QuotationMark) -> bool:
    return mark.context is _Turn.OPENS and not _ELISION.match(text, mark.end)


def _opens_with_single(text: str, start: int, singles: Sequence[_QuotationMark]) -> bool:
    """Whether a block begins with a single mark that opens, as the next paragraph of a long quotation does."""
    return bool(singles) and _opens_single(text, singles[0]) and not text[start : singles[0].start].strip()


def _opens_sentence(text: str, at: int, start: int) -> bool:
    """Whether a mark begins its block, or follows a stop, a comma or a colon: "He said: 'We ..."."""
    before = text[max(start, at - 2) : at].rstrip()
    return not before or before[-1] in ".,:?!…" or before[-1] in _CLOSING


def _merged(doubles: Sequence[QuotedSpan], singles: Sequence[QuotedSpan]) -> list[QuotedSpan]:
    """Both kinds in order, the outermost alone; a single pair that crosses a double one is no pair."""
    found: list[QuotedSpan] = []
    waiting = 0
    for pair in singles:
        while waiting < len(doubles) and doubles[waiting].end <= pair.start:
            found.append(doubles[waiting])
            waiting += 1
        inside = waiting
        while inside < len(doubles) and doubles[inside].end <= pair.end:
            inside += 1
        clear = inside == len(doubles) or doubles[inside].start >= pair.end
        if clear and (waiting == inside or doubles[waiting].start > pair.start):
            found.append(pair)
            waiting = inside
    found.extend(doubles[waiting:])
    return found

"""Two parties or two numbers of a sentence that changed places: "Bell sued Dunn" for "Dunn sued Bell".

The words are the same on both sides, so that word edits take them for a phrase that only moved. What makes an exchange
of it is that both ends are of one kind and that something stands between them that tells them apart: "Bell and Dunn"
says the same in either order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from newsdigest.changes.comparable_text import ComparableWord
from newsdigest.changes.findings import EditFinding, both_ways
from newsdigest.changes.indexed_digest import EditSide
from newsdigest.changes.interval_index import IntervalIndex
from newsdigest.changes.kinds.figures import is_numeric
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import quote_for_message
from newsdigest.model.enums import ChangeField, Significance
from newsdigest.model.facts import Fact
from newsdigest.model.span import Span

__all__ = ["find"]

_LONGEST = 8  # words of a party
_JOINING = frozenset({"and", "or", "nor", "with", "versus", "v", "vs", "between", "met", "meet", "meets", "married"})
"""Words that join two in either order."""

_F = TypeVar("_F", bound=Fact)
_Parts = tuple[EditSide, EditSide, EditSide]


def find(before: EditSide, after: EditSide) -> EditFinding | None:
    """The change where all that differs between two sentences is the order of two parties or numbers."""
    before, after = _differing(before, after)
    if len(before) != len(after) or sorted(before.keys) != sorted(after.keys):
        return None
    parts = _exchanged(before, after)
    if parts is None:
        return None
    first, middle, last = parts
    field = _field(after.part(after.last - len(first), after.last), last)
    if field is None or not _tells_apart(middle):
        return None
    note, mirrored = both_ways(_say, first, last)
    return EditFinding(
        field=field,
        before=before.span,
        after=after.span,
        note=note,
        mirrored=mirrored,
        significance=_significance(before, after),
        words=(before.keys, after.keys),
    )


def _differing(before: EditSide, after: EditSide) -> tuple[EditSide, EditSide]:
    """Two sentences without the words that both begin and end with."""
    mine, theirs = before.keys, after.keys
    shorter = min(len(mine), len(theirs))
    head = next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)
    tail = next((at for at in range(shorter - head) if mine[-1 - at] != theirs[-1 - at]), shorter - head)
    return (
        before.part(before.first + head, before.last - tail),
        after.part(after.first + head, after.last - tail),
    )


def _exchanged(before: EditSide, after: EditSide) -> _Parts | None:
    """What stands first, between and last in ``before`` where ``after`` has the first and the last exchanged."""
    mine, theirs = before.keys, after.keys
    size = len(mine)
    for last in range(1, min(_LONGEST, size - 2) + 1):
        if theirs[:last] != mine[size - last :]:
            continue
        for first in range(1, min(_LONGEST, size - last - 1) + 1):
            if mine[:first] == theirs[size - first :] and mine[first : size - last] == theirs[last : size - first]:
                one, other = before.first + first, before.last - last
                return before.part(before.first, one), before.part(one, other), before.part(other, before.last)
    return None


def _field(*ends: EditSide) -> ChangeField | None:
    """What the exchange is about, by each end where it stands last; None where the two are not of one kind."""
    if all(map(_is_number, ends)):
        return ChangeField.FIGURE
    dated = [_covered(side, _spans(side, side.story.times)) for side in ends]
    if any(dated):
        return ChangeField.WHEN if all(dated) else None
    if all(_covered(side, _spans(side, side.story.places)) for side in ends):
        return ChangeField.WHERE
    if all(_has_capitals(side) or _covered(side, _spans(side, side.story.actors)) for side in ends):
        return ChangeField.WHO
    return None


def _significance(*sides: EditSide) -> Significance:
    """Major in the clause of the main event of either text."""
    for side in sides:
        main = side.story.digest.what[:1]
        if side.span and main and side.span.overlaps(main[0].span):
            return Significance.MAJOR
    return Significance.NOTABLE


def _has_capitals(side: EditSide) -> bool:
    """Whether the words are a name that the digest may not have: none of them opens the sentence."""
    return all(side.raw(word)[:1].isupper() for word in side.words)


def _is_number(side: EditSide) -> bool:
    words = lexicon()
    return any(map(is_numeric, side.keys)) and all(
        is_numeric(key) or key in words.magnitude or key in words.unit for key in side.keys
    )


def _spans(side: EditSide, index: IntervalIndex[_F]) -> list[Span]:
    """The spans of one kind of fact that touch the words."""
    return [span for span, _ in side.touching(index)]


def _covered(side: EditSide, within: Sequence[Span]) -> bool:
    """Whether every word of weight lies in one of the spans, and there is one."""
    weighty = [word for word in side.words if word.key not in lexicon().function]
    return bool(weighty) and all(_lies_in(word, within) for word in weighty)


def _lies_in(word: ComparableWord, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.start and word.end <= span.end for span in spans)


def _tells_apart(middle: EditSide) -> bool:
    """Whether the words between two parties give them different parts; other parties of a list do not."""
    others = _spans(middle, middle.story.actors) + _spans(middle, middle.story.places)
    return any(word.key not in _JOINING and not _lies_in(word, others) for word in middle.words)


def _say(first: EditSide, last: EditSide) -> str:
    return f"{quote_for_message(first.written)} and {quote_for_message(last.written)} changed places."

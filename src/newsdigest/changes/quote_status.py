"""Words that stayed, but were put into quotation marks or taken out of them: a paraphrase that became a quotation,
or the other way.

Another style of marks is no change, so the words outside of marks must have no marks of any style beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.changes.alignment import SentenceMatch
from newsdigest.changes.comparable_text import ComparableText
from newsdigest.changes.edits import edits_between, whole
from newsdigest.changes.findings import EditFinding
from newsdigest.changes.indexed_digest import EditSide, IndexedDigest
from newsdigest.changes.messages import quote_for_message
from newsdigest.changes.quoted_text import MARKS
from newsdigest.model.enums import ChangeField

__all__ = ["find"]


def find(before: IndexedDigest, after: IndexedDigest, matches: Sequence[SentenceMatch]) -> Iterator[EditFinding]:
    """The unchanged words of paired sentences that are quoted in one story alone."""
    for match in matches:
        for first, second in _unchanged(before, after, match):
            if len(first.words) != len(second.words):  # a hyphen more or less is no edit, but changes the count
                continue
            for start, end, quoted_after in _differing(first, second):
                old, new = first.slice(start, end), second.slice(start, end)
                plain, marked = (old, new) if quoted_after else (new, old)
                if _marked_on_both_ends(marked) and not _mark_beside(plain):
                    yield _quoted_now(old, new) if quoted_after else _quoted_now(new, old).turned()


def _unchanged(
    before: IndexedDigest, after: IndexedDigest, match: SentenceMatch
) -> Iterator[tuple[EditSide, EditSide]]:
    """The runs of words that both sentences of a match have."""
    if not match.before or not match.after:
        return
    first, second = whole(before, match.before), whole(after, match.after)
    if match.keeps_words:
        yield first, second
        return
    i, j = first.first, second.first
    for edit in edits_between(before, after, match):
        yield first.part(i, edit.before.first), second.part(j, edit.after.first)
        i, j = edit.before.last, edit.after.last
    yield first.part(i, first.last), second.part(j, second.last)


def _differing(first: EditSide, second: EditSide) -> Iterator[tuple[int, int, bool]]:
    """Runs of words (counted from the first) that are quoted on one side alone; true: on the later one."""
    flags = list(zip(_flags(first), _flags(second), strict=True))
    start = 0
    for index in range(1, len(flags) + 1):
        if index == len(flags) or flags[index] != flags[start]:
            if flags[start][0] is not flags[start][1]:
                yield start, index, flags[start][1]
            start = index


def _flags(side: EditSide) -> list[bool]:
    quoted = side.story.reading.quoted
    return [bool(quoted.touching(word.start, word.end)) for word in side.words]


def _marked_on_both_ends(side: EditSide) -> bool:
    left, right = _beside(side)
    return bool(MARKS & set(left)) and bool(MARKS & set(right))


def _mark_beside(side: EditSide) -> bool:
    left, right = _beside(side)
    return bool(MARKS & set(left + right))


def _beside(side: EditSide) -> tuple[str, str]:
    """The characters between the span and the words on either side of it."""
    reading: ComparableText = side.story.reading
    span = side.span
    if span is None:
        return "", ""
    low = reading.words[side.first - 1].end if side.first else 0
    high = reading.words[side.last].start if side.last < len(reading.words) else len(reading.view)
    return reading.view[max(low, span.start - 4) : span.start], reading.view[span.end : min(high, span.end + 4)]


def _quoted_now(before: EditSide, after: EditSide) -> EditFinding:
    """The finding that words without marks are in marks now."""
    words = quote_for_message(before.written)
    return EditFinding(
        field=ChangeField.QUOTE,
        before=before.span,
        after=after.span,
        note=f"{words} is now in quotation marks.",
        mirrored=f"{words} is no longer in quotation marks.",
    )

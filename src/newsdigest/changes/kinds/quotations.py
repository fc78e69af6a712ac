"""An edit inside quotation marks: the wording of a quotation."""

from __future__ import annotations

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to
from newsdigest.model.enums import ChangeField, Significance
from newsdigest.model.facts import Quote

__all__ = ["find", "otherwise_worded"]

_FEW = 4  # words up to which a phrase in marks may replace one without
_SHORTENED = 5  # words left out from which a quotation counts as shortened


def find(edit: Edit) -> EditFinding | None:
    """The change where the edited words are in quotation marks."""
    marked = [bool(side) and _in_marks(side) for side in edit.sides]
    if not any(marked):
        return None
    if all(edit.sides) and not all(marked):
        return _one_side_quoted(edit)
    if all(marked):
        return otherwise_worded(edit)
    wider = _within_marks(edit)
    return otherwise_worded(wider if all(wider.sides) else edit.of(_clipped(edit.before), _clipped(edit.after)))


def _one_side_quoted(edit: Edit) -> EditFinding | None:
    """Words that left the marks or came under them, in other wording: the quotation is what changed."""
    cue = any(lexicon().saying & set(keys) for keys in edit.keys)
    if max(map(len, edit.sides)) <= _FEW and not edit.loose and not cue:
        return otherwise_worded(edit)
    before, after = (_clipped(side) if _in_marks(side) else side.part(side.first, side.first) for side in edit.sides)
    return otherwise_worded(edit.of(before, after)) if max(len(before), len(after)) >= _FEW else None


def _clipped(side: EditSide) -> EditSide:
    """The words from the first to the last in marks."""
    quoted = side.story.reading.quoted
    inside = [place for place, word in enumerate(side.words, side.first) if quoted.touching(word.start, word.end)]
    return side.part(inside[0], inside[-1] + 1) if inside else side


def _within_marks(edit: Edit) -> Edit:
    """An edit that only adds or only removes, with the neighbouring word in the same marks."""
    for wider in (edit.to_the_right(), edit.to_the_left()):
        if wider is not edit and all(_one_stretch(side) for side in wider.sides):
            return wider
    return edit


def _in_marks(side: EditSide) -> bool:
    quoted = side.story.reading.quoted
    inside = sum(1 for word in side.words if quoted.touching(word.start, word.end))
    return inside * 2 > len(side)


def _one_stretch(side: EditSide) -> bool:
    span = side.span
    return span is not None and bool(side.story.reading.quoted.around(span.start, span.end))


def _said_by(side: EditSide) -> str:
    """Whose words these are, for a note: "a quotation from Ida Crane"."""
    quote = _quote(side)
    if quote is None or quote.speaker is None:
        return "a quotation"
    return f"a quotation from {quote.speaker.name}"


def _quote(side: EditSide) -> Quote | None:
    words = side.words or side.story.reading.words[max(0, side.first - 1) : side.first]
    for word in words:
        for _, quote in side.story.quotes.touching(word.start, word.end):
            return quote
    return None


def otherwise_worded(edit: Edit) -> EditFinding:
    """The finding that the words of a quotation differ in this place."""
    differing = set(edit.keys[0]) ^ set(edit.keys[1])
    weighty = bool(lexicon().negation & differing) or any(word[0].isdigit() for word in differing)
    return edit_finding(ChangeField.QUOTE, _say, *edit.sides, Significance.MAJOR if weighty else Significance.NOTABLE)


def _say(before: EditSide, after: EditSide) -> str:
    whose = _said_by(after if _quote(after) else before)
    if len(before) - len(after) >= _SHORTENED:
        return f"{whose[0].upper()}{whose[1:]} was shortened: " + _cut(before, after)
    return from_to(f"The wording of {whose}", before.written, after.written)


def _cut(before: EditSide, after: EditSide) -> str:
    return from_to("its wording", before.written, after.written) if after else from_to("a part", before.written, "")

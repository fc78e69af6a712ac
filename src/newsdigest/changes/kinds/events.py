"""An edit of what happens: the verb of an event replaced by another ("will close" -> "will open"), or an accusation."""

from __future__ import annotations

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to
from newsdigest.model.enums import ChangeField, Significance
from newsdigest.model.facts import Event

__all__ = ["find"]

_LONGEST = 4


def find(edit: Edit) -> EditFinding | None:
    """The change where both sides hold the verb of an event, and they are different verbs."""
    if edit.loose or not all(edit.sides) or max(map(len, edit.sides)) > _LONGEST:
        return None
    if all(lexicon().offence.intersection(keys) for keys in edit.keys):
        return edit_finding(ChangeField.WHAT, _say_accused, *edit.sides)
    before, after = (_event(side) for side in edit.sides)
    if before is None or after is None or before.predicate == after.predicate:
        return None
    if lexicon().saying & set(edit.keys[0] + edit.keys[1]):
        return None  # "insisted" for "said" is another word for the same
    main = before in edit.before.story.digest.what[:1] or after in edit.after.story.digest.what[:1]
    significance = Significance.MAJOR if main else Significance.NOTABLE
    return edit_finding(ChangeField.WHAT, _say, *edit.sides, significance)


def _event(side: EditSide) -> Event | None:
    """The event whose verb is wholly among the edited words."""
    span = side.span
    inside = (event for verb, event in side.touching(side.story.predicates) if span is not None and verb in span)
    return next(inside, None)


def _say(before: EditSide, after: EditSide) -> str:
    return from_to("What happens", before.written, after.written)


def _say_accused(before: EditSide, after: EditSide) -> str:
    return from_to("The offence", before.written, after.written)

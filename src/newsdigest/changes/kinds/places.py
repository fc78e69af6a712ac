"""An edit of where something happens."""

from __future__ import annotations

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import from_to
from newsdigest.model.enums import BlockKind, ChangeField, Significance
from newsdigest.model.facts import Place

__all__ = ["find"]

_LONGEST = 6


def find(edit: Edit) -> EditFinding | None:
    """The change where the edit puts one place for another, adds a place or takes one away."""
    if max(map(len, edit.sides)) > _LONGEST:
        return None
    before, after = (_place(side) for side in edit.sides)
    if before is None and after is None and not _in_dateline(edit):
        return None
    if not all(edit.sides):
        return _one_sided(edit)
    if before and after and _same(before, after):
        return None
    if edit.loose and not (before and after):
        return None
    return _finding(edit) if all(_nothing_but_name(side) for side in edit.sides) else None


def _one_sided(edit: Edit) -> EditFinding | None:
    side, other = (edit.before, edit.after) if edit.before else (edit.after, edit.before)
    content = {word.key for word in side.words if side.raw(word)[0].isupper()} - lexicon().function
    plain = {key for key in side.keys if key not in lexicon().function} - content
    if not content or plain or content <= other.story.vocabulary:
        return None
    return _finding(edit)


def _place(side: EditSide) -> Place | None:
    return side.fact(side.story.places)


def _in_dateline(edit: Edit) -> bool:
    return all(side.line.kind is BlockKind.DATELINE for side in edit.sides) and all(edit.sides)


def _same(before: Place, after: Place) -> bool:
    if before.geonames_id is not None and after.geonames_id is not None:
        return before.geonames_id == after.geonames_id
    return before.name == after.name


def _nothing_but_name(side: EditSide) -> bool:
    """Whether the edited words are a name in capitals and function words: "in northern Hale" has one word too many."""
    content = [word for word in side.words if word.key not in lexicon().function]
    names = [word for word in content if side.raw(word)[0].isupper() and word.key not in lexicon().title]
    known = [word for word in content if side.story.places.touching(word.start, word.end)]
    return bool(names) and len(content) - len(names) <= 1 and (len(known) > 0 or side.first > side.low)


def _finding(edit: Edit) -> EditFinding:
    main = any(place in side.story.digest.where[:1] for side in edit.sides if (place := _place(side)))
    return edit_finding(ChangeField.WHERE, _say, *edit.sides, Significance.MAJOR if main else Significance.NOTABLE)


def _say(before: EditSide, after: EditSide) -> str:
    return from_to("The place", before.written, after.written)

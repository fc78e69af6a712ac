"""A name that was respelled: the same letters except one or two, in the same place."""

from __future__ import annotations

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import quote_for_message
from newsdigest.model.enums import ChangeField
from newsdigest.model.facts import Place

__all__ = ["distance", "find"]

_LONGEST = 40  # letters


def find(edit: Edit) -> EditFinding | None:
    """The change where one spelling of a name replaces another."""
    if not all(edit.sides) or not all(_looks_like_name(side) for side in edit.sides):
        return None
    before, after = ("".join(key for key in keys if key != "'s") for keys in edit.keys)
    if not _respelled(before, after) or _two_places(edit) or _both_known(edit):
        return None
    return edit_finding(ChangeField.NAME, _say, *edit.sides)


def _looks_like_name(side: EditSide) -> bool:
    """Every word has a capital; at the start of a sentence, where all words have one, a fact must know the name."""
    words = [word for word in side.words if word.key != "'s"]
    if not words or not all(side.raw(word)[0].isupper() for word in words):
        return False
    if any(word.key in lexicon().function or word.key in lexicon().saying for word in words):
        return False
    if side.first > side.low:
        return True
    story = side.story
    return bool(side.touching(story.actors) or side.touching(story.places) or side.touching(story.speakers))


def _respelled(before: str, after: str) -> bool:
    """Whether two spellings differ by so little that they are one name: one letter of a short one, up to three."""
    longest = max(len(before), len(after))
    if longest > _LONGEST or before == after:
        return before == after
    allowed = 1 if longest <= 4 else 2 if longest <= 9 else 3
    return min(len(before), len(after)) >= 3 and distance(before, after, allowed) <= allowed


def distance(before: str, after: str, limit: int) -> int:
    """Edits (letters put in, left out, changed or swapped with their neighbour) between two words, up to ``limit`` + 1.

    >>> distance("Sullivan", "Sulivan", 2), distance("Ruiz", "Riuz", 2), distance("Crane", "Berg", 2)
    (1, 1, 3)
    """
    if abs(len(before) - len(after)) > limit:
        return limit + 1
    earlier: list[int] = []
    row = list(range(len(after) + 1))
    for i, letter in enumerate(before, start=1):
        older, earlier, row = earlier, row, [i]
        for j, other in enumerate(after, start=1):
            cost = min(earlier[j] + 1, row[j - 1] + 1, earlier[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == after[j - 2] and before[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], limit + 1)


def _two_places(edit: Edit) -> bool:
    """Whether both are known places: "Iran" and "Iraq" are two, not two spellings."""
    first, second = (_place(side) for side in edit.sides)
    if first is None or second is None or first.geonames_id is None or second.geonames_id is None:
        return False
    return first.geonames_id != second.geonames_id


def _place(side: EditSide) -> Place | None:
    keys = set(side.keys)
    found = (place for _, place in side.touching(side.story.places) if keys <= set(place.name.casefold().split()))
    return next(found, None)


def _both_known(edit: Edit) -> bool:
    """Whether both stories hold both names: then one person replaced another of a similar name."""
    before, after = (set(side.keys) for side in edit.sides)
    return before <= edit.after.story.vocabulary and after <= edit.before.story.vocabulary


def _say(before: EditSide, after: EditSide) -> str:
    return f"The name {quote_for_message(before.written)} is now spelled {quote_for_message(after.written)}."

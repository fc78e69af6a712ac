"""A long span that replaces another: figures and times in it that contradict each other; the rest is rewording."""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.changes.findings import EditFinding
from newsdigest.changes.indexed_digest import Edit
from newsdigest.changes.kinds.figures import figure_change
from newsdigest.model.facts import Figure

__all__ = ["find", "subject"]


def find(edit: Edit) -> Iterator[EditFinding]:
    """Figures that count the same thing on both sides of the edit, with different values."""
    before, after = ([figure for _, figure in side.touching(side.story.figures)] for side in edit.sides)
    values = {figure.value for figure in after}
    for figure in before:
        if figure.value in values or not figure.what:
            continue
        rivals = [other for other in after if subject(other) == subject(figure)]
        if len(rivals) == 1 and all(other.value != rivals[0].value for other in before):
            yield figure_change(edit.before.over(figure.span), edit.after.over(rivals[0].span))


def subject(figure: Figure) -> tuple[str, frozenset[str]]:
    """What a figure counts, as far as two figures are of one thing: its unit and the words of what it counts."""
    return figure.unit, frozenset(figure.what.casefold().split())

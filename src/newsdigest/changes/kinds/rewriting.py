"""A long span that replaces another: figures and times in it that contradict each other; the rest is rewording."""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.changes.findings import EditFinding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.interval_index import IntervalIndex
from newsdigest.changes.kinds.figures import figure_change
from newsdigest.model.facts import Figure

__all__ = ["find", "subject"]


def find(edit: Edit) -> Iterator[EditFinding]:
    """Figures that count the same thing on both sides of the edit, with different values."""
    before, after = (_figures(side, side.story.figures) for side in edit.sides)
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


def _figures(side: EditSide, figures: IntervalIndex[Figure]) -> list[Figure]:
    span = side.span
    return [figure for _, figure in figures.touching(span.start, span.end)] if span else []

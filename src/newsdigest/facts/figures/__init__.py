"""Numbers that count: the toll, the price, the share, the distance, and what each of them counts.

Strategy: quantities are found in the text alone (:mod:`newsdigest.facts.figures.quantities`); the tree then says what
is counted, and which numbers count nothing: years, clock times, scores, and numbers that are part of a name
("Boeing 737"). Numbers inside a date are dropped when facts are joined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import attrs

from newsdigest.facts.figures.counted import Counted, counted
from newsdigest.facts.figures.quantities import Quantity, find_quantities
from newsdigest.facts.figures.scores import find_scores
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Figure
from newsdigest.model.span import Span

__all__ = ["find_figures"]

_BESIDE = 5
"""Most characters between two figures that count one thing."""

_RANGE = frozenset({"to", "-", "and", "or"})
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.NOTICE})


def find_figures(analysis: Analysis) -> tuple[Figure, ...]:
    """Numbers that count, in reading order.

    Each end of a range is a figure of its own, marked approximate. A word for many has the least value it can mean
    ("dozens": 24). An age is counted in ``years`` of ``age``. Ordinals, years and clock times are no figures.

    Returns:
        Figures whose text is the number with its unit; offsets are code points of the article's text.
    """
    found: list[Figure] = []
    text, view = analysis.article.text, analysis.view
    starts = [token.start for token in analysis.tokens]
    silent = [block.span for block in analysis.article.blocks if block.kind in _SILENT]
    position = 0
    for quantity in find_quantities(view):
        while position < len(silent) and silent[position].end <= quantity.start:
            position += 1
        if position < len(silent) and silent[position].start <= quantity.start:
            continue
        first = bisect_right(starts, quantity.start) - 1
        last = bisect_right(starts, quantity.end - 1) - 1
        thing = counted(analysis, quantity, first, last) if first >= 0 else None
        if thing is None:
            continue
        figure = _figure(text, quantity, thing)
        if found:
            found[-1], figure = _of_one_thing(found[-1], figure, view)
        found.append(figure)
    return _with_scores(found, list(find_scores(analysis)))


def _figure(text: str, quantity: Quantity, thing: Counted) -> Figure:
    return Figure(
        text=text[quantity.start : quantity.end],
        span=Span(quantity.start, quantity.end),
        value=quantity.value,
        unit=thing.unit,
        what=thing.what,
        approximate=quantity.approximate,
        confidence=thing.confidence,
    )


def _with_scores(found: Sequence[Figure], scores: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with the scores, in reading order; a number of a score is no figure of its own."""
    if not scores:
        return tuple(found)
    others = [figure for figure in found if not any(figure.span in score.span for score in scores)]
    return tuple(sorted([*others, *scores], key=lambda figure: figure.span))


def _of_one_thing(one: Figure, other: Figure, view: str) -> tuple[Figure, Figure]:
    """Two figures side by side that count the same: a sum repeated in brackets, and the ends of a range."""
    if other.span.start - one.span.end > _BESIDE:
        return one, other
    between = view[one.span.end : other.span.start]
    after = view[other.span.end : other.span.end + _BESIDE + len(other.what)]
    counted_after = bool(other.what) and other.what.split()[0] in after
    if between == " (" and after[:1] == ")" and one.unit and other.unit:
        what = other.what if counted_after else one.what
        return attrs.evolve(one, what=what), attrs.evolve(other, what=what)
    ends_of_a_range = one.approximate and other.approximate and one.unit == other.unit and between.strip() in _RANGE
    if ends_of_a_range and counted_after:
        return attrs.evolve(one, what=other.what), other
    return one, other

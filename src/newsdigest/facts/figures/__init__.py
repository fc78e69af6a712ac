"""Numbers that count: the toll, the price, the share, the distance, and what each of them counts.

Strategy: quantities are found in the text alone (:mod:`newsdigest.facts.figures.quantities`); the tree then says what
is counted, and which numbers count nothing: years, clock times, scores, and numbers that are part of a name
("Boeing 737"). Numbers inside a date are dropped when facts are joined.
"""

from __future__ import annotations

from bisect import bisect_right

from newsdigest.facts.figures.counted import counted
from newsdigest.facts.figures.quantities import find_quantities
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Figure
from newsdigest.model.span import Span

__all__ = ["find_figures"]

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE})


def find_figures(analysis: Analysis) -> tuple[Figure, ...]:
    """Numbers that count, in reading order.

    Each end of a range is a figure of its own, marked approximate. A word for many stands for the least it can mean
    ("dozens": 24). An age is counted in ``years`` of ``age``. Ordinals, years and clock times are no figures.

    Returns:
        Figures whose text is the number with its unit; offsets are code points of the article's text.
    """
    found: list[Figure] = []
    text = analysis.article.text
    starts = [token.start for token in analysis.tokens]
    silent = [block.span for block in analysis.article.blocks if block.kind in _SILENT]
    position = 0
    for quantity in find_quantities(analysis.view):
        while position < len(silent) and silent[position].end <= quantity.start:
            position += 1
        if position < len(silent) and silent[position].start <= quantity.start:
            continue
        first = bisect_right(starts, quantity.start) - 1
        last = bisect_right(starts, quantity.end - 1) - 1
        thing = counted(analysis, quantity, first, last) if first >= 0 else None
        if thing is None:
            continue
        found.append(
            Figure(
                text=text[quantity.start : quantity.end],
                span=Span(quantity.start, quantity.end),
                value=quantity.value,
                unit=thing.unit,
                what=thing.what,
                approximate=quantity.approximate,
                confidence=thing.confidence,
            )
        )
    return tuple(found)

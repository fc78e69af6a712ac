"""What happened, is planned or may happen: one event for each clause, and for nouns that say that something happens.

Strategy: the tree gives the predicate and its arguments; the event's text is one contiguous span from the subject
(where it is short) to the last argument that the predicate needs. Status follows the distinctions of FactBank
(Saurí and Pustejovsky 2009) and TimeML, folded to what a reader asks: did it happen, is it happening, is it planned,
may it happen, under a condition, or is it denied? Nominal events follow TimeML's OCCURRENCE nouns.
"""

from __future__ import annotations

from newsdigest.facts.events.headline_parser import reparse
from newsdigest.facts.events.nominal import nominal_events
from newsdigest.facts.events.verbal import verbal_events
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Event

__all__ = ["find_events"]


_SILENT = frozenset({BlockKind.DATELINE, BlockKind.BYLINE})
"""Blocks that report nothing: "ORTEGA FALLS" of a dateline is no fall."""


def find_events(analysis: Analysis) -> tuple[Event, ...]:
    """The events of an article in reading order.

    Returns:
        Events with their predicate, the actor ids of who does it and of whom it is done to, and their status. ``when``
        and ``where`` are filled in when facts are joined.
    """
    reparsed = reparse(analysis)
    silent = [block.span for block in analysis.article.blocks if block.kind in _SILENT]
    found = (*verbal_events(analysis, reparsed), *nominal_events(analysis, reparsed))
    told = (event for event in found if not any(event.predicate_span in span for span in silent))
    return tuple(sorted(told, key=lambda event: (event.predicate_span.start, event.span.start, event.span.end)))

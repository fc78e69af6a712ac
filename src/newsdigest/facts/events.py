"""What happened, is planned or may happen."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Event

__all__ = ["find_events"]


def find_events(analysis: Analysis) -> tuple[Event, ...]:
    """What happened, is planned or may happen."""
    return ()

"""Time expressions, normalised."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Time

__all__ = ["find_times"]


def find_times(analysis: Analysis) -> tuple[Time, ...]:
    """Time expressions, normalised."""
    return ()

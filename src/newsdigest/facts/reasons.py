"""Why and how."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Passage

__all__ = ["find_how", "find_why"]


def find_why(analysis: Analysis) -> tuple[Passage, ...]:
    """Causes and purposes."""
    return ()


def find_how(analysis: Analysis) -> tuple[Passage, ...]:
    """Means and manners."""
    return ()

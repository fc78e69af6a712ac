"""Numbers that count."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Figure

__all__ = ["find_figures"]


def find_figures(analysis: Analysis) -> tuple[Figure, ...]:
    """Numbers that count."""
    return ()

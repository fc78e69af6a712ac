"""The places of an article."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Place

__all__ = ["find_places"]


def find_places(analysis: Analysis) -> tuple[Place, ...]:
    """The places of an article."""
    return ()

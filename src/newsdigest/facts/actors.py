"""The people, organisations and groups of an article."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Actor

__all__ = ["find_actors"]


def find_actors(analysis: Analysis) -> tuple[Actor, ...]:
    """The people, organisations and groups of an article."""
    return ()

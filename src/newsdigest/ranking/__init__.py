"""From facts to a digest: what matters, in which order, and no more than asked for."""

from __future__ import annotations

from newsdigest.model.analysis import Analysis
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Facts
from newsdigest.options import Options

__all__ = ["rank"]


def rank(analysis: Analysis, found: Facts, options: Options) -> Digest:
    """Choose the main event and the answers about it, and put everything in order."""
    return Digest(
        article=analysis.article,
        headline=analysis.article.title,
        quotes=found.quotes,
        figures=found.figures,
        actors=found.actors,
        events=found.events,
        places=found.places,
        times=found.times,
    )

"""From an analysis to facts: one finder a kind, then one step that joins what they found."""

from __future__ import annotations

from newsdigest.facts import linking
from newsdigest.facts.actors import find_actors
from newsdigest.facts.events import find_events
from newsdigest.facts.figures import find_figures
from newsdigest.facts.places import find_places
from newsdigest.facts.quotes import find_quotes
from newsdigest.facts.reasons import find_how, find_why
from newsdigest.facts.times import find_times
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Facts

__all__ = ["find_facts"]


def find_facts(analysis: Analysis) -> Facts:
    """Run every finder and join their facts."""
    found = Facts(
        actors=find_actors(analysis),
        events=find_events(analysis),
        places=find_places(analysis),
        times=find_times(analysis),
        attributions=find_quotes(analysis),
        figures=find_figures(analysis),
        why=find_why(analysis),
        how=find_how(analysis),
    )
    return linking.link(found, analysis.article.sentences, analysis.view)

"""From an analysis to facts: one finder a kind, then one step that joins what they found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from newsdigest import deadline
from newsdigest.facts import linking
from newsdigest.facts.actors import find_actors
from newsdigest.facts.events import find_events
from newsdigest.facts.figures import find_figures
from newsdigest.facts.places import find_places
from newsdigest.facts.quotes import find_attributions
from newsdigest.facts.reasons import find_how, find_why
from newsdigest.facts.times import find_times
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Fact
from newsdigest.model.inventory import Facts

__all__ = ["FINDERS", "Finder", "find_facts"]

Finder: TypeAlias = Callable[[Analysis], tuple[Fact, ...]]
"""A pure function from an analysis to the facts of one kind, in reading order."""

FINDERS: Mapping[str, Finder] = MappingProxyType(
    {
        "actors": find_actors,
        "events": find_events,
        "places": find_places,
        "times": find_times,
        "attributions": find_attributions,
        "figures": find_figures,
        "why": find_why,
        "how": find_how,
    }
)
"""The finders by the kind of fact, each a field of ``Facts``."""


def find_facts(analysis: Analysis, finders: Mapping[str, Finder] = FINDERS) -> Facts:
    """Run every finder and join their facts.

    Args:
        analysis: the article, analysed.
        finders: the finders to run, by the kind of fact.
    """
    kinds: dict[str, tuple[Fact, ...]] = {}
    for kind, find in finders.items():
        deadline.check()
        kinds[kind] = find(analysis)
    found = Facts(**kinds)  # type: ignore[arg-type]
    return linking.link(found, analysis.article.sentences, analysis.view)

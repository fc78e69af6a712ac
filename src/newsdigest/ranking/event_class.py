"""The class of the event of a story: an accident, a match, a ruling, a deal ..."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsdigest import resources
from newsdigest.ranking.opening import Opening

__all__ = ["BY_THE_VERB", "classes_of", "event_classes"]

BY_THE_VERB = ", by the verb"
"""Follows the name of a class where the verb of a clause that reports the story is of it."""


def event_classes(opening: Opening) -> dict[str, float]:
    """How much evidence the title and the first sentences have for each class of events, in 0..1."""
    table = _table()
    analysis = opening.index.analysis
    tokens = analysis.tokens
    found: dict[str, float] = {}
    for sentence, zone in zip(analysis.sentences, opening.zones, strict=True):
        if not 0 <= zone <= 2:
            continue
        for i in range(sentence.first, sentence.last):
            for name in table.get(tokens[i].lemma.lower(), ()):
                weight = 1.0 if zone == 0 else 0.7 if zone == 1 else 0.3
                if i in opening.core:
                    found[name + BY_THE_VERB] = 1.0
                found[name] = max(found.get(name, 0.0), weight)
    return found


def classes_of(lemma: str) -> tuple[str, ...]:
    """The classes of events that a word indicates."""
    return _table().get(lemma, ())


def _table() -> Mapping[str, tuple[str, ...]]:
    return resources.load("ranking", "event_classes.tsv", _build)


def _build(package: str, name: str) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for kind, words in resources.read_rows(package, name):
        for word in words.split():
            table.setdefault(word, []).append(kind)
    return MappingProxyType({word: tuple(kinds) for word, kinds in table.items()})

"""How central each actor and each place is: one scale from 0 to 1 for all of them.

A logistic sum of readable features: where a thing is first named, how often and how widely it is spoken of, whether
sentences are about it (subjecthood), whether the title names it, and what it is. The weights (:data:`WEIGHTS`) are
set by ``training/salience.py`` on GUM's graded salience (how many of five summaries of a document mention an
entity; Lin and Zeldes, "GUMsley", 2024). A salience of 0.5 is about what two or three summaries of five mention.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

import attrs

from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import BlockKind, MentionKind, Part, PlaceRole
from newsdigest.model.facts import Actor, Facts, Place

__all__ = ["WEIGHTS", "Setting", "features", "scored"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "always": -3.0,
        "in the title": 1.35,
        "in the first sentence": 1.1,
        "in the second or third sentence": 0.1,
        "how early": 1.05,
        "how often": 0.65,
        "how often beside the others": 0.7,
        "from first to last mention": 0.7,
        "how often by name": 1.4,
        "how widely": 0.55,
        "subject": 0.1,
        "has a name of several words": 0.4,
        "known to the gazetteer": -0.3,
        "speaker": -0.95,
        "place of an event": 0.3,
        "known by a demonym alone": -1.0,
    }
)
"""What each feature adds to the logit; features lie in 0..1."""

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.NOTICE, BlockKind.CAPTION})

_F = TypeVar("_F", Actor, Place)


def scored(analysis: Analysis, found: Facts) -> Facts:
    """The same facts, actors and places with their salience.

    Args:
        analysis: the article laid open.
        found: its facts.
    """
    setting = Setting(analysis)
    return attrs.evolve(
        found,
        actors=tuple(setting.with_salience(actor) for actor in found.actors),
        places=tuple(setting.with_salience(place) for place in found.places),
    )


def features(analysis: Analysis, facts: Sequence[Actor | Place]) -> list[dict[str, float]]:
    """The features of each of ``facts`` that are not zero, by the names of :data:`WEIGHTS`."""
    setting = Setting(analysis)
    return [dict(setting.features(fact)) for fact in facts]


class Setting:
    """What all actors and places of one article are measured against."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.entities = {(m.start, m.end): e for e in analysis.entities for m in e.mentions}
        self.order = _reading_order(analysis)
        self.starts = [sentence.start for sentence in analysis.sentences]
        self.length = max(1, max(self.order, default=0) + 1)
        self.blocks = max(1, len({s.block for s in analysis.sentences}))
        self.most = max((len(e.mentions) for e in analysis.entities), default=1)

    def with_salience(self, fact: _F) -> _F:
        """``fact`` with its salience."""
        logit = sum(WEIGHTS[name] * value for name, value in self.features(fact))
        return attrs.evolve(fact, salience=round(1.0 / (1.0 + math.exp(-logit)), 4))

    def features(self, fact: Actor | Place) -> Iterator[tuple[str, float]]:
        """Its features that are not zero."""
        yield "always", 1.0
        places = [self.order[self.sentence_at(m.span.start)] for m in fact.mentions]
        told = [place for place in places if place > 0]
        if any(place == 0 for place in places):
            yield "in the title", 1.0
        if 1 in told:
            yield "in the first sentence", 1.0
        if 2 in told or 3 in told:
            yield "in the second or third sentence", 1.0
        first = min((place for place in places if place >= 0), default=self.length)
        yield "how early", 1.0 - math.log1p(first) / math.log1p(self.length)
        yield "how often", math.log1p(len(fact.mentions)) / 4.0
        yield "how often beside the others", math.log1p(len(fact.mentions)) / math.log1p(self.most)
        stretch = fact.mentions[-1].span.start - fact.mentions[0].span.start
        yield "from first to last mention", stretch / max(1, len(self.analysis.article.text))
        names = sum(m.kind is MentionKind.NAME for m in fact.mentions)
        if names and " " in fact.name:
            yield "has a name of several words", 1.0
        if names:
            yield "how often by name", math.log1p(names) / math.log1p(self.most)
        yield "how widely", len({self._block(m.span.start) for m in fact.mentions}) / self.blocks
        entity = next(
            (self.entities[k] for m in fact.mentions if (k := (m.span.start, m.span.end)) in self.entities), None
        )
        if entity is not None:
            tokens = self.analysis.tokens
            subjects = sum(tokens[m.head].deprel in _SUBJECTS for m in entity.mentions)
            yield "subject", subjects / len(entity.mentions)
        yield from _sort(fact)

    def sentence_at(self, start: int) -> int:
        """The index of the sentence that holds a character."""
        return max(0, bisect_right(self.starts, start) - 1)

    def _block(self, start: int) -> int:
        return self.analysis.sentences[self.sentence_at(start)].block


def _reading_order(analysis: Analysis) -> list[int]:
    """For each sentence its place: 0 in the headline, 1 and on in the running text, -1 in captions and furniture."""
    order: list[int] = []
    told = 0
    for sentence in analysis.sentences:
        blocks = analysis.article.blocks
        kind = blocks[sentence.block].kind if 0 <= sentence.block < len(blocks) else BlockKind.PARAGRAPH
        if kind is BlockKind.HEADLINE:
            order.append(0)
        elif kind in _SILENT:
            order.append(-1)
        else:
            told += 1
            order.append(told)
    return order


def _sort(fact: Actor | Place) -> Iterator[tuple[str, float]]:
    """What it is and what it does."""
    if isinstance(fact, Place):
        if fact.geonames_id is not None:
            yield "known to the gazetteer", 1.0
        if fact.role is PlaceRole.EVENT:
            yield "place of an event", 1.0
        if all(m.kind is not MentionKind.NAME for m in fact.mentions):
            yield "known by a demonym alone", 1.0
        return
    if fact.part is Part.SPEAKER:
        yield "speaker", 1.0

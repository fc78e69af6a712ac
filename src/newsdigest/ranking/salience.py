"""How central each actor and each place is: one scale from 0 to 1 for all of them.

A logistic sum of readable features: where a thing is first named, how often and how widely it is mentioned, whether
sentences are about it (subjecthood), whether the title names it, and what it is. The weights (:data:`WEIGHTS`) are
set by ``training/salience.py`` on GUM's graded salience (how many of five summaries of a document mention an
entity; Lin and Zeldes, "GUMsley", 2024). A salience of 0.5 is about what two or three summaries of five mention.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import attrs

from newsdigest.logistic import probability
from newsdigest.model.copies import with_fields
from newsdigest.model.enums import MentionKind, Part, PlaceRole
from newsdigest.model.facts import Actor, Place
from newsdigest.model.inventory import Facts
from newsdigest.ranking.article_index import ArticleIndex

__all__ = ["WEIGHTS", "features", "scored"]

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
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11

_F = TypeVar("_F", Actor, Place)


def scored(index: ArticleIndex, found: Facts) -> Facts:
    """The same facts, actors and places with their salience.

    Args:
        index: the article, indexed.
        found: its facts.
    """
    scale = _Scale.of(index)
    return attrs.evolve(
        found,
        actors=tuple([_with_salience(scale, actor) for actor in found.actors]),
        places=tuple([_with_salience(scale, place) for place in found.places]),
    )


def features(index: ArticleIndex, facts: Sequence[Actor | Place]) -> list[dict[str, float]]:
    """The features of each of ``facts`` that are not zero, by the names of :data:`WEIGHTS`."""
    scale = _Scale.of(index)
    return [dict(_features(scale, fact)) for fact in facts]


class _Scale(NamedTuple):
    """What all actors and places of one article are measured against."""

    article_index: ArticleIndex
    places: float  # logarithm of the places in reading order
    mentions: float  # logarithm of the mentions of the entity that has most
    blocks: int
    characters: int

    @classmethod
    def of(cls, index: ArticleIndex) -> _Scale:
        analysis = index.analysis
        return cls(
            article_index=index,
            places=math.log1p(max(1, max(index.order, default=0) + 1)),
            mentions=math.log1p(max((len(entity.mentions) for entity in analysis.entities), default=1)),
            blocks=max(1, len({sentence.block for sentence in analysis.sentences})),
            characters=max(1, len(analysis.article.text)),
        )


def _with_salience(scale: _Scale, fact: _F) -> _F:
    odds = sum([WEIGHTS[name] * value for name, value in _features(scale, fact)])
    return with_fields(fact, salience=round(probability(odds), 4))


def _features(scale: _Scale, fact: Actor | Place) -> Iterator[tuple[str, float]]:
    yield "always", 1.0
    mentions = scale.article_index.own_mentions(fact)
    sentences = scale.article_index.sentences_of(mentions)
    yield from _position(scale, [scale.article_index.order[at] for at in sentences])
    often = math.log1p(len(mentions))
    yield "how often", often / 4.0
    yield "how often beside the others", often / scale.mentions
    stretch = mentions[-1].span.start - mentions[0].span.start
    yield "from first to last mention", stretch / scale.characters
    names = sum([mention.kind is _NAME for mention in mentions])
    if names:
        if " " in fact.name:
            yield "has a name of several words", 1.0
        yield "how often by name", math.log1p(names) / scale.mentions
    blocks = {scale.article_index.analysis.sentences[at].block for at in sentences}
    yield "how widely", len(blocks) / scale.blocks
    entity = scale.article_index.entity(fact)
    if entity is not None:
        tokens = scale.article_index.analysis.tokens
        subjects = sum([tokens[mention.head].deprel in _SUBJECTS for mention in entity.mentions])
        yield "subject", subjects / len(entity.mentions)
    yield from _sort(fact, names)


def _position(scale: _Scale, places: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Its position, from its places in reading order."""
    if 0 in places:
        yield "in the title", 1.0
    if 1 in places:
        yield "in the first sentence", 1.0
    if 2 in places or 3 in places:
        yield "in the second or third sentence", 1.0
    running = [place for place in places if place >= 0]
    if running:
        yield "how early", 1.0 - math.log1p(min(running)) / scale.places


def _sort(fact: Actor | Place, names: int) -> Iterator[tuple[str, float]]:
    """What it is and what it does."""
    if isinstance(fact, Place):
        if fact.geonames_id is not None:
            yield "known to the gazetteer", 1.0
        if fact.role is PlaceRole.EVENT:
            yield "place of an event", 1.0
        if not names:
            yield "known by a demonym alone", 1.0
        return
    if fact.part is Part.SPEAKER:
        yield "speaker", 1.0

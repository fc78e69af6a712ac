"""Who the story is about and where it happened: the actors and places that answer for the main event, best first.

Each answer is scored by a sum of readable weights: its part in the main event and in the title, how central it is to
the article, and, for places, whether something is said to happen there and how exactly it tells where. An actor or
place that the opening does not know is no answer. The weights were set on the development articles of the project's own
benchmark, a few outlets' stories of six events, and hold nothing of any one of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest.model.analysis import EntityMention, Token
from newsdigest.model.enums import ActorKind, MentionKind, Part, PlaceRole, Question
from newsdigest.model.facts import Actor, Answer, Event, Place
from newsdigest.model.span import Span
from newsdigest.ranking.overview import Overview

__all__ = ["WHERE_WEIGHTS", "WHO_WEIGHTS", "acting", "where", "where_features", "who", "who_features"]

WHO_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "salience": 0.6,
        "agent of the main event": 1.5,
        "patient of the main event": 0.4,
        "patient of the main event, which has no agent": 0.8,
        "agent in the title": 0.6,
        "speaker in the title": 0.5,
        "patient in the title": 0.1,
        "in the title": 0.3,
        "first in the title": 0.8,
        "agent in the first sentences": 1.1,
        "a person": 0.45,
        "a group": -0.1,
        "without a name": 0.2,
        "only speaks": -0.3,
        "a place": -0.5,
    }
)
"""What speaks for an actor as the answer to "who"; features lie in 0..1 but for the logit of the salience."""

WHERE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "salience": 0.45,
        "something happens there": 1.2,
        "place of the main event": 0.5,
        "in the title as a scene": 0.5,
        "in the first sentences as a scene": 0.8,
        "dateline": 0.5,
        "known to the gazetteer": 0.4,
        "only what another place lies in": -2.5,
        "stands for those who work there": -3.0,
        "a country or wider": -0.5,
        "holds a better place": -2.0,
        "acts or speaks": -1.1,
        "without a name": -2.5,
        "without a name, in a named place": -0.6,
        "known by a demonym alone": -1.5,
    }
)
"""What speaks for a place as the answer to "where"."""


class _Scale(NamedTuple):
    """The least score of an answer, and its confidence: the logistic of ``steep * score + base``."""

    least: float
    steep: float
    base: float


_WHO_SCALE = _Scale(least=-0.5, steep=0.8, base=-1.9)
_WHERE_SCALE = _Scale(least=-0.8, steep=0.75, base=-0.9)
"""Set on the development articles and on the project's own short articles."""

_FIRST = 3
"""Sentences of running text that count as the opening."""

_WIDE = frozenset({"country", "continent", "region"})
_SURE_READING = 0.25
_WELL_KNOWN = 15_000  # people
_ACTING = frozenset({"agent in the title", "agent in the first sentences"})
_SCENES = frozenset({"in the title as a scene", "in the first sentences as a scene"})
_CONTAINING = "only what another place lies in"
_INSTITUTIONS = frozenset(
    {
        "white house", "oval office", "wall street", "wall st", "wall st.", "downing street", "10 downing street",
        "number 10", "whitehall", "westminster", "fleet street", "kremlin", "pentagon", "capitol",
        "capitol hill", "hollywood", "broadway", "silicon valley", "main street", "madison avenue", "bay street",
        "dalal street", "raisina hill", "élysée", "elysee", "blue house", "zhongnanhai", "foggy bottom", "beltway",
        "quai d'orsay", "scotland yard", "holyrood", "stormont", "bollywood", "nollywood"
    }
)  # fmt: skip
"""Places that news names for a government or a trade: "the race for the White House" is run elsewhere."""

_SAYING = frozenset(
    {
        "say", "tell", "claim", "warn", "insist", "admit", "deny", "report", "reveal", "suggest", "vow", "urge",
        "confirm", "call"
    }
)  # fmt: skip
_SCENE_WORDS = frozenset({"in", "at", "near", "outside", "inside", "on", "around", "across", "over", "into", "aboard"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def who(
    seen: Overview, actors: Sequence[Actor], places: Sequence[Place], main: Event | None, limit: int
) -> tuple[Answer, ...]:
    """The actors that answer "who", best first, each with how sure the answer is.

    A place that acts in the title or in the opening ("France will withdraw its troops") is an organisation here.

    Args:
        seen: the article, looked through.
        actors: its actors, with their salience.
        places: its places, with their salience.
        main: its main event, where there is one.
        limit: most answers.
    """
    candidates = (*actors, *acting(seen, places))
    found = who_features(seen, candidates, main)
    return _ranked(Question.WHO, candidates, [_total(WHO_WEIGHTS, own) for own in found], _WHO_SCALE, limit)


def acting(seen: Overview, places: Sequence[Place]) -> tuple[Actor, ...]:
    """The places that do something in the title or the opening, as actors."""
    return tuple(
        Actor(
            id=place.id.replace("place", "actor", 1),
            span=place.mentions[0].span,
            text=place.mentions[0].text,
            salience=place.salience,
            confidence=place.confidence,
            name=place.mentions[0].text,
            kind=ActorKind.ORGANIZATION,
            mentions=place.mentions,
            part=Part.AGENT,
        )
        for place in places
        if _is_named(place) and not _parts(seen, place).isdisjoint(_ACTING)
    )


def where(seen: Overview, places: Sequence[Place], main: Event | None, limit: int) -> tuple[Answer, ...]:
    """The places that answer "where", best first, each with how sure the answer is.

    Args:
        seen: the article, looked through.
        places: its places, with their salience.
        main: its main event, where there is one.
        limit: most answers.
    """
    places = [place for place in places if not _is_part_of_names(seen, place)]
    found = where_features(seen, places, main)
    return _ranked(Question.WHERE, places, [_total(WHERE_WEIGHTS, own) for own in found], _WHERE_SCALE, limit)


def _total(weights: Mapping[str, float], own: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in own.items())


def _ranked(
    question: Question, facts: Sequence[Actor | Place], scores: Sequence[float], scale: _Scale, limit: int
) -> tuple[Answer, ...]:
    fit = [i for i, score in enumerate(scores) if score >= scale.least]
    fit.sort(key=lambda i: (-scores[i], facts[i].span))
    return tuple(
        Answer(
            question=question,
            fact=facts[i],
            confidence=round(1.0 / (1.0 + math.exp(-scale.steep * scores[i] - scale.base)), 4),
        )
        for i in fit[:limit]
    )


# ---------------------------------------------------------------- who


def who_features(seen: Overview, actors: Sequence[Actor], main: Event | None) -> list[dict[str, float]]:
    """The features of each actor that are not zero, by the names of :data:`WHO_WEIGHTS`."""
    titled = [_first_in_title(seen, actor) for actor in actors]
    first = min((at for at in titled if at is not None), default=None)
    leader = titled.index(first) if first is not None else None
    return [
        dict(_who(seen, actor, main, titled=titled[index] is not None, leads=index == leader))
        for index, actor in enumerate(actors)
    ]


def _who(seen: Overview, actor: Actor, main: Event | None, *, titled: bool, leads: bool) -> Iterator[tuple[str, float]]:
    yield "salience", _logit(actor.salience)
    if main is not None:
        if actor.id in main.agents:
            yield "agent of the main event", 1.0
        elif actor.id in main.patients:
            yield "patient of the main event", 1.0
            if not main.agents:
                yield "patient of the main event, which has no agent", 1.0
    parts = _parts(seen, actor)
    for name in ("agent in the title", "speaker in the title", "patient in the title", "agent in the first sentences"):
        if name in parts:
            yield name, 1.0
    if titled:
        yield "in the title", 1.0
    if leads:
        yield "first in the title", 1.0
    if actor.kind is ActorKind.PERSON:
        yield "a person", 1.0
    elif actor.kind is ActorKind.GROUP:
        yield "a group", 1.0
    if all(m.kind is not MentionKind.NAME for m in actor.mentions):
        yield "without a name", 1.0
    if actor.part is Part.SPEAKER:
        yield "only speaks", 1.0
    entity = seen.entity(actor)
    if entity is not None and entity.kind == "place":
        yield "a place", 1.0


def _first_in_title(seen: Overview, actor: Actor) -> int | None:
    """Where the headline first names it."""
    sentences = seen.sentences_of(actor.mentions)
    starts = [m.span.start for m, index in zip(actor.mentions, sentences, strict=True) if seen.order[index] == 0]
    return min(starts, default=None)


# ---------------------------------------------------------------- where


def where_features(seen: Overview, places: Sequence[Place], main: Event | None) -> list[dict[str, float]]:
    """The features of each place that are not zero, by the names of :data:`WHERE_WEIGHTS`."""
    held = {place.country for place in places if _is_scene(place) and _is_named(place) and not _is_wide(seen, place)}
    containing = _containing(places)
    return [
        {**dict(_where(seen, place, main, held)), **({_CONTAINING: 1.0} if place.span in containing else {})}
        for place in places
    ]


def _containing(places: Sequence[Place]) -> set[Span]:
    """The places that are named within the names of others alone: "Maine" of "Bangor, Maine"."""
    widest: dict[int, int] = {}
    names = [(place.span, [m.span for m in place.mentions if m.kind is MentionKind.NAME]) for place in places]
    for _, spans in names:
        for span in spans:
            widest[span.end] = min(span.start, widest.get(span.end, span.start))
    return {place for place, spans in names if spans and all(widest[span.end] < span.start for span in spans)}


def _where(seen: Overview, place: Place, main: Event | None, held: set[str | None]) -> Iterator[tuple[str, float]]:
    yield "salience", _logit(place.salience)
    if _is_scene(place):
        yield "something happens there", 1.0
    if main is not None and main.where is not None and main.where.id == place.id:
        yield "place of the main event", 1.0
    parts = _parts(seen, place)
    for name in ("in the title as a scene", "in the first sentences as a scene"):
        if name in parts:
            yield name, 1.0
    if place.role is PlaceRole.DATELINE:
        yield "dateline", 1.0
    if _is_known(seen, place):
        yield "known to the gazetteer", 1.0
    if place.name.removeprefix("the ").casefold() in _INSTITUTIONS and parts.isdisjoint(_SCENES):
        yield "stands for those who work there", 1.0
    if _is_wide(seen, place):
        yield "a country or wider", 1.0
        if place.country in held:
            yield "holds a better place", 1.0
    if not parts.isdisjoint(_ACTING):
        yield "acts or speaks", 1.0
    if not _is_named(place):
        yield _nameless(seen, place), 1.0


def _is_known(seen: Overview, place: Place) -> bool:
    """Whether the place is in the gazetteer, well known, and not one of several readings that are nearly as likely."""
    entity = seen.entity(place)
    if place.geonames_id is None or entity is None or entity.place is None:
        return place.geonames_id is not None
    known = entity.place.feature not in ("city", "county") or entity.place.population >= _WELL_KNOWN
    return known and (entity.demonym or entity.place_confidence > _SURE_READING)


def _is_part_of_names(seen: Overview, place: Place) -> bool:
    """Whether the article has a place within the names of organisations alone: "Leeds City Council" is no scene."""
    entity = seen.entity(place)
    return entity is not None and all(mention.use == "part of a name" for mention in entity.mentions)


def _is_scene(place: Place) -> bool:
    return place.role is PlaceRole.EVENT


def _is_named(place: Place) -> bool:
    return any(m.kind is MentionKind.NAME for m in place.mentions)


def _logit(salience: float) -> float:
    kept = min(max(salience, 0.01), 0.99)
    return math.log(kept / (1.0 - kept))


def _is_wide(seen: Overview, place: Place) -> bool:
    """Whether it is a country or something as wide."""
    entity = seen.entity(place)
    return entity is not None and entity.place is not None and entity.place.feature in _WIDE


def _nameless(seen: Overview, place: Place) -> str:
    """The feature of a place without a name."""
    entity = seen.entity(place)
    if entity is not None and entity.demonym:
        return "known by a demonym alone"
    named = any(word[:1].isupper() for word in place.text.split()[1:]) or place.text[:1].isupper()
    return "without a name, in a named place" if named else "without a name"


# ---------------------------------------------------------------- in the title and the opening


def _parts(seen: Overview, fact: Actor | Place) -> set[str]:
    """What it does in the title and in the opening."""
    found: set[str] = set()
    entity = seen.entity(fact)
    if entity is None:
        return found
    tokens = seen.analysis.tokens
    for mention in entity.mentions:
        at = seen.order[tokens[mention.head].sentence]
        if 0 <= at <= _FIRST:
            stretch = "first sentences" if at else "title"
            found.add(f"{_part(tokens, mention)} in the {stretch}")
            if _is_set_at(tokens, mention):
                found.add(f"in the {stretch} as a scene")
    return found


def _part(tokens: Sequence[Token], mention: EntityMention) -> str:
    token = tokens[mention.head]
    while token.deprel == "conj" and token.head != token.index:
        token = tokens[token.head]
    if token.deprel in ("nsubj", "nsubj:outer", "obl:agent"):
        return "speaker" if tokens[token.head].lemma in _SAYING else "agent"
    return "patient" if token.deprel in ("nsubj:pass", "obj", "iobj") else "mention"


def _is_set_at(tokens: Sequence[Token], mention: EntityMention) -> bool:
    """Whether the words before it say that something is there: "in the ..."."""
    if tokens[mention.head].deprel in _SUBJECTS:
        return False
    before = mention.first - 1
    while before >= 0 and mention.first - before < 4 and tokens[before].text.lower() in ("the", "a", "an"):
        before -= 1
    return before >= 0 and tokens[before].text.lower() in _SCENE_WORDS

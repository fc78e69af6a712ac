"""Digests of every shape, made from the value types themselves: any text, any date, any field empty or full."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from newsdigest import (
    Actor,
    Answer,
    Article,
    Change,
    Digest,
    DigestDiff,
    Event,
    Figure,
    Passage,
    Place,
    Question,
    Quote,
    SentenceEdit,
    Span,
    Time,
)

_zones = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
texts = st.text(alphabet=st.characters(codec=None), max_size=60)
_PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: st.text(alphabet=st.characters(codec=None), max_size=12),
    bool: st.booleans(),
    int: st.integers(0, 10**9),
    float: st.floats(allow_nan=False, allow_infinity=False),
    NoneType: st.none(),
    date: st.dates(),
    datetime: st.datetimes(timezones=_zones).map(lambda moment: moment.replace(fold=0)),  # ISO 8601 has no fold
}
_UNIT = st.floats(0, 1)
_JOINED = frozenset({"id", "when", "where", "agents", "patients", "actor"})
"""Fields that refer to other facts, and the names that they are referred to by: filled in by the digest."""


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any span of ``text``."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


def _of(hint: object, text: str) -> st.SearchStrategy[object]:
    origin = get_origin(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint is Span:
        return spans(text)
    if origin in (Union, UnionType):
        return st.one_of([_of(choice, text) for choice in get_args(hint)])
    if origin is tuple:
        return st.lists(_of(get_args(hint)[0], text), max_size=2).map(tuple)
    assert isinstance(hint, type)
    return st.sampled_from(list(hint)) if issubclass(hint, Enum) else values(hint, text)


@st.composite
def values(draw: st.DrawFn, kind: type, text: str) -> object:
    """Any value of an attrs type, grounded in ``text``."""
    made: dict[str, object] = {}
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        if (field.name == "text" and "span" in hints) or field.name in _JOINED:
            continue
        strategy = _UNIT if field.name in ("salience", "confidence") else _of(hints[field.name], text)
        made[field.name] = draw(strategy)
    if "span" in made and "text" in hints:
        span = made["span"]
        assert isinstance(span, Span)
        made["text"] = span.of(text)
    return kind(**made)


_INVENTORY = {
    "actors": Actor,
    "places": Place,
    "times": Time,
    "attributions": Quote,
    "figures": Figure,
    "why": Passage,
    "how": Passage,
    "summary": Passage,
}
_ANSWERS = {"who": "actors", "what": "events", "where": "places", "when": "times", "why": "why", "how": "how"}
_REFERENCES = {
    **{question: home for question, home in _ANSWERS.items() if question != home},
    "quotes": "attributions",
    "key_quotes": "attributions",
    "timeline": "events",
}


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    """Any digest, most of its fields empty so that examples stay small; every reference is to a fact that it holds."""
    text = draw(texts)
    article = draw(values(Article, text))
    assert isinstance(article, Article)
    chosen = draw(st.lists(st.sampled_from([*_INVENTORY, "events"]), max_size=4, unique=True))
    held: dict[str, list[Any]] = {name: [] for name in (*_INVENTORY, "events")}
    for name in [name for name in _INVENTORY if name in chosen]:
        held[name] = _named(name, draw(st.lists(_of(_INVENTORY[name], text), max_size=2)))
    actors = [actor.id for actor in held["actors"]]
    held["attributions"] = [_said_by(draw, quote, actors) for quote in held["attributions"]]
    if "events" in chosen:
        events = draw(st.lists(values(Event, text), max_size=2))
        held["events"] = [_joined(draw, event, held) for event in _named("events", events)]
    references = {name: tuple(_some(draw, held[home])) for name, home in _REFERENCES.items()}
    answers = tuple(
        Answer(question=Question(question), fact=fact, confidence=draw(_UNIT), reasons=(draw(_PLAIN[str]),))  # type: ignore[arg-type]
        for question, home in _ANSWERS.items()
        for fact in _some(draw, held[home])
    )
    return Digest(
        article=attrs.evolve(article, text=text),
        headline=draw(st.none() | _PLAIN[str]),  # type: ignore[arg-type]
        answers=answers,
        **{name: tuple(facts) for name, facts in held.items()},
        **references,
    )


def _named(field: str, facts: list[Any]) -> list[Any]:
    return [attrs.evolve(fact, id=f"{field}-{number}") for number, fact in enumerate(facts, 1)]


def _some(draw: st.DrawFn, facts: list[Any]) -> list[Any]:
    """Some of the facts, in any order."""
    return draw(st.lists(st.sampled_from(facts), unique_by=id)) if facts else []


def _said_by(draw: st.DrawFn, quote: Quote, actors: list[str]) -> Quote:
    if quote.speaker is None:
        return quote
    actor = draw(st.sampled_from([None, *actors]))
    return attrs.evolve(quote, speaker=attrs.evolve(quote.speaker, actor=actor))


def _joined(draw: st.DrawFn, event: Event, held: dict[str, list[Any]]) -> Event:
    actors = [actor.id for actor in held["actors"]]
    return attrs.evolve(
        event,
        agents=tuple(_some(draw, actors)),
        patients=tuple(_some(draw, actors)),
        when=draw(st.sampled_from([None, *held["times"]])),
        where=draw(st.sampled_from([None, *held["places"]])),
    )


@st.composite
def diffs(draw: st.DrawFn) -> DigestDiff:
    """Any diff of two digests; a change's words need not be those under its spans."""
    before, after = draw(digests()), draw(digests())
    shorter = min(before.article.text, after.article.text, key=len)
    return DigestDiff(
        before=before,
        after=after,
        same_event=draw(_UNIT),
        cosmetic=draw(st.booleans()),
        changes=tuple(draw(st.lists(values(Change, shorter), max_size=3))),  # type: ignore[arg-type]
        sentences=tuple(draw(st.lists(values(SentenceEdit, shorter), max_size=3))),  # type: ignore[arg-type]
    )

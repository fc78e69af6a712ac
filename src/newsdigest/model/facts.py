"""The facts of a digest: who, what, where, when, who said what, and how many.

Every fact carries ``text`` and ``span`` (``article.text[span.start:span.end] == text``), a ``salience`` (how central
it is to the story, one scale for all facts of an article) and a ``confidence`` (how sure the library is),
both in 0..1.
"""

from __future__ import annotations

from datetime import datetime

import attrs

from newsdigest.model.enums import (
    ActorKind,
    EventStatus,
    Granularity,
    MentionKind,
    Part,
    PlaceKind,
    PlaceRole,
    QuoteKind,
    TimeRole,
    TimeType,
)
from newsdigest.model.span import Span

__all__ = ["Actor", "Event", "Fact", "Facts", "Figure", "Mention", "Passage", "Place", "Quote", "Speaker", "Time"]


def _in_unit_interval(instance: object, attribute: attrs.Attribute[float], value: float) -> None:
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{attribute.name} must lie in 0..1, not {value!r}")


def _as_long_as_span(instance: Fact, attribute: attrs.Attribute[str], value: str) -> None:
    if len(value) != instance.span.end - instance.span.start:
        raise ValueError(f"text {value!r} is not as long as its span {instance.span}")


@attrs.frozen
class Mention:
    """One place where the article refers to an actor or a place."""

    span: Span
    text: str
    kind: MentionKind


@attrs.frozen(kw_only=True)
class Fact:
    """What all facts share: verbatim text, where it stands, how central and how sure."""

    span: Span
    text: str = attrs.field(validator=_as_long_as_span)
    salience: float = attrs.field(default=0.0, validator=_in_unit_interval)
    confidence: float = attrs.field(default=0.5, validator=_in_unit_interval)


@attrs.frozen(kw_only=True)
class Actor(Fact):
    """A person, an organisation or a group. ``text`` and ``span`` are its best mention.

    ``name`` is the fullest form in the article; ``description`` the title or office the article gives ("American
    President"); ``part`` what it does in the story; ``anonymous`` tells an unnamed source.
    """

    name: str
    kind: ActorKind
    description: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    part: Part = Part.MENTIONED
    anonymous: bool = False


@attrs.frozen(kw_only=True)
class Place(Fact):
    """A place. Country (ISO 3166 alpha-2), coordinates (degrees), GeoNames id: None where unknown or ambiguous."""

    name: str
    kind: PlaceKind = PlaceKind.PLACE
    mentions: tuple[Mention, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    role: PlaceRole = PlaceRole.MENTIONED


@attrs.frozen(kw_only=True)
class Time(Fact):
    """A time expression, normalised to TIMEX3 (``type``, ``value``, ``mod``) and to a half-open interval.

    ``end`` is where the interval ends: a day ends where the next begins. ``start`` and ``end`` are naive unless the
    text names a zone. ``inferred`` is true where part of the value is not written in the article;
    ``alternatives`` holds the values of other readings.
    """

    type: TimeType
    value: str
    mod: str | None = None
    granularity: Granularity | None = None
    start: datetime | None = None
    end: datetime | None = None
    role: TimeRole = TimeRole.BACKGROUND
    inferred: bool = False
    alternatives: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Event(Fact):
    """Something that happened, is planned, may happen ...; ``text`` is one verbatim stretch of the article."""

    predicate: str
    predicate_span: Span
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    status: EventStatus = EventStatus.HAPPENED
    when: Time | None = None
    where: Place | None = None


@attrs.frozen(kw_only=True)
class Speaker:
    """Who said it: ``name`` as resolved, ``text`` and ``span`` as written at the quotation.

    Where the speaker is only carried on from an earlier quotation, ``span`` is the mention it is carried from.
    ``reason`` is the article's own reason for anonymity, where it gives one.
    """

    name: str
    text: str
    span: Span
    anonymous: bool = False
    reason: str | None = None
    description: str | None = None


@attrs.frozen(kw_only=True)
class Quote(Fact):
    """Words that the article attributes to somebody, verbatim.

    ``spans`` are the pieces of the content, quotation marks included; several where the cue interrupts it.
    ``span`` and ``text`` run from the first piece to the last, with the cue between them. ``cue`` is the word of
    saying, ``insertions`` the editor's bracketed words (brackets included), ``truncated`` tells an ellipsis or a
    missing closing mark.
    """

    spans: tuple[Span, ...]
    kind: QuoteKind
    speaker: Speaker | None = None
    cue: Span | None = None
    insertions: tuple[Span, ...] = ()
    truncated: bool = False


@attrs.frozen(kw_only=True)
class Figure(Fact):
    """A number that counts: ``value`` in ``unit`` ("%", "USD", "km", ""), of ``what`` ("people killed")."""

    value: float
    unit: str = ""
    what: str = ""
    approximate: bool = False


@attrs.frozen(kw_only=True)
class Passage(Fact):
    """A stretch of the article: a summary sentence, a reason or a manner."""


@attrs.frozen(kw_only=True)
class Facts:
    """Everything the finders found in one article, each kind in reading order."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    why: tuple[Passage, ...] = ()
    how: tuple[Passage, ...] = ()

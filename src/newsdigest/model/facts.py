"""The facts of a digest: who, what, where, when, who said what, and how many.

Every fact carries ``text`` and ``span`` (``article.text[span.start:span.end] == text``), a ``salience`` (how central
it is to the story, one scale for all facts of an article) and a ``confidence`` (how sure the library is),
both in 0..1.
"""

from __future__ import annotations

from datetime import datetime, timezone, tzinfo

import attrs

from newsdigest.model.enums import (
    ActorKind,
    EventStatus,
    Granularity,
    MentionKind,
    Part,
    PlaceKind,
    PlaceRole,
    QuoteAct,
    QuoteKind,
    SpeakerKind,
    TimeRole,
    TimeType,
)
from newsdigest.model.span import Span

__all__ = [
    "Actor",
    "Event",
    "Fact",
    "Figure",
    "Mention",
    "Passage",
    "Place",
    "Quote",
    "Speaker",
    "Time",
]


def in_unit_interval(instance: object, attribute: attrs.Attribute[float], value: float) -> None:
    """Check a share or a probability."""
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{attribute.name} must lie in 0..1, not {value!r}")


def _as_long_as_span(instance: Fact, attribute: attrs.Attribute[str], value: str) -> None:
    if len(value) != instance.span.end - instance.span.start:
        raise ValueError(f"text {value!r} is not as long as its span {instance.span}")


@attrs.frozen
class Mention:
    """One place where the article refers to an actor or a place.

    Attributes:
        span: its offsets, in code points of ``article.text``.
        text: the words there.
        kind: whether they are a name, a description or a pronoun.

    >>> digest = newsdigest.summarize("Mayor Ana Duarte opened a bridge in Lisbon. Duarte thanked the builders.")
    >>> [(mention.text, mention.kind.value) for mention in digest.who[0].mentions]
    [('Ana Duarte', 'name'), ('Duarte', 'name')]
    """

    span: Span
    text: str
    kind: MentionKind


@attrs.frozen(kw_only=True)
class Fact:
    """What all facts share. Each of the types below has these four fields before its own.

    Attributes:
        span: its offsets: half open, in code points of ``article.text``.
        text: the article's own words there: ``article.text[span.start:span.end] == text``.
        salience: how central it is to the story, from 0 (a detail) to 1; one scale for all facts of an article.
        confidence: how sure the library is that it is right, from 0 to 1; set so that of many answers with 0.8 about
            eight in ten are right.
        id: unique among the facts of its digest ("actor-3"); values refer to each other by it.

    Raises:
        ValueError: ``salience`` or ``confidence`` lies outside of 0..1, or ``text`` is not as long as ``span``.
    """

    span: Span
    text: str = attrs.field(validator=_as_long_as_span)
    salience: float = attrs.field(default=0.0, validator=in_unit_interval)
    confidence: float = attrs.field(default=0.5, validator=in_unit_interval)
    id: str = ""


@attrs.frozen(kw_only=True)
class Actor(Fact):
    """A person, an organisation or a group, with every mention of it.

    ``text`` and ``span`` are its best mention. A country or a city that acts is an organisation.

    Attributes:
        name: the fullest form of its name in the article; of an unnamed person, the fullest description.
        kind: person, organisation or group.
        description: the title, office or apposition that the article gives ("American President"), or None.
        aliases: the other forms of its name.
        mentions: every mention, pronouns too, in reading order.
        part: what it does in the story: agent, patient, speaker, or only mentioned.
        anonymous: whether it is a source without a name ("a senior official").

    >>> digest = newsdigest.summarize("Mayor Ana Duarte opened a bridge in Lisbon. Duarte thanked the builders.")
    >>> mayor = digest.who[0]
    >>> mayor.name, mayor.description, mayor.kind.value, mayor.part.value, mayor.aliases
    ('Ana Duarte', 'Mayor', 'person', 'agent', ('Duarte',))
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
    """A place. What the article and the packaged gazetteer (GeoNames) do not settle is None.

    ``text`` is what a reader would say, with what the place is said to lie in: "Paris, Texas".

    Attributes:
        name: its name alone, as the article writes it.
        kind: always :attr:`PlaceKind.PLACE`.
        mentions: every mention, in reading order; adjectives of its people ("Kenyan") and its name within another name
            ("Leeds City Council") are nominal.
        country: ISO 3166-1 alpha-2 code ("US"), or None.
        latitude: degrees north, or None; of a country or province, its representative point in GeoNames.
        longitude: degrees east, or None.
        geonames_id: its number in GeoNames, or None.
        role: whether something happens there, the article was filed there, or neither.

    >>> place = newsdigest.summarize("A fire broke out in Paris, Texas, on Monday.").where[0]
    >>> place.text, place.name, place.country, place.geonames_id
    ('Paris, Texas', 'Paris', 'US', 4717560)
    """

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
    """A time expression, normalised to TIMEX3 (ISO 24617-1) and, where it is a date, to a half-open interval.

    Attributes:
        type: date, time of day, duration or set.
        value: the TIMEX3 value: ISO 8601 ("2026-03-16", "2026-W10", "P3M"), with TIMEX3's own signs ("2025-SP" for a
            spring, "2026-03-12TNI" for a night); "XXXX-WXX-5" where it is unknown which Friday.
        mod: TIMEX3 modifier, or None: ``START``, ``MID``, ``END``, ``APPROX``, ``LESS_THAN``, ``MORE_THAN``,
            ``EQUAL_OR_LESS``, ``EQUAL_OR_MORE``, ``ON_OR_AFTER``. It does not narrow the interval.
        granularity: the unit in which the time is stated, or None.
        start: first moment of the interval, or None where the value is no known date. Naive unless the text names a
            zone, as is ``end``.
        end: where the interval ends: a day ends where the next begins.
        role: when the main event happens, the article's date, or another time.
        inferred: whether part of the value is not written there, but follows from the article's date or context.
        alternatives: the values of other readings, likelier ones first ("Friday" may be the last or the next).
        note: what a reader should know ("fiscal year of unknown calendar", "the year is not known"), or None.
        in_name: whether it is part of a name and dates nothing: the year of "the Clean Water Act of 1972".

    >>> time = newsdigest.summarize("The pier closed on Tuesday.", published="2026-03-13").when[0]
    >>> time.value, time.granularity.value, time.inferred
    ('2026-03-10', 'day', True)
    >>> print(time.start, "to", time.end)
    2026-03-10 00:00:00 to 2026-03-11 00:00:00
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
    in_name: bool = False

    def bounds(self, zone: tzinfo = timezone.utc) -> tuple[datetime, datetime] | None:
        """``start`` and ``end`` with a zone, so that those of any two times compare; None where there are none.

        One rule: where the text names no zone, the clock is that of ``zone``.

        Args:
            zone: the zone of times for which the text names none.

        >>> talks, march = newsdigest.summarize(
        ...     "Talks began at 14:00 GMT on March 3, 2026. A march began at 1 p.m. on March 3, 2026."
        ... ).times
        >>> talks.start.tzinfo is None, march.start.tzinfo is None
        (False, True)
        >>> print(march.bounds()[0])
        2026-03-03 13:00:00+00:00
        """
        if self.start is None or self.end is None:
            return None
        return _zoned(self.start, zone), _zoned(self.end, zone)

    def precedes(self, other: Time, zone: tzinfo = timezone.utc) -> bool:
        """Whether it ends before ``other`` starts, or as it starts; False where one of them has no interval.

        Args:
            other: another time.
            zone: as for :meth:`bounds`.

        >>> first, second = newsdigest.summarize("It opened on May 3, 2024 and closed in July 2024.").times
        >>> first.precedes(second), second.precedes(first)
        (True, False)
        """
        own, others = self.bounds(zone), other.bounds(zone)
        return own is not None and others is not None and own[1] <= others[0]

    def overlaps(self, other: Time, zone: tzinfo = timezone.utc) -> bool:
        """Whether the two have a moment in common; False where one of them has no interval.

        Args:
            other: another time.
            zone: as for :meth:`bounds`.

        >>> first, second = newsdigest.summarize("It opened on May 3, 2024. In May 2024 it rained.").times
        >>> first.overlaps(second)
        True
        """
        own, others = self.bounds(zone), other.bounds(zone)
        return own is not None and others is not None and own[0] < others[1] and others[0] < own[1]


def _zoned(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


@attrs.frozen(kw_only=True)
class Event(Fact):
    """Something that happened, is planned, may happen ...

    ``text`` is one span of the article, trimmed at its ends as in a headline.

    Attributes:
        predicate: lemma of the verb or noun that says what happens ("kill", "strike").
        predicate_span: the span of that word.
        agents: ids of the actors who do it; ``digest.actor(id)`` gives each.
        patients: ids of the actors to whom it is done.
        status: how real the article says it is.
        when: its time, the very object of ``digest.times``, or None.
        where: its place, the very object of ``digest.places``, or None.
        reports: whether its predicate only reports speech: it is the cue of a quotation ("officials said").

    >>> digest = newsdigest.summarize("Mayor Ann Lowe will reopen the bridge in Leeds on Monday.")
    >>> event = digest.what[0]
    >>> event.text, event.predicate, event.status.value, event.where.name
    ('Mayor Ann Lowe will reopen the bridge in Leeds on Monday', 'reopen', 'planned', 'Leeds')
    >>> [digest.actor(agent).name for agent in event.agents]
    ['Ann Lowe']
    """

    predicate: str
    predicate_span: Span
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    status: EventStatus = EventStatus.HAPPENED
    when: Time | None = None
    where: Place | None = None
    reports: bool = False


@attrs.frozen(kw_only=True)
class Speaker:
    """Who said the words of a quotation.

    Attributes:
        name: who it is, resolved through the article: "Joe Biden" for "he"; of several who speak together all.
        text: the words at the quotation: "he".
        span: the span of those words; where the speaker is carried over from an earlier quotation, the span of that
            mention.
        anonymous: whether it is a source without a name.
        reason: the article's own reason for leaving the name out, or None.
        description: the title or office that the article gives, or None.
        actor: the id of the actor (``digest.actor(id)`` gives it), or None; None too where several speak together.
        kind: person, organisation, group or document, or None where that is not known.

    >>> text = "“The talks are dead,” said a diplomat, who asked not to be named because the talks are private."
    >>> speaker = newsdigest.summarize(text).quotes[0].speaker
    >>> speaker.text, speaker.anonymous, speaker.reason
    ('a diplomat', True, 'asked not to be named because the talks are private')
    """

    name: str
    text: str
    span: Span
    anonymous: bool = False
    reason: str | None = None
    description: str | None = None
    actor: str | None = None
    kind: SpeakerKind | None = None


@attrs.frozen(kw_only=True)
class Quote(Fact):
    """Words that the article attributes to a source, verbatim.

    ``span`` and ``text`` run from the first piece to the last, with the cue between them.

    Attributes:
        spans: the pieces of what was said, quotation marks included; several where the cue interrupts it. Of mixed and
            indirect speech they hold all that was said, not the words in marks alone.
        kind: direct, mixed or indirect.
        speaker: who said it, or None where the article does not say.
        cue: the span of the reporting word ("said"), or None.
        insertions: the spans of an editor's words in brackets, brackets included.
        truncated: whether an ellipsis, or a closing mark that is missing, cuts it short.
        act: what the speaker does with the words: states, denies, asks, promises, orders, refuses, thinks.
        negated: whether the article says that they did *not* say it: it is no quotation of theirs.

    >>> text = '"The dam," engineer Ada Pell said, "will [not] hold."'
    >>> quote = newsdigest.summarize(text).quotes[0]
    >>> [span.of(text) for span in quote.spans], quote.speaker.name, quote.cue.of(text)
    (['"The dam,"', '"will [not] hold."'], 'Ada Pell', 'said')
    >>> [span.of(text) for span in quote.insertions]
    ['[not]']
    """

    spans: tuple[Span, ...]
    kind: QuoteKind
    speaker: Speaker | None = None
    cue: Span | None = None
    insertions: tuple[Span, ...] = ()
    truncated: bool = False
    act: QuoteAct = QuoteAct.STATEMENT
    negated: bool = False

    def pieces(self, text: str) -> tuple[str, ...]:
        """The words of each piece of the content, without the cue between them.

        Args:
            text: the text of the article that the quotation is from.

        >>> digest = newsdigest.summarize('"It is safe," Ann Lowe said. "We tested every bolt."')
        >>> digest.quotes[0].pieces(digest.article.text)
        ('"It is safe,"', '"We tested every bolt."')
        """
        return tuple(span.of(text) for span in self.spans)


ATTRIBUTION_ID = "attribution-"
"""How the ids of attributions begin that are no acts of saying or writing; those of quotations begin with "quote-"."""


def is_speech(attribution: Quote) -> bool:
    """Whether an attribution is an act of saying or writing that took place, as its id says.

    >>> digest = newsdigest.summarize("Ann Lowe said the pier was safe. She believes that it will last.")
    >>> [(quote.id, is_speech(quote)) for quote in digest.attributions]
    [('quote-1', True), ('attribution-2', False)]
    """
    return not attribution.id.startswith(ATTRIBUTION_ID)


@attrs.frozen(kw_only=True)
class Figure(Fact):
    """A number that counts something.

    Attributes:
        value: the number; of a word for many ("dozens"), the least it can mean.
        unit: "%", an ISO 4217 currency ("USD"), an SI symbol or a word ("km", "years"); "" where it only counts.
        what: what it counts ("people killed"), or "".
        approximate: whether the article hedges it ("about", "at least", "up to"), or it ends a range.

    >>> text = "At least 12 people were killed in Hale. The wall cost $1.5 million."
    >>> for figure in newsdigest.summarize(text).figures:
    ...     print(figure.text, figure.value, figure.unit, figure.what, figure.approximate, sep="|")
    12|12.0||people killed|True
    $1.5 million|1500000.0|USD|wall|False
    """

    value: float
    unit: str = ""
    what: str = ""
    approximate: bool = False


@attrs.frozen(kw_only=True)
class Passage(Fact):
    """A span of the article, with no more fields than every fact: a summary sentence, a reason or a manner.

    >>> digest = newsdigest.summarize("The pier closed because storms had damaged it. Ida Crane was sorry.")
    >>> digest.why[0].text, digest.summary[0].text
    ('storms had damaged it', 'The pier closed because storms had damaged it.')
    """

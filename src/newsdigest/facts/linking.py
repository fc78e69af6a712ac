"""Joins what the finders found: when and where an event happened, whether it only reports, who speaks, which are dates.

Pure; it reads facts and sentences, no tokens. A time or a place belongs to an event of its own sentence: to
the one whose words hold it, else to the nearest that no other event's predicate parts from it; where a sentence names
a single time or place, its first event takes it. An event whose sentence names none has none. Facts come sorted, so all
of it is one pass.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import attrs

from newsdigest.facts.relative_clauses import RelativeClauses
from newsdigest.model.copies import with_fields
from newsdigest.model.enums import Granularity, MentionKind, Part, PlaceRole, TimeType
from newsdigest.model.facts import Actor, Event, Figure, Mention, Place, Quote, Time, is_speech
from newsdigest.model.inventory import Facts
from newsdigest.model.span import Span

__all__ = ["link"]

_F = TypeVar("_F", Time, Place)
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})
_LONG = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_SINCE = "since "
_MOST_IN_A_SENTENCE = 12
"""Times or places of one sentence past this many are not weighed: such a list is no scene."""


def link(found: Facts, sentences: Sequence[Span] = (), view: str = "") -> Facts:
    """The same facts, joined.

    Args:
        found: what the finders gave, each kind in reading order.
        sentences: the article's sentences, in order; without them the whole text counts as one.
        view: the article's text, or its folded view; without it no word before a time is heeded.
    """
    starts = [sentence.start for sentence in sentences]
    found = attrs.evolve(found, places=tuple(_no_times(found.places, found.times)))
    points = (time for time in found.times if time.type in _POINTS and _dates_something(time, view))
    at = [_sentence(starts, event.predicate_span.start) for event in found.events]
    in_sentences = list(zip(at, found.events, strict=True))
    times = _SentenceFacts(((time.span, time) for time in points), in_sentences, starts, RelativeClauses(view))
    places = _SentenceFacts(_mentions(found.places), in_sentences, starts, RelativeClauses(""))
    predicates = sorted([event.predicate_span.start for event in found.events])
    firsts = _first_events(in_sentences)
    cues = {quote.cue for quote in found.attributions if quote.cue is not None and is_speech(quote)}
    events: list[Event] = []
    for number, (sentence, event) in enumerate(in_sentences, 1):
        first = event is firsts[sentence]
        joined = with_fields(
            event,
            id=f"event-{number}",
            when=times.of(event, sentence, predicates, first=first),
            where=places.of(event, sentence, predicates, first=first),
            reports=event.predicate_span in cues,
        )
        events.append(joined)
    return attrs.evolve(
        found,
        events=tuple(events),
        actors=_with_speakers(found.actors, found.attributions),
        figures=tuple(_no_dates(found.figures, found.times)),
    )


class _SentenceFacts(Generic[_F]):
    """The times, or the mentions of places, of each sentence, and which of them are within an event's words."""

    def __init__(
        self,
        facts: Iterable[tuple[Span, _F]],
        events: Iterable[tuple[int, Event]],
        starts: Sequence[int],
        asides: RelativeClauses,
    ) -> None:
        self._asides = asides
        self._facts: dict[int, list[tuple[Span, _F]]] = {}
        for span, fact in facts:
            found = self._facts.setdefault(_sentence(starts, span.start), [])
            if len(found) < _MOST_IN_A_SENTENCE:
                found.append((span, fact))
        near = [(event, self._facts[sentence]) for sentence, event in events if sentence in self._facts]
        self._held = {span for event, found in near for span, _ in found if span in event.span}

    def of(self, event: Event, sentence: int, predicates: Sequence[int], *, first: bool) -> _F | None:
        """The time or place of ``event``, which is in that sentence."""
        found = self._facts.get(sentence)
        if found is None:
            return None
        near = [pair for pair in found if not self._asides.part(event.predicate_span, pair[0])]
        fit = [pair for pair in near if pair[0] in event.span] or [
            pair for pair in near if pair[0] not in self._held and not _parted(event, pair[0], predicates)
        ]
        if fit:
            return min(fit, key=lambda pair: _gap(event.predicate_span, pair[0]))[1]
        return near[0][1] if first and len(found) == len(near) == 1 else None


def _dates_something(time: Time, view: str) -> bool:
    """Whether a time is no part of a name, nor a year that is only a starting point: "her first visit since 2017"."""
    since = view[max(0, time.span.start - len(_SINCE)) : time.span.start].lower() == _SINCE
    return not time.in_name and not (since and time.granularity in _LONG)


def _sentence(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _parted(event: Event, span: Span, predicates: Sequence[int]) -> bool:
    """Whether another event's predicate is between the event and the fact."""
    if span.start >= event.span.end:
        low, high = event.span.end, span.start
    else:
        low, high = span.end, event.span.start
    return bisect_left(predicates, low) < bisect_left(predicates, high)


def _first_events(events: Iterable[tuple[int, Event]]) -> Mapping[int, Event]:
    """The first event of each sentence."""
    firsts: dict[int, Event] = {}
    for sentence, event in events:
        firsts.setdefault(sentence, event)
    return firsts


def _mentions(places: Iterable[Place]) -> Iterator[tuple[Span, Place]]:
    """Every mention of every place in reading order, except the dateline's own."""
    spread = [
        (mention.span, place)
        for place in places
        for mention in place.mentions
        if place.role is not PlaceRole.DATELINE or mention.span != place.span
    ]
    return iter(sorted(spread, key=lambda pair: (pair[0].start, pair[0].end)))


def _no_times(places: Iterable[Place], times: Sequence[Time]) -> Iterator[Place]:
    """The places that are not only a word of a time expression, as in "the third quarter"."""
    ends = [time.span.end for time in times]
    for place in places:
        at = bisect_right(ends, place.span.start)
        if at == len(times) or place.span not in times[at].span or any(_is_name(m) for m in place.mentions):
            yield place


def _is_name(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME


def _with_speakers(actors: Iterable[Actor], quotes: Iterable[Quote]) -> tuple[Actor, ...]:
    """Actors who do nothing but are quoted are speakers."""
    speaking = {quote.speaker.actor for quote in quotes if quote.speaker is not None}
    return tuple(
        with_fields(actor, part=Part.SPEAKER) if actor.part is Part.MENTIONED and actor.id in speaking else actor
        for actor in actors
    )


def _no_dates(figures: Iterable[Figure], times: Sequence[Time]) -> Iterator[Figure]:
    """The figures that are not part of a time expression; an age stays."""
    ends = [time.span.end for time in times]
    for figure in figures:
        at = bisect_right(ends, figure.span.start)
        within = at < len(times) and times[at].span.overlaps(figure.span)
        if figure.what == "age" or not within:
            yield figure

"""The facts of a digest refer to each other: to the values that the digest holds, and to nothing else.

While facts are found and ranked, an event holds its time and place as the finders left them, and an agent or a speaker
may be an entity that is no actor of the digest. Here, last of all, each reference gets the value of the inventory.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TypeVar

from newsdigest.model.copies import with_fields
from newsdigest.model.facts import Event, Fact, Place, Quote, Time
from newsdigest.model.inventory import Answer
from newsdigest.options import Options

__all__ = ["about", "facts_of", "sure", "with_actors", "with_references"]

_F = TypeVar("_F", bound=Fact)


def with_references(
    events: Sequence[Event], actors: Set[str], times: Sequence[Time], places: Sequence[Place]
) -> tuple[Event, ...]:
    """The same events with the digest's own times and places, and without agents or patients that are not its actors.

    Args:
        events: events as they were found.
        actors: the ids of the digest's actors.
        times: its times.
        places: its places.
    """
    time_by_id = {time.id: time for time in times}
    place_by_id = {place.id: place for place in places}
    referring: list[Event] = []
    for event in events:
        when = time_by_id[event.when.id] if event.when is not None else None
        where = place_by_id[event.where.id] if event.where is not None else None
        agents, patients = _known(event.agents, actors), _known(event.patients, actors)
        same = when is event.when and where is event.where and agents is event.agents and patients is event.patients
        referring.append(
            event if same else with_fields(event, when=when, where=where, agents=agents, patients=patients)
        )
    return tuple(referring)


def _known(ids: tuple[str, ...], actors: Set[str]) -> tuple[str, ...]:
    return ids if not ids or set(ids) <= actors else tuple([actor for actor in ids if actor in actors])


def with_actors(quotes: Sequence[Quote], actors: Set[str]) -> tuple[Quote, ...]:
    """The same quotations; a speaker that is not one of the digest's actors has no reference.

    Args:
        quotes: quotations as they were found.
        actors: the ids of the digest's actors.
    """
    return tuple([_with_actor(quote, actors) for quote in quotes])


def _with_actor(quote: Quote, actors: Set[str]) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.actor is None or speaker.actor in actors:
        return quote
    return with_fields(quote, speaker=with_fields(speaker, actor=None))


def facts_of(kind: type[_F], answers: Sequence[Answer]) -> tuple[_F, ...]:
    """The facts of the answers to one question, all of one kind, in the same order."""
    return tuple([answer.fact for answer in answers if isinstance(answer.fact, kind)])


def sure(answers: Sequence[Answer], options: Options) -> tuple[Answer, ...]:
    """The answers that are as sure as the options ask for."""
    return tuple([answer for answer in answers if answer.confidence >= options.min_confidence])


def about(events: Sequence[Event], answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The same answers to "what", each with the event of the inventory that its event became.

    Args:
        events: the events of the digest.
        answers: answers whose facts have the ids of these events.
    """
    by_id = {event.id: event for event in events}
    return tuple([with_fields(answer, fact=by_id[answer.fact.id]) for answer in answers])

"""Joining facts, on facts alone."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.facts.linking import link
from newsdigest.model.enums import ActorKind, MentionKind, Part, PlaceRole, QuoteKind, TimeType
from newsdigest.model.facts import Actor, Event, Figure, Mention, Place, Quote, Speaker, Time
from newsdigest.model.inventory import Facts
from newsdigest.model.span import Span

TEXT = "Rebels seized Bria on Monday and freed 16 nurses. Talks ended in Bangui, Ida Crane said. Nobody came."
SENTENCES = (Span(0, 49), Span(50, 88), Span(89, 101))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event(words: str, predicate: str) -> Event:
    return Event(text=words, span=at(words), predicate=predicate, predicate_span=at(predicate))


def place(name: str, role: PlaceRole = PlaceRole.MENTIONED) -> Place:
    mention = Mention(at(name), name, MentionKind.NAME)
    return Place(text=name, span=at(name), name=name, mentions=(mention,), role=role)


def time(words: str, kind: TimeType = TimeType.DATE) -> Time:
    return Time(text=words, span=at(words), type=kind, value="2025-05-19")


SEIZED = event("Rebels seized Bria", "seized")
FREED = event("freed 16 nurses", "freed")
ENDED = event("Talks ended", "ended")
CAME = event("Nobody came", "came")


def test_the_nearest_event_of_the_sentence_takes_time_and_place() -> None:
    facts = Facts(events=(SEIZED, FREED, ENDED, CAME), places=(place("Bria"), place("Bangui")), times=(time("Monday"),))
    seized, freed, ended, came = link(facts, SENTENCES).events
    assert seized.when is not None
    assert seized.where is not None
    assert (seized.when.text, seized.where.name) == ("Monday", "Bria")
    assert freed.where is None  # "seized" is between
    assert ended.where is not None
    assert (ended.where.name, ended.when) == ("Bangui", None)
    assert (came.when, came.where) == (None, None)


def test_a_noun_inside_a_time_is_no_place() -> None:
    quarter = Place(
        text="Monday",
        span=at("Monday"),
        name="Monday",
        mentions=(Mention(at("Monday"), "Monday", MentionKind.NOMINAL),),
    )
    facts = Facts(events=(SEIZED,), places=(quarter, place("Bangui")), times=(time("Monday"),))
    assert [found.name for found in link(facts, SENTENCES).places] == ["Bangui"]


def test_a_dateline_is_no_scene() -> None:
    facts = Facts(events=(SEIZED,), places=(place("Bria", PlaceRole.DATELINE),))
    assert link(facts, SENTENCES).events[0].where is None


def test_a_duration_is_no_date() -> None:
    facts = Facts(events=(SEIZED,), times=(time("Monday", TimeType.DURATION),))
    assert link(facts, SENTENCES).events[0].when is None


def test_who_only_speaks_is_a_speaker() -> None:
    crane = Actor(id="actor-2", text="Ida Crane", span=at("Ida Crane"), name="Ida Crane", kind=ActorKind.PERSON)
    agent = Actor(id="actor-1", text="Rebels", span=at("Rebels"), name="Rebels", kind=ActorKind.GROUP, part=Part.AGENT)
    speaker = Speaker(name="Ida Crane", text="Ida Crane", span=at("Ida Crane"), actor="actor-2")
    said = at("Talks ended in Bangui")
    quote = Quote(text="Talks ended in Bangui", span=said, spans=(said,), kind=QuoteKind.INDIRECT, speaker=speaker)
    linked = link(Facts(actors=(agent, crane), attributions=(quote,)), SENTENCES)
    assert [actor.part for actor in linked.actors] == [Part.AGENT, Part.SPEAKER]


def test_numbers_within_dates_are_dropped() -> None:
    number = Figure(text="16", span=at("16"), value=16, what="nurses")
    assert link(Facts(figures=(number,), times=(time("16 nurses"),)), SENTENCES).figures == ()
    assert link(Facts(figures=(number,), times=(time("Monday"),)), SENTENCES).figures == (number,)


def test_without_sentences_the_text_is_one() -> None:
    facts = Facts(events=(CAME,), places=(place("Bangui"),))
    assert link(facts).events[0].where is not None


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("Shares in Vestmark, which reports next week, fell in Vell.", {"report": "2025-W12", "fall": None}),
        (
            "Shares in Vestmark, which reports its results next week, fell on Tuesday.",
            {"report": "2025-W12", "fall": "2025-03-11"},
        ),
        ("Ida Crane, the woman who runs the boat, said so on Friday.", {"run": None, "say": "2025-03-07"}),
        ("The law, passed in 2016, was struck down by the court.", {"strike": None}),
        ("Police arrested a man who had escaped from prison last week.", {"arrest": None, "escape": "2025-W10"}),
        ("A man who was drunk crashed a bus on Sunday.", {"crash": "2025-03-09"}),
    ],
)
def test_the_time_of_a_relative_clause_is_its_own(text: str, whens: dict[str, str | None]) -> None:
    told = {event.predicate: event.when for event in newsdigest.summarize(text, published="2025-03-13").events}
    assert {name: when.value if (when := told[name]) else None for name in whens} == whens

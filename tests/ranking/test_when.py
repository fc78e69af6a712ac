"""Answers to "when", and the timeline."""

from __future__ import annotations

import attrs
import pytest

import newsdigest
from newsdigest.model.enums import TimeRole, TimeType
from newsdigest.model.facts import Event, Time
from newsdigest.model.span import Span
from newsdigest.ranking.timeline import timeline


def answers(text: str, published: str = "2026-03-13") -> list[tuple[str, str]]:
    digest = newsdigest.summarize(text, published=published)
    return [(time.text, time.value) for time in digest.when]


def test_the_time_of_the_lead_comes_first() -> None:
    text = (
        "Ferry sinks off Oban\n\nA ferry with 40 people on board sank off Oban on Tuesday, the coastguard said.\n\n"
        "The ship was built in 1988 and refitted in May 2019. An inquiry will open next week."
    )
    assert answers(text)[0] == ("Tuesday", "2026-03-10")


def test_a_day_is_answered_once() -> None:
    text = "The mayor resigned on Thursday.\n\nShe told the council on Thursday. Thursday was her birthday."
    assert [value for _, value in answers(text)] == ["2026-03-12"]


def test_lengths_and_vague_words_are_no_answer() -> None:
    text = "The mayor has resigned after three years.\n\nShe recently moved house. The council meets every Monday."
    assert answers(text) == []


def test_a_time_of_something_beside_the_story_ranks_lower() -> None:
    text = "The mayor resigned on Thursday. The council, which was elected on Tuesday, will choose a new one."
    digest = newsdigest.summarize(text, published="2026-03-13")
    assert [time.value for time in digest.when] == ["2026-03-12"]
    assert [time.role for time in digest.times] == [TimeRole.EVENT, TimeRole.BACKGROUND]


def test_an_old_year_far_down_is_no_answer() -> None:
    text = "The mayor has resigned.\n\n" + "The council thanked her. " * 12 + "The hall was built in 1887."
    assert answers(text) == []


def test_answers_have_their_role_and_salience() -> None:
    digest = newsdigest.summarize("The mayor resigned on Thursday.", published="2026-03-13")
    (answer,) = digest.when
    assert answer.role == TimeRole.EVENT
    assert 0.5 <= answer.salience <= 1


def event(words: str, at: int, value: str | None) -> Event:
    digest = newsdigest.summarize(f"It was {value}." if value else "It was so.", published="2026-03-13", language="en")
    time = digest.times[0] if value else None
    if time is not None:
        time = attrs.evolve(time, span=Span(1000 + at, 1000 + at + len(time.text)))
    text = f"Ann {words}"
    span = Span(at, at + len(text))
    return Event(span=span, text=text, predicate=words, predicate_span=Span(at + 4, span.end), when=time)


def test_the_timeline_runs_by_time_and_leaves_undated_events_out() -> None:
    events = (
        event("opened", 0, "on May 3, 2025"),
        event("closed", 20, "in 1998"),
        event("rained", 40, None),
        event("spoke", 60, "recently"),
        event("burned", 80, "on May 3, 2024 at 9 p.m. ET"),
        event("voted", 100, "in May 2025"),
        event("left", 120, "on May 3, 2024"),
    )
    assert [item.text for item in timeline(events)] == [
        "Ann closed",
        "Ann left",
        "Ann burned",
        "Ann voted",
        "Ann opened",
    ]


def test_events_of_one_day_keep_their_order_in_the_text() -> None:
    first, second = event("sang", 0, "on May 3, 2025"), event("danced", 30, "on May 3, 2025")
    assert timeline((second, first)) == (first, second)


def test_a_time_of_day_comes_before_the_day_it_begins() -> None:
    start = event("began", 0, "on May 3, 2025 at 00:00")
    whole = event("lasted", 30, "on May 3, 2025")
    assert timeline((whole, start)) == (start, whole)
    assert isinstance(start.when, Time)
    assert start.when.type == TimeType.TIME


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # one event for each time: the nearest
        (
            "The bakers of Vell, who feared a shortage, stopped selling rye bread in May 2021.",
            ["The bakers of Vell, who feared a shortage, stopped selling rye bread in May 2021"],
        ),
        # the time of an attribution only, and a conditional event
        ("Dunmore has a new harbour. A clerk said in an interview on May 4, 2021.", []),
        (
            "The guild will strike if the mill is not repaired by May 2031.",
            ["The guild will strike if the mill is not repaired by May 2031"],
        ),
        # "since" a year is not when it happens
        ("Ida Crane is the first woman since 1974 to lead the choir.", []),
        (
            "Vell opened a second library on May 4, 2021. Vell opened it on May 4, 2021.",
            ["Vell opened a second library on May 4, 2021"],
        ),
    ],
)
def test_the_timeline_has_each_dated_event_once(text: str, told: list[str]) -> None:
    digest = newsdigest.summarize(text, published="2024-03-13", language="en")
    assert [item.text for item in digest.timeline] == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("At least 20 were killed on Wednesday according to Orvo officials on Thursday.", "Wednesday"),
        ("The trawler sank on Tuesday, according to figures released by the coastguard on Thursday.", "Tuesday"),
        ("Ana Ruiz died on Tuesday at 81, her family announced on Thursday.", "Tuesday"),
        ("The firm said in a statement on Thursday that its plant had burned down on Tuesday.", "Tuesday"),
        ("It emerged on Thursday that the bank had been robbed on Tuesday.", "Tuesday"),
        ("It was reported on Thursday that Ann Dole had died on Tuesday.", "Tuesday"),
    ],
)
def test_the_day_of_the_deed_and_not_that_of_the_report(text: str, day: str) -> None:
    assert answers(text)[0][0] == day

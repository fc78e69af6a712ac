"""Events: their words, their predicate, who does what to whom, and how real they are."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.facts.events import find_events
from newsdigest.language import analyse
from newsdigest.model.article import Article
from newsdigest.model.facts import Event


def events(text: str) -> dict[str, Event]:
    """Events by their predicate; of two with one predicate the first."""
    found: dict[str, Event] = {}
    for event in find_events(analyse(Article(text=text))):
        found.setdefault(event.predicate, event)
    return found


def titled(title: str) -> list[Event]:
    article = newsdigest.parse({"title": title, "text": "Nothing more is known."})
    return [event for event in find_events(analyse(article)) if event.span.end <= len(title)]


@pytest.mark.parametrize(
    ("text", "predicate", "words"),
    [
        (
            "Rebels who had besieged the town seized the airport near the border on Monday.",
            "seize",
            "seized the airport",
        ),
        ("The man who stole the car was jailed on Monday.", "jail", "was jailed"),
        ("The mayor will open the bridge on Friday, officials said.", "open", "The mayor will open the bridge"),
        (
            "Three men were arrested by customs officers in Dover.",
            "arrest",
            "Three men were arrested by customs officers",
        ),
    ],
)
def test_the_words_of_an_event(text: str, predicate: str, words: str) -> None:
    assert words in events(text)[predicate].text
    assert "who" not in events(text)[predicate].text


@pytest.mark.parametrize(
    ("text", "predicate", "status"),
    [
        ("The court jailed the banker.", "jail", "happened"),
        ("Firefighters are searching the ruins.", "search", "ongoing"),
        ("The bank will cut 300 jobs.", "cut", "planned"),
        ("The union is planning to call a strike.", "call", "planned"),
        ("The tunnel may close in May.", "close", "possible"),
        ("Police did not find the knife.", "find", "denied"),
        ("The firm refused to pay the fine.", "pay", "denied"),
        ("If the river rises, the town will be evacuated.", "rise", "conditional"),
        ("The army could withdraw its troops.", "withdraw", "possible"),
        ("The government has decided to close the mine.", "close", "planned"),
        ("The airline denied that it had cancelled the flights.", "deny", "happened"),
        ("Both banks are expected to list abroad.", "expect", "planned"),
        ("The ferry is due to sail on Monday.", "sail", "planned"),
        ("The minister is set to be charged.", "set", "planned"),
        ("The council is likely to sell the pier.", "sell", "possible"),
        ("The pier is being rebuilt.", "rebuild", "ongoing"),
        ("The pier was being rebuilt.", "rebuild", "happened"),
        ("The teams were expected to win.", "expect", "happened"),
    ],
)
def test_status(text: str, predicate: str, status: str) -> None:
    assert events(text)[predicate].status == status


def test_a_light_verb_lends_its_grammar_to_the_noun() -> None:
    found = events("The two ministers held talks in Oslo.")
    assert "hold" not in found
    assert found["talk"].text.startswith("The two ministers held talks")


def test_nominal_event() -> None:
    event = events("The collapse of the bridge killed nobody.")["collapse"]
    assert event.text == "The collapse of the bridge"


def test_passive_patient_and_agent() -> None:
    digest = newsdigest.summarize("Karl Brandt was arrested by Danish police on Friday.")
    event = next(event for event in digest.events if event.predicate == "arrest")
    assert [digest.actor(patient).name for patient in event.patients] == ["Karl Brandt"]
    assert [digest.actor(agent).name for agent in event.agents] == ["Danish police"]


def test_planned_by_headline_infinitive() -> None:
    assert any(event.status == "planned" and "meet" in event.text for event in titled("President to meet coal miners"))


def test_a_topic_before_a_colon_is_left_out() -> None:
    assert all(":" not in event.text for event in titled("Budget: Ministers agree on cuts"))


def test_events_come_in_reading_order_and_slice_back() -> None:
    text = "“We won,” the coach said. Fans ran onto the pitch; police (in vans) watched. The match ended 2-1."
    found = find_events(analyse(Article(text=text)))
    assert [event.predicate_span for event in found] == sorted(event.predicate_span for event in found)
    for event in found:
        assert text[event.span.start : event.span.end] == event.text
        assert event.predicate_span in event.span or event.predicate_span.overlaps(event.span)


def test_the_object_of_a_preposition_is_no_patient() -> None:
    (event,) = titled("Marauders prowl near Ellmar")[:1]
    assert event.patients == ()


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Chile reverses ban on sea bass", "Chile reverses ban on sea bass"),
        ("Town votes to repeal curfew", "Town votes to repeal curfew"),
    ],
)
def test_a_headline_verb_is_no_plural(title: str, what: str) -> None:
    digest = newsdigest.summarize({"title": title, "text": "It was decided on Monday after a long night of talks."})
    assert digest.what[0].text == what


@pytest.mark.parametrize(
    ("title", "predicate", "subject"),
    [
        ("Two dead as barge sinks off Denby", "dead", "Two"),
        ("Denby residents furious after bus route is cut", "furious", "Denby residents"),
        ("Old barge sinks off Denby", "sink", "Old barge"),
    ],
)
def test_a_state_before_a_clause_is_what_a_headline_says(title: str, predicate: str, subject: str) -> None:
    digest = newsdigest.summarize({"title": title, "text": "It was a grey morning. The harbour was quiet."})
    assert digest.what[0].text == title
    assert digest.what[0].predicate == predicate
    assert subject in {actor.name for actor in digest.actors}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Crow scored an 89th minute header to give Vell their first win.",
        "Substitute Ann Crow rose highest for a header to give Vell the lead.",
        "It took a late penalty to give Vell a point.",
        "Vell beat league leaders Marlow 3-2 to go top of the table.",
        "Vell fought back to beat league leaders Marlow 3-2.",
    ],
)
def test_what_came_of_a_match_is_no_aim(sentence: str) -> None:
    found = newsdigest.summarize({"title": "Late drama at Dell Lane", "text": sentence}).events
    assert {event.status.value for event in found} == {"happened"}


def test_an_aim_is_not_yet_a_fact() -> None:
    assert events("The council raised its tax to pay for a bridge.")["pay"].status == "possible"


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Late header to give Vell their first win", "happened"),
        ("Crow's 89th minute header to give Vell first win stuns Marlow", "happened"),
        ("Minister to give Vell a new school", "planned"),
        ("Council to finally close pier", "planned"),
    ],
)
def test_an_infinitive_of_a_headline(title: str, status: str) -> None:
    found = newsdigest.summarize({"title": title, "text": "Marlow had led twice. The crowd of 300 went home happy."})
    assert found.what[0].status == status


def test_a_dateline_is_no_event() -> None:
    text = "ORTEGA FALLS -- Crews reopened a bridge on Monday after a flood. Ortega Falls has 3,000 residents."
    assert all(
        "FALLS" not in event.text for event in newsdigest.summarize({"title": "Bridge opens", "text": text}).events
    )

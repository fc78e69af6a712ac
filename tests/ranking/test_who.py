"""Answers to who and where."""

from __future__ import annotations

import pytest

import newsdigest


def answers(title: str, text: str) -> tuple[list[str], list[str]]:
    digest = newsdigest.summarize({"title": title, "text": text, "date_publish": "2026-03-13"})
    return [actor.name for actor in digest.who], [place.text for place in digest.where]


def test_agent_and_scene_come_first() -> None:
    who, where = answers(
        "Ana Duarte opens bridge in Lisbon",
        "LISBON (Newswire) - Mayor Ana Duarte opened a bridge in Lisbon on Monday. Lars Holm drew it in Oslo.",
    )
    assert who[0] == "Ana Duarte"
    assert where[0] == "Lisbon"


def test_a_country_that_acts_is_an_answer() -> None:
    who, where = answers(
        "France to withdraw troops from Niger",
        "PARIS (Newswire) - France will withdraw its troops from Niger by December, an official said on Friday.",
    )
    assert who[0] == "France"
    assert "Niger" in where


@pytest.mark.parametrize("title", ["Crane driver saves two children", "A crane driver saves two children"])
def test_a_headline_that_only_describes(title: str) -> None:
    who, _ = answers(
        title,
        "Tomas Berg, a crane driver, saved two children from a canal in Delft on Monday.",
    )
    assert who[0] == "Tomas Berg"


OTHERS = [
    (
        "Woman charged with arson after flat fire",
        "A woman was charged with arson after a fire in Dunhallow. Another woman, Petra Quill, was released.",
        "A woman",
    ),
    (
        "Man jailed for attack on grocer",
        "A man who attacked a grocer has been jailed for nine years. A second man, Liam Roe, was cleared.",
        "A man",
    ),
    (
        "Driver dies in crash near Selby",
        "A driver died when two lorries crashed near Selby. The other driver, Kofi Adu, 41, was not hurt.",
        "A driver",
    ),
    (
        "Second man arrested over theft of statue",
        "Police arrested a second man, Idris Vane, over the theft of a statue in Leeds on Monday.",
        "Idris Vane",
    ),
]


@pytest.mark.parametrize(("title", "text", "name"), OTHERS)
def test_a_headline_does_not_describe_somebody_told_apart_from_its_subject(title: str, text: str, name: str) -> None:
    who, _ = answers(title, text)
    assert who[0] == name


def test_no_answer() -> None:
    assert answers("It rained", "It rained. It was cold.") == ([], [])


def test_answers_are_sure_within_bounds() -> None:
    digest = newsdigest.summarize("Ida Crane closed the pier in Oban on Monday.")
    assert all(0 <= fact.confidence <= 1 for fact in (*digest.who, *digest.where))


def test_a_state_that_only_locates_a_town_is_no_answer() -> None:
    _, where = answers(
        "Two hurt in chapel fire",
        "Two people were hurt when a fire broke out in Salem, N.H., on Monday.\n\nThe chief of police in Salem, N.H., "
        "said the chapel was empty.",
    )
    assert where == ["Salem, N.H."]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Reyes considers White House bid",
            "Governor Ana Reyes said she was considering a White House bid. The race for the White House is open.",
        ),
        ("Wall Street wary of new bank rules", "Wall Street is wary of the new rules for banks, a survey found."),
    ],
)
def test_a_government_or_a_trade_named_by_its_address_is_no_scene(title: str, text: str) -> None:
    assert answers(title, text)[1] == []


def test_what_happens_at_such_an_address_is_set_there() -> None:
    _, where = answers(
        "Fence cut at White House",
        "A man was arrested in the White House on Monday after he had climbed a fence.",
    )
    assert where[0] == "White House"


@pytest.mark.parametrize("name", ["Ortega Falls", "Marrow Falls", "Ash Creek"])
def test_a_small_town_that_does_nothing_is_nobody(name: str) -> None:
    text = f"{name.upper()} -- Crews in {name} reopened a bridge on Monday. {name} has 3,000 residents."
    digest = newsdigest.summarize({"title": "Town bridge reopens", "text": text})
    assert all(name.casefold() not in actor.name.casefold() for actor in (*digest.who, *digest.actors))
    assert any(place.name == name for place in digest.places)


@pytest.mark.parametrize("agency", ["AFP", "Xinhua", "Harbourwire"])
def test_the_agency_of_a_dateline_is_no_party(agency: str) -> None:
    text = (
        f"Ferry captain quits\n\nHALE, May 3 ({agency}) -- It was a sad day for the port. Captain Ida Crane has quit."
    )
    digest = newsdigest.summarize(text, published="2026-05-03")
    assert agency not in {actor.name for actor in digest.who}

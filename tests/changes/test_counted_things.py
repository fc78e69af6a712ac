"""Two outlets' figures of one thing, in the words of each."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Relation

FIRST = (
    "{} when a gas blast tore through a bakery in Porthaven on Tuesday. The blast shook windows streets away. "
    "Fire crews searched the ruins of the bakery for hours."
)
SECOND = (
    "A bakery exploded in Porthaven on Tuesday. {}. Rescuers dug through the ruins of the bakery into the night, and "
    "residents said that the blast was felt across town."
)


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ("Three workers were killed", "Four people died", "the death toll: three in the first, four"),
        ("The blast killed three people", "Five are dead, police said", "the death toll: three in the first, five"),
        ("At least 14 were injured", "Doctors said 17 were hurt", "the number of injured: 14 in the first, 17"),
        ("Police arrested 12", "Fifteen people were detained", "the number of arrests: 12 in the first, fifteen"),
    ],
)  # fmt: skip
def test_accounts_that_disagree(one: str, two: str, differ: str) -> None:
    first, second = FIRST.format(one), SECOND.format(two)
    delta = newsdigest.diff(first, second)
    assert delta.relation is Relation.ACCOUNTS
    assert f"The accounts differ on {differ} in the second." in [change.note for change in delta.changes]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Three workers were killed", "Three people died"),
        ("Three soldiers were killed", "Nine civilians were killed"),
        ("At least 14 people were injured", "Four people died"),
    ],
)
def test_accounts_that_do_not(one: str, two: str) -> None:
    delta = newsdigest.diff(FIRST.format(one), SECOND.format(two))
    assert [change for change in delta.changes if change.field == "figure"] == []


def test_the_toll_of_an_earlier_accident_is_no_dispute() -> None:
    old = "A blast in Denby in 2019 killed 40 people, the mayor recalled on Tuesday"
    first, second = FIRST.format("Three workers were killed"), SECOND.format(old)
    delta = newsdigest.diff(*(newsdigest.summarize(text, published="2026-03-11") for text in (first, second)))
    assert [change for change in delta.changes if change.field == "figure"] == []


def test_a_town_and_its_county_are_no_dispute() -> None:
    first = {"text": FIRST.format("Three people died").replace("Porthaven", "Houston"), "published": "2026-03-11"}
    second = {"text": SECOND.format("Three people died").replace("Porthaven", "Texas"), "published": "2026-03-11"}
    delta = newsdigest.diff(first, second)
    assert [change for change in delta.changes if change.field == "where"] == []


def test_the_three_relations() -> None:
    story = FIRST.format("Three workers were killed")
    other = "The central bank of Norland raised its rate to 4 percent. Shares fell. Analysts had expected the rise."
    assert newsdigest.diff(story, story + " Nobody was arrested.").relation is Relation.VERSIONS
    assert newsdigest.diff(story, SECOND.format("Three people died")).relation is Relation.ACCOUNTS
    assert newsdigest.diff(story, other).relation is Relation.DIFFERENT_EVENTS

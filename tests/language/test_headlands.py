"""Headlands are places, and people called Head are people."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language import analyse


def named(text: str) -> list[tuple[str, str]]:
    return [(name.kind, text[name.start : name.end]) for name in analyse(newsdigest.parse(text)).names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A walker fell from the cliff at Carrick Head on Monday.", "Carrick Head"),
        ("A cargo ship ran aground off Malin Head on Monday.", "Malin Head"),
        ("The body of a man was found at Beachy Head.", "Beachy Head"),
        ("A whale was seen near Flamborough Head on Monday.", "Flamborough Head"),
        ("The lifeboat from Worms Head was called out.", "Worms Head"),
        ("A climber was rescued on Great Orme Head.", "Great Orme Head"),
    ],
)
def test_a_headland_is_a_place(text: str, name: str) -> None:
    assert named(text) == [("place", name)]


def test_further_occurrences_are_the_headland() -> None:
    text = "Spurn Head was closed. A yacht had sunk off Spurn Head in the storm."
    assert named(text) == [("place", "Spurn Head"), ("place", "Spurn Head")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The party was held at Edith Head's house.", ("person", "Edith Head")),
        ("The designer worked from home for Patrick Head.", ("person", "Patrick Head")),
        ("The plan of Police Head Ana Reyes has failed.", ("person", "Ana Reyes")),
    ],
)
def test_people_stay(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in named(text)
    assert not any(kind == "place" for kind, _ in named(text))

"""The place and the day that a later sentence gives, where it reports the main event again."""

from __future__ import annotations

import pytest

import newsdigest

AGAIN = [
    (
        "Drama wins film prize",
        (
            "The drama Low Water has won the Harrow film prize. It tells the story of two brothers.\n\n"
            "The prize was presented at a ceremony in Leeds on Thursday."
        ),
        "Leeds",
        "Thursday",
    ),
    (
        "Coach Brandt fined over outburst",
        (
            "Northbridge coach Ola Brandt has been fined for calling a referee a cheat.\n\n"
            "Brandt was found guilty of the offence at a hearing in London on Tuesday."
        ),
        "London",
        "Tuesday",
    ),
    (
        "Ten smugglers arrested in raids",
        (
            "Ten members of a gang that smuggled ivory have been arrested, police said.\n\n"
            "The arrests were made in Durban on Monday."
        ),
        "Durban",
        "Monday",
    ),
    (
        "Singer Una Kell sued by former drummer",
        (
            "Singer Una Kell has been sued for a million pounds by her former drummer. Her office kept silent.\n\n"
            "The lawsuit, filed in Chicago on Friday, asks for a share of her earnings."
        ),
        "Chicago",
        "Friday",
    ),
]


@pytest.mark.parametrize(("title", "text", "place", "day"), AGAIN, ids=[case[0] for case in AGAIN])
def test_a_later_sentence_that_reports_the_event_again_gives_place_and_day(
    title: str, text: str, place: str, day: str
) -> None:
    digest = newsdigest.summarize({"title": title, "text": text}, published="2025-03-08")
    assert [found.name for found in digest.where][:1] == [place]
    assert [found.text for found in digest.when][:1] == [day]

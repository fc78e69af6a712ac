"""A name that is a verb of saying too, and the verb itself where capitals mean nothing."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, Qaboos bin Said, the long-serving Sultan of Oman, died aged 79.",
        "The prize went to Edward Said, a critic, on Monday.",
        "Walid Said resigned on Monday after nine years as mayor of the town.",
    ],
)
def test_a_name_says_nothing(text: str) -> None:
    assert newsdigest.summarize(text, published="2020-01-12").attributions == ()


@pytest.mark.parametrize(
    ("headline", "speaker"), [("PIER IS SAFE, SAYS MAYOR", "MAYOR"), ("Pier Is Safe, Says Ann Lowe", "Ann Lowe")]
)
def test_a_headline_in_capitals_says_something(headline: str, speaker: str) -> None:
    digest = newsdigest.summarize(f"{headline}\n\nThe pier was tested on Monday.")
    assert [quote.speaker and quote.speaker.name for quote in digest.quotes[:1]] == [speaker]

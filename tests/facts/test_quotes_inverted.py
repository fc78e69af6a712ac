"""Speakers after a quotation mark: what follows "said" there may be the content."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            'Analyst Tom Wetherby, who rates the stock "hold", said the dividend looked safe.',
            "Tom Wetherby",
            "the dividend looked safe",
        ),
        ('"The dividend is safe," said analyst Tom Wetherby.', "Tom Wetherby", '"The dividend is safe,"'),
        ('"It is safe," said Wetherby, who covers banks.', "Wetherby", '"It is safe,"'),
    ],
)
def test_the_subject_of_what_is_said_does_not_speak(text: str, speaker: str, words: str) -> None:
    quotes = newsdigest.summarize(text).quotes
    assert [(quote.text, quote.speaker.name) for quote in quotes if quote.speaker] == [(words, speaker)]


def test_who_declines_to_give_a_name_says_nothing() -> None:
    assert newsdigest.summarize("The mechanic declined to give his name for fear of reprisals.").quotes == ()

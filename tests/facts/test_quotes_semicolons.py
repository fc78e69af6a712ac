"""Reports that a semicolon joins: each has its own speaker and its own words."""

from __future__ import annotations

import pytest

import newsdigest


def reports(text: str) -> list[tuple[str, str]]:
    """Who says what: speaker and words."""
    found = newsdigest.summarize(text).attributions
    return [
        (quote.speaker.text if quote.speaker else "", " ... ".join(s.of(text) for s in quote.spans)) for quote in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            'Critics called it "a cattle shed"; Hale called it "the best thing I ever did".',
            [("Critics", 'it "a cattle shed"'), ("Hale", 'it "the best thing I ever did"')],
        ),
        (
            'The mayor described the scheme as "a gift"; residents described it as "theft".',
            [("The mayor", 'the scheme as "a gift"'), ("residents", 'it as "theft"')],
        ),
        (
            '"It is over," Hay said; "we have lost," Reid said.',
            [("Hay", '"It is over,"'), ("Reid", '"we have lost,"')],
        ),
        (
            'The union said the offer was "an insult"; the company said it was fair.',
            [("The union", 'the offer was "an insult"'), ("the company", "it was fair")],
        ),
        (
            "Critics say the dam will fail; supporters say it is sound; engineers say nobody knows.",
            [("Critics", "the dam will fail"), ("supporters", "it is sound"), ("engineers", "nobody knows")],
        ),
    ],
)
def test_each_side_speaks_for_itself(text: str, wanted: list[tuple[str, str]]) -> None:
    assert reports(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"It is over," Hay said; "we have lost."', [("Hay", '"It is over," ... "we have lost."')]),
        ('Hay said: "It is over; we have lost."', [("Hay", '"It is over; we have lost."')]),
    ],
)
def test_one_speaker_goes_on(text: str, wanted: list[tuple[str, str]]) -> None:
    assert reports(text) == wanted

"""Cues of speech: where what they attribute begins and ends, and whose it is."""

from __future__ import annotations

import pytest

import newsdigest

_Said = list[tuple[str, str | None]]


def _said(text: str) -> _Said:
    digest = newsdigest.summarize(f"The council of Arlen met on Monday. {text}", published="2026-03-13", language="en")
    return [(quote.text, quote.speaker.text if quote.speaker else None) for quote in digest.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shops are shut and, according to Ida Crane, two bridges will close.", "two bridges will close"),
        ("Two bridges will close, according to Ida Crane.", "Two bridges will close"),
        ("According to Ida Crane, two bridges will close.", "two bridges will close"),
        ("Ida Crane praised the council saying the mill would stay.", "the mill would stay"),
    ],
)
def test_where_it_lies(text: str, expected: str) -> None:
    assert _said(text) == [(expected, "Ida Crane")]


@pytest.mark.parametrize(
    "source",
    [
        "The former Leeds and Bilton coach",
        "President Crane's government",
        "A spokesman for Ann Lowe",
        "An aide to young Ann Lowe",
    ],
)
def test_whose_it_is(source: str) -> None:
    assert _said(f"{source} said the mill would close.") == [("the mill would close", source)]


def test_a_participle_goes_on_for_the_same_speaker() -> None:
    assert _said("Ann Lowe said the mill may close, adding that jobs would go.") == [
        ("the mill may close", "Ann Lowe"),
        ("that jobs would go", "Ann Lowe"),
    ]


def test_a_cue_before_its_quotation_does_not_take_the_one_before_it() -> None:
    assert _said("She asked, “Why now?” Ann Lowe said, “We had no choice.”") == [
        ("“Why now?”", "She"),
        ("“We had no choice.”", "Ann Lowe"),
    ]


def test_nothing_said_is_no_speech() -> None:
    assert _said("Ann Lowe said nothing. Tom Okoro said so.") == []


def test_a_reason_for_anonymity_goes_with_its_own_sentence() -> None:
    text = (
        "The mill is closed. Two workers waited. A worker, who spoke on condition of anonymity because she feared "
        "for her job, said the pay was late."
    )
    digest = newsdigest.summarize(text, published="2026-03-13", language="en")
    assert [quote.speaker.reason for quote in digest.quotes if quote.speaker] == [
        "on condition of anonymity because she feared for her job"
    ]

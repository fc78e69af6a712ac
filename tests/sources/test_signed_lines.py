"""Lines that name the writer in other shapes than "By" and a name: no actors of the story."""

from __future__ import annotations

import pytest

import newsdigest

HEADLINE = "Water firm hid leak for months"
BODY = (
    "Tarn Water knew about a leak at its Brackwell plant for seven months, documents show. The firm apologised.\n\n"
    "Customers in Brackwell were told to boil water for two weeks. A spokesman said the plant would be rebuilt."
)
LINES = [
    "EXCLUSIVE by KAZ MULREADY",
    "EXCLUSIVE BY KAZ MULREADY",
    "Exclusive: By Kaz Mulready",
    "EXCLUSIVE Kaz Mulready",
    "BY KAZ MULREADY AT DELL LANE",
    "By our crime correspondent Kaz Mulready",
    "Words: Kaz Mulready",
    "Words: Kaz Mulready | Pictures: Sam Rudge",
    "Report: Kaz Mulready",
    "Match report: Kaz Mulready",
    "Special report by Kaz Mulready",
    "Interview by Kaz Mulready",
    "Reporter: Kaz Mulready",
    "Kaz Mulready reports",
    "Kaz Mulready, Chief Reporter",
    "KAZ MULREADY\nChief Reporter",
    "Kaz Mulready\nRugby Correspondent",
]


def _people(text: str) -> list[str]:
    return [actor.name for actor in newsdigest.summarize(text).actors if "mulready" in actor.name.lower()]


@pytest.mark.parametrize("line", LINES)
def test_a_line_below_the_headline_signs_the_story(line: str) -> None:
    digest = newsdigest.summarize(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert [name.casefold() for name in digest.article.authors] == ["kaz mulready"]
    assert digest.headline == HEADLINE
    assert not _people(f"{HEADLINE}\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize("line", LINES)
def test_a_line_at_the_end_signs_the_story(line: str) -> None:
    assert not _people(f"{HEADLINE}\n\n{BODY}\n\n{line}")


@pytest.mark.parametrize(
    "line", ["Report: minister resigns over leak", "Exclusive interview", "Words fail them", "Kaz Mulready quits"]
)
def test_other_lines_sign_nothing(line: str) -> None:
    assert newsdigest.summarize(f"{HEADLINE}\n\n{line}\n\n{BODY}").article.authors == ()


def test_a_label_opens_a_headline() -> None:
    assert newsdigest.summarize(f"Report: Marlow Sacks Hale\n\n{BODY}").headline == "Report: Marlow Sacks Hale"

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


def test_no_answer() -> None:
    assert answers("It rained", "It rained. It was cold.") == ([], [])


def test_answers_are_sure_within_bounds() -> None:
    digest = newsdigest.summarize("Ida Crane closed the pier in Oban on Monday.")
    assert all(0 <= fact.confidence <= 1 for fact in (*digest.who, *digest.where))

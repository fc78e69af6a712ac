"""A page says how exact a number is as the article does."""

from __future__ import annotations

import pytest

import newsdigest

HEDGES = [
    ("At least six people were killed.", "six — at least 6 people killed"),
    ("Up to 31 passengers are missing.", "31 — up to 31 passengers missing"),
    ("More than 200 passengers were on board.", "200 — more than 200 passengers"),
    ("No fewer than 12 crews went out.", "12 — no fewer than 12 crews"),
    ("Nearly 40 rescuers searched the bay.", "40 — nearly 40 rescuers"),
    ("Just over 70 homes were flooded.", "70 — just over 70 homes"),
    ("Some 300 relatives waited.", "300 — some 300 relatives"),
    ("An estimated 1,200 farmers marched.", "1,200 — an estimated 1,200 farmers"),
]


@pytest.mark.parametrize(("sentence", "line"), HEDGES)
def test_the_hedge_is_the_article_s(sentence: str, line: str) -> None:
    digest = newsdigest.summarize({"title": "Ferry sinks off Marrow Point", "text": sentence})
    assert f"\n- {line}\n" in digest.to_markdown()
    assert line.split(" — ")[1] in digest.to_html()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [("Between 20 and 30 cars were lost.", "between 20 and 30"), ("The blaze took 20 to 30 cars.", "20 to 30")],
)
def test_both_ends_of_a_range_say_the_whole(sentence: str, words: str) -> None:
    page = newsdigest.summarize(sentence).to_markdown()
    assert f"\n- 20 — {words} cars\n" in page
    assert f"\n- 30 — {words} cars\n" in page


def test_a_word_for_many_gets_no_number() -> None:
    page = newsdigest.summarize("Dozens of homes were flooded in Vell.").to_markdown()
    assert "\n- Dozens — homes" in page


def test_a_story_keeps_the_hedge_of_a_toll() -> None:
    story = newsdigest.combine(
        ["A ferry sank off Vell, killing at least six people.", "Seven people died when a ferry sank off Vell."]
    )
    assert {value.text for value in story.disputed[0].values} == {"at least six", "Seven"}

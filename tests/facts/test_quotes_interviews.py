"""Questions and answers laid out with labels, in several layouts and through several surnames."""

from __future__ import annotations

import pytest

import newsdigest

PEOPLE = ("Freya Nordstrom", "Ada Okonjo-Iweala", "Jan van der Berg", "Luis Patel", "Zoë Mélenchon", "Iain O'Connor")
ANSWER = "I have said that four times. This time I mean it."
LAYOUTS = (
    "A talk about the dam.\n\nQ: What went wrong?\n\n{name}: {answer}",
    "A talk about the dam.\n\nWhat went wrong?\n\n{name}: {answer}",
    "A talk about the dam.\n\nQ: What went wrong?\n{name}: {answer}",
    "{name} spoke to us.\n\nHerald: What went wrong?\n\n{name}: {answer}",
    "A talk about the dam.\n\nWhat went wrong?\n\nMs {name}: {answer}",
)


def quotes(text: str) -> list[tuple[str, str, str | None]]:
    digest = newsdigest.summarize(text, published="2026-03-13", language="en", format="text")
    return [(quote.text, quote.kind.value, quote.speaker.name if quote.speaker else None) for quote in digest.quotes]


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_answers_to_questions(layout: str, name: str) -> None:
    found = [quote[:2] for quote in quotes(layout.format(name=name, answer=ANSWER)) if quote[2] != "Herald"]
    assert found == [(ANSWER, "direct")]


@pytest.mark.parametrize("name", PEOPLE)
def test_a_label_that_comes_back(name: str) -> None:
    text = f"A talk about the dam.\n\n{name}: {ANSWER}\n\nSo it will hold.\n\n{name}: It will hold. I built it."
    assert quotes(text) == [(ANSWER, "direct", name), ("It will hold. I built it.", "direct", name)]


@pytest.mark.parametrize("name", ["Freya Nordstrom", "Luis Patel", "Zoë Mélenchon"])
def test_a_surname_as_label(name: str) -> None:
    text = f"{name} spoke to us.\n\nWhat went wrong?\n\n{name.rpartition(' ')[2]}: {ANSWER}"
    assert quotes(text) == [(ANSWER, "direct", name)]


@pytest.mark.parametrize("name", PEOPLE)
def test_names_with_a_colon_that_nobody_asks(name: str) -> None:
    assert quotes(f"Winners of the prize:\n\n{name}: Best sculpture.\n\nTom Vance: Best drawing.") == []
    assert quotes(f"A talk about the dam.\n\n{name}: a life in pictures.") == []

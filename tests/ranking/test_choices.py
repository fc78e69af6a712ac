"""Which words may answer alone, and how many answers there are."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Event, Options, Span
from newsdigest.ranking.self_contained import names_its_subject, stands_alone


def event(text: str, verb: str, predicate: str, agents: tuple[str, ...] = ("actor-1",)) -> Event:
    at = text.index(verb)
    return Event(
        text=text, span=Span(0, len(text)), predicate=predicate, predicate_span=Span(at, at + len(verb)), agents=agents
    )


@pytest.mark.parametrize(
    ("found", "alone"),
    [
        (event("killing three people in Hale", "killing", "kill"), True),
        (event("killing three people in Hale", "killing", "kill", agents=()), False),
        (event("repeating again that they want a deal with the state", "repeating", "repeat"), False),
        (event("the board repeated that it wants a deal with the state", "repeated", "repeat"), True),
        (event("the board said so", "said", "say"), False),
        (event("the board met", "met", "meet"), True),
        (event("they left", "left", "leave"), True),
        (event("they left", "left", "leave", agents=()), False),
        (event("the left", "left", "leave"), False),
        (event("(the board met", "met", "meet"), False),
    ],
    ids=lambda value: value.text if isinstance(value, Event) else str(value),
)
def test_words_that_say_what_happened_without_context(found: Event, alone: bool) -> None:
    assert stands_alone(found) is alone


@pytest.mark.parametrize(
    ("text", "named"), [("He left", False), ("he and Cole left", True), ("Cole left", True), ("Their boat sank", True)]
)
def test_a_pronoun_names_no_subject(text: str, named: bool) -> None:
    assert names_its_subject(event(text, text.rsplit(maxsplit=1)[-1], "leave")) is named


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_answers_than_asked_for(most: int) -> None:
    source = {
        "title": "Mill closed over debts",
        "text": "The mill was closed because it was unsafe. It was shut because of debts and because the roof leaked.",
    }
    digest = newsdigest.summarize(source, language="en", options=Options(answers=most))
    assert [passage.text for passage in digest.why] == ["it was unsafe", "the roof leaked"][:most]


def test_an_article_without_a_title_has_other_events_among_its_answers() -> None:
    digest = newsdigest.summarize("It was late. Cars are banned.", language="en")
    assert [answer.text for answer in digest.what] == ["It was late", "Cars are banned"]


def test_a_caption_alone_is_its_own_summary() -> None:
    text = "Photo: Ann Lowe opens the pier in Hale on Monday."
    assert [passage.text for passage in newsdigest.summarize(text, language="en").summary] == [text]

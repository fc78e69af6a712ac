"""Which reasons explain the main event."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Question


def digest(title: str, text: str) -> newsdigest.Digest:
    return newsdigest.summarize({"title": title, "text": text})


def test_a_reason_of_the_main_event() -> None:
    found = digest("Vell shuts pool", "Vell shut its pool on Monday because its pump failed. Swimmers were sad.")
    assert found.why[0].text == "its pump failed"
    assert found.article.text[found.why[0].span.start : found.why[0].span.end] == "its pump failed"


@pytest.mark.parametrize(
    ("title", "text", "means"),
    [
        (
            "Two killed as lorry hits gate",
            "Two guards were killed on Monday when a driver rammed a lorry into the gate of a depot in Hale.",
            "rammed a lorry into the gate of a depot in Hale",
        ),
        ("Man stabbed in Hale", "A man was stabbed with a kitchen knife in Hale on Friday.", "a kitchen knife"),
        (
            "Five killed in car bombing",
            "Five people were killed in a car bombing at a market in Orvo on Friday, officials said.",
            "a car bombing at a market in Orvo",
        ),
    ],
)
def test_a_means_of_the_main_event(title: str, text: str, means: str) -> None:
    assert digest(title, text).how[0].text == means


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        pytest.param(
            "Orvo declares emergency",
            "Orvo declared a state of emergency on Thursday as a storm approached its coast.",
            "a storm approached its coast",
            marks=pytest.mark.xfail(reason="withheld: no answer is likelier", strict=True),
        ),
        (
            "Airline bans passenger",
            "Vell Air banned a passenger for life on Monday, citing threats against its crew.",
            "citing threats against its crew",
        ),
    ],
)
def test_a_reason_without_because(title: str, text: str, reason: str) -> None:
    assert digest(title, text).why[0].text == reason


def test_no_reason_no_answer() -> None:
    found = digest("Vell opens pool", "Vell opened its pool on Monday. The weather was warm. Many came.")
    assert (found.why, found.how) == ((), ())


def test_confidence_is_modest() -> None:
    found = digest("Vell shuts pool", "Vell shut its pool on Monday because its pump failed.")
    (answer,) = (answer for answer in found.answers if answer.question is Question.WHY)
    assert answer.fact is found.why[0]
    assert 0.2 < answer.confidence < 0.8


def test_the_reason_of_another_event_is_no_answer() -> None:
    text = (
        "Ministers approved a harbour levy on Monday. Marina owners are angry.\n\n"
        "Ola Brandt saves fuel by driving a small car, because petrol has become dear."
    )
    found = digest("Ministers approve harbour levy", text)
    assert (found.why, found.how) == ((), ())


def test_a_question_gives_no_reason() -> None:
    found = digest("Vell shuts pool", "Vell shut its pool on Monday. Was the pool shut because its pump failed?")
    assert found.why == ()


def test_reasons_of_other_things_are_not_listed() -> None:
    found = digest(
        "Arlen closes unsafe mill",
        "The council of Arlen closed the mill on Monday because its roof was unsafe.\n\nOla Brandt, who runs a bakery "
        "near by, said she had moved there to save rent.\n\nThe mill was built in 1850 to grind flour for the army.",
    )
    assert [reason.text for reason in found.why] == ["its roof was unsafe"]


@pytest.mark.parametrize(
    "words",
    [
        '"We moved here because I was six," said Mia Tolland.',
        '"I loved it because I was a child when it opened," said Mia Tolland.',
        '"I came here every day because my mother was a baker," Mia Tolland recalled.',
        '"I grew up with it because I lived next door," said Mia Tolland.',
    ],
)
def test_a_memory_of_the_speaker_is_no_reason(words: str) -> None:
    text = f"Vell lost its last bakery on Monday. {words}"
    assert not newsdigest.summarize({"title": "Last bakery in Vell closes", "text": text}).why


def test_a_quoted_reason_stays() -> None:
    text = 'The council closed the pier on Monday. "We closed it because the piles are rotten," said mayor Ray Dunn.'
    why = newsdigest.summarize({"title": "Council closes pier", "text": text}).why
    assert [passage.text for passage in why] == ["the piles are rotten"]

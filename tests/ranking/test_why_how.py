"""Which reasons explain the main event."""

from __future__ import annotations

import newsdigest
from newsdigest import Question


def digest(title: str, text: str) -> newsdigest.Digest:
    return newsdigest.summarize({"title": title, "text": text})


def test_a_reason_of_the_main_event() -> None:
    found = digest("Vell shuts pool", "Vell shut its pool on Monday because its pump failed. Swimmers were sad.")
    assert found.why[0].text == "its pump failed"
    assert found.article.text[found.why[0].span.start : found.why[0].span.end] == "its pump failed"


def test_a_means_of_the_main_event() -> None:
    found = digest("Thieves rob bank", "Thieves robbed a bank in Vell by digging a tunnel, police said.")
    assert found.how[0].text == "digging a tunnel"


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

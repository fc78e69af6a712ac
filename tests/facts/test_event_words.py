"""The words of an event: with its subject, and with no more than what happens."""

from __future__ import annotations

import pytest

import newsdigest

TEXTS = [
    ("Sen. Walter Pell (R-Ohio) today reacted to the report.", "Sen. Walter Pell (R-Ohio) today reacted to the report"),
    (
        "Sens. Walter Pell (R-Ohio) and Ida Crane (D-Maine) introduced a bill.",
        "Sens. Walter Pell (R-Ohio) and Ida Crane (D-Maine) introduced a bill",
    ),
    ("The plan is that officials meet the miners.", "The plan is that officials meet the miners"),
    ("The summit will take place in Oslo.", "The summit will take place in Oslo"),
    pytest.param(
        "The Pell amendment mandated that troops rest at home for as long as they had been away, whoever led them.",
        "The Pell amendment mandated that troops rest at home",
        marks=pytest.mark.xfail(reason='"for as long as" opens no clause of its own in the tree', strict=True),
    ),
]


@pytest.mark.parametrize(("text", "event"), TEXTS)
def test_words(text: str, event: str) -> None:
    assert event in {found.text for found in newsdigest.summarize(text).events}


HEADLINES = [
    pytest.param(
        "Coffee cuts risk of falls, study finds",
        "Coffee cuts risk of falls",
        (),
        marks=pytest.mark.xfail(reason='"cuts" is read as a noun', strict=True),
    ),
    ("Norvane chief to leave company", "Norvane chief to leave company", ("Norvane chief",)),
    ("Ana Reyes Stuns Art Critics With Gift", "Ana Reyes Stuns Art Critics With Gift", ("Ana Reyes",)),
]
_STORY = (
    "Ana Reyes gave 90 paintings to the museum of Hale on Monday. Reyes is 61. The firm Norvane paid for the frames."
)


@pytest.mark.parametrize(("title", "event", "agents"), HEADLINES)
def test_headline(title: str, event: str, agents: tuple[str, ...]) -> None:
    digest = newsdigest.summarize({"title": title, "text": _STORY})
    first = digest.what[0]
    assert (first.text, tuple(digest.actor(agent).name for agent in first.agents)) == (event, agents)


@pytest.mark.xfail(reason="a title that only names a subject is taken whole", strict=True)
def test_question_words_go() -> None:
    digest = newsdigest.summarize({"title": "Reyes on why young painters should leave Hale", "text": _STORY})
    assert "young painters should leave Hale" in {event.text for event in digest.events}


def test_governor_of_the_title() -> None:
    text = "The bill passed on Friday after Ohio Gov. Walter Pell had backed it. It costs $2m."
    digest = newsdigest.summarize({"title": "Ohio governor endorses bridge bill", "text": text})
    assert (digest.who[0].name, digest.what[0].agents) == ("Walter Pell", (digest.who[0].id,))


def test_found_at_the_end_is_an_event() -> None:
    title = "Ferry disaster: Bodies, wreckage found"
    digest = newsdigest.summarize({"title": title, "text": "Divers found a wing of the ferry Sanda on Monday."})
    assert "wreckage found" in digest.what[0].text

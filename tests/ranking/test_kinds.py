"""Kinds of stories and sentences that went wrong once, each with variants: the first answers and the empty ones."""

from __future__ import annotations

import unicodedata

import pytest

import newsdigest
from newsdigest import EventStatus

PUBLISHED = "2026-03-13"


def digest(title: str | None, text: str) -> newsdigest.Digest:
    return newsdigest.summarize({"title": title, "text": text, "published": PUBLISHED})


NO_PLACE = [
    (
        "Coyle blames watchdog for election defeat",
        (
            "Harriet Coyle has blamed her defeat in the senate election on the ethics watchdog. In a call with donors "
            "on Saturday she said it had been unfair. Her rival made his money in New York hotels. He won Arizona."
        ),
    ),
    (
        "Marsh defends pension plan",
        "Finance minister Ola Marsh has defended his plan for pensions. Unions in France said it would hurt the poor.",
    ),
    (
        "Vestmark profits beat forecasts",
        "Vestmark, the maker of pumps, has reported higher profits than analysts had forecast. Sales in Spain rose.",
    ),
]


@pytest.mark.parametrize(("title", "text"), NO_PLACE, ids=[title for title, _ in NO_PLACE])
def test_an_event_without_a_place_has_no_answer_to_where(title: str, text: str) -> None:
    assert [place.text for place in digest(title, text).where] == []


PLACES = [
    ("Ferry sinks off Dover", "A ferry with forty people on board sank off Dover on Tuesday.", "Dover"),
    ("Ferry sinks in Dover", "A ferry with forty people on board sank in Dover on Tuesday.", "Dover"),
    ("Storm Petra hits coast", "Storm Petra has hit the coast of Wales. Petra felled trees on Monday.", "Wales"),
    (
        "Blast kills four",
        "Four people were killed on Monday by a blast at a market in Karachi, police said.",
        "Karachi",
    ),
    ("Poet dies", "Poet Una Kell has died aged 61. She died at her home in Cork on Monday.", "Cork"),
    ("Thousands march against tax", "Thousands of people marched through Lisbon on Sunday against a tax.", "Lisbon"),
]


@pytest.mark.parametrize(("title", "text", "place"), PLACES)
def test_where_it_happened(title: str, text: str, place: str) -> None:
    assert digest(title, text).where[0].name == place


PARTIES = [
    (
        "Ferry sinks, killing at least 7",
        "At least seven people were killed when a ferry sank.",
        "At least seven people",
    ),
    (
        "Market shooting: Four shot in Tacoma near rally",
        "Four people were shot on Sunday in Tacoma near a rally of farm workers, police said.",
        "Four people",
    ),
    ("Iranian cargo plane crashes", "A cargo plane crashed on Monday. It had left at noon.", "cargo plane"),
    ("Storm Petra hits coast", "Storm Petra has hit the coast of Wales. Petra felled trees on Monday.", "Petra"),
    ("Twelve miners rescued", "Twelve miners were rescued on Friday from a flooded pit near Lodz.", "Twelve miners"),
]


@pytest.mark.parametrize(("title", "text", "party"), PARTIES, ids=[title for title, _, _ in PARTIES])
def test_victims_without_a_name_and_things_are_who(title: str, text: str, party: str) -> None:
    found = digest(title, text)
    assert party.casefold() in found.who[0].name.casefold()
    assert found.who[0] in found.actors


HEADLINES = [
    ("Police name final three victims of ferry fire that killed seven", "Police have named three victims of a fire."),
    ("Man Who Accused Mayor Of Fraud Drops Lawsuit", "A man dropped a lawsuit against the mayor on Monday."),
    ("Martha Quill Blames D.E.A. Director for Raid Failure", "Martha Quill blamed the director on Monday."),
    ("Nordia knocks three zeros off crown", "Nordia is to relaunch its currency on Saturday."),
    ("Kenya says 'no proof' Skylane plane suffered drone strike", "Kenya has no proof of a strike, it said."),
]


@pytest.mark.parametrize(("title", "text"), HEADLINES, ids=[title for title, _ in HEADLINES])
def test_a_headline_is_given_whole(title: str, text: str) -> None:
    assert digest(title, text).what[0].text == title


VERBS = ["insisted", "maintained", "conceded", "stressed", "claimed", "said"]


@pytest.mark.parametrize("verb", VERBS)
def test_an_attribution_is_no_part_of_the_event(verb: str) -> None:
    found = digest(None, f"Minister Ana Reyes {verb} on Friday that the harbour bridge in Leeds would close.")
    assert [event.text for event in found.what] == ["the harbour bridge in Leeds would close"]


ATTRIBUTED = [
    ("The harbour levy will rise in October, the council has announced.", "The harbour levy will rise in October"),
    ("A ferry sank off Oban on Tuesday, according to the coastguard.", "A ferry sank off Oban on Tuesday"),
    ("Two boats will be sold, owner Ida Crane said on Friday.", "Two boats will be sold"),
]


@pytest.mark.parametrize(("text", "told"), ATTRIBUTED)
def test_an_attribution_after_the_clause_is_left_out(text: str, told: str) -> None:
    assert digest(None, text).what[0].text == told


def test_why_a_person_died() -> None:
    assert [reason.text for reason in digest(None, "Singer Una Kell has died of cancer aged 61.").why] == ["cancer"]


STORY = (
    "At least seven people were killed on Tuesday when a ferry overturned in Dover, police said. "
    'Captain Ola Brandt called it "a dark day". Divers searched the water.\n\n'
    "The ferry was built in 1988. It had left the harbour at noon with forty people on board.\n\n"
    "An inquiry will begin next week. The owner promised to help it."
)
TITLE = "Ferry sinks in Dover, killing at least seven"


def first_answers(title: str, text: str) -> list[str | None]:
    found = digest(title, text)
    questions = (found.who, found.what, found.where, found.when)
    return [answers[0].text.casefold() if answers else None for answers in questions]


EDITS = {
    "curly quotation marks": (TITLE, STORY.replace('"a dark day"', "“a dark day”")),
    "a title in capitals": (TITLE.upper(), STORY),
    "an unrelated last paragraph": (TITLE, STORY + "\n\nThe museum of clocks in Basel opens late on Fridays in June."),
    "a line that leads elsewhere": (TITLE, STORY + "\n\nRead more: The ten best gardens of Kyoto"),
    "decomposed letters": (unicodedata.normalize("NFD", TITLE), unicodedata.normalize("NFD", STORY)),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_harmless_edit_changes_no_first_answer(edit: str) -> None:
    assert first_answers(*EDITS[edit]) == first_answers(TITLE, STORY)


def test_a_plan_is_planned() -> None:
    found = digest("Nordia to relaunch crown", "Nordia is to relaunch its currency on Saturday.")
    assert found.what[0].status is EventStatus.PLANNED


def test_words_that_are_not_the_story_answer_nothing() -> None:
    found = digest(
        "Crane wins prize", "Ida Crane has won a prize for boats.\n\nRead more: The ten best gardens of Kyoto"
    )
    assert found.where == ()


def test_each_answer_says_what_spoke_for_it() -> None:
    found = digest(TITLE, STORY)
    assert all(0 < answer.confidence <= 1 for answer in found.answers)
    assert all(answer.reasons for answer in found.answers[:1])

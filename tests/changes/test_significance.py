"""How much a change matters: what an editor would correct is major or notable, precision and hedges are minor."""

from __future__ import annotations

import pytest

import newsdigest

REST = " Investigators were on the scene the next day. The mayor visited the quarter in the afternoon."


def changes(before: str, after: str) -> list[tuple[str, str, str | None, str | None]]:
    first, second = (newsdigest.summarize(text + REST, published="2026-03-13") for text in (before, after))
    found = newsdigest.diff(first, second).changes
    return [(c.significance.value, c.field.value, c.before, c.after) for c in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "The ferry will be idle for three weeks.",
            "The ferry will be idle for three months.",
            "three weeks/three months",
        ),
        ("The strike lasted two days.", "The strike lasted two years.", "two days/two years"),
        ("The barge carried 300 tonnes of grain.", "The barge carried 300 kilos of grain.", "300 tonnes/300 kilos"),
        ("The pylon is 40 metres tall.", "The pylon is 40 feet tall.", "40 metres/40 feet"),
        ("The trench is five miles long.", "The trench is five inches long.", "five miles/five inches"),
    ],
)
def test_another_unit_is_another_figure(before: str, after: str, expected: str) -> None:
    old, new = expected.split("/")
    assert changes(before, after) == [("notable", "figure", old, new)]


@pytest.mark.parametrize(
    ("offence", "other"),
    [("murder", "manslaughter"), ("theft", "robbery"), ("fraud", "perjury"), ("arson", "negligence")],
)
def test_another_accusation_is_notable(offence: str, other: str) -> None:
    text = "A driver was charged with {} on Friday."
    assert changes(text.format(offence), text.format(other)) == [("notable", "what", offence, other)]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("The council met on Sunday.", "The council met late on Sunday.", "late"),
        ("The dam gave way on Sunday.", "The dam gave way early on Sunday.", "early"),
    ],
)
def test_precision_is_minor(before: str, after: str, words: str) -> None:
    assert changes(before, after) == [("minor", "when", None, words)]
    assert changes(after, before) == [("minor", "when", words, None)]


@pytest.mark.parametrize("verbs", ["suspended until/resumed on", "closed until/reopened on"])
def test_another_event_is_notable(verbs: str) -> None:
    old, new = verbs.split("/")
    (change,) = changes(f"Flights were {old} Monday.", f"Flights were {new} Monday.")
    assert change[0] in {"notable", "major"}
    assert change[2:] == (old, new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Shared 40 times", "Shared 52 times"),
        ("Viewed 1,204 times", "Viewed 9,800 times"),
        ("40 people have shared this", "61 people have shared this"),
        ("3 comments", "12 comments"),
    ],
)
def test_counters_of_a_page_are_cosmetic(before: str, after: str) -> None:
    story = "The storm hit Hale on Friday." + REST
    delta = newsdigest.diff(f"{story}\n\n{before}", f"{story}\n\n{after}")
    assert delta.changes == ()
    assert delta.cosmetic


def test_an_age_has_a_note_of_its_own() -> None:
    delta = newsdigest.diff(f"Ann Lowe, 74, won the race.{REST}", f"Ann Lowe, 76, won the race.{REST}")
    assert [change.note for change in delta.changes] == ["The age of Ann Lowe went from 74 to 76."]


@pytest.mark.parametrize(
    ("insertion", "places"),
    [
        ("four people, including a child,", ["including a child"]),
        ("four people, both firefighters,", ["both firefighters"]),
        ("four people in a nursing home", ["in a nursing home"]),
    ],
)
def test_a_toll_hides_no_insertion(insertion: str, places: list[str]) -> None:
    found = changes("A fire killed two people in Leeds.", f"A fire killed {insertion} in Leeds.")
    assert ("major", "figure", "two", "four") in found
    assert [after for _, _, before, after in found if before is None] == places
    assert all(significance != "minor" for significance, *_ in found)


def test_three_edits_of_a_sentence() -> None:
    before = "The storm killed 12 people on Monday, and the pier will close."
    after = "The storm killed 15 people on Tuesday, and the pier may close."
    assert {(field, old, new) for _, field, old, new in changes(before, after)} == {
        ("figure", "12", "15"),
        ("when", "Monday", "Tuesday"),
        ("status", "will", "may"),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mayor Ann Lowe declined to comment.", "Mayor Ann Lowe said she would not resign."),
        ("The operator gave no reason.", "The operator said the brakes had failed."),
    ],
)
def test_a_statement_that_was_not_there_is_notable(before: str, after: str) -> None:
    assert {weight for weight, *_ in changes(before, after)} == {"notable"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The pier will stay shut for a week.", "The pier will stay shut for a month."),
        ("The search went on for an hour.", "The search went on for a day."),
    ],
)
def test_another_length_of_time_is_notable(before: str, after: str) -> None:
    assert {weight for weight, *_ in changes(before, after)} == {"notable"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The plant will close with the loss of 310 jobs.",
            "The closure of the plant could put up to 310 jobs at risk.",
        ),
        ("Harker Steel cut 60 posts.", "Harker Steel said 60 posts were at risk."),
        ("The pier lost its licence.", "The licence of the pier is under threat."),
        ("The bank will shut 12 branches, cutting 90 jobs.", "The bank will shut 12 branches, and 90 jobs could go."),
        ("The orchestra lost its hall.", "The future of the hall of the orchestra is in doubt."),
    ],
)
def test_a_loss_that_becomes_a_possible_one_is_more_than_wording(before: str, after: str) -> None:
    for pair in ((before, after), (after, before)):
        assert {weight for weight, _, _, _ in changes(*pair)} & {"notable", "major"}

"""Edits of where something happens, and of what is between quotation marks."""

from __future__ import annotations

import pytest

import newsdigest

_STORY = "Bridge in Leeds closes\n\n{}\n\nEngineers will inspect the towers. Trains to York are not affected."

_Told = tuple[str, str | None, str | None, str]


def _changes(before: str, after: str) -> list[_Told]:
    first, second = (
        newsdigest.summarize(_STORY.format(line), published="2024-03-13", language="en", format="text")
        for line in (before, after)
    )
    changes = newsdigest.diff(first, second).changes
    return [(change.field.value, change.before, change.after, change.significance.value) for change in changes]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The blast in Leeds hurt two.", "The blast in Bradford hurt two.", ("where", "Leeds", "Bradford", "major")),
        (
            "The blast in Leeds hurt two guards on Monday.",
            "The blast in the city of Bradford hurt two guards on Monday.",
            ("where", "Leeds", "the city of Bradford", "major"),
        ),
        (
            "The blast in Paris hurt two guards.",
            "The blast in Paris, Texas, hurt two guards.",
            ("where", None, "Texas", "notable"),
        ),
        (
            "LAGOS (Reuters) — Two guards were hurt on Monday.",
            "ABUJA (Reuters) — Two guards were hurt on Monday.",
            ("where", "LAGOS", "ABUJA", "notable"),
        ),
        (
            "PARIS (AP) — Two guards were hurt on Monday.",
            "PARIS, France (AP) — Two guards were hurt on Monday.",
            ("where", None, "France", "notable"),
        ),
    ],
)
def test_another_place(before: str, after: str, expected: _Told) -> None:
    assert _changes(before, after) == [expected]
    field, first, second, significance = expected
    assert _changes(after, before) == [(field, second, first, significance)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("in Holland", "in the Netherlands", ("text", "Holland", "the Netherlands", "minor")),
        ("in Burma", "in Myanmar", ("text", "Burma", "Myanmar", "minor")),
        ("near Hull", "near the old mill in Hull", ("text", None, "the old mill in", "notable")),
        ("on a train to Leeds", "on a train", ("text", "to Leeds", None, "notable")),
    ],
)
def test_the_same_place_in_other_words(before: str, after: str, expected: _Told) -> None:
    assert _changes(f"The blast hurt two guards {before}.", f"The blast hurt two guards {after}.") == [expected]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("“It is not safe at all,”", "“It is safe at all,”", ("not safe", "safe", "major")),
        ("“It is not safe at all,”", "“It is not safe,”", ("safe at all", "safe", "notable")),
        ("“We found 12 cracks,”", "“We found 15 cracks,”", ("12", "15", "major")),
        ("“We will close it,”", "“Today we will close it,”", ("We", "Today we", "notable")),
    ],
)
def test_the_words_of_a_quotation(before: str, after: str, expected: tuple[str, str, str]) -> None:
    first, second, significance = expected
    there = _changes(f"{before} Ann Lowe said.", f"{after} Ann Lowe said.")
    assert there == [("quote", first, second, significance)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the bridge was “a danger”.", "the bridge was a risk.", ("quote", "danger", "risk", "notable")),
        (
            "the bridge was “a danger to all” and should close.",
            "the bridge was unsafe and should close.",
            ("quote", "a danger to all", "unsafe", "notable"),
        ),
        (
            "the old bridge was unsafe for lorries.",
            "the “death trap” was unsafe for lorries.",
            ("quote", "old bridge", "death trap", "notable"),
        ),
        (
            "the bridge was “a danger to all”.",
            "the bridge was a risk to everybody who crosses it.",
            ("text", "danger to all", "risk to everybody who crosses it", "minor"),
        ),
    ],
)
def test_words_that_leave_the_marks_or_come_under_them(before: str, after: str, expected: _Told) -> None:
    assert _changes(f"Ann Lowe said {before}", f"Ann Lowe said {after}") == [expected]


def test_a_long_part_of_a_quotation_left_out_is_told_as_such() -> None:
    before = "“The bridge is not safe at all and it must be closed before the winter storms come,” Ann Lowe said."
    first, second = (_STORY.format(line) for line in (before, "“The bridge is not safe at all,” Ann Lowe said."))
    there, back = newsdigest.diff(first, second).changes, newsdigest.diff(second, first).changes
    assert [change.note for change in there] == [
        (
            "A quotation from Ann Lowe was shortened: its wording changed from "
            "“all and it must be closed before the winter storms come” to “all”."
        )
    ]
    assert [change.note for change in back] == [
        (
            "The wording of a quotation from Ann Lowe changed from "
            "“all” to “all and it must be closed before the winter storms come”."
        )
    ]


def test_marked_words_of_nobody_replaced_by_a_long_plain_phrase() -> None:
    assert _changes(
        "Residents call it the “old and rotten death trap” of Leeds.",
        "Residents call it the dangerous crossing that nobody likes in Leeds.",
    )[0] == ("quote", "old and rotten death trap", None, "notable")

"""The word "one": it stands for a noun, or it is a number."""

from __future__ import annotations

import pytest

import newsdigest

_STORY = "The council of Arlen met on Monday. {} Mayor Ida Crane will speak in May."


def _changes(before: str, after: str) -> list[tuple[str | None, str | None]]:
    found = newsdigest.diff(_STORY.format(before), _STORY.format(after)).changes
    return [(change.before, change.after) for change in found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The new school is a larger one than the old.", "The new school is larger than the old."),
        ("The vote was a very close one, officials said.", "The vote was very close, officials said."),
        ("The houses by the mill are old ones.", "The houses by the mill are old."),
        ("Each one of the boats was searched.", "Each of the boats was searched."),
        ("The third strike was the longest one this year.", "The third strike was the longest this year."),
        ("The fire was the second one in a week.", "The fire was the second in a week."),
    ],
)
def test_one_that_stands_for_a_noun_says_nothing(before: str, after: str) -> None:
    assert _changes(before, after) == []
    assert _changes(after, before) == []


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("The crash killed one in Hale.", "The crash killed in Hale.", ("one", None)),
        ("She called it one of the worst storms.", "She called it the worst storms.", ("one of", None)),
        ("The firm will close one plant in Hale.", "The firm will close a plant in Hale.", ("one", "a")),
    ],
)
def test_one_that_counts_is_told(before: str, after: str, change: tuple[str, str | None]) -> None:
    assert _changes(before, after) == [change]

"""Numbers of different units of time are reported with their units."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (
            "A judge jailed him for three years.",
            "A judge jailed him for four months.",
            ("three years", "four months", "The jail term fell from three years to four months."),
        ),
        (
            "He was held for three days.",
            "He was held for four days.",
            ("three", "four", "A length of time went from three days to four days."),
        ),
    ],
)
def test_a_length_of_time(before: str, after: str, change: tuple[str, str, str]) -> None:
    found = newsdigest.diff(before, after).changes
    assert [(one.before, one.after, one.note) for one in found] == [change]

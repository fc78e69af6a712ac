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
            ("three years", "four months", "A figure changed from three years to four months."),
        ),
        (
            "He was held for three days.",
            "He was held for four days.",
            ("three", "four", "A figure rose from three to four."),
        ),
    ],
)
def test_a_length_of_time(before: str, after: str, change: tuple[str, str, str]) -> None:
    found = newsdigest.diff(before, after).changes
    assert [(one.before, one.after, one.note) for one in found] == [change]

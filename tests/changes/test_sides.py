"""One party, side or size in the place of another is more than a rewording."""

from __future__ import annotations

import pytest

import newsdigest

REST = " The vote came after a long day. Dozens of people watched from the gallery. The next session is in May."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Republican senator Ida Crane voted on Monday.", "The Democrat senator Ida Crane voted on Monday."),
        ("Ida Crane, a Republican, voted on Monday.", "Ida Crane, a Democrat, voted on Monday."),
        ("Crane (R-Ohio) voted on Monday.", "Crane (D-Ohio) voted on Monday."),
        ("A left-wing party won the vote.", "A right-wing party won the vote."),
        ("The mine is privately owned.", "The mine is publicly owned."),
        ("He denied taking the cash.", "He admitted taking the cash."),
        ("The bank lost $3 million on the deal.", "The bank lost $3 billion on the deal."),
        ("It was a multi-million-pound deal.", "It was a multi-billion-pound deal."),
    ],
)
def test_the_other_side_weighs_more_than_a_rewording(before: str, after: str) -> None:
    changes = newsdigest.diff(before + REST, after + REST).changes
    assert [change.significance.value in {"major", "notable"} for change in changes] == [True]
    assert "spelling" not in changes[0].note


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ida Crane, a Tory, voted on Monday.", "Ida Crane, a Conservative, voted on Monday."),
        ("The mine is privately owned.", "The mine is proudly owned."),
    ],
)
def test_another_word_of_one_side_is_minor(before: str, after: str) -> None:
    changes = newsdigest.diff(before + REST, after + REST).changes
    assert all(change.significance.value == "minor" for change in changes)

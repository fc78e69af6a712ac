"""A title that comes, goes or changes is no other speaker; a count in words reads as in mid-sentence."""

from __future__ import annotations

import pytest

import newsdigest

SPOKEN = '"The bridge is safe," {} said on Monday. The toll was three pounds.'

RETITLED = [
    ("Ann Lowe", "Councillor Ann Lowe", "The description of Ann Lowe now has “Councillor”."),
    ("Councillor Ann Lowe", "Ann Lowe", "The description of Ann Lowe no longer has “Councillor”."),
    ("Councillor Ann Lowe", "Mayor Ann Lowe", "The description of Ann Lowe changed from “Councillor” to “Mayor”."),
]


@pytest.mark.parametrize(("before", "after", "note"), RETITLED, ids=[note for _, _, note in RETITLED])
def test_a_title_is_no_other_speaker(before: str, after: str, note: str) -> None:
    (change,) = newsdigest.diff(SPOKEN.format(before), SPOKEN.format(after)).changes
    assert (change.field.value, change.note, change.significance.value) == ("who", note, "minor")


def test_another_speaker_is_reported() -> None:
    (change,) = newsdigest.diff(SPOKEN.format("Mayor Ann Lowe"), SPOKEN.format("Mayor Karl Berg")).changes
    assert (change.field.value, change.before, change.after) == ("speaker", "Ann Lowe", "Karl Berg")


def test_a_count_that_opened_a_sentence() -> None:
    first = "Four people died in the fire in Hale. Police said so."
    (change,) = newsdigest.diff(first, first.replace("Four", "Twenty-five")).changes
    assert change.note == "The death toll rose from four to twenty-five."

"""Several edits in one sentence."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (
            "Police have charged a man with murder.",
            "Police have charged a woman with manslaughter.",
            [("man", "woman"), ("murder", "manslaughter")],
        ),
        (
            "Ida Crane, who flies to Vell on Thursday, declared three days of mourning.",
            "Ida Crane, who flies to Vell on Friday, declared a week of mourning.",
            [("Thursday", "Friday"), ("three days", "a week")],
        ),
        (
            "The mayor opened the school on Monday.",
            "The mayor officially opened the school on Tuesday.",
            [("Monday", "Tuesday"), (None, "officially")],
        ),
    ],
)
def test_several_edits_of_a_sentence_are_several_changes(
    before: str, after: str, changes: list[tuple[str | None, str]]
) -> None:
    assert [(change.before, change.after) for change in newsdigest.diff(before, after).changes] == changes

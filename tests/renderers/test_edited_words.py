"""Edited sentences with their words marked, in Markdown and in a terminal."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.renderers.terminal_doc import COLOURED, diff_to_text

CASES = [
    ("The storm killed 12 people.", "The storm killed 15 people.", "The storm killed ~~12~~ **15** people."),
    ("The storm killed 12 people.", "The big storm killed 12 people.", "The **big** storm killed 12 people."),
    ("The old pier closed today.", "The pier closed today.", "The ~~old~~ pier closed today."),
    (
        "The pier closed on Monday.",
        "The pier closed on Friday night.",
        "The pier closed on ~~Monday~~ **Friday night**.",
    ),
    ("The pier closed.", "The pier closed. It was not safe.", "**It was not safe.**"),
    ("The pier closed. It was not safe.", "The pier closed.", "~~It was not safe.~~"),
    ('He said: "We will go."', 'He said: "We will not go."', 'He said: "We will **not** go."'),
    ("The *old* pier closed.", "The *new* pier closed.", r"The \*~~old~~ **new**\* pier closed."),
]


def _edits(before: str, after: str) -> list[str]:
    page = newsdigest.diff(before, after).to_markdown()
    return page.partition("## Edits\n\n")[2].splitlines()


@pytest.mark.parametrize(("before", "after", "shown"), CASES)
def test_markdown_strikes_out_what_went_and_sets_what_came_in_bold(before: str, after: str, shown: str) -> None:
    assert _edits(before, after) == [f"- {shown}"]


def test_unchanged_articles_have_no_edits() -> None:
    assert _edits("The pier closed.", "The pier closed.") == []


def test_the_terminal_marks_them_as_wdiff_does() -> None:
    delta = newsdigest.diff("The storm killed 12 people.", "The storm killed 15 people.")
    assert "The storm killed [-12-] {+15+} people." in diff_to_text(delta)
    coloured = diff_to_text(delta, palette=COLOURED)
    assert "\x1b[9;31m12\x1b[0m" in coloured
    assert "\x1b[1;32m15\x1b[0m" in coloured


def test_every_word_of_the_later_article_is_there() -> None:
    before = "The pier closed on Monday. Ann Lowe said it was old. Two workers were hurt."
    after = "Two workers were hurt. The old pier in Hale closed on Tuesday. It was old, Ann Lowe said."
    delta = newsdigest.diff(before, after)
    marked = " ".join(_edits(before, after)).replace("*", "")
    changed = [edit for edit in delta.sentences if edit.after_edits or edit.kind.value == "added"]
    for edit in changed:
        for span in edit.after_spans:
            assert all(word in marked for word in span.of(after).split())

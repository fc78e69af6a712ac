"""One sentence of a story edited: the changes that are listed and what their notes say, read either way."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import pytest

import newsdigest
from newsdigest import Digest

_STORY = (
    "Bridge in Leeds closes\n\nThe council closed the old bridge in Leeds on Monday after cracks were found. {}\n\n"
    "Engineers will inspect the towers. Trains to York are not affected."
)
_CASES = Path(__file__).parents[1] / "cases" / "changes" / "sentences.json"


class Case(TypedDict):
    before: str
    after: str
    changes: list[tuple[str, str | None, str | None, str]]
    notes: list[str]
    back: list[str]


def cases() -> list[Case]:
    return cast("list[Case]", json.loads(_CASES.read_text(encoding="utf-8")))


def label(case: Case) -> str:
    return f"{case['before']} -> {case['after']}"


@cache
def digest(sentence: str) -> Digest:
    return newsdigest.summarize(_STORY.format(sentence), published="2024-03-13", language="en", format="text")


@pytest.mark.parametrize("case", cases(), ids=label)
def test_an_edited_sentence(case: Case) -> None:
    found = newsdigest.diff(digest(case["before"]), digest(case["after"])).changes
    assert [(change.field.value, change.before, change.after, change.significance.value) for change in found] == [
        tuple(change) for change in case["changes"]
    ]
    assert [change.note for change in found] == case["notes"]


@pytest.mark.parametrize("case", cases(), ids=label)
def test_the_same_edit_undone(case: Case) -> None:
    found = newsdigest.diff(digest(case["after"]), digest(case["before"])).changes
    assert [change.note for change in found] == case["back"]
    assert {(change.field.value, change.after, change.before) for change in found} == {
        (field, before, after) for field, before, after, _ in case["changes"]
    }

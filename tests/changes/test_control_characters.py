"""A control character within a word is a difference, an invisible mark none."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.model.enums import EditKind

_STORY = "The council of Arlen will close the {} on Monday, mayor Ida Crane said."


def _kinds(word: str) -> list[EditKind]:
    return [edit.kind for edit in newsdigest.diff(_STORY.format("bridge"), _STORY.format(word)).sentences]


@pytest.mark.parametrize("control", ["\x01", "\x02", "\x07", "\x1f"])
def test_a_control_character_parts_a_word(control: str) -> None:
    assert _kinds(f"b{control}ridge") == [EditKind.EDITED]


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u2060"])
def test_an_invisible_mark_changes_nothing(mark: str) -> None:
    assert _kinds(f"b{mark}ridge") == [EditKind.KEPT]

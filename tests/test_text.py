"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdigest.text import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Yes,” she said", '"Yes," she said'),
        ("«Oui» „Ja“", '"Oui" "Ja"'),
        ("the ’90s and O’Neill", "the '90s and O'Neill"),
        ("a\u00a0b\u2009c\u200bd\u00ade", "a b c d e"),
        ("2019–20 — no", "2019-20 - no"),
    ],
)
def test_marks_dashes_and_blanks_become_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(codec=None)))
def test_the_view_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)

"""Folding keeps every offset; cleaning says where each character came from."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdigest.text import clean, fold


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


@pytest.mark.parametrize(
    ("text", "plain", "word", "written"),
    [
        ("the har\u00adbour wall", "the harbour wall", "harbour", "har\u00adbour"),
        ("the har\u200bbour wall", "the harbour wall", "harbour", "har\u200bbour"),
        ("the har\u2060bour wall", "the harbour wall", "harbour", "har\u2060bour"),
        ("the harbour\u200b wall", "the harbour wall", "harbour", "harbour"),
        ("\ufeffthe wall", "the wall", "the", "the"),
        ("Jose\u0301 left", "José left", "José", "Jose\u0301"),
        ("Jos\u00ade\u0301 left", "José left", "José", "Jos\u00ade\u0301"),
        ("Jose\u00ad\u0301 left", "José left", "José", "Jose\u00ad\u0301"),
        ("a\u0323\u0301 b", "ạ́ b", "ạ́", "a\u0323\u0301"),
        ("\u1112\u1161\u11ab city", "\ud55c city", "\ud55c", "\u1112\u1161\u11ab"),
        ("5 \u212b wide", "5 \u00c5 wide", "\u00c5", "\u212b"),
    ],
)
def test_the_clean_word_knows_where_it_is_written(text: str, plain: str, word: str, written: str) -> None:
    found = clean(text)
    assert found is not None
    assert found.text == plain
    at = plain.index(word)
    start, end = found.original(at, at + len(word))
    assert text[start:end] == written
    assert (found.index(start), found.index(end)) == (at, at + len(word))


@pytest.mark.parametrize("text", ["plain", "", "José “said” — no", "x\u0302 and й", "\U0001f600", "\ud800"])
def test_clean_text_is_not_copied(text: str) -> None:
    assert clean(text) is None


@given(
    st.text(
        alphabet=st.one_of(st.characters(codec=None), st.sampled_from("ae\u0301\u0323\u00ad\u200b\u1161\u0958")),
        max_size=30,
    )
)
def test_every_clean_character_has_its_own_place(text: str) -> None:
    found = clean(text)
    if found is None:
        return
    assert len(found.starts) == len(found.text) + 1
    assert len(found.ends) == len(found.text)
    assert list(found.starts) == sorted(set(found.starts))
    assert all(
        start < end <= after for start, end, after in zip(found.starts[:-1], found.ends, found.starts[1:], strict=True)
    )
    assert found.starts[-1] == len(text)
    visible = unicodedata.normalize("NFC", found.text)
    assert visible == unicodedata.normalize(
        "NFC", "".join(c for c in text if fold(c) != " " or c.isspace() or c == " ")
    )


@pytest.mark.parametrize("marks", ["\u0301\u0323" * 200_000, "\u0301" * 200_000 + "\u0323" * 200_000])
def test_marks_without_end_on_one_letter_take_linear_time(marks: str) -> None:
    begun = time.process_time()
    found = clean(f"caf\u00e9 e{marks} end")
    assert time.process_time() - begun < 20  # sorted by the Unicode algorithm they take half an hour
    assert found is not None
    assert len(found.text) < 60
    assert found.text.endswith(" end")

"""Lemmas."""

from __future__ import annotations

import pytest

from newsdigest.language.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "xpos", "wanted"),
    [
        ("Companies", "NNS", "company"),
        ("buses", "NNS", "bus"),
        ("children", "NNS", "child"),
        ("wives", "NNS", "wife"),
        ("crises", "NNS", "crisis"),
        ("movies", "NNS", "movie"),
        ("houses", "NNS", "house"),
        ("1990s", "NNS", "1990s"),
        ("series", "NNS", "series"),
        ("said", "VBD", "say"),
        ("declined", "VBD", "decline"),
        ("helped", "VBD", "help"),
        ("hoped", "VBD", "hope"),
        ("stopped", "VBN", "stop"),
        ("agreed", "VBD", "agree"),
        ("tried", "VBD", "try"),
        ("taken", "VBN", "take"),
        ("lying", "VBG", "lie"),
        ("making", "VBG", "make"),
        ("running", "VBG", "run"),
        ("telling", "VBG", "tell"),
        ("goes", "VBZ", "go"),
        ("uses", "VBZ", "use"),
        ("watches", "VBZ", "watch"),
        ("is", "VBZ", "be"),
        ("were", "VBD", "be"),
        ("n't", "RB", "not"),
        ("'s", "POS", "'s"),
        ("'ll", "MD", "will"),
        ("larger", "JJR", "large"),
        ("biggest", "JJS", "big"),
        ("happier", "JJR", "happy"),
        ("better", "JJR", "good"),
        ("Paris", "NNP", "Paris"),
        ("Reuters", "NNP", "Reuters"),
        ("They", "PRP", "they"),
        ("Officials", "NNS", "official"),
    ],
)
def test_lemma(form: str, xpos: str, wanted: str) -> None:
    assert lemma(form, xpos) == wanted


@pytest.mark.parametrize("form", ["", "s", "ed", "ing", "'", "é", "x" * 500])
@pytest.mark.parametrize("xpos", ["NNS", "VBD", "VBG", "VBZ", "JJR", "NNP", "XX"])
def test_odd_forms_come_back(form: str, xpos: str) -> None:
    assert len(lemma(form, xpos)) <= len(form) + 1

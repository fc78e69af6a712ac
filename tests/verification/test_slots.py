"""The place that a value has in its sentence."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.verification.summary_check.slots import Slot, relation_class, slot_of
from newsdigest.verification.summary_check.text_index import index_text


def slot(text: str, word: str) -> tuple[Slot, list[str]]:
    """The place of a word, and the words of its sentence."""
    index = index_text(newsdigest.parse(text, format="text", language="en"))
    words = [token.text for token in index.analysis.tokens]
    at = words.index(word)
    return slot_of(index, at, at + 1, at), words


@pytest.mark.parametrize(
    ("text", "word", "things"),
    [
        ("Six bridges fell in Hale.", "Six", ("bridge",)),
        ("Six railway bridges fell in Hale.", "Six", ("bridge", "railway")),
        ("The number of deaths is 66.", "66", ("number", "death")),
        ("Ann Lowe, 41, spoke in Hale.", "41", ()),
    ],
)
def test_what_a_number_counts(text: str, word: str, things: tuple[str, ...]) -> None:
    assert slot(text, word)[0].things == things


def test_preposition_predicate_and_neighbours() -> None:
    found, words = slot("The pier in Hale closed on Monday after a storm.", "Monday")
    assert found.case == "on"
    assert found.predicate is not None
    assert words[found.predicate] == "closed"
    assert (found.before, found.after) == ("on", "after")


def test_the_subject_of_a_passive_is_an_object() -> None:
    assert relation_class("nsubj:pass") == relation_class("obj") == "object"
    assert relation_class("obl:tmod") == "oblique"

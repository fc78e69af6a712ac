"""Which sentence became which."""

from __future__ import annotations

import pytest

from newsdigest import Article, Digest, EditKind
from newsdigest.changes import compare
from newsdigest.changes.alignment import align
from newsdigest.changes.comparable_text import comparable_text
from newsdigest.changes.longest_increasing import in_order
from tests.changes.articles import of_lines

PIER = "The old pier at Hale was closed after the storm."
BRIDGE = "A bridge across the river will be painted in spring."
SCHOOL = "Two schools moved their exams to the town hall."
MARKET = "Traders at the fish market asked for longer hours."


def kinds(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    return [match.kind.value for match in align(comparable_text(of_lines(*before)), comparable_text(of_lines(*after)))]


def test_the_same_sentences_are_kept() -> None:
    assert kinds((PIER, BRIDGE), (PIER, BRIDGE)) == ["kept", "kept"]


def test_a_removed_sentence_follows_its_predecessor() -> None:
    assert kinds((PIER, BRIDGE, SCHOOL), (PIER, SCHOOL)) == ["kept", "removed", "kept"]


def test_a_new_sentence_is_added_in_its_place() -> None:
    assert kinds((PIER, SCHOOL), (PIER, BRIDGE, SCHOOL)) == ["kept", "added", "kept"]


def test_the_lighter_part_is_what_moved() -> None:
    assert kinds((PIER, BRIDGE, SCHOOL), (BRIDGE, SCHOOL, PIER)) == ["kept", "kept", "moved"]


def test_a_few_other_words_make_an_edit() -> None:
    assert kinds((PIER, BRIDGE), (PIER.replace("old", "west"), BRIDGE)) == ["edited", "kept"]


def test_another_sentence_in_its_place_is_no_edit() -> None:
    assert sorted(kinds((PIER, BRIDGE), (PIER, MARKET))) == ["added", "kept", "removed"]


def test_two_sentences_become_one_and_one_becomes_two() -> None:
    joined = PIER[:-1] + ", and " + "a bridge across the river will be painted in spring."
    assert kinds((PIER, BRIDGE, SCHOOL), (joined, SCHOOL)) == ["merged", "kept"]
    assert kinds((joined, SCHOOL), (PIER, BRIDGE, SCHOOL)) == ["split", "kept"]


def test_repeated_sentences_are_paired_in_order() -> None:
    chorus = "It rained."
    assert kinds((chorus, PIER, chorus), (chorus, PIER, chorus)) == ["kept", "kept", "kept"]
    assert sorted(kinds((chorus, PIER, chorus), (PIER, chorus))) == ["kept", "kept", "removed"]


def test_an_empty_text_has_nothing_in_common() -> None:
    delta = compare(Digest(article=Article(text="")), of_lines(PIER))
    assert [step.kind for step in delta.sentences] == [EditKind.ADDED]


@pytest.mark.parametrize(
    ("pairs", "weights", "kept"),
    [
        ([], [], set()),
        ([(0, 0), (1, 1), (2, 2)], [1, 1, 1], {0, 1, 2}),
        ([(0, 1), (1, 0)], [5, 1], {0}),
        ([(0, 1), (1, 0)], [1, 5], {1}),
        ([(0, 3), (1, 0), (2, 1), (3, 2)], [2, 1, 1, 1], {1, 2, 3}),
    ],
)
def test_the_heaviest_chain_keeps_its_order(pairs: list[tuple[int, int]], weights: list[int], kept: set[int]) -> None:
    assert in_order(pairs, weights) == kept

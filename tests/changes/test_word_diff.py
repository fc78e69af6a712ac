"""ComparableWord edits within a sentence, and what counts as one word."""

from __future__ import annotations

import pytest

from newsdigest.changes.comparable_text import comparable_text
from newsdigest.changes.similarity import bag, contained, likeness
from newsdigest.changes.word_diff import word_edits
from newsdigest.model.enums import BlockKind
from tests.changes.articles import of_lines


def keys(text: str) -> list[str]:
    return [word.key for word in comparable_text(of_lines(text)).words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s over", "It's over"),
        ("1,200 homes", "1200 homes"),
        ("twelve boats", "12 boats"),
        ("4%", "4 per cent"),
        ("THE VOTE", "the vote"),
        ("har\u00adbour", "harbour"),
        ("cafe\u0301", "caf\u00e9"),
        ("the U.S. said", "the US said"),
        ("salt & pepper", "salt and pepper"),
        ("at 5 p.m. sharp", "at 5 pm sharp"),
        ("“Stop,” he said – twice", "'Stop' he said, twice"),
    ],
)
def test_two_spellings_of_one_word(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("12 boats", "13 boats"), ("can", "can't"), ("Smith", "Smyth"), ("4%", "4"), ("$5m", "£5m"), ("2-1", "2-2")],
)
def test_two_different_words(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_words_point_into_the_text() -> None:
    text = "“Won’t pay” — the mayor’s $1,200"
    reading = comparable_text(of_lines(text))
    assert [text[word.start : word.end] for word in reading.words] == ["Won’t", "pay", "the", "mayor", "’s", "$1,200"]


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a c", [(1, 2, 1, 1)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("one two three", "one too three", [(1, 2, 1, 2)]),
        ("", "x", [(0, 0, 0, 1)]),
    ],
)
def test_word_edits(before: str, after: str, edits: list[tuple[int, int, int, int]]) -> None:
    assert word_edits(before.split(), after.split()) == edits


def test_a_rewritten_phrase_is_one_edit() -> None:
    before = ["the", "council", "closed", "the", "pier", "and", "the", "bridge", "for", "good"]
    after = ["the", "council", "shut", "down", "a", "quay", "and", "the", "bridge", "for", "good"]
    assert word_edits(before, after) == [(2, 5, 2, 6)]


def test_long_stretches_are_cut_at_words_that_occur_once() -> None:
    before = [f"w{i}" for i in range(5000)]
    after = [*before[:100], "new", *before[100:4000], *before[4001:]]
    assert word_edits(before, after) == [(100, 100, 100, 101), (4000, 4001, 4001, 4001)]


def test_long_stretches_without_such_words_are_replaced_whole() -> None:
    assert word_edits(["a", "b"] * 3000, ["c", "d"] * 3000) == [(0, 6000, 0, 6000)]


def test_edits_turn_one_list_into_the_other() -> None:
    before = [f"w{i % 37}" for i in range(600)]
    after = [f"w{i % 41}" for i in range(500)]
    result: list[str] = []
    position = 0
    for i1, i2, j1, j2 in word_edits(before, after):
        result += before[position:i1] + after[j1:j2]
        position = i2
    assert result + before[position:] == after


def test_likeness_counts_words_not_letters() -> None:
    reading = comparable_text(
        of_lines("The storm closed the pier.", "The storm closed the pier in Hale on Monday.", "Nobody came.")
    )
    first, second, third = (bag(reading, line) for line in reading.lines)
    assert likeness(first, first) == 1.0
    assert 0.6 < likeness(first, second) < 1.0
    assert likeness(first, third) == 0.0
    assert contained(first, second) == 1.0


@pytest.mark.parametrize(
    "line",
    [
        "1,204 shares",
        "Share this",
        "Read more: the harbour",
        "Advertisement",
        "Last updated 10:32",
        "Share on Facebook",
    ],
)
def test_page_furniture_is_known_by_its_look(line: str) -> None:
    assert comparable_text(of_lines(line)).lines[0].kind is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line", ["Shares fell 4% in London.", "The mayor shared a table with 12 guests.", "She read more."]
)
def test_sentences_are_not_furniture(line: str) -> None:
    assert comparable_text(of_lines(line)).lines[0].kind is BlockKind.PARAGRAPH

"""Heads that lead to no root are mended; trees stay as they are."""

from __future__ import annotations

import pytest

from newsdigest.language.dependency_trees import ensure_trees


@pytest.mark.parametrize(
    ("heads", "sentences", "mended"),
    [
        ([], [], []),
        ([1, 1, 1], [(0, 3)], [1, 1, 1]),
        ([0, 0, 1, 2, 3, 4, 5], [(0, 7)], [0, 0, 1, 2, 3, 4, 5]),
        ([0, 0, 3, 3, 3], [(0, 2), (2, 5)], [0, 0, 3, 3, 3]),
        ([1, 0], [(0, 2)], [0, 0]),
        ([1, 2, 0], [(0, 3)], [0, 0, 0]),
        ([0, 2, 1], [(0, 3)], [0, 0, 0]),
        ([0, 0, 3, 4, 2], [(0, 2), (2, 5)], [0, 0, 2, 2, 2]),
        ([0, 3, 3, 3], [(0, 2), (2, 4)], [0, 0, 3, 3]),
        ([0, -1, 9], [(0, 3)], [0, 0, 0]),
    ],
    ids=["none", "tree", "chain", "two trees", "pair", "ring", "ring beside a root", "second", "outside", "nowhere"],
)
def test_every_head_leads_to_a_root(heads: list[int], sentences: list[tuple[int, int]], mended: list[int]) -> None:
    ensure_trees(heads, sentences)
    assert heads == mended

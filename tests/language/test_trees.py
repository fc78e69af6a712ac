"""Well-formed trees from arc scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from newsdigest.language.tagger.trees import best_tree, heads_of


def _is_tree(heads: list[int]) -> bool:
    size = len(heads)
    if heads.count(size) != 1:
        return False
    for start in range(size):
        node, steps = start, 0
        while node != size and steps <= size:
            node, steps = heads[node], steps + 1
        if node != size:
            return False
    return True


def _best_by_trying_all(scores: np.ndarray, root: int) -> float:
    size = len(scores)
    trees = (heads for heads in product(range(size + 1), repeat=size) if heads[root] == size and _is_tree(list(heads)))
    return max(float(sum(scores[word, head] for word, head in enumerate(heads))) for heads in trees)


def _scores(seed: int, size: int) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    np.fill_diagonal(scores, np.float32(-1e9))
    scores[0, size] += 3.0  # one likely root, as the network gives it
    return scores


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_is_found(seed: int) -> None:
    scores = _scores(seed, 2 + seed % 4)
    heads = best_tree(scores)
    assert _is_tree(heads.tolist())
    total = float(scores[np.arange(len(scores)), heads].sum())
    root = heads.tolist().index(len(scores))
    assert total == pytest.approx(_best_by_trying_all(scores, root), abs=1e-3)


@pytest.mark.parametrize("size", [1, 2, 7, 40, 199])
def test_any_scores_give_a_tree_with_one_root(size: int) -> None:
    for seed in range(5):
        scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
        np.fill_diagonal(scores, np.float32(-1e9))
        assert _is_tree(heads_of(scores).tolist())


def test_a_greedy_tree_is_kept() -> None:
    scores = np.array([[-9, 5, 1], [0, -9, 4]], dtype=np.float32)
    assert heads_of(scores).tolist() == [1, 2]


def test_ties_go_to_the_first_index() -> None:
    scores = np.zeros((3, 4), dtype=np.float32)
    np.fill_diagonal(scores, np.float32(-1e9))
    assert heads_of(scores).tolist() == heads_of(scores.copy()).tolist()

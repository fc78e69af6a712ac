"""From arc scores to well-formed dependency trees.

The best head of each word makes a tree with one root in nine of ten sentences; only the others go through the maximum
spanning arborescence of Chu and Liu (1965) and Edmonds (1967). One word is fixed as the root there, so there is
exactly one. Ties go to the first index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["are_trees", "best_tree", "heads_of", "mended"]

_NEVER = np.float64(-1e9)
_PROSE = 100  # a longer sentence that makes no tree by itself is repaired, not searched
_ROOTS = 3  # so many words are tried as the root


def are_trees(heads: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which sentences of a strip are trees with one root.

    Args:
        heads: the row of each word's head, its own at a root; heads lie in the word's sentence.
        starts: the first row of each sentence; none is empty.
        lengths: how many words each has.
    """
    rows = np.arange(len(heads))
    roots = np.add.reduceat(heads == rows, starts, dtype=np.int64)
    above = heads
    for _ in range(int(lengths.max()).bit_length()):  # twice as far up each time
        above = above[above]
    arrived = np.logical_and.reduceat(heads[above] == above, starts)
    result: NDArray[np.bool_] = arrived & (roots == 1)
    return result


def heads_of(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The head of each word: the best heads where they make a tree, else the best tree.

    Args:
        scores: words x (words + 1); the last column is the root.

    Returns:
        The index of each head; ``len(scores)`` for the one root.
    """
    size = len(scores)
    heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    own = np.where(heads == size, np.arange(size), heads)
    return heads if are_trees(own, np.array([0]), np.array([size]))[0] else mended(scores)


def mended(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """A tree where the best heads make none (same arguments and result as :func:`heads_of`)."""
    return best_tree(scores) if len(scores) <= _PROSE else _repaired(scores)


def _repaired(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """A tree near the best heads, in linear time: one word is the root, and every cycle is cut and attached to it."""
    size = len(scores)
    heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    root = int((scores[:, size] - scores[:, :size].max(axis=1)).argmax())
    heads[heads == size] = root
    heads[root] = size
    above = [*heads.tolist(), size]
    seen = [0] * size + [-1]
    for start in range(size):
        node = start
        while not seen[node]:
            seen[node] = start + 1
            node = above[node]
        if seen[node] == start + 1:
            above[node] = root
    return np.array(above[:size], np.int64)


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best spanning tree with one root (same arguments and result as :func:`heads_of`).

    Tried as roots are the words that took the root by themselves, or else the three likeliest.
    """
    size = len(scores)
    free = np.flatnonzero(scores.argmax(axis=1) == size)
    margins = scores[:, size] - scores[:, :size].max(axis=1)
    wanted = free if len(free) else np.arange(size)
    roots = wanted[np.argsort(-margins[wanted], kind="stable")][:_ROOTS]
    trees: list[NDArray[np.int64]] = [_arborescence(_rooted(scores, int(root)))[:size] for root in roots]
    words = np.arange(size)
    totals = [float(scores[words, tree].sum(dtype=np.float64)) for tree in trees]
    return trees[int(np.argmax(totals))]


def _rooted(scores: NDArray[np.float32], root: int) -> NDArray[np.float64]:
    """A square of scores (word x head, the root node last) in which only ``root`` may have the root node as head."""
    size = len(scores)
    graph = np.empty((size + 1, size + 1))
    graph[:size, :size] = scores[:, :size]
    graph[:, size] = graph[size] = graph[root] = _NEVER
    graph[root, size] = scores[root, size]
    graph.flat[:: size + 2] = _NEVER  # the diagonal
    return graph


def _arborescence(graph: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of all nodes; the last node is the root. Contracts one cycle, solves the rest, opens the cycle again."""
    heads: NDArray[np.int64] = graph.argmax(axis=1).astype(np.int64)
    heads[-1] = len(graph) - 1
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(graph), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # the root node stays last
    count = len(outside)
    around, within_cycle = graph[outside], graph[cycle]
    entering = within_cycle[:, outside] - graph[cycle, heads[cycle]][:, None]  # what breaking in at a word costs
    leaving = around[:, cycle]
    small = np.empty((count + 1, count + 1))  # the cycle comes first, as one node
    small[0, 0] = _NEVER
    small[1:, 1:] = around[:, outside]
    small[1:, 0] = leaving.max(axis=1)
    small[0, 1:] = entering.max(axis=0)
    found = _arborescence(small)
    source = int(found[0]) - 1
    within = cycle[leaving.argmax(axis=1)]
    heads[outside] = np.where(found[1:] == 0, within, outside[np.maximum(found[1:] - 1, 0)])
    heads[cycle[int(entering[:, source].argmax())]] = outside[source]
    return heads


def _cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The nodes of the first cycle other than the root's own, in rising order."""
    root = len(heads) - 1
    above = heads.tolist()
    seen = [0] * len(above)
    seen[root] = -1
    for start in range(root):
        node = start
        while not seen[node]:
            seen[node] = start + 1
            node = above[node]
        if seen[node] == start + 1:
            members = [node]
            step = above[node]
            while step != node:
                members.append(step)
                step = above[step]
            return np.array(sorted(members))
    return None

"""From arc scores to well-formed dependency trees.

The best head of each word makes a tree with one root in nine of ten sentences; only the others go through the maximum spanning arborescence of
Chu and Liu (1965) and Edmonds (1967). A root costs so much there that exactly one is taken. Ties go to the first index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["best_tree", "heads_of"]

_NEVER = np.float64(-1e9)
_ROOT_COST = 1e5


def heads_of(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The head of each word in the best tree.

    Args:
        scores: words x (words + 1); the last column is the root.

    Returns:
        The index of each head; ``len(scores)`` for the one root.
    """
    heads = scores.argmax(axis=1).astype(np.int64)
    return heads if _is_tree(heads) else best_tree(scores)


def _is_tree(heads: NDArray[np.int64]) -> bool:
    size = len(heads)
    if int((heads == size).sum()) != 1:
        return False
    above = np.append(heads, size)
    for _ in range(max(1, size.bit_length())):
        above = above[above]
    return bool((above == size).all())


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The maximum spanning tree with one root (same arguments and result as :func:`heads_of`)."""
    size = len(scores)
    graph = np.full((size + 1, size + 1), _NEVER)  # graph[word, head]; the last index is the root
    graph[:size] = scores
    graph[:size, size] -= _ROOT_COST
    np.fill_diagonal(graph, _NEVER)
    return _arborescence(graph)[:size]


def _arborescence(graph: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of all nodes; the last node is the root and keeps itself. Contracts one cycle a round, then opens them again."""
    root = len(graph) - 1
    heads = graph.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(graph), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = graph[cycle, heads[cycle]]
    entering = graph[cycle][:, outside] - kept[:, None]  # gain of breaking the cycle at a word, for each head outside
    entry = entering.argmax(axis=0)
    leaving = graph[outside][:, cycle]
    leaver = leaving.argmax(axis=1)
    count = len(outside)
    small = np.full((count + 1, count + 1), _NEVER)  # outside nodes with the root last, the cycle before it
    places = np.append(np.arange(count - 1), count)
    small[np.ix_(places, places)] = graph[np.ix_(outside, outside)]
    small[places, count - 1] = leaving.max(axis=1)
    small[count - 1, places] = entering.max(axis=0)
    small[count, :] = _NEVER
    found = _arborescence(small)
    heads = heads.copy()
    back = np.empty(count + 1, np.int64)
    back[places] = outside
    for at, node in zip(places[:-1], outside[:-1], strict=True):
        heads[node] = cycle[leaver[np.searchsorted(outside, node)]] if found[at] == count - 1 else back[found[at]]
    source = int(back[found[count - 1]])
    heads[cycle[entry[np.searchsorted(outside, source)]]] = source
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

"""The heaviest increasing subsequence: which pairs keep their order, so that the others are the ones that moved."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["in_order"]

_Chain = tuple[int, int | None]  # the weight of a chain, and the position of its last pair
_EMPTY: _Chain = (0, None)


def in_order(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[int]:
    """The positions of the pairs that keep their order, chosen so that as much weight as can be stays.

    Args:
        pairs: distinct pairs in ascending order of their first number; no two share their second.
        weights: how much each pair counts (letters of the sentence).

    A Fenwick tree over the second numbers holds the best chain that ends at or below each: n log n.

    >>> sorted(in_order([(0, 2), (1, 0), (2, 1)], [5, 3, 3]))
    [1, 2]
    """
    if not pairs:
        return set()
    rank = {second: place for place, second in enumerate(sorted(second for _, second in pairs), start=1)}
    best: list[_Chain] = [_EMPTY] * (len(pairs) + 1)
    previous: list[int | None] = [None] * len(pairs)
    for position, (_, second) in enumerate(pairs):
        weight, previous[position] = _best_below(best, rank[second] - 1)
        _raise(best, rank[second], (weight + weights[position], position))
    chain: set[int] = set()
    last = _best_below(best, len(pairs))[1]
    while last is not None:
        chain.add(last)
        last = previous[last]
    return chain


def _best_below(best: Sequence[_Chain], place: int) -> _Chain:
    found = _EMPTY
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place &= place - 1
    return found


def _raise(best: list[_Chain], place: int, chain: _Chain) -> None:
    while place < len(best):
        if chain[0] > best[place][0]:
            best[place] = chain
        place += place & -place

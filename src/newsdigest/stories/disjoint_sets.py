"""Disjoint sets (union-find, Tarjan 1975): which items belong together; the order of the joins does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

__all__ = ["DisjointSets"]

_T = TypeVar("_T")


class DisjointSets(Generic[_T]):
    """Items in sets; every item starts in a set of its own.

    >>> sets = DisjointSets("abcd")
    >>> sets.join("a", "c")
    >>> sets.groups()
    [['a', 'c'], ['b'], ['d']]
    """

    def __init__(self, items: Iterable[_T]) -> None:
        self._items = list(items)
        self._parent = {item: item for item in self._items}

    def find(self, item: _T) -> _T:
        """The representative of the set of ``item``."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, first: _T, second: _T) -> None:
        """Make the sets of two items one."""
        self._parent[self.find(second)] = self.find(first)

    def join_all(self, items: Sequence[_T]) -> None:
        """Make the sets of all these items one."""
        for item in items[1:]:
            self.join(items[0], item)

    def groups(self) -> list[list[_T]]:
        """The sets, and the items of each, in the order in which the items were given."""
        groups: dict[_T, list[_T]] = defaultdict(list)
        for item in self._items:
            groups[self.find(item)].append(item)
        return list(groups.values())

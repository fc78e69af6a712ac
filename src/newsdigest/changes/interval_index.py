"""Which facts touch a span of text: an interval index over spans in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from newsdigest.model.span import Span

__all__ = ["IntervalIndex"]

_LOOK_BACK = (
    64  # facts looked at to the left of a stretch: one that covers a whole book must not make every look-up slow
)

_T = TypeVar("_T")


class IntervalIndex(Generic[_T]):
    """Values with the span each covers; spans may nest and overlap."""

    __slots__ = ("_items", "_reach", "_starts")

    def __init__(self, items: Iterable[tuple[Span, _T]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._items]
        self._reach = list(accumulate((span.end for span, _ in self._items), max))

    def __bool__(self) -> bool:
        return bool(self._items)

    def touching(self, start: int, end: int) -> list[tuple[Span, _T]]:
        """The values whose span shares a character with ``[start, end)``, in reading order."""
        found: list[tuple[Span, _T]] = []
        index = bisect_left(self._starts, end) - 1
        last = max(0, index - _LOOK_BACK)
        while index >= last and self._reach[index] > start:
            span, value = self._items[index]
            if span.end > start:
                found.append((span, value))
            index -= 1
        found.reverse()
        return found

    def around(self, start: int, end: int) -> list[tuple[Span, _T]]:
        """The values whose span holds all of ``[start, end)``."""
        return [(span, value) for span, value in self.touching(start, end) if span.start <= start and end <= span.end]

"""Positions in an article's text."""

from __future__ import annotations

from functools import total_ordering

import attrs

__all__ = ["Span"]


@total_ordering  # attrs' own comparisons build two tuples each, and every finder sorts by span
@attrs.frozen(order=False)
class Span:
    """A half-open range ``[start, end)`` of an article's text, in Unicode code points.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.

    Raises:
        ValueError: ``start`` is negative or ``end`` lies before it.

    >>> from newsdigest import Span
    >>> span = Span(4, 9)
    >>> "The mayor spoke."[span.start:span.end]
    'mayor'
    >>> len(span), span.overlaps(Span(8, 12)), Span(5, 6) in span
    (5, True, True)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return type(self), (self.start, self.end)  # a digest has hundreds: half the time that attrs' way takes

    def __lt__(self, other: Span) -> bool:
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def __contains__(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

"""How a page says a figure: its number with the article's own hedge, its unit and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdigest.lexicon.hedges import hedge_before
from newsdigest.lexicon.numbers import INDEFINITE_NUMBERS
from newsdigest.model.facts import Figure

__all__ = ["figure_words"]

_BETWEEN_ENDS = re.compile(r"\s?(?:to|and|or|[-\u2013])\s?")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_BETWEEN_WIDTH = 8


def figure_words(figure: Figure, text: str, others: Sequence[Figure]) -> str:
    """What a page says beside the words of a figure: "at least 6 people killed" beside "six".

    Args:
        figure: the figure.
        text: the article's text.
        others: all figures of the article, among which is the other end of a range.
    """
    if not figure.approximate:
        value = _number(figure)
        return _joined(figure.what) if value in figure.text else _joined(value, figure.unit, figure.what)
    whole_range = _range_words(figure, text, others)
    if whole_range:
        return _joined(whole_range, figure.what)
    if not INDEFINITE_NUMBERS.isdisjoint(figure.text.lower().split()):
        return figure.what  # "dozens" says as much as the least that it can mean
    hedge = hedge_before(text, figure.span.start) or "about"
    return _joined(hedge, _number(figure), figure.unit, figure.what)


def _number(figure: Figure) -> str:
    return f"{figure.value:,.15g}"


def _range_words(figure: Figure, text: str, others: Sequence[Figure]) -> str:
    """The words of the range that a figure ends: "between 20 and 30"; "" where it ends none."""
    for other in others:
        low, high = sorted((figure, other), key=lambda end: end.span)
        joint = text[low.span.end : high.span.start]
        if low is not high and other.approximate and len(joint) <= _BETWEEN_WIDTH and _BETWEEN_ENDS.fullmatch(joint):
            both = " ".join(text[low.span.start : high.span.end].split())
            opening = _BETWEEN.search(text, max(0, low.span.start - _BETWEEN_WIDTH - 1), low.span.start)
            return f"between {both}" if opening else both
    return ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)

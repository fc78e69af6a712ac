"""The figures and times of a text in the order of their values, so that a check looks only at those near its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from newsdigest.language.lemmas import lemma
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import TimeType
from newsdigest.model.facts import Figure, Time

__all__ = ["MOST_NEAR", "FoundFigure", "FoundTime", "Nearest", "ValueIndex", "index_values", "thing_of"]

MOST_NEAR = 100
"""Values of a text that one value is compared with: all of a news article, of a long text those nearest to it."""

_MOST_ADDED = 6
"""Figures of a sentence past which none is the sum of two others by design."""

_T = TypeVar("_T")
_V = TypeVar("_V", Figure, Time)


class Nearest(Generic[_T]):
    """Things that can be ordered; those near a key in reading order."""

    def __init__(self, things: Sequence[_T], key: Callable[[_T], Any]) -> None:
        self._things = things
        if len(things) > MOST_NEAR:
            order = sorted(range(len(things)), key=lambda at: key(things[at]))
            self._order, self._keys = order, [key(things[at]) for at in order]

    def to(self, key: object) -> Sequence[_T]:
        """The things nearest to a key: all where there are few."""
        if len(self._things) <= MOST_NEAR:
            return self._things
        at = bisect_left(self._keys, key)
        first = max(0, min(at - MOST_NEAR // 2, len(self._keys) - MOST_NEAR))
        return [self._things[place] for place in sorted(self._order[first : first + MOST_NEAR])]


class FoundFigure(NamedTuple):
    """A figure, where it stands, and the lemma of what it counts."""

    figure: Figure
    sentence: int
    token: int
    thing: str


class FoundTime(NamedTuple):
    """A time, and where it stands."""

    time: Time
    sentence: int
    token: int


class ValueIndex(NamedTuple):
    """The values of a text."""

    figures: Nearest[FoundFigure]
    sums: Mapping[tuple[float, str], Sequence[tuple[int, int]]]  # value and unit of a sum -> sentence, first figure
    times: Nearest[FoundTime]
    figure_at: Mapping[int, Figure]  # each token that begins within one -> the figure
    time_at: Mapping[int, Time]
    time_types: frozenset[TimeType]
    vague: float  # share of the times whose own day is unknown


def index_values(
    analysis: Analysis, figures: Mapping[int, Sequence[Figure]], times: Mapping[int, Sequence[Time]]
) -> ValueIndex:
    """Index the figures and times of a text, which come by sentence."""
    found = [
        FoundFigure(figure, at, _token_at(analysis, figure.span.start, at), thing_of(figure))
        for at, own in figures.items()
        for figure in own
    ]
    dated = [FoundTime(time, at, _token_at(analysis, time.span.start, at)) for at, own in times.items() for time in own]
    vague = sum(each.time.start is None and each.time.type in {TimeType.DATE, TimeType.TIME} for each in dated)
    return ValueIndex(
        Nearest(found, lambda each: each.figure.value),
        _sums(analysis, figures),
        Nearest(dated, lambda each: each.time.value),
        _at_tokens(analysis, [(each.token, each.figure) for each in found]),
        _at_tokens(analysis, [(each.token, each.time) for each in dated]),
        frozenset(each.time.type for each in dated),
        vague / max(1, len(dated)),
    )


def _sums(
    analysis: Analysis, figures: Mapping[int, Sequence[Figure]]
) -> dict[tuple[float, str], list[tuple[int, int]]]:
    """What two figures of a sentence with one unit add up to."""
    out: dict[tuple[float, str], list[tuple[int, int]]] = {}
    for sentence, own in figures.items():
        if not 1 < len(own) <= _MOST_ADDED:
            continue
        first = _token_at(analysis, own[0].span.start, sentence)
        keys = {
            (one.value + two.value, one.unit)
            for at, one in enumerate(own)
            for two in own[at + 1 :]
            if one.unit == two.unit
        }
        for key in keys:
            out.setdefault(key, []).append((sentence, first))
    return out


def _at_tokens(analysis: Analysis, found: Sequence[tuple[int, _V]]) -> dict[int, _V]:
    out: dict[int, _V] = {}
    for first, value in found:
        at = first
        while at < len(analysis.tokens) and analysis.tokens[at].start < value.span.end:
            if analysis.tokens[at].start >= value.span.start:
                out.setdefault(at, value)
            at += 1
    return out


def _token_at(analysis: Analysis, start: int, sentence: int) -> int:
    """The token of a sentence that begins at a character or reaches past it."""
    found = analysis.sentences[sentence]
    at = bisect_right(analysis.tokens, start, found.first, found.last, key=lambda token: token.end)
    return at if at < found.last else found.first


def thing_of(figure: Figure) -> str:
    """The lemma of the noun that a figure counts, or ""."""
    if figure.unit or figure.what == "age":
        return figure.what if figure.what == "age" else ""
    words = figure.what.split()
    return lemma(words[0 if len(words) == 1 else -1].lower(), "NNS") if words else ""

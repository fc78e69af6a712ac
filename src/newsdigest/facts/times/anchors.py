"""Narrative anchors: the past year or month from which a history, an obituary or a caption continues.

"War broke out on September 1, 1939. On April 9 ..." names April 1940 at any document time. News instead counts
months and days without a year from the document time. Which of the two an expression does is decided by a logistic
model over the document (how many of its times are full dates of the past, how many are deictic: weekdays, "today",
"last month") and over what lies between the expression and the last time with a year. ``training/times_anchors.py``
fits it. Following the temporal focus of Kamp and Reyle (1993) and HeidelTime's narrative domain (Strötgen and Gertz
2010).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from newsdigest.facts.times.grammar import GrammarMatch
from newsdigest.logistic import log_odds, probability, read_weights
from newsdigest.model.enums import Granularity
from newsdigest.resources import load

__all__ = [
    "Anchor",
    "DocumentProfile",
    "anchor_features",
    "belongs_to_anchor",
    "in_anchor_year",
    "is_deictic",
    "profile",
]


class Anchor(NamedTuple):
    """The last time with a year, and where it ends."""

    day: date
    unit: Granularity
    end: int
    block: int
    written: bool = True  # whether the text writes its year; else it was counted from an anchor itself
    deictic_since: bool = False  # whether a deictic time comes between it and the expression


class DocumentProfile(NamedTuple):
    """What kind of times a document has."""

    past: int  # with a year two years or more before the document time
    recent: int  # with a later year
    deictic: int  # counted from the document time: weekdays, "today", "last month"


_DEICTIC = ("WEEKDAY", "WABBR", "DAYWORD", "NIGHTWORD", "SHIFT")


def profile(found: Iterable[GrammarMatch], today: date | None) -> DocumentProfile:
    """Count the kinds of times among the matches of a document."""
    past = recent = deictic = 0
    for match in found:
        words = match.captured
        if words.has("YEAR"):
            year = int(words.word("YEAR"))
            if today is not None and year >= today.year - 1:
                recent += 1
            else:
                past += 1
        elif is_deictic(match):
            deictic += 1
    return DocumentProfile(past, recent, deictic)


def is_deictic(match: GrammarMatch) -> bool:
    """Whether a match is counted from the document time: a weekday, "today", "last month"."""
    return any(match.captured.has(name) for name in _DEICTIC)


def anchor_features(
    anchor: Anchor, seen: DocumentProfile, start: int, block: int, today: date | None, bias: float
) -> Mapping[str, float]:
    """The signals for and against counting an expression from ``anchor``.

    Args:
        anchor: the last time with a year before it.
        seen: the kinds of times of the document.
        start: where the expression starts.
        block: the block it is in.
        today: the document time.
        bias: the tense bias of the expression.
    """
    total = seen.past + seen.recent + seen.deictic + 1
    gap = max(0, today.year - anchor.day.year) if today else 1
    return {
        "bias": 1.0,
        "share of past years": seen.past / total,
        "share of recent years": seen.recent / total,
        "share of deictic times": seen.deictic / total,
        "distance": math.log1p(max(0, start - anchor.end)) / 5,
        "same block": float(anchor.block == block),
        "anchor with a month": float(anchor.unit in {Granularity.DAY, Granularity.MONTH}),
        "years ago": min(math.log1p(gap), 3.0),
        "tense": bias,
        "anchor's year written": float(anchor.written),
        "deictic time between": float(anchor.deictic_since),
    }


def belongs_to_anchor(features: Mapping[str, float]) -> float:
    """The probability that an expression without a year is counted from the anchor."""
    return probability(log_odds(features, load("facts", "time_anchors.json", read_weights)))


def in_anchor_year(anchor: Anchor, month: int) -> int:
    """The year of a month named after ``anchor``: its own, or the next where the calendar turned in between.

    >>> from newsdigest.model.enums import Granularity
    >>> in_anchor_year(Anchor(date(1941, 12, 7), Granularity.DAY, 0, 0), 1)
    1942
    >>> in_anchor_year(Anchor(date(1941, 1, 1), Granularity.YEAR, 0, 0), 12)
    1941
    """
    if anchor.unit not in {Granularity.DAY, Granularity.MONTH, Granularity.SEASON, Granularity.QUARTER}:
        return anchor.day.year
    step = month - anchor.day.month
    if step <= -_TURN_OF_THE_YEAR:
        return anchor.day.year + 1
    return anchor.day.year - 1 if step >= _BACK_A_YEAR else anchor.day.year


_TURN_OF_THE_YEAR = 7  # months back within the year: further than the next year's is ahead
_BACK_A_YEAR = 10  # months ahead: an aside to the end of the year before

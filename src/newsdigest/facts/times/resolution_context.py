"""What a normaliser may look at: the document time, the tense bias, and the times already resolved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import attrs

from newsdigest.facts.times.anchors import Anchor
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["ResolutionContext", "Resolved"]

_A_WEEK = 7  # days around publication that news refers to without a date


@attrs.frozen(kw_only=True)
class Resolved:
    """A time expression with its value. ``day`` and ``unit`` say where it anchors what comes after it."""

    type: TimeType
    value: str
    mod: str | None = None
    day: date | None = None  # first day of the interval, where known
    unit: Granularity | None = None
    start: datetime | None = None  # given only where the value alone does not say it
    end: datetime | None = None
    hours: tuple[int, int] | None = None  # of ``day``, where the part of day has hours of its own
    suffix: str = ""  # the time of day alone: "TMO", "T22:00"
    borrowed_day: bool = False  # whether a time of day has its day from the story and not from its own words
    offset: float | None = None  # of a named zone, in hours from UTC
    zone: tuple[str, float] | None = None  # the zone as written and its hours from UTC in winter
    confidence: float = 0.9
    inferred: bool = False
    alternatives: tuple[str, ...] = ()
    note: str | None = None
    in_name: bool = False  # part of a name: it dates nothing


@attrs.frozen(kw_only=True)
class ResolutionContext:
    """The surroundings of one expression."""

    today: date | None  # publication date, or what is used instead
    bias: Callable[[], float]  # the tense bias: -1 surely before the document time .. 1 surely after it
    ahead: Callable[[str, date, date], float]  # kind, day before, day after -> probability that it is the one after
    antecedents: Sequence[Resolved]  # what was resolved before it, in reading order
    anchor: Callable[[], Anchor | None]  # the narrative anchor, where the expression is counted from it
    is_history: bool  # whether the article names more than one year of the past
    sentence_day: date | None  # the last day named in the same sentence
    before: tuple[str, ...]  # up to five pieces before it, lower case, nearest last
    counted: bool  # whether a number or a plural noun precedes it, as in "700 seats a week"
    after: tuple[str, ...]  # up to six pieces after it
    day_first: Callable[[], bool | None]  # how this article writes 3/4/2020; None where it is unknown

    def latest_day(self) -> date | None:
        """The narrative anchor: the last resolved time as exact as a day."""
        found = self.latest(Granularity.DAY)
        return found.day if found else None

    def latest_start(self) -> date | None:
        """The first day of the last resolved time that has one."""
        return next((time.day for time in reversed(self.antecedents) if time.day), None)

    def day_of_the_story(self) -> date | None:
        """The day that a time of day without one belongs to.

        The last day named in its sentence; in a narrative, the day that it goes on from; in news, the last day named
        of the week before publication (of the week after it where the clause is about what is to come); else the day
        of publication.
        """
        if self.sentence_day is not None or self.today is None:
            return self.sentence_day or self.latest_day()
        anchor = self.anchor() if self.is_history else None
        if anchor is not None and anchor.unit == Granularity.DAY:
            return anchor.day
        first, last = (0, _A_WEEK) if self.bias() > 0 else (-_A_WEEK, 0)
        named = (time.day for time in reversed(self.antecedents) if time.day and time.unit == Granularity.DAY)
        return next((day for day in named if first <= (day - self.today).days <= last), self.today)

    def day_of_history(self) -> date | None:
        """The day that "the next month" and "the end of the year" of a history are counted from; None in news."""
        anchor = self.anchor() if self.is_history else None
        return anchor.day if anchor else None

    def latest(self, *units: Granularity) -> Resolved | None:
        """The last resolved time of one of these granularities."""
        return next((time for time in reversed(self.antecedents) if time.unit in units and time.day), None)

"""Normalisers of months, seasons, years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from newsdigest.facts.times.anchors import in_anchor_year
from newsdigest.facts.times.calendars import SEASON_STARTS, make_day, month_of, shift_months
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.lengths import number
from newsdigest.facts.times.resolution import (
    BEYOND_NOTE,
    FISCAL_NOTE,
    month_number,
    pick,
    range_start,
    stage,
    two_digits,
    unit_value,
    written_year,
)
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["century", "decade", "era_year", "month", "season", "year"]

_YEAR_CUES = (("in",), ("since",), ("of",), ("by",), ("until",), ("from",), ("to",))


def month(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "August 1988", "June last year", "mid-November", "last May"."""
    number_of_month, mod = month_number(words), stage(words)
    full = written_year(words, context)
    if words.has("STORY"):
        base = context.latest_start() or context.today
        full = base.year + words.number("STORY") if base else None
    if full is not None:
        day = make_day(full, number_of_month, 1)
        return unit_value(month_of(day), day, Granularity.MONTH, mod=mod, confidence=0.97) if day else None
    if context.today is None:
        anchor = None if words.has("SHIFT") else context.anchor()
        if anchor is not None:
            day = date(in_anchor_year(anchor, number_of_month), number_of_month, 1)
            return unit_value(month_of(day), day, Granularity.MONTH, mod=mod, confidence=0.5)
        value = f"XXXX-{number_of_month:02d}"
        return Resolved(type=TimeType.DATE, value=value, mod=mod, unit=Granularity.MONTH, confidence=0.6)
    day, other, sure = _nearest_month(number_of_month, words, context)
    return unit_value(month_of(day), day, Granularity.MONTH, mod=mod, confidence=sure, other=month_of(other))


def _nearest_month(number_of_month: int, words: Captured, context: ResolutionContext) -> tuple[date, date, float]:
    today = context.today or date.min
    this = today.replace(day=1)
    near = [date(today.year + step, number_of_month, 1) for step in (-2, -1, 0, 1) if 1 <= today.year + step <= 9998]
    previous = [day for day in near if day < this] or near[:1]
    ahead = [day for day in near if day > this] or near[-1:]
    if words.has("SHIFT"):
        return _shifted_month(words.number("SHIFT"), this, near)
    start = range_start(words, context, "MONTH", "MABBR")
    if start is not None and 1 <= start.year < date.max.year:  # "from October to April"
        return date(start.year + (number_of_month < start.month), number_of_month, 1), previous[-1], 0.85
    anchor = context.anchor()
    if anchor is not None:
        return date(in_anchor_year(anchor, number_of_month), number_of_month, 1), previous[-1], 0.8
    if this in near:
        return this, this, 0.9
    return pick(previous[-1], ahead[0], "month", context)


def _shifted_month(shift: int, this: date, near: Sequence[date]) -> tuple[date, date, float]:
    """The month of "this March", "last March", "next March"."""
    ahead = [day for day in near if day > this] or near[-1:]
    if shift == 0:
        return next(day for day in near if day.year == this.year), ahead[0], 0.9
    return _last_month(this, near) if shift < 0 else (ahead[0], near[-1], 0.85)


def _last_month(this: date, near: Sequence[date]) -> tuple[date, date, float]:
    """On 1 March "last February" is not the month that just ended: that would be "last month"."""
    previous = [day for day in near if day < this] or near[:1]
    if len(previous) < 2:
        return previous[-1], near[0], 0.85
    just_over = shift_months(this, -1) == previous[-1]
    return previous[-1 - just_over], previous[just_over - 1], 0.7


def season(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the summer of 2022", "last spring", "this autumn", "the winter"."""
    kind = str(words.value("SEASON" if words.has("SEASON") else "FALL"))
    mod, first = stage(words), SEASON_STARTS[kind]
    full = written_year(words, context)
    if full is not None:
        day = date(full, first, 1)
        return unit_value(f"{full}-{kind}", day, Granularity.SEASON, mod=mod, confidence=0.95)
    if context.today is None:
        return Resolved(type=TimeType.DATE, value=f"XXXX-{kind}", mod=mod, unit=Granularity.SEASON, confidence=0.6)
    counted = words.has("SHIFT") and words.word("SHIFT") == "next" and words.has("the")
    today = (context.day_of_history() if counted else None) or context.today
    day, other, sure = _nearest_season(first, words, context, today)
    found, rest = f"{day.year:04d}-{kind}", f"{other.year:04d}-{kind}"
    return unit_value(found, day, Granularity.SEASON, mod=mod, confidence=sure, other=rest)


def _nearest_season(first: int, words: Captured, context: ResolutionContext, today: date) -> tuple[date, date, float]:
    starts = [date(min(max(today.year + step, 1), 9998), first, 1) for step in (-2, -1, 0, 1, 2)]
    seasons = _Seasons(
        starts=starts,
        running=[start for start in starts if start <= today < shift_months(start, 3)],
        previous=[start for start in starts if shift_months(start, 3) <= today] or starts[:1],
        ahead=[start for start in starts if start > today] or starts[-1:],
    )
    if words.has("SHIFT"):
        return _shifted_season(words, seasons, today)
    anchor = context.anchor()
    if anchor is not None:
        return date(anchor.day.year, first, 1), seasons.previous[-1], 0.75
    if seasons.running:
        return seasons.running[0], seasons.ahead[0], 0.8
    return pick(seasons.previous[-1], seasons.ahead[0], "month", context)


class _Seasons(NamedTuple):
    """The first days of one season in the years around today."""

    starts: Sequence[date]
    running: Sequence[date]
    previous: Sequence[date]
    ahead: Sequence[date]


def _shifted_season(words: Captured, seasons: _Seasons, today: date) -> tuple[date, date, float]:
    """The season of "last spring", "this spring", "next spring"."""
    shift = words.number("SHIFT")
    if shift < 0 and not words.has("this"):
        return seasons.previous[-1], (seasons.running or seasons.previous)[0], 0.8
    if shift > 0:
        return seasons.ahead[0], seasons.ahead[-1], 0.8
    if seasons.running:
        return seasons.running[0], seasons.ahead[0], 0.9
    this_year = [start for start in seasons.starts if start.year == today.year]
    return (this_year or seasons.ahead)[0], seasons.ahead[0], 0.85


def year(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "1987", "fiscal 1989", "the year 2000", "'82", "late 2006", "2010-11"."""
    full = written_year(words, context)
    if full is None or not 1 <= full <= 9998:
        return None
    mod = stage(words) or ("ON_OR_AFTER" if words.has("later") else None)
    fiscal = words.has("CALENDAR") or words.has("fy")
    return Resolved(
        type=TimeType.DATE,
        value=f"{full:04d}",
        mod=mod,
        day=date(full, 1, 1),
        unit=Granularity.YEAR,
        confidence=0.9 if words.has("mod") or context.before[-1:] in _YEAR_CUES else 0.8,
        note=FISCAL_NOTE if fiscal else None,
    )


def era_year(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "146 BC" (no interval: the calendar begins with year 1), "A.D. 79"; "1996 BC Ferries" names a province."""
    written = (words.word("YEAR") or words.word("NUM")).replace(",", "")
    if not written.isdecimal():
        return None
    year, sign = int(written), words.number("ERA")
    modern = 1900 < year < 2060 and year % 50 and words.word("ERA") == "bc"
    if not 1 <= year <= 9998:
        return None
    if sign > 0 or modern:
        return unit_value(f"{year:04d}", date(year, 1, 1), Granularity.YEAR, mod=stage(words), confidence=0.9)
    return Resolved(
        type=TimeType.DATE, value=f"BC{year:04d}", mod=stage(words), unit=Granularity.YEAR, note=BEYOND_NOTE
    )


def decade(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the 1970s", "the '80s", "the nineties"."""
    if words.has("DECADEWORD"):
        century_start = 2000 if words.word("DECADEWORD") == "noughties" else 1900
        first = century_start + 10 * words.number("DECADEWORD")
    else:
        digits = words.word("DECADE").strip("'s")
        first = int(digits) if len(digits) == 4 else two_digits(int(digits), context.today)
    if not 10 <= first <= 9980:
        return None
    if first % 100 == 0 and first < 2000:  # "the 1600s" are a century, "the 2000s" mostly the decade
        return unit_value(f"{first // 100:02d}", date(first, 1, 1), Granularity.CENTURY, mod=stage(words))
    return unit_value(f"{first // 10:03d}", date(first, 1, 1), Granularity.DECADE, mod=stage(words))


def century(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the 19th century", "twelfth century", "the last century"."""
    if words.has("SHIFT"):
        if context.today is None:
            return None
        index = context.today.year // 100 + words.number("SHIFT")
    elif words.has("ORDN"):
        index = int(re.sub(r"\D", "", words.word("ORDN"))) - 1
    elif words.has("ORD"):
        tens = number(words.word("NUMWORD"), words) if words.has("NUMWORD") else 0
        index = int(tens or 0) + words.number("ORD") - 1
    elif context.today is not None:
        index = context.today.year // 100
    else:
        return None
    if not 1 <= index <= 98:
        return None
    if words.has("ERA") and words.number("ERA") < 0:
        return Resolved(
            type=TimeType.DATE, value=f"BC{index:02d}", mod=stage(words), unit=Granularity.CENTURY, note=BEYOND_NOTE
        )
    return unit_value(f"{index:02d}", date(index * 100, 1, 1), Granularity.CENTURY, mod=stage(words))

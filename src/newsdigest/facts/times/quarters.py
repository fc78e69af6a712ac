"""Normalisers of business periods: quarters, halves, "a year ago", "the year-earlier period".

In business news "a year ago" beside a quarter means that quarter of the year before, and "the quarter" is the one
that the story reports on. Fiscal periods keep their name and a note: whose fiscal year it is, the text does not
say.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import attrs

from newsdigest.facts.times.calendars import day_of, shift_months
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.resolution import FISCAL_NOTE, day_value, stage, unit_value, written_year
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.facts.times.units import period
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["half", "quarter", "story_period", "year_ago_period", "year_before"]


_TO_COME = 0.5  # of tense bias: what a plain present tense does not reach

_PAST = -0.5  # of tense bias: what a verb of the past reaches


def year_before(context: ResolutionContext, *, earlier: bool) -> Resolved | None:
    """Read "a year ago" / "a year earlier": the same period as the one just named, a year before."""
    if context.today is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF", confidence=0.5)
    reported = reported_quarter(context)
    for time in reversed(context.antecedents[-5:]):
        if time.unit == Granularity.QUARTER and reported and reported.day and reported.day.year > 1:
            year = reported.day.year - 1
            value = f"{year:04d}{reported.value[4:]}"
            return unit_value(value, reported.day.replace(year=year), Granularity.QUARTER, confidence=0.7)
        if time.type == TimeType.DURATION and re.fullmatch(r"P\d+M", time.value):
            return period("Y", context.today, -1, None, confidence=0.7)
        if earlier and time.unit in {Granularity.YEAR, Granularity.MONTH} and time.day:
            unit = "Y" if time.unit == Granularity.YEAR else "M"
            return period(unit, shift_months(time.day, -12), 0, None, confidence=0.75)
        if earlier and time.unit == Granularity.DAY and time.day and time.day < day_of(context.today, -7):
            return day_value(shift_months(time.day, -12), confidence=0.6)
    return period("Y", context.today, -1, None, confidence=0.7)


def reported_quarter(context: ResolutionContext) -> Resolved | None:
    """The quarter that the story reports on: the one it has named most often, the first of them where some tie."""
    if context.today is None:
        return None
    recent = [
        (time.day.year, time)
        for time in context.antecedents
        if _is_dated_quarter(time) and time.day and time.day.year >= context.today.year - 1
    ]
    counts = Counter(time.value for _, time in recent)
    newest = max((year for year, _ in recent), default=0)
    of_newest = [time for year, time in recent if year == newest]
    return max(of_newest, key=lambda time: counts[time.value], default=None)


def _is_dated_quarter(time: Resolved) -> bool:
    return time.unit == Granularity.QUARTER and time.type == TimeType.DATE


def year_ago_period(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the year-earlier quarter", "the year-ago period", "the same period last year"."""
    if words.has("ORD") and context.today is not None:
        year = context.today.year - 1
        return _quarter(year, words.number("ORD"), None, words.has("CALENDAR"))
    return year_before(context, earlier=False)


def _ended(words: Captured, context: ResolutionContext) -> Resolved | None:
    """The quarter of "the quarter ended Sept. 30": the last one that holds that month."""
    if context.today is None or context.after[:1] not in (("ended",), ("ending",)) or len(context.after) < 2:
        return None
    names = {**words.words.values["MONTH"], **words.words.values["MABBR"]}
    month = names.get(context.after[1])
    if month is None:
        return None
    day = date(context.today.year, int(month), 1)
    if day > day_of(context.today, 92):
        day = shift_months(day, -12)
    return period("Q", day, 0, None, confidence=0.7)


def story_period(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the quarter", "the latest period", "the 1988 period": the one the story names."""
    if context.today is None:
        return None
    ended = _ended(words, context) if words.has("quarter") and not words.has("ago") else None
    if ended is not None:
        return ended
    last = context.latest(Granularity.QUARTER, Granularity.HALF)
    if words.has("YEAR"):
        year = int(words.word("YEAR"))
        if last is not None and last.day is not None:
            return attrs.evolve(last, value=f"{year}{last.value[4:]}", day=last.day.replace(year=year), confidence=0.7)
        return unit_value(f"{year}", date(year, 1, 1), Granularity.YEAR, confidence=0.6)
    if words.has("SHIFT") and words.word("SHIFT") not in {"latest", "current"}:
        return period("Q", context.today, words.number("SHIFT"), None) if words.has("quarter") else None
    if words.word("SHIFT") == "current":
        return period("Q", context.today, 0, None) if words.has("quarter") else None
    if words.has("STORY") and last is not None and last.day is not None:
        return period("Q", last.day, words.number("STORY"), None, confidence=0.6)
    if words.has("ago"):
        return year_before(context, earlier=False)
    reported = reported_quarter(context)
    if reported is None:
        return period("Q", context.today, -1, None, confidence=0.5) if words.has("quarter") else None
    return attrs.evolve(reported, mod=None, confidence=0.7)


def _quarter(year: int, index: int, mod: str | None, fiscal: bool) -> Resolved | None:
    if not 1 <= index <= 4 or not 1 <= year <= 9998:
        return None
    found = unit_value(f"{year:04d}-Q{index}", date(year, 3 * index - 2, 1), Granularity.QUARTER, mod=mod)
    return attrs.evolve(found, note=FISCAL_NOTE, confidence=0.6) if fiscal else found


def _is_last_years(start: date, today: date, context: ResolutionContext) -> bool:
    """Whether a period that begins at ``start`` this year must be the last one: far off, or in the past tense."""
    ahead = context.bias()
    return start > today and (ahead <= _PAST or (start > day_of(today, 31) and ahead <= _TO_COME))


def quarter(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the third quarter", "Q3 2025", "next year's first quarter", "the fiscal second quarter"."""
    if words.has("ORD"):
        index = words.number("ORD")
    else:
        index = int(re.sub(r"\D", "", words.word("ORDN" if words.has("ORDN") else "NUM")))
    if not 1 <= index <= 4:
        return None
    mod, fiscal = stage(words), words.has("CALENDAR")
    if words.has("YEAR") or (words.has("SHORTYEAR") or words.has("YY")) or words.has("year"):
        year = written_year(words, context)
        year = context.today.year if year is None and context.today else year
        return None if year is None else _quarter(year, index, mod, fiscal)
    if context.today is None:
        value = f"XXXX-Q{index}"
        return Resolved(type=TimeType.DATE, value=value, unit=Granularity.QUARTER, confidence=0.5)
    today = context.today
    start = date(today.year, 3 * index - 2, 1)
    year = today.year
    if _is_last_years(start, today, context):
        year -= 1
    elif shift_months(start, 9) < today and context.bias() > 0:
        year += 1
    return _quarter(year, index, mod, fiscal)


def half(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the first half of 1990", "the second half"."""
    if words.has("NUM"):
        index = int(words.word("NUM"))
    else:
        index = 2 if words.has("last") else words.number("ORD") if words.has("ORD") else 1
    if index not in {1, 2}:
        return None
    year = written_year(words, context)
    if year is None and context.today is not None:
        year = context.today.year
        if _is_last_years(date(year, 6 * index - 5, 1), context.today, context):
            year -= 1
    if year is None:
        return None
    found = unit_value(f"{year:04d}-H{index}", date(year, 6 * index - 5, 1), Granularity.HALF, confidence=0.8)
    return attrs.evolve(found, note=FISCAL_NOTE) if words.has("CALENDAR") else found

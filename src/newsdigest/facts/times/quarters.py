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

__all__ = ["half", "quarter", "story_period", "year_ago", "year_ago_period", "year_earlier"]


_TO_COME = 0.5  # of tense bias: what a plain present tense does not reach

_PAST = -0.5  # of tense bias: what a verb of the past reaches


def year_ago(context: ResolutionContext) -> Resolved | None:
    """Read "a year ago": the year before the document's; beside a quarter, the reported quarter of the year before."""
    if context.today is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF", confidence=0.5)
    for time in reversed(context.antecedents[-_NEAR:]):
        quarter_before = _reported_quarter_before(time, context)
        if quarter_before is not None:
            return quarter_before
        if _is_length_in_months(time):
            break
    return period("Y", context.today, -1, None, confidence=0.7)


def year_earlier(context: ResolutionContext) -> Resolved | None:
    """Read "a year earlier": the period named last, a year before."""
    if context.today is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF", confidence=0.5)
    for time in reversed(context.antecedents[-_NEAR:]):
        found = _reported_quarter_before(time, context)
        if found is None and _is_length_in_months(time):
            break
        found = found or _year_before(time, context.today)
        if found is not None:
            return found
    return period("Y", context.today, -1, None, confidence=0.7)


_NEAR = 5  # times before an expression that it may be counted from


def _is_length_in_months(time: Resolved) -> bool:
    """Whether it is a length such as "nine months", which a company reports on."""
    return time.type == TimeType.DURATION and re.fullmatch(r"P\d+M", time.value) is not None


def _reported_quarter_before(time: Resolved, context: ResolutionContext) -> Resolved | None:
    """Where ``time`` is a quarter: the quarter that the story reports on, a year before."""
    reported = reported_quarter(context) if time.unit == Granularity.QUARTER else None
    if reported is None or reported.day is None or reported.day.year <= 1:
        return None
    year = reported.day.year - 1
    value = f"{year:04d}{reported.value[4:]}"
    return unit_value(value, reported.day.replace(year=year), Granularity.QUARTER, confidence=0.7)


def _year_before(time: Resolved, today: date) -> Resolved | None:
    """A year, a month, or a day of more than a week ago, moved to the year before."""
    if time.day is None or time.unit is None:
        return None
    if time.unit in _UNITS:
        return period(_UNITS[time.unit], shift_months(time.day, -12), 0, None, confidence=0.75)
    if time.unit == Granularity.DAY and time.day < day_of(today, -7):
        return day_value(shift_months(time.day, -12), confidence=0.6)
    return None


_UNITS = {Granularity.YEAR: "Y", Granularity.MONTH: "M"}


def reported_quarter(context: ResolutionContext) -> Resolved | None:
    """The quarter that the story reports on: the one it has named most often, the first of them where some tie.

    One that has not begun is a forecast and no report.
    """
    if context.today is None:
        return None
    recent = [
        (time.day.year, time)
        for time in context.antecedents
        if _is_dated_quarter(time)
        and time.day
        and context.today.year - 1 <= time.day.year
        and time.day <= context.today
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
        return _quarter(year, words.number("ORD"), words, None)
    return year_ago(context)


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
    if words.has("YEAR"):
        return _period_of_year(int(words.word("YEAR")), context)
    if words.has("SHIFT") and words.word("SHIFT") != "latest":
        shift = 0 if words.word("SHIFT") == "current" else words.number("SHIFT")
        return period("Q", context.today, shift, None) if words.has("quarter") else None
    last = context.latest(Granularity.QUARTER, Granularity.HALF)
    if words.has("STORY") and last is not None and last.day is not None:
        return period("Q", last.day, words.number("STORY"), None, confidence=0.6)
    if words.has("ago"):
        return year_ago(context)
    return _reported_period(words, context.today, context)


def _period_of_year(year: int, context: ResolutionContext) -> Resolved:
    """Read "the 1988 period": the quarter or half named last, of that year; else, and after "nine months", the year."""
    last = context.latest(Granularity.QUARTER, Granularity.HALF)
    in_months = any(_is_length_in_months(time) for time in context.antecedents[-2:])
    if last is not None and last.day is not None and not in_months:
        return attrs.evolve(last, value=f"{year}{last.value[4:]}", day=last.day.replace(year=year), confidence=0.7)
    return unit_value(f"{year}", date(year, 1, 1), Granularity.YEAR, confidence=0.6)


def _reported_period(words: Captured, today: date, context: ResolutionContext) -> Resolved | None:
    """Read "the quarter", "the latest period": the quarter that the story reports on, else the last one."""
    reported = reported_quarter(context)
    if reported is not None:
        return attrs.evolve(reported, mod=None, confidence=0.7)
    return period("Q", today, -1, None, confidence=0.5) if words.has("quarter") else None


def _quarter(year: int, index: int, words: Captured, mod: str | None) -> Resolved | None:
    """A quarter of a year, with a note where the words say that the year is a fiscal one."""
    if not 1 <= index <= 4 or not 1 <= year <= 9998:
        return None
    found = unit_value(f"{year:04d}-Q{index}", date(year, 3 * index - 2, 1), Granularity.QUARTER, mod=mod)
    return attrs.evolve(found, note=FISCAL_NOTE, confidence=0.6) if words.has("CALENDAR") else found


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
    mod = stage(words)
    if words.has("YEAR") or (words.has("SHORTYEAR") or words.has("YY")) or words.has("year"):
        year = written_year(words, context)
        year = context.today.year if year is None and context.today else year
        return None if year is None else _quarter(year, index, words, mod)
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
    return _quarter(year, index, words, mod)


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

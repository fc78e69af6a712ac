"""Normalisers of weekdays: "Tuesday", "last Friday", "the first Sunday of May", "Saturday the 14th"."""

from __future__ import annotations

from datetime import date

from newsdigest.facts.times.calendars import day_of, make_day, nth_weekday_of, shift_months
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.resolution import (
    day_number,
    day_value,
    month_number,
    pick,
    range_start,
    stage,
    weekday_number,
    written_year,
)
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["nth_weekday", "weekday", "weekday_date"]

_DAY = Granularity.DAY


def weekday(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "Tuesday", "last Friday", "Tuesday of last week", "Monday week", "a week on Tuesday"."""
    mod = stage(words)
    wanted = weekday_number(words)
    if context.today is None:
        return Resolved(type=TimeType.DATE, value=f"XXXX-WXX-{wanted + 1}", mod=mod, unit=_DAY, confidence=0.6)
    today = context.today
    previous, ahead = _last_and_next(today, wanted)
    if words.has("week"):
        shift = words.number("SHIFT") if words.has("SHIFT") else 0
        base = context.latest_day() or today if words.has("STORY") else today
        shift = words.number("STORY") if words.has("STORY") else shift
        monday = day_of(base, -base.weekday())
        return day_value(day_of(monday, wanted + 7 * shift), mod=mod)
    if words.has("ahead"):
        return day_value(day_of(ahead, 7), mod=mod, confidence=0.85)
    if words.has("STORY"):
        return _story_weekday(wanted, words.number("STORY"), context.latest_day() or today, mod)
    if words.has("SHIFT"):
        return _shifted_weekday(words.number("SHIFT"), previous, ahead, context, mod)
    start = range_start(words, context, "WEEKDAY", "WABBR")
    if start is not None:  # "Monday to Thursday"
        return day_value(day_of(start, (wanted - start.weekday()) % 7), mod=mod, confidence=0.85)
    return _bare_weekday(previous, ahead, today, context, mod)


def _last_and_next(today: date, wanted: int) -> tuple[date, date]:
    """The last such weekday up to today and the next one; one of them twice where the calendar ends between them."""
    back, on = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7 or 7
    before, after = (today - date.min).days, (date.max - today).days
    if after < on:
        return day_of(today, -back), day_of(today, -back)
    if before < back:
        return day_of(today, on), day_of(today, on)
    return day_of(today, -back), day_of(today, on)


def _bare_weekday(previous: date, ahead: date, today: date, context: ResolutionContext, mod: str | None) -> Resolved:
    """The day of publication itself by convention; else the likelier of the last and the next."""
    if previous == today:
        other = ahead if context.bias() > 0 else day_of(today, -7)
        return day_value(today, mod=mod, confidence=0.9, other=other)
    chosen, other, sure = pick(previous, ahead, "weekday", context)
    return day_value(chosen, mod=mod, confidence=sure, other=other)


def _shifted_weekday(shift: int, previous: date, ahead: date, context: ResolutionContext, mod: str | None) -> Resolved:
    """Read "last", "this" and "next" before a weekday; people differ on "next", so both readings are kept."""
    today = context.today
    if shift < 0:
        back = previous if previous != today else day_of(previous, -7)
        return day_value(back, mod=mod, confidence=0.85, other=day_of(back, -7))
    if shift == 0:
        if previous == today:
            return day_value(previous, mod=mod, confidence=0.85, other=ahead)
        over = context.bias() < _OVER  # "The council met this Friday", in a story of Sunday
        chosen, other = (previous, ahead) if over else (ahead, previous)
        return day_value(chosen, mod=mod, confidence=0.85, other=other)
    return day_value(ahead, mod=mod, confidence=0.7, other=day_of(ahead, 7))


_OVER = -0.5  # of tense bias: what a verb of the past reaches


def _story_weekday(wanted: int, step: int, base: date, mod: str | None) -> Resolved:
    """Read "the previous Friday", "the following Monday", "that Tuesday", counted from the last day named."""
    if step > 0:
        found = day_of(base, (wanted - base.weekday()) % 7 or 7)
    elif step < 0:
        found = day_of(base, -((base.weekday() - wanted) % 7 or 7))
    else:
        found = day_of(base, -((base.weekday() - wanted) % 7))
    return day_value(found, mod=mod, confidence=0.75)


def nth_weekday(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the second Tuesday in November", "the last Sunday of next month"."""
    count = -1 if words.has("last") else words.number("ORD")
    if words.has("month"):
        base = context.today
        if words.has("STORY"):
            base = context.latest_day() or base
        if base is None:
            return None
        start = shift_months(base.replace(day=1), words.number("STORY" if words.has("STORY") else "SHIFT"))
        found = nth_weekday_of(start.year, start.month, words.number("WEEKDAY"), count)
        return day_value(found, confidence=0.9) if found else None
    month, year = month_number(words), written_year(words, context)
    if year is not None:
        found = nth_weekday_of(year, month, words.number("WEEKDAY"), count)
        return day_value(found, confidence=0.95) if found else None
    return _nearest_nth(month, words.number("WEEKDAY"), count, context)


def _nearest_nth(month: int, wanted: int, count: int, context: ResolutionContext) -> Resolved | None:
    if context.today is None:
        return None
    today = context.today
    near = [nth_weekday_of(today.year + step, month, wanted, count) for step in (-1, 0, 1)]
    days = [day for day in near if day is not None]
    previous = [day for day in days if day <= today]
    ahead = [day for day in days if day > today]
    if not previous or not ahead:
        return None
    chosen, other, sure = pick(previous[-1], ahead[0], "day", context)
    return day_value(chosen, confidence=sure, other=other)


def weekday_date(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "Saturday the 14th": the nearest month in which the weekday falls on that day."""
    if context.today is None:
        return None
    wanted, number_of_day = weekday_number(words), day_number(words)
    for step in (0, 1, -1, 2, -2, 3, -3):
        start = shift_months(context.today.replace(day=1), step)
        found = make_day(start.year, start.month, number_of_day)
        if found and found.weekday() == wanted:
            return day_value(found, confidence=0.85)
    return None

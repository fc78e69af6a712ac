"""Normalisers of days: full dates, dates without a year, weekdays, "yesterday", holidays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from newsdigest.facts.times.anchors import in_anchor_year
from newsdigest.facts.times.calendars import day_of, iso_day, make_day, shift_months, week_of
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.resolution import (
    day_number,
    day_value,
    month_number,
    pick,
    range_start,
    stage,
    two_digits,
    unit_value,
    weekday_number,
    written_year,
)
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.lexicon.function_words import DATING_PREPOSITIONS
from newsdigest.model.enums import Granularity, TimeType

__all__ = [
    "ATTACKS",
    "bare_day",
    "day_of_month",
    "dayword",
    "famous_day",
    "iso_date",
    "iso_week",
    "month_day",
    "slash_date",
]

_DAY = Granularity.DAY


def iso_date(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "2019-02-28", with or without a time."""
    text = words.word("ISODATE").upper()
    day, _, clock = text.partition("T")
    found = iso_day(day)
    if found is None:
        return None
    if not clock:
        return day_value(found, confidence=0.99)
    if int(clock[:2]) > 23 or int(clock[3:5]) > 59:
        return None
    suffix = f"T{clock}"
    return Resolved(type=TimeType.TIME, value=f"{day}{suffix}", day=found, unit=_DAY, suffix=suffix, confidence=0.99)


def iso_week(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "2020-W53"; None for a week the year does not have."""
    text = words.word("ISOWEEK").upper().replace("-", "")
    try:
        day = date.fromisocalendar(int(text[:4]), int(text[5:7]), 1)
    except ValueError:
        return None
    return unit_value(week_of(day), day, Granularity.WEEK, confidence=0.95)


def slash_date(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "25/12/2019", "7/8/07": the order by the numbers, else by the article's own habit, else both readings."""
    first, second, third = (int(part) for part in re.split(r"[/.]", words.word("SLASH")))
    if first > 31:
        found = make_day(first, second, third)
        return day_value(found, confidence=0.95) if found else None
    full = third if third > 99 else two_digits(third, context.today)
    day_first, month_first = make_day(full, second, first), make_day(full, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return day_value(only, confidence=0.95) if only else None
    order = context.day_first()
    if order is None:
        near = context.today
        chosen, other = (
            (month_first, day_first)
            if near is None
            else sorted((month_first, day_first), key=lambda day: abs((day - near).days))
        )
        return day_value(chosen, confidence=0.5, other=other)
    chosen, other = (day_first, month_first) if order else (month_first, day_first)
    return day_value(chosen, confidence=0.85, other=other)


def _around(today: date, month: int, day: int) -> tuple[date | None, date | None]:
    """The last such day up to today and the first one after it; leap days are looked for further off."""
    return _last_and_next((make_day(today.year + step, month, day) for step in range(-8, 9)), today)


def _last_and_next(days: Iterable[date | None], today: date) -> tuple[date | None, date | None]:
    """Of days in order, the last one up to today and the first one after it."""
    known = [day for day in days if day is not None]
    before = [day for day in known if day <= today]
    after = [day for day in known if day > today]
    return (before[-1] if before else None, after[0] if after else None)


def _nearest_day(month: int, day: int, words: Captured, context: ResolutionContext) -> Resolved | None:
    """A month and a day without a year."""
    mod = stage(words)
    if context.today is None:
        if make_day(2000, month, day) is None:
            return None
        anchor = context.anchor()
        found = make_day(in_anchor_year(anchor, month), month, day) if anchor else None
        if found is not None:
            return day_value(found, mod=mod, confidence=0.5)
        value = f"XXXX-{month:02d}-{day:02d}"
        return Resolved(type=TimeType.DATE, value=value, mod=mod, unit=_DAY, confidence=0.7)
    before, after = _around(context.today, month, day)
    if before is None or after is None:
        return None
    start = range_start(words, context, "MONTH", "MABBR")
    last = _around(start, month, day)[1] if start else None
    if last is not None and start is not None:  # "December 20 to January 5"
        return day_value(start if (start.month, start.day) == (month, day) else last, mod=mod, confidence=0.85)
    anchor = context.anchor()
    anchored = make_day(in_anchor_year(anchor, month), month, day) if anchor else None
    if anchored is not None:
        return day_value(anchored, mod=mod, confidence=0.8, other=before)
    if before == context.today:
        return day_value(before, mod=mod)
    chosen, other, sure = pick(before, after, "day", context)
    return day_value(chosen, mod=mod, confidence=sure, other=other)


def month_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "March 3, 1998", "Sunday, 12 May", "the 14th of February": a weekday beside it settles an unwritten year."""
    month, day = month_number(words), day_number(words)
    full = written_year(words, context)
    if full is not None:
        found = make_day(full, month, day)
        return day_value(found, mod=stage(words), confidence=0.99) if found else None
    if (month, day) == (9, 11) and _mentions_the_attacks(context):
        return famous_day(words, context)
    if words.has("wday") and context.today is not None:
        settled = _by_weekday(weekday_number(words), month, day, context)
        if settled is not None:
            return settled
    return _nearest_day(month, day, words, context)


ATTACKS = date(2001, 9, 11)
"""The day that "9/11" names."""

_ATTACK_WORDS = frozenset(
    {"attack", "attacks", "terror", "terrorist", "terrorists", "hijackers", "hijackings", "commission"}
)
_ERAS = frozenset({"post", "pre"})


def _mentions_the_attacks(context: ResolutionContext) -> bool:
    """Whether the words around "September 11" make it the day of 2001: "the September 11 attacks", "post-Sept. 11"."""
    joined = context.before[-1:] == ("-",) and not _ERAS.isdisjoint(context.before[-2:-1])
    return joined or not _ATTACK_WORDS.isdisjoint(context.after[:2])


def famous_day(_words: Captured, _context: ResolutionContext) -> Resolved:
    """Read "9/11", a date that is the name of one day."""
    return day_value(ATTACKS, confidence=0.9)


def _by_weekday(wanted: int, month: int, day: int, context: ResolutionContext) -> Resolved | None:
    if context.today is None:
        return None
    near = [make_day(context.today.year + step, month, day) for step in range(-4, 5)]
    fits = [found for found in near if found and found.weekday() == wanted]
    if not fits:
        return None
    today = context.today
    best = min(fits, key=lambda found: abs((found - today).days))
    return day_value(best, confidence=0.97) if abs((best - today).days) < 400 else None


def day_of_month(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the first of last month", "the 15th of next month"."""
    base = context.today
    shift = words.number("SHIFT") if words.has("SHIFT") else 0
    if words.has("STORY"):
        base, shift = context.latest_day() or base, words.number("STORY")
    if base is None:
        return None
    start = shift_months(base.replace(day=1), shift)
    found = make_day(start.year, start.month, day_number(words))
    return day_value(found, confidence=0.9) if found else None


def bare_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the 12th" after a preposition.

    It is of the month of a day in the same sentence, or of the day that a history goes on from; else the last or next.
    """
    if context.before[-1:] not in _DATING or context.after[:1] not in _ENDS_A_PHRASE:
        return None  # "the 12th floor"
    if context.today is None:
        return None
    number = day_number(words)
    near = context.sentence_day or context.day_of_history()
    same = make_day(near.year, near.month, number) if near else None
    if same is not None:
        return day_value(same, confidence=0.75)
    start = context.today.replace(day=1)
    months = (shift_months(start, step) for step in (-2, -1, 0, 1, 2))
    before, after = _last_and_next((make_day(month.year, month.month, number) for month in months), context.today)
    if before is None or after is None:
        return None
    chosen, other, sure = pick(before, after, "day", context)
    return day_value(chosen, confidence=sure, other=other)


_DATING = tuple((word,) for word in sorted(DATING_PREPOSITIONS))
_ENDS_A_PHRASE_WORDS = (
    ". , ; : ) ! ? - and or but at in when that if for with after before by as to until till while because where he "
    "she it they we i"
)
_ENDS_A_PHRASE = ((), *((word,) for word in _ENDS_A_PHRASE_WORDS.split()))


def dayword(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "today", "yesterday", "the day after tomorrow"."""
    step = -2 if words.has("before") else 2  # "the day before yesterday"
    if words.has("DAYWORD"):
        step = words.number("DAYWORD")
    if context.today is None:
        value = "PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF"
        return Resolved(type=TimeType.DATE, value=value, confidence=0.6)
    return day_value(day_of(context.today, step), mod=stage(words))

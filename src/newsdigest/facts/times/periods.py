"""Normalisers of calendar periods named from where the reader or the story stands.

"next week", "the following month", "two years ago", "the end of the year", "the year-earlier quarter", "now", "then".
"Last" and "next" count from the reference day; "previous", "following" and "that" from the day the story stands at.
In business news "a year ago" beside a quarter means that quarter of the year before.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import attrs

from newsdigest.facts.times.calendars import (
    GRANULARITIES,
    day_of,
    make_day,
    month_of,
    quarter_of,
    shift_months,
    week_of,
)
from newsdigest.facts.times.dates import FISCAL_NOTE, day_value, stage, unit_value, written_year
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.lengths import Length, about_mod, count_of, length_value, span_back, unit_of
from newsdigest.facts.times.scene import Resolved, Scene
from newsdigest.model.enums import Granularity, TimeType

__all__ = [
    "ago_day",
    "half",
    "offset",
    "quarter",
    "reference_word",
    "shifted_unit",
    "story_offset",
    "story_period",
    "story_unit",
    "then",
    "unit_end",
    "whole_unit",
    "year_ago_period",
]

_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "N": 1, "W": 7, "FN": 14}


def _period(unit: str, base: date, step: int, mod: str | None, confidence: float = 0.9) -> Resolved | None:
    """The calendar period of ``unit`` that lies ``step`` periods from the one around ``base``; None for hours and less."""
    if unit == "D":
        return attrs.evolve(day_value(day_of(base, step), mod=mod, confidence=confidence), inferred=True)
    if unit in {"W", "WE"}:
        monday = day_of(base, 7 * step - base.weekday())
        start = monday if unit == "W" else day_of(monday, 5)
        value = week_of(monday) + ("-WE" if unit == "WE" else "")
        return unit_value(value, start, GRANULARITIES[unit], mod=mod, confidence=confidence)
    if unit == "M":
        start = shift_months(base.replace(day=1), step)
        return unit_value(month_of(start), start, Granularity.MONTH, mod=mod, confidence=confidence)
    if unit == "Q":
        start = shift_months(base.replace(day=1, month=base.month - (base.month - 1) % 3), 3 * step)
        return unit_value(quarter_of(start), start, Granularity.QUARTER, mod=mod, confidence=confidence)
    years = {"Y": 1, "E": 10, "C": 100}.get(unit)
    if years is None:
        return None
    first = base.year // years * years + step * years
    if not 1 <= first <= 9998:
        return None
    value = f"{first // years:0{ {1: 4, 10: 3, 100: 2}[years] }d}"
    return unit_value(value, date(first, 1, 1), GRANULARITIES[unit], mod=mod, confidence=confidence)


def shifted_unit(words: Captured, scene: Scene) -> Resolved | None:
    """"last year", "this week", "the coming year", "later this month", "the weekend ahead"."""
    unit, mod = unit_of(words), stage(words)
    shift = 1 if words.has("to_come") else words.number("SHIFT")
    if unit in {"S", "MI", "L", "N"}:
        return None
    if unit in {"H", "FN"}:
        length = Length(1, unit)
        found = Resolved(type=TimeType.DURATION, value=length_value(length))
        return found if unit == "H" else span_back(found, scene.today, length) if shift < 0 else found
    if unit == "D":
        return _shifted_day(words, shift, scene)
    if scene.today is None:
        value = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[shift + 1]
        return Resolved(type=TimeType.DATE, value=value, confidence=0.5)
    if unit == "WE" and shift <= 0:
        return _weekend(scene, shift, mod)
    found_unit = _period(unit, scene.today, shift, mod)
    if found_unit is not None and words.has("CALENDAR"):
        return attrs.evolve(found_unit, note=FISCAL_NOTE)
    return found_unit


def _shifted_day(words: Captured, shift: int, scene: Scene) -> Resolved | None:
    if words.word("SHIFT") == "next":
        base = scene.latest_day()
        return day_value(day_of(base, 1), confidence=0.75, inferred=True) if base else None
    if words.word("SHIFT") == "this" and scene.today is not None and scene.before[-1:] in (("on",), ("to",)):
        return day_value(scene.today, confidence=0.7, inferred=True)
    return None


def _weekend(scene: Scene, shift: int | None, mod: str | None) -> Resolved | None:
    """"last weekend" is over; "this weekend" is at hand; "the weekend" goes by the lean, and is past without one."""
    if scene.today is None:
        return None
    today = scene.today
    running = today.weekday() >= 5
    if shift is None:
        step = 0 if running or scene.lean().ahead > 0 else -1
    elif shift < 0:
        step = -1
    else:
        step = -1 if today.weekday() == 0 and scene.lean().ahead < 0 else 0
    return _period("WE", today, step, mod)


_STORY_UNITS = frozenset({"D", "W", "M", "Q", "Y", "WE"})
_STOPS = ((), (".",), (",",), (";",), ("and",), (")",))
_STEPS = {"before": -1, "earlier": -1, "previously": -1, "after": 1, "later": 1, "afterwards": 1, "that": 1}


def story_unit(words: Captured, scene: Scene) -> Resolved | None:
    """"the following day", "that year", "the previous month", "a year earlier"."""
    unit, mod = unit_of(words), stage(words)
    if unit not in _STORY_UNITS:
        return None
    step = words.number("STORY") if words.has("STORY") else _STEPS.get(words.word("dir").split(" ")[0], 0)
    if words.has("dir") and words.word("dir") in {"before", "after"} and scene.after[:1] not in _STOPS:
        return None  # counted from an event that no date names
    if unit == "Y" and words.word("dir") == "earlier":
        return _year_before(scene, earlier=True)
    base = scene.latest_day() if unit == "D" else next((time.day for time in reversed(scene.story) if time.day), None)
    if base is None:
        if scene.today is None or step == 0:
            return None
        base = scene.today
    return _period(unit, base, step, mod, confidence=0.75)


_NO_DAY = frozenset(
    "of when that the he she it they after before to i we you is was a his her their our this who where on care job "
    "camp school trader traders trip spa parade nursery".split()
)
_WHOLE_OF = frozenset("months quarter quarters half part rest remainder days weeks most much end start third".split())
_ENDING = frozenset("ended ending to through from until".split())


def whole_unit(words: Captured, scene: Scene) -> Resolved | None:
    """"the year", "the week", "the day", "the end of the month": the one at hand."""
    unit, mod = unit_of(words), stage(words)
    if unit not in _STORY_UNITS and unit not in {"E", "C"}:
        return None
    if unit in {"W", "M", "Y", "Q"} and scene.after[:1] and scene.after[0] in _ENDING and scene.after[0] != "to":
        if scene.after[0] in {"ended", "ending"}:
            return Resolved(type=TimeType.DURATION, value=f"P1{unit}", confidence=0.8)
    if scene.today is None:
        return None
    if unit == "D":
        if scene.after[:1] and scene.after[0] in _NO_DAY:
            return None
        base = scene.latest_day() or scene.today
        return day_value(base, mod=mod, confidence=0.6, inferred=True)
    if not mod and scene.before[-1:] == ("of",) and scene.before[-2:-1] and scene.before[-2] not in _WHOLE_OF:
        return None
    if unit == "WE":
        return _weekend(scene, None, mod)
    if unit in {"W", "M"} and scene.after[:1] in (("of",), ("that",), ("when",), ("before",), ("after",)):
        return None
    found = _period(unit, scene.today, 0, mod, confidence=0.7)
    return attrs.evolve(found, note=FISCAL_NOTE) if found and words.has("CALENDAR") else found


def unit_end(words: Captured, scene: Scene) -> Resolved | None:
    """"year-end", "month-end", "year's end": the last day, or the last part where the text says "year's end"."""
    if scene.today is None:
        return None
    unit = {"year": "Y", "month": "M", "quarter": "Q", "week": "W"}[words.word("unit")]
    shift = words.number("SHIFT") if words.has("SHIFT") else -1 if scene.before[-1:] == ("since",) else 0
    found = _period(unit, scene.today, shift, "END")
    if found is None or found.day is None or words.has("own"):
        return found
    if unit == "W":
        return found
    last = day_of(shift_months(found.day, _MONTHS_IN[unit]), -1)
    return day_value(last, mod=about_mod(words), confidence=0.8, inferred=True)


# ------------------------------------------------------------------ so many units away


def offset(words: Captured, scene: Scene) -> Resolved | None:
    """"two weeks ago" (a day), "five months ago" (a month), "three years ago" (a year), "several years ago"."""
    unit, sign = unit_of(words), int(words.args["sign"])
    count = count_of(words)
    if words.has("whole_and_half"):
        count = 1.5
    elif words.has("part"):
        count = 0.5
    if unit == "S" or (count is None and words.has("n")):
        return None
    if count is None or words.has("bare"):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Resolved(type=TimeType.DATE, value=value, confidence=0.8)
    if unit == "Y" and sign < 0 and count == 1 and not words.has("about"):
        return _year_before(scene, earlier=False)
    if scene.today is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF" if sign < 0 else "FUTURE_REF", confidence=0.5)
    return _away(scene.today, unit, sign * count, about_mod(words))


def _away(base: date, unit: str, count: float, mod: str | None) -> Resolved | None:
    if unit in {"H", "MI"}:
        return day_value(base, mod=mod, confidence=0.5, inferred=True)
    if unit in _DAYS_IN:
        return day_value(day_of(base, round(count * _DAYS_IN[unit])), mod=mod, confidence=0.85, inferred=True)
    if unit == "WE":
        return _period("WE", base, round(count), mod)
    if unit not in _MONTHS_IN:
        return None
    moved = shift_months(base, round(count * _MONTHS_IN[unit]))
    return _period("M" if unit in {"M"} or count % 1 else "Q" if unit == "Q" else "Y", moved, 0, mod)


def ago_day(words: Captured, scene: Scene) -> Resolved | None:
    """"a year ago today", "two years ago this month"."""
    count, unit = count_of(words), unit_of(words)
    if scene.today is None or count is None or unit not in _MONTHS_IN:
        return None
    moved = shift_months(scene.today, -round(count * _MONTHS_IN[unit]))
    if words.has("month"):
        return _period("M", moved, 0, None)
    return day_value(moved, inferred=True) if words.has("today") else _period("W", moved, 0, None)


def story_offset(words: Captured, scene: Scene) -> Resolved | None:
    """"two years earlier", counted from where the story stands."""
    unit, count = unit_of(words), count_of(words)
    base = next((time.day for time in reversed(scene.story) if time.day), scene.today)
    if unit == "S" or base is None:
        return None
    if count is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF", confidence=0.7)
    return _away(base, unit, int(words.args["sign"]) * count, about_mod(words))


# ------------------------------------------------------------------ business periods


def _year_before(scene: Scene, *, earlier: bool) -> Resolved | None:
    """"a year ago" / "a year earlier": the same period as the one just spoken of, a year before."""
    if scene.today is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF", confidence=0.5)
    reported = reported_quarter(scene)
    for time in reversed(scene.story[-5:]):
        if time.unit == Granularity.QUARTER and reported and reported.day:
            year = reported.day.year - 1
            value = f"{year:04d}{reported.value[4:]}"
            return unit_value(value, reported.day.replace(year=year), Granularity.QUARTER, confidence=0.7)
        if time.type == TimeType.DURATION and re.fullmatch(r"P\d+M", time.value):
            return _period("Y", scene.today, -1, None, confidence=0.7)
        if earlier and time.unit in {Granularity.YEAR, Granularity.MONTH} and time.day:
            unit = "Y" if time.unit == Granularity.YEAR else "M"
            return _period(unit, shift_months(time.day, -12), 0, None, confidence=0.75)
        if earlier and time.unit == Granularity.DAY and time.day and time.day < day_of(scene.today, -7):
            return day_value(shift_months(time.day, -12), confidence=0.6, inferred=True)
    return _period("Y", scene.today, -1, None, confidence=0.7)


def reported_quarter(scene: Scene) -> Resolved | None:
    """The quarter that the story reports on: the one it has named most often, the first of them where some tie."""
    if scene.today is None:
        return None
    named = [time for time in scene.story if time.unit == Granularity.QUARTER and time.day and time.type == TimeType.DATE]
    recent = [time for time in named if time.day and time.day.year >= scene.today.year - 1]
    counts = Counter(time.value for time in recent)
    newest = max((time.day.year for time in recent if time.day), default=0)
    return max((time for time in recent if time.day and time.day.year == newest), key=lambda t: counts[t.value], default=None)


def year_ago_period(words: Captured, scene: Scene) -> Resolved | None:
    """"the year-earlier quarter", "the year-ago period", "the same period last year"."""
    if words.has("ORD") and scene.today is not None:
        year = scene.today.year - 1
        return _quarter(year, words.number("ORD"), None, words.has("CALENDAR"))
    return _year_before(scene, earlier=False)


def story_period(words: Captured, scene: Scene) -> Resolved | None:
    """"the quarter", "the latest period", "the 1988 period": the one the story speaks of."""
    if scene.today is None:
        return None
    last = scene.latest(Granularity.QUARTER, Granularity.HALF)
    if words.has("YEAR"):
        year = int(words.word("YEAR"))
        if last is not None and last.day is not None:
            return attrs.evolve(
                last, value=f"{year}{last.value[4:]}", day=last.day.replace(year=year), confidence=0.7, inferred=True
            )
        return unit_value(f"{year}", date(year, 1, 1), Granularity.YEAR, confidence=0.6)
    if words.has("SHIFT") and words.word("SHIFT") not in {"latest", "current"}:
        return _period("Q", scene.today, words.number("SHIFT"), None) if words.has("quarter") else None
    if words.word("SHIFT") == "current":
        return _period("Q", scene.today, 0, None) if words.has("quarter") else None
    if words.has("STORY") and last is not None and last.day is not None:
        return _period("Q", last.day, words.number("STORY"), None, confidence=0.6)
    if words.has("ago"):
        return _year_before(scene, earlier=False)
    reported = reported_quarter(scene)
    if reported is None:
        return _period("Q", scene.today, -1, None, confidence=0.5) if words.has("quarter") else None
    return attrs.evolve(reported, mod=None, confidence=0.7, inferred=True)


def _quarter(year: int, index: int, mod: str | None, fiscal: bool) -> Resolved | None:
    if not 1 <= index <= 4 or not 1 <= year <= 9998:
        return None
    found = unit_value(f"{year:04d}-Q{index}", date(year, 3 * index - 2, 1), Granularity.QUARTER, mod=mod)
    return attrs.evolve(found, note=FISCAL_NOTE, confidence=0.6) if fiscal else found


def quarter(words: Captured, scene: Scene) -> Resolved | None:
    """"the third quarter", "Q3 2025", "next year's first quarter", "the fiscal second quarter"."""
    if words.has("ORD"):
        index = words.number("ORD")
    else:
        index = int(re.sub(r"\D", "", words.word("ORDN" if words.has("ORDN") else "NUM")))
    if not 1 <= index <= 4:
        return None
    mod, fiscal = stage(words), words.has("CALENDAR")
    if words.has("YEAR") or words.has("YY") or words.has("year"):
        year = written_year(words, scene)
        year = scene.today.year if year is None and scene.today else year
        return None if year is None else _quarter(year, index, mod, fiscal)
    if scene.today is None:
        value = f"XXXX-Q{index}"
        return Resolved(type=TimeType.DATE, value=value, unit=Granularity.QUARTER, confidence=0.5)
    today = scene.today
    start = date(today.year, 3 * index - 2, 1)
    year = today.year
    if start > day_of(today, 31) and scene.lean().ahead <= 0:
        year -= 1
    elif shift_months(start, 9) < today and scene.lean().ahead > 0:
        year += 1
    return _quarter(year, index, mod, fiscal)


def half(words: Captured, scene: Scene) -> Resolved | None:
    """"the first half of 1990", "the second half"."""
    if words.has("NUM"):
        index = int(words.word("NUM"))
    else:
        index = 2 if words.has("last") else words.number("ORD") if words.has("ORD") else 1
    if index not in {1, 2}:
        return None
    year = written_year(words, scene)
    if year is None and scene.today is not None:
        year = scene.today.year
        if date(year, 6 * index - 5, 1) > day_of(scene.today, 31) and scene.lean().ahead <= 0:
            year -= 1
    if year is None:
        return None
    found = unit_value(f"{year:04d}-H{index}", date(year, 6 * index - 5, 1), Granularity.HALF, confidence=0.8)
    return attrs.evolve(found, note=FISCAL_NOTE) if words.has("CALENDAR") else found


# ------------------------------------------------------------------ words that point


def reference_word(words: Captured, scene: Scene) -> Resolved | None:
    """"now", "recently", "soon": no more than past, present or future."""
    return Resolved(type=TimeType.DATE, value=str(words.args["value"]), confidence=0.75)


def then(words: Captured, scene: Scene) -> Resolved | None:
    """"until then", "by that time": the time last spoken of."""
    for time in reversed(scene.story[-3:]):
        if time.day is not None and time.type == TimeType.DATE:
            return attrs.evolve(time, mod=None, confidence=0.6, inferred=True, alternatives=(), note=None)
    return None


def leap_safe(day: date, year: int) -> date | None:
    """The same day of another year."""
    return make_day(year, day.month, day.day)

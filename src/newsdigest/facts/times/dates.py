"""Normalisers of dates: full and partial dates, weekdays, months, years, decades, seasons, quarters, holidays.

Where the year or the week is not written, two readings stand: the last such day and the next one. The verb's lean and
the distance choose (:func:`_pick`); the other is kept in ``alternatives``.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from newsdigest.facts.times.calendars import day_of, make_day, month_of, shift_months, week_of
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.holidays import holiday
from newsdigest.facts.times.lengths import about_mod, number
from newsdigest.facts.times.scene import Lean, Resolved, Scene
from newsdigest.model.enums import Granularity, TimeType

__all__ = [
    "century",
    "day_of_month",
    "dayword",
    "decade",
    "holiday_date",
    "iso_date",
    "iso_week",
    "month",
    "month_day",
    "season",
    "slash_date",
    "stage",
    "weekday",
    "weekday_date",
    "year",
]

_DAY = Granularity.DAY
# A logistic model of "is it still to come", fitted on the train split of a news corpus and rounded: three times the lean,
# the ratio of the two distances, and a slant to the past. Weekdays have no distance and slant more.
_LEAN_WEIGHT, _NEAR_WEIGHT, _PAST_SLANT, _WEEKDAY_SLANT = 3.0, 1.8, 0.6, 0.9
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_STAGES = (
    (("early", "earlier", "beginning", "start", "outset", "turn", "first"), "START"),
    (("mid", "middle"), "MID"),
    (("late", "later", "end", "close", "last", "second", "latter"), "END"),
)


def stage(words: Captured) -> str | None:
    """The TIMEX3 ``mod`` of "early", "the middle of", "the end of" ...; None where there is none."""
    said = set(words.word("mod").split()) | set(words.word("mod_2").split()) | set(words.word("EDGE").split())
    said |= set(words.word("EDGE_2").split()) | set(words.word("EDGE_3").split())
    return next((mod for cues, mod in _STAGES if said.intersection(cues)), None)


def day_value(
    day: date, *, mod: str | None = None, confidence: float = 0.95, other: date | None = None, inferred: bool = False
) -> Resolved:
    """One day, with the day of the other reading."""
    return Resolved(
        type=TimeType.DATE,
        value=day.isoformat(),
        mod=mod,
        day=day,
        unit=_DAY,
        confidence=confidence,
        inferred=inferred,
        alternatives=(other.isoformat(),) if other and other != day else (),
    )


def unit_value(
    value: str, day: date, unit: Granularity, *, mod: str | None = None, confidence: float = 0.9, other: str = ""
) -> Resolved:
    """One month, year, week ... that begins on ``day``."""
    return Resolved(
        type=TimeType.DATE,
        value=value,
        mod=mod,
        day=day,
        unit=unit,
        confidence=confidence,
        alternatives=(other,) if other and other != value else (),
    )


# ------------------------------------------------------------------ which of two readings


def _pick(behind: date, ahead: date, today: date, lean: Lean) -> tuple[date, date, float]:
    """The likelier of the last and the next such day, the other, and how sure that is."""
    near = math.log(((today - behind).days + 1) / ((ahead - today).days + 1))
    odds = _LEAN_WEIGHT * lean.ahead + _NEAR_WEIGHT * near - _PAST_SLANT
    return (ahead, behind, _sure(odds)) if odds > 0 else (behind, ahead, _sure(odds))


def _sure(odds: float) -> float:
    """The probability of the likelier reading, short of certainty."""
    return min(0.97, 1 / (1 + math.exp(-abs(odds))))


def _around(today: date, month_number: int, day: int) -> tuple[date | None, date | None]:
    """The last such day up to today and the first one after it; leap days are looked for further off."""
    near = [make_day(today.year + step, month_number, day) for step in range(-8, 9)]
    behind = [found for found in near if found and found <= today]
    ahead = [found for found in near if found and found > today]
    return (behind[-1] if behind else None, ahead[0] if ahead else None)


def nearest_day(month_number: int, day: int, scene: Scene, mod: str | None) -> Resolved | None:
    """A month and a day without a year."""
    if scene.today is None:
        if make_day(2000, month_number, day) is None:
            return None
        value = f"XXXX-{month_number:02d}-{day:02d}"
        return Resolved(type=TimeType.DATE, value=value, mod=mod, unit=_DAY, confidence=0.7)
    behind, ahead = _around(scene.today, month_number, day)
    if behind is None or ahead is None:
        return None
    if behind == scene.today:
        return day_value(behind, mod=mod, inferred=True)
    chosen, other, sure = _pick(behind, ahead, scene.today, scene.lean())
    return day_value(chosen, mod=mod, confidence=sure, other=other, inferred=True)


# ------------------------------------------------------------------ reading captures


def _month_number(words: Captured, suffix: str = "") -> int:
    return words.number(("MONTH" if words.has("MONTH" + suffix) else "MABBR") + suffix)


def _day_number(words: Captured) -> int:
    if words.has("DAY"):
        return int(re.sub(r"\D", "", words.word("DAY")))
    if words.has("ORDN"):
        return int(re.sub(r"\D", "", words.word("ORDN")))
    return words.number("ORD")


def written_year(words: Captured, scene: Scene) -> int | None:
    """The year that the text writes out: "1998", "'98", "last year", "nineteen ninety-eight"; None without one."""
    if words.has("YEAR"):
        return int(words.word("YEAR"))
    if words.has("YY"):
        return two_digits(int(words.word("YY")), scene.today)
    if words.has("spoken"):
        return _spoken_year(words)
    if scene.today is not None and words.has("SHIFT") and words.has("year"):
        return scene.today.year + words.number("SHIFT")
    return None


def two_digits(short: int, today: date | None) -> int:
    """The century that makes a two-digit year nearest, at most 20 years ahead."""
    base = (today.year if today else 2020) + 20
    return base - (base - short) % 100


def _spoken_year(words: Captured) -> int | None:
    parts = words.word("spoken").replace("-", " ").split()
    values = words.words.values["NUMWORD"]
    if parts[0] == "two":
        rest = [int(values[part]) for part in parts[2:] if part != "and"]
        return 2000 + sum(rest)
    tens = sum(int(values[part]) for part in parts[1:])
    return int(values[parts[0]]) * 100 + tens if tens < 100 else None


# ------------------------------------------------------------------ full dates


def iso_date(words: Captured, scene: Scene) -> Resolved | None:
    """ "2019-02-28", with or without a time."""
    text = words.word("ISODATE").upper()
    day, _, clock = text.partition("T")
    found = make_day(int(day[:4]), int(day[5:7]), int(day[8:10]))
    if found is None:
        return None
    if not clock:
        return day_value(found, confidence=0.99)
    if int(clock[:2]) > 23 or int(clock[3:5]) > 59:
        return None
    suffix = f"T{clock}"
    return Resolved(type=TimeType.TIME, value=f"{day}{suffix}", day=found, unit=_DAY, suffix=suffix, confidence=0.99)


def iso_week(words: Captured, scene: Scene) -> Resolved | None:
    """ "2020-W53"; None for a week the year does not have."""
    text = words.word("ISOWEEK").upper().replace("-", "")
    try:
        day = date.fromisocalendar(int(text[:4]), int(text[5:7]), 1)
    except ValueError:
        return None
    return unit_value(week_of(day), day, Granularity.WEEK, confidence=0.95)


def slash_date(words: Captured, scene: Scene) -> Resolved | None:
    """ "25/12/2019", "7/8/07": the order by the numbers, else by the article's own habit, else both readings."""
    first, second, third = (int(part) for part in re.split(r"[/.]", words.word("SLASH")))
    if first > 31:
        found = make_day(first, second, third)
        return day_value(found, confidence=0.95) if found else None
    full = third if third > 99 else two_digits(third, scene.today)
    day_first, month_first = make_day(full, second, first), make_day(full, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return day_value(only, confidence=0.95) if only else None
    if scene.day_first is None:
        near = scene.today
        chosen, other = (
            (month_first, day_first)
            if near is None
            else sorted((month_first, day_first), key=lambda day: abs((day - near).days))
        )
        return day_value(chosen, confidence=0.5, other=other)
    chosen, other = (day_first, month_first) if scene.day_first else (month_first, day_first)
    return day_value(chosen, confidence=0.85, other=other)


def month_day(words: Captured, scene: Scene) -> Resolved | None:
    """ "March 3, 1998", "Sunday, 12 May", "the 14th of February": a weekday beside it settles an unwritten year."""
    month_number, day = _month_number(words), _day_number(words)
    full = written_year(words, scene)
    if full is not None:
        found = make_day(full, month_number, day)
        return day_value(found, mod=stage(words), confidence=0.99) if found else None
    if words.has("wday") and scene.today is not None:
        settled = _by_weekday(_weekday_number(words), month_number, day, scene)
        if settled is not None:
            return settled
    return nearest_day(month_number, day, scene, stage(words))


def _by_weekday(weekday_number: int, month_number: int, day: int, scene: Scene) -> Resolved | None:
    if scene.today is None:
        return None
    near = [make_day(scene.today.year + step, month_number, day) for step in range(-4, 5)]
    fits = [found for found in near if found and found.weekday() == weekday_number]
    if not fits:
        return None
    today = scene.today
    best = min(fits, key=lambda found: abs((found - today).days))
    return day_value(best, confidence=0.97, inferred=True) if abs((best - today).days) < 400 else None


def day_of_month(words: Captured, scene: Scene) -> Resolved | None:
    """ "the first of last month", "the 15th of next month"."""
    base = scene.today
    shift = words.number("SHIFT") if words.has("SHIFT") else 0
    if words.has("STORY"):
        base, shift = scene.latest_day() or base, words.number("STORY")
    if base is None:
        return None
    start = shift_months(base.replace(day=1), shift)
    found = make_day(start.year, start.month, _day_number(words))
    return day_value(found, confidence=0.9, inferred=True) if found else None


# ------------------------------------------------------------------ weekdays and day words


def _weekday_number(words: Captured) -> int:
    name = "WEEKDAY" if words.has("WEEKDAY") else "WABBR"
    return words.number(name)


def weekday(words: Captured, scene: Scene) -> Resolved | None:
    """ "Tuesday", "last Friday", "Tuesday of last week", "Monday week", "a week on Tuesday"."""
    mod = stage(words)
    if not (words.has("WEEKDAY") or words.has("WABBR")):
        return _week_from_day(words, scene)
    wanted = _weekday_number(words)
    if scene.today is None:
        return Resolved(type=TimeType.DATE, value=f"XXXX-WXX-{wanted + 1}", mod=mod, unit=_DAY, confidence=0.6)
    today = scene.today
    behind = day_of(today, -((today.weekday() - wanted) % 7))
    ahead = day_of(today, (wanted - today.weekday()) % 7 or 7)
    if words.has("week"):
        shift = words.number("SHIFT") if words.has("SHIFT") else 0
        base = scene.latest_day() or today if words.has("STORY") else today
        shift = words.number("STORY") if words.has("STORY") else shift
        monday = day_of(base, -base.weekday())
        return day_value(day_of(monday, wanted + 7 * shift), mod=mod, inferred=True)
    if words.has("ahead"):
        return day_value(day_of(ahead, 7), mod=mod, confidence=0.85, inferred=True)
    if words.has("STORY"):
        return _story_weekday(wanted, words.number("STORY"), scene, mod)
    if words.has("SHIFT"):
        return _shifted_weekday(words.number("SHIFT"), behind, ahead, today, mod)
    return _bare_weekday(behind, ahead, today, scene.lean(), mod)


def _bare_weekday(behind: date, ahead: date, today: date, lean: Lean, mod: str | None) -> Resolved:
    """The day of publication itself by convention; else by the lean of the verb, and the past where it has none."""
    if behind == today:
        other = ahead if lean.ahead > 0 else day_of(today, -7)
        return day_value(today, mod=mod, confidence=0.9, other=other, inferred=True)
    odds = _LEAN_WEIGHT * lean.ahead - _WEEKDAY_SLANT
    chosen, other = (ahead, behind) if odds > 0 else (behind, ahead)
    return day_value(chosen, mod=mod, confidence=_sure(odds), other=other, inferred=True)


def _shifted_weekday(shift: int, behind: date, ahead: date, today: date, mod: str | None) -> Resolved:
    """ "last", "this" and "next" before a weekday; people differ on "next", so both readings are kept."""
    if shift < 0:
        back = behind if behind < today else day_of(today, -7)
        return day_value(back, mod=mod, confidence=0.85, other=day_of(back, -7), inferred=True)
    if shift == 0:
        coming = today if behind == today else ahead
        return day_value(coming, mod=mod, confidence=0.85, other=behind, inferred=True)
    return day_value(ahead, mod=mod, confidence=0.7, other=day_of(ahead, 7), inferred=True)


def _story_weekday(wanted: int, step: int, scene: Scene, mod: str | None) -> Resolved | None:
    """ "the previous Friday", "the following Monday", "that Tuesday", counted from the day the story stands at."""
    base = scene.latest_day() or scene.today
    if base is None:
        return None
    if step > 0:
        found = day_of(base, (wanted - base.weekday()) % 7 or 7)
    elif step < 0:
        found = day_of(base, -((base.weekday() - wanted) % 7 or 7))
    else:
        found = day_of(base, -((base.weekday() - wanted) % 7))
    return day_value(found, mod=mod, confidence=0.75, inferred=True)


def _week_from_day(words: Captured, scene: Scene) -> Resolved | None:
    """ "a week from tomorrow"."""
    if scene.today is None or not words.has("DAYWORD"):
        return None
    return day_value(day_of(scene.today, 7 + words.number("DAYWORD")), confidence=0.9, inferred=True)


def weekday_date(words: Captured, scene: Scene) -> Resolved | None:
    """ "Saturday the 14th": the nearest month in which the weekday falls on that day."""
    if scene.today is None:
        return None
    wanted, number_of_day = _weekday_number(words), _day_number(words)
    for step in (0, 1, -1, 2, -2, 3, -3):
        start = shift_months(scene.today.replace(day=1), step)
        found = make_day(start.year, start.month, number_of_day)
        if found and found.weekday() == wanted:
            return day_value(found, confidence=0.85, inferred=True)
    return None


def dayword(words: Captured, scene: Scene) -> Resolved | None:
    """ "today", "yesterday", "the day after tomorrow"."""
    if words.has("DAYWORD"):
        step = words.number("DAYWORD")
    else:
        step = -2 if words.has("before") else 2
    if scene.today is None:
        value = "PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF"
        return Resolved(type=TimeType.DATE, value=value, confidence=0.6)
    return day_value(day_of(scene.today, step), mod=stage(words), inferred=True)


# ------------------------------------------------------------------ months, seasons, holidays


def month(words: Captured, scene: Scene) -> Resolved | None:
    """ "August 1988", "June last year", "mid-November", "last May"."""
    number_of_month, mod = _month_number(words), stage(words)
    full = written_year(words, scene)
    if words.has("STORY"):
        base = scene.latest_day() or scene.today
        full = base.year + words.number("STORY") if base else None
    if full is not None:
        day = make_day(full, number_of_month, 1)
        return unit_value(month_of(day), day, Granularity.MONTH, mod=mod, confidence=0.97) if day else None
    if scene.today is None:
        value = f"XXXX-{number_of_month:02d}"
        return Resolved(type=TimeType.DATE, value=value, mod=mod, unit=Granularity.MONTH, confidence=0.6)
    day, other, sure = _nearest_month(number_of_month, words, scene)
    return unit_value(month_of(day), day, Granularity.MONTH, mod=mod, confidence=sure, other=month_of(other))


def _nearest_month(number_of_month: int, words: Captured, scene: Scene) -> tuple[date, date, float]:
    today = scene.today or date.min
    this = today.replace(day=1)
    near = [date(today.year + step, number_of_month, 1) for step in (-2, -1, 0, 1) if 1 <= today.year + step <= 9998]
    behind = [day for day in near if day < this] or near[:1]
    ahead = [day for day in near if day > this] or near[-1:]
    if words.has("SHIFT"):
        shift = words.number("SHIFT")
        if shift == 0:
            return next(day for day in near if day.year == today.year), ahead[0], 0.9
        if shift < 0:  # on 1 March "last February" is not the month that just ended: that would be "last month"
            just_over = shift_months(this, -1) == behind[-1]
            return (behind[-1 - just_over], behind[just_over - 1], 0.7) if len(behind) > 1 else (behind[-1], near[0], 0.85)
        return ahead[0], near[-1], 0.85
    if this in near:
        return this, this, 0.9
    return _pick(behind[-1], ahead[0], today, scene.lean())


def season(words: Captured, scene: Scene) -> Resolved | None:
    """ "the summer of 2022", "last spring", "this autumn", "the winter"."""
    kind = str(words.value("SEASON" if words.has("SEASON") else "FALL"))
    mod, first = stage(words), _SEASONS[kind]
    full = written_year(words, scene)
    if full is not None:
        day = date(full, first, 1)
        return unit_value(f"{full}-{kind}", day, Granularity.SEASON, mod=mod, confidence=0.95)
    if scene.today is None:
        return Resolved(type=TimeType.DATE, value=f"XXXX-{kind}", mod=mod, unit=Granularity.SEASON, confidence=0.6)
    day, other, sure = _nearest_season(first, words, scene, scene.today)
    found, rest = f"{day.year:04d}-{kind}", f"{other.year:04d}-{kind}"
    return unit_value(found, day, Granularity.SEASON, mod=mod, confidence=sure, other=rest)


def _nearest_season(first: int, words: Captured, scene: Scene, today: date) -> tuple[date, date, float]:
    starts = [date(min(max(today.year + step, 1), 9998), first, 1) for step in (-2, -1, 0, 1, 2)]
    running = [start for start in starts if start <= today < shift_months(start, 3)]
    behind = [start for start in starts if shift_months(start, 3) <= today] or starts[:1]
    ahead = [start for start in starts if start > today] or starts[-1:]
    if words.has("SHIFT"):
        shift = words.number("SHIFT")
        if shift < 0 and not words.has("this"):
            return behind[-1], (running or behind)[0], 0.8
        if shift > 0:
            return ahead[0], ahead[-1], 0.8
        if running:
            return running[0], ahead[0], 0.9
        this_year = [start for start in starts if start.year == today.year]
        return (this_year or ahead)[0], ahead[0], 0.85
    if running:
        return running[0], ahead[0], 0.8
    return _pick(behind[-1], ahead[0], today, scene.lean())


def holiday_date(words: Captured, scene: Scene) -> Resolved | None:
    """ "Thanksgiving", "Easter Monday 2025", "last Christmas"."""
    name = re.sub(r" ([.'])", r"\1", words.word("name")).replace("' s", "'s").replace("st patrick", "st. patrick")
    full = int(words.word("YEAR")) if words.has("YEAR") else None
    if words.has("SHIFT") and words.has("year"):
        full = written_year(words, scene)
    if full is not None:
        found = holiday(name, full)
        return day_value(found, mod=stage(words), confidence=0.95, inferred=True) if found else None
    if scene.today is None:
        return None
    today = scene.today
    near = [holiday(name, today.year + step) for step in (-1, 0, 1)]
    days = [day for day in near if day is not None]
    if len(days) < 3:
        return None
    if today in days:
        return day_value(today, mod=stage(words), inferred=True)
    behind = [day for day in days if day < today][-1]
    ahead = next(day for day in days if day > today)
    if words.has("SHIFT"):
        shift = words.number("SHIFT")
        this = days[1] if shift == 0 else behind if shift < 0 else ahead
        return day_value(this, mod=stage(words), confidence=0.85, inferred=True)
    chosen, other, sure = _pick(behind, ahead, today, scene.lean())
    return day_value(chosen, mod=stage(words), confidence=sure, other=other, inferred=True)


# ------------------------------------------------------------------ years and longer


def year(words: Captured, scene: Scene) -> Resolved | None:
    """ "1987", "fiscal 1989", "the year 2000", "'82", "late 2006", "2010-11"."""
    full = written_year(words, scene)
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
        confidence=0.9 if words.has("mod") or scene.before[-1:] in _YEAR_CUES else 0.8,
        note=FISCAL_NOTE if fiscal else None,
    )


FISCAL_NOTE = "fiscal year of unknown calendar"
_YEAR_CUES = (("in",), ("since",), ("of",), ("by",), ("until",), ("from",), ("to",))


def decade(words: Captured, scene: Scene) -> Resolved | None:
    """ "the 1970s", "the '80s", "the nineties"."""
    if words.has("DECADEWORD"):
        century_start = 1900 if not words.has("nineteen") or scene.today else 1900
        first = century_start + 10 * words.number("DECADEWORD")
        first = first + 100 if words.word("DECADEWORD") == "noughties" else first
    else:
        digits = words.word("DECADE")[:-1]
        first = int(digits) if len(digits) == 4 else two_digits(int(digits), scene.today)
    if scene.today is None or first >= 1:
        return unit_value(f"{first // 10:03d}", date(first, 1, 1), Granularity.DECADE, mod=stage(words))
    return None


def century(words: Captured, scene: Scene) -> Resolved | None:
    """ "the 19th century", "twelfth century", "the last century"."""
    if words.has("SHIFT"):
        if scene.today is None:
            return None
        index = scene.today.year // 100 + words.number("SHIFT")
    elif words.has("ORDN"):
        index = int(re.sub(r"\D", "", words.word("ORDN"))) - 1
    elif words.has("ORD"):
        tens = number(words.word("NUMWORD"), words) if words.has("NUMWORD") else 0
        index = int(tens or 0) + words.number("ORD") - 1
    elif scene.today is not None:
        index = scene.today.year // 100
    else:
        return None
    if not 1 <= index <= 98:
        return None
    return unit_value(f"{index:02d}", date(index * 100, 1, 1), Granularity.CENTURY, mod=stage(words))


def about_or_stage(words: Captured) -> str | None:
    """The ``mod`` of either kind."""
    return stage(words) or about_mod(words)


def midnight(day: date) -> datetime:
    """The start of a day."""
    return datetime(day.year, day.month, day.day)

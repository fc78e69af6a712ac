"""Normalisers of times of day: clock times, "this morning", "last night", "noon Thursday"."""

from __future__ import annotations

import re
from datetime import date

import attrs

from newsdigest.facts.times.calendars import day_of
from newsdigest.facts.times.days import month_day
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.lengths import about_mod
from newsdigest.facts.times.resolution import stage
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.facts.times.weekdays import weekday
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["NO_DAY", "at_day", "clock", "clock_on_day", "nightword", "part_of_day", "small_hours"]

NO_DAY = "XXXX-XX-XX"
"""In a TIMEX3 value, in place of a day that is left open."""


def at_day(
    day: date | None, suffix: str, *, mod: str | None = None, confidence: float = 0.85, head: str = NO_DAY
) -> Resolved:
    """A time of day on a day; the day stays open where it is unknown, and is written as ``head`` then."""
    head = day.isoformat() if day else head
    return Resolved(
        type=TimeType.TIME,
        value=head + suffix,
        mod=mod,
        day=day,
        unit=Granularity.DAY if day or head != NO_DAY else None,
        suffix=suffix,
        confidence=confidence if day else 0.5,
    )


def part_of_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "this morning", "Thursday evening", "early Friday morning", "the following night", "mid-afternoon"."""
    mod = stage(words)
    suffix = f"T{words.value('PART')}" if words.has("PART") else "TMO"
    if words.has("WEEKDAY") or words.has("WABBR"):
        return _on_weekday(weekday(words, context), suffix, mod)
    if words.has("DAYWORD"):
        day = None if context.today is None else day_of(context.today, words.number("DAYWORD"))
        return at_day(day, suffix, mod=mod)
    if words.has("SHIFT"):
        shift = words.number("SHIFT")
        return at_day(None if context.today is None else day_of(context.today, shift), suffix, mod=mod)
    base_day = context.day_of_the_story()
    step = 1 if words.has("onward") else -1 if words.has("back") else 0
    found = at_day(None if base_day is None else day_of(base_day, step), suffix, mod=mod, confidence=0.65)
    return attrs.evolve(found, borrowed_day=step == 0)


def small_hours(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the early hours of Thursday", "the small hours of this morning": the day's first six hours."""
    if words.has("MONTH") or words.has("MABBR"):
        day = month_day(words, context)
        if day is None:
            return None
        found = at_day(day.day, "TMO", confidence=day.confidence, head=day.value)
    else:
        found = part_of_day(words, context) or at_day(None, "TMO")
    head = found.value.partition("T")[0]
    return attrs.evolve(found, value=f"{head}TMO", suffix="TMO", mod="START", hours=_SMALL_HOURS)


_SMALL_HOURS = (0, 6)


def _on_weekday(base: Resolved | None, suffix: str, mod: str | None) -> Resolved:
    """A time of day on a weekday, which is kept where its date is not known: "XXXX-WXX-7TNI"."""
    if base is None:
        return at_day(None, suffix, mod=mod)
    return at_day(base.day, suffix, mod=mod, confidence=base.confidence, head=base.value)


def nightword(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "tonight", "overnight", "last night": the night is named by the day it begins on."""
    step = words.number("NIGHTWORD") if words.has("NIGHTWORD") else -2 if words.has("before") else -1
    if words.word("NIGHTWORD") == "overnight":
        if context.sentence_day is not None:
            return at_day(context.sentence_day, "TNI", mod=stage(words))  # "was held on Friday, stayed overnight and"
        step = 0 if context.bias() > _TO_COME else step
    return at_day(None if context.today is None else day_of(context.today, step), "TNI", mod=stage(words))


_TO_COME = 0.3  # of tense bias


def clock_on_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "11.30 on Sunday", "7pm tonight", "8.15am tomorrow"."""
    read = _hour_and_minute(words)
    if read is None:
        return None
    hour, minute, tail = read
    suffix = f"T{hour:02d}:{minute:02d}{tail}"
    if words.has("WEEKDAY"):
        return _on_weekday(weekday(words, context), suffix, None)
    step = next((words.number(name) for name in ("DAYWORD", "NIGHTWORD", "SHIFT") if words.has(name)), 0)
    day = None if context.today is None else day_of(context.today, step)
    return at_day(day, suffix, mod=about_mod(words))


_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (24, 0)}


def clock(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "10 p.m.", "08:30", "0800", "7 o'clock", "noon", "midnight" (the end of the day it is named with)."""
    read = _hour_and_minute(words)
    if read is None:
        return None
    hour, minute, tail = read
    found = at_day(context.day_of_the_story(), f"T{hour:02d}:{minute:02d}{tail}", mod=about_mod(words))
    return attrs.evolve(found, borrowed_day=True)


def _hour_and_minute(words: Captured) -> tuple[int, int, str] | None:
    """The hour of the day, the minute and ":SS" or ""; None where the figures are no time of day."""
    hour, minute, tail = _written_clock(words)
    in_24_hours = _in_24_hours(hour, words)
    if in_24_hours is None or in_24_hours > _MIDNIGHT or minute > _LAST_MINUTE:
        return None
    return in_24_hours, minute, tail


def _written_clock(words: Captured) -> tuple[int, int, str]:
    """The hour and minute as written, and ":SS" where seconds are."""
    if words.has("spoken"):
        return *_spoken(words), ""
    if words.has("named"):
        return *_NAMED[words.word("named")], ""
    if words.has("CLOCK") or words.has("DOTCLOCK"):
        hour, minute, *seconds = re.split(r"[:.]", words.word("CLOCK") or words.word("DOTCLOCK"))
        return int(hour), int(minute), f":{seconds[0]}" if seconds else ""
    if words.has("MIL"):
        return int(words.word("MIL")[:2]), int(words.word("MIL")[2:]), ""
    return int(words.word("HOUR")) if words.has("HOUR") else words.number("NUMWORD"), 0, ""


def _in_24_hours(hour: int, words: Captured) -> int | None:
    """The hour of the day, by "p.m." or "in the evening"; None for "13 p.m."."""
    if words.has("MERIDIEM"):
        return hour % _NOON + words.number("MERIDIEM") if 1 <= hour <= _NOON else None
    later = words.has("PART") and _LATER.get(str(words.value("PART")), _NOON) <= hour < _NOON
    return hour + _NOON if later else hour


_NOON, _MIDNIGHT, _LAST_MINUTE = 12, 24, 59
_LATER = {"AF": 0, "EV": 0, "NI": 7}
"""The parts of the day that are after noon -> the first hour that is: "two at night" is before dawn."""


def _spoken(words: Captured) -> tuple[int, int]:
    """Read "half past seven", "quarter to nine", "twenty-five past six", "ten minutes to four"."""
    hour = int(words.word("HOUR")) if words.has("HOUR") else words.number("NUMWORD")
    said = words.word("spoken")
    minute = next((minute for word, minute in _MINUTES.items() if word in said), 0)
    return ((hour - 1) % 24, 60 - minute) if said.endswith("to") else (hour, minute)


_MINUTES = {"half": 30, "quarter": 15, "twenty-five": 25, "twenty - five": 25, "twenty": 20, "ten": 10, "five": 5}

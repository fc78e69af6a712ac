"""Normalisers of deictic and anaphoric periods.

"next week", "the following month", "two years ago", "the end of the year", "now", "then". "Last" and "next" count
from the document time; "previous", "following" and "that" from the last day named.
"""

from __future__ import annotations

from datetime import date

import attrs

from newsdigest.facts.times.calendars import day_of, shift_months, week_of
from newsdigest.facts.times.days import dayword, month_day
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.lengths import Length, about_mod, count_of, length_value, span_back, unit_of
from newsdigest.facts.times.quarters import year_ago, year_earlier
from newsdigest.facts.times.resolution import FISCAL_NOTE, day_value, stage
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.facts.times.units import period
from newsdigest.facts.times.weekdays import weekday
from newsdigest.model.enums import Granularity, TimeType

__all__ = [
    "ago_day",
    "from_day",
    "offset",
    "reference_word",
    "shifted_unit",
    "soon",
    "story_offset",
    "story_unit",
    "then",
    "unit_end",
    "week_of_day",
    "whole_unit",
]
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "N": 1, "W": 7, "FN": 14}
_STORY_UNITS = frozenset({"D", "W", "M", "Q", "Y", "WE"})
_STOPS = ((), (".",), (",",), (";",), ("and",), (")",))
_STEPS = {"before": -1, "earlier": -1, "previously": -1, "after": 1, "later": 1, "afterwards": 1, "that": 1}
_NO_DAY_WORDS = (
    "of when that the he she it they after before to i we you is was a his her their our this who where on care "
    "job camp school trader traders trip spa parade nursery"
)
_NO_DAY = frozenset(_NO_DAY_WORDS.split())
_WHOLE_OF_WORDS = "months quarters part rest remainder days weeks most much end start third"
_WHOLE_OF = frozenset(_WHOLE_OF_WORDS.split())


def shifted_unit(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "last year", "this week", "the coming year", "later this month", "the weekend ahead"."""
    unit, mod = unit_of(words), stage(words)
    shift = 1 if words.has("to_come") else words.number("SHIFT")
    if unit in {"S", "MI", "L", "N"}:
        return None
    if unit in {"H", "FN"}:
        return _shifted_length(unit, shift, context)
    if unit == "D":
        return _shifted_day(words, shift, context)
    if context.today is None:
        value = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[shift + 1]
        return Resolved(type=TimeType.DATE, value=value, confidence=0.5)
    if unit == "WE" and shift <= 0:
        return _weekend(context, shift, mod)
    if unit == "W" and words.word("SHIFT") == "this" and context.today.weekday() == _SUNDAY and context.bias() > 0:
        return _week_from_sunday(context.today, mod)
    base = context.day_of_history() if words.has("the") and words.word("SHIFT") == "next" else None
    return _fiscal(words, period(unit, base or context.today, shift, mod))


def _shifted_day(words: Captured, shift: int, context: ResolutionContext) -> Resolved | None:
    if words.word("SHIFT") == "next":
        base = context.latest_day()
        return day_value(day_of(base, 1), confidence=0.75) if base else None
    if words.word("SHIFT") == "this" and context.today is not None and context.before[-1:] in (("on",), ("to",)):
        return day_value(context.today, confidence=0.7)
    return None


def _weekend(context: ResolutionContext, shift: int | None, mod: str | None) -> Resolved | None:
    """Read "last weekend" as over, "this weekend" as at hand; "the weekend" by the tense bias, as past without one.

    Early in the week, "this weekend" beside a verb of the past is the one just over.
    """
    if context.today is None:
        return None
    today = context.today
    running = today.weekday() >= 5
    if shift is None:
        step = 0 if running or context.bias() > 0 else -1
    elif shift < 0:
        step = -1
    else:
        bias = context.bias() if today.weekday() < _MIDWEEK else 0.0
        step = -1 if bias < (0 if today.weekday() == 0 else _OVER) else 0
    return period("WE", today, step, mod)


def _shifted_length(unit: str, shift: int, context: ResolutionContext) -> Resolved:
    """An hour or a fortnight, which no calendar numbers: "the next hour", "the last fortnight"."""
    length = Length(1, unit)
    found = Resolved(type=TimeType.DURATION, value=length_value(length))
    return span_back(found, context.today, length) if unit == "FN" and shift < 0 else found


def _week_from_sunday(today: date, mod: str | None) -> Resolved | None:
    """The coming week: on a Sunday "this week" may begin today."""
    coming = period("W", today, 1, mod, confidence=0.7)
    return attrs.evolve(coming, alternatives=(week_of(today),)) if coming else None


def story_unit(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the following day", "that year", "the previous month", "a year earlier"."""
    unit, mod = unit_of(words), stage(words)
    if unit not in _STORY_UNITS:
        return None
    step = words.number("STORY") if words.has("STORY") else _STEPS.get(words.word("dir").split(" ")[0], 0)
    if words.has("dir") and words.word("dir") in {"before", "after"} and context.after[:1] not in _STOPS:
        return None  # counted from an event that no date names
    if unit == "Y" and words.word("dir") == "earlier":
        return year_earlier(context)
    if unit == "Q" and step == 0:
        last = context.latest(Granularity.QUARTER)
        return attrs.evolve(last, mod=mod, confidence=0.7, alternatives=()) if last else None
    base = _story_day(unit, context) or (context.today if step else None)
    return period(unit, base, step, mod, confidence=0.75) if base is not None else None


def _story_day(unit: str, context: ResolutionContext) -> date | None:
    """The day that the story is at, from which its units are counted."""
    if unit == "D":
        return context.latest_day()
    return context.latest_start()


def _months(words: Captured) -> frozenset[str]:
    return frozenset({*words.words.values["MONTH"], *words.words.values["MABBR"]})


def whole_unit(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the year", "the week", "the day", "the end of the month": the one at hand."""
    unit, mod = unit_of(words), stage(words)
    if unit not in _STORY_UNITS and unit not in {"E", "C"}:
        return None
    length = _length_to_its_end(unit, words, context)
    if length is not None or context.today is None:
        return length
    if unit == "D":
        return _day_at_hand(words, context.latest_day() or context.today, context)
    if _is_named_otherwise(unit, mod, context):
        return None
    if unit == "WE":
        return _weekend(context, None, mod)
    base = (context.day_of_history() if mod else None) or context.today
    return _fiscal(words, period(unit, base, 0, mod, confidence=0.7))


def _day_at_hand(words: Captured, day: date, context: ResolutionContext) -> Resolved | None:
    """Read "the day", "the end of the day"; None where other words say which day or make a compound: "the day care"."""
    if not words.has("EDGE") and not _NO_DAY.isdisjoint(context.after[:1]):
        return None
    return day_value(day, mod=stage(words), confidence=0.6)


def _is_named_otherwise(unit: str, mod: str | None, context: ResolutionContext) -> bool:
    """Whether the unit is not the one at hand: "the fee of the year", "the week of the vote"."""
    return (not mod and _is_part_of(context)) or (unit in {"W", "M"} and context.after[:1] in _NAMED_AFTER)


def _fiscal(words: Captured, found: Resolved | None) -> Resolved | None:
    """A period with a note where the text says that its year is a fiscal one."""
    return attrs.evolve(found, note=FISCAL_NOTE) if found and words.has("CALENDAR") else found


_NAMED_AFTER = (("of",), ("that",), ("when",), ("before",), ("after",))
"""What says which week or month is meant: "the week of"."""


def _length_to_its_end(unit: str, words: Captured, context: ResolutionContext) -> Resolved | None:
    """The length that "the year to December" and "the quarter ended in June" give."""
    if unit in {"W", "M", "Y", "Q"} and context.after[:1] in (("ended",), ("ending",)):
        return Resolved(type=TimeType.DURATION, value=f"P1{unit}", confidence=0.8)
    if unit == "Y" and context.after[:1] == ("to",) and not _months(words).isdisjoint(context.after[1:3]):
        return Resolved(type=TimeType.DURATION, value="P1Y", confidence=0.7)
    return None


def _is_part_of(context: ResolutionContext) -> bool:
    """Whether the unit is what something else is of: "the fee of the year", not "the end of the year"."""
    before = context.before
    return before[-1:] == ("of",) and bool(before[-2:-1]) and before[-2] not in _WHOLE_OF


def week_of_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the week of March 23", "the weekend of 7 March": the one that holds that day."""
    day = month_day(words, context)
    if day is None or day.day is None:
        return None
    return period("WE" if words.word("unit") == "weekend" else "W", day.day, 0, None, confidence=day.confidence)


def unit_end(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "year-end", "month-end", "year's end": the last day, or the last part where the text says "year's end"."""
    if context.today is None:
        return None
    unit = {"year": "Y", "month": "M", "quarter": "Q", "week": "W"}[words.word("unit")]
    shift = words.number("SHIFT") if words.has("SHIFT") else -1 if context.before[-1:] == ("since",) else 0
    base = (None if words.has("SHIFT") else context.day_of_history()) or context.today
    found = period(unit, base, shift, "END")
    if found is None or found.day is None or words.has("own"):
        return found
    if unit == "W":
        return found
    last = day_of(shift_months(found.day, _MONTHS_IN[unit]), -1)
    return day_value(last, mod=about_mod(words), confidence=0.8)


def offset(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "two weeks ago" (a day), "five months ago" (a month), "three years ago" (a year), "several years ago"."""
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
        return year_ago(context)
    if context.today is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF" if sign < 0 else "FUTURE_REF", confidence=0.5)
    return _away(context.today, unit, sign * count, about_mod(words))


def _away(base: date, unit: str, count: float, mod: str | None) -> Resolved | None:
    if unit in {"H", "MI"}:
        return day_value(base, mod=mod, confidence=0.5)
    if unit in _DAYS_IN:
        return day_value(day_of(base, round(count * _DAYS_IN[unit])), mod=mod, confidence=0.85)
    if unit == "WE":
        return period("WE", base, round(count), mod)
    if unit not in _MONTHS_IN:
        return None
    moved = shift_months(base, round(count * _MONTHS_IN[unit]))
    return period("M" if unit == "M" or count % 1 else "Q" if unit == "Q" else "Y", moved, 0, mod)


def from_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "10 days from Monday", "two weeks from tomorrow", "six months from May 3"."""
    unit, count = unit_of(words), count_of(words)
    base = _day_counted_from(words, context)
    if base is None or count is None or unit not in _MONTHS_IN.keys() | _DAYS_IN.keys():
        return None
    return _away(base, unit, count, about_mod(words))


def _day_counted_from(words: Captured, context: ResolutionContext) -> date | None:
    """The day named after "from": a weekday is the next one, unless the verb is past."""
    if words.has("MONTH") or words.has("MABBR"):
        found = month_day(words, context)
    elif words.has("DAYWORD"):
        found = dayword(words, context)
    else:
        found = weekday(words, context)
        bare = not (words.has("SHIFT") or words.has("STORY"))
        if bare and found is not None and found.day is not None and context.today is not None:
            return day_of(found.day, 7) if found.day <= context.today and context.bias() > _OVER else found.day
    return found.day if found else None


_OVER = -0.5  # of tense bias: what a verb of the past reaches

_MIDWEEK, _SUNDAY = 2, 6  # days of the week, from Monday as 0


def ago_day(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "a year ago today", "two years ago this month"."""
    count, unit = count_of(words), unit_of(words)
    if context.today is None or count is None or unit not in _MONTHS_IN:
        return None
    moved = shift_months(context.today, -round(count * _MONTHS_IN[unit]))
    if words.has("month"):
        return period("M", moved, 0, None)
    return day_value(moved) if words.has("today") else period("W", moved, 0, None)


def story_offset(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "two years earlier", counted from the last time named."""
    unit, count = unit_of(words), count_of(words)
    base = context.latest_start() or context.today
    if unit == "S" or base is None:
        return None
    if count is None:
        return Resolved(type=TimeType.DATE, value="PAST_REF", confidence=0.7)
    return _away(base, unit, int(words.args["sign"]) * count, about_mod(words))


def soon(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "soon"; beside a verb of the past ("they soon found") it gives the order of events and no time."""
    return None if context.bias() < _OVER else reference_word(words, context)


def reference_word(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "now", "recently", "soon": no more than past, present or future."""
    return Resolved(type=TimeType.DATE, value=str(words.args["value"]), confidence=0.75)


def then(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "until then", "by that time": the time last named."""
    for time in reversed(context.antecedents[-3:]):
        if time.day is not None and time.type == TimeType.DATE:
            return attrs.evolve(time, mod=None, confidence=0.6, alternatives=(), note=None)
    return None

"""Normalisers of lengths and repetitions: durations ("three weeks") and sets ("every Monday", "twice a week")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import attrs

from newsdigest.facts.times.calendars import day_of, shift_months
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.model.enums import Granularity, TimeType

__all__ = [
    "Length",
    "about_mod",
    "count_of",
    "duration",
    "duration_bare",
    "duration_one",
    "every",
    "half_hour",
    "length_value",
    "number",
    "past_unit",
    "plural_days",
    "some_time",
    "span_back",
    "span_on",
    "unit_of",
]

_ABOUT = (
    ("no more", "EQUAL_OR_LESS"),
    ("no less", "EQUAL_OR_MORE"),
    ("no fewer", "EQUAL_OR_MORE"),
    ("more", "MORE_THAN"),
    ("longer", "MORE_THAN"),
    ("greater", "MORE_THAN"),
    ("well over", "MORE_THAN"),
    ("over", "MORE_THAN"),
    ("less", "LESS_THAN"),
    ("fewer", "LESS_THAN"),
    ("under", "LESS_THAN"),
    ("nearly", "LESS_THAN"),
    ("almost", "LESS_THAN"),
    ("at least", "EQUAL_OR_MORE"),
    ("at most", "EQUAL_OR_LESS"),
    ("up to", "EQUAL_OR_LESS"),
    ("as", "EQUAL_OR_LESS"),
)
_TIME_UNITS = {"S": "S", "MI": "M", "H": "H"}
_LETTERS = {"N": "D", "FN": "W"}
_MANY = {"E": 10, "C": 100, "L": 1000}
_DAYS = {"D": 1, "N": 1, "W": 7, "FN": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_HOURS = {"S": 1 / 3600, "MI": 1 / 60, "H": 1.0}
_HALVES = {"H": "PT30M", "D": "PT12H", "Y": "P6M", "E": "P5Y", "C": "P50Y", "MI": "PT30S"}


@attrs.frozen
class Length:
    """So many units; ``count`` None means "some"."""

    count: float | None
    unit: str


def about_mod(words: Captured) -> str | None:
    """The TIMEX3 ``mod`` of "more than", "nearly", "about" ...; or None."""
    phrase = words.word("about")
    if not phrase:
        return "MORE_THAN" if words.has("over") else None
    return next((mod for start, mod in _ABOUT if phrase.startswith(start)), "APPROX")


def number(phrase: str, words: Captured) -> float | None:
    """The number that words or figures denote: "twenty-two", "2 1/2", "two and a half", "1.5"; None if too large."""
    parts = phrase.replace("-", " ").split()
    half = 0.5 if parts[-2:] == ["a", "half"] else 0.0
    if half:
        parts = parts[: parts.index("and")]
    if "/" in parts:
        at = parts.index("/")
        top, bottom = float(parts[at - 1]), float(parts[at + 1])
        half = top / bottom if bottom else 0.0
        parts = parts[: at - 1]
    if "million" in parts:
        return None
    total = _whole_number(parts, words) + half
    return total if 0 < total < 10_000 else None


def _whole_number(parts: Sequence[str], words: Captured) -> float:
    values = words.words.values["NUMWORD"]
    total = current = 0.0
    for part in parts:
        if part in {"hundred", "thousand"}:
            total += max(current, 1.0) * float(values[part])
            current = 0.0
        elif part in values:
            current += float(values[part])
        elif part[0].isdigit():
            current = float(part.replace(",", ""))
    return total + current


def count_of(words: Captured) -> float | None:
    """How many, or None where the text leaves it open ("several")."""
    if words.has("few"):
        return 2.0 if "couple" in words.word("few") else None
    if words.has("n"):
        return number(words.word("n"), words)
    return 1.0


def unit_of(words: Captured) -> str:
    """The unit's letters: ``D``, ``W``, ``M``, ``Y`` ..."""
    return str(words.value("UNITS" if words.has("UNITS") else "UNIT"))


def _time_length(unit: str, count: float | None) -> str:
    """The duration of hours, minutes or seconds, halves of them included."""
    said = "X" if count is None else str(int(count))
    half = "30" + ("M" if unit == "H" else "S") if count is not None and count % 1 == 0.5 and unit != "S" else ""
    return f"PT{said}{_TIME_UNITS[unit]}{half}" if said != "0" else f"PT{half}"


def length_value(length: Length) -> str:
    """The ISO 8601 duration.

    >>> length_value(Length(2.5, "Y")), length_value(Length(None, "M")), length_value(Length(90, "MI"))
    ('P2Y6M', 'PXM', 'PT90M')
    """
    unit, count = length.unit, length.count
    if unit in _TIME_UNITS:
        return _time_length(unit, count)
    if count is None:
        return f"PX{_LETTERS.get(unit, unit)}"
    if unit in _MANY:
        return f"P{int(count * _MANY[unit])}Y"
    if unit == "FN":
        return f"P{int(count * 2)}W"
    letter = _LETTERS.get(unit, unit)
    whole, rest = int(count), count % 1
    if rest and unit == "Y":
        months = round(rest * 12)
        return f"P{whole}Y{months}M" if whole else f"P{months}M"
    if rest and unit == "W":
        return f"P{round(count * 7)}D"
    return f"P{whole}{letter}" if not rest else f"P{count:g}{letter}"


def _step(day: date, length: Length, sign: int) -> date | None:
    if length.count is None or length.unit in _HOURS:
        return None
    if length.unit in _DAYS:
        return day_of(day, sign * round(length.count * _DAYS[length.unit]))
    return shift_months(day, sign * round(length.count * _MONTHS[length.unit]))


def span_back(resolved: Resolved, today: date | None, length: Length) -> Resolved:
    """The same duration as the interval that ends with the document time."""
    if today is None:
        return resolved
    end = day_of(today, 1)
    start = _step(end, length, -1)
    return (
        resolved
        if start is None or start >= end
        else attrs.evolve(resolved, start=_midnight(start), end=_midnight(end))
    )


def span_on(resolved: Resolved, today: date | None, length: Length) -> Resolved:
    """The same duration as the interval that begins with the document time."""
    end = None if today is None else _step(today, length, 1)
    if today is None or end is None or end <= today:
        return resolved
    return attrs.evolve(resolved, start=_midnight(today), end=_midnight(end))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def duration(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "three days", "the past two weeks", "two to three weeks"; anchored where the text says "past" or "next"."""
    count = count_of(words)
    if count is None and words.has("n"):
        return None
    length = Length(count, unit_of(words))
    if _is_some_day_to_come(words, context):
        return Resolved(type=TimeType.DATE, value="FUTURE_REF", confidence=0.6)
    if length.unit == "S" and (length.count is None or words.has("ORD")):
        return None
    mod = about_mod(words)
    alternatives: tuple[str, ...] = ()
    if words.has("n_2"):
        upper = number(words.word("n_2"), words)
        if upper is None:
            return None
        mod = mod or "EQUAL_OR_MORE"
        alternatives = (length_value(Length(upper, length.unit)),)
    found = Resolved(type=TimeType.DURATION, value=length_value(length), mod=mod, alternatives=alternatives)
    if not words.has("SHIFT"):
        return _counted_on(length, mod, context) or found
    shift = words.number("SHIFT")
    return span_on(found, context.today, length) if shift > 0 else span_back(found, context.today, length)


def _is_some_day_to_come(words: Captured, context: ResolutionContext) -> bool:
    """Whether it is the "one day" or "some day" of "One day he will sing"."""
    said = words.word("n") or words.word("few")
    bare = said in {"one", "some"} and unit_of(words) == "D" and not words.has("about") and not words.has("SHIFT")
    return bare and words.has("UNIT") and context.before[-1:] not in _LASTING and context.bias() > 0


_LASTING_WORDS = "for in within after during over every - take takes last lasts spend need only just least another"
_LASTING = tuple((word,) for word in _LASTING_WORDS.split())
"""Words before a 'one day' that is a length."""

_UNITS_OF = {"D": "D", "W": "D", "FN": "D", "M": "M", "Y": "Y"}


def _counted_on(length: Length, mod: str | None, context: ResolutionContext) -> Resolved | None:
    """Read "will be repaid in five years": a date where the clause is about the future; None otherwise."""
    unit = _UNITS_OF.get(length.unit)
    if unit is None or context.before[-1:] != ("in",) or context.today is None or context.bias() < _TO_COME:
        return None
    day = _step(context.today, length, 1)
    if day is None:
        return None
    value = day.isoformat()[: {"D": 10, "M": 7, "Y": 4}[unit]]
    return Resolved(
        type=TimeType.DATE,
        value=value,
        mod=mod,
        day=day,
        unit={"D": Granularity.DAY, "M": Granularity.MONTH, "Y": Granularity.YEAR}[unit],
        confidence=0.6,
        alternatives=(length_value(length),),
    )


_TO_COME = 0.65  # of tense bias: a modal "will" or "would", not a mere infinitive


def past_unit(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "the past week": the seven days that end today, not last calendar week."""
    length = Length(1, unit_of(words))
    found = Resolved(type=TimeType.DURATION, value=length_value(length))
    return span_back(found, context.today, length)


def duration_one(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "a year", "about an hour", "a year and a half"; not the rates of "700 seats a week"."""
    unit = unit_of(words)
    if words.has("n"):
        return duration(words, context)
    if words.has("FEW"):
        return Resolved(type=TimeType.DURATION, value=length_value(Length(None, unit)))
    if words.word("one") and not words.has("about") and unit == "D" and context.bias() > 0:
        return Resolved(type=TimeType.DATE, value="FUTURE_REF", confidence=0.6)
    if unit in {"S", "Q"} or (unit in {"N", "WE"} and not words.has("about")):
        return None
    if context.counted and not words.has("about"):
        return None
    count = 1.5 if words.has("half") else 1.0
    return Resolved(type=TimeType.DURATION, value=length_value(Length(count, unit)), mod=about_mod(words))


def duration_bare(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "decades", "recent months": a length that the text leaves open."""
    unit = unit_of(words)
    if unit in {"S", "N", "WE"} or (unit == "Q" and not words.has("when")):
        return None
    if words.word("when") in _POINTING or (words.word("when") == "recent" and unit == "Y"):
        value = "PAST_REF" if words.word("when") in {"recent", "past"} else "FUTURE_REF"
        return Resolved(type=TimeType.DATE, value=value, confidence=0.7)
    return Resolved(type=TimeType.DURATION, value=length_value(Length(None, unit)), confidence=0.7)


_POINTING = frozenset({"past", "coming", "future"})


def half_hour(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "half-hour", "half a day", "half a year"."""
    value = _HALVES.get(unit_of(words))
    return Resolved(type=TimeType.DURATION, value=value) if value else None


def some_time(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "some time": a length of which the text says nothing."""
    return Resolved(type=TimeType.DURATION, value="PXM", confidence=0.5)


# ------------------------------------------------------------------ sets


def every(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "every Monday", "each year", "every two weeks", "twice a week"."""
    if words.has("WEEKDAY"):
        part = f"T{words.value('PART')}" if words.has("PART") else ""
        return Resolved(type=TimeType.SET, value=f"XXXX-WXX-{words.number('WEEKDAY') + 1}{part}")
    if words.has("MONTH"):
        return Resolved(type=TimeType.SET, value=f"XXXX-{words.number('MONTH'):02d}")
    if words.has("SEASON"):
        return Resolved(type=TimeType.SET, value=f"XXXX-{words.value('SEASON')}")
    if words.has("PART"):
        return Resolved(type=TimeType.SET, value=f"XXXX-XX-XXT{words.value('PART')}")
    unit = unit_of(words)
    if unit == "S":
        return None
    count = 1.0
    if words.has("EVERY") and words.has("NUM"):
        count = number(words.word("NUM"), words) or 1.0
    elif words.has("EVERY") and words.has("NUMWORD"):
        count = number(words.word("NUMWORD"), words) or 1.0
    elif words.has("other"):
        count = 2.0
    return Resolved(type=TimeType.SET, value=length_value(Length(count, unit)))


def plural_days(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "on Mondays", "Sunday mornings", "the past three summers"."""
    if words.has("WEEKDAYS"):
        return Resolved(type=TimeType.SET, value=f"XXXX-WXX-{words.number('WEEKDAYS') + 1}")
    if words.has("SEASONS"):
        return Resolved(type=TimeType.SET, value=f"XXXX-{words.value('SEASONS')}")
    return Resolved(type=TimeType.SET, value=f"XXXX-WXX-{words.number('WEEKDAY') + 1}T{words.value('PARTS')}")

"""What the normalisers of dates share: making values, reading years and days, choosing between two readings.

Where the year or the week is not written, there are two readings: the last such day and the next one. The tense bias
and the distance choose (:func:`pick`); the other is kept in ``alternatives``.
"""

from __future__ import annotations

import re
from datetime import date

from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved
from newsdigest.model.enums import Granularity, TimeType

__all__ = [
    "BEYOND_NOTE",
    "FISCAL_NOTE",
    "day_names",
    "day_number",
    "day_value",
    "month_number",
    "pick",
    "range_start",
    "stage",
    "two_digits",
    "unit_value",
    "weekday_number",
    "written_year",
]

FISCAL_NOTE = "fiscal year of unknown calendar"
"""The note of a fiscal period: its value is its name, its interval is not known."""

BEYOND_NOTE = "outside of the years 1 to 9999"
"""The note of a time that the calendar does not reach."""

_STAGES = (
    (("early", "earlier", "beginning", "start", "outset", "turn", "first"), "START"),
    (("mid", "middle"), "MID"),
    (("late", "later", "end", "close", "last", "second", "latter"), "END"),
)


def stage(words: Captured) -> str | None:
    """The TIMEX3 ``mod`` of "early", "the middle of", "the end of" ...; or None."""
    said = set(words.word("mod").split()) | set(words.word("mod_2").split()) | set(words.word("EDGE").split())
    said |= set(words.word("EDGE_2").split()) | set(words.word("EDGE_3").split())
    return next((mod for cues, mod in _STAGES if said.intersection(cues)), None)


def day_value(day: date, *, mod: str | None = None, confidence: float = 0.95, other: date | None = None) -> Resolved:
    """One day, with the day of the other reading."""
    return Resolved(
        type=TimeType.DATE,
        value=day.isoformat(),
        mod=mod,
        day=day,
        unit=Granularity.DAY,
        confidence=confidence,
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


def pick(previous: date, ahead: date, kind: str, context: ResolutionContext) -> tuple[date, date, float]:
    """The likelier of the last and the next such day, the other, and how sure that is (short of certainty).

    ``kind`` is ``weekday``, ``day`` or ``month``.
    """
    probability = context.ahead(kind, previous, ahead)
    if probability > 0.5:
        return ahead, previous, min(0.97, probability)
    return previous, ahead, min(0.97, 1 - probability)


def month_number(words: Captured) -> int:
    """The month that was caught, 1 to 12."""
    return words.number("MONTH" if words.has("MONTH") else "MABBR")


def day_names(words: Captured) -> list[str]:
    """The captures that are days of one month, the one beside the month's name first."""
    names = [name for name in ("DAY", "DAY_2", "DAY_3", "DAY_4") if words.has(name)]
    month_place = words.places.get("MONTH", words.places.get("MABBR", 0))
    return sorted(names, key=lambda name: abs(words.places[name] - month_place))


def weekday_number(words: Captured) -> int:
    """The weekday that was caught, 0 for Monday to 6."""
    return words.number("WEEKDAY" if words.has("WEEKDAY") else "WABBR")


def range_start(words: Captured, context: ResolutionContext, *classes: str) -> date | None:
    """The first day of a range that an expression ends: "Monday to [Thursday]", "between October and [April]".

    Args:
        words: what the expression caught.
        context: what surrounds it.
        classes: the word classes of which the range's start holds a member.
    """
    before = context.before
    if not before or not (before[-1] in _UP_TO or (before[-1] == "and" and "between" in before)):
        return None
    start = next((word for word in reversed(before[:-1]) if word not in {".", ","} and not word.isdigit()), "")
    if not any(start in words.words.values[name] for name in classes) or not context.antecedents:
        return None
    return context.antecedents[-1].day


_UP_TO = frozenset({"to", "through", "until", "till", "-"})


def day_number(words: Captured) -> int:
    """The day of the month that was caught, in figures or as an ordinal."""
    if words.has("DAY"):
        return int(re.sub(r"\D", "", words.word(day_names(words)[0])))
    if words.has("ORDN"):
        return int(re.sub(r"\D", "", words.word("ORDN")))
    return words.number("ORD")


def written_year(words: Captured, context: ResolutionContext) -> int | None:
    """The year that the text writes out: "1998", "'98", "last year", "nineteen ninety-eight"; None without one."""
    if words.has("YEAR"):
        return int(words.word("YEAR"))
    if words.has("SHORTYEAR") or (words.has("YY") and not words.has("YEAR")):
        short = words.word("SHORTYEAR") or words.word("YY")
        return two_digits(int(short[-2:]), context.today)
    if words.has("spoken"):
        return _spoken_year(words)
    if context.today is not None and words.has("SHIFT") and words.has("year"):
        return context.today.year + words.number("SHIFT")
    return None if words.has("SHIFT") or words.has("STORY") else _shared_year(words, context)


_SHARED = re.compile(
    r"(?:and|to|-|through|or|until) (?:\d{1,2} )?(?P<month>[a-z]{3,9})(?: \.)?(?: \d{1,2})?(?: ,)? (?P<year>\d{4})$"
)


def _shared_year(words: Captured, context: ResolutionContext) -> int | None:
    """The year that a second date right after it gives both: "June and August 2022", "28 May to 3 June 2024"."""
    for size in range(3, len(context.after) + 1):
        match = _SHARED.match(" ".join(context.after[:size]))
        if match is not None:
            names = {**words.words.values["MONTH"], **words.words.values["MABBR"]}
            second, year = names.get(match.group("month")), int(match.group("year"))
            if second is None or not (words.has("MONTH") or words.has("MABBR")):
                return None
            return year if month_number(words) <= int(second) else year - 1
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

"""TIMEX3 values as a reader says them: ``2022-SU`` is "summer 2022", ``2026-W10`` the "week of 2026-03-02".

A calendar date, a month or a year in ISO 8601 is shown as it is: it reads alike everywhere and sorts.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

__all__ = ["date_words"]

_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS_OF_DAY: Final = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_ORDINALS: Final = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SEASON: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_PART_OF_YEAR: Final = re.compile(r"(\d{4})-(?:Q([1-4])|H([12]))")
_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_DAY_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T(?:(MO|MI|AF|EV|NI)|(\d{2}:\d{2})(?::00)?)")
_DECADE: Final = re.compile(r"(\d{3})X?")


def date_words(value: str) -> str:
    """A TIMEX3 value in words where it is no plain ISO 8601 date, else the value.

    >>> from newsdigest.renderers.date_words import date_words
    >>> [date_words(value) for value in ("2022-SU", "2026-W10", "2026-03-12TNI", "2026-Q1", "198", "2026-03-12")]
    ['summer 2022', 'week of 2026-03-02', '2026-03-12, night', 'first quarter of 2026', 'the 1980s', '2026-03-12']
    """
    if found := _SEASON.fullmatch(value):
        return f"{_SEASONS[found[2]]} {found[1]}"
    if found := _PART_OF_YEAR.fullmatch(value):
        part = f"{_ORDINALS[found[2]]} quarter" if found[2] else f"{_ORDINALS[found[3]]} half"
        return f"{part} of {found[1]}"
    if found := _WEEK.fullmatch(value):
        return _week_words(int(found[1]), int(found[2]), found[3] is not None) or value
    if found := _DAY_TIME.fullmatch(value):
        return f"{found[1]}, {_PARTS_OF_DAY[found[2]] if found[2] else found[3]}"
    if found := _DECADE.fullmatch(value):
        return f"the {found[1]}0s"
    return value


def _week_words(year: int, week: int, is_weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:  # there is no such week
        return None
    return f"weekend of {monday + timedelta(days=5)}" if is_weekend else f"week of {monday}"

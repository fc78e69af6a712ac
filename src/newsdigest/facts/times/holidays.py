"""Holidays by rule: fixed days, "the fourth Thursday of November", and days counted from Easter.

Easter is reckoned by the Gregorian computus (the anonymous algorithm that *Nature* printed in 1876), Orthodox Easter
by the Julian one (Meeus 1991). Feasts of lunar calendars are in ``facts/data/feasts.json``, which
``training/feasts.py`` writes; those that follow the moon by observation (Ramadan, Eid, Diwali) may be a day off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

import attrs

from newsdigest.facts.times.calendars import nth_weekday_of
from newsdigest.resources import load, read_json

__all__ = ["HOLIDAYS", "Feast", "easter", "feasts", "holiday", "occurrences", "orthodox_easter"]

_DateOfYear = Callable[[int], date]


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> easter(2024), easter(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap, kept = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    four, left = divmod(rest, 4)
    weekday = (32 + 2 * kept + 2 * four - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar, 1900 to 2099.

    >>> orthodox_easter(2024), orthodox_easter(2025)
    (datetime.date(2024, 5, 5), datetime.date(2025, 4, 20))
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _fixed(month: int, day: int) -> _DateOfYear:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, count: int) -> _DateOfYear:
    """The ``count``-th such weekday of the month; the last one for -1. Every month has four of each."""
    return lambda year: nth_weekday_of(year, month, weekday, count) or date(year, month, 28)


def _from_easter(days: int) -> _DateOfYear:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, _DateOfYear] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year's": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, 0, 3),
    "burns night": _fixed(1, 25),
    "republic day": _fixed(1, 26),
    "australia day": _fixed(1, 26),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": easter,
    "easter": easter,
    "orthodox easter": orthodox_easter,
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49),
    "pentecost": _from_easter(49),
    "april fools' day": _fixed(4, 1),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19),
    "father's day": _nth(6, 6, 3),
    "canada day": _fixed(7, 1),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "gandhi jayanti": _fixed(10, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "bonfire night": _fixed(11, 5),
    "guy fawkes night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "black friday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=1),
    "cyber monday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=4),
    "st andrew's day": _fixed(11, 30),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "st. stephen's day": _fixed(12, 26),
}
"""Name in lower case -> the rule that gives its day in a year. Where countries differ (Mother's Day, Labour Day), the
American rule is listed under the American spelling only."""


@attrs.frozen
class Feast:
    """A feast of a lunar calendar: its first days, how many days it lasts (0: a month), whether by observation."""

    days: tuple[date, ...]
    length: int
    approximate: bool

    def end(self, first: date) -> date:
        """The day after its last, of the feast that begins on ``first``."""
        return first + timedelta(days=self.length or _LUNAR_MONTH)


_LUNAR_MONTH = 30


def feasts() -> Mapping[str, Feast]:
    """The feasts of lunar calendars by each spelling of their names, in lower case."""
    return load("facts", "feasts.json", _read_feasts)


def _read_feasts(package: str, name: str) -> Mapping[str, Feast]:
    entries = read_json(package, name, version=1)["feasts"]
    if not isinstance(entries, list):
        raise TypeError("feasts are missing")
    found: dict[str, Feast] = {}
    for entry in entries:
        days = tuple(date(int(day[:4]), int(day[4:6]), int(day[6:])) for day in entry["days"].split())
        feast = Feast(days, int(entry["length"]), bool(entry["approximate"]))
        found.update(dict.fromkeys(entry["names"], feast))
    return MappingProxyType(found)


def occurrences(name: str, first: int, last: int) -> tuple[date, ...]:
    """The days of a holiday in the years ``first`` to ``last``; a lunar year may bring it twice in one.

    >>> occurrences("Ramadan", 2030, 2030)
    (datetime.date(2030, 1, 5), datetime.date(2030, 12, 26))
    """
    feast = feasts().get(name.lower())
    if feast is not None:
        return tuple(day for day in feast.days if first <= day.year <= last)
    return tuple(day for year in range(first, last + 1) if (day := holiday(name, year)) is not None)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year from 1583 on, or None where the name is not known.

    >>> holiday("Thanksgiving", 2024)
    datetime.date(2024, 11, 28)
    """
    feast = feasts().get(name.lower())
    if feast is not None:
        return next((day for day in feast.days if day.year == year), None)
    rule = HOLIDAYS.get(name.lower())
    return rule(year) if rule is not None and 1583 <= year <= 9998 else None

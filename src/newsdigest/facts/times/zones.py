"""Time zones as news writes them: "GMT", "ET", "(GMT +8)", "local time".

Abbreviations denote fixed offsets; American ones without S or D ("ET") follow daylight saving by the law of the
day: since 2007 from the second Sunday of March to the first of November, before that from the first Sunday of April
to the last of October.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from newsdigest.lexicon.calendar import UTC_OFFSETS

__all__ = ["Zone", "read_zone", "zone_offset"]


class Zone(NamedTuple):
    """A zone that the text names: where its name ends, and its offset from UTC in hours (None for "local time")."""

    end: int
    offset: float | None


_FIXED = {name: minutes / 60 for name, minutes in UTC_OFFSETS.items()} | {"IST": 5.5, "CST": -6.0}
_AMERICAN = {
    "ET": -5.0, "CT": -6.0, "MT": -7.0, "PT": -8.0,
    "EASTERN": -5.0, "CENTRAL": -6.0, "MOUNTAIN": -7.0, "PACIFIC": -8.0,
}  # fmt: skip

_ZONE = re.compile(
    r"[ ]?(?P<open>\()?(?:"
    r"(?P<name>" + "|".join(sorted((*_FIXED, "ET", "CT", "MT", "PT"), key=lambda name: (-len(name), name))) + r")\b"
    r"(?:[ ]?(?P<shift>[+-][ ]?\d{1,2})(?::?(?P<minutes>[03]0))?)?"
    r"|(?P<spelled>[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)(?:[ ](?:[Ss]tandard|[Dd]aylight))?(?:[ ][Tt]ime)?\b"
    r"|(?P<local>local[ ]time)\b"
    r")(?(open)\))"
)


def read_zone(view: str, position: int) -> Zone | None:
    """The zone named right at ``position``, or None.

    >>> read_zone("at 6:40 p.m. (GMT +8), ", 12)
    Zone(end=21, offset=8.0)
    """
    match = _ZONE.match(view, position)
    if match is None:
        return None
    if match.group("local"):
        return Zone(match.end(), None)
    name = (match.group("name") or match.group("spelled")).upper()
    offset = _FIXED.get(name, _AMERICAN.get(name, 0.0))
    if match.group("shift"):
        hours = float(match.group("shift").replace(" ", ""))
        offset += hours + (0.5 if match.group("minutes") == "30" else 0.0) * (1 if hours >= 0 else -1)
    if not -14 <= offset <= 14:
        return Zone(match.end(), None)
    return Zone(match.end(), offset)


def zone_offset(written: str, offset: float, day: date) -> float:
    """``offset`` on that day: one hour more where an American zone without S or D is in daylight saving time."""
    name = written.strip(" ()").split(" ")[0].upper()
    return offset + 1 if name in _AMERICAN and _daylight(day) else offset


def _daylight(day: date) -> bool:
    if day.year >= 2007:
        first, last = _sunday(day.year, 3, 8), _sunday(day.year, 11, 1)
    else:
        first, last = _sunday(day.year, 4, 1), _sunday(day.year, 10, 25)
    return first <= day < last


def _sunday(year: int, month: int, on_or_after: int) -> date:
    start = date(year, month, on_or_after)
    return start + timedelta(days=(6 - start.weekday()) % 7)

"""Months, weekdays, units of time, seasons, parts of the day and time zones; lower case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from newsdigest.lexicon.word_sets import words


def _numbered(text: str, first: int) -> Mapping[str, int]:
    return MappingProxyType({word: number for number, word in enumerate(text.split(), start=first)})


MONTHS = _numbered("january february march april may june july august september october november december", first=1)
MONTH_ABBREVIATIONS: Mapping[str, int] = MappingProxyType(
    {name[:3]: number for name, number in MONTHS.items() if len(name) > 3} | {"sept": MONTHS["september"]}
)
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday", first=0)
"""Monday is 0, as in :meth:`datetime.date.weekday`."""

WEEKDAY_PLURALS: Mapping[str, int] = MappingProxyType({name + "s": number for name, number in WEEKDAYS.items()})
WEEKDAY_ABBREVIATIONS: Mapping[str, int] = MappingProxyType(
    {name[:3]: number for name, number in WEEKDAYS.items()}
    | {
        name: WEEKDAYS[day]
        for day, listed in {
            "tuesday": ("tues",),
            "wednesday": ("weds",),
            "thursday": ("thur", "thurs"),
        }.items()
        for name in listed
    }
)
CALENDAR = frozenset({*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS})

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
"""A number that is read as a year where nothing says otherwise."""

UNITS_OF_TIME = words("second minute hour day") | words("week month year decade century")
SEASONS = words("spring summer autumn winter")
PARTS_OF_DAY = words("morning afternoon evening night")
DEICTIC_DAYS: Mapping[str, int] = MappingProxyType({"yesterday": -1, "today": 0, "tomorrow": 1})
"""Words for days by their distance from the day of writing."""

_HOURS_EAST = (
    "Z 0 UTC 0 GMT 0 UT 0 WET 0 BST 1 WEST 1 CET 1 CEST 2 EET 2 EEST 3 MSK 3 PKT 5 SGT 8 HKT 8 JST 9 KST 9 AEST 10 "
    "AEDT 11 NZST 12 NZDT 13 EST -5 EDT -4 CDT -5 MST -7 MDT -6 PST -8 PDT -7 AKST -9 AKDT -8 HST -10"
).split()
UTC_OFFSETS: Mapping[str, int] = MappingProxyType(
    {name: 60 * int(hours) for name, hours in zip(_HOURS_EAST[::2], _HOURS_EAST[1::2], strict=True)}
)
"""Time zones whose abbreviation names one offset, in minutes east of UTC; CST, IST and AST name several zones each."""

"""Dates and times as sources write them: ISO 8601, RFC 2822, RFC 3339 and written English.

A day without a clock time is a ``date``; with one, a ``datetime``, which keeps its zone where the source names
one. Nothing is completed from the clock: a date without a year is no date here (the times finder infers years).
All-number dates such as 03/04/2024 are not read either, because day and month are ambiguous.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from newsdigest.lexicon.calendar import MONTHS, UTC_OFFSETS

__all__ = ["MODIFYING", "PUBLISHING", "WRITTEN_DATE", "DatedLine", "dates_of_line", "read_date"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ ]{1,2})?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_CLOCK = (
    r"(?:,?[ ]{1,2}(?:at[ ]|[|/\u2022\u00b7-][ ])?(?P<hour>2[0-4]|[01]?\d)"
    r"(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?"
    r"(?:[ ]?(?P<half>[ap])\.?m\.?)?(?:[ ]?\(?(?P<zone>[A-Z]{2,4}|Z|[+-]\d\d:?\d\d)\b\)?)?)?"
)
WRITTEN_DATE = (
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH})[ ]{{1,2}}(?P<day>\d{{1,2}}){_ORDINAL},?[ ]{{1,2}}(?P<year>{_YEAR})"
    rf"|(?P<day2>\d{{1,2}}){_ORDINAL}[ ]{{1,2}}(?:of[ ])?(?P<month2>{_MONTH}),?[ ]{{1,2}}(?P<year2>{_YEAR})"
    rf"|(?P<iso>{_YEAR}-\d\d-\d\d))(?!\d)"
)
"""A day as English news writes it, year included; groups as :func:`_written` reads them. Ignores case."""

PUBLISHING = "published|posted|issued|released|created|filed"
"""Participles that label the date of publication."""

MODIFYING = "updated|modified|amended|edited|revised"
"""Participles that label the date of the last change."""

_PUBLISHED = rf"(?:first )?(?:{PUBLISHING})|date|publication date|pub(?:lish)? date"
_MODIFIED = rf"(?:last )?(?:{MODIFYING})|update"
_LABEL = rf"(?:(?P<modified>{_MODIFIED})|(?P<published>{_PUBLISHED}))(?:[ ]on|[ ]at)?[ ]?:?[ ]{{1,2}}"
_CLOCK_FIRST = (
    r"(?:(?P<hour1>[01]?\d|2[0-4])[:.](?P<minute1>[0-5]\d)(?:[ ]?(?P<half1>[ap])\.?m\.?)?"
    r"(?:[ ]?\(?(?P<zone1>[A-Z]{2,4})\b\)?)?,?[ ]{1,2}(?:on[ ])?)?"
)
_LABELLED = re.compile(rf"(?<!\w)(?:{_LABEL})?{_CLOCK_FIRST}{WRITTEN_DATE}{_CLOCK}", re.IGNORECASE)
_WHOLE = re.compile(rf"\s*{_CLOCK_FIRST}{WRITTEN_DATE}{_CLOCK}\s*", re.IGNORECASE)
_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[Tt ]\s?(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(Z|z|UTC|GMT|[+\-\u2212]\d\d(?::?\d\d)?)?)?\s*"
)


class DatedLine(NamedTuple):
    """The dates of a header line, and the rest of its words (``rest``)."""

    published: datetime | date | None
    modified: datetime | date | None
    rest: str


def read_date(value: object) -> datetime | date | None:
    """The date, or date and time, that ``value`` denotes, or None.

    >>> read_date("2024-03-05"), read_date("Tue, 05 Mar 2024 14:30:00 +0100").isoformat()
    (datetime.date(2024, 3, 5), '2024-03-05T14:30:00+01:00')
    >>> read_date("March 5, 2024"), read_date("03/04/2024")
    (datetime.date(2024, 3, 5), None)
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not 8 <= len(value) <= 80:
        return None
    try:
        if match := _ISO.fullmatch(value):
            return _iso(match)
        if match := _WHOLE.fullmatch(value):
            return _written(match)
        from email.utils import parsedate_to_datetime  # on first use: feeds alone date so, and it is large

        return parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def dates_of_line(line: str) -> DatedLine | None:
    """The dates that a header line states, or None.

    >>> dates_of_line("Published 3 March 2024 | Updated 4 March 2024, 10:15 GMT").modified.isoformat()
    '2024-03-04T10:15:00+00:00'
    """
    published: datetime | date | None = None
    modified: datetime | date | None = None
    rest, at = [], 0
    for match in _LABELLED.finditer(line):
        try:
            moment = _written(match)
        except ValueError:
            continue
        rest.append(line[at : match.start()])
        at = match.end()
        if match["modified"]:
            modified = modified or moment
        else:
            published = published or moment
    if published is None and modified is None:
        return None
    rest.append(line[at:])
    return DatedLine(published, modified, " ".join(rest))


def _iso(match: re.Match[str]) -> datetime | date:
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    microsecond = int((fraction or "0")[:6].ljust(6, "0"))
    moment = datetime(
        int(year), int(month), int(day), int(hour) % 24, int(minute or 0), int(second or 0), microsecond, _zone(zone)
    )
    return moment + timedelta(days=int(hour) // 24)  # ISO 8601 lets 24:00 end a day


def _written(match: re.Match[str]) -> datetime | date:
    if match["iso"]:
        day = date.fromisoformat(match["iso"])
    else:
        month = (match["month"] or match["month2"]).lower()[:3]
        number = next(number for name, number in MONTHS.items() if name.startswith(month))
        day = date(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))
    clock = _clock(match, "1") or _clock(match, "")
    if clock is None:
        return day
    hour, minute, second, zone = clock
    return datetime(day.year, day.month, day.day, hour, minute, second, 0, zone)


def _clock(match: re.Match[str], which: str) -> tuple[int, int, int, tzinfo | None] | None:
    """The time of day written before (``which`` "1") or after the day; a bare number is not one."""
    hour, minute, half = match[f"hour{which}"], match[f"minute{which}"], match[f"half{which}"]
    if hour is None or (minute is None and half is None):
        return None
    afternoon = 12 if half and half.lower() == "p" else 0
    second = int(match["second"] or 0) if not which else 0
    return (
        (int(hour) % 12 + afternoon if half else int(hour) % 24),
        int(minute or 0),
        second,
        _zone(match[f"zone{which}"]),
    )


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if written.upper() in UTC_OFFSETS:
        return timezone(timedelta(minutes=UTC_OFFSETS[written.upper()]))
    if written[0] not in "+-\u2212":
        return None
    digits = written[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=minutes if written[0] == "+" else -minutes))

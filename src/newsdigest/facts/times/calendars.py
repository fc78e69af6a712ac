"""Calendar arithmetic: TIMEX3 values, the intervals they denote, and steps in calendar units.

Values are those of ISO 8601 as TimeML uses them (Pustejovsky et al. 2003; ISO 24617-1): ``1998``, ``199`` (a
decade), ``19`` (a century), ``1998-07``, ``1998-W30``, ``1998-W30-WE``, ``1998-Q3``, ``1998-H2``, ``1998-SU``,
``1998-07-24``, ``1998-07-24TMO``, ``1998-07-24T16:30``. Seasons are those of the northern hemisphere's weather
services: spring starts on 1 March. Intervals are half-open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from newsdigest.model.enums import Granularity

__all__ = [
    "GRANULARITIES",
    "SEASON_STARTS",
    "BeyondCalendarError",
    "Interval",
    "day_of",
    "interval",
    "iso_day",
    "make_day",
    "month_of",
    "nth_weekday_of",
    "quarter_of",
    "shift_months",
    "week_of",
]

Interval = tuple[datetime, datetime, Granularity]


class BeyondCalendarError(OverflowError):
    """A day before year 1 or after year 9999; ``ahead`` says which.

    >>> try:
    ...     day_of(date(9999, 12, 31), 1)
    ... except BeyondCalendarError as error:
    ...     print(error.ahead)
    True
    """

    def __init__(self, step: int) -> None:
        super().__init__("outside of the years 1 to 9999")
        self.ahead = step > 0


SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season."""

PART_HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 22), "NI": (20, 29), "DT": (8, 18)}

GRANULARITIES = {
    "S": Granularity.SECOND,
    "MI": Granularity.MINUTE,
    "H": Granularity.HOUR,
    "D": Granularity.DAY,
    "N": Granularity.DAY,
    "W": Granularity.WEEK,
    "FN": Granularity.WEEK,
    "WE": Granularity.WEEKEND,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
    "E": Granularity.DECADE,
    "C": Granularity.CENTURY,
    "L": Granularity.CENTURY,
}
"""The granularity of each unit of the grammar."""


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day: 30 February is not repaired."""
    if not (date.min.year <= year <= date.max.year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def nth_weekday_of(year: int, month: int, weekday: int, count: int) -> date | None:
    """The ``count``-th such weekday (0 is Monday) of a month, the last one for -1.

    None where the month has no fifth, or the calendar no such year.

    >>> nth_weekday_of(2024, 11, 3, 4)
    datetime.date(2024, 11, 28)
    """
    if not date.min.year <= year <= date.max.year:
        return None
    if count < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return make_day(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (count - 1))


def day_of(day: date, step: int = 0) -> date:
    """The day ``step`` days after ``day``.

    Raises:
        BeyondCalendarError: it lies before year 1 or after year 9999.
    """
    try:
        return day + timedelta(days=step)
    except OverflowError:
        raise BeyondCalendarError(step) from None


def iso_day(text: str) -> date | None:
    """The day of "2019-02-28", with or without what follows; None where the calendar has none."""
    return make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))


def week_of(day: date) -> str:
    """The ISO week: the 1st of January may belong to week 52 or 53 of the year before.

    >>> from datetime import date
    >>> week_of(date(2021, 1, 1)), week_of(date(2024, 12, 30))
    ('2020-W53', '2025-W01')
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_of(day: date) -> str:
    """The month, as a value."""
    return f"{day.year:04d}-{day.month:02d}"


def quarter_of(day: date) -> str:
    """The calendar quarter, as a value."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def shift_months(day: date, step: int) -> date:
    """The same day ``step`` months on; the month's last day where it is shorter.

    Raises:
        BeyondCalendarError: it lies before year 1 or after year 9999.

    >>> from datetime import date
    >>> shift_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + step
    year, month = count // 12, count % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise BeyondCalendarError(step)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def interval(value: str) -> Interval | None:
    """The half-open interval of a DATE or TIME value, with its granularity; None where the value leaves it open.

    >>> interval("2024-02")
    (datetime.datetime(2024, 2, 1, 0, 0), datetime.datetime(2024, 3, 1, 0, 0), <Granularity.MONTH: 'month'>)
    >>> interval("PRESENT_REF") is None
    True
    """
    for pattern, build in _SHAPES:
        match = pattern.fullmatch(value)
        if match:
            try:
                return build(match)
            except (ValueError, OverflowError):
                return None
    return None


def _start(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day)


def _whole(match: re.Match[str], name: str) -> int:
    return int(match.group(name))


def _years(first: int, count: int, unit: Granularity) -> Interval:
    return _start(max(first, 1)), _start(first + count), unit


def _months(year: int, month: int, count: int, unit: Granularity) -> Interval:
    last = year * 12 + month - 1 + count
    return _start(year, month), _start(last // 12, last % 12 + 1), unit


def _year(match: re.Match[str]) -> Interval:
    return _years(_whole(match, "y"), 1, Granularity.YEAR)


def _decade(match: re.Match[str]) -> Interval:
    return _years(_whole(match, "d") * 10, 10, Granularity.DECADE)


def _century(match: re.Match[str]) -> Interval:
    return _years(_whole(match, "c") * 100, 100, Granularity.CENTURY)


def _half(match: re.Match[str]) -> Interval:
    return _months(_whole(match, "y"), 6 * _whole(match, "h") - 5, 6, Granularity.HALF)


def _quarter(match: re.Match[str]) -> Interval:
    return _months(_whole(match, "y"), 3 * _whole(match, "q") - 2, 3, Granularity.QUARTER)


def _season(match: re.Match[str]) -> Interval:
    return _months(_whole(match, "y"), SEASON_STARTS[match.group("s")], 3, Granularity.SEASON)


def _month(match: re.Match[str]) -> Interval:
    return _months(_whole(match, "y"), _whole(match, "m"), 1, Granularity.MONTH)


def _week(match: re.Match[str]) -> Interval:
    weekend = match.group("we") is not None
    first = datetime.fromisocalendar(_whole(match, "y"), _whole(match, "w"), 6 if weekend else 1)
    if weekend:
        return first, first + timedelta(days=2), Granularity.WEEKEND
    return first, first + timedelta(days=7), Granularity.WEEK


def _midnight(match: re.Match[str]) -> datetime:
    return _start(_whole(match, "y"), _whole(match, "m"), _whole(match, "d"))


def _day(match: re.Match[str]) -> Interval:
    return _midnight(match), _midnight(match) + timedelta(days=1), Granularity.DAY


def _part(match: re.Match[str]) -> Interval:
    first, last = PART_HOURS[match.group("p")]
    midnight = _midnight(match)
    return midnight + timedelta(hours=first), midnight + timedelta(hours=last), Granularity.PART_OF_DAY


def _clock(match: re.Match[str]) -> Interval:
    hour, minute, second = (int(match.group(name) or 0) for name in ("hour", "minute", "second"))
    at = _midnight(match) + timedelta(hours=hour, minutes=minute, seconds=second)
    if match.group("zone"):
        at = at.replace(tzinfo=timezone.utc)
    if match.group("second"):
        return at, at + timedelta(seconds=1), Granularity.SECOND
    if match.group("minute"):
        return at, at + timedelta(minutes=1), Granularity.MINUTE
    return at, at + timedelta(hours=1), Granularity.HOUR


_DATE = r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (_DATE, _day),
        (r"(?P<y>\d{4})", _year),
        (r"(?P<y>\d{4})-(?P<m>\d\d)", _month),
        (r"(?P<y>\d{4})-Q(?P<q>[1-4])", _quarter),
        (r"(?P<y>\d{4})-W(?P<w>\d\d)(?P<we>-WE)?", _week),
        (r"(?P<y>\d{4})-H(?P<h>[12])", _half),
        (r"(?P<y>\d{4})-(?P<s>SP|SU|FA|WI)", _season),
        (r"(?P<d>\d{3})", _decade),
        (r"(?P<c>\d{2})", _century),
        (_DATE + r"T(?P<p>MO|MI|AF|EV|NI|DT)", _part),
        (_DATE + r"T(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::(?P<second>\d\d))?(?P<zone>Z)?", _clock),
    )
)

"""Every part of a time at once: type, value, modifier, granularity, interval."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest import Time
from tests.facts.test_times import times

_WEDNESDAY = date(2024, 3, 13)


def parts(time: Time) -> tuple[str | None, ...]:
    """Words, type, value, modifier, granularity, and the days that the interval runs between."""
    interval = f"{time.start:%Y-%m-%d}..{time.end:%Y-%m-%d}" if time.start and time.end else None
    granularity = time.granularity.value if time.granularity else None
    return (time.text, time.type.value, time.value, time.mod, granularity, interval)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened in nineteen eighty-four.", "nineteen eighty-four DATE 1984 None year 1984-01-01..1985-01-01"),
        ("He left early on Friday.", "early on Friday DATE 2024-03-08 START day 2024-03-08..2024-03-09"),
        ("She spoke on the second Tuesday of May 2023.",
         "the second Tuesday of May 2023 DATE 2023-05-09 None day 2023-05-09..2023-05-10"),
        ("Trains run on Sundays.", "Sundays SET XXXX-WXX-7 None None None"),
        ("It took a decade.", "a decade DURATION P10Y None None None"),
        ("The vote was years ago.", "years ago DATE PAST_REF None reference None"),
        ("The festival is in summer 2025.", "summer 2025 DATE 2025-SU None season 2025-06-01..2025-09-01"),
        ("Shops close on Easter Monday 2026.", "Easter Monday 2026 DATE 2026-04-06 None day 2026-04-06..2026-04-07"),
        ("The previous day it rained.", "The previous day DATE 2024-03-12 None day 2024-03-12..2024-03-13"),
        ("Sales rose since last month.", "last month DATE 2024-02 None month 2024-02-01..2024-03-01"),
        ("On this Monday, they voted.", "this Monday DATE 2024-03-18 None day 2024-03-18..2024-03-19"),
        ("Some years later he died.", "Some years DURATION PXY None None None"),
    ],
)  # fmt: skip
def test_all_parts_of_a_time(text: str, expected: str) -> None:
    (found,) = times(text, _WEDNESDAY)
    assert " ".join(str(part) for part in parts(found)) == expected


def test_days_that_share_a_month_are_each_a_day() -> None:
    found = [parts(time) for time in times("He spoke on Jan. 3, 5 and 7.", _WEDNESDAY)]
    assert found == [
        ("Jan. 3", "DATE", "2024-01-03", None, "day", "2024-01-03..2024-01-04"),
        ("5", "DATE", "2024-01-05", None, "day", "2024-01-05..2024-01-06"),
        ("7", "DATE", "2024-01-07", None, "day", "2024-01-07..2024-01-08"),
    ]


@pytest.mark.parametrize(("half", "value"), [("noon", "12:00"), ("6 p.m.", "18:00")])
def test_a_clock_before_its_weekday(half: str, value: str) -> None:
    (found,) = times(f"He met her at {half} on Monday.", _WEDNESDAY)
    assert (found.text, found.value, found.type.value) == (f"{half} on Monday", f"2024-03-11T{value}", "TIME")

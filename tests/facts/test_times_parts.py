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
        ("On this Monday, they voted.", "this Monday DATE 2024-03-11 None day 2024-03-11..2024-03-12"),
        ("It rained last summer.", "last summer DATE 2023-SU None season 2023-06-01..2023-09-01"),
        ("They met next spring.", "next spring DATE 2025-SP None season 2025-03-01..2025-06-01"),
        ("The work took two thousand hours.", "two thousand hours DURATION PT2000H None None None"),
        ("He slept for two hundred days.", "two hundred days DURATION P200D None None None"),
        ("She came early this weekend.", "early this weekend DATE 2024-W11-WE START weekend 2024-03-16..2024-03-18"),
        ("He left in late May.", "late May DATE 2023-05 END month 2023-05-01..2023-06-01"),
        ("The work ended in early May last year.",
         "early May last year DATE 2023-05 START month 2023-05-01..2023-06-01"),
        ("The firm closed two years ago.", "two years ago DATE 2022 None year 2022-01-01..2023-01-01"),
        ("He was there for half an hour.", "half an hour DURATION PT30M None None None"),
        ("It lasted about a minute.", "about a minute DURATION PT1M APPROX None None"),
        ("It rained over the weekend.", "the weekend DATE 2024-W10-WE None weekend 2024-03-09..2024-03-11"),
        ("They came the following day.", "the following day DATE 2024-03-14 None day 2024-03-14..2024-03-15"),
        ("They will come in the coming weeks.", "the coming weeks DATE FUTURE_REF None reference None"),
        ("He served more than two years.", "more than two years DURATION P2Y MORE_THAN None None"),
        ("It closes by the end of the year.", "the end of the year DATE 2024 END year 2024-01-01..2025-01-01"),
        ("Sales rose 5% since the start of the month.",
         "the start of the month DATE 2024-03 START month 2024-03-01..2024-04-01"),
        ("One shop in four is shut, up from one in ten two years ago.",
         "two years ago DATE 2022 None year 2022-01-01..2023-01-01"),
        ("The shop closed twenty-two years ago.", "twenty-two years ago DATE 2002 None year 2002-01-01..2003-01-01"),
        ("They met twenty years ago this week.",
         "twenty years ago this week DATE 2004-W11 None week 2004-03-08..2004-03-15"),
        ("He died in the 1990s.", "the 1990s DATE 199 None decade 1990-01-01..2000-01-01"),
        ("He lived in the 19th century.", "the 19th century DATE 18 None century 1800-01-01..1900-01-01"),
        ("The third quarter of 2023 was weak.",
         "The third quarter of 2023 DATE 2023-Q3 None quarter 2023-07-01..2023-10-01"),
        ("On Christmas Eve 2023 snow fell.", "Christmas Eve 2023 DATE 2023-12-24 None day 2023-12-24..2023-12-25"),
        ("It was Thanksgiving 2023.", "Thanksgiving 2023 DATE 2023-11-23 None day 2023-11-23..2023-11-24"),
        ("He retires on May 1.", "May 1 DATE 2024-05-01 None day 2024-05-01..2024-05-02"),
        ("It begins at 7.30pm on 12 May.", "7.30pm on 12 May TIME 2024-05-12T19:30 None minute 2024-05-12..2024-05-12"),
        ("At midnight on Tuesday the law will end.",
         "midnight on Tuesday TIME 2024-03-19T24:00 None minute 2024-03-20..2024-03-20"),
        ("He came yesterday evening.", "yesterday evening TIME 2024-03-12TEV None part_of_day 2024-03-12..2024-03-12"),
        ("It will open the day after tomorrow.",
         "the day after tomorrow DATE 2024-03-15 None day 2024-03-15..2024-03-16"),
        ("They met last Thursday.", "last Thursday DATE 2024-03-07 None day 2024-03-07..2024-03-08"),
        ("They meet next Thursday.", "next Thursday DATE 2024-03-14 None day 2024-03-14..2024-03-15"),
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

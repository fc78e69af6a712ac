"""Kinds of time expressions, each with variants: hours before dawn, days counted from a day, ages, names, nights."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from newsdigest.model.enums import Granularity
from tests.facts.test_times import times, values

FRIDAY = "2026-03-13"
MONDAY = "2026-03-16"


def check(text: str, published: str, wanted: dict[str, str]) -> None:
    assert dict(values(text, date.fromisoformat(published))) == wanted


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Police came in the early hours of Thursday morning.", "the early hours of Thursday morning", 12),
        ("A barn burned down in the small hours of Sunday.", "the small hours of Sunday", 8),
        ("The talks broke up in the early hours of Wednesday.", "the early hours of Wednesday", 11),
        ("The crew was found in the early hours of this morning.", "the early hours of this morning", 13),
        ("The deal was signed in the early hours of yesterday.", "the early hours of yesterday", 12),
        ("The dam broke in the early hours of 3 March 2026.", "the early hours of 3 March 2026", 3),
        ("They voted in the very early hours of March 4.", "the very early hours of March 4", 4),
    ],
)
def test_the_early_hours_are_from_midnight_to_six(text: str, words: str, day: int) -> None:
    (time,) = times(text)
    assert (time.text, time.value, time.mod) == (words, f"2026-03-{day:02d}TMO", "START")
    assert (time.start, time.end) == (datetime(2026, 3, day), datetime(2026, 3, day, 6))
    assert time.granularity is Granularity.PART_OF_DAY


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ban takes effect 10 days from Monday.", {"10 days from Monday": "2026-03-26"}),
        ("The lease will end two weeks from Tuesday.", {"two weeks from Tuesday": "2026-03-31"}),
        ("Rents go up three days from tomorrow.", {"three days from tomorrow": "2026-03-17"}),
        ("The vote is due a fortnight from today.", {"a fortnight from today": "2026-03-27"}),
        ("The pier must close 30 days from April 1.", {"30 days from April 1": "2026-05-01"}),
        ("The permit ends 90 days from 2 May 2026.", {"90 days from 2 May 2026": "2026-07-31"}),
        ("The pact ends ten days from next Monday.", {"ten days from next Monday": "2026-03-26"}),
    ],
)
def test_days_counted_from_a_day_are_a_date(text: str, wanted: dict[str, str]) -> None:
    check(text, FRIDAY, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The shop shuts next Friday afternoon.", {"next Friday afternoon": "2026-03-20TAF"}),
        ("The choir sang last Monday evening.", {"last Monday evening": "2026-03-09TEV"}),
        ("The jury returns this Saturday morning.", {"this Saturday morning": "2026-03-14TMO"}),
        ("The store will open next Tuesday night.", {"next Tuesday night": "2026-03-17TNI"}),
        ("The storm hit on Wednesday night of last week.", {"Wednesday night of last week": "2026-03-04TNI"}),
    ],
)
def test_the_part_of_day_of_a_shifted_weekday(text: str, wanted: dict[str, str]) -> None:
    check(text, FRIDAY, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Police are looking for a man in his 60s.",
        "A woman in her early 30s was hurt.",
        "Two people in their mid-40s drowned.",
        "A driver in his late fifties was fined.",
        "Most voters are in their mid to late 20s.",
        "I left school in my twenties.",
        "Temperatures will climb into the 90s.",
        "Highs in the mid 80s are likely.",
        "Lowe leads among under-30s by nine points.",
        "Pools are free for the over-60s in Hale.",
    ],
)
def test_ages_and_temperatures_are_no_decades(text: str) -> None:
    assert values(text) == []


def test_decades_are_still_decades() -> None:
    check(
        "The mill closed in the 60s. Rents rose in the late 1990s.", FRIDAY, {"the 60s": "196", "the late 1990s": "199"}
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shops burned in the 2021 July unrest.", {"2021 July": "2021-07"}),
        ("He was hurt in the 2019 December fires.", {"2019 December": "2019-12"}),
        ("The 2008 September crash ruined the bank.", {"2008 September": "2008-09"}),
        ("He lost the 2022 May election.", {"2022 May": "2022-05"}),
    ],
)
def test_a_year_before_its_month(text: str, wanted: dict[str, str]) -> None:
    check(text, FRIDAY, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Coach Tuesday said the team was tired.",
        "Clerk April Odom said the roof was safe.",
        "Mr. Friday sold the farm.",
        "June Okoro and April Lane left.",
        "They sailed to Easter Island.",
        "The Easter Island statues were damaged.",
        "She won on Super Tuesday.",
        "Charities raised more on Giving Tuesday.",
        "Black Monday ruined the broker.",
        "He spoke of Bloody Sunday.",
        'She told the programme "60 Minutes" that she was innocent.',
        "The minister appeared on 48 Hours.",
    ],
)
def test_names_hold_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two bands will play on Monday and Tuesday nights.",
         {"Monday": "2026-03-16TNI", "Tuesday nights": "2026-03-17TNI"}),
        ("Shots were fired on Saturday and Sunday nights.",
         {"Saturday": "2026-03-07TNI", "Sunday nights": "2026-03-08TNI"}),
        ("It rained on Tuesday, Wednesday and Thursday mornings.",
         {"Tuesday": "2026-03-10TMO", "Wednesday": "2026-03-11TMO", "Thursday mornings": "2026-03-12TMO"}),
    ],
)  # fmt: skip
def test_a_part_of_day_belongs_to_all_weekdays_before_it(text: str, wanted: dict[str, str]) -> None:
    check(text, FRIDAY, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The court will rule on the 20th.", {"the 20th": "2026-03-20"}),
        ("The two met on the 5th.", {"the 5th": "2026-03-05"}),
        (
            "He was held on May 10, 2025, and freed on the 12th.",
            {"May 10, 2025": "2025-05-10", "the 12th": "2025-05-12"},
        ),
        ("He lives on the 12th floor, and shot a birdie.", {}),
        ("She made a birdie on the 12th.", {}),
        ("He came in on the 45th.", {}),
    ],
)
def test_a_day_of_the_month_alone(text: str, wanted: dict[str, str]) -> None:
    check(text, FRIDAY, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The decades-long war ended.", {"decades-long": "PXE"}),
        ("A months-long siege began.", {"months-long": "PXM"}),
        ("It followed a year-long inquiry.", {"year-long": "P1Y"}),
        ("The five-year-long drought is over.", {"five-year-long": "P5Y"}),
        ("A 24-hour strike began.", {"24-hour": "PT24H"}),
    ],
)
def test_long_attributes_are_durations(text: str, wanted: dict[str, str]) -> None:
    check(text, FRIDAY, wanted)


@pytest.mark.parametrize(
    ("text", "in_name"),
    [
        ("The 9/11 attacks changed the law.", True),
        ("The post-9/11 rules are strict.", True),
        ("Families of 9/11 victims sued.", True),
        ("He was at work on 9/11.", False),
        ("Checks have been strict since 9/11.", False),
    ],
)
def test_the_name_of_an_event_is_no_date(text: str, in_name: bool) -> None:
    (time,) = times(text)
    assert (time.value, time.in_name) == ("2001-09-11", in_name)


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (FRIDAY, "At midnight on Tuesday the law ends.", "2026-03-17T24:00"),
        (FRIDAY, "At noon on Monday the talks begin in Oslo.", "2026-03-16T12:00"),
        (FRIDAY, "On Tuesday the shop closes its doors for good.", "2026-03-17"),
        (FRIDAY, "The minister is headed on Tuesday to Oslo.", "2026-03-17"),
        (FRIDAY, "A strike due to start on Monday, has been called off.", "2026-03-16"),
        (FRIDAY, "The march planned for Saturday has been cancelled.", "2026-03-14"),
        (FRIDAY, "On Tuesday the shop closed its doors for good.", "2026-03-10"),
    ],
)
def test_direction_of_plans(published: str, text: str, value: str) -> None:
    assert value in [time.value for time in times(text, date.fromisoformat(published))]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(9999, 12, 31), "They will leave tomorrow.", "FUTURE_REF"),
        (date(9999, 12, 31), "They will leave next month.", "FUTURE_REF"),
        (date(1, 1, 1), "They left yesterday.", "PAST_REF"),
        (date(1, 1, 1), "They left two years ago.", "PAST_REF"),
    ],
)
def test_past_the_ends_of_the_calendar_there_is_no_day(published: date, text: str, value: str) -> None:
    (time,) = times(text, published)
    assert (time.value, time.start, time.end) == (value, None, None)
    assert time.note == "outside of the years 1 to 9999"


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (date(9999, 12, 31), "They left yesterday.", "9999-12-30"),
        (date(9999, 12, 31), "They left on Tuesday.", "9999-12-28"),
        (date(1, 1, 1), "They will leave on Tuesday.", "0001-01-02"),
    ],
)
def test_within_the_calendar_the_day_is_kept(published: date, text: str, value: str) -> None:
    assert [time.value for time in times(text, published)] == [value]

"""The other value that a time can have, notes on ranges, clocks on a named day, and zones."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest.facts.times.zones import read_zone
from tests.facts.test_times import times

_WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("text", "value", "alternatives"),
    [
        ("The repairs took two to three weeks.", "P2W", ("P3W",)),
        ("The work lasted two or three years.", "P2Y", ("P3Y",)),
        ("The trial lasted five to ten hours.", "PT5H", ("PT10H",)),
        ("The repairs took two weeks.", "P2W", ()),
        ("They met on March 13.", "2024-03-13", ()),
        ("They meet on March 14.", "2024-03-14", ("2023-03-14",)),
        ("The loan will be repaid in five years.", "2029", ("P5Y",)),
        ("The loan will be repaid in three months.", "2024-06", ("P3M",)),
        ("The loan will be repaid in ten days.", "2024-03-23", ("P10D",)),
        ("If he comes on Friday, they will vote.", "2024-03-15", ("2024-03-08",)),
        ("They pay by the Friday deadline.", "2024-03-15", ("2024-03-08",)),
        ("The deadline for bids is Friday.", "2024-03-15", ("2024-03-08",)),
    ],
)
def test_the_value_and_the_other_one(text: str, value: str, alternatives: tuple[str, ...]) -> None:
    (found,) = times(text, _WEDNESDAY)
    assert (found.value, found.alternatives) == (value, alternatives)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The shop opens at 8.15am tomorrow.", "2024-03-14T08:15"),
        ("The shop opened at 8.15am yesterday.", "2024-03-12T08:15"),
        ("The match begins at 7pm tonight.", "2024-03-13T19:00"),
        ("It began at 9.30pm last night.", "2024-03-12T21:30"),
        ("It began at 9 p.m. last night.", "2024-03-12T21:00"),
        ("He spoke at 11.30 on Sunday.", "2024-03-10T11:30"),
    ],
)
def test_a_clock_on_a_named_day(text: str, value: str) -> None:
    (found,) = times(text, _WEDNESDAY)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fair runs from November 12th to 18th.", ["2023-11-12", "2023-11-18"]),
        ("The fair ran from May 4th to 6th.", ["2023-05-04", "2023-05-06"]),
    ],
)
def test_days_of_a_range_as_ordinals(text: str, values: list[str]) -> None:
    first, last = times(text, _WEDNESDAY)
    assert [first.value, last.value] == values
    assert first.note == f"first day of a range that ends on {values[1]}"
    assert last.note is None


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("Sales fell in the 1988 period.", "1988", date(1988, 1, 1), date(1989, 1, 1)),
        ("Profit rose in the third quarter of 2023. It had fallen in the 2021 period.", "2021-Q3",
         date(2021, 7, 1), date(2021, 10, 1)),
        ("Profit rose in the first half of 2023. It had fallen in the 2022 period.", "2022-H1",
         date(2022, 1, 1), date(2022, 7, 1)),
    ],
)  # fmt: skip
def test_the_period_of_a_year_is_the_part_named_last(text: str, value: str, start: date, end: date) -> None:
    found = times(text, _WEDNESDAY)[-1]
    assert found.start is not None
    assert found.end is not None
    assert (found.value, found.start.date(), found.end.date()) == (value, start, end)


@pytest.mark.parametrize(
    ("view", "offset"),
    [
        ("GMT", 0.0),
        ("UTC +8", 8.0),
        ("GMT +5:30", 5.5),
        ("GMT -3:30", -3.5),
        ("GMT -14", -14.0),
        ("GMT +14", 14.0),
        ("GMT +15", None),
        ("GMT -15", None),
        ("local time", None),
    ],
)
def test_zones(view: str, offset: float | None) -> None:
    zone = read_zone(f"at 5 p.m. {view},", 9)
    assert zone is not None
    assert (zone.offset, zone.end) == (offset, 10 + len(view))


def test_no_zone() -> None:
    assert read_zone("at 5 p.m. in Oban", 9) is None

"""Movable feasts, and the comparison of times."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from tests.facts.test_times import times


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("The market is shut during Ramadan.", "2026-02-18", "APPROX"),
        ("Crowds will gather on Eid al-Fitr.", "2026-03-20", "APPROX"),
        ("Prices rose before Eid al-Adha last year.", "2025-06-06", "APPROX"),
        ("Lamps were lit for Diwali 2024.", "2024-10-31", "APPROX"),
        ("Trains were full on Lunar New Year.", "2026-02-17", None),
        ("The shop will close for Passover.", "2026-04-02", None),
        ("The fair opened on Hanukkah 2024.", "2024-12-26", None),
        ("They met on Orthodox Easter 2024.", "2024-05-05", None),
    ],
)
def test_movable_feasts(text: str, value: str, mod: str | None) -> None:
    (time,) = times(text)
    assert (time.value, time.mod) == (value, mod)
    assert (time.note is not None) == (mod == "APPROX")


def test_a_month_of_fasting_is_a_month() -> None:
    (time,) = times("The market is shut during Ramadan.")
    assert (time.start, time.end) == (datetime(2026, 2, 18), datetime(2026, 3, 20))


def test_zoned_and_naive_times_compare() -> None:
    zoned, naive = times("Talks began at 14:00 GMT on March 3, 2026. A march began at 1 p.m. on March 3, 2026.")
    east = timezone(timedelta(hours=-5))
    assert naive.precedes(zoned)
    assert zoned.precedes(naive, east)
    assert not naive.overlaps(zoned)


def test_a_duration_neither_precedes_nor_overlaps() -> None:
    length, day = times("For three weeks it rained. It stopped on March 3, 2026.")
    assert length.bounds() is None
    assert not length.precedes(day)
    assert not day.overlaps(length)


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("They met on Friday.", "XXXX-WXX-5", "the week is not known"),
        ("They met on May 3.", "XXXX-05-03", "the year is not known"),
        ("They met in May.", "XXXX-05", "the year is not known"),
        ("They met at 10 p.m.", "XXXX-XX-XXT22:00", "the day is not known"),
        ("They met on May 3, 2024.", "2024-05-03", None),
    ],
)
def test_what_is_missing_of_a_partial_value_is_noted(text: str, value: str, note: str | None) -> None:
    (time,) = times(text, None)
    assert (time.value, time.note) == (value, note)

"""The table of normalisers: the name that a rule gives -> the function that reads its match."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from newsdigest.facts.times import clocks, days, feast_days, lengths, months, periods, quarters, weekdays
from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved

__all__ = ["NORMALISERS", "Normaliser"]

Normaliser = Callable[[Captured, ResolutionContext], "Resolved | None"]
"""Reads one match; None refuses it: no such date, or not a time after all."""


def refuse(words: Captured, context: ResolutionContext) -> Resolved | None:
    """What only looks like a time: an age, three-quarters of something."""
    return None


NORMALISERS: Mapping[str, Normaliser] = MappingProxyType(
    {
        "ago_day": periods.ago_day,
        "bare_day": days.bare_day,
        "century": months.century,
        "clock": clocks.clock,
        "clock_on_day": clocks.clock_on_day,
        "day_of_month": days.day_of_month,
        "dayword": days.dayword,
        "decade": months.decade,
        "duration": lengths.duration,
        "duration_bare": lengths.duration_bare,
        "duration_one": lengths.duration_one,
        "era_year": months.era_year,
        "every": lengths.every,
        "famous_day": days.famous_day,
        "from_day": periods.from_day,
        "half": quarters.half,
        "half_hour": lengths.half_hour,
        "holiday": feast_days.holiday_date,
        "iso_date": days.iso_date,
        "iso_week": days.iso_week,
        "month": months.month,
        "month_day": days.month_day,
        "nth_weekday": weekdays.nth_weekday,
        "nightword": clocks.nightword,
        "offset": periods.offset,
        "part_of_day": clocks.part_of_day,
        "past_unit": lengths.past_unit,
        "plural_days": lengths.plural_days,
        "quarter": quarters.quarter,
        "reference_word": periods.reference_word,
        "refuse": refuse,
        "season": months.season,
        "shifted_unit": periods.shifted_unit,
        "slash_date": days.slash_date,
        "small_hours": clocks.small_hours,
        "soon": periods.soon,
        "some_time": lengths.some_time,
        "story_offset": periods.story_offset,
        "story_period": quarters.story_period,
        "story_unit": periods.story_unit,
        "then": periods.then,
        "unit_end": periods.unit_end,
        "week_of_day": periods.week_of_day,
        "weekday": weekdays.weekday,
        "weekday_date": weekdays.weekday_date,
        "whole_unit": periods.whole_unit,
        "year": months.year,
        "year_ago_period": quarters.year_ago_period,
    }
)

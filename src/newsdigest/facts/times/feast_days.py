"""Normalisers of holidays and feasts: "Thanksgiving", "last Christmas", "the start of Ramadan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

import attrs

from newsdigest.facts.times.grammar import Captured
from newsdigest.facts.times.holidays import feasts, holiday, occurrences
from newsdigest.facts.times.resolution import day_value, pick, stage, written_year
from newsdigest.facts.times.resolution_context import ResolutionContext, Resolved

__all__ = ["OBSERVED_NOTE", "holiday_date", "holiday_name"]


def holiday_date(words: Captured, context: ResolutionContext) -> Resolved | None:
    """Read "Thanksgiving", "Easter Monday 2025", "last Christmas"."""
    name = holiday_name(words)
    found = _holiday_day(name, words, context)
    feast = feasts().get(name)
    if found is None or feast is None or found.day is None:
        return found
    end = feast.end(found.day)
    first, last = (datetime.combine(day, time()) for day in (found.day, end))
    mod = found.mod or ("APPROX" if feast.approximate else None)
    note = OBSERVED_NOTE if feast.approximate else None
    if feast.length == 1:
        return attrs.evolve(found, mod=mod, note=note)
    return attrs.evolve(found, mod=mod, note=note, start=first, end=last)


OBSERVED_NOTE = "a feast by the moon: the day observed may be one earlier or later"
"""The note of feasts whose day is by observation."""


def holiday_name(words: Captured) -> str:
    """The name of a holiday as the tables write it."""
    return (
        re.sub(r" ([.'])", r"\1", words.word("name"))
        .replace("' s", "'s")
        .replace("st patrick", "st. patrick")
        .replace(" - ", "-")
    )


def _holiday_day(name: str, words: Captured, context: ResolutionContext) -> Resolved | None:
    full = int(words.word("YEAR")) if words.has("YEAR") else None
    if words.has("SHIFT") and words.has("year"):
        full = written_year(words, context)
    if full is not None:
        found = holiday(name, full)
        return day_value(found, mod=stage(words), confidence=0.95) if found else None
    if context.today is None:
        return None
    days = occurrences(name, context.today.year - 1, context.today.year + 1)
    running = _running(name, days, context.today)
    if running is not None:
        return day_value(running, mod=stage(words))
    return _near_day(days, words, context, context.today) if len(days) > 2 else None


def _running(name: str, days: Sequence[date], today: date) -> date | None:
    """The feast that is going on: one of several days, or today alone."""
    feast = feasts().get(name)
    begun = [day for day in days if feast and day <= today < feast.end(day)]
    if begun:
        return begun[-1]
    return today if today in days and len(days) > 2 else None


def _near_day(days: Sequence[date], words: Captured, context: ResolutionContext, today: date) -> Resolved | None:
    """The feast before or after today, as "last" and "next" or the tense say."""
    previous = [day for day in days if day < today][-1]
    ahead = next(day for day in days if day > today)
    if words.has("SHIFT"):
        shift = words.number("SHIFT")
        this = next(day for day in days if day.year == today.year) if shift == 0 else previous if shift < 0 else ahead
        return day_value(this, mod=stage(words), confidence=0.85)
    chosen, other, sure = pick(previous, ahead, "day", context)
    return day_value(chosen, mod=stage(words), confidence=sure, other=other)

"""Times by the clock held against each other: "half past six" against "6:30 pm", "midnight" against "12 a.m."."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsdigest.facts.times.calendars import PART_HOURS
from newsdigest.facts.times.clocks import NO_DAY
from newsdigest.lexicon.calendar import CALENDAR, DEICTIC_DAYS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.facts import Time

__all__ = ["clock_agreement"]

_VALUE = re.compile(r"(.+)T(\d\d):(\d\d)(?::\d\d)?")
_HALF_NAMED = re.compile(
    r"\b(?:[ap]\.?m\b|noon|midday|midnight|morning|afternoon|evening|night|tonight)|[ap]m\b|\b(?:0\d|\d{4})",
    re.IGNORECASE,
)
"""What says which half of the day an hour from one to twelve belongs to: "p.m.", "in the evening", "06:30", "0630"."""

_EDGE = re.compile(r"\b(?:early|late|small hours)\b", re.IGNORECASE)
_PART = re.compile(r"(.+)T([A-Z]{2})")
_DAY_NAMED = re.compile(rf"\b(?:{any_of(CALENDAR, DEICTIC_DAYS)})|tonight|this |last |next |\b\d{{4}}-", re.IGNORECASE)
_PART_OF_DAY = 0.95
"""What "in the morning" agrees with "at 10:30"; the hour is a detail that it leaves out."""

_NOON, _DAY = 12 * 60, 24 * 60
_SAME, _SAID_OTHERWISE = 1.0, 0.95
_ROUGHLY, _NEAR = 0.95, 10
"""What a time agrees with one that it rounds ("about noon"), and by how many minutes these may differ."""


class _Clock(NamedTuple):
    """A time of day: its day where the text names one, the minute, and whether a.m. or p.m. is left open."""

    day: str
    minute: int
    open: bool


def clock_agreement(ours: Time, theirs: Time) -> float | None:
    """How far two times by the clock agree; None where one is none, or is one of another day or of a zone.

    Where one leaves open which half of the day it means ("half past six"), it agrees with either.
    """
    one, two = _clock(ours), _clock(theirs)
    if one is None:
        return _PART_OF_DAY if _is_within(two, ours) else None
    if two is None or (one.day != two.day and NO_DAY not in (one.day, two.day)):
        return None
    whole = _NOON if one.open or two.open else _DAY
    apart = abs(one.minute - two.minute) % whole
    if not apart:
        return _SAME if one.minute == two.minute and not one.open and not two.open else _SAID_OTHERWISE
    rounded = "APPROX" in (ours.mod, theirs.mod)
    return _ROUGHLY if rounded and min(apart, whole - apart) <= _NEAR else 0.0


def _is_within(clock: _Clock | None, part: Time) -> bool:
    """Whether a time by the clock is one of a part of the day: 10:30 of the morning."""
    found = _PART.fullmatch(part.value)
    if clock is None or found is None or found[2] not in PART_HOURS or _EDGE.search(part.text):
        return False
    day = found[1] if _DAY_NAMED.search(part.text) else NO_DAY
    first, last = (60 * hour for hour in PART_HOURS[found[2]])
    minutes = {clock.minute % _NOON, clock.minute % _NOON + _NOON} if clock.open else {clock.minute}
    inside = any(first <= minute + later < last for minute in minutes for later in (0, _DAY))
    return inside and (day == clock.day or NO_DAY in (day, clock.day))


def _clock(time: Time) -> _Clock | None:
    found = _VALUE.fullmatch(time.value)
    if found is None:
        return None
    hour = int(found[2])
    day = found[1] if _DAY_NAMED.search(time.text) else NO_DAY
    is_open = 1 <= hour <= 12 and not _HALF_NAMED.search(time.text)
    return _Clock(day, hour * 60 + int(found[3]), is_open)

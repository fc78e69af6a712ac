"""Calendar periods so many steps from a day: the week before, the next quarter, this decade."""

from __future__ import annotations

from datetime import date

import attrs

from newsdigest.facts.times.calendars import GRANULARITIES, day_of, month_of, quarter_of, shift_months, week_of
from newsdigest.facts.times.resolution import day_value, unit_value
from newsdigest.facts.times.resolution_context import Resolved
from newsdigest.model.enums import Granularity

__all__ = ["period"]


def period(unit: str, base: date, step: int, mod: str | None, confidence: float = 0.9) -> Resolved | None:
    """The period of ``unit`` that lies ``step`` periods from the one around ``base``; None for hours and less."""
    if unit == "D":
        return attrs.evolve(day_value(day_of(base, step), mod=mod, confidence=confidence))
    if unit in {"W", "WE"}:
        monday = day_of(base, 7 * step - base.weekday())
        start = monday if unit == "W" else day_of(monday, 5)
        value = week_of(monday) + ("-WE" if unit == "WE" else "")
        return unit_value(value, start, GRANULARITIES[unit], mod=mod, confidence=confidence)
    if unit == "M":
        start = shift_months(base.replace(day=1), step)
        return unit_value(month_of(start), start, Granularity.MONTH, mod=mod, confidence=confidence)
    if unit == "Q":
        start = shift_months(base.replace(day=1, month=base.month - (base.month - 1) % 3), 3 * step)
        return unit_value(quarter_of(start), start, Granularity.QUARTER, mod=mod, confidence=confidence)
    years = {"Y": 1, "E": 10, "C": 100}.get(unit)
    if years is None:
        return None
    first = base.year // years * years + step * years
    if not 1 <= first <= 9998:
        return None
    value = f"{first // years:0{ {1: 4, 10: 3, 100: 2}[years] }d}"
    return unit_value(value, date(first, 1, 1), GRANULARITIES[unit], mod=mod, confidence=confidence)

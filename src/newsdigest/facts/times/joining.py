"""Joining of a time of day with the day beside it.

"10 p.m. on Wednesday", "midnight Tuesday night" and "Friday night at 9 p.m." are one time each; the start of "from 9
a.m. to 11 a.m. on Monday" takes the day of its end.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import attrs

from newsdigest.facts.times.calendars import day_of
from newsdigest.facts.times.lists import Timex
from newsdigest.facts.times.resolution_context import Resolved
from newsdigest.facts.times.zones import zone_offset
from newsdigest.model.enums import Granularity, TimeType

__all__ = ["joined"]

_LINK_AFTER = re.compile(r",? (?:on |of )?(?:the )?|,? ?\(?")  # "10 p.m. on Wednesday", "noon Thursday"
_LINK_BEFORE = re.compile(r",? (?:at |in the |in )?(?:about |around )?")  # "Wednesday at 10 p.m."
_LINK_RANGE = re.compile(r" ?(?:and|to|until|till|through|-) ?")
_LONGEST_LINK = 16  # characters
_SMALL_HOUR = 6  # hours of a night before this one belong to the day after


def joined(timexes: list[Timex], view: str) -> list[Timex]:
    """The expressions, with times of day and their days as one each."""
    found: list[Timex] = []
    for timex in timexes:
        if len(found) > 1 and _is_repeated(found[-2], found[-1], view):
            whole = found[-2]._replace(end=found[-1].end + 1)
            merged = _merge(whole, timex, view)
            if merged is not None:
                found[-2:] = [merged]
                continue
        merged = _merge(found[-1], timex, view) if found else None
        if merged is None:
            found.append(timex)
        else:
            found[-1] = merged
    return _with_the_day_of_the_range(found, view)


def _is_repeated(clock: Timex, other: Timex, view: str) -> bool:
    """Whether a time of day is repeated in brackets, for another zone: "midnight (2300 GMT) on Thursday"."""
    clocks = _is_time_of_day(clock.resolved) and _is_time_of_day(other.resolved)
    return clocks and view[clock.end : other.start] == " (" and view[other.end : other.end + 1] == ")"


def _merge(left: Timex, right: Timex, view: str) -> Timex | None:
    if right.start - left.end > _LONGEST_LINK or left.block != right.block:
        return None
    gap = view[left.end : right.start]
    if _is_time_of_day(left.resolved) and _is_day(right.resolved) and _LINK_AFTER.fullmatch(gap):
        return _at(left, right, left, right)
    if _is_day(left.resolved) and _is_time_of_day(right.resolved) and _LINK_BEFORE.fullmatch(gap):
        return _at(left, right, right, left)
    if _is_clock(left.resolved) and _has_part_of_day(right.resolved) and gap.strip() in {"", "on"}:
        return _at(left, right, _after_noon(left, right), _without_its_part(right, left))
    if _has_part_of_day(left.resolved) and _is_clock(right.resolved) and gap.strip(" ,") == "at":
        return _at(left, right, _after_noon(right, left), _without_its_part(left, right))
    return None


def _is_time_of_day(resolved: Resolved) -> bool:
    return resolved.type == TimeType.TIME and bool(resolved.suffix)


def _is_clock(resolved: Resolved) -> bool:
    """Whether it is a time by the clock without a day of its own."""
    return _is_time_of_day(resolved) and resolved.borrowed_day and resolved.suffix[1].isdigit()


def _has_part_of_day(resolved: Resolved) -> bool:
    """Whether it is a part of a day that it names: "Monday night", "tonight"."""
    own = _is_time_of_day(resolved) and not resolved.borrowed_day and resolved.day is not None
    return own and not resolved.suffix[1].isdigit()


def _is_day(resolved: Resolved) -> bool:
    return resolved.type == TimeType.DATE and resolved.unit == Granularity.DAY and not resolved.suffix


def _after_noon(clock: Timex, part: Timex) -> Timex:
    """A time by the clock in hours after noon, where its part of the day says so: "10 o'clock on Monday night"."""
    suffix = clock.resolved.suffix
    hour = int(suffix[1:3])
    if hour not in _AFTER_NOON.get(part.resolved.suffix, ()):
        return clock
    return clock._replace(resolved=attrs.evolve(clock.resolved, suffix=f"T{hour + 12}{suffix[3:]}"))


_AFTER_NOON = {"TAF": range(1, 7), "TEV": range(4, 12), "TNI": range(_SMALL_HOUR, 12)}
"""The hours of the clock's face that are after noon in a part of the day."""


def _without_its_part(part: Timex, clock: Timex) -> Timex:
    """The day of a part of day: the small hours of "Friday night at 2 a.m." belong to Saturday."""
    resolved, hour = part.resolved, int(clock.resolved.suffix[1:3])
    day = resolved.day
    if day is not None and resolved.suffix == "TNI" and hour < _SMALL_HOUR:
        day = day_of(day, 1)
    value = day.isoformat() if day is not None else resolved.value
    return part._replace(resolved=attrs.evolve(resolved, value=value, day=day, suffix="", alternatives=()))


def _at(left: Timex, right: Timex, time: Timex, day: Timex) -> Timex:
    """One timex from the first character of ``left`` to the last of ``right``: the time of day on that day."""
    resolved = _on_the_day_of(time.resolved, day.resolved, day.resolved.value)
    resolved = attrs.evolve(resolved, mod=time.resolved.mod or day.resolved.mod)
    return left._replace(resolved=resolved, end=right.end)


def _on_the_day_of(time: Resolved, day: Resolved, value: str) -> Resolved:
    offset = zone_offset(*time.zone, day.day) if time.zone is not None and day.day is not None else time.offset
    return attrs.evolve(
        time,
        offset=offset,
        value=value + time.suffix,
        day=day.day,
        unit=Granularity.DAY if day.day else None,
        confidence=day.confidence,
        inferred=day.inferred,
        borrowed_day=False,
        alternatives=tuple(other.partition("T")[0] + time.suffix for other in day.alternatives),
    )


def _with_the_day_of_the_range(timexes: list[Timex], view: str) -> list[Timex]:
    """The start of "between 9 p.m. and 11 p.m. on Tuesday" is on Tuesday as its end is."""
    found = list(timexes)
    for index, (left, right) in enumerate(pairwise(timexes)):
        same = left.block == right.block and _LINK_RANGE.fullmatch(view[left.end : right.start])
        if same and _is_clock(left.resolved) and _names_its_day(right.resolved):
            day = right.resolved.day
            if left.resolved.suffix > right.resolved.suffix and day is not None and day > date.min:
                day = day_of(day, -1)  # "between 10 p.m. and 2 a.m. on Tuesday"
            head = day.isoformat() if day else right.resolved.value.partition("T")[0]
            last = attrs.evolve(right.resolved, day=day, alternatives=())
            found[index] = left._replace(resolved=_on_the_day_of(left.resolved, last, head))
    return found


def _names_its_day(resolved: Resolved) -> bool:
    return _is_time_of_day(resolved) and not resolved.borrowed_day and resolved.suffix[1].isdigit()

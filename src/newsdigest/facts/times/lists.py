"""Lists and ranges that share a part: "November 12 to 18", "Monday and Tuesday nights", "1939-45".

One match of the grammar gives several times, each with its own span.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import attrs

from newsdigest.facts.times.calendars import day_of, make_day
from newsdigest.facts.times.matching import TimexMatch
from newsdigest.facts.times.resolution import day_names
from newsdigest.facts.times.resolution_context import Resolved
from newsdigest.model.enums import BlockKind, TimeType

__all__ = ["Timex", "parts_of"]


class Timex(NamedTuple):
    """A resolved expression, with its place in the article."""

    resolved: Resolved
    start: int
    end: int
    block: BlockKind
    sentence: int | None
    salience: float


def parts_of(timex: Timex, match: TimexMatch, is_count: Callable[[int], bool]) -> Iterator[Timex]:
    """The times of a match, ``timex`` itself where it is a single one.

    Args:
        timex: the match, resolved as a whole.
        match: the match.
        is_count: whether a number that ends at a position counts what follows it, as in "May 3 and 12 people".
    """
    rule = match.found.rule.name
    if rule == "day_list":
        yield from _days(timex, match, is_count)
    elif rule == "night_list":
        yield from _nights(timex, match)
    elif rule == "year_range":
        yield from _years(timex, match)
    else:
        yield timex


def _days(timex: Timex, match: TimexMatch, is_count: Callable[[int], bool]) -> Iterator[Timex]:
    """The days of "November 12 to 18" or "4, 5 and 11 May", each a time of its own that shares the month."""
    words, base = match.found.captured, timex.resolved.day
    timexes = [timex]
    for name in day_names(words)[1:]:
        piece = words.places[name]
        start, end = match.pieces.starts[piece], match.pieces.end(piece)
        day = make_day(base.year, base.month, int(re.sub(r"\D", "", words.word(name)))) if base else None
        if day is not None and not (name == "DAY_2" and is_count(end)):
            resolved = attrs.evolve(timex.resolved, value=day.isoformat(), day=day, alternatives=(), note=None)
            timexes.append(timex._replace(resolved=resolved, start=start, end=end))
    timexes.sort(key=lambda found: found.start)
    yield from _with_the_end(timexes) if words.has("range") and len(timexes) == 2 else timexes


def _with_the_end(timexes: list[Timex]) -> list[Timex]:
    """The first and the last time of a range; the first says where it ends."""
    first, last = timexes
    unit = first.resolved.unit
    note = f"first {unit.value if unit else 'part'} of a range that ends on {last.resolved.value}"
    return [first._replace(resolved=attrs.evolve(first.resolved, note=note)), last]


def _nights(timex: Timex, match: TimexMatch) -> Iterator[Timex]:
    """The nights of "Monday and Tuesday nights", each a time of its own: the part of day belongs to all of them."""
    words, day = match.found.captured, timex.resolved.day
    suffix = f"T{words.value('PARTS')}"
    last_name = "WEEKDAY_3" if words.has("WEEKDAY_3") else "WEEKDAY_2"
    for name in ("WEEKDAY", "WEEKDAY_2", "WEEKDAY_3"):
        if day is None or not words.has(name):
            continue
        piece = words.places[name]
        last = match.found.last - 1 if name == last_name else piece
        day = day_of(day, (words.number(name) - day.weekday()) % 7)
        resolved = attrs.evolve(
            timex.resolved, type=TimeType.TIME, value=day.isoformat() + suffix, day=day, suffix=suffix, alternatives=()
        )
        yield timex._replace(resolved=resolved, start=match.pieces.starts[piece], end=match.pieces.end(last))


def _years(timex: Timex, match: TimexMatch) -> Iterator[Timex]:
    """The years of "1939-45"; two that follow one another ("the 2008-09 season") are one time."""
    words, day = match.found.captured, timex.resolved.day
    if day is None:
        return
    second = day.year - day.year % 100 + int(words.word("YY"))
    if second <= day.year + 1:
        yield timex
        return
    first_piece, last_piece = words.places["YEAR"], words.places["YY"]
    start, end = match.pieces.starts[last_piece], match.pieces.end(last_piece)
    last = attrs.evolve(timex.resolved, value=f"{second:04d}", day=date(second, 1, 1), mod=None, inferred=True)
    first = timex._replace(end=match.pieces.end(first_piece))
    yield from _with_the_end([first, timex._replace(resolved=last, start=start, end=end)])

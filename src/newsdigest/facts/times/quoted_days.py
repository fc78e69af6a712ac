"""Deictic days inside quotation marks: "today" is the day on which the words were said.

'He said on Tuesday: "Today we start again."' names Tuesday, whatever day the report is of. Used is the one day of the
week up to publication that the paragraph names outside its quotation marks; with none or several, the day of
publication stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from newsdigest.facts.times.calendars import day_of
from newsdigest.facts.times.lists import Timex
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import Granularity

__all__ = ["with_days_of_speech"]

_DEICTIC = re.compile(
    r"(?:(?:early|late|later|earlier) )?"
    r"(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"\n]+"|\u201c[^\u201c\u201d\n]+\u201d')
_A_WEEK = timedelta(7)


def with_days_of_speech(timexes: Sequence[Timex], analysis: Analysis, today: date | None) -> list[Timex]:
    """The expressions, with deictic days in quotation marks counted from the day of speech.

    Args:
        timexes: the resolved expressions in reading order.
        analysis: the article they are of.
        today: the document time.
    """
    deictic = [index for index, timex in enumerate(timexes) if _is_deictic(timex, analysis.view)]
    found = list(timexes)
    if today is None or not deictic:
        return found
    quoted = [match.span() for match in _QUOTED.finditer(analysis.view)]
    for index in deictic:
        timex = timexes[index]
        if _is_within(timex, quoted):
            day = _day_of_speech(timex, timexes, quoted, analysis, today)
            found[index] = _moved(timex, day - today) if day is not None else timex
    return found


def _is_deictic(timex: Timex, view: str) -> bool:
    return timex.resolved.day is not None and _DEICTIC.match(view, timex.start) is not None


def _is_within(timex: Timex, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= timex.start and timex.end <= end for start, end in spans)


def _day_of_speech(
    timex: Timex, timexes: Sequence[Timex], quoted: Sequence[tuple[int, int]], analysis: Analysis, today: date
) -> date | None:
    block = _block(timex, analysis)
    days = {
        other.resolved.day
        for other in timexes
        if other.resolved.unit == Granularity.DAY
        and not other.resolved.borrowed_day
        and _block(other, analysis) == block
        and not _is_within(other, quoted)
    }
    near = [day for day in days if day is not None and today - _A_WEEK < day <= today]
    return near[0] if len(days) == len(near) == 1 else None


def _block(timex: Timex, analysis: Analysis) -> int | None:
    return None if timex.sentence is None else analysis.sentences[timex.sentence].block


def _moved(timex: Timex, step: timedelta) -> Timex:
    resolved, day = timex.resolved, timex.resolved.day
    if day is None or not step:
        return timex
    moved = day_of(day, step.days)
    value = moved.isoformat() + resolved.value[10:]
    resolved = attrs.evolve(resolved, value=value, day=moved, alternatives=(resolved.value,), confidence=0.75)
    return timex._replace(resolved=resolved)

"""Dated events in the order of time.

Each time that the article names dates one event: the nearest one. Attributions, conditional events and events that
are not understood alone are left out, and an event that is repeated is listed once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone

from newsdigest.model.enums import EventStatus
from newsdigest.model.facts import Event
from newsdigest.model.span import Span
from newsdigest.ranking.self_contained import stands_alone

__all__ = ["timeline"]

_LATE_PREDICATE = 3


def timeline(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events whose time has an interval, earliest first, one for each time that the article names.

    Where two begin together, the shorter one comes first ("10 a.m." before the whole day, the day before its month),
    then the one that is first in the text. Zoned and naive times are compared by their clock reading, as UTC.
    """
    nearest: dict[Span, Event] = {}
    for event in events:
        if event.when is None or event.when.start is None or event.status is EventStatus.CONDITIONAL:
            continue
        known = nearest.get(event.when.span)
        if stands_alone(event) and (known is None or _is_nearer(event, known)):
            nearest[event.when.span] = event
    distinct: dict[tuple[str, str], Event] = {}
    for event in sorted(nearest.values(), key=lambda event: event.span.start):
        distinct.setdefault((event.when.value if event.when else "", event.predicate), event)
    return tuple(sorted(distinct.values(), key=_position))


def _is_nearer(event: Event, known: Event) -> bool:
    """Whether the time is rather that of ``event``; of two that hold each other, the whole."""
    one, other = _distance(event), _distance(known)
    if one[0] and other[0] and (event.span in known.span or known.span in event.span):
        return known.span in event.span
    return one < other


def _distance(event: Event) -> tuple[bool, int]:
    """The distance of the event from its time: within its words, else by characters from its predicate.

    A time follows its verb more often than it opens the next clause ("will meet next week to sign").
    """
    time, predicate = event.when.span if event.when else event.span, event.predicate_span
    return time not in event.span, max(time.start - predicate.end, _LATE_PREDICATE * (predicate.start - time.end), 0)


def _position(event: Event) -> tuple[datetime, datetime, int]:
    start = event.when.start if event.when else None
    end = event.when.end if event.when else None
    return _plain(start), _plain(end or start), event.span.start


def _plain(moment: datetime | None) -> datetime:
    if moment is None:
        return datetime.max
    return moment.astimezone(timezone.utc).replace(tzinfo=None) if moment.tzinfo else moment

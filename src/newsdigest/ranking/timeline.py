"""Dated events in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone

from newsdigest.model.facts import Event

__all__ = ["timeline"]


def timeline(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events whose time has an interval, earliest first.

    Where two begin together, the shorter one comes first ("10 a.m." before the whole day, the day before its month),
    then the one told first. Zoned and naive times are compared by their clock reading, as UTC.
    """
    dated = [event for event in events if event.when is not None and event.when.start is not None]
    return tuple(sorted(dated, key=_position))


def _position(event: Event) -> tuple[datetime, datetime, int]:
    start = event.when.start if event.when else None
    end = event.when.end if event.when else None
    return _plain(start), _plain(end or start), event.span.start


def _plain(moment: datetime | None) -> datetime:
    if moment is None:
        return datetime.max
    return moment.astimezone(timezone.utc).replace(tzinfo=None) if moment.tzinfo else moment

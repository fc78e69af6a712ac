"""The places of events, written once: an event's place leaves its mentions to the same place in ``places``.

An event carries its place whole. Where a country is named a thousand times and a thousand events happen there, writing
all mentions with each event would make a document grow with the square of its article. So the mentions of a place that
stands in ``places`` are left out of events, and put back on reading. A place that does not stand there keeps its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Event, Place
from newsdigest.model.span import Span
from newsdigest.renderers.plain_values import unstructure

__all__ = ["digest_fields", "with_mentions"]

_D = TypeVar("_D", bound=Digest)
_EVENTS: Final = ("what", "events", "timeline")


def digest_fields(digest: Digest) -> dict[str, object]:
    """``digest`` as plain data, the known places of its events without their mentions."""
    known = _by_name(digest)
    light: dict[int, Place] = {}  # by identity: hashing a place would look at all its mentions again

    def lightened(event: Event) -> Event:
        place = event.where
        if place is None or not _is_known(place, known):
            return event
        return attrs.evolve(event, where=light.setdefault(id(place), attrs.evolve(place, mentions=())))

    events = {name: tuple(map(lightened, getattr(digest, name))) for name in _EVENTS}
    plain = unstructure(attrs.evolve(digest, **events))  # type: ignore[arg-type]
    for name in _EVENTS:
        rows = plain[name]
        assert isinstance(rows, list)  # noqa: S101 - a tuple, unstructured
        for event, row in zip(getattr(digest, name), rows, strict=True):
            if event.where is not None and _is_known(event.where, known):
                del row["where"]["mentions"]
    return plain


def _by_name(digest: Digest) -> dict[tuple[Span, str], Place]:
    return {(place.span, place.name): place for place in reversed(digest.places)}


def _is_known(place: Place, known: Mapping[tuple[Span, str], Place]) -> bool:
    """Whether the place's mentions are those of a listed place; its scores, say, may differ."""
    found = known.get((place.span, place.name))
    return found is not None and (found.mentions is place.mentions or found.mentions == place.mentions)


def with_mentions(digest: _D, plain: object) -> _D:
    """``digest``, just read from ``plain``, with the mentions that were left out put back.

    Raises:
        ParseError: the place of an event has no mentions, and does not stand among the places.
    """
    known = _by_name(digest)
    changed: dict[str, tuple[Event, ...]] = {}
    for name in _EVENTS:
        rows: object = plain.get(name, ()) if isinstance(plain, Mapping) else ()
        events: tuple[Event, ...] = getattr(digest, name)
        if isinstance(rows, (list, tuple)):
            changed[name] = tuple(_restored(event, row, known) for event, row in zip(events, rows, strict=True))
    return attrs.evolve(digest, **changed)  # type: ignore[arg-type]


def _restored(event: Event, row: object, known: Mapping[tuple[Span, str], Place]) -> Event:
    where: object = row.get("where") if isinstance(row, Mapping) else None
    if event.where is None or not isinstance(where, Mapping) or "mentions" in where:
        return event
    place = known.get((event.where.span, event.where.name))
    if place is None:
        raise ParseError(
            f"not a valid document: the place {event.where.name[:80]!r} of an event is not among the places"
        )
    return attrs.evolve(event, where=attrs.evolve(event.where, mentions=place.mentions))

"""Copies of values with other fields, for stages that complete what another stage has found."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple, TypeVar

import attrs

__all__ = ["slot_setters", "with_fields"]

_T = TypeVar("_T", bound=attrs.AttrsInstance)
_set = object.__setattr__


class _Slots(NamedTuple):
    """What reads all fields of a slotted class at once, and what sets each of them."""

    read: Callable[[object], tuple[object, ...]]
    setters: tuple[Callable[[object, object], None], ...]


_known: dict[type, _Slots] = {}


def with_fields(value: _T, **fields: object) -> _T:
    """A copy of a frozen value with other ``fields``: ``attrs.evolve`` without converters and validators.

    It takes a third of the time, which shows where every event, actor and quotation of an article is completed. The
    stages that use it set what they have computed themselves; values of a caller go through ``attrs.evolve``.

    Args:
        value: of a slotted class with two fields or more.
        fields: the new contents by the names of the fields.

    >>> from newsdigest.model.span import Span
    >>> with_fields(Span(2, 5), end=9)
    Span(start=2, end=9)
    """
    slots = _known.get(type(value)) or _slots_of(type(value))
    copied: _T = object.__new__(type(value))
    for set_field, content in zip(slots.setters, slots.read(value), strict=True):
        set_field(copied, content)
    for name, content in fields.items():
        _set(copied, name, content)
    return copied


def _slots_of(kind: type[attrs.AttrsInstance]) -> _Slots:
    setters = slot_setters(kind)
    found = _known[kind] = _Slots(attrgetter(*setters), tuple(setters.values()))
    return found


def slot_setters(kind: type[attrs.AttrsInstance]) -> dict[str, Callable[[object, object], None]]:
    """What sets each field of a new object of a slotted class, frozen or not, without converters and validators."""
    return {field.name: getattr(kind, field.name).__set__ for field in attrs.fields(kind)}

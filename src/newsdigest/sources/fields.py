"""Reading fields out of mappings whose values may be anything: null, numbers, lists, nested objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeGuard

__all__ = ["as_mapping", "first_date", "first_text", "names_of", "text_of", "texts_of"]

_TEXT_KEYS = ("value", "@value", "name", "#text", "title", "text", "label", "content")
_NAME_KEYS = ("name", "byline", "value", "@value", "full_name", "title", "label")
_MAX_ENTRIES = 2000


def first_text(data: Mapping[str, object], keys: Sequence[str]) -> str | None:
    """The text of the first of ``keys`` that holds any."""
    return next((text for key in keys if (text := text_of(data.get(key)))), None)


def first_date(data: Mapping[str, object], keys: Sequence[str]) -> object:
    """The value of the first of ``keys`` that is neither missing nor empty: a date, or what should be one."""
    for key in keys:
        value = data.get(key)
        if isinstance(value, date):
            return value
        if text := text_of(value):
            return text
    return None


def text_of(value: object) -> str | None:
    """The text in a field: a string, an object's value or name, or the first of a list that has one."""
    return next(_texts(value, _TEXT_KEYS, 0), None)


def texts_of(value: object) -> tuple[str, ...]:
    """All texts in a field, in order."""
    return tuple(_texts(value, _TEXT_KEYS, 0))


def names_of(value: object) -> tuple[str, ...]:
    """The names in an author field: strings, objects with a name, or lists of them."""
    return tuple(_texts(value, _NAME_KEYS, 0))


def as_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether the value is an object of fields."""
    return isinstance(value, Mapping)


def _texts(value: object, keys: Sequence[str], depth: int) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value.strip("\ufeff") if value.startswith("\ufeff") else value
    elif depth > 3:
        return
    elif isinstance(value, Mapping):
        for key in keys:
            if key in value:
                found = next(_texts(value[key], keys, depth + 1), None)
                if found:
                    yield found
                    return
    elif isinstance(value, list | tuple):
        for entry in value[:_MAX_ENTRIES]:
            yield from _texts(entry, keys, depth + 1)

"""Value types to plain dictionaries, lists, strings and numbers, and back, without loss and without coercion.

cattrs derives the work from the attrs types; the hooks here say what JSON lacks: dates (ISO 8601; one without a time
is a ``date``, one with a time a ``datetime``) and strictness. Plain cattrs would take ``5`` for a text, a
string for a list of texts and ``True`` for an offset; a document with such a value is not one of ours, so
each hook refuses it. The converter is built once, on first use, under a lock: it is shared and must not be changed.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeGuard, TypeVar, get_args, get_origin

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import BaseConverter, Converter

__all__ = ["check_grounded", "parse_moment", "structure", "unstructure"]

_T = TypeVar("_T")
_lock = threading.Lock()
_built: list[Converter] = []
_MOST_FAULTS_TOLD: Final = 3
_PLAIN: Final = (str, int, float, bool)


def unstructure(value: object) -> dict[str, object]:
    """``value`` as plain data, every field written out."""
    plain: dict[str, object] = _converter().unstructure(value)
    return plain


def structure(data: object, kind: type[_T], path: str = "$") -> _T:
    """The value of type ``kind`` that ``data`` describes; ``path`` is where it stands in its document.

    Raises:
        ParseError: a field is missing, unknown or of the wrong type, or a value is out of its range.
    """
    from cattrs import BaseValidationError

    try:
        return _converter().structure(data, kind)
    except (BaseValidationError, TypeError) as error:
        raise ParseError(_faults(error, path)) from error
    except RecursionError as error:  # from the repr of a hostile value in somebody else's message
        raise ParseError("the document is nested too deeply to be a digest") from error


def _faults(error: BaseException, path: str) -> str:
    from cattrs import transform_error

    if isinstance(error, TypeError):  # the value itself is no object
        return f"not a valid document: {_told(error)} @ {path}"
    faults = transform_error(error, path=path, format_exception=lambda fault, _: _told(fault))
    told = "; ".join(faults[:_MOST_FAULTS_TOLD])
    more = len(faults) - _MOST_FAULTS_TOLD
    return f"not a valid document: {told}" + (f" (and {more} more)" if more > 0 else "")


def _told(fault: BaseException) -> str:
    from cattrs import ForbiddenExtraKeysError

    if isinstance(fault, KeyError):
        return f"the field {str(fault)[:80]} is missing"
    if isinstance(fault, ForbiddenExtraKeysError):
        return f"unknown fields {', '.join(sorted(map(str, fault.extra_fields)))[:200]}"
    return str(fault)[:200]


def _converter() -> Converter:
    if not _built:
        with _lock:
            if not _built:
                _built.append(_make_converter())
    return _built[0]


def _make_converter() -> Converter:
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for plain in _PLAIN:
        converter.register_structure_hook(plain, _strictly)
    converter.register_structure_hook(datetime, lambda value, _: _as_datetime(value))
    converter.register_structure_hook(datetime | date | None, lambda value, _: _as_moment(value))
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_unstructure_hook(datetime, lambda value: value.isoformat())
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(attrs.has, _object_hook)
    return converter


def _strictly(value: object, kind: type) -> object:
    if issubclass(kind, Enum):  # cattrs takes our enums, which are strings too, to the hook for strings
        return _word(value, kind)
    if kind is float and type(value) is int:
        value = _as_float(value)
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"expected a finite number, found {value}")
    return value


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        raise ValueError("expected a finite number, found one that is too large") from None


def _word(value: object, kind: type[Enum]) -> Enum:
    if isinstance(value, str):
        for member in kind:
            if member.value == value:
                return member
    told = repr(value[:40]) if isinstance(value, str) else type(value).__name__
    raise ValueError(f"expected one of {', '.join(str(member.value) for member in kind)}, found {told}")


def parse_moment(value: str) -> datetime | date:
    """An ISO 8601 date or date with time; a final ``Z`` means UTC on every Python version.

    Raises:
        ValueError: it is neither.
    """
    text = value[:-1] + "+00:00" if value.endswith(("Z", "z")) else value
    return datetime.fromisoformat(text) if "T" in text or " " in text else date.fromisoformat(text)


def _as_moment(value: object) -> datetime | date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"expected an ISO 8601 date or time, found {type(value).__name__}")
    try:
        return parse_moment(value)
    except ValueError:
        raise ValueError(f"expected an ISO 8601 date or time, found {value[:40]!r}") from None


def _as_datetime(value: object) -> datetime:
    moment = _as_moment(value)
    if not isinstance(moment, datetime):
        raise ValueError("expected a date with a time of day")
    return moment


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _tuple_hook(kind: object, converter: BaseConverter) -> Callable[[object, object], object]:
    item = get_args(kind)[0]
    items = list.__class_getitem__(item)  # list[item], of a type that only the running program knows
    structure_items = converter.get_structure_hook(items)

    def build(value: object, _: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"expected a list, found {type(value).__name__}")
        return tuple(structure_items(value, items))

    return build


def _object_hook(kind: type[attrs.AttrsInstance], converter: BaseConverter) -> Callable[[object, object], object]:
    from cattrs.gen import make_dict_structure_fn

    structure_fields: Callable[[Mapping[str, object], object], object] = make_dict_structure_fn(kind, converter)

    def build(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, found {type(value).__name__}")
        return structure_fields(value, kind)

    return build


def check_grounded(value: object, text: str) -> None:
    """Make sure that every span within ``value`` lies in ``text`` and that every fact is what its span covers.

    Raises:
        ParseError: one does not.
    """
    if isinstance(value, tuple):
        for item in value:
            check_grounded(item, text)
    elif isinstance(value, Span):
        if value.end > len(text):
            raise ParseError(f"not a valid document: {value} ends past the article's text")
    elif _is_value(value):
        span, words = getattr(value, "span", None), getattr(value, "text", None)
        if isinstance(span, Span) and span.of(text) != words:
            raise ParseError(f"not a valid document: the article does not say {str(words)[:60]!r} at {span}")
        for field in attrs.fields(type(value)):
            check_grounded(getattr(value, field.name), text)


def _is_value(value: object) -> TypeGuard[attrs.AttrsInstance]:
    return attrs.has(type(value))

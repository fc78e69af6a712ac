"""Plain dictionaries, lists, strings and numbers back to value types, without loss and without coercion.

A document is read in the form that ``unstructure`` writes. The readers are made from the type hints, one for each
type, on first use. Each is strict: a number for a text, an unknown field, a span past the end of the article or the
id of nothing is refused, and the message names the place. The ``text`` of a value with a ``span`` is cut out of the
article, so that every fact that is read is grounded.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.article import Article
from newsdigest.model.copies import slot_setters
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Actor, Event, Fact, Figure, Passage, Place, Quote, Time, in_unit_interval
from newsdigest.model.inventory import Answer
from newsdigest.model.span import Span
from newsdigest.model.story import Evidence
from newsdigest.renderers.unstructure import INNER, REFERENCES, document_hints

__all__ = ["structure_article", "structure_digest", "structure_value"]

_T = TypeVar("_T")
_D = TypeVar("_D", bound=Digest)


@attrs.frozen
class _SourceDocument:
    """What a document's values refer to: the text of its article, and the facts read so far, by id."""

    text: str
    facts: dict[str, Fact]
    texts: tuple[str, ...] = ()  # of a story, those of its articles
    length: int = attrs.field(init=False, default=attrs.Factory(lambda self: len(self.text), takes_self=True))


_ValueReader: TypeAlias = Callable[[Any, _SourceDocument], Any]  # what comes out of a JSON document may be anything

_Setter: TypeAlias = Callable[[object, object], None]

_INVENTORY: Final[Mapping[str, type[Fact]]] = {
    "actors": Actor,
    "places": Place,
    "times": Time,
    "events": Event,  # after their times and places
    "attributions": Quote,
    "figures": Figure,
    "why": Passage,
    "how": Passage,
    "summary": Passage,
}


class _FaultError(Exception):
    """What is wrong, and the path to where, innermost step first."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.steps: list[str] = []

    def within(self, step: str) -> _FaultError:
        """The same fault, seen from one level further out."""
        self.steps.append(step)
        return self


def structure_digest(data: Mapping[str, object], kind: type[_D]) -> _D:
    """The digest that ``data`` describes.

    Raises:
        ParseError: it describes none.
    """
    return _parsed(lambda: _digest(data, kind))


def structure_article(data: object) -> Article:
    """The article that ``data`` describes.

    Raises:
        ParseError: it describes none.
    """
    return _parsed(lambda: _article(data))


def structure_value(data: object, kind: type[_T], texts: tuple[str, ...]) -> _T:
    """The value of type ``kind`` that ``data`` describes; its spans lie in one of ``texts``, those of its articles.

    Raises:
        ParseError: it describes none.
    """
    source = _SourceDocument(max(texts, key=len, default=""), {}, texts)
    return cast("_T", _parsed(lambda: _reader(kind)(data, source)))


def _parsed(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except _FaultError as fault:
        path = "$" + "".join(reversed(fault.steps))
        raise ParseError(f"not a valid document: {fault} @ {path}") from None
    except RecursionError as error:
        raise ParseError("the document is nested too deeply to be one of newsdigest's") from error


def _digest(data: Mapping[str, object], kind: type[_D]) -> _D:
    hints = document_hints(Digest)
    _check_names(data, hints, frozenset({"article"}))
    source = _SourceDocument("", {})
    fields: dict[str, Any] = {"article": _in_field("article", lambda value, _: _article(value), data, source)}
    source = _SourceDocument(fields["article"].text, source.facts)
    for name, fact in _INVENTORY.items():
        held: tuple[Fact, ...] = _in_field(name, _tuple_reader(_reader(fact)), data, source)
        source.facts.update([(item.id, item) for item in held])
        fields[name] = held
    for name, fact in REFERENCES.items():
        fields[name] = _in_field(name, _tuple_reader(_reference_reader(fact)), data, source)
    fields["answers"] = _in_field("answers", _tuple_reader(_reader(Answer)), data, source)
    fields["headline"] = _optional_reader(_text)(data.get("headline"), source)
    try:
        return kind(**fields)
    except ValueError as error:  # two facts have one id
        raise _FaultError(str(error)[:200]) from None


def _in_field(name: str, read: _ValueReader, data: Mapping[str, object], source: _SourceDocument) -> Any:
    try:
        return read(data.get(name, ()), source)
    except _FaultError as fault:
        raise fault.within(f".{name}") from None


def _article(data: object) -> Article:
    if not isinstance(data, Mapping):
        raise _FaultError(f"expected an object, found {type(data).__name__}")
    text = data.get("text", "")
    return cast("Article", _reader(Article)(data, _SourceDocument(text if isinstance(text, str) else "", {})))


def _check_names(data: Mapping[str, object], known: Mapping[str, object], required: frozenset[str]) -> None:
    if missing := sorted(required - data.keys()):
        raise _FaultError(f"the field {missing[0]!r} is missing")
    if unknown := sorted(str(name) for name in data.keys() - known.keys()):
        raise _FaultError(f"unknown fields {', '.join(unknown)[:200]}")


# ------------------------------------------------------------------ readers, one for each type

_readers: dict[object, _ValueReader] = {}  # filled on first use; two threads that make one reader make the same


def _reader(hint: object) -> _ValueReader:
    found = _readers.get(hint)
    if found is None:
        found = _readers[hint] = _make_reader(hint)
    return found


def _make_reader(hint: object) -> _ValueReader:
    choices = get_args(hint)
    if get_origin(hint) is tuple:
        return _tuple_reader(_reader(choices[0]), _kept_type(choices[0]))
    if get_origin(hint) in (Union, UnionType):
        rest = [choice for choice in choices if choice is not NoneType]
        return _optional_reader(_moment if set(rest) == {date, datetime} else _reader(rest[0]))
    if hint is Span:
        return _span
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _word_reader(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return _object_reader(hint)
    return _ATOMS[hint]


def _kept_type(hint: object) -> type | None:
    """The type whose values are taken as they are, so that most fields of a document need no call of a reader."""
    if get_origin(hint) in (Union, UnionType):
        rest = [choice for choice in get_args(hint) if choice is not NoneType]
        return (_kept_type(rest[0]) if len(rest) == 1 else None) or NoneType
    return hint if isinstance(hint, type) and hint in _KEPT else None


def _optional_reader(read: _ValueReader) -> _ValueReader:
    return lambda value, source: None if value is None else read(value, source)


def _tuple_reader(read: _ValueReader, kept: type | None = None) -> _ValueReader:
    def read_all(value: Any, source: _SourceDocument) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise _FaultError(f"expected a list, found {type(value).__name__}")
        made: list[Any] = []
        try:
            for item in value:
                made.append(item if type(item) is kept else read(item, source))
        except _FaultError as fault:
            raise fault.within(f"[{len(made)}]") from None
        return tuple(made)

    return read_all


def _reference_reader(kind: type[Fact]) -> _ValueReader:
    def read(value: Any, source: _SourceDocument) -> Fact:
        found = source.facts.get(value) if isinstance(value, str) else None
        if not isinstance(found, kind):
            got = repr(value[:40]) if isinstance(value, str) else type(value).__name__
            raise _FaultError(f"expected the id of a fact of type {kind.__name__}, found {got}")
        return found

    return read


@attrs.frozen
class _ObjectPlan:
    """How objects of a type are read: of a field the type that is taken as it is, its reader and what sets it."""

    kind: type
    fields: Mapping[str, tuple[type | None, _ValueReader, _Setter]]
    required: frozenset[str]
    defaults: tuple[tuple[str, _Setter, object], ...]
    put_text: _Setter | None  # where the text is not written, but cut out
    text_of: Callable[[Any, _SourceDocument], str]


def _object_reader(kind: type[attrs.AttrsInstance]) -> _ValueReader:
    hints = document_hints(kind)
    setters = slot_setters(kind)
    given = frozenset(field.name for field in attrs.fields(kind) if field.init and field.default is attrs.NOTHING)
    fields = {name: (*_field_reader(kind, name, hint), setters[name]) for name, hint in hints.items()}
    rest = [field for field in attrs.fields(kind) if field.name not in given]
    plan = _ObjectPlan(
        kind,
        fields,
        given & fields.keys(),
        tuple([(field.name, setters[field.name], field.default) for field in rest]),
        setters["text"] if "text" in given and "text" not in hints else None,
        _TEXTS.get(kind, _text_of_article),
    )
    return partial(_read_object, plan)


def _read_object(plan: _ObjectPlan, value: Any, source: _SourceDocument) -> Any:
    """Set the slots of a new object: faster than a call of its type, which would check the values again."""
    if type(value) is not dict and not isinstance(value, Mapping):
        raise _FaultError(f"expected an object, found {type(value).__name__}")
    fields = plan.fields
    if not plan.required <= value.keys():
        _check_names(value, fields, plan.required)
    made: Any = object.__new__(plan.kind)
    name = ""
    try:
        for name, item in value.items():
            kept, read_field, put = fields[name]
            put(made, item if type(item) is kept else read_field(item, source))
    except _FaultError as fault:
        raise fault.within(f".{name}") from None
    except KeyError:  # of ``fields``
        _check_names(value, fields, plan.required)
        raise
    for name, put, default in plan.defaults:
        if name not in value:
            put(made, default)
    if plan.put_text is not None:
        plan.put_text(made, made.span.of(plan.text_of(made, source)))
    return made


def _field_reader(kind: type[attrs.AttrsInstance], name: str, hint: object) -> tuple[type | None, _ValueReader]:
    if name in INNER.get(kind, ()):
        return None, _optional_reader(_reference_reader(INNER[kind][name]))
    if getattr(attrs.fields(kind), name).validator is in_unit_interval:
        return None, _share_reader(name)
    return _kept_type(hint), _reader(hint)


def _text_of_article(_: object, source: _SourceDocument) -> str:
    return source.text


def _text_of_evidence(made: Evidence, source: _SourceDocument) -> str:
    """The text of the article that evidence is of."""
    article = made.article
    if not 0 <= article < len(source.texts):
        raise _FaultError(f"there is no article {article}")
    text: str = source.texts[article]
    if made.span.end > len(text):
        raise _FaultError(f"{made.span} ends past the article's text")
    return text


_TEXTS: Final[Mapping[type, Callable[[Any, _SourceDocument], str]]] = {Evidence: _text_of_evidence}
"""Values whose words are not those of the one article that a document holds."""


_NEW: Final = object.__new__
_SET_START, _SET_END = slot_setters(Span).values()


def _span(value: Any, source: _SourceDocument) -> Span:
    if type(value) is list and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int and 0 <= start <= end <= source.length:
            span: Span = _NEW(Span)
            _SET_START(span, start)
            _SET_END(span, end)
            return span
    raise _span_fault(value, source)


def _span_fault(value: Any, source: _SourceDocument) -> _FaultError:
    if not isinstance(value, list) or len(value) != 2:
        return _FaultError(f"expected a list of two offsets, found {type(value).__name__}")
    start, end = value
    if type(start) is not int or type(end) is not int:
        return _FaultError(f"expected int, found {type(start if type(start) is not int else end).__name__}")
    if not 0 <= start <= end:
        return _FaultError(f"a span needs 0 <= start <= end, not [{start}, {end}]")
    return _FaultError(f"the span [{start}, {end}] ends past the article's text")


def _word_reader(kind: type[Enum]) -> _ValueReader:
    words = {str(member.value): member for member in kind}

    def read(value: Any, _: _SourceDocument) -> Enum:
        found = words.get(value) if isinstance(value, str) else None
        if found is None:
            got = repr(value[:40]) if isinstance(value, str) else type(value).__name__
            raise _FaultError(f"expected one of {', '.join(words)}, found {got}")
        return found

    return read


def _text(value: Any, _: _SourceDocument) -> str:
    if type(value) is not str:
        raise _FaultError(f"expected str, found {type(value).__name__}")
    return value


def _whole_number(value: Any, _: _SourceDocument) -> int:
    if type(value) is not int:
        raise _FaultError(f"expected int, found {type(value).__name__}")
    return value


def _flag(value: Any, _: _SourceDocument) -> bool:
    if type(value) is not bool:
        raise _FaultError(f"expected bool, found {type(value).__name__}")
    return value


def _number(value: Any, _: _SourceDocument) -> float:
    if type(value) is float and math.isfinite(value):
        return value
    if type(value) is not float and type(value) is not int:
        raise _FaultError(f"expected float, found {type(value).__name__}")
    try:
        number = float(value)
    except OverflowError:
        raise _FaultError("expected a finite number, found one that is too large") from None
    if not math.isfinite(number):
        raise _FaultError(f"expected a finite number, found {number}")
    return number


def _share_reader(name: str) -> _ValueReader:
    def read(value: Any, source: _SourceDocument) -> float:
        if type(value) is float and 0.0 <= value <= 1.0:
            return value
        number = _number(value, source)
        if not 0.0 <= number <= 1.0:
            raise _FaultError(f"{name} must lie in 0..1, not {number}")
        return number

    return read


def _moment(value: Any, _: _SourceDocument) -> datetime | date:
    """An ISO 8601 date or date with time; a final ``Z`` means UTC on every Python version."""
    if not isinstance(value, str):
        raise _FaultError(f"expected an ISO 8601 date or time, found {type(value).__name__}")
    text = value[:-1] + "+00:00" if value.endswith(("Z", "z")) else value
    try:
        return datetime.fromisoformat(text) if "T" in text or " " in text else date.fromisoformat(text)
    except ValueError:
        raise _FaultError(f"expected an ISO 8601 date or time, found {value[:40]!r}") from None


def _datetime(value: Any, source: _SourceDocument) -> datetime:
    moment = _moment(value, source)
    if not isinstance(moment, datetime):
        raise _FaultError("expected a date with a time of day")
    return moment


_KEPT: Final = frozenset({str, int, bool})

_ATOMS: Final[Mapping[object, _ValueReader]] = {
    str: _text,
    int: _whole_number,
    bool: _flag,
    float: _number,
    datetime: _datetime,
}

"""Value types to plain dictionaries, lists, strings and numbers.

There are two forms. The document form is that of JSON: what can be read off the rest of the document is left out, so
that a document grows linearly with its article and the article's words are written once:

- a fact that another field holds is its id: see :data:`REFERENCES`;
- of a value with a ``span``, the ``text`` is left out: it is ``article.text[start:end]``;
- a field that has its default is left out;
- a span is a list of two offsets.

The full form is that of columns, each of which is read alone: every field is written, spans are objects, and only the
references within facts are ids. cattrs derives both from the attrs types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, get_type_hints

import attrs

from newsdigest.forks import held_over_forks
from newsdigest.model import enums
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Actor, Event, Fact, Place, Quote, Time
from newsdigest.model.inventory import Answer
from newsdigest.model.span import Span

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "INNER",
    "REFERENCES",
    "digest_fields",
    "document_fields",
    "document_hints",
    "full_digest",
    "full_fields",
    "full_hints",
]

REFERENCES: Final[Mapping[str, type[Fact]]] = {
    "who": Actor,
    "what": Event,
    "where": Place,
    "when": Time,
    "quotes": Quote,
    "key_quotes": Quote,
    "timeline": Event,
}
"""The fields of a digest that hold facts of its inventory: ids in a document."""

INNER: Final[Mapping[type, Mapping[str, type[Fact]]]] = {
    Event: {"when": Time, "where": Place},
    Answer: {"fact": Fact},
}
"""The fields of other values that hold facts of the inventory: ids in both forms."""

_lock = held_over_forks()
_built: dict[str, Converter] = {}


def document_fields(value: object) -> dict[str, object]:
    """``value`` in the document form."""
    plain: dict[str, object] = _document_converter().unstructure(value)
    return plain


def digest_fields(digest: Digest) -> dict[str, object]:
    """``digest`` in the document form; of its own fields none is left out."""
    return _digest(digest, _document_converter())


def full_fields(value: object) -> dict[str, object]:
    """``value`` in the full form."""
    plain: dict[str, object] = _full_converter().unstructure(value)
    return plain


def full_digest(digest: Digest) -> dict[str, object]:
    """``digest`` in the full form; its answers, quotations and dated events are ids."""
    return _digest(digest, _full_converter())


def _digest(digest: Digest, converter: Converter) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, hint in _digest_hints().items():
        value = getattr(digest, name)
        plain[name] = [fact.id for fact in value] if name in REFERENCES else converter.unstructure(value, hint)
    return plain


@cache
def _digest_hints() -> Mapping[str, object]:
    """The type of each field of a digest: cattrs looks up how a list of them is written once, not for each."""
    hints: dict[str, object] = get_type_hints(Digest)
    return {field.name: hints[field.name] for field in _fields(Digest) if field.init}


@cache
def full_hints(kind: type) -> Mapping[str, object]:
    """The type of each field of ``kind`` in the full form: a reference is a ``str``."""
    hints: dict[str, object] = get_type_hints(kind)
    references: dict[str, object] = {name: str if name == "fact" else str | None for name in INNER.get(kind, ())}
    if kind is Digest:
        references = dict.fromkeys(REFERENCES, tuple[str, ...])
    return {field.name: references.get(field.name, hints[field.name]) for field in _fields(kind) if field.init}


@cache
def document_hints(kind: type) -> Mapping[str, object]:
    """The type of each field of ``kind`` that a document may have."""
    hints = full_hints(kind)
    return {name: hint for name, hint in hints.items() if name != "text" or "span" not in hints}


def _fields(kind: type) -> tuple[attrs.Attribute[Any], ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return fields


def _document_converter() -> Converter:
    return _converter("document", _make_document_converter)


def _full_converter() -> Converter:
    return _converter("full", _make_full_converter)


def _converter(name: str, make: Callable[[], Converter]) -> Converter:
    """A converter, built on first use under a lock: it is shared and does not change."""
    if name not in _built:
        with _lock:
            if name not in _built:
                _built[name] = make()
    return _built[name]


def _make_full_converter() -> Converter:
    from cattrs import Converter
    from cattrs.gen import make_dict_unstructure_fn, override

    converter = Converter(unstruct_collection_overrides={tuple: list})
    _add_plain_types(converter)
    for kind, names in INNER.items():
        attrs.resolve_types(kind)
        references: Any = {name: override(unstruct_hook=_id_of) for name in names}
        converter.register_unstructure_hook(kind, make_dict_unstructure_fn(kind, converter, **references))
    return converter


def _make_document_converter() -> Converter:
    from cattrs import Converter
    from cattrs.gen import make_dict_unstructure_fn, override

    converter = Converter(unstruct_collection_overrides={tuple: list}, omit_if_default=True)
    _add_plain_types(converter)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])

    def document_form(kind: type[attrs.AttrsInstance]) -> Callable[[object], dict[str, object]]:
        attrs.resolve_types(kind)
        written = document_hints(kind)
        overrides: Any = {field.name: override(omit=True) for field in _fields(kind) if field.name not in written}
        overrides |= {name: override(unstruct_hook=_id_of) for name in INNER.get(kind, ())}
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **overrides)

    converter.register_unstructure_hook_factory(lambda kind: attrs.has(kind) and kind is not Span, document_form)
    return converter


def _add_plain_types(converter: Converter) -> None:
    for name in enums.__all__:  # one by one: cattrs takes an enum of strings for a string, and leaves it as it is
        converter.register_unstructure_hook(getattr(enums, name), attrgetter("value"))
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_unstructure_hook(datetime, lambda value: value.isoformat())


def _id_of(fact: Fact | None) -> str | None:
    return None if fact is None else fact.id

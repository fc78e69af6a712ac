"""The fields of a digest as plain data and back: each fact is written once, and referred to by its id.

Facts in full are in ``actors``, ``events``, ``places``, ``times``, ``attributions``, ``figures``, ``why``, ``how`` and
``summary``. The answers, ``quotes``, ``key_quotes`` and ``timeline`` are lists of ids, and an event has the ids of its
time and its place. So a document grows linearly with its article, and equal facts need not be found by comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar, get_type_hints

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.article import Article
from newsdigest.model.digest import Digest
from newsdigest.model.enums import Question
from newsdigest.model.facts import Actor, Answer, Event, Fact, Figure, Passage, Place, Quote, Time
from newsdigest.renderers.plain_values import structure, unstructure

__all__ = ["REFERENCES", "digest_from_fields", "digest_to_fields", "written_hints"]

_D = TypeVar("_D", bound=Digest)
_F = TypeVar("_F", bound=Fact)

_INVENTORY: Final[Mapping[str, type[Fact]]] = {
    "actors": Actor,
    "places": Place,
    "times": Time,
    "attributions": Quote,
    "figures": Figure,
    "why": Passage,
    "how": Passage,
    "summary": Passage,
}
REFERENCES: Final[Mapping[str, type[Fact]]] = {
    "who": Actor,
    "what": Event,
    "where": Place,
    "when": Time,
    "quotes": Quote,
    "key_quotes": Quote,
    "timeline": Event,
}
"""The fields of a digest that are lists of ids, with the kind of fact that the ids are of."""


def written_hints(kind: type) -> dict[str, object]:
    """The type of each field of ``kind`` as documents have it: a reference is the id of a fact, a ``str``."""
    hints: dict[str, object] = get_type_hints(kind)
    references: dict[str, object] = {}
    if kind is Digest:
        references = dict.fromkeys(REFERENCES, tuple[str, ...])
    elif kind is Event:
        references = dict.fromkeys(("when", "where"), str | None)
    elif kind is Answer:
        references = {"fact": str}
    fields: tuple[attrs.Attribute[object], ...] = attrs.fields(kind)
    return {field.name: references.get(field.name, hints[field.name]) for field in fields if field.init}


def digest_to_fields(digest: Digest) -> dict[str, object]:
    """``digest`` as plain data, in the order of its fields."""
    fields: dict[str, object] = {}
    for field in attrs.fields(Digest):
        if field.init:
            fields[field.name] = _plain(field.name, getattr(digest, field.name))
    return fields


def _plain(name: str, value: object) -> object:
    if not isinstance(value, tuple):
        return unstructure(value)
    if name in REFERENCES:
        return [fact.id for fact in value]
    if name == "events":
        return [_event_to_fields(event) for event in value]
    if name == "answers":
        return [{**unstructure(attrs.evolve(answer, fact=None)), "fact": answer.fact.id} for answer in value]
    return [unstructure(fact) for fact in value]


def _event_to_fields(event: Event) -> dict[str, object]:
    fields = unstructure(attrs.evolve(event, when=None, where=None))
    fields["when"] = event.when.id if event.when is not None else None
    fields["where"] = event.where.id if event.where is not None else None
    return fields


def digest_from_fields(data: Mapping[str, object], cls: type[_D]) -> _D:
    """Read what :func:`digest_to_fields` wrote.

    Raises:
        ParseError: the data is not a digest; the message names the place.
    """
    names = [field.name for field in attrs.fields(Digest) if field.init]
    if missing := [name for name in names if name not in data]:
        raise ParseError(f"not a valid document: the field {missing[0]!r} is missing @ $")
    if unknown := [name for name in data if name not in names]:
        raise ParseError(f"not a valid document: unknown fields {', '.join(sorted(unknown))[:200]} @ $")
    fields: dict[str, object] = {"article": structure(data["article"], Article, "$.article")}
    fields["headline"] = _headline(data["headline"])
    facts: dict[str, Fact] = {}
    for name, kind in _INVENTORY.items():
        held = tuple([structure(row, kind, path) for path, row in _rows(data, name)])
        facts.update((fact.id, fact) for fact in held)
        fields[name] = held
    fields["events"] = events = tuple([_event_from_fields(row, facts, path) for path, row in _rows(data, "events")])
    facts.update((event.id, event) for event in events)
    for name, kind in REFERENCES.items():
        fields[name] = tuple([_referred(row, kind, facts, path) for path, row in _rows(data, name)])
    fields["answers"] = tuple([_answer_from_fields(row, facts, path) for path, row in _rows(data, "answers")])
    try:
        return cls(**fields)  # type: ignore[arg-type]
    except ValueError as error:
        raise ParseError(f"not a valid document: {error}") from error


def _headline(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ParseError(f"not a valid document: expected str, found {type(value).__name__} @ $.headline")
    return value


def _rows(data: Mapping[str, object], name: str) -> Iterator[tuple[str, object]]:
    """Each item of a list, with where it stands."""
    rows = data[name]
    if not isinstance(rows, (list, tuple)):
        raise ParseError(f"not a valid document: expected a list, found {type(rows).__name__} @ $.{name}")
    for index, row in enumerate(rows):
        yield f"$.{name}[{index}]", row


def _referred(reference: object, kind: type[_F], facts: Mapping[str, Fact], path: str) -> _F:
    found = facts.get(reference) if isinstance(reference, str) else None
    if not isinstance(found, kind):
        told = repr(reference[:40]) if isinstance(reference, str) else type(reference).__name__
        expected = f"expected the id of one of its facts of type {kind.__name__}"
        raise ParseError(f"not a valid document: {expected}, found {told} @ {path}")
    return found


def _event_from_fields(row: object, facts: Mapping[str, Fact], path: str) -> Event:
    if not isinstance(row, Mapping):
        return structure(row, Event, path)
    plain = {**row, **{name: None for name in ("when", "where") if name in row}}
    event = structure(plain, Event, path)
    when, where = row["when"], row["where"]
    return attrs.evolve(
        event,
        when=None if when is None else _referred(when, Time, facts, f"{path}.when"),
        where=None if where is None else _referred(where, Place, facts, f"{path}.where"),
    )


@attrs.frozen(kw_only=True)
class _AnswerRow:
    """An answer as a document has it."""

    question: Question
    fact: str
    confidence: float
    reasons: tuple[str, ...]


def _answer_from_fields(row: object, facts: Mapping[str, Fact], path: str) -> Answer:
    read = structure(row, _AnswerRow, path)
    fact = _referred(read.fact, Fact, facts, f"{path}.fact")
    try:
        return Answer(question=read.question, fact=fact, confidence=read.confidence, reasons=read.reasons)  # type: ignore[arg-type]
    except ValueError as error:
        raise ParseError(f"not a valid document: {error} @ {path}") from error

"""JSON of a summary check: spans index the check's own text, evidence indexes the article, which is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.checks import Finding, SummaryCheck
from newsdigest.model.span import Span
from newsdigest.renderers import json_doc
from newsdigest.renderers.structure import structure_value
from newsdigest.renderers.unstructure import document_fields

__all__ = [
    "SUMMARY_CHECK_SCHEMA",
    "summary_check_from_dict",
    "summary_check_from_json",
    "summary_check_to_dict",
    "summary_check_to_json",
]

SUMMARY_CHECK_SCHEMA: Final = "newsdigest/summary-check/1"

_C = TypeVar("_C", bound=SummaryCheck)


def summary_check_to_dict(check: SummaryCheck) -> dict[str, object]:
    """``check`` as plain data; see :meth:`newsdigest.SummaryCheck.to_dict`."""
    return {"schema": SUMMARY_CHECK_SCHEMA, **document_fields(check)}


def summary_check_to_json(check: SummaryCheck, *, indent: int | None = None) -> str:
    """``check`` as a JSON document; see :meth:`newsdigest.SummaryCheck.to_json`."""
    return json_doc.dump(summary_check_to_dict(check), indent=indent)


def summary_check_from_dict(data: Mapping[str, object], cls: type[_C]) -> _C:
    """Read what :func:`summary_check_to_dict` wrote; see :meth:`newsdigest.SummaryCheck.from_dict`."""
    if data.get("schema") != SUMMARY_CHECK_SCHEMA:
        got = str(data.get("schema"))[:80]
        raise ParseError(f'this reads documents whose "schema" is {SUMMARY_CHECK_SCHEMA!r}, not {got!r}')
    fields = {key: value for key, value in data.items() if key != "schema"}
    text = fields.get("text")
    if not isinstance(text, str):
        raise ParseError("not a valid document: expected a text @ $.text")
    evidence = {name: _take_evidence(fields, name) for name in ("findings", "supported")}
    check = structure_value(fields, cls, (text,))
    return attrs.evolve(
        check,
        findings=_with_evidence(check.findings, evidence["findings"]),
        supported=_with_evidence(check.supported, evidence["supported"]),
    )


def summary_check_from_json(document: str | bytes, cls: type[_C]) -> _C:
    """Read what :func:`summary_check_to_json` wrote; see :meth:`newsdigest.SummaryCheck.from_json`."""
    return summary_check_from_dict(json_doc.load(document), cls)


def _take_evidence(fields: dict[str, object], name: str) -> list[Span | None]:
    """The evidence of each finding, which is taken out of the plain data: it indexes another text than the rest."""
    items = fields.get(name, ())
    if not isinstance(items, (list, tuple)):
        return []
    rest: list[object] = []
    found: list[Span | None] = []
    for at, item in enumerate(items):
        if isinstance(item, Mapping):
            found.append(_span(item.get("evidence"), f"$.{name}[{at}].evidence"))
            rest.append({key: value for key, value in item.items() if key != "evidence"})
        else:
            found.append(None)
            rest.append(item)
    fields[name] = rest
    return found


def _span(value: object, path: str) -> Span | None:
    if value is None:
        return None
    ends = value if isinstance(value, (list, tuple)) else ()
    if len(ends) == 2 and all(type(end) is int for end in ends) and 0 <= ends[0] <= ends[1]:
        return Span(ends[0], ends[1])
    raise ParseError(f"not a valid document: expected two offsets @ {path}")


def _with_evidence(findings: tuple[Finding, ...], evidence: list[Span | None]) -> tuple[Finding, ...]:
    return tuple(attrs.evolve(finding, evidence=span) for finding, span in zip(findings, evidence, strict=True))

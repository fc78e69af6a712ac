"""The JSON Schema (draft 2020-12) of each document, read off the attrs types that it is made of.

One function turns a type into its schema, so that the published files in docs/schema cannot drift from the
code: a test compares them. ``newsdigest schema digest`` prints one.

What JSON Schema cannot say: that a span lies in the article, and that an id is that of a fact in the document. The
reader checks both.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Final, Union, get_args, get_origin

import attrs

from newsdigest.model.article import Article
from newsdigest.model.change import DigestDiff
from newsdigest.model.checks import SummaryCheck
from newsdigest.model.digest import Digest
from newsdigest.model.span import Span
from newsdigest.model.story import Story
from newsdigest.renderers.check_json import SUMMARY_CHECK_SCHEMA
from newsdigest.renderers.json_doc import ARTICLE_SCHEMA, DIFF_SCHEMA, DIGEST_SCHEMA
from newsdigest.renderers.story_json import STORY_SCHEMA
from newsdigest.renderers.unstructure import document_hints

__all__ = ["SCHEMAS", "document_schema"]

_HOME: Final = "https://newsdigest.readthedocs.io/schema"
_DATE: Final = r"^\d{4}-\d{2}-\d{2}$"
_DATETIME: Final = (
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{6})?(Z|[+-]\d{2}:\d{2}(:\d{2}(\.\d{6})?)?)?$"  # naive ones have no zone
)
_PLAIN: Final[dict[object, dict[str, object]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    date: {"type": "string", "pattern": _DATE},
    datetime: {"type": "string", "pattern": _DATETIME},
}
_SPAN: Final[dict[str, object]] = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
    "description": "a half-open stretch of article.text, in Unicode code points",
}
_LIMITS: Final[dict[str, dict[str, object]]] = {
    "salience": {"minimum": 0, "maximum": 1},
    "confidence": {"minimum": 0, "maximum": 1},
}


def document_schema(kind: type, name: str) -> dict[str, object]:
    """The JSON Schema of the document whose ``"schema"`` is ``name`` and that holds a value of type ``kind``.

    >>> from newsdigest.renderers.json_schema import document_schema
    >>> document_schema(newsdigest.Mention, "newsdigest/mention/1")["required"]
    ['schema', 'span', 'kind']
    """
    definitions: dict[str, object] = {}
    _, title, version = name.split("/")
    own = _object(kind, definitions)
    properties = {"schema": {"const": name}, **_properties(own)}
    required = own["required"]
    assert isinstance(required, list)  # noqa: S101 - made a few lines below
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{_HOME}/{title}-{version}.json",
        "title": f"newsdigest {title}",
        "type": "object",
        "properties": properties,
        "required": ["schema", *required],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _properties(schema: dict[str, object]) -> dict[str, object]:
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - made a few lines below
    return properties


def _object(kind: type, definitions: dict[str, object]) -> dict[str, object]:
    hints = document_hints(kind)
    properties = {name: _limited(name, _schema(hint, definitions)) for name, hint in hints.items()}
    fields: tuple[attrs.Attribute[object], ...] = attrs.fields(kind)
    required = [field.name for field in fields if field.default is attrs.NOTHING and field.name in hints]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _limited(name: str, schema: dict[str, object]) -> dict[str, object]:
    numeric = schema.get("type") in ("integer", "number")
    return {**schema, **_LIMITS.get(name, {})} if numeric else schema


def _schema(hint: object, definitions: dict[str, object]) -> dict[str, object]:
    if hint is Span:
        return _defined("Span", _SPAN, definitions)
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(choice, definitions) for choice in get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _defined(hint.__name__, {"enum": [member.value for member in hint]}, definitions)
    if isinstance(hint, type) and attrs.has(hint):
        if hint.__name__ not in definitions:
            _defined(hint.__name__, _object(hint, definitions), definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no JSON Schema is known for {hint!r}")


def _defined(name: str, schema: dict[str, object], definitions: dict[str, object]) -> dict[str, object]:
    definitions[name] = schema
    return {"$ref": f"#/$defs/{name}"}


SCHEMAS: Final = {
    "article": (Article, ARTICLE_SCHEMA),
    "digest": (Digest, DIGEST_SCHEMA),
    "diff": (DigestDiff, DIFF_SCHEMA),
    "story": (Story, STORY_SCHEMA),
    "summary-check": (SummaryCheck, SUMMARY_CHECK_SCHEMA),
}
"""The published documents: file stem in docs/schema -> type and version name."""

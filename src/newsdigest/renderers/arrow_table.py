"""Digests as columns: one Arrow row a digest, in a schema read off the attrs types as the JSON Schema is.

A row begins with ``id`` and ``error`` (null where there is a digest), then what the article says of itself, then the
fields of the digest: lists of structs, spans as structs of two offsets into ``text``, words of closed vocabularies as
strings, dates as ISO 8601 strings (a column of timestamps would need one zone for all). The answers, quotations and
dated events are written in full once more, as a column is often read alone; within other values a fact is its id.
pyarrow is imported on first use: it comes with the extra ``newsdigest[arrow]``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import ModuleType, NoneType
from typing import TYPE_CHECKING, Final, get_args, get_origin, get_type_hints

import attrs

from newsdigest.errors import MissingExtraError
from newsdigest.model.article import Article
from newsdigest.model.digest import Digest
from newsdigest.renderers.unstructure import REFERENCES, full_digest, full_hints

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["arrow_schema", "digest_row", "error_row", "pyarrow_module", "record_batch"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ARTICLE_FIELDS: Final = ("text", "title", "published", "url", "language", "dateline", "notes")
_INVENTORY: Final = ("actors", "events", "places", "times", "attributions")
_DIGEST_FIELDS: Final = tuple(field.name for field in attrs.fields(Digest) if field.init and field.name != "article")


def arrow_schema() -> pa.Schema:  # pyright: ignore[reportUnknownParameterType]
    """The schema of the rows: the same for every digest, and for none.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    return _schema(pyarrow_module())


@cache  # made anew it would take as long as a row, and every sixteenth row asks for it
def _schema(pa: ModuleType) -> pa.Schema:  # pyright: ignore[reportUnknownParameterType]
    article, digest = get_type_hints(Article), get_type_hints(Digest)
    fields = [("id", pa.string()), ("error", pa.string())]
    fields += [(name, _type(article[name])) for name in _ARTICLE_FIELDS]
    fields += [(name, _type(digest[name])) for name in _DIGEST_FIELDS]
    return pa.schema(fields, metadata={"schema": "newsdigest/arrow/1"})


def digest_row(digest: Digest, identity: str | None) -> dict[str, object]:
    """The row of a digest, as plain data."""
    plain = full_digest(digest)
    article = plain["article"]
    assert isinstance(article, dict)  # noqa: S101 - unstructure makes it one
    facts = {row["id"]: row for name in _INVENTORY for row in _rows(plain[name]) if isinstance(row, dict)}
    plain.update({name: [facts[identity] for identity in _rows(plain[name])] for name in REFERENCES})
    fields = {name: article[name] for name in _ARTICLE_FIELDS}
    return {"id": identity, "error": None, **fields, **{name: plain[name] for name in _DIGEST_FIELDS}}


def _rows(value: object) -> list[object]:
    assert isinstance(value, list)  # noqa: S101 - full_digest makes it one
    return value


def error_row(error: Exception, identity: str | None) -> dict[str, object]:
    """The row of an input that gave an error: all else in it is null."""
    return {"id": identity, "error": f"{type(error).__name__}: {error}"}


def record_batch(rows: Sequence[Mapping[str, object]]) -> pa.RecordBatch:  # pyright: ignore[reportUnknownParameterType]
    """Rows as one record batch of :func:`arrow_schema`; what a row lacks is null.

    Arrow's strings are UTF-8, which has no lone surrogates: each becomes one ``U+FFFD``, so that offsets hold.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    from_rows, schema = pyarrow_module().RecordBatch.from_pylist, arrow_schema()
    try:
        return from_rows(rows, schema=schema)
    except UnicodeEncodeError:
        return from_rows([_encodable(row) for row in rows], schema=schema)


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {name: _encodable(item) for name, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, list) else value


def _type(hint: object) -> pa.DataType:  # pyright: ignore[reportUnknownParameterType]
    """The Arrow type of a field: tuples are lists, attrs types structs, enums and dates strings, unions nullable."""
    pa = pyarrow_module()
    plain: dict[object, str] = {str: "string", bool: "bool", int: "int64", float: "float64"}
    choices = [choice for choice in get_args(hint) if choice is not NoneType]
    if hint in plain:
        return pa.type_for_alias(plain[hint])
    if get_origin(hint) is tuple:
        return pa.list_(_type(choices[0]))
    if choices:
        return _type(choices[0])
    if isinstance(hint, type) and attrs.has(hint):
        return pa.struct([(name, _type(written)) for name, written in full_hints(hint).items()])
    if isinstance(hint, type) and issubclass(hint, (Enum, date)):
        return pa.string()
    raise TypeError(f"no Arrow type is known for {hint!r}")


def pyarrow_module() -> ModuleType:
    """The module pyarrow.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        message = "columns need pyarrow, which is not installed: pip install 'newsdigest[arrow]'"
        raise MissingExtraError(message) from error
    module: ModuleType = pyarrow
    return module

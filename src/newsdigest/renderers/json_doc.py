r"""JSON: a digest, a diff or an article as plain data and as a document, and back without loss.

Every document is one object whose first key ``"schema"`` names kind and version, such as
``"newsdigest/digest/1"``; the other keys are the fields of the value type in the form that ``unstructure`` describes.
The version rises whenever a reader of the old one could be misled. docs/schema holds the JSON Schemas. Reading is
strict: unknown fields, wrong types, numbers that JSON does not have, spans past the end and unknown ids are refused.

Text is written as UTF-8 characters. A lone surrogate (which UTF-8 cannot hold) is written as ``\udXXX``, except the
second half of two that would read as one character: that one stays, so that offsets hold after reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.article import Article
from newsdigest.model.change import Change, DigestDiff, SentenceEdit
from newsdigest.model.digest import Digest
from newsdigest.model.enums import Relation
from newsdigest.model.span import Span
from newsdigest.renderers.structure import structure_article, structure_digest, structure_value
from newsdigest.renderers.unstructure import digest_fields, document_fields, full_fields

if TYPE_CHECKING:
    from newsdigest.model.checks import QuoteCheck

__all__ = [
    "ARTICLE_SCHEMA",
    "CHECKS_SCHEMA",
    "DIFF_SCHEMA",
    "DIGEST_SCHEMA",
    "article_from_dict",
    "article_from_json",
    "article_to_dict",
    "article_to_json",
    "checks_to_json",
    "diff_from_dict",
    "diff_from_json",
    "diff_to_dict",
    "diff_to_json",
    "digest_from_dict",
    "digest_from_json",
    "digest_to_dict",
    "digest_to_json",
    "dump",
    "dump_for_script",
    "load",
]

ARTICLE_SCHEMA: Final = "newsdigest/article/1"
CHECKS_SCHEMA: Final = "newsdigest/checks/1"
DIGEST_SCHEMA: Final = "newsdigest/digest/1"
DIFF_SCHEMA: Final = "newsdigest/diff/1"

_AnyDigest = TypeVar("_AnyDigest", bound="Digest")
_AnyDiff = TypeVar("_AnyDiff", bound="DigestDiff")

_ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
_LONE_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def article_to_dict(article: Article) -> dict[str, object]:
    """``article`` as plain data."""
    return {"schema": ARTICLE_SCHEMA, **document_fields(article)}


def digest_to_dict(digest: Digest) -> dict[str, object]:
    """``digest`` as plain data; see :meth:`newsdigest.Digest.to_dict`."""
    return {"schema": DIGEST_SCHEMA, **digest_fields(digest)}


def diff_to_dict(delta: DigestDiff) -> dict[str, object]:
    """``delta`` as plain data; see :meth:`newsdigest.DigestDiff.to_dict`."""
    sides = {"before": digest_fields(delta.before), "after": digest_fields(delta.after)}
    rest = {
        "same_event": delta.same_event,
        "relation": delta.relation.value,
        "cosmetic": delta.cosmetic,
        "changes": [document_fields(change) for change in delta.changes],
        "sentences": [document_fields(edit) for edit in delta.sentences],
    }
    return {"schema": DIFF_SCHEMA, **sides, **rest}


def checks_to_json(checks: Sequence[QuoteCheck], *, indent: int | None = None) -> str:
    """What became of a text's quotations, as a JSON document."""
    return dump({"schema": CHECKS_SCHEMA, "checks": [full_fields(check) for check in checks]}, indent=indent)


def article_to_json(article: Article, *, indent: int | None = None) -> str:
    """``article`` as a JSON document."""
    return dump(article_to_dict(article), indent=indent)


def digest_to_json(digest: Digest, *, indent: int | None = None) -> str:
    """``digest`` as a JSON document; see :meth:`newsdigest.Digest.to_json`."""
    return dump(digest_to_dict(digest), indent=indent)


def diff_to_json(delta: DigestDiff, *, indent: int | None = None) -> str:
    """``delta`` as a JSON document; see :meth:`newsdigest.DigestDiff.to_json`."""
    return dump(diff_to_dict(delta), indent=indent)


def dump(data: Mapping[str, object], *, indent: int | None = None) -> str:
    """Plain data as strict JSON; on one line where ``indent`` is None.

    Raises:
        ValueError: a number is infinite or not a number, which JSON cannot say.
    """
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(
        data, ensure_ascii=False, allow_nan=False, check_circular=False, indent=indent, separators=separators
    )
    try:
        text.encode()  # a tenth of the time that the pattern takes, and what it looks for is rare
    except UnicodeEncodeError:
        return _LONE_SURROGATES.sub(lambda found: f"\\u{ord(found[0][0]):04x}" + found[0][1:], text)
    return text


def dump_for_script(data: Mapping[str, object], *, indent: int | None = None) -> str:
    """Plain data as strict JSON that is safe within a ``<script>`` element: no mark of HTML or line end of JavaScript.

    Raises:
        ValueError: as :func:`dump`.
    """
    return dump(data, indent=indent).translate(_ESCAPED)


def article_from_dict(data: Mapping[str, object]) -> Article:
    """Read what :func:`article_to_dict` wrote.

    Raises:
        ParseError: the data is not an article of a supported schema version.
    """
    return structure_article(_fields(data, ARTICLE_SCHEMA))


def digest_from_dict(data: Mapping[str, object], cls: type[_AnyDigest]) -> _AnyDigest:
    """Read what :func:`digest_to_dict` wrote; see :meth:`newsdigest.Digest.from_dict`."""
    return structure_digest(_fields(data, DIGEST_SCHEMA), cls)


def diff_from_dict(data: Mapping[str, object], cls: type[_AnyDiff]) -> _AnyDiff:
    """Read what :func:`diff_to_dict` wrote; see :meth:`newsdigest.DigestDiff.from_dict`."""
    fields = _fields(data, DIFF_SCHEMA)
    before, after = _side(fields, "before"), _side(fields, "after")
    texts = before.article.text, after.article.text
    rest = structure_value(fields, _DiffRest, texts)
    for change in rest.changes:
        _check_ends(tuple(span for span in (change.before_span,) if span), texts[0])
        _check_ends(tuple(span for span in (change.after_span,) if span), texts[1])
    for edit in rest.sentences:
        _check_ends((*edit.before_spans, *edit.before_edits), texts[0])
        _check_ends((*edit.after_spans, *edit.after_edits), texts[1])
    return cls(
        before=before,
        after=after,
        same_event=rest.same_event,
        relation=rest.relation,
        cosmetic=rest.cosmetic,
        changes=rest.changes,
        sentences=rest.sentences,
    )


def _side(fields: dict[str, object], name: str) -> Digest:
    side = fields.pop(name, None)
    if not isinstance(side, Mapping):
        raise ParseError(f"not a valid document: expected an object, found {type(side).__name__} @ $.{name}")
    return structure_digest(side, Digest)


def _check_ends(spans: Sequence[Span], text: str) -> None:
    for span in spans:
        if span.end > len(text):
            raise ParseError(f"not a valid document: {span} ends past the article's text")


@attrs.frozen(kw_only=True)
class _DiffRest:
    """The fields of a diff without its two digests."""

    same_event: float
    relation: Relation
    cosmetic: bool
    changes: tuple[Change, ...]
    sentences: tuple[SentenceEdit, ...]


def article_from_json(document: str | bytes) -> Article:
    """Read what :func:`article_to_json` wrote.

    Raises:
        ParseError: the document is not JSON, or not an article of a supported schema version.
    """
    return article_from_dict(load(document))


def digest_from_json(document: str | bytes, cls: type[_AnyDigest]) -> _AnyDigest:
    """Read what :func:`digest_to_json` wrote; see :meth:`newsdigest.Digest.from_json`."""
    return digest_from_dict(load(document), cls)


def diff_from_json(document: str | bytes, cls: type[_AnyDiff]) -> _AnyDiff:
    """Read what :func:`diff_to_json` wrote; see :meth:`newsdigest.DigestDiff.from_json`."""
    return diff_from_dict(load(document), cls)


def load(document: str | bytes) -> Mapping[str, object]:
    """The object that a JSON document holds.

    Raises:
        ParseError: it is no JSON, or no object.
    """
    try:
        data: object = json.loads(document, parse_constant=_refused)
    except RecursionError as error:
        raise ParseError("the JSON document is nested too deeply to be one of newsdigest's") from error
    except (ValueError, TypeError) as error:
        raise ParseError(f"not a JSON document: {str(error)[:200]}") from error
    if not isinstance(data, dict):
        raise ParseError(f"a document of newsdigest is a JSON object, not {type(data).__name__}")
    return data


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON number")


def _fields(data: Mapping[str, object], schema: str) -> dict[str, object]:
    if not isinstance(data, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # a caller's mistake
        raise ParseError(f"a document of newsdigest is a mapping, not {type(data).__name__}")
    found = data.get("schema")
    if found != schema:
        got = repr(found[:80]) if isinstance(found, str) else "none" if found is None else type(found).__name__
        raise ParseError(f'this reads documents whose "schema" is {schema!r}; this one\'s is {got}')
    return {str(key): value for key, value in data.items() if key != "schema"}

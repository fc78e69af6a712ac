"""JSON of a story: its digests as documents have them, and the rest by article index and span."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeGuard, TypeVar

import attrs

from newsdigest.errors import ParseError
from newsdigest.model.digest import Digest
from newsdigest.model.story import (
    Evidence,
    ExclusiveReport,
    ReportedFigure,
    Story,
    StoryAnswer,
    StoryEvent,
    StoryQuote,
)
from newsdigest.renderers import json_doc
from newsdigest.renderers.digest_fields import digest_from_fields, digest_to_fields
from newsdigest.renderers.plain_values import check_grounded, structure, unstructure

__all__ = ["STORY_SCHEMA", "story_from_dict", "story_from_json", "story_to_dict", "story_to_json"]

STORY_SCHEMA: Final = "newsdigest/story/1"

_S = TypeVar("_S", bound=Story)


@attrs.frozen(kw_only=True)
class _StoryRest:
    """The fields of a story beside its digests, which are read by themselves."""

    outlets: tuple[str, ...]
    headline: str | None
    answers: tuple[StoryAnswer, ...]
    figures: tuple[ReportedFigure, ...]
    quotes: tuple[StoryQuote, ...]
    timeline: tuple[StoryEvent, ...]
    exclusives: tuple[ExclusiveReport, ...]
    summary: tuple[Evidence, ...]


def story_to_dict(story: Story) -> dict[str, object]:
    """``story`` as plain data; see :meth:`newsdigest.Story.to_dict`."""
    rest = unstructure(attrs.evolve(story, digests=()))
    return {"schema": STORY_SCHEMA, **rest, "digests": [digest_to_fields(digest) for digest in story.digests]}


def story_to_json(story: Story, *, indent: int | None = None) -> str:
    """``story`` as a JSON document; see :meth:`newsdigest.Story.to_json`."""
    return json_doc.dump(story_to_dict(story), indent=indent)


def story_from_dict(data: Mapping[str, object], cls: type[_S]) -> _S:
    """Read what :func:`story_to_dict` wrote; see :meth:`newsdigest.Story.from_dict`."""
    if data.get("schema") != STORY_SCHEMA:
        raise ParseError(
            f'this reads documents whose "schema" is {STORY_SCHEMA!r}, not {str(data.get("schema"))[:80]!r}'
        )
    documents = data.get("digests")
    if not isinstance(documents, list) or not all(isinstance(item, dict) for item in documents):
        raise ParseError("not a valid document: $.digests is no list of digests")
    digests = tuple(digest_from_fields(item, Digest) for item in documents)
    for digest in digests:
        check_grounded(digest, digest.article.text)
    rest = structure({key: value for key, value in data.items() if key not in {"schema", "digests"}}, _StoryRest)
    story = cls(digests=digests, **{field.name: getattr(rest, field.name) for field in attrs.fields(_StoryRest)})
    if len(story.outlets) != len(digests):
        raise ParseError("not a valid document: a story has one outlet for each of its digests @ $.outlets")
    _check_evidence(story, story)
    return story


def story_from_json(document: str | bytes, cls: type[_S]) -> _S:
    """Read what :func:`story_to_json` wrote; see :meth:`newsdigest.Story.from_json`."""
    return story_from_dict(json_doc.load(document), cls)


def _check_evidence(value: object, story: Story) -> None:
    """Make sure that all evidence within ``value`` is what its article says there.

    Raises:
        ParseError: some is not.
    """
    if isinstance(value, Evidence):
        if value.article >= len(story.digests) or value.article < 0:
            raise ParseError(f"not a valid document: there is no article {value.article}")
        if value.span.of(story.digests[value.article].article.text) != value.text:
            raise ParseError(f"not a valid document: article {value.article} does not say {value.text[:60]!r} there")
    elif isinstance(value, tuple):
        for item in value:
            _check_evidence(item, story)
    elif _is_value(value) and not isinstance(value, Digest):
        for field in attrs.fields(type(value)):
            _check_evidence(getattr(value, field.name), story)


def _is_value(value: object) -> TypeGuard[attrs.AttrsInstance]:
    return attrs.has(type(value))

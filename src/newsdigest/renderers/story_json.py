"""JSON of a story: its digests as documents have them, and the rest by article index and span."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

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
from newsdigest.renderers.structure import structure_digest, structure_value
from newsdigest.renderers.unstructure import digest_fields, document_fields

__all__ = ["STORY_SCHEMA", "story_from_dict", "story_from_json", "story_to_dict", "story_to_json"]

STORY_SCHEMA: Final = "newsdigest/story/1"

_S = TypeVar("_S", bound=Story)


@attrs.frozen(kw_only=True)
class _StoryRest:
    """The fields of a story beside its digests, which are read by themselves."""

    outlets: tuple[str, ...] = ()
    headline: str | None = None
    answers: tuple[StoryAnswer, ...] = ()
    figures: tuple[ReportedFigure, ...] = ()
    quotes: tuple[StoryQuote, ...] = ()
    timeline: tuple[StoryEvent, ...] = ()
    exclusives: tuple[ExclusiveReport, ...] = ()
    summary: tuple[Evidence, ...] = ()


def story_to_dict(story: Story) -> dict[str, object]:
    """``story`` as plain data; see :meth:`newsdigest.Story.to_dict`."""
    digests = [digest_fields(digest) for digest in story.digests]
    return {"schema": STORY_SCHEMA, **document_fields(attrs.evolve(story, digests=())), "digests": digests}


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
    digests = tuple(structure_digest(item, Digest) for item in documents)
    outlets = data.get("outlets")
    if isinstance(outlets, list) and len(outlets) != len(digests):
        raise ParseError("not a valid document: a story has one outlet for each of its digests @ $.outlets")
    fields = {key: value for key, value in data.items() if key not in {"schema", "digests"}}
    rest = structure_value(fields, _StoryRest, tuple(digest.article.text for digest in digests))
    return cls(digests=digests, **{field.name: getattr(rest, field.name) for field in attrs.fields(_StoryRest)})


def story_from_json(document: str | bytes, cls: type[_S]) -> _S:
    """Read what :func:`story_to_json` wrote; see :meth:`newsdigest.Story.from_json`."""
    return story_from_dict(json_doc.load(document), cls)

"""The answer: who, what, where, when, why and how, with the quotes, the figures and the whole inventory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from newsdigest.model.article import Article
from newsdigest.model.facts import Actor, Event, Figure, Passage, Place, Quote, Time

__all__ = ["Digest"]

_D = TypeVar("_D", bound="Digest")


@attrs.frozen(kw_only=True)
class Digest:
    """What :func:`newsdigest.summarize` found in one article.

    ``who`` to ``how`` answer the six questions about the main event, best answer first, and are empty where the
    article gives no answer. ``quotes`` holds all quotations in reading order, ``key_quotes`` the best few. ``actors``,
    ``events``, ``places``, ``times`` are the whole inventory; ``timeline`` the dated events in order of time.
    """

    article: Article
    headline: str | None = None
    who: tuple[Actor, ...] = ()
    what: tuple[Event, ...] = ()
    where: tuple[Place, ...] = ()
    when: tuple[Time, ...] = ()
    why: tuple[Passage, ...] = ()
    how: tuple[Passage, ...] = ()
    quotes: tuple[Quote, ...] = ()
    key_quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    summary: tuple[Passage, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    timeline: tuple[Event, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """This digest as plain dictionaries, lists, strings and numbers (see the published JSON Schema)."""
        from newsdigest.renderers import json_doc

        return json_doc.digest_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """This digest as a JSON document; :meth:`from_json` reads it back without loss."""
        from newsdigest.renderers import json_doc

        return json_doc.digest_to_json(self, indent=indent)

    @classmethod
    def from_dict(cls: type[_D], data: Mapping[str, object]) -> _D:
        """Read what :meth:`to_dict` wrote.

        Raises:
            ParseError: the data is not a digest of a supported schema version.
        """
        from newsdigest.renderers import json_doc

        return json_doc.digest_from_dict(data, cls)

    @classmethod
    def from_json(cls: type[_D], document: str | bytes) -> _D:
        """Read what :meth:`to_json` wrote.

        Raises:
            ParseError: the document is not JSON, or not a digest of a supported schema version.
        """
        from newsdigest.renderers import json_doc

        return json_doc.digest_from_json(document, cls)

    def to_markdown(self) -> str:
        """This digest as a Markdown page; every text from the article is escaped."""
        from newsdigest.renderers import markdown_doc

        return markdown_doc.digest_to_markdown(self)

    def to_html(self) -> str:
        """The article with its facts highlighted, as one self-contained HTML page; all text is escaped."""
        from newsdigest.renderers import html_doc

        return html_doc.digest_to_html(self)

    def to_jsonld(self) -> str:
        """This digest as a schema.org NewsArticle in JSON-LD."""
        from newsdigest.renderers import json_ld

        return json_ld.digest_to_jsonld(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsdigest.renderers import html_doc

        return html_doc.digest_to_fragment(self)

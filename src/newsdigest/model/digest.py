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

    ``who`` to ``how`` answer the six questions about the main event, best answer first; each is empty where the article
    gives no answer. ``actors``, ``events``, ``places`` and ``times`` hold everything that was found.

    Attributes:
        article: the article, whose ``text`` all spans index.
        headline: the article's title, else the words of the main event; None where there is neither.
        who: who does it, or to whom it is done.
        what: the main event first, then other events that can stand alone.
        where: where it happens.
        when: when it happens.
        why: reasons that the article gives for it.
        how: means and manners that the article gives for it.
        quotes: all quotations, in reading order.
        key_quotes: the few to show, best first.
        figures: the numbers that count, tolls first, then money and shares.
        summary: whole sentences of the article, in its order; as many as ``summarize`` was asked for.
        actors: every person, organisation and group, the most salient first.
        events: every event, in reading order.
        places: every place, the most salient first.
        times: every time expression, in reading order.
        timeline: the dated events, in order of time.

    >>> digest = newsdigest.summarize(
    ...     'Storms broke the pier in Hale on Tuesday. "It is not safe," harbour master Ida Crane said.',
    ...     published="2026-03-13",
    ... )
    >>> digest.what[0].text, digest.where[0].name, digest.when[0].value
    ('Storms broke the pier', 'Hale', '2026-03-10')
    >>> [(quote.text, quote.speaker.name) for quote in digest.key_quotes]
    [('"It is not safe,"', 'Ida Crane')]
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
        """This digest as plain dictionaries, lists, strings and numbers, of the published JSON Schema.

        >>> plain = newsdigest.summarize("Ann Lowe reopened the bridge.").to_dict()
        >>> plain["schema"], plain["who"][0]["name"]
        ('newsdigest/digest/1', 'Ann Lowe')
        """
        from newsdigest.renderers import json_doc

        return json_doc.digest_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """This digest as a JSON document; :meth:`from_json` reads it back without loss.

        Args:
            indent: blanks a level; None for one line.
        """
        from newsdigest.renderers import json_doc

        return json_doc.digest_to_json(self, indent=indent)

    @classmethod
    def from_dict(cls: type[_D], data: Mapping[str, object]) -> _D:
        """Read what :meth:`to_dict` wrote.

        Args:
            data: a dictionary of the published JSON Schema.

        Raises:
            ParseError: the data is not a digest of a supported schema version; the message names the place.
        """
        from newsdigest.renderers import json_doc

        return json_doc.digest_from_dict(data, cls)

    @classmethod
    def from_json(cls: type[_D], document: str | bytes) -> _D:
        """Read what :meth:`to_json` wrote.

        Args:
            document: a JSON document of the published schema.

        Raises:
            ParseError: the document is not JSON, or not a digest of a supported schema version.

        >>> digest = newsdigest.summarize("Ann Lowe reopened the bridge.")
        >>> newsdigest.Digest.from_json(digest.to_json()) == digest
        True
        """
        from newsdigest.renderers import json_doc

        return json_doc.digest_from_json(document, cls)

    def to_markdown(self) -> str:
        """This digest as a Markdown page; every text from the article is escaped.

        >>> print(newsdigest.summarize("Ann Lowe reopened the bridge.").to_markdown().splitlines()[0])
        # Ann Lowe reopened the bridge
        """
        from newsdigest.renderers import markdown_doc

        return markdown_doc.digest_to_markdown(self)

    def to_html(self) -> str:
        """The article with its facts marked, beside the digest, as one self-contained HTML page.

        All text is escaped; the page holds no script and fetches nothing.

        >>> newsdigest.summarize("Ann Lowe reopened the bridge.").to_html().startswith("<!doctype html>")
        True
        """
        from newsdigest.renderers import html_doc

        return html_doc.digest_to_html(self)

    def to_jsonld(self) -> str:
        """This digest as a schema.org ``NewsArticle`` in JSON-LD, safe within a ``<script>`` element.

        >>> '"@type": "NewsArticle"' in newsdigest.summarize("Ann Lowe reopened the bridge.").to_jsonld()
        True
        """
        from newsdigest.renderers import json_ld

        return json_ld.digest_to_jsonld(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsdigest.renderers import html_doc

        return html_doc.digest_to_fragment(self)

"""The answer: who, what, where, when, why and how, with the quotes, the figures and the whole inventory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import attrs

from newsdigest.model.article import Article
from newsdigest.model.facts import Actor, Event, Fact, Figure, Passage, Place, Quote, Time
from newsdigest.model.inventory import Answer

__all__ = ["Digest"]

_D = TypeVar("_D", bound="Digest")
_F = TypeVar("_F", bound=Fact)


def _quotes_of(digest: Digest) -> tuple[Quote, ...]:
    return digest.quotes


@attrs.frozen(kw_only=True)
class Digest:
    """What :func:`newsdigest.summarize` found in one article.

    ``who`` to ``how`` answer the six questions about the main event, best answer first; each is empty where the article
    gives no answer. ``actors``, ``events``, ``places``, ``times`` and ``attributions`` hold everything that was found.

    Each fact is stored once, in ``actors``, ``events``, ``places``, ``times``, ``attributions``, ``figures``, ``why``,
    ``how`` or ``summary``, and has an ``id`` of its own. The answers, ``quotes``, ``key_quotes`` and ``timeline`` hold
    these very objects: ``digest.who[0] in digest.actors``. Values refer to actors by id: see :meth:`actor`.

    Attributes:
        article: the article, whose ``text`` all spans index.
        headline: the article's title, else the words of the main event; None where there is neither.
        who: who does it, or to whom it is done.
        what: the main event first, then other events that are understood by themselves.
        where: where it happens.
        when: when it happens.
        why: reasons that the article gives for it.
        how: means and manners that the article gives for it.
        answers: the same answers, question by question, each with how sure it is that it *is* the answer.
        quotes: what a source said or wrote, in reading order.
        attributions: all that the article attributes to a source: ``quotes``, and what a source thought, found or did
            *not* say; in reading order. Where none are passed, ``quotes``.
        key_quotes: the few to show, best first.
        figures: the numbers that count, tolls first, then money and shares.
        summary: whole sentences of the article, in its order; as many as ``summarize`` was asked for.
        actors: every person, organisation and group, the most salient first.
        events: every event, in reading order.
        places: every place, the most salient first.
        times: every time expression, in reading order.
        timeline: the dated events, in order of time.

    Raises:
        ValueError: a fact has no id or that of another, or a value refers to a fact that the digest does not hold.

    >>> digest = newsdigest.summarize(
    ...     'Storms broke the pier in Hale on Tuesday. "It is not safe," harbour master Ida Crane said.',
    ...     published="2026-03-13",
    ... )
    >>> digest.what[0].text, digest.where[0].name, digest.when[0].value
    ('Storms broke the pier in Hale on Tuesday', 'Hale', '2026-03-10')
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
    answers: tuple[Answer, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Quote, ...] = attrs.field(default=attrs.Factory(_quotes_of, takes_self=True))
    key_quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    summary: tuple[Passage, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    timeline: tuple[Event, ...] = ()
    _facts: dict[str, Fact] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        facts: dict[str, Fact] = {}
        count = 0
        for held in self._inventory():
            facts.update([(fact.id, fact) for fact in held])
            count += len(held)
        if len(facts) < count or "" in facts:
            raise ValueError("each fact of a digest needs an id of its own; here one has none, or two share one")
        object.__setattr__(self, "_facts", facts)
        for fact in self._referred():
            if facts.get(fact.id) is not fact:
                raise ValueError(f"the digest does not hold the {type(fact).__name__} {fact.id!r} that it refers to")
        for name in self._named():
            if not isinstance(facts.get(name), Actor):
                raise ValueError(f"the digest refers to the actor {name!r} and does not hold it")

    def _inventory(self) -> tuple[tuple[Fact, ...], ...]:
        """Where each fact is stored."""
        passages = self.why, self.how, self.summary
        return self.actors, self.events, self.places, self.times, self.attributions, self.figures, *passages

    def _referred(self) -> Iterator[Fact]:
        """Every fact that a field outside the inventory refers to."""
        for held in (self.who, self.what, self.where, self.when, self.quotes, self.key_quotes, self.timeline):
            yield from held
        for answer in self.answers:
            yield answer.fact
        for event in self.events:
            if event.when is not None:
                yield event.when
            if event.where is not None:
                yield event.where

    def _named(self) -> Iterator[str]:
        """Every actor that is referred to by id."""
        for event in self.events:
            yield from event.agents
            yield from event.patients
        for quote in self.attributions:
            if quote.speaker is not None and quote.speaker.actor is not None:
                yield quote.speaker.actor

    def __repr__(self) -> str:
        """One line: the headline and how much was found."""
        kinds = ("actors", "events", "places", "times", "quotes", "figures")
        found = ", ".join(f"{len(getattr(self, kind))} {kind}" for kind in kinds)
        return f"<Digest {self.headline!r}: {found}>"

    def __str__(self) -> str:
        """The digest as the command line shows it."""
        from newsdigest.renderers import terminal_doc

        return terminal_doc.digest_to_text(self)

    def fact(self, id: str) -> Fact:  # noqa: A002 - the field's own word
        """The fact with that id, of any kind.

        Args:
            id: the id of a fact of this digest.

        Raises:
            KeyError: the digest holds no such fact.
        """
        return self._fact(Fact, id)

    def actor(self, id: str) -> Actor:  # noqa: A002 - the field's own word
        """The actor with that id; as :meth:`fact`, for this kind alone.

        >>> digest = newsdigest.summarize("Mayor Ann Lowe reopened the bridge.")
        >>> [digest.actor(agent).name for agent in digest.what[0].agents]
        ['Ann Lowe']
        """
        return self._fact(Actor, id)

    def event(self, id: str) -> Event:  # noqa: A002 - the field's own word
        """The event with that id; as :meth:`fact`, for this kind alone."""
        return self._fact(Event, id)

    def place(self, id: str) -> Place:  # noqa: A002 - the field's own word
        """The place with that id; as :meth:`fact`, for this kind alone."""
        return self._fact(Place, id)

    def time(self, id: str) -> Time:  # noqa: A002 - the field's own word
        """The time with that id; as :meth:`fact`, for this kind alone."""
        return self._fact(Time, id)

    def quote(self, id: str) -> Quote:  # noqa: A002 - the field's own word
        """The quotation or other attribution with that id; as :meth:`fact`, for this kind alone."""
        return self._fact(Quote, id)

    def figure(self, id: str) -> Figure:  # noqa: A002 - the field's own word
        """The figure with that id; as :meth:`fact`, for this kind alone."""
        return self._fact(Figure, id)

    def passage(self, id: str) -> Passage:  # noqa: A002 - the field's own word
        """The reason, manner or summary sentence with that id; as :meth:`fact`, for this kind alone."""
        return self._fact(Passage, id)

    def _fact(self, kind: type[_F], name: str) -> _F:
        found = self._facts.get(name)
        if not isinstance(found, kind):
            described = "an id of this digest" if found is None else f"the id of a {type(found).__name__}"
            raise KeyError(f"no {kind.__name__} has the id {name!r}, which is {'not ' * (found is None)}{described}")
        return found

    def to_dict(self) -> dict[str, object]:
        """This digest as plain dictionaries, lists, strings and numbers, of the published JSON Schema.

        >>> plain = newsdigest.summarize("Ann Lowe reopened the bridge.").to_dict()
        >>> plain["schema"], plain["who"], plain["actors"][0]["name"]
        ('newsdigest/digest/1', ['actor-1'], 'Ann Lowe')
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

    def to_rows(self) -> list[dict[str, str | float | int | bool | None]]:
        """One flat row a fact, all with the same columns, as a data frame takes them.

        Columns: ``kind`` (actor, event, place, time, quote, attribution, figure, why, how, summary), ``id``,
        ``answers`` (the question that it answers), ``text``, ``start``, ``end``, ``name``, ``type``, ``value``
        (TIMEX3 value, country, words of a quotation without the cue), ``number``, ``unit``, ``speaker``, ``act`` (of a
        quotation: statement, denial, question ...), ``negated``, ``anonymous`` (whether its speaker is), ``when``,
        ``where``, ``salience``, ``confidence``. What a kind does not have is None.

        >>> rows = newsdigest.summarize("Ann Lowe reopened the bridge on 13 March 2026.").to_rows()
        >>> [(row["kind"], row["text"], row["value"]) for row in rows if row["answers"] in ("who", "when")]
        [('actor', 'Ann Lowe', None), ('time', '13 March 2026', '2026-03-13')]
        """
        from newsdigest.renderers import rows

        return rows.digest_to_rows(self)

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

    def to_geojson(self) -> str:
        """The places with coordinates as a GeoJSON (RFC 7946) FeatureCollection of points.

        >>> '"coordinates": [' in newsdigest.summarize("Ann Lowe reopened a bridge in Lisbon.").to_geojson()
        True
        """
        from newsdigest.renderers import geojson

        return geojson.digest_to_geojson(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsdigest.renderers import html_doc

        return html_doc.digest_to_fragment(self)

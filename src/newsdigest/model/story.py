"""Several articles about one event, read together: what they agree on, where they differ, what one alone reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

import attrs

from newsdigest.model.digest import Digest
from newsdigest.model.enums import Agreement, ChangeField, ChangeKind, Question
from newsdigest.model.span import Span

if TYPE_CHECKING:
    from newsdigest.api import Source

__all__ = [
    "Evidence",
    "ExclusiveReport",
    "ReportedFigure",
    "ReportedValue",
    "Story",
    "StoryAnswer",
    "StoryChange",
    "StoryEvent",
    "StoryQuote",
    "StoryUpdate",
]

_S = TypeVar("_S", bound="Story")


@attrs.frozen
class Evidence:
    """The words of one article of a story: ``story.digests[article].article.text[span.start:span.end] == text``.

    Attributes:
        article: index into ``story.digests``.
        span: the span of the words in that article, in code points.
        text: the words.

    >>> story = newsdigest.combine(["A fire killed two people in Leeds.", "Two people died in a fire in Leeds."])
    >>> item = story.summary[0]
    >>> item.span.of(story.digests[item.article].article.text) == item.text
    True
    """

    article: int
    span: Span
    text: str


@attrs.frozen(kw_only=True)
class StoryAnswer:
    """One answer to one question about the event, with every article that gives it.

    Attributes:
        question: which question it answers.
        text: its fullest wording: a name, a clause, a place, a time as written.
        value: of a "when" the TIMEX3 value ("2026-03-10"), else None.
        evidence: where the articles say it, one for each article that does, the best wording first.

    >>> story = newsdigest.combine([
    ...     {"text": "A fire killed two people in Leeds on Monday.", "publisher": "The Courier"},
    ...     {"text": "Two people died when a fire broke out in Leeds.", "publisher": "Northern Post"},
    ... ])
    >>> [(answer.text, answer.support) for answer in story.answers if answer.question == "where"]
    [('Leeds', 2)]
    """

    question: Question
    text: str
    value: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def support(self) -> int:
        """How many articles give this answer."""
        return len({item.article for item in self.evidence})


@attrs.frozen(kw_only=True)
class ReportedValue:
    """One value of a figure, with the articles that report it.

    Attributes:
        value: the number.
        text: as the first of the articles writes it, with its hedge ("at least six").
        evidence: its words and span, one for each article.
        since: when the first of these articles was published, or None.

    >>> story = newsdigest.combine(["A fire killed two people in Leeds.", "Two people died in a fire in Leeds."])
    >>> value = story.agreed[0].values[0]
    >>> value.value, value.text, [item.text for item in value.evidence]
    (2.0, 'two', ['two', 'Two'])
    """

    value: float
    text: str
    evidence: tuple[Evidence, ...] = ()
    since: datetime | date | None = None


@attrs.frozen(kw_only=True)
class ReportedFigure:
    """One thing that several articles count.

    Attributes:
        what: what is counted ("people killed").
        unit: as in :class:`Figure`.
        agreement: whether the articles agree, differ, or follow it as it rises.
        values: each value with its articles: the lowest first where it is developing, else the most reported.

    >>> story = newsdigest.combine([
    ...     {"text": "A fire killed three people in Leeds.", "published": "2026-03-10T12:00"},
    ...     {"text": "Four people died in a fire in Leeds.", "published": "2026-03-10T18:00"},
    ... ])
    >>> [(figure.agreement.value, [value.value for value in figure.values]) for figure in story.figures]
    [('developing', [3.0, 4.0])]
    """

    what: str
    unit: str = ""
    agreement: Agreement = Agreement.AGREED
    values: tuple[ReportedValue, ...] = ()


@attrs.frozen(kw_only=True)
class StoryQuote:
    """One quotation, once, however many articles carry it and however they cut it.

    Attributes:
        text: its fullest wording.
        speaker: who said it, or None.
        evidence: where the articles have it, the fullest wording first.
        wordings: the other wordings, as far as their words differ.

    >>> whole = '"The dam will not hold, and we all know it," engineer Ada Pell said in Hale.'
    >>> cut = 'In Hale, engineer Ada Pell said: "The dam will not hold."'
    >>> quote = newsdigest.combine([whole, cut]).quotes[0]
    >>> quote.speaker, quote.text, [wording.text for wording in quote.wordings]
    ('Ada Pell', '"The dam will not hold, and we all know it,"', ['"The dam will not hold."'])
    """

    text: str
    speaker: str | None = None
    evidence: tuple[Evidence, ...] = ()
    wordings: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True)
class StoryEvent:
    """One entry of the common timeline.

    Attributes:
        when: its TIMEX3 value.
        text: what happened, as the article that says most has it.
        evidence: where the articles say it.

    >>> first = {"text": "The council closed the pier on Monday.", "published": "2026-03-11"}
    >>> second = {"text": "The pier in Hale reopens on Friday.", "published": "2026-03-11"}
    >>> [(event.when, event.text) for event in newsdigest.combine([first, second]).timeline]
    [('2026-03-09', 'The council closed the pier on Monday'), ('2026-03-13', 'The pier in Hale reopens on Friday')]
    """

    when: str
    text: str
    evidence: tuple[Evidence, ...] = ()


@attrs.frozen(kw_only=True)
class ExclusiveReport:
    """What one article alone reports: a person, a figure or a quotation.

    Attributes:
        field: what kind of thing it is.
        text: the thing.
        evidence: where that article says it.

    >>> first = "A fire killed two people in Leeds. Mayor Ann Lowe saw the ruins. Lowe thanked the crews."
    >>> story = newsdigest.combine([first, "Two people died in a fire in Leeds."])
    >>> [(item.field.value, item.text, story.outlets[item.evidence.article]) for item in story.exclusives]
    [('who', 'Ann Lowe', 'article 1')]
    """

    field: ChangeField
    text: str
    evidence: Evidence


@attrs.frozen(kw_only=True)
class Story:
    """What :func:`newsdigest.combine` makes of several articles about one event. All of it is words of the articles.

    Attributes:
        digests: the digests, in the order of the sources.
        outlets: what to call each article: its publisher, else the host of its address, else "article 1".
        headline: the title of the most central article, or None.
        answers: the answers to the six questions, question by question, the best supported first.
        figures: what two articles or more count, disputed figures first.
        quotes: every direct quotation once, those that most articles carry first.
        timeline: the dated events of all articles in order of time.
        exclusives: what one article alone reports.
        summary: a few sentences of the articles, at most one for each fact.

    >>> story = newsdigest.combine([
    ...     {"text": "A fire killed two people in Leeds on Monday.", "publisher": "The Courier"},
    ...     {"text": "Three people died when a fire broke out in Leeds.", "publisher": "Northern Post"},
    ... ])
    >>> story.outlets
    ('The Courier', 'Northern Post')
    >>> for value in story.disputed[0].values:
    ...     print(story.disputed[0].what, value.text, story.outlets_of(value.evidence))
    death toll two ('The Courier',)
    death toll Three ('Northern Post',)
    """

    digests: tuple[Digest, ...] = ()
    outlets: tuple[str, ...] = ()
    headline: str | None = None
    answers: tuple[StoryAnswer, ...] = ()
    figures: tuple[ReportedFigure, ...] = ()
    quotes: tuple[StoryQuote, ...] = ()
    timeline: tuple[StoryEvent, ...] = ()
    exclusives: tuple[ExclusiveReport, ...] = ()
    summary: tuple[Evidence, ...] = ()

    @property
    def agreed(self) -> tuple[ReportedFigure, ...]:
        """The figures on which the articles agree."""
        return self._figures(Agreement.AGREED)

    @property
    def disputed(self) -> tuple[ReportedFigure, ...]:
        """The figures on which the articles differ."""
        return self._figures(Agreement.DISPUTED)

    @property
    def developing(self) -> tuple[ReportedFigure, ...]:
        """The figures that rose from one publication to the next."""
        return self._figures(Agreement.DEVELOPING)

    def _figures(self, agreement: Agreement) -> tuple[ReportedFigure, ...]:
        return tuple(figure for figure in self.figures if figure.agreement is agreement)

    def answers_to(self, question: Question | str) -> tuple[StoryAnswer, ...]:
        """The answers to one question, the best supported first."""
        return tuple(answer for answer in self.answers if answer.question == question)

    def outlets_of(self, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
        """The outlets of some evidence, each once, in the order of the sources."""
        return tuple(dict.fromkeys(self.outlets[at] for at in sorted({item.article for item in evidence})))

    def __repr__(self) -> str:
        """One line: the headline, and of how many articles."""
        return f"<Story {self.headline!r}: {len(self.digests)} articles>"

    def __str__(self) -> str:
        """The story as the command line shows it."""
        from newsdigest.renderers import terminal_doc

        return terminal_doc.story_to_text(self)

    def add(self, source: Source) -> StoryUpdate:
        """The story with one more article, and what that changes.

        Args:
            source: any source that :func:`newsdigest.summarize` takes.

        Raises:
            NewsDigestError: any error of :func:`newsdigest.summarize`.

        >>> noon = {"text": "A fire killed three people in Leeds.", "published": "2026-03-10T12:00"}
        >>> story = newsdigest.combine([noon])
        >>> update = story.add({"text": "Four people died in a fire in Leeds.", "published": "2026-03-10T18:00"})
        >>> [change.note for change in update.changes if change.field == "figure"]
        ['The death toll went from three to four.']
        """
        from newsdigest import stories

        return stories.add(self, source)

    def to_dict(self) -> dict[str, object]:
        """This story as plain dictionaries, lists, strings and numbers, of the published JSON Schema."""
        from newsdigest.renderers import story_json

        return story_json.story_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """This story as a JSON document; :meth:`from_json` reads it back without loss.

        Args:
            indent: blanks a level; None for one line.
        """
        from newsdigest.renderers import story_json

        return story_json.story_to_json(self, indent=indent)

    @classmethod
    def from_dict(cls: type[_S], data: Mapping[str, object]) -> _S:
        """Read what :meth:`to_dict` wrote.

        Raises:
            ParseError: the data is not a story of a supported schema version.
        """
        from newsdigest.renderers import story_json

        return story_json.story_from_dict(data, cls)

    @classmethod
    def from_json(cls: type[_S], document: str | bytes) -> _S:
        """Read what :meth:`to_json` wrote.

        Raises:
            ParseError: the document is not JSON, or not a story of a supported schema version.

        >>> story = newsdigest.combine(["A fire killed two people in Leeds.", "Two people died in a fire in Leeds."])
        >>> newsdigest.Story.from_json(story.to_json()) == story
        True
        """
        from newsdigest.renderers import story_json

        return story_json.story_from_json(document, cls)

    def to_rows(self) -> list[dict[str, str | float | int | bool | None]]:
        """One flat row for each article that says a thing, all with the same columns, as a data frame takes them.

        Columns: ``kind`` (answer, figure, quote, event, "only who" and the like, summary), ``answers`` (the question),
        ``text``, ``value``, ``number``, ``unit``, ``speaker``, ``agreement``, and its evidence: ``outlet``,
        ``article`` (index), ``words``, ``start``, ``end``. What a kind does not have is None.

        >>> story = newsdigest.combine(["A fire killed two people in Leeds.", "Three people died in a fire in Leeds."])
        >>> [(row["outlet"], row["text"], row["number"]) for row in story.to_rows() if row["kind"] == "figure"]
        [('article 1', 'death toll', 2.0), ('article 2', 'death toll', 3.0)]
        """
        from newsdigest.renderers import rows

        return rows.story_to_rows(self)

    def to_markdown(self) -> str:
        """This story as a Markdown page; every text from the articles is escaped."""
        from newsdigest.renderers import markdown_doc

        return markdown_doc.story_to_markdown(self)

    def to_html(self) -> str:
        """This story as one self-contained HTML page; all text is escaped, it holds no script and fetches nothing."""
        from newsdigest.renderers import html_doc

        return html_doc.story_to_html(self)

    def to_geojson(self) -> str:
        """The places of all articles that have coordinates as a GeoJSON (RFC 7946) FeatureCollection of points.

        The properties of a point name the ``outlets`` that mention the place, those for which it answers where
        (``answer_of``), and every mention as ``article`` (index) and ``span``.

        >>> story = newsdigest.combine(["A fire killed two people in Leeds.", "Two people died in a fire in Leeds."])
        >>> import json
        >>> [point["properties"]["outlets"] for point in json.loads(story.to_geojson())["features"]]
        [['article 1', 'article 2']]
        """
        from newsdigest.renderers import geojson

        return geojson.story_to_geojson(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsdigest.renderers import html_doc

        return html_doc.story_to_fragment(self)


@attrs.frozen(kw_only=True)
class StoryChange:
    """What one more article changed in a story.

    Attributes:
        field: what it is about.
        kind: whether it is new, gone, or changed.
        text: the words: a name, a value, a quotation.
        evidence: where the new article says it, or None.
        note: one plain sentence for a reader.

    >>> update = newsdigest.combine(["A fire killed two people in Leeds."]).add("Three people died in a fire in Leeds.")
    >>> update.changes[0].note
    'The death toll is disputed: three beside two.'
    """

    field: ChangeField
    kind: ChangeKind
    text: str
    evidence: Evidence | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class StoryUpdate:
    """What :meth:`Story.add` returns.

    Attributes:
        story: the story with the new article.
        changes: what the article changed, figures first.

    >>> update = newsdigest.combine(["A fire killed two people in Leeds."]).add("Three people died in a fire in Leeds.")
    >>> len(update.story.digests), update.changes[0].field.value
    (2, 'figure')
    """

    story: Story
    changes: tuple[StoryChange, ...] = ()

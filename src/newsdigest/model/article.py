"""The article as it was handed in: its text, its parts and what it says of itself."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span

__all__ = ["Article", "Block"]


_SHOWN = 60  # characters of an article without a title


@attrs.frozen
class Block:
    r"""One part of an article: a headline, a paragraph, a caption ...

    Blocks come in reading order and do not overlap. White space between blocks belongs to none of them.

    Attributes:
        kind: what the part is for.
        span: its offsets, in code points of ``article.text``.
        text: its words: ``article.text[span.start:span.end] == text``.

    >>> article = newsdigest.parse("Pier to close\n\nHALE, England (Newswire) - The council voted on Monday.")
    >>> [(block.kind.value, block.text) for block in article.blocks]
    [('headline', 'Pier to close'),
     ('dateline', 'HALE, England (Newswire) -'),
     ('lead', 'The council voted on Monday.')]
    """

    kind: BlockKind
    span: Span
    text: str


@attrs.frozen(kw_only=True)
class Article:
    r"""A parsed article: its text, its parts and what it says of itself. Made by :func:`newsdigest.parse`.

    Attributes:
        text: the whole text, which every offset indexes. For plain-text input it is the very string that was passed in;
            of a mapping, title, description and body joined by blank lines.
        blocks: headline, paragraphs, captions ..., in reading order.
        title: the headline, or None.
        published: when it was published; a ``date`` where no time of day is known, or None.
        modified: when it was last changed, or None.
        authors: the names of who wrote it.
        publisher: who published it, or None.
        url: its address, or None.
        language: the language the source names (an ISO 639 code), or None.
        dateline: the place of the dateline as written ("PARIS"), or None.
        source_format: the reader that took it: "text", "html", "ninjs" ...
        notes: what ``parse`` noticed, in plain words: a repaired encoding, a missing date.
        sentences: the span of each sentence.

    >>> article = newsdigest.parse({"title": "Pier to close", "text": "The council voted.", "byline": "Ada Penn"})
    >>> article.text
    'Pier to close\n\nThe council voted.'
    >>> article.authors, [article.text[span.start:span.end] for span in article.sentences]
    (('Ada Penn',), ['Pier to close', 'The council voted.'])
    """

    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: datetime | date | None = None
    modified: datetime | date | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    source_format: str = "text"
    notes: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        """One line: the title or the opening words, the date and the size."""
        name = " ".join((self.title or self.text[:_SHOWN]).split())
        date_line = f", published {self.published.isoformat()}" if self.published is not None else ""
        return f"<Article {name!r}{date_line}: {len(self.text)} characters, {len(self.blocks)} blocks>"

"""The article as it was handed in: its text, its parts and what it says of itself."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span

__all__ = ["Article", "Block"]


@attrs.frozen
class Block:
    """One part of an article: a headline, a paragraph, a caption ...

    ``article.text[block.span.start:block.span.end] == block.text``; blocks come in reading order and do not
    overlap. White space between blocks belongs to none of them.
    """

    kind: BlockKind
    span: Span
    text: str


@attrs.frozen(kw_only=True)
class Article:
    """A parsed article. Made by :func:`newsdigest.parse`.

    For plain-text input ``text`` is the very string that was passed in, so that every offset in a digest
    indexes the caller's own string.
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

"""The last step of every reader of structured sources: parts become one text with blocks, claims become an article.

``article.text`` is the parts joined by blank lines. A part that the next one opens with is not repeated (a description
that is the first sentence of the body, a body that starts with its own title).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import attrs

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article, Block
from newsdigest.model.enums import BlockKind
from newsdigest.model.span import Span
from newsdigest.sources.bylines import clean_authors
from newsdigest.sources.decoding import mojibake_note
from newsdigest.sources.moments import read_moment
from newsdigest.sources.plain_text import Layout, find_layout
from newsdigest.sources.request import Request, check_length, requested_moment

__all__ = ["Draft", "Part", "assemble", "finish", "from_layout"]

NO_DATE = "no publication date was given or found"
_GAP = "\n\n"


@attrs.frozen
class Part:
    """One part of the body, in order. ``kind`` None: lay it out as plain text."""

    text: str
    kind: BlockKind | None = None


@attrs.frozen(kw_only=True)
class Draft:
    """What a reader found, before it is joined and before the caller's own words are laid over it."""

    source_format: str
    parts: tuple[Part, ...]
    title: str | None = None
    description: str | None = None
    published: object = None
    modified: object = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    notes: tuple[str, ...] = ()


def assemble(draft: Draft, request: Request) -> Article:
    """The article that a draft and the caller's request make.

    Raises:
        EmptyArticleError: no part holds text.
        LimitError: the text is longer than the caller allows.
        ParseError: the caller's publication date is no date.
    """
    title = request.title or draft.title
    parts = _joined_parts(title, draft)
    text = _GAP.join(part.text for part in parts)
    check_length(len(text), request)
    blocks, layouts = _blocks(text, parts, title)
    published, notes = _moment(draft.published, "publication date", requested_moment(request))
    modified, more = _moment(draft.modified, "date of change", None)
    article = Article(
        text=text,
        blocks=blocks,
        title=title or next((layout.title for layout in layouts if layout.title), None),
        published=published or next((layout.published for layout in layouts if layout.published), None),
        modified=modified or next((layout.modified for layout in layouts if layout.modified), None),
        authors=clean_authors(draft.authors, outlets=(draft.publisher,)) or _first_authors(layouts),
        publisher=draft.publisher,
        url=request.url or draft.url,
        language=request.language or draft.language,
        dateline=draft.dateline or next((layout.dateline for layout in layouts if layout.dateline), None),
        source_format=draft.source_format,
        notes=(*draft.notes, *notes, *more, *(note for layout in layouts for note in layout.notes)),
    )
    return finish(article)


def from_layout(text: str, layout: Layout, request: Request, notes: Iterable[str]) -> Article:
    """The article of a plain text: the text itself, and what its layout says."""
    published = requested_moment(request)
    found = () if published else layout.notes
    return finish(
        Article(
            text=text,
            blocks=layout.blocks,
            title=request.title or layout.title,
            published=published or layout.published,
            modified=layout.modified,
            authors=layout.authors,
            url=request.url,
            language=request.language,
            dateline=layout.dateline,
            source_format="text",
            notes=(*notes, *found),
        )
    )


def finish(article: Article) -> Article:
    """Refuse an article without text; note what is missing or looks damaged.

    Raises:
        EmptyArticleError: there is no text.
    """
    if not article.text or article.text.isspace():
        raise EmptyArticleError("the source holds no text: pass the article's words")
    notes = (*article.notes, *mojibake_note(article.text))
    if article.published is None and NO_DATE not in notes:
        notes = (*notes, NO_DATE)
    return attrs.evolve(article, notes=notes)


def _joined_parts(title: str | None, draft: Draft) -> list[Part]:
    """Title, description and body parts in order, without empty ones and those that the next one opens with."""
    parts = [Part(text, part.kind) for part in draft.parts if (text := part.text.strip())]
    for claim, kind in ((draft.description, BlockKind.LEAD), (title, BlockKind.HEADLINE)):
        words = (claim or "").strip()
        if words and not (parts and parts[0].text.startswith(words)):
            parts.insert(0, Part(words, kind))
    return parts


def _blocks(text: str, parts: list[Part], title: str | None) -> tuple[tuple[Block, ...], list[Layout]]:
    blocks: list[Block] = []
    layouts: list[Layout] = []
    at = 0
    for part in parts:
        end = at + len(part.text)
        if part.kind is None:
            layout = find_layout(text, at, end, title=title)
            layouts.append(layout)
            blocks.extend(layout.blocks)
        else:
            blocks.append(Block(part.kind, Span(at, end), part.text))
        at = end + len(_GAP)
    return tuple(blocks), layouts


def _first_authors(layouts: list[Layout]) -> tuple[str, ...]:
    return next((layout.authors for layout in layouts if layout.authors), ())


def _moment(value: object, what: str, asked: datetime | date | None) -> tuple[datetime | date | None, tuple[str, ...]]:
    if asked is not None:
        return asked, ()
    moment = read_moment(value)
    if moment is None and value not in (None, ""):
        return None, (f"the {what} of the source could not be read: {str(value)[:80]!r}",)
    return moment, ()

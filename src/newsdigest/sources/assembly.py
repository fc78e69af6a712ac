"""The last step of every reader of structured sources: parts become one text with blocks, claims become an article.

``article.text`` is the parts joined by blank lines. A part that the next one opens with is not repeated (a description
that is the first sentence of the body, a body that starts with its own title).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import attrs

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources.bylines import clean_authors
from newsdigest.sources.dates import read_date
from newsdigest.sources.decoding import mojibake_note
from newsdigest.sources.plain_text import Layout, lay_out
from newsdigest.sources.plain_text.chunks import Chunk, chunks_of
from newsdigest.sources.plain_text.header import same_words
from newsdigest.sources.plain_text.transcripts import transcript_note
from newsdigest.sources.request import Request, check_length, requested_date
from newsdigest.text import is_blank

__all__ = ["BodyPart", "Draft", "assemble", "finish", "from_layout", "shown"]

NO_DATE = "no publication date was given or found"
_GAP = "\n\n"


@attrs.frozen
class BodyPart:
    """One part of the body, in order.

    ``kind`` None: the words decide. ``delimited``: an element of the source holds just this part, so that a missing
    full stop does not make it a caption or a link, as it may in plain text.
    """

    text: str
    kind: BlockKind | None = None
    delimited: bool = False


@attrs.frozen(kw_only=True)
class Draft:
    """What a reader found, before it is joined and before the caller's own words are laid over it."""

    source_format: str
    parts: tuple[BodyPart, ...]
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
    title = shown(request.title) or shown(draft.title)
    parts = _joined_parts(title, draft)
    text = _GAP.join(part.text for part in parts)
    check_length(len(text), request)
    layout = _layout(text, parts, title)
    published, notes = _moment(draft.published, "publication date")
    modified, more = _moment(draft.modified, "date of change")
    published = requested_date(request) or published
    article = Article(
        text=text,
        blocks=layout.blocks,
        title=title,
        published=published,
        modified=modified,
        authors=clean_authors(draft.authors, outlets=(draft.publisher,)),
        publisher=draft.publisher,
        url=request.url or draft.url,
        language=request.language or draft.language,
        dateline=layout.dateline or draft.dateline,
        source_format=draft.source_format,
        notes=(*draft.notes, *notes, *more),
    )
    return finish(_completed(article, layout))


def from_layout(text: str, layout: Layout, request: Request, notes: Iterable[str]) -> Article:
    """The article of a plain text: the text itself, and what its layout says."""
    article = Article(
        text=text,
        blocks=layout.blocks,
        title=shown(request.title),
        published=requested_date(request),
        url=request.url,
        language=request.language,
        dateline=layout.dateline,
        source_format="text",
        notes=tuple(notes),
    )
    return finish(_completed(article, layout))


def _completed(article: Article, layout: Layout) -> Article:
    """What the source does not state, from the lines above the story.

    Raises:
        EmptyArticleError: the text has no paragraph: it is white space, or less.
    """
    if not layout.blocks or is_blank(article.text):
        raise EmptyArticleError("the source holds no text: pass the article's words")
    notes = (
        None if article.published else layout.published_note,
        None if article.modified else layout.modified_note,
    )
    return attrs.evolve(
        article,
        title=article.title or layout.title,
        published=article.published or layout.published,
        modified=article.modified or layout.modified,
        authors=article.authors or layout.authors,
        notes=(*article.notes, *(note for note in notes if note)),
    )


def shown(title: str | None) -> str | None:
    """A title that is seen; None for one of blanks and invisible marks alone."""
    return title if title and not is_blank(title) else None


def finish(article: Article) -> Article:
    """Note what is missing, looks damaged, or is no ordinary story."""
    missing = () if article.published else (NO_DATE,)
    noticed = (*mojibake_note(article.text), *transcript_note(article.blocks))
    return attrs.evolve(article, notes=tuple(dict.fromkeys((*article.notes, *noticed, *missing))))


def _joined_parts(title: str | None, draft: Draft) -> list[BodyPart]:
    """Title, description and body parts in order, without empty ones and those that the next one opens with."""
    parts = [attrs.evolve(part, text=text) for part in draft.parts if not is_blank(text := part.text.strip())]
    description = None if same_words(draft.description or "", title or "") else draft.description
    for claim, kind in ((description, BlockKind.LEAD), (title, BlockKind.HEADLINE)):
        words = (shown(claim) or "").strip()
        if words and not (parts and _opens_with(parts[0].text, words)):
            empty = kind is BlockKind.LEAD and _says_nothing(words, parts)
            parts.insert(0, BodyPart(words, BlockKind.FURNITURE if empty else kind))
    return parts


def _opens_with(text: str, words: str) -> bool:
    """Whether a text begins with whole words."""
    return text.startswith(words) and not (words[-1].isalnum() and text[len(words) : len(words) + 1].isalnum())


def _says_nothing(description: str, body: list[BodyPart]) -> bool:
    """Whether a description is no words at all, or the body's own words cut off: "The mayor said that ..."."""
    stem = description.rstrip(" .\u2026[]")
    cut = description.endswith(("...", "\u2026", "[...]", "[\u2026]"))
    return not any(map(str.isalpha, stem)) or (cut and any(stem in part.text for part in body))


def _layout(text: str, parts: list[BodyPart], title: str | None) -> Layout:
    chunks: list[Chunk] = []
    fixed: list[BlockKind | None] = []
    at = 0
    for part in parts:
        end = at + len(part.text)
        if part.kind is None:
            found = chunks_of(text, at, end)
            chunks.extend(chunk._replace(delimited=part.delimited) for chunk in found)
            fixed.extend([None] * len(found))
        else:
            chunks.append(Chunk(at, end, apart=True))
            fixed.append(part.kind)
        at = end + len(_GAP)
    return lay_out(text, chunks, fixed, title=title)


def _moment(value: object, what: str) -> tuple[datetime | date | None, tuple[str, ...]]:
    moment = read_date(value)
    if moment is None and value not in (None, ""):
        return None, (f"the {what} of the source could not be read: {str(value)[:80]!r}",)
    return moment, ()

"""An Article handed in again: the caller's words are laid over it.

It may have been made by hand, or read from a stranger's JSON. One without blocks is laid out as plain text; one whose
blocks or sentences do not fit its text would lead every later stage astray, and is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType

import attrs

from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.model.article import Article, Block
from newsdigest.model.span import Span
from newsdigest.options import require
from newsdigest.sources.assembly import NO_DATE, finish, shown
from newsdigest.sources.plain_text import find_layout
from newsdigest.sources.request import Request, check_length, requested_date
from newsdigest.text import fold, is_blank

__all__ = ["read", "require_fields"]

_PARTS: Mapping[str, tuple[type, str]] = MappingProxyType(
    {"blocks": (Block, "Block"), "sentences": (Span, "Span"), "authors": (str, "str"), "notes": (str, "str")}
)
_DATES = frozenset({"published", "modified"})


def require_fields(article: Article) -> None:
    """Refuse an article of which a field is of another type, before a later stage stumbles over it.

    Raises:
        TypeError: the message names the field.
    """
    for field in attrs.fields(Article):
        name, value = f"{field.name} of the Article", getattr(article, field.name)
        if field.name in _PARTS:
            kind, word = _PARTS[field.name]
            require(name, value, (tuple, list), f"a tuple of {word}")
            for part in value:
                require(f"each of the {name}", part, (kind,), f"a {word}")
        elif field.name in _DATES:
            require(name, value, (date, type(None)), "a datetime, a date or None")
        elif field.default is None:
            require(name, value, (str, type(None)), "a str or None")
        else:
            require(name, value, (str,), "a str")


def read(article: Article, request: Request) -> Article:
    """``article`` with the title, date, URL and language of the request, where they are given.

    Raises:
        EmptyArticleError: there is no text.
        LimitError: the text is longer than the request allows.
        ParseError: the blocks or sentences are out of order, overlap or exceed the text.
    """
    check_length(len(article.text), request)
    if is_blank(article.text):
        raise EmptyArticleError("the article has no text: make it with newsdigest.parse")
    article = _checked(article) if article.blocks else _laid_out(article)
    published = requested_date(request)
    notes = tuple(note for note in article.notes if note != NO_DATE) if published else article.notes
    return finish(
        attrs.evolve(
            article,
            title=shown(request.title) or shown(article.title),
            published=published or article.published,
            url=request.url or article.url,
            language=request.language or article.language,
            notes=notes,
        )
    )


def _laid_out(article: Article) -> Article:
    layout = find_layout(article.text, 0, len(article.text), title=article.title)
    return attrs.evolve(article, blocks=layout.blocks, dateline=article.dateline or layout.dateline, sentences=())


def _checked(article: Article) -> Article:
    folded = fold(article.text)
    blocks = [block.span for block in article.blocks]
    parts = {
        "blocks": _disjoint(blocks, folded) and all(b.span.of(article.text) == b.text for b in article.blocks),
        "sentences": _disjoint(article.sentences, folded),
    }
    for part, fits in parts.items():
        if not fits:
            fault = f"the article's {part} are not in order, apart and in its text"
            raise ParseError(f"{fault}: make it with newsdigest.parse, or leave {part} out")
    return article


def _disjoint(spans: Sequence[Span], text: str) -> bool:
    """Whether the spans come in order, do not overlap, end in the text, and hold more than blanks."""
    within = all(span.end <= len(text) and span.of(text).strip() for span in spans)
    return within and all(before.end <= after.start for before, after in pairwise(spans))

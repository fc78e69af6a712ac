"""An Article handed in again: the caller's words are laid over it."""

from __future__ import annotations

import attrs

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.sources.assembly import NO_DATE, finish
from newsdigest.sources.request import Request, check_length, requested_moment

__all__ = ["read"]


def read(article: Article, request: Request) -> Article:
    """``article`` with the title, date, URL and language of the request, where they are given."""
    check_length(len(article.text), request)
    if not article.text or article.text.isspace():
        raise EmptyArticleError("the article has no text: make it with newsdigest.parse")
    published = requested_moment(request)
    notes = tuple(note for note in article.notes if note != NO_DATE) if published else article.notes
    return finish(
        attrs.evolve(
            article,
            title=request.title or article.title,
            published=published or article.published,
            url=request.url or article.url,
            language=request.language or article.language,
            notes=notes,
        )
    )

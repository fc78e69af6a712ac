"""The reader of plain text: it takes everything, and leaves it as it is."""

from __future__ import annotations

from newsdigest.model.article import Article
from newsdigest.sources.assembly import from_layout
from newsdigest.sources.plain_text import find_layout
from newsdigest.sources.request import Request

__all__ = ["matches", "read"]


def matches(text: str) -> bool:
    """Every text is plain text."""
    return True


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a plain text; ``article.text`` is ``text`` itself."""
    return from_layout(text, find_layout(text, 0, len(text), title=request.title), request, notes)

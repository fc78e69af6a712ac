"""The reader of plain text: it takes everything, and leaves it as it is."""

from __future__ import annotations

from newsdigest.model.article import Article
from newsdigest.sources.assembly import BodyPart, Draft, assemble, from_layout, shown
from newsdigest.sources.plain_text import find_layout
from newsdigest.sources.plain_text.header import same_words
from newsdigest.sources.request import Request

__all__ = ["matches", "read"]


def matches(text: str) -> bool:
    """Every text is plain text."""
    return True


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a plain text; ``article.text`` is ``text`` itself.

    A title of the request that the text does not hold comes first, with a blank line after it, as it does where a
    mapping gives both: a headline answers questions, and an answer needs its words in ``article.text``.
    """
    given = shown(request.title)
    layout = find_layout(text, 0, len(text), title=given)
    title = (given or "").strip()
    opening = [block.text for block in layout.blocks[:_OPENING]]
    if title and layout.blocks and not any(same_words(title, words) for words in opening) and not _begins(text, title):
        return assemble(Draft(source_format="text", parts=(BodyPart(text),), notes=notes), request)
    return from_layout(text, layout, request, notes)


_OPENING = 3  # blocks that may hold a headline, after a label or a stamp


def _begins(text: str, title: str) -> bool:
    """Whether a text opens with whole words."""
    rest = text.lstrip()
    return rest.startswith(title) and not rest[len(title) : len(title) + 1].isalnum()

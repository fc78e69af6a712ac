"""Values about a clean text, moved to the text that it was made from.

Where a text holds decomposed letters or invisible characters, the language is analysed and the facts are found in its
clean form (:func:`newsdigest.text.clean`). These functions are the way there and back.
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar, cast

import attrs

from newsdigest.model.article import Article, Block
from newsdigest.model.span import Span
from newsdigest.text import CleanText, cleaned

__all__ = ["article_in", "relocate", "span_in", "span_of"]

_T = TypeVar("_T")


def span_in(clean: CleanText, span: Span) -> Span:
    """Where ``span`` of the original lies in the clean text."""
    return Span(clean.index(span.start), clean.index(span.end))


def span_of(clean: CleanText, span: Span) -> Span:
    """Where ``span`` of the clean text lies in the original."""
    return Span(*clean.original(span.start, span.end))


def article_in(clean: CleanText, article: Article) -> Article:
    """``article`` with the clean text: its blocks and sentences moved, and its title clean too.

    A block or sentence of invisible characters alone is left out.
    """
    blocks = [(block.kind, span_in(clean, block.span)) for block in article.blocks]
    return attrs.evolve(
        article,
        text=clean.text,
        title=article.title and cleaned(article.title),
        dateline=article.dateline and cleaned(article.dateline),
        blocks=tuple([Block(kind, span, span.of(clean.text)) for kind, span in blocks if span.of(clean.text).strip()]),
        sentences=tuple([s for s in (span_in(clean, span) for span in article.sentences) if s.of(clean.text).strip()]),
    )


def relocate(value: _T, clean: CleanText, article: Article) -> _T:
    """``value``, found in the clean text, with all spans in ``article``, from whose text the clean one was made.

    The texts of facts, mentions and speakers become those of the article. A value that several fields hold is
    still one object.
    """
    return cast("_T", _Relocation(clean, article).of(value))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields that a value is made of; none where it is a number, a string or a word of an enumeration."""
    return tuple([field.name for field in attrs.fields(kind) if field.init]) if attrs.has(kind) else ()


class _Relocation:
    def __init__(self, clean: CleanText, article: Article) -> None:
        self._clean = clean
        self._article = article
        self._moved: dict[int, object] = {}

    def of(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple([self.of(item) for item in cast("tuple[object, ...]", value)])
        if isinstance(value, Span):
            return span_of(self._clean, value)
        if isinstance(value, Article):
            return self._article
        kind: type = type(value)
        names = _field_names(kind)
        if not names:
            return value
        if id(value) not in self._moved:
            self._moved[id(value)] = self._rebuilt(value, names)
        return self._moved[id(value)]

    def _rebuilt(self, value: object, names: tuple[str, ...]) -> object:
        made = {name: self.of(getattr(value, name)) for name in names}
        span = made.get("span")
        if isinstance(span, Span) and "text" in made:
            made["text"] = span.of(self._article.text)
        return type(value)(**made)

"""From an article to its analysis: sentences, tokens, tags, trees, names, clauses, entities."""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.model.analysis import Analysis
from newsdigest.model.article import Article
from newsdigest.model.span import Span

__all__ = ["RawName", "analyse", "sentence_spans"]


class RawName(NamedTuple):
    """A name as the tagger gives it: its kind, its tokens ``[first, last)`` and how sure the tagger is (0..1)."""

    kind: str
    first: int
    last: int
    score: float


def sentence_spans(article: Article) -> tuple[Span, ...]:
    """The sentences of `article`, block by block, as spans in reading order."""
    raise NotImplementedError


def analyse(article: Article) -> Analysis:
    """Lay the language of ``article`` open."""
    raise NotImplementedError

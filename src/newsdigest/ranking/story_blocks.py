"""Facts of the story: captions, bylines and page furniture hold none that could be an answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Actor, Place, Time
from newsdigest.model.span import Span

__all__ = ["of_story"]

_OUTSIDE = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE})
_F = TypeVar("_F", Actor, Place, Time)


def of_story(article: Article, facts: Iterable[_F]) -> tuple[_F, ...]:
    """The facts of which the story itself holds a mention."""
    starts = [block.span.start for block in article.blocks]
    outside = [block.kind in _OUTSIDE for block in article.blocks]
    if not any(outside):
        return tuple(facts)

    def is_outside(span: Span) -> bool:
        return outside[max(0, bisect_right(starts, span.start) - 1)]

    return tuple([fact for fact in facts if not all(map(is_outside, _spans(fact)))])


def _spans(fact: Actor | Place | Time) -> list[Span]:
    """Where the article mentions a fact."""
    return [fact.span, *(() if isinstance(fact, Time) else [mention.span for mention in fact.mentions])]

"""Facts of the story: captions, bylines and page furniture hold none that could be an answer.

A dateline tells place and time, but the agency that it names is no party of the story.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind, MentionKind
from newsdigest.model.facts import Actor, Place, Time
from newsdigest.model.span import Span

__all__ = ["of_story"]

_OUTSIDE = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE})
_F = TypeVar("_F", Actor, Place, Time)


def of_story(article: Article, facts: Iterable[_F]) -> tuple[_F, ...]:
    """The facts of which the story itself holds a mention."""
    starts = [block.span.start for block in article.blocks]
    kinds = [block.kind for block in article.blocks]
    if _OUTSIDE.isdisjoint(kinds) and BlockKind.DATELINE not in kinds:
        return tuple(facts)

    def is_outside(fact: _F, span: Span) -> bool:
        kind = kinds[max(0, bisect_right(starts, span.start) - 1)]
        return kind in _OUTSIDE or (kind is BlockKind.DATELINE and isinstance(fact, Actor))

    return tuple([fact for fact in facts if not all(is_outside(fact, span) for span in _spans(fact))])


def _spans(fact: Actor | Place | Time) -> list[Span]:
    """Where the article mentions a fact; pronouns alone name nobody."""
    if isinstance(fact, Time):
        return [fact.span]
    return [fact.span, *(mention.span for mention in fact.mentions if mention.kind is not MentionKind.PRONOUN)]

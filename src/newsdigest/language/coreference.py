"""Who is who: every mention of a person, an organisation, a place or a group, joined into entities."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.model.analysis import Clause, Entity, Name, Sentence, Token
from newsdigest.model.article import Article

__all__ = ["resolve"]


def resolve(
    article: Article,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    children: Sequence[Sequence[int]],
    names: Sequence[Name],
    clauses: Sequence[Clause],
) -> tuple[Entity, ...]:
    """The entities of an article, in order of their first mention."""
    return ()

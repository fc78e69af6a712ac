"""Clauses, read off the tree."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.model.analysis import Clause, Sentence, Token

__all__ = ["find_clauses"]


def find_clauses(
    tokens: Sequence[Token], sentences: Sequence[Sentence], children: Sequence[Sequence[int]]
) -> tuple[tuple[Clause, ...], tuple[int, ...]]:
    """The clauses in the order of their predicates, and for each token the innermost clause it belongs to (or -1)."""
    return (), (-1,) * len(tokens)

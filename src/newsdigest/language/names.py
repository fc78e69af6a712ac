"""Names: what the tagger found, joined with the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language import RawName
from newsdigest.model.analysis import Name, Sentence, Token

__all__ = ["find_names"]


def find_names(tokens: Sequence[Token], sentences: Sequence[Sentence], raw: Sequence[RawName]) -> tuple[Name, ...]:
    """The names of an article in reading order."""
    return tuple(Name(n.kind, tokens[n.first].start, tokens[n.last - 1].end, n.first, n.last, n.last - 1) for n in raw)

"""Matches of the time grammar in the blocks of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsdigest.facts.times.grammar import Grammar, GrammarMatch, find
from newsdigest.facts.times.lexicon import Pieces, cut
from newsdigest.model.analysis import Analysis
from newsdigest.model.enums import BlockKind

__all__ = ["TimexMatch", "find_matches"]


_BEFORE = 5  # pieces: "until 5 p.m. EST, Nov. 9"


class TimexMatch(NamedTuple):
    """A match of the grammar, with its place in the article."""

    found: GrammarMatch
    pieces: Pieces
    start: int
    end: int
    block: BlockKind
    block_index: int

    def before(self) -> tuple[str, ...]:
        """Up to five pieces before it, lower case."""
        first = self.found.first
        return tuple(word.lower() for word in self.pieces.words[max(0, first - _BEFORE) : first])

    def after(self) -> tuple[str, ...]:
        """Up to six pieces after it, lower case."""
        last = self.found.last
        return tuple(word.lower() for word in self.pieces.words[last : last + 6])


def find_matches(analysis: Analysis, rules: Grammar) -> Iterator[TimexMatch]:
    """All matches in reading order; furniture is not read."""
    blocks = [(block.span.start, block.span.end, block.kind) for block in analysis.article.blocks]
    for index, (start, end, kind) in enumerate(blocks or [(0, len(analysis.view), BlockKind.PARAGRAPH)]):
        if kind == BlockKind.FURNITURE:
            continue
        pieces = cut(analysis.view, start, end, rules.symbol, rules.core)
        if pieces is None:
            continue
        for found in find(pieces, rules):
            first, last = found.span
            yield TimexMatch(found, pieces, pieces.starts[first], pieces.end(last - 1), kind, index)

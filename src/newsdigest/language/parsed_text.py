"""A text with its tokens, sentences and dependency trees, as the steps after the tagger read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdigest.model.analysis import Sentence, Token

__all__ = ["ParsedText"]


class ParsedText(NamedTuple):
    """A parsed text; nothing in it changes."""

    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    children: Sequence[Sequence[int]]  # of each token, its dependents in order

    def words(self, first: int, last: int) -> str:
        """The words of the tokens ``[first, last)`` as written, with single blanks."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

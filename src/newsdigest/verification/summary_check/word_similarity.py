"""How near a content word is to the article's words in a space of word vectors.

A word that the article does not have, near to one that it has, is more likely a paraphrase than a word that is far from
all; near to a word that the summary leaves out of the best sentence, it may be put for that.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsdigest.language.word_vectors import word_vectors
from newsdigest.verification.summary_check.text_index import TextIndex, is_content
from newsdigest.verification.summary_check.units import Unit

__all__ = ["WordSimilarity"]

_SAID = 0.85


class WordSimilarity:
    """The content words of the two texts as vectors."""

    def __init__(self, summary: TextIndex, article: TextIndex) -> None:
        self._ours = summary.analysis
        self._theirs = article.analysis

    @cached_property
    def _at(self) -> NDArray[np.int64]:
        return np.array([token.index for token in self._theirs.tokens if is_content(token)], np.int64)

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        return word_vectors([self._theirs.tokens[at].text for at in self._at.tolist()])

    @cached_property
    def _centre(self) -> NDArray[np.float32]:
        total: NDArray[np.float32] = self._vectors.sum(axis=0)
        total /= np.float32(max(float(np.sqrt(total @ total)), 1e-6))
        return total

    @cached_property
    def _sentences(self) -> NDArray[np.int64]:
        return np.array([self._theirs.tokens[at].sentence for at in self._at.tolist()], np.int64)

    def signals(self, unit: Unit, where: int, taken: Collection[int]) -> dict[str, float]:
        """The signals of a noun, verb or modifier.

        Args:
            unit: the word.
            where: the article's sentence that says most of the rest, or -1.
            taken: the tokens of that sentence that say something of the summary.
        """
        own = word_vectors([self._ours.tokens[unit.head].text])[0]
        if not len(self._at):
            return {"near_any": 0.0, "near_here": 0.0, "topical": 0.0, "no_vector": 1.0}
        alike = self._vectors @ own
        here = [
            float(alike[row])
            for row in np.flatnonzero(self._sentences == where).tolist()
            if int(self._at[row]) not in taken
        ]
        return {
            "near_any": 1.0 if unit.best >= _SAID else float(alike.max()),
            "near_here": max(here, default=0.0),
            "topical": float(self._centre @ own),
            "no_vector": float(not own.any()),
        }

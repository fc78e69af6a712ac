"""The input vector of each word, remembered between articles.

News repeats its words: nine of ten words of an article have been seen after a few. A vector depends on the word alone
and is computed row by row, so a cached one is identical to a new one, in any order of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from newsdigest.forks import held_over_forks
from newsdigest.language.tagger.features import hashed, word_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdigest.language.tagger.weights import Weights

__all__ = ["WordMemory", "rectified"]

_EPS = np.float32(1e-5)
_MOST = 12_000
_LONGEST = 64
_lock = held_over_forks()
"""One for all memories: a row is written by one thread, and whole when a process forks."""


def rectified(
    values: NDArray[np.float32], gain: NDArray[np.float32], shift: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Negative values cut off, then layer norm over the last axis; in place.

    Each row is summed by itself and in one order, so that its result does not depend on the rows around it.
    """
    width = np.float32(values.shape[1])
    zeros = np.zeros(shift.shape, np.float32)  # a row of them takes half the time of the number 0
    np.maximum(values, zeros, out=values)
    mean = np.einsum("ij->i", values)  # half the time of add.reduce
    mean /= width
    values -= mean[:, None]
    scale = np.einsum("ij,ij->i", values, values)
    scale /= width
    scale += _EPS
    np.sqrt(scale, out=scale)
    np.reciprocal(scale, out=scale)
    values *= scale[:, None]
    values *= gain
    values += shift
    return values


class _Known:
    """A dictionary of words and, side by side, their vectors and phrase bits. Rows are only ever added."""

    __slots__ = ("bits", "index", "vectors")

    def __init__(self, width: int) -> None:
        self.index: dict[str, int] = {}
        self.vectors = np.zeros((_MOST, width), np.float32)
        self.bits: list[int] = []


class WordMemory:
    """Words -> vectors and bits; keeps at most ``_MOST`` words, then starts afresh. Safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known = _Known(len(weights.input_gain))

    def __call__(self, forms: Sequence[str]) -> tuple[NDArray[np.float32], list[int]]:
        """The vectors (a fresh array, one row a word) and the phrase bits of at most ``_MOST`` different ``forms``."""
        if max(map(len, forms), default=0) > _LONGEST:
            forms = [form[:_LONGEST] for form in forms]
        known = self._known
        rows = list(map(known.index.get, forms))
        if None in rows:
            known = self._with(forms)
            rows = list(map(known.index.get, forms))
        found = cast("list[int]", rows)  # the index has all of them now
        return known.vectors.take(found, axis=0), list(map(known.bits.__getitem__, found))

    def _with(self, forms: Sequence[str]) -> _Known:
        """The memory with all of ``forms`` in it."""
        with _lock:
            known = self._known
            new = [form for form in dict.fromkeys(forms) if form not in known.index]
            if len(known.index) + len(new) > _MOST:
                known = _Known(len(self._weights.input_gain))
                new = list(dict.fromkeys(forms))
            first = len(known.index)
            if new:
                known.vectors[first : first + len(new)] = self._computed(new)
                known.bits.extend(map(self._weights.phrases.word_bits, new))
                # the index comes last: who finds a word in it finds its row filled
                known.index.update(zip(new, range(first, first + len(new)), strict=True))
            self._known = known
            return known

    def _computed(self, forms: Sequence[str]) -> NDArray[np.float32]:
        weights = self._weights
        rows = np.array([word_rows(form) for form in forms])
        sums = weights.input_bias + weights.tables[0][rows[:, 0]]
        sums += weights.tables[0][rows[:, 1]]
        for i in range(1, len(weights.tables)):
            sums += weights.tables[i][rows[:, i + 1]]
        # one small product a word, not one for all: the order of the sum must not depend on how many words are new
        sums += np.matmul(weights.vectors[self._vector_rows(forms)][:, None, :], weights.vector_part)[:, 0, :]
        return rectified(sums, weights.input_gain, weights.input_shift)

    def _vector_rows(self, forms: Sequence[str]) -> NDArray[np.int64]:
        weights = self._weights
        keys = np.array([hashed(form.lower()) for form in forms], np.uint32)
        at = np.minimum(np.searchsorted(weights.vector_keys, keys), len(weights.vector_keys) - 1)
        unknown = len(weights.vectors) - 1
        return np.where(weights.vector_keys[at] == keys, weights.vector_rows[at].astype(np.int64), unknown)

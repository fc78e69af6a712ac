"""Static word vectors: how alike two words are in what they are said of. They are those that the tagger reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from newsdigest.language.tagger.weights import load_weights
from newsdigest.language.tagger.words import vector_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["word_vectors"]


def word_vectors(forms: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of words, one row each, of length 1; zeros for a word without one.

    >>> one, other, third = word_vectors(["ferry", "ship", "yesterday"])
    >>> bool(one @ other > one @ third)
    True
    """
    weights = load_weights()
    if not forms:
        return np.zeros((0, weights.vectors.shape[1]), np.float32)
    found = weights.vectors[vector_rows(forms, weights)]
    length = np.sqrt(np.einsum("ij,ij->i", found, found))
    found /= np.maximum(length, np.float32(1e-6))[:, None]
    return found

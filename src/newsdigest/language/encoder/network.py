"""The encoder in numpy: the same computation as ``training/tagger/teacher.py``, a transformer over word pieces.

All inputs lie on one strip, one row a piece, so no padding is computed; only attention and arc scores, which are square
in the length of an input, are made input by input. Vaswani et al., "Attention is all you need" (2017); MiniLM: Wang et
al. (2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdigest.language.tagger.trees import heads_of
from newsdigest.language.tagger.weights import NEVER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdigest.language.encoder.pieces import Word
    from newsdigest.language.encoder.weights import EncoderWeights, Layer, Norm

__all__ = ["EncodedLabels", "run"]

_HEADS = 12
_EPS, _WORD_EPS = np.float32(1e-12), np.float32(1e-5)


class EncodedLabels(NamedTuple):
    """Label numbers of each word of a strip."""

    upos: NDArray[np.intp]
    xpos: NDArray[np.intp]
    heads: NDArray[np.int64]  # row among the words; its own at a root
    deprels: NDArray[np.intp]


class _PieceStrip(NamedTuple):
    """The pieces of all inputs one after the other, and where the words of each lie."""

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    places: NDArray[np.int64]
    inputs: list[tuple[int, int]]  # rows [first, last) of each
    begins: NDArray[np.int64]  # of each word: the rows of its first and its last piece
    ends: NDArray[np.int64]


def run(words: Sequence[Word], lengths: Sequence[int], weights: EncoderWeights) -> EncodedLabels:
    """Tags and trees.

    Args:
        words: the pieces of each word; inputs one after the other.
        lengths: how many words each input has.
        weights: the weights of the encoder.
    """
    strip = _strip(words, lengths, weights)
    states = _word_states(_piece_states(strip, weights), strip, words, weights)
    upos = weights.upos.of(states).argmax(axis=1)
    xpos = weights.xpos.of(states).argmax(axis=1)
    heads = _tree_heads(states, lengths, weights)
    return EncodedLabels(upos, xpos, heads, _relations(states, heads, weights))


def _strip(words: Sequence[Word], lengths: Sequence[int], weights: EncoderWeights) -> _PieceStrip:
    first, last = weights.vocabulary.first, weights.vocabulary.last
    ids: list[int] = []
    cases: list[int] = []
    inputs: list[tuple[int, int]] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for length in lengths:
        start = len(ids)
        ids.append(first)
        cases.append(0)
        for word in words[at : at + length]:
            begins.append(len(ids))
            ids += word.ids
            cases += word.cases
            ends.append(len(ids) - 1)
        ids.append(last)
        cases.append(0)
        inputs.append((start, len(ids)))
        at += length
    places = np.concatenate([np.arange(end - start) for start, end in inputs])
    return _PieceStrip(np.array(ids), np.array(cases), places, inputs, np.array(begins), np.array(ends))


def _piece_states(strip: _PieceStrip, weights: EncoderWeights) -> NDArray[np.float32]:
    """The learned mix of the states after each layer."""
    x = weights.pieces.take(strip.ids, axis=0) * weights.piece_scale.take(strip.ids)[:, None]
    x += weights.places.take(strip.places, axis=0)
    x = _normed(x, weights.norm, _EPS)
    x += weights.cases.take(strip.cases, axis=0)
    mixed: NDArray[np.float32] = x * weights.mix[0]
    for layer, share in zip(weights.layers, weights.mix[1:], strict=True):
        x = _layer(x, layer, strip)
        mixed += x * share
    return mixed


def _layer(x: NDArray[np.float32], layer: Layer, strip: _PieceStrip) -> NDArray[np.float32]:
    heard = layer.out.of(_attended(layer.attention.of(x), strip))
    heard += x
    x = _normed(heard, layer.norm, _EPS)
    found = layer.narrow.of(_gelu(layer.wide.of(x)))
    found += x
    return _normed(found, layer.last_norm, _EPS)


def _attended(both: NDArray[np.float32], strip: _PieceStrip) -> NDArray[np.float32]:
    """What each piece hears of the others of its input; ``both`` holds queries, keys and values side by side."""
    width = both.shape[1] // 3
    size = width // _HEADS
    out = np.empty((len(both), width), np.float32)
    scale = np.float32(1.0 / np.sqrt(size))
    for first, last in strip.inputs:
        own = both[first:last].reshape(last - first, 3, _HEADS, size)
        query, key, value = (own[:, part].transpose(1, 0, 2) for part in range(3))
        scores = np.matmul(query, key.transpose(0, 2, 1))
        scores *= scale
        scores -= scores.max(axis=2, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=2, keepdims=True)
        out[first:last] = np.matmul(scores, value).transpose(1, 0, 2).reshape(last - first, width)
    return out


def _word_states(
    mixed: NDArray[np.float32], strip: _PieceStrip, words: Sequence[Word], weights: EncoderWeights
) -> NDArray[np.float32]:
    """The mean of the first and the last piece of each word, beside its spelling."""
    mean = mixed.take(strip.begins, axis=0)
    mean += mixed.take(strip.ends, axis=0)
    mean *= np.float32(0.5)
    rows = np.array([word.rows for word in words])
    looked_up = np.hstack([table.take(rows[:, at], axis=0) for at, table in enumerate(weights.tables)])
    spelling = np.maximum(weights.spelling.of(looked_up), np.float32(0))
    return np.hstack([_normed(mean, weights.word_norm, _WORD_EPS), spelling])


def _tree_heads(states: NDArray[np.float32], lengths: Sequence[int], weights: EncoderWeights) -> NDArray[np.int64]:
    arcs = weights.arcs
    word, head = _gelu(arcs.word.of(states)), _gelu(arcs.head.of(states))
    asked = word @ arcs.pair
    offered = head @ weights.arc_bias
    root = asked @ arcs.root + weights.arc_bias @ arcs.root
    out = np.empty(len(states), np.int64)
    at = 0
    for size in lengths:
        own = slice(at, at + size)
        scores = np.empty((size, size + 1), np.float32)
        scores[:, :size] = asked[own] @ head[own].T
        scores[:, :size] += offered[own]
        np.fill_diagonal(scores, NEVER)
        scores[:, size] = root[own]
        found = heads_of(scores)
        out[own] = np.where(found == size, np.arange(size), found) + at
        at += size
    return out


def _relations(states: NDArray[np.float32], heads: NDArray[np.int64], weights: EncoderWeights) -> NDArray[np.intp]:
    labels = weights.labels
    word, head = _gelu(labels.word.of(states)), _gelu(labels.head.of(states))
    is_root = heads == np.arange(len(states))
    above = head.take(heads, axis=0)
    above[is_root] = labels.root
    asked = (word @ labels.pair).reshape(len(states), -1, word.shape[1])
    scores = np.matmul(asked, above[:, :, None])[:, :, 0]
    scores += weights.label_sum.of(np.hstack([word, above]))
    root = weights.deprel_labels.index("root")
    scores[:, root] = np.where(is_root, -NEVER, NEVER)
    best: NDArray[np.intp] = scores.argmax(axis=1)
    return best


def _normed(x: NDArray[np.float32], norm: Norm, eps: np.float32) -> NDArray[np.float32]:
    """Layer norm over the last axis, in place."""
    width = np.float32(x.shape[1])
    x -= np.add.reduce(x, axis=1, keepdims=True) / width
    spread = np.einsum("ij,ij->i", x, x) / width
    spread += eps
    np.sqrt(spread, out=spread)
    x /= spread[:, None]
    x *= norm.gain
    x += norm.shift
    return x


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gaussian error linear unit by its tanh form (Hendrycks and Gimpel, 2016), .0005 at most from the exact one."""
    inner = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.5)
    return inner

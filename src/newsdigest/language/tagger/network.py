"""The network in numpy: the same computation as ``training/tagger/network.py``, for many sentences at once.

All sentences lie on one strip, one row a word. A block reads the rows ``step`` before and after each word by index;
where that word lies outside the sentence it reads a row of zeros, so no padding is computed and sentences do not see
each other. Only arc scores are made sentence by sentence, as they are square in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdigest.language.tagger.trees import are_trees, mended
from newsdigest.language.tagger.words import rectified

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdigest.language.tagger.weights import Block, Linear, Weights

__all__ = ["Found", "run"]

_NEVER = np.float32(-1e9)


class Found(NamedTuple):
    """Label numbers of each word of a strip."""

    upos: NDArray[np.intp]
    xpos: NDArray[np.intp]
    heads: NDArray[np.int64]  # row on the strip; its own at a root
    deprels: NDArray[np.intp]
    names: NDArray[np.float32]  # scores, words x labels


class _Strip(NamedTuple):
    """Where each word stands in its sentence, and for each step the rows before and after it."""

    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    place: NDArray[np.int64]
    length: NDArray[np.int64]  # of the sentence of each word

    def shifted(self, step: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        rows = np.arange(len(self.place))
        zero = len(rows)
        before = np.where(self.place >= step, rows - step, zero)
        after = np.where(self.place + step < self.length, rows + step, zero)
        return before, after


def run(vectors: NDArray[np.float32], bits: Sequence[int], lengths: Sequence[int], weights: Weights) -> Found:
    """Everything the heads find.

    Args:
        vectors: the input vector of each word; sentences one after the other.
        bits: its phrase bits.
        lengths: how many words each sentence has.
        weights: the packaged weights.
    """
    strip = _strip(lengths)
    x = np.zeros((len(vectors) + 1, vectors.shape[1]), np.float32)  # the last row stays zero
    np.add(vectors, weights.bits[np.array(bits, np.intp)], out=x[:-1])
    moves = {step: strip.shifted(step) for step in {b.step for b in (*weights.blocks, *weights.parser)}}
    for block in weights.blocks:
        _apply(block, x, moves)
    upos = _linear(weights.upos, x[:-1]).argmax(axis=1)
    xpos = _linear(weights.xpos, x[:-1]).argmax(axis=1)
    names = _names(x.copy(), weights, moves)
    for block in weights.parser:
        _apply(block, x, moves)
    heads = _heads(x[:-1], strip, weights)
    return Found(upos, xpos, heads, _labels(x[:-1], heads, weights), names)


def _strip(lengths: Sequence[int]) -> _Strip:
    sizes = np.array(lengths, np.int64)
    starts = np.cumsum(sizes) - sizes
    place = np.arange(int(sizes.sum())) - np.repeat(starts, sizes)
    return _Strip(starts, sizes, place, np.repeat(sizes, sizes))


def _linear(layer: Linear, x: NDArray[np.float32]) -> NDArray[np.float32]:
    y = x @ layer.matrix
    y += layer.bias
    return y


def _apply(block: Block, x: NDArray[np.float32], moves: dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]]) -> None:
    """One residual block, in place."""
    before, after = moves[block.step]
    width = x.shape[1]
    window = np.empty((len(x) - 1, 3 * width), np.float32)
    window[:, :width] = x[before]
    window[:, width : 2 * width] = x[:-1]
    window[:, 2 * width :] = x[after]
    x[:-1] += rectified(_linear(block.linear, window), block.gain, block.shift)


def _names(
    x: NDArray[np.float32], weights: Weights, moves: dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]]
) -> NDArray[np.float32]:
    _apply(weights.name_block, x, moves)
    fine = softmax(_linear(weights.fine, x[:-1]))
    return softmax(_linear(weights.names, np.concatenate([x[:-1], fine], axis=1)))


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis, in place."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


def _heads(x: NDArray[np.float32], strip: _Strip, weights: Weights) -> NDArray[np.int64]:
    word, head = _linear(weights.arc_word, x), _linear(weights.arc_head, x)
    root = word @ weights.arc_root
    far = _far_table(int(strip.lengths.max()), weights.arc_far)
    all_scores: list[NDArray[np.float32]] = []
    heads = np.arange(len(x))
    for start, size in zip(strip.starts.tolist(), strip.lengths.tolist(), strict=True):
        end = start + size
        scores = np.empty((size, size + 1), np.float32)
        np.matmul(word[start:end], head[start:end].T, out=scores[:, :size])
        scores[:, :size] += far[:size, :size]
        scores[:, size] = root[start:end]
        all_scores.append(scores)
        _hang(heads, start, scores.argmax(axis=1))
    for at in np.flatnonzero(~are_trees(heads, strip.starts, strip.lengths)).tolist():
        _hang(heads, int(strip.starts[at]), mended(all_scores[at]))
    return heads


def _hang(heads: NDArray[np.int64], start: int, found: NDArray[np.int64]) -> None:
    """Write the heads of the sentence at ``start``; a head of its length is the root, which keeps itself."""
    size = len(found)
    heads[start : start + size] = np.where(found == size, np.arange(size), found) + start


def _far_table(size: int, arc_far: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the distance from word (row) to head (column) adds; a word is never its own head."""
    place = np.arange(size)
    most = len(arc_far) // 2
    table: NDArray[np.float32] = arc_far[np.clip(place[None, :] - place[:, None], -most, most) + most]
    np.fill_diagonal(table, _NEVER)
    return table


def _labels(x: NDArray[np.float32], heads: NDArray[np.int64], weights: Weights) -> NDArray[np.intp]:
    rows = np.arange(len(x))
    is_root = heads == rows
    most = len(weights.label_far) // 2
    hidden = _linear(weights.label_word, x)
    hidden += np.where(is_root[:, None], weights.label_root, (x @ weights.label_head)[heads])
    hidden += weights.label_far[np.clip(heads - rows, -most, most) + most]
    half = hidden.shape[1] // 2
    scores = _linear(weights.label_out, np.maximum(hidden[:, :half], hidden[:, half:]))
    root = weights.labels.deprel.index("root")
    scores[:, root] = _NEVER
    scores[is_root, root] = -_NEVER
    best: NDArray[np.intp] = scores.argmax(axis=1)
    return best

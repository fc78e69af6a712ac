"""The network in numpy: the same computation as ``training/tagger/network.py``, for many sentences at once.

All sentences lie on one strip, one row a word. A block reads the rows ``step`` before and after each word, and zeros
where such a row lies outside the sentence, so no padding is computed and sentences do not see each other. Only arc
scores are made sentence by sentence, as they are square in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdigest.language.tagger.trees import are_trees, mended
from newsdigest.language.tagger.weights import NEVER
from newsdigest.language.tagger.words import rectified

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsdigest.language.tagger.weights import Arcs, ConvolutionBlock, TreePass, Weights

__all__ = ["LabelIndices", "run"]


class LabelIndices(NamedTuple):
    """Label numbers of each word of a strip."""

    upos: NDArray[np.intp]
    xpos: NDArray[np.intp]
    heads: NDArray[np.int64]  # row on the strip; its own at a root
    deprels: NDArray[np.intp]
    names: NDArray[np.float32]  # scores, words x labels


class _Strip(NamedTuple):
    """The position of each sentence and of each of its words."""

    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    place: NDArray[np.int64]  # of each word in its sentence
    length: NDArray[np.int64]  # of the sentence of each word

    def edges(self, step: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The words that have none ``step`` before them in their sentence, and those that have none after them."""
        return np.flatnonzero(self.place < step), np.flatnonzero(self.place + step >= self.length)


class _Blocks:
    """Applies blocks to a strip; what it writes in between is allocated once."""

    def __init__(self, strip: _Strip, width: int) -> None:
        self._strip = strip
        self._edges: dict[int, tuple[NDArray[np.intp], NDArray[np.intp]]] = {}
        self._window = np.empty((len(strip.place), 3 * width), np.float32)
        self._found = np.empty((len(strip.place), width), np.float32)

    def apply(self, block: ConvolutionBlock, x: NDArray[np.float32]) -> None:
        """One residual block, in place."""
        width = x.shape[1]
        before, x_itself, after = (self._window[:, at : at + width] for at in range(0, 3 * width, width))
        step = block.step
        if step not in self._edges:
            self._edges[step] = self._strip.edges(step)
        first, last = self._edges[step]
        before[step:] = x[:-step]
        before[first] = 0
        x_itself[:] = x
        after[:-step] = x[step:]
        after[last] = 0
        np.matmul(self._window, block.linear.matrix, out=self._found)
        self._found += block.linear.bias
        x += rectified(self._found, block.gain, block.shift)


def run(vectors: NDArray[np.float32], bits: Sequence[int], lengths: Sequence[int], weights: Weights) -> LabelIndices:
    """Everything the heads find.

    Args:
        vectors: the input vector of each word; sentences one after the other.
        bits: its phrase bits.
        lengths: how many words each sentence has.
        weights: the packaged weights.
    """
    strip = _strip(lengths)
    x = vectors + weights.bits.take(bits, axis=0)
    blocks = _Blocks(strip, x.shape[1])
    for block in weights.blocks:
        blocks.apply(block, x)
    upos = weights.upos.of(x).argmax(axis=1)
    xpos = weights.xpos.of(x).argmax(axis=1)
    names = _names(x.copy(), weights, blocks)
    for block in weights.parser:
        blocks.apply(block, x)
    _tree_pass(x, _arc_scores(x, strip, weights.first_arcs), strip, weights.tree_pass)
    heads = _heads(_arc_scores(x, strip, weights.arcs), strip)
    return LabelIndices(upos, xpos, heads, _labels(x, heads, weights), names)


def _strip(lengths: Sequence[int]) -> _Strip:
    sizes = np.array(lengths, np.int64)
    starts = np.cumsum(sizes) - sizes
    place = np.arange(int(sizes.sum())) - np.repeat(starts, sizes)
    return _Strip(starts, sizes, place, np.repeat(sizes, sizes))


def _names(x: NDArray[np.float32], weights: Weights, blocks: _Blocks) -> NDArray[np.float32]:
    blocks.apply(weights.name_block, x)
    matrix, bias = weights.names
    scores = x @ matrix[: x.shape[1]]
    scores += softmax(weights.fine.of(x)) @ matrix[x.shape[1] :]
    scores += bias
    return softmax(scores)


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis, in place."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


class _ArcScores(NamedTuple):
    """Scores of all sentences one after the other, each words x (words + 1); the last column is the root."""

    flat: NDArray[np.float32]
    sentences: list[NDArray[np.float32]]  # views of it

    def likely(self, strip: _Strip) -> None:
        """Scores become probabilities of heads, in place."""
        widths = strip.length + 1  # of each word's row
        rows = np.cumsum(widths) - widths
        scores = self.flat
        scores -= np.repeat(np.maximum.reduceat(scores, rows), widths)
        np.exp(scores, out=scores)
        scores /= np.repeat(np.add.reduceat(scores, rows), widths)


def _arc_scores(x: NDArray[np.float32], strip: _Strip, arcs: Arcs) -> _ArcScores:
    both = arcs.both.of(x)
    width = both.shape[1] // 2
    word, head = both[:, :width], both[:, width:]
    root = word @ arcs.root
    flat = np.empty(int((strip.lengths * (strip.lengths + 1)).sum()), np.float32)
    found: list[NDArray[np.float32]] = []
    filled = 0
    for start, size in zip(strip.starts.tolist(), strip.lengths.tolist(), strict=True):
        end = start + size
        scores = flat[filled : filled + size * (size + 1)].reshape(size, size + 1)
        np.add(word[start:end] @ head[start:end].T, arcs.far[:size, :size], out=scores[:, :size])
        scores[:, size] = root[start:end]
        found.append(scores)
        filled += size * (size + 1)
    return _ArcScores(flat, found)


def _tree_pass(x: NDArray[np.float32], arcs: _ArcScores, strip: _Strip, layer: TreePass) -> None:
    """Add to each word what its likely head and its likely dependents show it, in place; ``arcs`` are used up."""
    arcs.likely(strip)
    shown = layer.shown.of(x)
    near = shown.shape[1] // 2
    down = _with_roots(shown[:, :near], strip, layer.root)
    width = x.shape[1]
    window = np.empty((len(x), width + 3 * near), np.float32)
    window[:, :width] = x
    above, before, after = (window[:, at : at + near] for at in range(width, width + 3 * near, near))
    earlier = np.tri(int(strip.lengths.max()), k=-1, dtype=np.float32)
    for number, (start, heads) in enumerate(zip(strip.starts.tolist(), arcs.sentences, strict=True)):
        size = len(heads)
        end = start + size
        above[start:end] = heads @ down[start + number : end + number + 1]
        upward, up = heads[:, :size].T, shown[start:end, near:]
        after[start:end] = upward @ up
        before[start:end] = (upward * earlier[:size, :size]) @ up
    after -= before
    found = window @ layer.linear.matrix
    found += layer.linear.bias
    x += rectified(found, layer.gain, layer.shift)


def _with_roots(shown: NDArray[np.float32], strip: _Strip, root: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows of a strip with one more after each sentence, for its root."""
    count = len(strip.starts)
    out = np.empty((len(shown) + count, shown.shape[1]), np.float32)
    ends = strip.starts + strip.lengths + np.arange(count)
    out[np.arange(len(shown)) + np.repeat(np.arange(count), strip.lengths)] = shown
    out[ends] = root
    return out


def _heads(arcs: _ArcScores, strip: _Strip) -> NDArray[np.int64]:
    best = np.concatenate([scores.argmax(axis=1) for scores in arcs.sentences])
    rows = np.arange(len(best))
    heads: NDArray[np.int64] = np.where(best == strip.length, rows, best + (rows - strip.place))
    for at in np.flatnonzero(~are_trees(heads, strip.starts, strip.lengths)).tolist():
        start, found = int(strip.starts[at]), mended(arcs.sentences[at])
        own = np.arange(len(found))
        heads[start : start + len(found)] = np.where(found == len(found), own, found) + start
    return heads


def _labels(x: NDArray[np.float32], heads: NDArray[np.int64], weights: Weights) -> NDArray[np.intp]:
    rows = np.arange(len(x))
    is_root = heads == rows
    most = len(weights.label_far) // 2
    above = _of_heads(x, heads, weights.label_head)
    above[is_root] = weights.label_root
    above += weights.label_far.take(np.clip(heads - rows, -most, most) + most, axis=0)
    above += weights.label_word.of(x)
    half = above.shape[1] // 2
    scores = weights.label_out.of(np.maximum(above[:, :half], above[:, half:]))
    root = weights.labels.deprel.index("root")
    scores[:, root] = NEVER
    scores[is_root, root] = -NEVER
    best: NDArray[np.intp] = scores.argmax(axis=1)
    return best


def _of_heads(x: NDArray[np.float32], heads: NDArray[np.int64], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each word its head's product with ``matrix``, made once a head: three of five words govern none."""
    governs = np.zeros(len(x), np.bool_)
    governs[heads] = True
    place = np.cumsum(governs) - 1
    return (x[governs] @ matrix).take(place.take(heads), axis=0)

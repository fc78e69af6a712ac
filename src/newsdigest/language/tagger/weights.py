"""The packaged weights: read, checked, scaled back to float32 and laid out for fast use.

The input layer is linear in what the tables hold, so each table is multiplied with its part of that layer once, when
the weights are loaded; a word's input is then a sum of nine rows.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from newsdigest import resources
from newsdigest.language.tagger.features import KINDS, TABLES, PhraseList

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "FORMAT",
    "LONGEST",
    "NEVER",
    "ArrayReader",
    "ConvolutionBlock",
    "Labels",
    "Linear",
    "Weights",
    "load_weights",
]

FORMAT = 3
LONGEST = 160
"""The most tokens that are parsed as one sentence; longer ones are cut for the network alone."""

NEVER = np.float32(-1e9)
_FILE = "tagger.npz"
_STEPS = (1, 1, 1, 2)
_PARSER_STEPS = (4,)


class Linear(NamedTuple):
    """A matrix (inputs x outputs) and a bias."""

    matrix: NDArray[np.float32]
    bias: NDArray[np.float32]

    def of(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the layer makes of each row."""
        y = x @ self.matrix
        y += self.bias
        return y


class ConvolutionBlock(NamedTuple):
    """A convolution block: its step, its linear layer, its layer norm."""

    step: int
    linear: Linear
    gain: NDArray[np.float32]
    shift: NDArray[np.float32]


class Arcs(NamedTuple):
    """Scores of words as heads: what a word asks for beside what it offers, the root, the distance between two."""

    both: Linear
    root: NDArray[np.float32]
    far: NDArray[np.float32]  # from word (row) to head (column), in the longest sentence; no word is its own head


class TreePass(NamedTuple):
    """The layer that reads a word with its likely head and its likely dependents."""

    shown: Linear  # to the dependents, then to the head
    root: NDArray[np.float32]  # what the root shows
    linear: Linear
    gain: NDArray[np.float32]
    shift: NDArray[np.float32]


class Labels(NamedTuple):
    """The labels of each head."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]


class Weights(NamedTuple):
    """Everything that inference reads; arrays are read-only."""

    labels: Labels
    tables: tuple[NDArray[np.float32], ...]  # each row already multiplied with its part of the input layer
    vectors: NDArray[np.float32]  # the last row is zero
    vector_part: NDArray[np.float32]
    vector_keys: NDArray[np.uint32]
    vector_rows: NDArray[np.uint16]
    phrases: PhraseList
    input_bias: NDArray[np.float32]
    input_gain: NDArray[np.float32]
    input_shift: NDArray[np.float32]
    bits: NDArray[np.float32]  # what each byte of phrase bits adds
    blocks: tuple[ConvolutionBlock, ...]
    upos: Linear
    xpos: Linear
    name_block: ConvolutionBlock
    fine: Linear
    names: Linear
    parser: tuple[ConvolutionBlock, ...]
    first_arcs: Arcs
    tree_pass: TreePass
    arcs: Arcs
    label_word: Linear
    label_head: NDArray[np.float32]  # of a word as a head
    label_root: NDArray[np.float32]
    label_far: NDArray[np.float32]
    label_out: Linear


def load_weights() -> Weights:
    """The packaged weights; read once a process.

    Raises:
        ResourceError: the file is missing, damaged or of another format.
    """
    return resources.load("language", _FILE, _build)


class ArrayReader:
    """The arrays of a weights file by name."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self._arrays = arrays

    def names(self) -> tuple[str, ...]:
        """The names of all arrays, scales left out."""
        return tuple(name for name in self._arrays if not name.endswith(".scale"))

    def raw(self, name: str) -> NDArray[np.generic]:
        """An array as it is stored."""
        return self._arrays[name]

    def floats(self, name: str) -> NDArray[np.float32]:
        """An array scaled back to float32."""
        value = self._arrays[name].astype(np.float32)
        scale = self._arrays.get(f"{name}.scale")
        return value if scale is None else value * cast("NDArray[np.float32]", scale)[:, None]

    def linear(self, name: str) -> Linear:
        """The linear layer of that name."""
        matrix = np.ascontiguousarray(self.floats(f"{name}.weight").T)
        return Linear(matrix, self.floats(f"{name}.bias"))

    def block(self, name: str, step: int) -> ConvolutionBlock:
        """The convolution block of that name."""
        norm = f"{name}.layer.norm"
        return ConvolutionBlock(
            step, self.linear(f"{name}.layer.linear"), self.floats(f"{norm}.weight"), self.floats(f"{norm}.bias")
        )

    def strings(self, name: str) -> tuple[str, ...]:
        """An array of labels."""
        return tuple(str(label) for label in self._arrays[name])

    def keys(self, name: str) -> NDArray[np.uint32]:
        """Sorted hashes, which are stored as differences."""
        planes = cast("NDArray[np.uint8]", self._arrays[name])
        deltas = np.ascontiguousarray(planes.T).view("<u4")[:, 0]
        return np.cumsum(deltas, dtype=np.uint64).astype(np.uint32)


def _build(package: str, name: str) -> Weights:
    read = ArrayReader(resources.read_arrays(package, name, version=FORMAT))
    tables, vector_part = _projected(read)
    vectors = read.floats("vectors")
    # side by side in memory: a search among as many objects would wait for the memory at each step
    phrases = PhraseList(array("I", read.keys("phrase_keys").tobytes()), read.raw("phrase_bits").tobytes())
    return Weights(
        labels=Labels(*(read.strings(f"labels.{layer}") for layer in Labels._fields)),
        tables=tables,
        vectors=np.vstack([vectors, np.zeros((1, vectors.shape[1]), np.float32)]),
        vector_part=vector_part,
        vector_keys=read.keys("vector_keys"),
        vector_rows=cast("NDArray[np.uint16]", read.raw("vector_rows")),
        phrases=phrases,
        input_bias=read.floats("input.linear.bias"),
        input_gain=read.floats("input.norm.weight"),
        input_shift=read.floats("input.norm.bias"),
        bits=_bit_rows(read.floats("bits.weight")),
        blocks=tuple(read.block(f"blocks.{i}", step) for i, step in enumerate(_STEPS)),
        upos=read.linear("upos"),
        xpos=read.linear("xpos"),
        name_block=read.block("name_block", 1),
        fine=read.linear("fine"),
        names=read.linear("names"),
        parser=tuple(read.block(f"parser.{i}", step) for i, step in enumerate(_PARSER_STEPS)),
        first_arcs=_arcs(read, "first_arcs"),
        tree_pass=_tree_pass(read),
        arcs=_arcs(read, "arcs"),
        label_word=read.linear("label_word"),
        label_head=np.ascontiguousarray(read.floats("label_head.weight").T),
        label_root=read.floats("label_root"),
        label_far=read.floats("label_far.weight"),
        label_out=read.linear("label_out"),
    )


def _arcs(read: ArrayReader, name: str) -> Arcs:
    word, head = read.linear(f"{name}.word"), read.linear(f"{name}.head")
    # the head's own bias is a product with the head, so it can be added to the word instead
    asked = Linear(word.matrix, word.bias + read.floats(f"{name}.bias.weight")[0])
    return Arcs(_side_by_side(asked, head), read.floats(f"{name}.root"), _far_table(read.floats(f"{name}.far")))


def _far_table(far: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the distance from word (row) to head (column) adds."""
    place = np.arange(LONGEST)
    most = len(far) // 2
    table: NDArray[np.float32] = far[np.clip(place[None, :] - place[:, None], -most, most) + most]
    np.fill_diagonal(table, NEVER)
    return table


def _side_by_side(first: Linear, second: Linear) -> Linear:
    """Two layers over the same input as one, whose product takes less time than two."""
    return Linear(np.hstack([first.matrix, second.matrix]), np.concatenate([first.bias, second.bias]))


def _tree_pass(read: ArrayReader) -> TreePass:
    layer = read.block("tree_pass", 0)
    return TreePass(
        read.linear("tree_pass.shown"), read.floats("tree_pass.root"), layer.linear, layer.gain, layer.shift
    )


def _projected(read: ArrayReader) -> tuple[tuple[NDArray[np.float32], ...], NDArray[np.float32]]:
    """The tables times their part of the input layer, and the part of the static vectors."""
    layer = read.floats("input.linear.weight").T
    tables: list[NDArray[np.float32]] = []
    at = 0
    for i, table in enumerate(TABLES):
        tables.append(read.floats(f"tables.{i}.weight") @ layer[at : at + table.width])
        at += table.width
    return tuple(tables), np.ascontiguousarray(layer[at:])


def _bit_rows(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """One row for each value of a byte of phrase bits."""
    count = len(KINDS) + 1
    values = np.arange(1 << count)
    return ((values[:, None] >> np.arange(count)) & 1).astype(np.float32) @ weight.T

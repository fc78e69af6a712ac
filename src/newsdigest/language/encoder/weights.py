"""The weights of the encoder: a wheel of their own, ``newsdigest-encoder``, which holds data and no code that runs."""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from importlib_resources import files

from newsdigest import resources
from newsdigest.errors import MissingExtraError, ResourceError
from newsdigest.language.encoder.pieces import Vocabulary
from newsdigest.language.tagger.features import TABLES
from newsdigest.language.tagger.weights import ArrayReader, Linear

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["FORMAT", "PACKAGE", "Biaffine", "EncoderWeights", "Layer", "Norm", "load_encoder"]

FORMAT = 1
PACKAGE = "newsdigest_encoder"
_FILE = "encoder.npz"


class Norm(NamedTuple):
    """The gain and the shift of a layer norm."""

    gain: NDArray[np.float32]
    shift: NDArray[np.float32]


class Layer(NamedTuple):
    """One layer of the encoder: queries, keys and values side by side, what they come out as, two wide layers."""

    attention: Linear
    out: Linear
    norm: Norm
    wide: Linear
    narrow: Linear
    last_norm: Norm


class Biaffine(NamedTuple):
    """Scores of a word beside another as its head (Dozat and Manning, 2017)."""

    word: Linear
    head: Linear
    root: NDArray[np.float32]
    pair: NDArray[np.float32]  # of the relations of labels, all side by side


class EncoderWeights(NamedTuple):
    """Everything that inference reads; arrays are read-only."""

    vocabulary: Vocabulary
    upos_labels: tuple[str, ...]
    xpos_labels: tuple[str, ...]
    deprel_labels: tuple[str, ...]
    pieces: NDArray[np.int8]
    piece_scale: NDArray[np.float32]
    places: NDArray[np.float32]
    cases: NDArray[np.float32]
    norm: Norm
    layers: tuple[Layer, ...]
    mix: NDArray[np.float32]
    tables: tuple[NDArray[np.float32], ...]
    spelling: Linear
    word_norm: Norm
    upos: Linear
    xpos: Linear
    arcs: Biaffine
    arc_bias: NDArray[np.float32]
    labels: Biaffine
    label_sum: Linear


def load_encoder() -> EncoderWeights:
    """The weights of the installed package ``newsdigest-encoder``; read once a process.

    Raises:
        MissingExtraError: it is not installed.
        ResourceError: its file is damaged, or made for another version of newsdigest.
    """
    return resources.load("encoder", _FILE, _build)


def _read_bytes() -> bytes:
    try:
        package = import_module(PACKAGE)
    except ImportError as error:
        message = (
            "Options(model='encoder') needs its weights: pip install 'newsdigest[encoder]', or in a checkout "
            "pip install ./encoder"
        )
        raise MissingExtraError(message) from error
    try:
        data = (files(PACKAGE) / _FILE).read_bytes()
    except OSError as error:
        raise ResourceError(_damaged(str(error))) from error
    if sha256(data).hexdigest() != package.SHA256:
        raise ResourceError(_damaged("its SHA-256 is not the packaged one"))
    return data


def _damaged(why: str) -> str:
    return f"the packaged file {PACKAGE}/{_FILE} cannot be used ({why}); reinstall newsdigest-encoder"


def _build(package: str, name: str) -> EncoderWeights:
    try:
        arrays = resources.arrays_of(_read_bytes(), version=FORMAT)
        return _laid_out(ArrayReader(arrays))
    except (ValueError, KeyError, EOFError, OSError) as error:
        raise ResourceError(_damaged(str(error))) from error


def _laid_out(read: ArrayReader) -> EncoderWeights:
    count = sum(name.startswith("layers.") and name.endswith(".out.bias") for name in read.names())
    written = bytes(cast("NDArray[np.uint8]", read.raw("vocabulary"))).decode("utf-8")
    return EncoderWeights(
        vocabulary=Vocabulary(written.split("\n")),
        upos_labels=read.strings("labels.upos"),
        xpos_labels=read.strings("labels.xpos"),
        deprel_labels=read.strings("labels.deprel"),
        pieces=cast("NDArray[np.int8]", read.raw("pieces")),
        piece_scale=cast("NDArray[np.float32]", read.raw("pieces.scale")),
        places=read.floats("places"),
        cases=read.floats("cases"),
        norm=_norm(read, "norm"),
        layers=tuple(_layer(read, f"layers.{at}") for at in range(count)),
        mix=read.floats("mix"),
        tables=tuple(read.floats(f"tables.{at}") for at in range(len(TABLES) - 1)),
        spelling=read.linear("spelling"),
        word_norm=_norm(read, "word_norm"),
        upos=read.linear("upos"),
        xpos=read.linear("xpos"),
        arcs=_biaffine(read, "arc", read.floats("arc_pair")),
        arc_bias=read.floats("arc_bias"),
        labels=_biaffine(read, "label", _label_pairs(read)),
        label_sum=read.linear("label_sum"),
    )


def _label_pairs(read: ArrayReader) -> NDArray[np.float32]:
    """What a word asks for beside each relation (row), for all relations side by side."""
    rows = read.floats("label_pair")  # relation after relation
    width = rows.shape[1]
    return rows.reshape(-1, width, width).transpose(1, 0, 2).reshape(width, -1).copy()


def _norm(read: ArrayReader, name: str) -> Norm:
    return Norm(read.floats(f"{name}.weight"), read.floats(f"{name}.bias"))


def _layer(read: ArrayReader, name: str) -> Layer:
    attention, out, wide, narrow = (read.linear(f"{name}.{part}") for part in ("attention", "out", "wide", "narrow"))
    return Layer(attention, out, _norm(read, f"{name}.norm"), wide, narrow, _norm(read, f"{name}.last_norm"))


def _biaffine(read: ArrayReader, name: str, pair: NDArray[np.float32]) -> Biaffine:
    return Biaffine(read.linear(f"{name}_word"), read.linear(f"{name}_head"), read.floats(f"{name}_root"), pair)

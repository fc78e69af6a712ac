"""The packaged encoder as a teacher: its int8 weights, read back into the network that was fine-tuned.

``label --model encoder/src/newsdigest_encoder/encoder.npz`` reads text with it, so that the tagger can be taught
without fine-tuning first. It has no head for names.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from newsdigest.language.tagger.weights import ArrayReader
from training.tagger.batches import Vocabulary
from training.tagger.data import LABELS
from training.tagger.export_encoder import EMBEDDINGS, attention, kept, modules
from training.tagger.teacher import Depth, Teacher

__all__ = ["packaged_teacher"]


def _linear(read: ArrayReader, short: str, name: str) -> dict[str, Tensor]:
    return {f"{name}.{kind}": torch.from_numpy(np.array(read.floats(f"{short}.{kind}"))) for kind in ("weight", "bias")}


def _state(read: ArrayReader, encoder: Path, state: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """``state`` with everything that the file holds."""
    pieces = (encoder / "vocab.txt").read_text("utf-8").splitlines()
    rows = [at for at, piece in enumerate(pieces) if kept(piece)]
    state[f"{EMBEDDINGS}word_embeddings.weight"][rows] = torch.from_numpy(np.array(read.floats("pieces")))
    own = {
        f"{EMBEDDINGS}position_embeddings.weight": torch.from_numpy(np.array(read.floats("places")))
        - state[f"{EMBEDDINGS}token_type_embeddings.weight"][0],
        "mix": torch.from_numpy(np.array(read.floats("mix"))).clamp(min=1e-9).log(),
    }
    plain = {name: name for name in ("arc_root", "arc_pair", "label_root", "label_pair")}
    plain |= {"cases": "cases.weight", "arc_bias": "arc_bias.weight"}
    plain |= {f"tables.{at}": f"tables.{at}.weight" for at in range(5)}
    for short, name in plain.items():
        own[name] = torch.from_numpy(np.array(read.floats(short))).reshape(state[name].shape)
    for at in range(layers):
        for kind in ("weight", "bias"):
            three = torch.from_numpy(np.array(read.floats(f"layers.{at}.attention.{kind}"))).chunk(3)
            own |= zip(attention(at, kind), three, strict=True)
    for short, name in modules(layers).items():
        own |= _linear(read, short, name)
    return state | own


def packaged_teacher(weights: Path, encoder: Path) -> tuple[Teacher, Vocabulary]:
    """The teacher and its labels; ``encoder`` is the folder that ``teach`` took its pieces from."""
    with np.load(weights, allow_pickle=False) as arrays:
        read = ArrayReader(dict(arrays))
    vocabulary = Vocabulary(
        *(list(read.strings(f"labels.{layer}")) for layer in ("upos", "xpos", "deprel")), fine=[], names=list(LABELS)
    )
    layers = sum(name.endswith(".out.weight") for name in read.names())
    sizes = {layer: len(labels) for layer, labels in vocabulary._asdict().items()}
    teacher = Teacher(encoder, sizes, Depth(layers, 0))
    teacher.load_state_dict(_state(read, encoder, teacher.state_dict(), layers))
    return teacher.eval(), vocabulary

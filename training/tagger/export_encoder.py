"""A fine-tuned encoder -> ``encoder.npz`` of the package ``newsdigest-encoder``: int8 with one scale a row, no pickles.

    python -m training.tagger.export_encoder --encoder FOLDER --model WORK/encoder.pt \
        --out encoder/src/newsdigest_encoder/encoder.npz

Pieces of scripts that no English word has are left out, as are those that BERT never used. The SHA-256 of the file is
written into the module beside it.
"""

from __future__ import annotations

import argparse
import re
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from newsdigest.language.encoder.weights import FORMAT
from training.tagger.export import quantised, save

__all__ = ["EMBEDDINGS", "attention", "kept", "main", "modules"]

EMBEDDINGS = "encoder.embeddings."
_LAYER = "encoder.encoder.layer."
_PARTS = {
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}
_HEADS = ("upos", "xpos", "arc_word", "arc_head", "label_word", "label_head", "label_sum", "spelling")


def kept(piece: str) -> bool:
    """Latin letters, digits, punctuation and symbols; no ``[unused7]``."""
    latin = all(char < "\u0250" or "\u2000" <= char <= "\u2bff" for char in piece)
    return latin and not re.fullmatch(r"\[unused\d+\]", piece)


def modules(layers: int) -> dict[str, str]:
    """The modules with weights and biases, by their names in the file."""
    found = {"norm": f"{EMBEDDINGS}LayerNorm", "word_norm": "norm", **{name: name for name in _HEADS}}
    for at in range(layers):
        found |= {f"layers.{at}.{short}": f"{_LAYER}{at}.{part}" for short, part in _PARTS.items()}
    return found


def attention(layer: int, kind: str) -> list[str]:
    """The queries, keys and values of a layer, which are side by side in the file."""
    return [f"{_LAYER}{layer}.attention.self.{part}.{kind}" for part in ("query", "key", "value")]


def arrays(encoder: Path, model: Path) -> dict[str, np.ndarray]:
    """Everything the package needs, by name, not yet quantised."""
    saved = torch.load(model, weights_only=True)
    state: dict[str, Tensor] = {name: tensor.float() for name, tensor in saved["state"].items()}
    pieces = (encoder / "vocab.txt").read_text("utf-8").splitlines()
    rows = [at for at, piece in enumerate(pieces) if kept(piece)]
    found = {
        "vocabulary": np.frombuffer("\n".join(pieces[at] for at in rows).encode(), np.uint8),
        "pieces": state[f"{EMBEDDINGS}word_embeddings.weight"][rows].numpy(),
        # the type of a text is always the first, so it is part of the place
        "places": (
            state[f"{EMBEDDINGS}position_embeddings.weight"] + state[f"{EMBEDDINGS}token_type_embeddings.weight"][0]
        ).numpy(),
        "cases": state["cases.weight"].numpy(),
        "mix": state["mix"].softmax(0).numpy(),
        "arc_root": state["arc_root"].numpy(),
        "arc_pair": state["arc_pair"].numpy(),
        "arc_bias": state["arc_bias.weight"][0].numpy(),
        "label_root": state["label_root"].numpy(),
        "label_pair": state["label_pair"].flatten(0, 1).numpy(),
    }
    for layer in ("upos", "xpos", "deprel"):
        found[f"labels.{layer}"] = np.array(saved["vocabulary"][layer])
    for at in range(saved["depth"][0]):
        for kind in ("weight", "bias"):
            three = [state[name] for name in attention(at, kind)]
            found[f"layers.{at}.attention.{kind}"] = torch.cat(three).numpy()
    for short, name in modules(saved["depth"][0]).items():
        found |= {f"{short}.{kind}": state[f"{name}.{kind}"].numpy() for kind in ("weight", "bias")}
    return found | {f"tables.{at}": state[f"tables.{at}.weight"].numpy() for at in range(5)}


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--encoder", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    out: dict[str, np.ndarray] = {"format": np.array(FORMAT)}
    for name, value in arrays(a.encoder, a.model).items():
        if value.ndim == 2 and value.dtype == np.float32:
            out[name], out[f"{name}.scale"] = quantised(value)
        else:
            out[name] = value
    save(a.out, out)
    module = a.out.with_name("__init__.py")
    digest = sha256(a.out.read_bytes()).hexdigest()
    module.write_text(re.sub(r'SHA256 = "[0-9a-f]*"', f'SHA256 = "{digest}"', module.read_text("utf-8")), "utf-8")
    print(a.out, a.out.stat().st_size)


if __name__ == "__main__":
    main()

"""Weights of the package, of today or of an earlier format, as a network that training can go on from.

    python -m training.tagger.packaged --weights tagger.npz --work WORK --out WORK/packaged.pt

Also writes WORK/vectors.npz and WORK/phrases.npz from the same file, where they cannot be compiled from their sources.
A form table that has grown is tiled, which gives every word the same vector as before; parts that the file lacks keep
their first values, and parts that the network has no more are passed over.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from newsdigest.language.tagger.weights import ArrayReader
from training.tagger.batches import Featurizer, Vocabulary
from training.tagger.network import PARSER_STEPS, Network

__all__ = ["main"]

_OLD_NAMES = {"arc_word.": "word.", "arc_head.": "head.", "arc_bias.": "bias.", "arc_root": "root", "arc_far": "far"}


def inputs(read: ArrayReader, work: Path) -> None:
    """Vectors and phrase list of the package, as ``prepare`` writes them."""
    rows = read.raw("vector_rows")
    np.savez(work / "vectors.npz", keys=read.keys("vector_keys"), rows=rows, vectors=read.floats("vectors"))
    np.savez(work / "phrases.npz", keys=read.keys("phrase_keys"), bits=read.raw("phrase_bits"))


def network(
    read: ArrayReader, vectors: torch.Tensor, parser_steps: Sequence[int] = PARSER_STEPS
) -> tuple[Network, Vocabulary]:
    """A network with the packaged weights."""
    vocabulary = Vocabulary(*(list(read.strings(f"labels.{layer}")) for layer in Vocabulary._fields))
    sizes = {layer: len(labels) for layer, labels in vocabulary._asdict().items()}
    width = read.floats("upos.weight").shape[1]
    found = Network(vectors, sizes, width, parser_steps=parser_steps)
    state = found.state_dict()
    for name in read.names():
        if name.startswith(("labels.", "vector", "phrase")) or name == "format":
            continue
        for target in set(_targets(name)) & set(state):
            value = torch.from_numpy(np.array(read.floats(name)))
            wanted = state[target].shape
            if value.ndim == 2 and wanted[0] > value.shape[0] and not wanted[0] % value.shape[0]:
                value = value.repeat(wanted[0] // value.shape[0], 1)
            state[target] = value.reshape(wanted)
    found.load_state_dict(state)
    return found, vocabulary


def _targets(name: str) -> list[str]:
    """Where an array goes; the arcs of a network without a tree pass go into both of its places."""
    for old, new in _OLD_NAMES.items():
        if name.startswith(old):
            return [f"{part}.{new}{name.removeprefix(old)}" for part in ("first_arcs", "arcs")]
    return [name]


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--weights", type=Path, required=True)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--parser-steps", type=int, nargs="+", default=list(PARSER_STEPS), help="as in the file: 4 8")
    a = cli.parse_args()
    with np.load(a.weights, allow_pickle=False) as arrays:
        read = ArrayReader(dict(arrays))
    inputs(read, a.work)
    found, vocabulary = network(read, torch.from_numpy(Featurizer(a.work).vectors), a.parser_steps)
    saved = {"state": found.state_dict(), "vocabulary": vocabulary._asdict(), "width": found.width}
    torch.save({**saved, "parser_steps": list(a.parser_steps)}, a.out)


if __name__ == "__main__":
    main()

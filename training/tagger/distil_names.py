"""Names of several trained networks, averaged, where only spaCy's were known.

    python -m training.tagger.distil_names --work WORK --models first.pt wide.pt last.pt

Reads WORK/gold.jsonl.gz and WORK/taught.jsonl.gz, writes WORK/gold-named.jsonl.gz and WORK/taught-named.jsonl.gz. Names
marked by people stay; in the other sentences a token that the networks are not sure of is not learnt ("-").
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from training.tagger.batches import Batch, Featurizer, Vocabulary, batches
from training.tagger.data import Sample, read, write
from training.tagger.distil import loaded
from training.tagger.network import Network

__all__ = ["main"]

_SURE = 0.6
_HUMAN = ("gum",)


def renamed(samples: Sequence[Sample], batch: Batch, networks: Sequence[Network], words: Vocabulary) -> list[Sample]:
    """The samples of one batch with the averaged names."""
    total = torch.zeros(())
    for network in networks:
        x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
        total = total + network(x, batch.mask, batch.open_gate).names.float().softmax(-1)
    best = (total / len(networks)).max(-1)
    out = []
    for i, sample in enumerate(samples):
        size = len(sample.forms)
        pairs = zip(best.indices[i, :size].tolist(), best.values[i, :size].tolist(), strict=True)
        tags = [words.names[label] if sure >= _SURE else "-" for label, sure in pairs]
        out.append(sample if sample.origin in _HUMAN else sample._replace(names=tags, origin="taught"))
    return out


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--models", type=Path, nargs="+", required=True)
    a = cli.parse_args()
    torch.set_num_threads(1)
    words = Featurizer(a.work)
    found = [loaded(path, torch.from_numpy(words.vectors)) for path in a.models]
    networks, vocabulary = [network for network, _ in found], found[0][1]
    for name in ("gold", "taught"):
        samples = read(a.work / f"{name}.jsonl.gz")
        done: list[Sample] = []
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for group, batch in batches(samples, words, vocabulary, None, random.Random(0)):
                done += renamed(group, batch, networks, vocabulary)
        print(name, write(a.work / f"{name}-named.jsonl.gz", done))


if __name__ == "__main__":
    main()

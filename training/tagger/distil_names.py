"""Names of trained networks, averaged, where people marked none.

    python -m training.tagger.distil_names --work WORK --models packaged.pt

Reads WORK/gold.jsonl.gz and WORK/taught.jsonl.gz, writes WORK/gold-named.jsonl.gz and WORK/taught-named.jsonl.gz in the
same order. Names marked by people stay; in the other sentences a token is not learnt ("-") that the networks are not
sure of or that the teacher (``label``) reads otherwise. The eighteen finer kinds are written down in the same way.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.tagger.batches import Batch, Featurizer, Vocabulary, batches
from training.tagger.data import Sample, read, write
from training.tagger.distil import loaded
from training.tagger.network import Network
from training.tagger.precision import fast

__all__ = ["main"]

_SURE = 0.6
_HUMAN = ("gum",)
_UNSURE = "-"


def _averaged(batch: Batch, networks: Sequence[Network]) -> tuple[Tensor, Tensor]:
    """The mean probabilities of the finer kinds and of the names."""
    both = [
        network.named(network.encode(batch.rows, batch.vectors, batch.bits, batch.mask), batch.mask)
        for network in networks
    ]
    fine, names = (sum(scores[at].float().softmax(-1) for scores in both) / len(both) for at in (0, 1))
    return fine, names


def _sure(probabilities: Tensor, labels: Sequence[str]) -> list[str]:
    best = probabilities.max(-1)
    pairs = zip(best.indices.tolist(), best.values.tolist(), strict=True)
    return [labels[label] if sure >= _SURE else _UNSURE for label, sure in pairs]


def renamed(samples: Sequence[Sample], batch: Batch, networks: Sequence[Network], words: Vocabulary) -> list[Sample]:
    """The samples of one batch with the averaged names."""
    fine, names = _averaged(batch, networks)
    out = []
    for i, sample in enumerate(samples):
        size = len(sample.forms)
        found = sample._replace(ontonotes=_sure(fine[i, :size], words.fine))
        if sample.origin not in _HUMAN:
            tags = _sure(names[i, :size], words.names)
            if sample.origin == "taught" and sample.names is not None:
                tags = [a if a == b else _UNSURE for a, b in zip(tags, sample.names, strict=True)]
            found = found._replace(names=tags, origin="taught")
        out.append(found)
    return out


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--models", type=Path, nargs="+", required=True)
    cli.add_argument("--sets", nargs="+", default=["gold", "taught"])
    a = cli.parse_args()
    torch.set_num_threads(1)
    words = Featurizer(a.work)
    found = [loaded(path, torch.from_numpy(words.vectors)) for path in a.models]
    networks, vocabulary = [network for network, _ in found], found[0][1]
    for name in a.sets:
        samples = read(a.work / f"{name}.jsonl.gz")
        done: dict[int, Sample] = {}
        with torch.no_grad(), fast():
            for group, batch in batches(samples, words, vocabulary, None, random.Random(0)):
                new = renamed(group, batch, networks, vocabulary)
                done.update(zip(map(id, group), new, strict=True))
        print(name, write(a.work / f"{name}-named.jsonl.gz", [done[id(s)] for s in samples]), flush=True)


if __name__ == "__main__":
    main()

"""Trees and tags of several trained networks, averaged, over the silver news: the last training learns from them too.

    python -m training.tagger.distil --work WORK --models a.pt b.pt --out WORK/taught.jsonl.gz

Reads WORK/news.jsonl.gz: names stay spaCy's, tags and trees become UD ones.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from newsdigest.language.tagger.trees import heads_of
from training.tagger.batches import Batch, Featurizer, Vocabulary, batches
from training.tagger.data import Sample, read, write
from training.tagger.network import PARSER_STEPS, Network
from training.tagger.precision import fast

__all__ = ["main"]


def loaded(path: Path, vectors: Tensor) -> tuple[Network, Vocabulary]:
    """A trained network and its labels."""
    saved = torch.load(path, weights_only=True)
    vocabulary = Vocabulary(**saved["vocabulary"])
    sizes = {layer: len(labels) for layer, labels in vocabulary._asdict().items()}
    network = Network(vectors, sizes, saved["width"], parser_steps=saved.get("parser_steps", PARSER_STEPS))
    network.load_state_dict(saved["state"])
    return network.eval(), vocabulary


def _scores(networks: Sequence[Network], batch: Batch) -> tuple[Tensor, Tensor, Tensor, list[Tensor]]:
    upos, xpos, arcs, parsed = 0.0, 0.0, 0.0, []
    for network in networks:
        x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
        scores = network(x, batch.mask, batch.open_gate)
        upos = upos + scores.upos.float().softmax(-1)
        xpos = xpos + scores.xpos.float().softmax(-1)
        arcs = arcs + scores.arcs.log_softmax(-1)
        parsed.append(scores.parsed)
    return upos, xpos, arcs, parsed


def relabelled(samples: Sequence[Sample], batch: Batch, networks: Sequence[Network], words: Vocabulary) -> list[Sample]:
    """The samples of one batch with the networks' tags and trees."""
    upos, xpos, arcs, parsed = _scores(networks, batch)
    size = arcs.shape[1]
    heads = torch.full(arcs.shape[:2], size)
    trees = []
    for i, sample in enumerate(samples):
        n = len(sample.forms)
        own = torch.cat([arcs[i, :n, :n], arcs[i, :n, size:]], dim=1)
        tree = heads_of(own.numpy())
        trees.append([-1 if h == n else int(h) for h in tree])
        heads[i, :n] = torch.tensor([size if h == n else int(h) for h in tree])
    labels = sum(network.labels(p, heads).float().softmax(-1) for network, p in zip(networks, parsed, strict=True))
    root = words.deprel.index("root")
    labels[..., root] = torch.where(heads == size, 9.0, -9.0)
    out = []
    for i, sample in enumerate(samples):
        n = len(sample.forms)
        out.append(
            sample._replace(
                upos=[words.upos[k] for k in upos[i, :n].argmax(-1).tolist()],
                xpos=[words.xpos[k] for k in xpos[i, :n].argmax(-1).tolist()],
                heads=trees[i],
                deprels=[words.deprel[k] for k in labels[i, :n].argmax(-1).tolist()],
            )
        )
    return out


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--models", type=Path, nargs="+", required=True)
    a = cli.parse_args()
    torch.set_num_threads(1)
    words = Featurizer(a.work)
    found = [loaded(path, torch.from_numpy(words.vectors)) for path in a.models]
    samples = read(a.work / "news.jsonl.gz")
    done: list[Sample] = []
    with torch.no_grad(), fast():
        for group, batch in batches(samples, words, found[0][1], None, random.Random(0)):
            done += relabelled(group, batch, [network for network, _ in found], found[0][1])
    print(write(a.out, done))


if __name__ == "__main__":
    main()

"""The teacher's reading of the news, averaged with that of a trained tagger: both together are better than either.

    python -m training.tagger.blend --work WORK --model WORK/before.pt

Reads WORK/taught.jsonl.gz and WORK/taught.npz as ``label`` wrote them, and writes WORK/blended.jsonl.gz and
WORK/blended.npz in the same order. Of each word only the answers are weighed that the teacher holds likely; where the
blended tree gives a word another head than the teacher's tree, its relation is the tagger's.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from newsdigest.language.tagger.trees import heads_of
from training.tagger.batches import Featurizer, Vocabulary, batches
from training.tagger.data import Sample, attached, read, write
from training.tagger.distil import loaded
from training.tagger.label import KEPT
from training.tagger.network import Network
from training.tagger.precision import fast

__all__ = ["main"]

_TEACHER = 0.7
_UNLIKELY = -20.0


def _mixed(at: np.ndarray, share: np.ndarray, own: Tensor) -> np.ndarray:
    """The shares of the teacher's answers, averaged with what the tagger gives the same answers."""
    other = own.gather(1, torch.from_numpy(at.astype(np.int64))).numpy()
    mixed = _TEACHER * share / 255 + (1 - _TEACHER) * other
    return mixed / np.maximum(mixed.sum(axis=1, keepdims=True), 1e-6)


def _tree(at: np.ndarray, mixed: np.ndarray) -> list[int]:
    scores = np.full((len(at), len(at) + 1), _UNLIKELY, np.float32)
    np.put_along_axis(scores, at.astype(np.int64), np.log(np.maximum(mixed, 1e-8)), axis=1)
    return [int(head) for head in heads_of(scores)]


def _relations(sample: Sample, tree: list[int], own: Tensor, root: int) -> tuple[np.ndarray, np.ndarray]:
    """The likely relations to the blended heads and their shares."""
    size = len(tree)
    own[:, root] = 0.0
    best = own.topk(KEPT, dim=-1)
    at, share = best.indices.numpy(), best.values.numpy()
    teacher_at, teacher_share = (sample.likely or {})["deprel"]
    same = np.array([(size if old < 0 else old) == new for old, new in zip(sample.heads or [], tree, strict=True)])
    mixed = _mixed(teacher_at, teacher_share, own)
    at, share = np.where(same[:, None], teacher_at, at), np.where(same[:, None], mixed, share)
    top = np.array(tree) == size
    at[top, 0], share[top] = root, np.eye(1, KEPT)
    return at, share


def _blended(sample: Sample, scores: dict[str, Tensor], labels: Tensor, tree: list[int], words: Vocabulary) -> Sample:
    size = len(tree)
    likely = sample.likely or {}
    layers = {name: (likely[name][0], _mixed(*likely[name], scores[name])) for name in ("upos", "xpos", "heads")}
    layers["deprel"] = _relations(sample, tree, labels, words.deprel.index("root"))
    best = {name: np.take_along_axis(at, share.argmax(1)[:, None], 1)[:, 0] for name, (at, share) in layers.items()}
    kept = {name: (at.astype(np.uint8), np.rint(share * 255).astype(np.uint8)) for name, (at, share) in layers.items()}
    return sample._replace(
        upos=[words.upos[at] for at in best["upos"]],
        xpos=[words.xpos[at] for at in best["xpos"]],
        deprels=[words.deprel[at] for at in best["deprel"]],
        heads=[-1 if head == size else head for head in tree],
        likely=kept,
    )


def blended(samples: list[Sample], network: Network, words: Featurizer, vocabulary: Vocabulary) -> list[Sample]:
    """All samples, in their order."""
    done: dict[int, Sample] = {}
    for group, batch in batches(samples, words, vocabulary, None, random.Random(0)):
        x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
        found = network(x, batch.mask, batch.open_gate)
        upos, xpos, arcs = (scores.float().softmax(-1) for scores in (found.upos, found.xpos, found.arcs))
        heads = torch.full(arcs.shape[:2], arcs.shape[1])
        own, trees = [], []
        for i, sample in enumerate(group):
            n = len(sample.forms)
            own.append(
                {
                    "upos": upos[i, :n],
                    "xpos": xpos[i, :n],
                    "heads": torch.cat([arcs[i, :n, :n], arcs[i, :n, -1:]], 1),
                }
            )
            at, share = (sample.likely or {})["heads"]
            trees.append(_tree(at, _mixed(at, share, own[-1]["heads"])))
            heads[i, :n] = torch.tensor([arcs.shape[1] if head == n else head for head in trees[-1]])
        labels = network.labels(found.parsed, heads).float().softmax(-1)
        for i, sample in enumerate(group):
            done[id(sample)] = _blended(sample, own[i], labels[i, : len(trees[i])].clone(), trees[i], vocabulary)
    return [done[id(sample)] for sample in samples]


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    a = cli.parse_args()
    torch.set_num_threads(1)
    words = Featurizer(a.work)
    network, vocabulary = loaded(a.model, torch.from_numpy(words.vectors))
    samples = attached(read(a.work / "taught.jsonl.gz"), a.work / "taught.npz")
    with torch.no_grad(), fast():
        done = blended(samples, network, words, vocabulary)
    arrays = {
        f"{layer}.{part}": np.concatenate([(s.likely or {})[layer][at] for s in done])
        for layer in ("upos", "xpos", "deprel", "heads")
        for at, part in enumerate(("at", "share"))
    }
    np.savez_compressed(a.work / "blended.npz", **arrays)
    moved = sum(a.heads != b.heads for a, b in zip(samples, done, strict=True))
    print(write(a.work / "blended.jsonl.gz", [s._replace(likely=None) for s in done]), moved, "trees changed")


if __name__ == "__main__":
    main()

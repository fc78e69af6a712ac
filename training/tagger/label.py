"""The teacher reads text: its tags, trees and names, with what it holds likely beside its best answer.

    python -m training.tagger.label --work WORK --encoder FOLDER --model WORK/teacher.pt

Reads WORK/news.jsonl.gz and writes WORK/taught.jsonl.gz (the best labels; trees are valid) and WORK/taught.npz (for
every word the likeliest tags, heads and relations with their probabilities, see ``Likely``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from newsdigest.language.tagger.trees import heads_of
from training.tagger.batches import Vocabulary
from training.tagger.data import Sample, read, write
from training.tagger.packaged_encoder import packaged_teacher
from training.tagger.pieces import Pieces, TeacherBatch, chunks, grouped, teacher_batch
from training.tagger.precision import fast
from training.tagger.teacher import Depth, Teacher

__all__ = ["KEPT", "Decoded", "accuracy", "decoded", "main", "restored"]

KEPT = 4
"""How many likely answers are kept of each layer."""

_MOST_PIECES, _BATCH_PIECES = 200, 1500


class Decoded(NamedTuple):
    """The teacher's answer for one sentence; ``likely`` holds (words, KEPT) indices and probabilities by layer."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]
    sure: list[float]  # the probability of each name label
    likely: dict[str, tuple[np.ndarray, np.ndarray]]


def _trees(arcs: Tensor, batch: TeacherBatch) -> tuple[list[list[int]], Tensor]:
    """Valid trees, and the number of the governor of each word (the count of words at a root)."""
    total, longest = len(batch.first), arcs.shape[1]
    governors = torch.full((total,), total)
    trees = []
    for number, (first, sample) in enumerate(batch.sentences):
        size = len(sample.forms)
        own = torch.cat([arcs[number, :size, :size], arcs[number, :size, longest:]], 1).float()
        tree = [-1 if head == size else int(head) for head in heads_of(own.numpy())]
        governors[first : first + size] = torch.tensor([total if head < 0 else first + head for head in tree])
        trees.append(tree)
    return trees, governors


def _kept(probabilities: Tensor) -> tuple[np.ndarray, np.ndarray]:
    best = probabilities.topk(min(KEPT, probabilities.shape[-1]), dim=-1)
    return best.indices.numpy().astype(np.uint8), (best.values * 255).round().to(torch.uint8).numpy()


def _kept_heads(arcs: Tensor, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The likely heads of one sentence's words; its length represents the root."""
    own = torch.cat([arcs[:size, :size], arcs[:size, -1:]], 1).softmax(-1)
    indices, values = _kept(own)
    short = KEPT - indices.shape[1]
    return np.pad(indices, ((0, 0), (0, max(0, short)))), np.pad(values, ((0, 0), (0, max(0, short))))


@torch.no_grad()
def decoded(teacher: Teacher, samples: Sequence[Sample], pieces: Pieces, vocabulary: Vocabulary) -> dict[int, Decoded]:
    """The answers by the identity of the sample; every sentence is read alone."""
    teacher.eval()
    draw = random.Random(0)
    found: dict[int, Decoded] = {}
    maps: Mapping[str, Mapping[str, int]] = {layer: {} for layer in vocabulary._fields}
    root = vocabulary.deprel.index("root")
    parts = list(chunks(samples, pieces, draw, limit=_MOST_PIECES, sizes=(1,)))
    for group in grouped(parts, _BATCH_PIECES, draw):
        batch = teacher_batch(group, pieces, maps)
        with fast():
            words = teacher.words(batch)
            tags = {"upos": teacher.upos(words).float().softmax(-1), "xpos": teacher.xpos(words).float().softmax(-1)}
            sure, names = teacher.name_scores(words).softmax(-1).max(-1)
            arcs = teacher.arcs(words, batch).float()
            trees, governors = _trees(arcs.log_softmax(-1), batch)
            relations = teacher.label_scores(words, governors)
        relations[:, root] = torch.where(governors == len(words), 1e3, -1e3)
        tags["deprel"] = relations.softmax(-1)
        best = {layer: scores.argmax(-1).tolist() for layer, scores in tags.items()}
        likely = {layer: _kept(scores) for layer, scores in tags.items()}
        for number, (first, sample) in enumerate(batch.sentences):
            own = slice(first, first + len(sample.forms))
            layers = {layer: (at[own], share[own]) for layer, (at, share) in likely.items()}
            found[id(sample)] = Decoded(
                [vocabulary.upos[at] for at in best["upos"][own]],
                [vocabulary.xpos[at] for at in best["xpos"][own]],
                trees[number],
                [vocabulary.deprel[at] for at in best["deprel"][own]],
                [vocabulary.names[at] for at in names[own].tolist()],
                sure[own].tolist(),
                {**layers, "heads": _kept_heads(arcs[number], len(sample.forms))},
            )
    return found


def accuracy(samples: Sequence[Sample], answers: Mapping[int, Decoded]) -> str:
    """UPOS, XPOS, UAS and LAS, all tokens, relation subtypes counted."""
    right: Counter[str] = Counter()
    for sample in samples:
        answer = answers[id(sample)]
        right["total"] += len(sample.forms)
        right["upos"] += sum(a == b for a, b in zip(answer.upos, sample.upos or [], strict=True))
        right["xpos"] += sum(a == b for a, b in zip(answer.xpos, sample.xpos or [], strict=True))
        heads = [a == b for a, b in zip(answer.heads, sample.heads or [], strict=True)]
        right["uas"] += sum(heads)
        labels = zip(heads, answer.deprels, sample.deprels or [], strict=True)
        right["las"] += sum(head and a == b for head, a, b in labels)
    return " ".join(f"{layer} {right[layer] / right['total']:.4f}" for layer in ("upos", "xpos", "uas", "las"))


def restored(model: Path, encoder: Path) -> tuple[Teacher, Vocabulary]:
    """A fine-tuned teacher and its labels."""
    saved = torch.load(model, weights_only=True)
    vocabulary = Vocabulary(**saved["vocabulary"])
    teacher = Teacher(
        encoder, {layer: len(labels) for layer, labels in vocabulary._asdict().items()}, Depth(*saved["depth"])
    )
    teacher.load_state_dict(saved["state"])
    return teacher.eval(), vocabulary


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--encoder", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True, help="teacher.pt, or the packaged encoder.npz: without names")
    a = cli.parse_args()
    torch.set_num_threads(1)
    packaged = a.model.suffix == ".npz"
    teacher, vocabulary = (packaged_teacher if packaged else restored)(a.model, a.encoder)
    samples = read(a.work / "news.jsonl.gz")
    started = time.time()
    answers = decoded(teacher, samples, Pieces(a.encoder), vocabulary)
    done = []
    for sample in samples:
        answer = answers[id(sample)]
        layers = {"upos": answer.upos, "xpos": answer.xpos, "heads": answer.heads, "deprels": answer.deprels}
        done.append(sample._replace(origin="taught", names=None if packaged else answer.names, **layers))
    arrays = {
        f"{layer}.{part}": np.concatenate([answers[id(s)].likely[layer][at] for s in samples])
        for layer in ("upos", "xpos", "deprel", "heads")
        for at, part in enumerate(("at", "share"))
    }
    sure = np.concatenate([answers[id(s)].sure for s in samples])
    np.savez_compressed(a.work / "taught.npz", sure=(sure * 255).round().astype(np.uint8), **arrays)
    count = write(a.work / "taught.jsonl.gz", done)
    print(count, "sentences", len(sure), "words", f"{len(sure) / (time.time() - started):.0f}/s")


if __name__ == "__main__":
    main()

"""Fine-tune a pretrained encoder as the teacher of the tagger: seeded, by steps and not by the clock, on one core.

    python -m training.tagger.teach --work WORK --encoder FOLDER --out WORK/teacher.pt

``FOLDER`` holds the encoder as its package ships it (``config.json``, ``model.safetensors``, ``tokenizer.json``). An
epoch is all gold sentences (GUM twice) with fresh draws of human-marked names and made sentences. The learning rate
rises for a hundred steps and then falls in a straight line.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from training.tagger.augment import Augmenter
from training.tagger.batches import Vocabulary
from training.tagger.data import LABELS, Sample, read
from training.tagger.label import accuracy, decoded
from training.tagger.pieces import Pieces, TeacherBatch, chunks, grouped, teacher_batch
from training.tagger.precision import fast
from training.tagger.teacher import Depth, Teacher, loss_of

__all__ = ["main"]

BATCH_PIECES = 800
MOST_PIECES = 110
SENTENCES = (1, 1, 1, 2, 3, 4)  # how many are read together
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
WARM_UP = 100
CLIP = 2.0
EXTRA = 900  # sentences of human-marked names, and as many made ones, in an epoch


def endless(work: Path, pieces: Pieces, vocabulary: Vocabulary, seed: int) -> Iterator[TeacherBatch]:
    """Batches of one epoch after the other."""
    draw = random.Random(seed)
    augment = Augmenter(seed, swap=0.3, headline=0.0)
    gold, people, made = (read(work / f"{name}.jsonl.gz") for name in ("gold", "uner", "made"))
    gold += [s for s in gold if s.origin == "gum"]
    maps = {layer: {label: at for at, label in enumerate(getattr(vocabulary, layer))} for layer in vocabulary._fields}
    while True:
        pool = [*gold, *draw.sample(people, EXTRA), *draw.sample(made, EXTRA)]
        samples: list[Sample] = [augment(s) for s in pool if 0 < len(s.forms) <= MOST_PIECES]
        found = list(chunks(samples, pieces, draw, limit=MOST_PIECES, sizes=SENTENCES))
        for group in grouped(found, BATCH_PIECES, draw):
            yield teacher_batch(group, pieces, maps)


def _optimiser(teacher: Teacher) -> torch.optim.AdamW:
    encoder = [p for p in teacher.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in encoder}
    heads = [p for p in teacher.parameters() if p.requires_grad and id(p) not in inside]
    groups = [
        {"params": encoder, "base": ENCODER_RATE, "weight_decay": 0.01},
        {"params": heads, "base": HEAD_RATE, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def save(path: Path, teacher: Teacher, vocabulary: Vocabulary) -> None:
    """Write what ``training.tagger.label.restored`` reads."""
    state = {"state": teacher.state_dict(), "vocabulary": vocabulary._asdict(), "depth": list(teacher.depth)}
    torch.save(state, path)


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--encoder", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--steps", type=int, default=2500)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--depth", type=int, nargs=2, default=Depth(), metavar=("LAYERS", "FIXED"))
    a = cli.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)
    gold = read(a.work / "gold.jsonl.gz")
    vocabulary = Vocabulary.of(gold)._replace(names=list(LABELS))
    pieces = Pieces(a.encoder)
    sizes = {layer: len(labels) for layer, labels in vocabulary._asdict().items()}
    teacher = Teacher(a.encoder, sizes, Depth(*a.depth))
    optimiser = _optimiser(teacher)
    dev = {name: [s for s in read(a.work / f"{name}.jsonl.gz") if s.forms] for name in ("ewt-dev", "gum-dev")}
    started, words = time.time(), 0
    for step, batch in zip(range(a.steps), endless(a.work, pieces, vocabulary, a.seed), strict=False):
        share = min((step + 1) / WARM_UP, 1 - step / a.steps)
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * max(0.02, share)
        teacher.train()
        with fast():
            loss = loss_of(teacher, batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), CLIP)
        optimiser.step()
        words += len(batch.first)
        if step % 50 == 49:
            spent = time.time() - started
            print(f"step {step + 1}/{a.steps} loss {loss.item():.3f} {spent:.0f} s {words / spent:.0f}/s", flush=True)
        if step % 500 == 499:
            save(a.out, teacher, vocabulary)
            sample = dev["ewt-dev"][:500]
            print("EWT dev, 500", accuracy(sample, decoded(teacher, sample, pieces, vocabulary)), flush=True)
    save(a.out, teacher, vocabulary)
    for name, samples in dev.items():
        print(name, accuracy(samples, decoded(teacher, samples, pieces, vocabulary)), flush=True)


if __name__ == "__main__":
    main()

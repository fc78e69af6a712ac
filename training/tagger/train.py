"""Train the tagger: seeded, by steps and not by the clock, on one core.

    python -m training.tagger.train --work WORK --out model.pt --epochs 30 --seed 1

An epoch is all gold sentences (GUM twice) with a fresh share of silver news, human-marked names and made headlines.
The learning rate rises for 200 steps and then falls in a straight line to a hundredth.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.tagger.augment import Augmenter
from training.tagger.batches import IGNORE, Batch, Featurizer, Soft, Vocabulary, batches, pool
from training.tagger.data import attached, read
from training.tagger.network import WIDTH, Network
from training.tagger.precision import fast
from training.tagger.score import quick

__all__ = ["CLIP", "main", "name_loss", "token_loss"]

SMOOTHING = 0.03
RATE = 0.002
WARM_UP = 200
CLIP = 2.0


class Weights(NamedTuple):
    """How much each loss counts; names count less once they have peaked."""

    upos: float = 0.5
    xpos: float = 0.5
    fine: float = 0.6
    names: float = 0.8
    first_arcs: float = 0.5
    arcs: float = 1.0
    labels: float = 0.6


def loss_of(network: Network, batch: Batch, weights: Weights) -> Tensor:
    """The summed loss of one batch."""
    x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
    scores = network(x, batch.mask, batch.open_gate)
    total = weights.upos * soft_loss(scores.upos, batch.soft["upos"])
    total = total + weights.xpos * soft_loss(scores.xpos, batch.soft["xpos"])
    total = total + weights.fine * token_loss(scores.fine, batch.fine)
    total = total + weights.names * name_loss(scores.names, batch)
    if (batch.heads != IGNORE).any():
        total = total + weights.first_arcs * soft_loss(scores.first_arcs, batch.soft["heads"], smoothing=0.0)
        total = total + weights.arcs * soft_loss(scores.arcs, batch.soft["heads"], smoothing=0.0)
        labels = network.labels(scores.parsed, batch.heads.clamp(min=0))
        total = total + weights.labels * soft_loss(labels, batch.soft["deprel"])
    return total


def soft_loss(scores: Tensor, gold: Soft, *, smoothing: float = SMOOTHING) -> Tensor:
    """The cross-entropy against likely answers, over the words of which any is known."""
    known = gold.share[..., 0] > 0
    if not known.any():
        return scores.sum() * 0.0
    logs = scores.float().log_softmax(-1)[known]
    own = -(gold.share[known] * logs.gather(-1, gold.at[known])).sum(-1)
    return ((1 - smoothing) * own - smoothing * logs.mean(-1)).mean() if smoothing else own.mean()


def name_loss(scores: Tensor, batch: Batch) -> Tensor:
    """The loss of the name labels, weighted by where they come from."""
    losses = cross_entropy(
        scores.float().flatten(0, 1),
        batch.names.flatten(),
        ignore_index=IGNORE,
        reduction="none",
        label_smoothing=SMOOTHING,
    )
    known = (batch.names != IGNORE).sum().clamp(min=1)
    return (losses * batch.name_weight.expand_as(batch.names).flatten()).sum() / known


def token_loss(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORE).any():
        return scores.sum() * 0.0
    return cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE, label_smoothing=SMOOTHING)


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--epochs", type=int, default=30)
    cli.add_argument("--until", type=int, default=None, help="end after this epoch, with the rates of all of them")
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--news-share", type=float, default=0.6, help="silver news sentences to each gold one")
    cli.add_argument(
        "--news-until", type=float, default=0.65, help="after this part of the epochs a third of the share is left"
    )
    cli.add_argument("--names-late", type=float, default=0.5, help="weight of the name losses in the last half")
    cli.add_argument("--gold", default="gold", help="the gold set: gold, or gold-named (with the teachers' names)")
    cli.add_argument("--news", default="news", help="the silver set: news (spaCy's tags) or taught (the teachers')")
    cli.add_argument("--width", type=int, default=WIDTH, help="of a new network; one that goes on keeps its own")
    cli.add_argument("--dropout", type=float, default=0.15)
    cli.add_argument("--start", type=Path, default=None, help="go on from this model")
    cli.add_argument("--likely", type=Path, default=None, help="what the teacher holds likely of the news")
    cli.add_argument("--rate", type=float, default=RATE)
    cli.add_argument("--swap", type=float, default=0.3, help="the share of names that are swapped")
    a = cli.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)
    draw = random.Random(a.seed)
    words = Featurizer(a.work)
    gold = read(a.work / f"{a.gold}.jsonl.gz")
    start = torch.load(a.start, weights_only=True) if a.start is not None else None
    vocabulary = Vocabulary.of(gold) if start is None else Vocabulary(**start["vocabulary"])
    gold += [s for s in gold if s.origin == "gum"]
    files = {"uner": "uner", "news": a.news, "made": "made"}
    sets = {name: read(a.work / f"{file}.jsonl.gz") for name, file in files.items()}
    if a.likely is not None:
        sets["news"] = attached(sets["news"], a.likely)
    sizes = {layer: len(labels) for layer, labels in vocabulary._asdict().items()}
    width = a.width if start is None else start["width"]
    network = Network(torch.from_numpy(words.vectors), sizes, width, a.dropout)
    if start is not None:
        network.load_state_dict(start["state"])
    optimiser = torch.optim.Adam(network.parameters(), lr=a.rate, betas=(0.9, 0.98), fused=True)
    augment = Augmenter(a.seed, swap=a.swap)
    plan = _plan(a, sets)
    per_epoch = [len(list(_lengths(pool(gold, extra, random.Random(0))))) for extra, _ in plan]
    total = sum(per_epoch)
    step, started = 0, time.time()
    for epoch, (extra, weights) in enumerate(plan[: a.until]):
        network.train()
        for _, batch in batches(pool(gold, extra, draw), words, vocabulary, augment, draw):
            for group in optimiser.param_groups:
                group["lr"] = a.rate * min((step + 1) / WARM_UP, max(0.01, 1 - step / total))
            with fast():
                loss = loss_of(network, batch, weights)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimiser.step()
            step += 1
            if step % 100 == 0 and epoch == 0:
                print(f"step {step}/{total} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch + 1 in (len(plan), a.until):
            print(
                f"epoch {epoch + 1}/{len(plan)} {time.time() - started:.0f} s",
                quick(network, words, vocabulary, a.work),
                flush=True,
            )
            torch.save({"state": network.state_dict(), "vocabulary": vocabulary._asdict(), "width": width}, a.out)


def _lengths(samples: list) -> list[int]:
    """The batch count of an epoch, without making the batches."""
    from training.tagger.batches import BATCH_TOKENS

    counts = [0]
    for size in sorted(len(s.forms) for s in samples):
        if counts[-1] and (counts[-1] + 1) * size > BATCH_TOKENS:
            counts.append(0)
        counts[-1] += 1
    return counts


def _plan(a: argparse.Namespace, sets: dict[str, list]) -> list[tuple[list, Weights]]:
    """For each epoch the extra sets with their shares, and the weights of the losses."""
    plan = []
    for epoch in range(a.epochs):
        early = epoch < a.news_until * a.epochs
        extra = [
            (sets["uner"], 0.06),
            (sets["news"], a.news_share if early else a.news_share / 3),
            (sets["made"], 0.06),
        ]
        late = 1.0 if epoch < a.epochs / 3 else a.names_late
        plan.append((extra, Weights(fine=0.6 * late, names=0.8 * late)))
    return plan


if __name__ == "__main__":
    main()

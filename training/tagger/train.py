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
from training.tagger.batches import IGNORE, Batch, Featurizer, Vocabulary, batches, pool
from training.tagger.data import read
from training.tagger.network import WIDTH, Network
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
    arcs: float = 1.0
    labels: float = 0.6


def loss_of(network: Network, batch: Batch, weights: Weights) -> Tensor:
    """The summed loss of one batch."""
    x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
    scores = network(x, batch.mask, batch.open_gate)
    total = weights.upos * token_loss(scores.upos, batch.upos) + weights.xpos * token_loss(scores.xpos, batch.xpos)
    total = total + weights.fine * token_loss(scores.fine, batch.fine)
    total = total + weights.names * name_loss(scores.names, batch)
    if (batch.heads != IGNORE).any():
        total = total + _tree_loss(network, scores.parsed, batch, weights)
    return total


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


def _tree_loss(network: Network, parsed: Tensor, batch: Batch, weights: Weights) -> Tensor:
    has_tree = (batch.heads != IGNORE).any(dim=1)
    parsed, heads, deprels = parsed[has_tree], batch.heads[has_tree], batch.deprels[has_tree]
    absent = batch.mask[has_tree][..., 0] == 0
    arcs = network.arcs(parsed)
    arcs[..., :-1] = arcs[..., :-1].masked_fill(absent[:, None, :], -1e4)
    arc_loss = cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
    labels = network.labels(parsed, heads.clamp(min=0))
    label_loss = cross_entropy(labels.flatten(0, 1), deprels.flatten(), ignore_index=IGNORE, label_smoothing=SMOOTHING)
    return weights.arcs * arc_loss + weights.labels * label_loss


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--epochs", type=int, default=30)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--news-share", type=float, default=0.6, help="silver news sentences to each gold one")
    cli.add_argument(
        "--news-until", type=float, default=0.65, help="after this part of the epochs a third of the share is left"
    )
    cli.add_argument("--names-late", type=float, default=0.5, help="weight of the name losses in the last half")
    cli.add_argument("--gold", default="gold", help="the gold set: gold, or gold-named (with the teachers' names)")
    cli.add_argument("--news", default="news", help="the silver set: news (spaCy's tags) or taught (the teachers')")
    cli.add_argument("--width", type=int, default=WIDTH)
    cli.add_argument("--dropout", type=float, default=0.15)
    cli.add_argument("--start", type=Path, default=None, help="go on from this model")
    cli.add_argument("--rate", type=float, default=RATE)
    cli.add_argument("--swap", type=float, default=0.3, help="the share of names that are swapped")
    a = cli.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)
    draw = random.Random(a.seed)
    words = Featurizer(a.work)
    gold = read(a.work / f"{a.gold}.jsonl.gz")
    vocabulary = Vocabulary.of(gold)
    gold += [s for s in gold if s.origin == "gum"]
    files = {"uner": "uner", "news": a.news, "made": "made"}
    sets = {name: read(a.work / f"{file}.jsonl.gz") for name, file in files.items()}
    sizes = {layer: len(labels) for layer, labels in vocabulary._asdict().items()}
    network = Network(torch.from_numpy(words.vectors), sizes, a.width, a.dropout)
    if a.start is not None:
        network.load_state_dict(torch.load(a.start, weights_only=True)["state"])
    optimiser = torch.optim.Adam(network.parameters(), lr=a.rate, betas=(0.9, 0.98))
    augment = Augmenter(a.seed, swap=a.swap)
    plan = _plan(a, sets)
    per_epoch = [len(list(_lengths(pool(gold, extra, random.Random(0))))) for extra, _ in plan]
    total = sum(per_epoch)
    step, started = 0, time.time()
    for epoch, (extra, weights) in enumerate(plan):
        network.train()
        for _, batch in batches(pool(gold, extra, draw), words, vocabulary, augment, draw):
            for group in optimiser.param_groups:
                group["lr"] = a.rate * min((step + 1) / WARM_UP, max(0.01, 1 - step / total))
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(network, batch, weights)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimiser.step()
            step += 1
            if step % 100 == 0 and epoch == 0:
                print(f"step {step}/{total} loss {loss.item():.3f} {time.time() - started:.0f} s", flush=True)
        if epoch % 3 == 2 or epoch == len(plan) - 1:
            print(
                f"epoch {epoch + 1}/{len(plan)} {time.time() - started:.0f} s",
                quick(network, words, vocabulary, a.work),
                flush=True,
            )
            torch.save({"state": network.state_dict(), "vocabulary": vocabulary._asdict(), "width": a.width}, a.out)


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

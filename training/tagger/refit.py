"""Train the name block and its heads once more, on the frozen words of a trained network.

    python -m training.tagger.refit --work WORK --model packaged.pt --out refit.pt

Names reach their best scores long before the trees do, and the encoder that learns trees goes on changing under them.
Here they are fitted again to the finished encoder, to names alone that somebody marked by reading (GUM, Universal NER,
``marked_names``) and to made sentences: the networks' own names, which the training of trees goes by elsewhere, hold
them back. Tags and trees stay as they are.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from training.tagger.augment import Augmenter
from training.tagger.batches import Featurizer, batches, pool
from training.tagger.data import read
from training.tagger.distil import loaded
from training.tagger.precision import fast
from training.tagger.score import quick
from training.tagger.train import CLIP, name_loss, token_loss

__all__ = ["main"]

RATE = 0.002
_GUM_TIMES, _NEWS_TIMES = 3, 2  # how often an epoch reads each


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--epochs", type=int, default=5)
    cli.add_argument("--seed", type=int, default=5)
    cli.add_argument("--uner-share", type=float, default=0.2)
    cli.add_argument("--made-share", type=float, default=0.2)
    cli.add_argument("--swap", type=float, default=0.6)
    a = cli.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)
    draw = random.Random(a.seed)
    words = Featurizer(a.work)
    network, vocabulary = loaded(a.model, torch.from_numpy(words.vectors))
    parts = [network.name_block, network.fine, network.names]
    parameters = [p for part in parts for p in part.parameters()]
    optimiser = torch.optim.Adam(parameters, lr=RATE, betas=(0.9, 0.98))
    gum = [s for s in read(a.work / "gold-named.jsonl.gz") if s.origin == "gum"]
    gold = gum * _GUM_TIMES + read(a.work / "marked.jsonl.gz") * _NEWS_TIMES
    shares = {"uner": a.uner_share, "made": a.made_share}
    extra = [(read(a.work / f"{name}.jsonl.gz"), share) for name, share in shares.items()]
    augment = Augmenter(a.seed, swap=a.swap)
    for epoch in range(a.epochs):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / a.epochs)
        network.eval()
        for part in parts:
            part.train()
        for _, batch in batches(pool(gold, extra, draw), words, vocabulary, augment, draw):
            with fast():
                with torch.no_grad():
                    x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
                fine, names = network.named(x, batch.mask)
                loss = name_loss(names, batch) + 0.6 * token_loss(fine, batch.fine)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, CLIP)
            optimiser.step()
        print(f"epoch {epoch + 1}/{a.epochs}", quick(network, words, vocabulary, a.work), flush=True)
        saved = {"state": network.state_dict(), "vocabulary": vocabulary._asdict(), "width": network.width}
        torch.save(saved, a.out)


if __name__ == "__main__":
    main()

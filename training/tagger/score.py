"""Quick scores while training: gold tokens, greedy heads."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import torch

from training.tagger.augment import spans
from training.tagger.batches import IGNORE, Featurizer, Vocabulary, batches
from training.tagger.data import read
from training.tagger.network import Network
from training.tagger.precision import fast

__all__ = ["quick"]

_cache: dict[Path, list] = {}


def quick(network: Network, words: Featurizer, vocabulary: Vocabulary, work: Path) -> str:
    """UPOS, XPOS, UAS and LAS on both dev sets, and span overlap of names on GUM dev."""
    network.eval()
    out = []
    for name in ("ewt-dev", "gum-dev"):
        path = work / f"{name}.jsonl.gz"
        samples = _cache.setdefault(path, [s for s in read(path) if len(s.forms) <= 150])
        right: Counter[str] = Counter()
        names: Counter[str] = Counter()
        with torch.no_grad(), fast():
            for _, batch in batches(samples, words, vocabulary, None, random.Random(0)):
                _count(network, batch, vocabulary, right, names)
        total = right["total"]
        out.append(f"{name} " + " ".join(f"{k} {right[k] / total:.4f}" for k in ("upos", "xpos", "uas", "las")))
        if names["gold"]:
            out.append(f"names {2 * names['hit'] / (names['gold'] + names['pred']):.4f}")
    return "; ".join(out)


def _count(network: Network, batch, vocabulary: Vocabulary, right: Counter[str], names: Counter[str]) -> None:
    x = network.encode(batch.rows, batch.vectors, batch.bits, batch.mask)
    scores = network(x, batch.mask, batch.open_gate)
    real = batch.upos != IGNORE
    right["total"] += int(real.sum())
    right["upos"] += int(((scores.upos.argmax(-1) == batch.upos) & real).sum())
    right["xpos"] += int(((scores.xpos.argmax(-1) == batch.xpos) & real).sum())
    heads = scores.arcs.argmax(-1)
    labels = network.labels(scores.parsed, heads).argmax(-1)
    good = (heads == batch.heads) & real
    right["uas"] += int(good.sum())
    right["las"] += int((good & (labels == batch.deprels)).sum())
    found = scores.names.argmax(-1)
    for row, gold, length in zip(
        found.tolist(), batch.names.tolist(), batch.mask[..., 0].sum(1).int().tolist(), strict=True
    ):
        if gold[0] == IGNORE:
            continue
        mine = spans([vocabulary.names[i] for i in row[:length]])
        theirs = spans([vocabulary.names[i] for i in gold[:length]])
        names["pred"] += sum(kind != "OTHER" for *_, kind in mine)
        names["gold"] += sum(kind != "OTHER" for *_, kind in theirs)
        names["hit"] += sum(
            any(k == kind and start < last and first < end for start, end, k in mine)
            for first, last, kind in theirs
            if kind != "OTHER"
        )

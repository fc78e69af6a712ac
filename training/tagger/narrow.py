"""A narrower network out of a trained one, for training to go on from.

    python -m training.tagger.narrow --work WORK --model WORK/packaged.pt --width 112 --out WORK/narrow.pt

All blocks add to one stream of numbers a word. The numbers that the others tell best, and that least is read of, are
left out; what reads the stream reads in their place what a regression makes of those that are kept.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.tagger.batches import Batch, Featurizer, batches
from training.tagger.data import read
from training.tagger.distil import loaded
from training.tagger.network import Network

__all__ = ["main"]

_SENTENCES = 3000
_RIDGE = 1e-3  # of the mean variance
_SOURCES = {
    "blocks.0": ("blocks.0.layer.linear",),
    "blocks.1": ("blocks.1.layer.linear",),
    "blocks.2": ("blocks.2.layer.linear",),
    "blocks.3": ("blocks.3.layer.linear",),
    "upos": ("upos", "xpos", "name_block.layer.linear", "parser.0.layer.linear"),
    "fine": ("fine", "names"),
    "tree_pass": ("first_arcs.word", "first_arcs.head", "tree_pass.shown", "tree_pass.layer.linear"),
    "label_word": ("arcs.word", "arcs.head", "label_word", "label_head"),
}
"""Where the stream is looked at: the layer that shows it, and all layers that read it there."""

_WRITERS = (
    *(f"{name}.layer.linear" for name in ("blocks.0", "blocks.1", "blocks.2", "blocks.3", "name_block", "parser.0")),
    "tree_pass.layer.linear",
    "input.linear",
    "bits",
)


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    cli.add_argument("--width", type=int, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    torch.set_num_threads(1)
    words = Featurizer(a.work)
    network, vocabulary = loaded(a.model, torch.from_numpy(words.vectors))
    samples = random.Random(1).sample(read(a.work / "gold.jsonl.gz"), _SENTENCES)
    seen = [batch for _, batch in batches(samples, words, vocabulary, None, random.Random(1))]
    moments = {name: _moments(stream) for name, stream in _streams(network, seen).items()}
    state = {name: value.detach() for name, value in network.state_dict().items()}
    narrowed = _narrowed(state, moments, _kept(state, moments, a.width))
    torch.save({"state": narrowed, "vocabulary": vocabulary._asdict(), "width": a.width}, a.out)


def _streams(network: Network, seen: Sequence[Batch]) -> dict[str, Tensor]:
    """What is in the stream where each layer reads it, by the layer's name."""
    found: dict[str, list[Tensor]] = {name: [] for name in _SOURCES}
    with torch.no_grad():
        for batch in seen:
            real = batch.mask[..., 0] > 0
            hooks = [
                network.get_submodule(name).register_forward_pre_hook(
                    lambda _, given, name=name, real=real: found[name].append(given[0][real])
                )
                for name in _SOURCES
            ]
            scores = network(
                network.encode(batch.rows, batch.vectors, batch.bits, batch.mask), batch.mask, batch.open_gate
            )
            network.labels(scores.parsed, batch.heads.clamp(min=0))
            for hook in hooks:
                hook.remove()
    return {name: torch.cat(parts).double() for name, parts in found.items()}


def _moments(stream: Tensor) -> Tensor:
    second = stream.T @ stream / len(stream)
    return second + _RIDGE * second.diagonal().mean() * torch.eye(len(second))


def _kept(state: dict[str, Tensor], moments: dict[str, Tensor], width: int) -> Tensor:
    """The numbers to keep: one after the other goes whose loss changes what is read least."""
    kept = torch.arange(len(next(iter(moments.values()))))
    read = {source: _weights_on(state, readers, len(kept)) for source, readers in _SOURCES.items()}
    while len(kept) > width:
        loss = torch.zeros(len(kept), dtype=torch.double)
        for source, second in moments.items():
            precision = torch.linalg.inv(second[kept][:, kept])
            told = _regression(second, kept)
            effect = (read[source] @ told).square().sum(0)
            loss += effect / precision.diagonal() / (read[source] @ second @ read[source].T).trace()
        kept = kept[torch.arange(len(kept)) != loss.argmin()]
    return kept


def _weights_on(state: dict[str, Tensor], readers: Sequence[str], width: int) -> Tensor:
    """All that reads a stream, as rows."""
    parts = []
    for name in readers:
        matrix = state[f"{name}.weight"].double()
        parts += [matrix[:, at : at + width] for at in range(0, _windows(name) * width, width)]
    return torch.cat(parts)


def _windows(name: str) -> int:
    return 3 if name.endswith("layer.linear") and not name.startswith("tree_pass") else 1


def _regression(second: Tensor, kept: Tensor) -> Tensor:
    """The matrix that tells all numbers from those that are kept."""
    return torch.linalg.solve(second[kept][:, kept], second[kept]).T


def _narrowed(state: dict[str, Tensor], moments: dict[str, Tensor], kept: Tensor) -> dict[str, Tensor]:
    width = len(next(iter(moments.values())))
    out = dict(state)
    for source, readers in _SOURCES.items():
        told = _regression(moments[source], kept)
        for name in readers:
            matrix = out[f"{name}.weight"].double()
            windows = _windows(name) * width
            parts = [matrix[:, at : at + width] @ told for at in range(0, windows, width)]
            out[f"{name}.weight"] = torch.cat([*parts, matrix[:, windows:]], dim=1).float()
    for name in _WRITERS:
        for part in dict.fromkeys((name, name.replace("linear", "norm"))):
            for field in ("weight", "bias"):
                key = f"{part}.{field}"
                if key in out:
                    out[key] = out[key][kept]
    return out


if __name__ == "__main__":
    main()

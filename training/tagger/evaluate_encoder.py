"""Score the packaged encoder on the dev parts, and hold it against the network that it was exported from.

    python -m training.tagger.evaluate_encoder --work WORK --encoder FOLDER --model WORK/encoder.pt

Prints how many words are cut into other pieces than by the tokenizer that came with the encoder, then for each dev part
tags and trees by int8 weights in numpy, and the share of words whose head and relation are those of PyTorch in float32.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path

import torch

from newsdigest.language.encoder import retag
from newsdigest.language.encoder.weights import load_encoder
from newsdigest.language.tagger_output import Tagged
from training.tagger.data import Sample, read
from training.tagger.label import decoded, restored
from training.tagger.pieces import Pieces

__all__ = ["main"]


def answers(samples: Sequence[Sample]) -> Tagged:
    """The packaged encoder's answer for all samples, each a sentence."""
    forms = [form for sample in samples for form in sample.forms]
    ends = [0]
    for sample in samples:
        ends.append(ends[-1] + len(sample.forms))
    found = Tagged(["X"] * len(forms), ["X"] * len(forms), list(range(len(forms))), ["dep"] * len(forms), [])
    retag(found, forms, list(itertools.pairwise(ends)))
    return found


def share(pairs: Sequence[tuple[object, object]]) -> str:
    return f"{sum(a == b for a, b in pairs) / len(pairs):.4f}"


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--encoder", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    a = cli.parse_args()
    torch.set_num_threads(1)
    pieces, ours = Pieces(a.encoder), load_encoder().vocabulary
    teacher, vocabulary = restored(a.model, a.encoder)
    for part in ("ewt-dev", "gum-dev"):
        samples = [s for s in read(a.work / f"{part}.jsonl.gz") if s.forms]
        theirs = decoded(teacher, samples, pieces, vocabulary)
        words = {form for sample in samples for form in sample.forms}
        print(
            part, "words in other pieces", sum(len(pieces(w).ids) != len(ours.word(w).ids) for w in words), len(words)
        )
        found, first = answers(samples), 0
        trees: list[tuple[object, object]] = []
        same: list[tuple[object, object]] = []
        tags: list[tuple[object, object]] = []
        for sample in samples:
            own = range(first, first + len(sample.forms))
            first += len(own)
            heads = [-1 if found.heads[at] == at else found.heads[at] - own.start for at in own]
            tree = list(zip(heads, found.deprels[own.start : own.stop], strict=True))
            other = theirs[id(sample)]
            trees += zip(tree, zip(sample.heads or [], sample.deprels or [], strict=True), strict=True)
            same += zip(tree, zip(other.heads, other.deprels, strict=True), strict=True)
            tags += zip(found.upos[own.start : own.stop], sample.upos or [], strict=True)
        print(part, "UPOS", share(tags), "LAS", share(trees), "as in PyTorch", share(same))


if __name__ == "__main__":
    main()

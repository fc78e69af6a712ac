"""Corpora -> training samples, vectors and the phrase list, in a work folder.

python -m training.tagger.prepare --corpora CORPORA --work WORK [--spacy-model MODEL] [--news-tokens N] [--parts ...]

With a spaCy model its names (and for news its Penn tags) are added to the gold layers, and its vectors can be compiled;
without one the news is plain text for the teacher.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

import numpy as np

from newsdigest.language.tagger.features import KINDS, STARTS, hashed
from training.tagger import data, names_lists

__all__ = ["main"]

Labeller = Callable[[Iterable[data.Sample], bool], Iterable[data.Sample]]


def phrase_arrays() -> dict[str, np.ndarray]:
    """The phrase list as sorted hashes and bits."""
    bits: dict[int, int] = {}
    for phrase, kinds in names_lists.listed().items():
        value = sum(1 << KINDS.index(kind) for kind in kinds)
        bits[hashed(phrase)] = bits.get(hashed(phrase), 0) | value
        first, _, rest = phrase.partition(" ")
        if rest:
            bits[hashed(first)] = bits.get(hashed(first), 0) | STARTS
    keys = sorted(bits)
    return {"keys": np.array(keys, dtype=np.uint32), "bits": np.array([bits[k] for k in keys], dtype=np.uint8)}


def gold(corpora: Path, labelled: Labeller, work: Path) -> None:
    """Gold sentences, with spaCy's kinds of names beside the gold layers where it is at hand; dev as it is."""
    train = chain(
        data.gum(corpora / "entities/train.jsonl.gz", licences=data.OPEN_LICENCES),
        data.ewt(corpora / "syntax/ewt-train.conllu.gz"),
    )
    print("gold", data.write(work / "gold.jsonl.gz", labelled(train, True)))
    people = list(labelled(data.uner(corpora / "names/ewt-dev.jsonl"), True))
    print("uner", data.write(work / "uner.jsonl.gz", map(_unsure, people)))
    print(
        "dev",
        data.write(work / "gum-dev.jsonl.gz", data.gum(corpora / "entities/dev.jsonl", licences=None)),
        data.write(work / "ewt-dev.jsonl.gz", data.ewt(corpora / "syntax/ewt-dev.conllu.gz")),
    )


def _labeller(path: Path | None) -> Labeller:
    """What adds spaCy's labels (the second argument keeps the gold ones), or adds nothing."""
    if path is None:
        return lambda samples, _: samples
    from training.tagger.silver import label, model

    nlp = model(path)
    return lambda samples, keep_gold: label(samples, nlp, keep_gold=keep_gold)


def _unsure(sample: data.Sample) -> data.Sample:
    """Where people marked nothing for want of a kind, but spaCy sees a product, an event or a people: not learnt."""
    if sample.ontonotes is None:
        return sample
    silver = data.silver_names(sample.ontonotes)
    names = [
        "-" if tag == "O" and (s == "-" or s.endswith("OTHER")) else tag
        for tag, s in zip(sample.names or [], silver, strict=True)
    ]
    return sample._replace(names=names)


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--spacy-model", type=Path, default=None)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--parts", default="gold,vectors,phrases,made,news")
    cli.add_argument("--news-tokens", type=int, default=1_200_000)
    a = cli.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    parts = a.parts.split(",")
    if "phrases" in parts:
        np.savez(a.work / "phrases.npz", **phrase_arrays())
    if "vectors" in parts:
        from training.tagger.vectors import compile_vectors

        np.savez(a.work / "vectors.npz", **compile_vectors(a.spacy_model))
    labelled = _labeller(a.spacy_model)
    if "gold" in parts:
        gold(a.corpora, labelled, a.work)
    if "made" in parts:
        from training.tagger.made import made

        print("made", data.write(a.work / "made.jsonl.gz", made(12_000, seed=7)))
    if "news" in parts:
        from training.tagger.news import news

        print("news", data.write(a.work / "news.jsonl.gz", labelled(news(a.corpora, a.news_tokens), False)))


if __name__ == "__main__":
    main()

"""spaCy's English models on the same dev data, for the table in docs/model-card.md.

    python -m training.tagger.peers --corpora CORPORA --model MODEL

Penn and universal tags with gold tokens; sentence starts on raw text. spaCy's trees follow another scheme, so they
are not compared; its names are scored by the shared scorer elsewhere.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy
from spacy.tokens import Doc

from training.tagger import data

__all__ = ["main"]


def tags(samples: list[data.Sample], nlp: spacy.language.Language) -> tuple[float, float]:
    """Accuracy of universal and of Penn tags, sentence by sentence."""
    docs = (Doc(nlp.vocab, words=s.forms, spaces=s.spaces or [True] * len(s.forms)) for s in samples)
    right_upos = right_xpos = total = 0
    for doc, sample in zip(nlp.pipe(docs), samples, strict=True):
        right_upos += sum(t.pos_ == gold for t, gold in zip(doc, sample.upos or [], strict=True))
        right_xpos += sum(t.tag_ == gold for t, gold in zip(doc, sample.xpos or [], strict=True))
        total += len(sample.forms)
    return right_upos / total, right_xpos / total


def sentences(path: Path, nlp: spacy.language.Language, genre: str | None) -> float:
    """F1 of sentence starts on the paragraphs of the text."""
    hit = total = 0
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        if genre is not None and record["genre"] != genre:
            continue
        gold = {s["span"][0] for s in record["sentences"]}
        found, at = set(), 0
        for paragraph in record["text"].split("\n\n"):
            found.update(at + sent.start_char for sent in nlp(paragraph).sents)
            at += len(paragraph) + 2
        hit += len(gold & found)
        total += len(gold) + len(found)
    return 2 * hit / total


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--model", required=True)
    a = cli.parse_args()
    nlp = spacy.load(a.model)
    gum = a.corpora / "entities/dev.jsonl"
    print("EWT dev", tags(list(data.ewt(a.corpora / "syntax/ewt-dev.conllu.gz")), nlp))
    print("GUM dev", tags(list(data.gum(gum, licences=None)), nlp))
    print("sentence starts, GUM dev", sentences(gum, nlp, None), "news", sentences(gum, nlp, "news"))


if __name__ == "__main__":
    main()

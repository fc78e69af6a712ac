"""The scores of the packaged language models on the dev packs, in one table.

    python -m training.tagger.evaluate --corpora CORPORA --scorer FOLDER_OF_SCORE_PY [--names PACK ...]

Tags and trees with gold tokens (EWT dev, GUM dev; all tokens, relation subtypes counted); lemmas with gold tags;
sentence starts and token spans on the text of GUM; names end to end on raw text with the shared scorer (overlap, one
to one, with kinds).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsdigest.language import analyse, sentence_spans
from newsdigest.language.lemmas import lemma
from newsdigest.language.tagger import tag
from newsdigest.language.tokens import token_spans
from newsdigest.model.article import Article
from newsdigest.text import fold
from training.tagger import data

__all__ = ["main"]

_KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}


def tags_and_trees(samples: list[data.Sample]) -> Counter[str]:
    """Right answers by layer, and their total."""
    forms = [form for s in samples for form in s.forms]
    ranges, at = [], 0
    for sample in samples:
        ranges.append((at, at + len(sample.forms)))
        at += len(sample.forms)
    found = tag(forms, ranges)
    right: Counter[str] = Counter(total=len(forms))
    for sample, (first, last) in zip(samples, ranges, strict=True):
        heads = [first + (i if head < 0 else head) for i, head in enumerate(sample.heads or [])]
        right["upos"] += sum(a == b for a, b in zip(found.upos[first:last], sample.upos or [], strict=True))
        right["xpos"] += sum(a == b for a, b in zip(found.xpos[first:last], sample.xpos or [], strict=True))
        same = [a == b for a, b in zip(found.heads[first:last], heads, strict=True)]
        right["uas"] += sum(same)
        labels = zip(same, found.deprels[first:last], sample.deprels or [], strict=True)
        right["las"] += sum(head and a == b for head, a, b in labels)
        lemmas = zip(sample.forms, sample.xpos or [], sample.lemmas or [], strict=True)
        right["lemma"] += sum(lemma(form, xpos) == base or form == "--" for form, xpos, base in lemmas)
    return right


def splitting(records: list[dict]) -> dict[str, tuple[float, float]]:
    """F1 of sentence starts and of token spans (gold sentences), by genre and for all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        text = record["text"]
        spans = [tuple(s["span"]) for s in record["sentences"]]
        gold_starts = {start for start, _ in spans}
        starts = {s.start for s in sentence_spans(Article(text=text))}
        gold_tokens = {tuple(t["span"]) for s in record["sentences"] for t in s["tokens"]}
        tokens = {span for sentence in token_spans(fold(text), spans) for span in sentence}
        for key in (record["genre"], "all"):
            counts[key].update(
                s_hit=len(starts & gold_starts),
                s_all=len(starts) + len(gold_starts),
                t_hit=len(tokens & gold_tokens),
                t_all=len(tokens) + len(gold_tokens),
            )
    return {key: (2 * c["s_hit"] / c["s_all"], 2 * c["t_hit"] / c["t_all"]) for key, c in sorted(counts.items())}


def names(pack: Path, scorer: Path) -> dict:
    """The shared scorer's answer for the names of the language package."""
    sys.path.insert(0, str(scorer))
    score = importlib.import_module("score")
    gold = score.load(str(pack))
    predictions = {key: {"entities": list(_entities(record["text"]))} for key, record in gold.items()}
    return score.entities(gold, predictions)


def _entities(text: str) -> Iterator[dict]:
    for name in analyse(Article(text=text)).names:
        if name.kind in _KINDS:
            yield {"type": _KINDS[name.kind], "mentions": [[name.start, name.end]]}


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--scorer", type=Path, required=True)
    a = cli.parse_args()
    sets = {
        "EWT dev": list(data.ewt(a.corpora / "syntax/ewt-dev.conllu.gz")),
        "GUM dev": list(data.gum(a.corpora / "entities/dev.jsonl", licences=None)),
    }
    sets["both"] = sets["EWT dev"] + sets["GUM dev"]
    for name, samples in sets.items():
        right = tags_and_trees(samples)
        print(name, " ".join(f"{k} {right[k] / right['total']:.4f}" for k in ("upos", "xpos", "uas", "las", "lemma")))
    records = [json.loads(line) for line in (a.corpora / "entities/dev.jsonl").open(encoding="utf-8")]
    for genre, (sentences, tokens) in splitting(records).items():
        print(f"GUM dev {genre}: sentence starts {sentences:.4f}, token spans {tokens:.4f}")
    for pack in ("entities/dev.jsonl", "meantime/names_dev.jsonl"):
        result = names(a.corpora / pack, a.scorer)
        kinds = {kind: result[kind]["overlap"]["f1"] for kind in ("PERSON", "ORG", "PLACE")}
        print(
            pack, "names overlap", result["micro"]["overlap"], kinds, "kinds ignored", result["micro"]["untyped"]["f1"]
        )


if __name__ == "__main__":
    main()

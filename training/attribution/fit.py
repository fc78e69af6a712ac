"""Fit the classifier of attributions: which candidates are attributions, and which are speech.

    python training/attribution/fit.py --attributions TRAIN.jsonl --quotes QUOTES.jsonl ... [--corpora FOLDER] [--write]

TRAIN.jsonl is the training part of PolNeAR in the project's pack format (id, text, attributions); the others hold
general news with every act of speech marked (id, text, quotes). The script makes every candidate and marks those that
the annotators chose (letters of the content: F1 >= 0.5; in PolNeAR the same source too). One logistic regression is
fitted to both by proximal gradient steps with an L1 penalty: each feature has a shared weight and one of its own for
each task. Thresholds are chosen on articles left out of the fit. No text leaves the script: what is written holds the
names of features and numbers alone. Standard library and numpy only; there is no randomness.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import newsdigest
from newsdigest import language
from newsdigest.facts.quotes.attribution_classifier import features
from newsdigest.facts.quotes.candidates import candidates
from newsdigest.facts.quotes.context import build_context
from newsdigest.facts.quotes.label_cues import labelled
from newsdigest.facts.quotes.selection import embedded_cues
from newsdigest.facts.quotes.sources import phrase

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
import marks

import score

TARGET = Path(__file__).parents[2] / "src/newsdigest/facts/data/attribution.json"
STEPS = 300
LEAST_SEEN = {"attribution": 25, "speech": 8}
TASKS = ("attribution", "speech")


def letters(text, spans):
    return {i for s, e in spans for i in range(s, e) if text[i : i + 1].isalnum()}


def overlap(one, other):
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def read(path, cache):
    """Articles of a pack with their analyses."""
    records = [json.loads(line) for line in Path(path).read_text().splitlines()]
    return analysed(records, cache, Path(path).parent.name + "-" + Path(path).stem)


def read_quotes(paths, corpora, cache):
    """Articles with every act of speech marked: those of the packs, and those of ``marks.jsonl``."""
    articles = [pair for path in paths for pair in read(path, cache)]
    return articles + (analysed(list(marks.records(corpora)), cache, "marks") if corpora else [])


def analysed(records, cache, name):
    """Records with their analyses; the cache is this script's own pickle."""
    stored = Path(cache) / (name + ".pkl") if cache else None
    if stored and stored.exists():
        return pickle.loads(stored.read_bytes())
    articles = [(r, language.analyse(newsdigest.parse(r["text"], language="en"))) for r in records]
    if stored:
        stored.write_bytes(pickle.dumps(articles))
    return articles


def is_attribution(record):
    text = record["text"]
    golds = [
        (letters(text, a["content"]), letters(text, a["source"]))
        for a in record["attributions"]
        if a["content"] and a["source"]
    ]

    def right(said, by):
        return any(overlap(said, c) >= 0.5 and by & s and len(by) <= 3 * len(s) + 10 for c, s in golds)

    return right


def is_speech(record):
    text = record["text"]
    golds = [letters(text, score.located(text, quote)) for quote in record["quotes"]]
    doubtful = letters(
        text, [(at, at + len(b)) for b in record.get("borderline_left_out") or [] if (at := text.find(b)) >= 0]
    )

    def right(said, _by):
        if any(overlap(said, content) >= 0.5 for content in golds):
            return True
        return None if 2 * len(said & doubtful) >= len(said) else False

    return right


def examples(record, analysis):
    """(features, label) for every candidate of one article; doubtful ones are left out."""
    context = build_context(analysis)
    found = sorted((*candidates(context), *labelled(context)), key=lambda candidate: candidate.cue)
    inside = embedded_cues(found)
    text = record["text"]
    right = is_attribution(record) if "attributions" in record else is_speech(record)
    for candidate in found:
        spans = [(context.tokens[a].start, context.tokens[b - 1].end) for a, b in candidate.pieces]
        first, last = phrase(context, candidate.source)
        by = letters(text, [(context.tokens[first].start, context.tokens[last - 1].end)])
        label = right(letters(text, spans), by)
        if label is not None:
            yield features(context, candidate, candidate.cue in inside), label


def design(rows, tasks, names):
    """Flat feature numbers and their row numbers: a shared column and a column of the task for each feature."""
    index = {name: number for number, name in enumerate(names)}
    flat, owner = [], []
    for number, (row, task) in enumerate(zip(rows, tasks, strict=True)):
        for name in (*row, "bias"):
            place = index.get(name)
            if place is not None:
                flat += (place, (1 + TASKS.index(task)) * len(names) + place)
                owner += (number, number)
    return np.array(flat), np.array(owner)


def fit(rows, labels, tasks, penalty, weight):
    """Weights by feature: (attribution, speech). ``weight`` is that of an example of speech against one of PolNeAR."""
    kept = set()
    for task in TASKS:
        counts = Counter(name for row, own in zip(rows, tasks, strict=True) if own == task for name in set(row))
        kept |= {name for name, count in counts.items() if count >= LEAST_SEEN[task]}
    names = [*sorted(kept), "bias"]
    flat, owner = design(rows, tasks, names)
    y = np.array(labels, dtype=float)
    w = np.zeros(3 * len(names))
    n = len(rows)
    importance = np.array([weight if task == "speech" else 1.0 for task in tasks])
    importance /= importance.mean()
    free = np.array([name == "bias" for name in names] * 3)
    moment, second = np.zeros(len(w)), np.zeros(len(w))
    for step in range(1, STEPS + 1):
        z = np.bincount(owner, weights=w[flat], minlength=n)
        error = importance * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - y)
        gradient = np.bincount(flat, weights=error[owner], minlength=len(w)) / n + 1e-4 * w * ~free
        moment = 0.9 * moment + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (STEPS + 1))
        scale = rate / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
        w -= scale * moment / (1 - 0.9**step)
        w = np.where(free, w, np.sign(w) * np.maximum(0, np.abs(w) - penalty * scale))
    size = len(names)
    pairs = {}
    for number, name in enumerate(names):
        pair = (float(w[number] + w[size + number]), float(w[number] + w[2 * size + number]))
        if max(map(abs, pair)) >= 0.05 or name == "bias":
            pairs[name] = pair
    return pairs


def probabilities(rows, weights, task):
    at = TASKS.index(task)
    scores = np.array([weights["bias"][at] + sum(weights[name][at] for name in row if name in weights) for row in rows])
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


def table(p, y, golds):
    for threshold in np.arange(0.2, 0.75, 0.05):
        taken = p >= threshold
        precision, recall = y[taken].mean(), y[taken].sum() / golds
        f1 = 2 * precision * recall / (precision + recall)
        print(f"  {threshold:.2f}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--attributions", required=True)
    cli.add_argument("--quotes", nargs="+", required=True)
    cli.add_argument("--corpora", help="the folder of the texts of marks.jsonl, to fit to them too")
    cli.add_argument("--folds", type=int, default=4)
    cli.add_argument("--penalty", type=float, default=0.0002)
    cli.add_argument("--weight", type=float, default=4.0)
    cli.add_argument("--thresholds", type=float, nargs=2, default=(0.36, 0.5))
    cli.add_argument("--paraphrase", type=float, default=0.6, help="the least likelihood of speech without marks")
    cli.add_argument("--cache", help="a folder for the analyses")
    cli.add_argument("--write", action="store_true")
    a = cli.parse_args()
    parts = []  # (task, examples of one article)
    golds = Counter()
    for record, analysis in read(a.attributions, a.cache) + read_quotes(a.quotes, a.corpora, a.cache):
        task = "attribution" if "attributions" in record else "speech"
        parts.append((task, list(examples(record, analysis))))
        complete = [x for x in record.get("attributions", ()) if x["content"] and x["source"]]
        golds[task] += len(complete) + len(record.get("quotes", ()))
    held = {task: ([], []) for task in TASKS}
    numbers = dict.fromkeys(TASKS, 0)
    folds = []
    for task, _ in parts:
        folds.append(numbers[task] % a.folds)
        numbers[task] += 1

    def fitted(keep):
        chosen = [
            (task, row, y) for (task, part), fold in zip(parts, folds, strict=True) if keep(fold) for row, y in part
        ]
        return fit(
            [row for _, row, _ in chosen],
            [y for _, _, y in chosen],
            [task for task, _, _ in chosen],
            a.penalty,
            a.weight,
        )

    for fold in range(a.folds):
        weights = fitted(lambda other, fold=fold: other != fold)
        for (task, part), own in zip(parts, folds, strict=True):
            if own == fold and part:
                held[task][0].extend(probabilities([row for row, _ in part], weights, task))
                held[task][1].extend(y for _, y in part)
    for task in TASKS:
        print(task, "left out")
        table(np.array(held[task][0]), np.array(held[task][1], dtype=float), golds[task])
    weights = fitted(lambda _: True)
    print(len(weights), "features")
    document = {
        "format": 2,
        "bias": [round(x, 2) for x in weights.pop("bias")],
        "threshold": list(a.thresholds),
        "paraphrase": a.paraphrase,
        "weights": {name: [round(x, 2) for x in pair] for name, pair in sorted(weights.items())},
    }
    if a.write:
        lines = json.dumps(document, indent=1).replace("[\n   ", "[").replace(",\n   ", ", ").replace("\n  ]", "]")
        TARGET.write_text(lines + "\n")


if __name__ == "__main__":
    main()

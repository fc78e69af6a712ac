"""Fit the ranker of attributions: which candidates are attributions, and from which probability on they are taken.

    python training/attribution/fit.py TRAIN.jsonl [--folds 5] [--write]

TRAIN.jsonl is the training part of PolNeAR in the project's pack format (id, text, attributions). The script makes
every candidate, marks those that the annotators chose (letters of the content: F1 >= 0.5, same source), fits a
logistic regression by proximal gradient steps (an L1 penalty leaves the few dozen weights that matter), and chooses
the threshold that gives the best F1 of content and source over articles left out of the fit. No text leaves the
script: what is written holds the names of features and numbers alone. Standard library and numpy only.
"""

from __future__ import annotations

import argparse
import json
import pickle
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

TARGET = Path(__file__).parents[2] / "src/newsdigest/facts/data/attribution.json"
STEPS = 300
LEAST_SEEN = 25


def letters(text, spans):
    return {i for s, e in spans for i in range(s, e) if text[i : i + 1].isalnum()}


def overlap(one, other):
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def examples(record, analysis):
    """(features, is an attribution with this source) for every candidate of one article."""
    scene = build_context(analysis)
    found = sorted((*candidates(scene), *labelled(scene)), key=lambda candidate: candidate.cue)
    inside = embedded_cues(found)
    text = record["text"]
    golds = [
        (letters(text, a["content"]), letters(text, a["source"]))
        for a in record["attributions"]
        if a["content"] and a["source"]
    ]
    for candidate in found:
        spans = [(scene.tokens[a].start, scene.tokens[b - 1].end) for a, b in candidate.pieces]
        first, last = phrase(scene, candidate.source)
        said, by = letters(text, spans), letters(text, [(scene.tokens[first].start, scene.tokens[last - 1].end)])
        right = any(overlap(said, c) >= 0.5 and by & s and len(by) <= 3 * len(s) + 10 for c, s in golds)
        yield features(scene, candidate, candidate.cue in inside), right


def matrix(rows, index):
    """Rows of feature numbers as (flat indices, row numbers), for fast sparse products."""
    flat, owner = [], []
    for number, row in enumerate(rows):
        for name in row:
            if name in index:
                flat.append(index[name])
                owner.append(number)
    return np.array(flat), np.array(owner)


def fit(rows, labels, penalty):
    counts = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    index = {name: i for i, name in enumerate(names)}
    flat, owner = matrix(rows, index)
    y = np.array(labels, dtype=float)
    w, bias = np.zeros(len(names)), float(np.log(y.mean() / (1 - y.mean())))
    n, moment, second = len(rows), np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(1, STEPS + 1):
        z = bias + np.bincount(owner, weights=w[flat], minlength=n)
        error = 1 / (1 + np.exp(-np.clip(z, -30, 30))) - y
        gradient = np.append(np.bincount(flat, weights=error[owner], minlength=len(names)) / n, error.mean())
        gradient[:-1] += 1e-4 * w
        moment = 0.9 * moment + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (STEPS + 1))
        scale = rate / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
        change = scale * moment / (1 - 0.9**step)
        w -= change[:-1]
        bias -= change[-1]
        w = np.sign(w) * np.maximum(0, np.abs(w) - penalty * scale[:-1])
    return bias, {name: float(w[i]) for name, i in index.items() if abs(w[i]) >= 0.05}


def probabilities(rows, bias, weights):
    scores = np.array([bias + sum(weights.get(name, 0.0) for name in row) for row in rows])
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


def calibration(p, y, bins=24):
    """Monotone steps: pool adjacent violators over equal-sized bins."""
    order = np.argsort(p)
    pools = [[p[part[0]], float(y[part].mean()), len(part)] for part in np.array_split(order, bins)]
    merged = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][1] >= merged[-1][1]:
            low, high = merged[-2], merged.pop()
            total = low[2] + high[2]
            merged[-1] = [low[0], (low[1] * low[2] + high[1] * high[2]) / total, total]
    return [[round(float(low), 3), round(sure, 3)] for low, sure, _ in merged]


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("train")
    cli.add_argument("--folds", type=int, default=3)
    cli.add_argument("--penalty", type=float, default=0.00015)
    cli.add_argument("--threshold", type=float, default=0.36)
    cli.add_argument("--cache", help="a pickle of {id: (record, analysis)}, made by this script where it is missing")
    cli.add_argument("--write", action="store_true")
    a = cli.parse_args()
    if a.cache and Path(a.cache).exists():
        articles = list(pickle.loads(Path(a.cache).read_bytes()).values())
    else:
        records = [json.loads(line) for line in Path(a.train).read_text().splitlines()]
        articles = [(r, language.analyse(newsdigest.parse(r["text"], language="en"))) for r in records]
        if a.cache:
            Path(a.cache).write_bytes(pickle.dumps({r["id"]: (r, analysis) for r, analysis in articles}))
    made = [list(examples(r, analysis)) for r, analysis in articles]
    golds = sum(1 for r, _ in articles for x in r["attributions"] if x["content"] and x["source"])
    held_p, held_y = [], []
    for fold in range(a.folds):
        rows = [row for i, part in enumerate(made) if i % a.folds != fold for row, _ in part]
        labels = [y for i, part in enumerate(made) if i % a.folds != fold for _, y in part]
        bias, weights = fit(rows, labels, a.penalty)
        left = [pair for i, part in enumerate(made) if i % a.folds == fold for pair in part]
        held_p.extend(probabilities([row for row, _ in left], bias, weights))
        held_y.extend(y for _, y in left)
    p, y = np.array(held_p), np.array(held_y, dtype=float)
    for threshold in np.arange(0.2, 0.6, 0.05):
        taken = p >= threshold
        precision, recall = y[taken].mean(), y[taken].sum() / golds
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{threshold:.2f}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    rows = [row for part in made for row, _ in part]
    bias, weights = fit(rows, [label for part in made for _, label in part], a.penalty)
    print(len(weights), "weights")
    document = {
        "format": 1,
        "bias": round(bias, 2),
        "threshold": a.threshold,
        "calibration": calibration(p, y),
        "weights": {name: round(value, 2) for name, value in sorted(weights.items())},
    }
    print(document["calibration"])
    if a.write:
        TARGET.write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()

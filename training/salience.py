"""Sets the weights of ``ranking/salience.py`` on GUM's graded salience.

    python -m training.salience TRAIN.jsonl.gz

TRAIN is the train part of the ``entities`` pack. Each named actor and place is an example, its label the grade over
five of the gold entity that it overlaps (0 where it overlaps none). A ridge-penalised logistic regression on the
differences of pairs gives the order; a second one with two numbers puts the scores on the scale of the grades.
"""

from __future__ import annotations

import gzip
import json
import sys
from typing import Any

import numpy as np

import newsdigest
from newsdigest.facts.actors import find_actors
from newsdigest.facts.places import find_places
from newsdigest.language import analyse
from newsdigest.model.facts import Actor, Place
from newsdigest.ranking.article_index import ArticleIndex
from newsdigest.ranking.salience import WEIGHTS, features

RIDGE = 1.0
Rows = np.ndarray[Any, np.dtype[np.float64]]
KINDS = ("person", "organization", "place")


def examples(record: dict[str, Any], names: list[str]) -> tuple[Rows, Rows]:
    """The features of the named actors and places of one document, and their grades over five."""
    analysis = analyse(newsdigest.parse(record["text"]))
    named: list[Actor | Place] = [
        f for f in (*find_actors(analysis), *find_places(analysis)) if any(m.kind.value == "name" for m in f.mentions)
    ]
    graded = [
        (e.get("salience") or 0, [m["span"] for m in e["mentions"]])
        for e in record["entities"]
        if e["type"] in KINDS and any(m["named"] for m in e["mentions"])
    ]
    rows = [[own.get(name, 0.0) for name in names] for own in features(ArticleIndex.of(analysis), named)]
    return np.array(rows).reshape(-1, len(names)), np.array([label(fact, graded) for fact in named])


def label(fact: Actor | Place, graded: list[tuple[int, list[list[int]]]]) -> float:
    spans = [(m.span.start, m.span.end) for m in fact.mentions if m.kind.value == "name"]
    hits = [grade for grade, golds in graded if any(a < d and c < b for a, b in spans for c, d in golds)]
    return max(hits, default=0) / 5


def fit_order(documents: list[tuple[Rows, Rows]]) -> Rows:
    """Weights under which the more salient of two comes first; each document counts as the root of its pairs."""
    differences, worth = [], []
    for rows, grades in documents:
        pairs = [(a, b) for a in range(len(grades)) for b in range(len(grades)) if grades[a] > grades[b]]
        differences += [rows[a] - rows[b] for a, b in pairs]
        worth += [(grades[a] - grades[b]) / len(pairs) ** 0.5 for a, b in pairs]
    d, v = np.array(differences), np.array(worth)
    w = np.zeros(d.shape[1])
    for _ in range(500):
        p = 1 / (1 + np.exp(d @ w))
        w += (d.T @ (v * p)) / v.sum() - RIDGE * w / len(d)
    return w


def fit_scale(scores: Rows, grades: Rows) -> tuple[float, float]:
    """The factor and the constant that turn scores into the logits of the grades."""
    factor, constant = 1.0, 0.0
    for _ in range(4000):
        error = 1 / (1 + np.exp(-(factor * scores + constant))) - grades
        factor -= 0.1 * float(error @ scores) / len(scores)
        constant -= 0.1 * float(error.mean())
    return factor, constant


def main() -> None:
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    names = list(WEIGHTS)
    documents = [examples(record, names) for record in records]
    w = fit_order([(rows, grades) for rows, grades in documents if len(grades)])
    scores = np.concatenate([rows @ w for rows, _ in documents])
    factor, constant = fit_scale(scores, np.concatenate([grades for _, grades in documents]))
    print(len(scores), "examples")
    for name, value in zip(names, w, strict=True):
        print(f'        "{name}": {constant if name == "always" else factor * value:.2f},')


if __name__ == "__main__":
    main()

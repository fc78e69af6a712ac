"""Sets the weights of ``ranking/salience.py`` on GUM's graded salience.

    python -m training.salience TRAIN.jsonl.gz

TRAIN is the train part of the ``entities`` pack. Each named actor and place that overlaps a gold entity is an example,
its label the entity's grade over five (0 where it overlaps none); a ridge-penalised logistic regression is fitted by gradient descent.
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
from newsdigest.ranking.salience import WEIGHTS, features

GENRES = {"news": 3.0, "bio": 1.0, "interview": 1.0, "speech": 1.0, "voyage": 1.0, "academic": 0.5, "court": 0.5,
          "essay": 0.5, "textbook": 0.5, "fiction": 0.5, "letter": 0.5, "vlog": 0.5, "podcast": 0.5}
RIDGE = 2.0
KINDS = ("person", "organization", "place")


def examples(record: dict[str, Any]) -> tuple[list[dict[str, float]], list[float]]:
    analysis = analyse(newsdigest.parse(record["text"]))
    named: list[Actor | Place] = [f for f in (*find_actors(analysis), *find_places(analysis))
                                  if any(m.kind.value == "name" for m in f.mentions)]
    graded = [(e.get("salience") or 0, [m["span"] for m in e["mentions"]]) for e in record["entities"]
              if e["type"] in KINDS and any(m["named"] for m in e["mentions"])]
    labels = [label(fact, graded) for fact in named]
    return features(analysis, named), labels


def label(fact: Actor | Place, graded: list[tuple[int, list[list[int]]]]) -> float:
    spans = [(m.span.start, m.span.end) for m in fact.mentions if m.kind.value == "name"]
    hits = [grade for grade, golds in graded if any(a < d and c < b for a, b in spans for c, d in golds)]
    return hits[0] / 5 if hits else 0.0


def fit(rows: np.ndarray, labels: np.ndarray, weight: np.ndarray) -> np.ndarray:
    w = np.zeros(rows.shape[1])
    for _ in range(4000):
        p = 1 / (1 + np.exp(-rows @ w))
        penalty = RIDGE * w / len(rows)
        penalty[0] = 0
        w -= 1.0 * (rows.T @ (weight * (p - labels)) / weight.sum() + penalty)
    return w


def main() -> None:
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    names = list(WEIGHTS)
    rows: list[list[float]] = []
    labels: list[float] = []
    weights: list[float] = []
    for record in records:
        if record["genre"] in GENRES:
            found, grades = examples(record)
            rows += [[f.get(name, 0.0) for name in names] for f in found]
            labels += grades
            weights += [GENRES[record["genre"]]] * len(grades)
    w = fit(np.array(rows), np.array(labels), np.array(weights))
    print(len(rows), "examples")
    for name, value in zip(names, w, strict=True):
        print(f'        "{name}": {value:.2f},')


if __name__ == "__main__":
    main()

"""Fits the weights of ``changes/same_event.py`` on reports grouped by event (ECB+).

    python -m training.same_event frequencies WIKINEWS.jsonl.gz
    python -m training.same_event fit ECB_TRAIN.jsonl --out src/newsdigest/changes/data/same_event.json

``frequencies`` counts in how many open news articles (Wikinews, CC BY 2.5) each of the commonest stems occurs.

Pairs: of one event (a subtopic), of the two events of one topic (near twins), and of different topics (a sample). The
reports of ECB+ lie years apart, those of a day's pile do not: half of the pairs of different topics are given the same
days, so that a day in common alone is no event in common. A logistic regression with an L2 penalty, cross-validated by
topic: the printed F1 of "one event" within topics comes from topics that the fit did not see. Calibrated by
construction (log loss).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

import newsdigest
from newsdigest.changes.comparable_text import comparable_text
from newsdigest.changes.indexed_digest import index_digest
from newsdigest.changes.same_event import EventTraits, event_features, event_traits

FREQUENCIES = Path(__file__).parents[1] / "src" / "newsdigest" / "changes" / "data" / "stem_frequencies.tsv"
COMMONEST = 2500
SHORTEST = 4  # letters, of a title
STEM = 7
RIDGE = 1.0
FAR = 4  # pairs of different topics for each pair of one event
FAR_WEIGHT = 0.25  # so that all of them weigh about as much as the near ones
FOLDS = 8


def traits(path: Path) -> list[tuple[dict[str, Any], EventTraits]]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        source = {"title": record["title"], "text": record["text"], "published": record["published"]}
        digest = newsdigest.summarize(source, language="en")
        found.append((record, event_traits(index_digest(comparable_text(digest)))))
    return found


def pairs(items: Sequence[tuple[dict[str, Any], EventTraits]], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    near, far = [], []
    for i, (one, _) in enumerate(items):
        for j in range(i):
            two = items[j][0]
            if one["topic"] != two["topic"]:
                far.append((i, j, "far"))
            else:
                near.append((i, j, "same" if one["subtopic"] == two["subtopic"] else "twin"))
    yield from near
    yield from rng.sample(far, min(len(far), FAR * len(near)))


def matrix(
    items: Sequence[tuple[dict[str, Any], EventTraits]], chosen: Sequence[tuple[int, int, str]]
) -> tuple[list[str], Any]:
    rows = []
    for at, (i, j, kind) in enumerate(chosen):
        first, second = items[i][1], items[j][1]
        if kind == "far" and at % 2:
            second = attrs.evolve(second, days=first.days, when=first.when)
        rows.append(event_features(first, second))
    names = list(rows[0])
    return names, np.array([[row[name] for name in names] for row in rows])


def fit(x: Any, y: Any, weight: Any) -> Any:
    """Newton's method for weighted logistic regression; the last weight is the offset and is not drawn to 0."""
    x = np.hstack([x, np.ones((len(x), 1))])
    beta = np.zeros(x.shape[1])
    penalty = np.full(len(beta), RIDGE)
    penalty[-1] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (weight * (y - p)) - penalty * beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        beta += np.linalg.solve(hessian, gradient)
    return beta


def scores(beta: Any, x: Any) -> Any:
    return 1 / (1 + np.exp(-(x @ beta[:-1] + beta[-1])))


def report(label: str, kinds: Sequence[str], found: Any) -> None:
    """F1 of "one event" at .5, within topics and over all pairs, and the calibration error."""
    for name, keep in (("within topics", {"same", "twin"}), ("all pairs", {"same", "twin", "far"})):
        own = [(kind == "same", score) for kind, score in zip(kinds, found, strict=True) if kind in keep]
        hit = sum(truth and score >= 0.5 for truth, score in own)
        said, true = sum(score >= 0.5 for _, score in own), sum(truth for truth, _ in own)
        precision, recall = hit / max(said, 1), hit / max(true, 1)
        bins: dict[int, list[tuple[bool, float]]] = {}
        for truth, score in own:
            bins.setdefault(min(9, int(score * 10)), []).append((truth, score))
        ece = sum(abs(sum(t for t, _ in b) - sum(s for _, s in b)) for b in bins.values()) / len(own)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        figures = f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, ECE {ece:.3f}"
        print(f"{label}, {name}: pairs {len(own)}, {figures}")


def count_stems(articles: Path) -> None:
    """Write the document frequencies of the commonest stems, as :func:`event_traits` cuts them."""
    counts: Counter[str] = Counter()
    documents = 1
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            documents += 1
            words = re.findall(r"[^\W\d_]+", json.loads(line)["text"].lower())
            counts.update({word[:STEM] for word in words if len(word) >= SHORTEST})
    rows = [f"{stem}\t{count}" for stem, count in sorted(counts.most_common(COMMONEST))]
    FREQUENCIES.write_text("\n".join([f"*\t{documents}", *rows]) + "\n", encoding="utf-8")
    print(len(rows), FREQUENCIES.stat().st_size, "bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("frequencies", "fit"))
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.command == "frequencies":
        count_stems(options.train)
        return
    items = traits(options.train)
    chosen = list(pairs(items, random.Random(options.seed)))
    names, x = matrix(items, chosen)
    kinds = [kind for _, _, kind in chosen]
    y = np.array([kind == "same" for kind in kinds], dtype=float)
    weight = np.array([FAR_WEIGHT if kind == "far" else 1.0 for kind in kinds])
    topics = sorted({record["topic"] for record, _ in items}, key=str)
    random.Random(options.seed).shuffle(topics)
    held = np.zeros(len(chosen))
    for fold in range(FOLDS):
        out = set(topics[fold::FOLDS])
        inside = np.array([items[i][0]["topic"] in out or items[j][0]["topic"] in out for i, j, _ in chosen])
        own = np.array([items[i][0]["topic"] in out for i, _, _ in chosen])
        beta = fit(x[~inside], y[~inside], weight[~inside])
        held[own] = scores(beta, x[own])
    report("train, topics left out", kinds, held)
    beta = fit(x, y, weight)
    weights = {
        **{name: round(float(w), 3) for name, w in zip(names, beta[:-1], strict=True)},
        "offset": round(float(beta[-1]), 3),
    }
    print(json.dumps(weights, indent=2))
    if options.out:
        options.out.write_text(json.dumps({"format": 1, "weights": weights}, indent=2) + "\n", encoding="utf-8")
    if options.dev:
        dev = traits(options.dev)
        chosen = list(pairs(dev, random.Random(options.seed)))
        report("dev", [kind for _, _, kind in chosen], scores(beta, matrix(dev, chosen)[1]))


if __name__ == "__main__":
    main()

"""Fits the model of toponym resolution, ``src/newsdigest/language/data/toponyms.json``.

    python -m training.toponyms fit PLACES.jsonl WIKINEWS.jsonl.gz
    python -m training.toponyms split PLACES.jsonl FITTED.jsonl MEASURED.jsonl

``PLACES.jsonl`` holds articles with the coordinates of their toponyms (LGL: Lieberman, Samet and Sankaranarayanan,
"Geotagging with local lexicons", 2010). ``split`` halves such a file by a hash of the article's id: the first half
is for fitting, the second for measuring alone.

The model is a conditional logit over the readings of a name; a reading is right within 161 km of the annotated point.
LGL was chosen for small namesakes of famous places. So that the famous place is not unlearnt, world news (Wikinews,
CC BY 2.5) is mixed in with silver marks: a name without a container and whose largest town is a capital or
has more than 500,000 people, five times as many as the next, means that town. As the evidence of the other names
depends on how they are read, fitting and reading alternate. Half of the articles are read with their web address, which
gives the publisher's home, and half without. No random numbers are drawn.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import newsdigest
import newsdigest.language.coreference as coreference
from newsdigest.language import analyse
from newsdigest.language.gazetteer import PlaceCandidate
from newsdigest.language.toponym_features import FEATURES, ToponymEvidence, features
from newsdigest.language.toponyms import score_all, toponyms_of

OUT = Path(__file__).parents[1] / "src" / "newsdigest" / "language" / "data" / "toponyms.json"
NEAR = 161.0
PENALTY = 0.5
TURNS = 3
LEAST = {
    "size": 0.0,
    "share of the largest town": 0.0,
    "country": 0.5,
    "state": 0.0,
    "capital": 1.5,
    "region": 2.0,
    "kind of the listed": 2.0,
}
"""Lower bounds of weights: LGL was chosen for small namesakes of famous places, which world news means more often, and
lists few countries."""


FAMOUS = 500_000
SILVER = 150  # articles of world news


def is_town(candidate: PlaceCandidate) -> bool:
    return candidate.record.feature == "city"


def is_fitted(number: str) -> bool:
    return int(sha256(number.encode()).hexdigest(), 16) % 2 == 0


def distance(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


class Sample:
    """One article: its toponyms, what else names countries and states, and the annotated points of its toponyms."""

    def __init__(self, record: dict[str, Any], url: str | None) -> None:
        real = coreference.resolve_places

        def catch(clusters: Any, tokens: Any, names: Any, article: Any) -> list[Any]:
            self.toponyms = toponyms_of(clusters, tokens, names, article)
            self.spans = {
                id(cluster): [(tokens[m.first].start, tokens[m.core - 1].end) for m in cluster.mentions]
                for cluster in clusters
            }
            return []

        coreference.resolve_places = catch
        try:
            analyse(newsdigest.parse(record["text"], published=record.get("published"), url=url))
        finally:
            coreference.resolve_places = real
        self.gold: dict[int, list[tuple[float, float]]] = {}
        for key in self.toponyms.of_clusters:
            for start, end in self.spans.get(key, ()):
                for t in record["toponyms"]:
                    if t.get("latitude") is not None and t["span"][0] < end and start < t["span"][1]:
                        self.gold.setdefault(key, []).append((t["latitude"], t["longitude"]))

    def mark_famous(self) -> None:
        """Silver marks: the towns that are meant wherever nothing else is stated."""
        for key, toponym in self.toponyms.of_clusters.items():
            towns = sorted((c.record.population, c.capital, c.record) for c in toponym.candidates if is_town(c))
            wide = any(not is_town(c) and c.record.feature != "county" for c in toponym.candidates)
            if not towns or toponym.containers or wide:
                continue
            size, capital, record = towns[-1]
            second = towns[-2][0] if len(towns) > 1 else 0
            if size >= 5 * second and (capital or size > FAMOUS):
                self.gold[key] = [(record.latitude, record.longitude)]

    def rows(self) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
        """Features, whether right, and weight of each annotated toponym that has a right and a wrong reading."""
        evidence = ToponymEvidence(self.toponyms.all(), self.toponyms.named)
        for key, points in self.gold.items():
            toponym = self.toponyms.of_clusters[key]
            right = [
                any(distance(c.record.latitude, c.record.longitude, *point) <= NEAR for point in points)
                for c in toponym.candidates
            ]
            if any(right) and not all(right):
                table = np.array([features(c, toponym, evidence) for c in toponym.candidates])
                yield table, np.array(right), math.sqrt(len(points))

    def score(self) -> tuple[int, int, int, int]:
        """Annotated mentions; those with a right reading; those chosen right; those whose largest reading is right."""
        n = possible = right = largest = 0
        for key, points in self.gold.items():
            toponym = self.toponyms.of_clusters[key]
            order = sorted(range(len(toponym.candidates)), key=lambda i: -toponym.shares[i])
            for point in points:
                near = [distance(c.record.latitude, c.record.longitude, *point) <= NEAR for c in toponym.candidates]
                n += 1
                possible += any(near)
                right += bool(order) and near[order[0]]
                sizes = [c.record.population for c in toponym.candidates]
                largest += bool(order) and near[sizes.index(max(sizes))]
        return n, possible, right, largest


def loss(weights: np.ndarray, rows: list[tuple[np.ndarray, np.ndarray, float]]) -> tuple[float, np.ndarray]:
    total = PENALTY * float(weights @ weights)
    gradient = 2 * PENALTY * weights
    for table, right, weight in rows:
        scores = table @ weights
        powers = np.exp(scores - scores.max())
        shares = powers / powers.sum()
        good = powers * right
        total -= weight * math.log(good.sum() / powers.sum())
        gradient -= weight * ((good / good.sum() - shares) @ table)
    return total, gradient


def fit(samples: list[Sample]) -> np.ndarray:
    weights = np.zeros(len(FEATURES))
    weights[:2] = 1.0
    for turn in range(TURNS):
        rows = []
        for sample in samples:
            everything = sample.toponyms.all()
            score_all(everything, sample.toponyms.named, list(weights))
            rows.extend(sample.rows())
            for toponym in everything:  # and without the others, as in the first round
                toponym.shares = (0.0,) * len(toponym.candidates)
            rows.extend((table, right, 0.3 * weight) for table, right, weight in sample.rows())
        bounds = [(LEAST.get(name), None) for name in FEATURES]
        weights = minimize(loss, weights, args=(rows,), jac=True, method="L-BFGS-B", bounds=bounds).x
        print(turn, report(samples, weights), file=sys.stderr)
    return weights


def report(samples: list[Sample], weights: np.ndarray) -> str:
    for sample in samples:
        score_all(sample.toponyms.all(), sample.toponyms.named, list(weights))
    n, possible, right, largest = (sum(part) for part in zip(*(s.score() for s in samples), strict=True))
    return f"{n} mentions, {possible / n:.3f} have a right reading, {right / n:.3f} right, {largest / n:.3f} by size"


def read(path: str) -> list[dict[str, Any]]:
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    command, source, *more = sys.argv[1:]
    records = read(source)
    if command == "split":
        for path, fitted in zip(more, (True, False), strict=True):
            kept = [r for r in records if r["set"].lower() == "lgl" and is_fitted(r["id"]) == fitted]
            Path(path).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept), encoding="utf-8")
        return
    samples = [Sample(r, r["url"] if at % 2 else None) for at, r in enumerate(records)]
    news = [Sample({"toponyms": (), **r}, None) for r in read(more[0])[:SILVER]]
    for sample in news:
        sample.mark_famous()
    weights = fit(samples + news)
    print(report(samples, weights), "|", report(news, weights), file=sys.stderr)
    rounded = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}
    OUT.write_text(json.dumps({"format": 1, "weights": rounded}, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(rounded, indent=2))


if __name__ == "__main__":
    main()

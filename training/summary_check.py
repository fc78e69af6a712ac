"""The weights of ``check_summary``: ``verification/data/summary_check.json``.

    python -m training.summary_check features --corpora CORPORA --work WORK
    python -m training.summary_check fit --work WORK --out src/newsdigest/verification/data/summary_check.json

``features`` makes true and false summaries of train articles (:mod:`training.summary_swaps`, seeded) and writes the
signals of every unit, with whether it was changed, to ``WORK``.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import newsdigest
from newsdigest.verification.summary_check.confidence import FORMAT, expanded, group_of
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.signals import find_signals
from newsdigest.verification.summary_check.text_index import TextIndex, index_text
from newsdigest.verification.summary_check.units import CONTENT_KINDS, find_units
from training.summary_swaps import Pool, Swap, pairs, shortened, swaps

if TYPE_CHECKING:
    import numpy as np

_SEED = 20261128
_FOLDS = 5
_RIDGE = 3.0
_STEPS = 60
_LEAST_CHANGED = 8
_CLEAN_WEIGHT = 4.0
"""What a unit of a true summary counts, since each true one has up to three false ones made of it."""

SHIFTS: dict[str, float] = {
    "date absent": 1.25,
    "date present": -0.25,
    "figure present": -1.0,
    "modifier absent": -0.25,
    "name absent": 2.25,
    "name present": -1.75,
    "negation absent": 1.25,
    "negation present": -0.25,
    "noun absent": -1.5,
    "place absent": -1.5,
    "place present": -2.0,
    "preposition absent": 0.25,
    "preposition present": 2.25,
    "pronoun present": 4.25,
    "verb absent": -0.25,
    "verb present": -0.75,
}
"""Set on factcheck/dev, one number a group, so that a confidence of 0.7 flags about one true summary in ten."""

_MOST_SWAPS = 3
_LONGEST = 6_500


def read(text: str, published: str | None) -> TextIndex:
    return index_text(newsdigest.parse(text, format="text", published=published, language="en"))


def rows(summary: TextIndex, article: TextIndex, swap: Swap | None) -> list[dict]:
    units = find_units(summary)
    match_units(units, summary, article)
    out = []
    for found in find_signals(units, summary, article):
        unit = found.unit
        start, end = summary.analysis.chars(unit.first, unit.last)
        changed = False
        if swap is not None and start < swap.end and end > swap.start:
            wanted = {"content": CONTENT_KINDS | {"preposition"}, "names": {"name", "order"}}.get(
                swap.unit, {swap.unit}
            )
            changed = unit.kind in wanted
        out.append({"kind": unit.kind, "changed": changed, **{k: round(v, 4) for k, v in found.features.items()}})
    return out


def features(corpora: Path, work: Path, limit: int, skip: int) -> None:
    pool = Pool()
    count = 0
    groups = [list(found) for _, found in groupby(pairs(corpora), key=lambda pair: pair.article_id)]
    random.Random(_SEED).shuffle(groups)
    groups = groups[skip:]
    with (work / "summary_check.jsonl").open("w", encoding="utf-8") as out:
        for group in groups:
            article_id, text = group[0].article_id, group[0].article
            rng = random.Random(zlib.crc32(article_id.encode()) ^ _SEED)
            lower = rng.random() < 0.12
            dated = rng.random() < 0.4
            text = text[:_LONGEST].lower() if lower else text[:_LONGEST]
            told = [one._replace(published=one.published if dated else None) for one in group]
            article = read(text, told[0].published)
            pool.learn(article, rng)
            if not article_id.endswith("#lead") and len(article.analysis.sentences) > 6 and rng.random() < 0.35:
                made = shortened(rng, article, rng.choice([1, 2, 3]))
                if made:
                    told.append(told[0]._replace(source="short", summary=made))
            for pair in told:
                summary = read(pair.summary.lower() if lower else pair.summary, pair.published)
                record = {"source": pair.source, "id": article_id}
                out.write(json.dumps({**record, "swap": None, "units": rows(summary, article, None)}) + "\n")
                for swap in swaps(rng, summary, article, pool, _MOST_SWAPS):
                    changed = read(swap.text.lower() if lower else swap.text, pair.published)
                    out.write(json.dumps({**record, "swap": swap.kind, "units": rows(changed, article, swap)}) + "\n")
                count += 1
            out.flush()
            if limit and count >= limit:
                break
    print(count, "true summaries")


def fit(work: Path, out: Path) -> None:
    """One logistic model a group, by Newton's method with a ridge; prints the cross-validated area under the curve."""
    import numpy as np

    groups: dict[str, list[tuple[dict[str, float], bool, float, int]]] = defaultdict(list)
    for line in (work / "summary_check.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        weight = _CLEAN_WEIGHT if record["swap"] is None else 1.0
        fold = zlib.crc32(record["id"].split("#")[0].encode()) % _FOLDS
        for unit in record["units"]:
            values = {name: value for name, value in unit.items() if name not in {"kind", "changed"}}
            groups[group_of(unit["kind"], values)].append((expanded(values), unit["changed"], weight, fold))
    models = {}
    for group, found in sorted(groups.items()):
        if sum(row[1] for row in found) < _LEAST_CHANGED:
            continue
        names = sorted({name for row in found for name in row[0]})
        x = np.array([[1.0, *(row[0].get(name, 0.0) for name in names)] for row in found])
        y = np.array([row[1] for row in found], dtype=float)
        weights = np.array([row[2] for row in found])
        folds = np.array([row[3] for row in found])
        held_out = np.zeros(len(y))
        for fold in range(_FOLDS):
            inside = folds != fold
            held_out[~inside] = x[~inside] @ logistic(x[inside], y[inside], weights[inside])
        theta = logistic(x, y, weights)
        models[group] = {
            "bias": round(float(theta[0]), 4),
            "weights": {name: round(float(value), 4) for name, value in zip(names, theta[1:], strict=True)},
        }
        order = held_out.argsort().argsort() + 1.0
        changed = y > 0
        area = (order[changed].mean() - (changed.sum() + 1) / 2) / (~changed).sum()
        print(f"{group}: {len(y)} units, {int(y.sum())} changed, area {area:.3f}")
    data = {"format": FORMAT, "shifts": SHIFTS, "groups": models}
    out.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def logistic(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression with a ridge on all but the bias."""
    import numpy as np

    ridge = np.full(x.shape[1], _RIDGE)
    ridge[0] = 1e-6
    theta = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ theta, -30, 30)))
        gradient = x.T @ (weights * (p - y)) + ridge * theta
        curvature = (x * (weights * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curvature, gradient)
        theta -= step * min(1.0, 4.0 / max(1e-9, float(np.abs(step).max())))
        if float(np.abs(step).max()) < 1e-4:
            break
    return theta


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("step", choices=["features", "fit"])
    cli.add_argument("--corpora", type=Path)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path)
    cli.add_argument("--limit", type=int, default=0)
    cli.add_argument("--skip", type=int, default=0, help="articles to leave out at the start")
    a = cli.parse_args()
    if a.step == "features":
        features(a.corpora, a.work, a.limit, a.skip)
    else:
        fit(a.work, a.out)


if __name__ == "__main__":
    main()

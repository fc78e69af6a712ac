"""The weights of ``check_summary``: ``verification/data/summary_check.json``.

    python -m training.summary_check.fit --work WORK --out src/newsdigest/verification/data/summary_check.json

Reads what :mod:`training.summary_check.features` wrote. One logistic model a kind of unit, fitted on openly licensed
text alone. The thresholds are set on scores of models that did not see the story: those of the kinds that catch most
false summaries for each true one that they flag are lowered first, while at most ``_MOST_FLAGGED`` of the true
summaries of each source are flagged.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsdigest.verification.summary_check.confidence import FORMAT, expanded, group_of, rarity
from training.logistic import fit as logistic
from training.summary_check.pairs import fold_of

_FOLDS = 5
_RIDGE = 3.0
_LEAST_CHANGED = 30
_TRUE_WEIGHT = 4.0
"""What a unit of a true summary counts, since each true one has up to four false ones made of it."""

_MOST_FLAGGED = 0.07
_SOURCES = ("gum", "title", "short", "opening")
"""At most this share of the true summaries of each source is flagged: precision on the worst, not on the average."""

_CERTAIN = {
    "name absent": ("name_out", "namesake"),
    "place absent": ("name_out",),
    "figure absent": ("figure_out",),
}
_MISSED = 0.25
"""A name or figure that the article does not have at all is the surest fault: the thresholds of these kinds are set
first, so that this share of them is missed."""

_LEAST_RATIO = 0.3
_STEPS = (0, 1, 2, 4, 8)
_FAMILIES = {
    "name_in": "entity", "name_any": "entity", "name_out": "entity", "name_near": "entity",
    "namesake": "entity", "figure_in": "number", "number_in": "number",
    "figure_out": "number", "date_in": "date", "date_any": "date", "date_out": "date", "negation": "negation",
    "modal": "predicate", "opposite": "predicate", "sister": "predicate", "word_in": "predicate",
    "word_out": "predicate", "insertion": "circumstance", "preposition": "circumstance",
}  # fmt: skip
_FAULTY = math.log(0.7 / 0.3)

Array = NDArray[np.float64]


def models(records: list[dict]) -> tuple[dict[str, dict], Array, list[str]]:
    """The model of each group; for each summary and group the highest score of a unit, by models without its story."""
    groups: dict[str, list[tuple[int, dict[str, float], bool, float, float, int]]] = defaultdict(list)
    for at, record in enumerate(records):
        fold = fold_of(record["story"], _FOLDS)
        for unit in record["units"]:
            group = group_of(unit["kind"], unit["signals"])
            weight = (_TRUE_WEIGHT if record["swap"] is None else 1.0) * record["open"]
            if record["source"] == "opening" and group.endswith("absent") and not unit["changed"]:
                weight = 0.0  # a first paragraph may say what the rest of the article does not
            row = (at, expanded(unit["signals"], group), unit["changed"], weight, rarity(unit["units"]), fold)
            groups[group].append(row)
    names = sorted(groups)
    highest = np.full((len(records), len(names)), -99.0)
    out: dict[str, dict] = {}
    for column, group in enumerate(names):
        found = groups[group]
        if sum(row[2] for row in found) < _LEAST_CHANGED:
            continue
        keys = sorted({key for row in found for key in row[1]})
        x = np.array([[1.0, *(row[1].get(key, 0.0) for key in keys)] for row in found])
        y = np.array([row[2] for row in found], dtype=np.int64)
        weights = np.array([row[3] for row in found])
        folds = np.array([row[5] for row in found])
        held_out = np.zeros(len(y))
        for fold in range(_FOLDS):
            inside = (folds != fold) & (weights > 0)
            held_out[folds == fold] = x[folds == fold] @ logistic(x[inside], y[inside], weights[inside], _RIDGE)
        for row, score in zip(found, held_out, strict=True):
            unknown = records[row[0]]["source"] == "opening" and group.endswith("absent") and not row[2]
            if not unknown:
                highest[row[0], column] = max(highest[row[0], column], score + row[4])
        known = weights > 0
        theta = logistic(x[known], y[known], weights[known], _RIDGE)
        out[group] = {
            "bias": float(theta[0]),
            "weights": {k: round(float(v), 4) for k, v in zip(keys, theta[1:], strict=True) if abs(v) >= 5e-5},
        }
        order = held_out[known].argsort().argsort() + 1.0
        changed = y[known] > 0
        area = (order[changed].mean() - (changed.sum() + 1) / 2) / (~changed).sum()
        print(f"{group}: {len(y)} units, {int(y.sum())} changed, area {area:.3f}")
    return out, highest, names


def thresholds(records: list[dict], highest: Array, names: list[str]) -> Array:
    """The score of each group from which on a unit is a fault, by the ratio of faults caught to true ones flagged."""
    sources = np.array([r["source"] for r in records])
    families = np.array([_FAMILIES.get(r["swap"], "true" if r["swap"] is None else "other") for r in records])
    costs = np.zeros((len(_SOURCES), len(records)))
    for at, source in enumerate(_SOURCES):
        chosen = (sources == source) & (families == "true")
        costs[at, chosen] = 1 / max(1, chosen.sum())
    gain = np.zeros(len(records))
    for family in set(_FAMILIES.values()):
        chosen = (families == family) & (sources != "opening")
        gain[chosen] = 1 / len(set(_FAMILIES.values())) / max(1, chosen.sum())
    found = np.full(highest.shape[1], 50.0)
    for group, changes in _CERTAIN.items():
        scores = highest[np.isin([r["swap"] for r in records], changes), names.index(group)]
        found[names.index(group)] = np.quantile(scores[scores > -50], _MISSED)
    flagged = (highest > found).any(axis=1)
    while True:
        best: tuple[float, int, float, NDArray[np.bool_]] | None = None
        for group in range(highest.shape[1]):
            for least in _candidates(highest[:, group], costs.any(axis=0) & ~flagged):
                new = ~flagged & (highest[:, group] > least)
                if (costs[:, flagged | new].sum(axis=1) > _MOST_FLAGGED).any() or not gain[new].any():
                    continue
                ratio = float(gain[new].sum() / (costs[:, new].mean(axis=0).sum() + 1e-4))
                if ratio >= _LEAST_RATIO and (best is None or ratio > best[0]):
                    best = (ratio, group, least, new)
        if best is None:
            return found
        found[best[1]] = best[2]
        flagged |= best[3]


def _candidates(scores: Array, true: NDArray[np.bool_]) -> list[float]:
    """Thresholds that flag a few more of the true summaries."""
    values = np.unique(scores[true & (scores > -50)])[::-1]
    return [float(values[step]) + 1e-9 for step in _STEPS if step < len(values)]


def report(records: list[dict], highest: Array, least: Array) -> None:
    """The share flagged of the true summaries of each source, and of the false ones of each kind."""
    flagged = (highest > least).any(axis=1)
    shares: dict[str, list[bool]] = defaultdict(list)
    for record, hit in zip(records, flagged, strict=True):
        if record["swap"] is None:
            shares[f"true {record['source']}"].append(bool(hit))
        elif record["source"] != "opening":
            shares[_FAMILIES.get(record["swap"], record["swap"])].append(bool(hit))
    for name, hits in sorted(shares.items()):
        print(f"{name}: {sum(hits) / len(hits):.3f} of {len(hits)} flagged")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    with (a.work / "summary_check.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    groups, highest, names = models(records)
    least = thresholds(records, highest, names)
    report(records, highest, least)
    for name, threshold in zip(names, least.tolist(), strict=True):
        if name in groups and threshold < 50:
            groups[name]["bias"] = round(groups[name]["bias"] - threshold + _FAULTY, 4)
        else:
            groups.pop(name, None)
    a.out.write_text(json.dumps({"format": FORMAT, "groups": groups}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()

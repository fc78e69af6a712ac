"""The weights of ``check_summary``: ``verification/data/summary_check.json``.

    python -m training.summary_check.fit --work WORK --out src/newsdigest/verification/data/summary_check.json

Reads what :mod:`training.summary_check.features` wrote. One logistic model a sort of unit, fitted on summaries that
were written and falsified by hand, of openly licensed articles, and, with less weight, on summaries falsified by rule.
The threshold of a sort of unit is the score that a small share of the true summaries written by hand exceeds, scored by
models that did not see their article. What is printed comes from these models, too, with thresholds that were set
without the article.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsdigest.verification.summary_check.confidence import FORMAT, OthersShare, expanded, group_of
from training.logistic import fit as logistic
from training.summary_check.pairs import fold_of

_FOLDS = 5
_RIDGE = 3.0
_LEAST_CHANGED = 30
_TRUE_WEIGHT, _TRUE_MADE_WEIGHT = 2.5, 4.0
"""What a unit of a true summary counts, since each true one has more than two false ones written of it, or up to four
made by rule."""

_MADE_WEIGHTS, _MADE_ELSE = {"item absent": 1.0, "negation present": 1.0, "negation absent": 1.0}, 0.05
"""What summaries falsified by rule count: by hand few are given what the article has not, or a plain negation."""

_SHARE, _PRIOR = 0.5, 20.0
"""How much of the mean score of a summary's other units is taken off a unit's, and for how many typical units the
typical mean counts in it."""

_FLAGGED = {
    "item present": 0.045, "item absent": 0.02, "word present": 0.004, "word absent": 0.004, "negation absent": 0.012,
}  # fmt: skip
"""The share of true summaries that the units of a group may flag; of the others none, with a margin."""

_MARGIN = 0.5

_FAULTY = math.log(0.7 / 0.3)

Array = NDArray[np.float64]


class Row(NamedTuple):
    """One unit of a summary."""

    record: int
    values: dict[str, float]
    changed: bool
    weight: float
    fold: int


def rows_by_group(records: list[dict]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for at, record in enumerate(records):
        by_hand = record["source"] == "gold"
        true_weight = _TRUE_WEIGHT if by_hand else _TRUE_MADE_WEIGHT
        fold = fold_of(record["story"], _FOLDS) if by_hand else -1
        for unit in record["units"]:
            kind, signals = unit["kind"], unit["signals"]
            group = group_of(kind, signals)
            if record["source"] == "opening" and group.endswith("absent") and not unit["changed"]:
                continue  # a first paragraph may say what the rest of the article does not
            weight = (1.0 if record["swap"] else true_weight) * (
                1.0 if by_hand else _MADE_WEIGHTS.get(group, _MADE_ELSE)
            )
            groups[group].append(Row(at, expanded(kind, signals), unit["changed"], weight, fold))
    return groups


def fit_group(rows: list[Row]) -> tuple[dict, Array]:
    """The model of a group, and the scores of its units by models without their article."""
    keys = sorted({key for row in rows for key in row.values})
    x = np.array([[1.0, *(row.values.get(key, 0.0) for key in keys)] for row in rows])
    y = np.array([row.changed for row in rows], dtype=np.int64)
    weights, folds = np.array([row.weight for row in rows]), np.array([row.fold for row in rows])
    scores = np.zeros(len(rows))
    for fold in range(_FOLDS):
        inside = folds != fold
        scores[~inside] = x[~inside] @ logistic(x[inside], y[inside], weights[inside], _RIDGE)
    theta = logistic(x, y, weights, _RIDGE)
    named = {k: round(float(v), 4) for k, v in zip(keys, theta[1:], strict=True) if abs(v) >= 5e-5}
    return {"bias": round(float(theta[0]), 4), "weights": named}, scores


class Scored(NamedTuple):
    """The units of a group with their scores."""

    group: str
    rows: list[Row]
    scores: Array


def beside_others(parts: list[Scored], others: OthersShare, count: int) -> list[Scored]:
    """The parts with what the other units of a summary take off a unit's score."""
    total, units = np.zeros(count), np.zeros(count)
    for part in parts:
        at = [row.record for row in part.rows]
        np.add.at(total, at, part.scores - others.typical)
        np.add.at(units, at, 1.0)
    out = []
    for part in parts:
        at = np.array([row.record for row in part.rows])
        above = part.scores - others.typical
        beside = (total[at] - above) / (units[at] - 1.0 + others.prior)
        out.append(part._replace(scores=part.scores - others.share * beside))
    return out


def thresholds(parts: list[Scored], summaries: NDArray[np.int64], count: int) -> dict[str, float]:
    """For each group the score that the share it may flag of some true summaries exceeds."""
    found = {}
    for part in parts:
        highest = np.full(count, -np.inf)
        np.maximum.at(highest, [row.record for row in part.rows], part.scores)
        ranked, share = np.sort(highest[summaries]), _FLAGGED.get(part.group, 0.0)
        found[part.group] = float(ranked[round((1.0 - share) * (len(ranked) - 1))]) + (0.0 if share else _MARGIN)
    return found


def report(records: list[dict], parts: list[Scored]) -> None:
    """For each kind of fault: how many are flagged, at the wrong words, and have these among the first three."""
    true = np.array([not record["swap"] for record in records])
    folds = np.array([fold_of(record["story"], _FOLDS) for record in records])
    margins: dict[int, list[tuple[float, bool, str]]] = defaultdict(list)
    for fold in range(_FOLDS):
        least = thresholds(parts, np.flatnonzero(true & (folds != fold)), len(records))
        for group, rows, scores in parts:
            for row, score in zip(rows, scores.tolist(), strict=True):
                if row.fold == fold:
                    margins[row.record].append((score - least[group], row.changed, group))
    found: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    alarms: dict[str, int] = defaultdict(int)
    for at, record in enumerate(records):
        ranked = sorted(margins[at], reverse=True)
        over = [found for found in ranked if found[0] > 0]
        right, near = any(changed for _, changed, _ in over), any(changed for _, changed, _ in ranked[:3])
        found[record["swap"] or "none"].append((bool(over), right, near))
        if over and not record["swap"]:
            alarms[over[0][2]] += 1
    for fault, hits in sorted(found.items()):
        shares = " ".join(f"{share:.3f}" for share in np.mean(hits, axis=0))
        print(f"{fault} ({len(hits)}), flagged, at the wrong words, these among the first three: {shares}")
    wrongly = float(np.mean([hit[0] for hit in found["none"]]))
    caught = float(np.mean([hit[0] for fault, hits in found.items() if fault != "none" for hit in hits]))
    print(f"balanced accuracy {(1 - wrongly + caught) / 2:.3f}; false alarms by group: {dict(alarms)}")


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    gold = read(a.work / "gold.jsonl")
    made = [record for record in read(a.work / "made.jsonl") if record["open"]]
    models: dict[str, dict] = {}
    parts: list[Scored] = []
    for group, rows in sorted(rows_by_group([*gold, *made]).items()):
        if sum(row.changed for row in rows) >= _LEAST_CHANGED:
            models[group], scores = fit_group(rows)
            own = [at for at, row in enumerate(rows) if row.fold >= 0]
            parts.append(Scored(group, [rows[at] for at in own], scores[own]))
    typical = round(float(np.concatenate([part.scores for part in parts]).mean()), 4)
    others = OthersShare(share=_SHARE, typical=typical, prior=_PRIOR)
    parts = beside_others(parts, others, len(gold))
    report(gold, parts)
    true = np.array([at for at, record in enumerate(gold) if not record["swap"]])
    for group, least in thresholds(parts, true, len(gold)).items():
        models[group]["shift"] = round(_FAULTY - least, 4)
    model = {"format": FORMAT, "groups": models, "others": others._asdict()}
    a.out.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""The weights of ``check_summary``: ``verification/data/summary_check.json``.

    python -m training.summary_check.fit --work WORK --out src/newsdigest/verification/data/summary_check.json

Reads what :mod:`training.summary_check.features` wrote. One logistic model a sort of unit, fitted on openly licensed
text alone: summaries written by hand of Wikinews articles and press releases, and true summaries of other sources with
false ones made of them by rule. Every score that is used below comes from a model that did not see the article.

The thresholds are one shift a family of units. Each family has a budget (``_BUDGETS``), the share of the true summaries
that it may flag: 0.055 for all families together, at which no style has one true summary in ten flagged. The sets are
styles of summaries written by hand (sentences, highlights, reports), summaries of GUM's documents, headlines and
sentences cut short by rule; each set counts the same, and the share is that of all of them, as one set alone is too
small to tell what two in a hundred are. First paragraphs may say what the rest of the article does not; they do not
count.
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

from newsdigest.verification.summary_check.confidence import FORMAT, OthersShare, expanded, group_of, rarity
from training.logistic import fit as logistic
from training.summary_check.pairs import FOLDS, fold_of

_RIDGE = 10.0
_LEAST_CHANGED = 30
_TRUE_WEIGHT, _TRUE_GOLD_WEIGHT = 4.0, 5.0
"""What a unit of a true summary counts, since each true one has up to four false ones made of it, or some two written
and four made."""

_SHARE, _PRIOR = 0.5, 20.0
"""How much of the mean score of a summary's other units is taken off a unit's, and for how many typical units the
typical mean counts in it."""

_SETS = ("sentence", "highlights", "report", "gum", "title", "short")
_WORDS = ("noun", "verb", "modifier", "preposition", "pronoun")
_BUDGETS = {
    ("name present",): 0.011,
    ("figure present",): 0.011,
    ("date present", "vague time present", "vague time absent"): 0.011,
    ("item absent",): 0.011,
    tuple(f"{kind} {found}" for kind in _WORDS for found in ("present", "absent")): 0.0025,
    ("negation present", "negation absent"): 0.007,
    ("status present", "status absent", "order present", "order absent"): 0.0007,
}
_FAMILIES = tuple(_BUDGETS)
_NEVER = 99.0
_FAULTY = math.log(0.7 / 0.3)

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Row(NamedTuple):
    """One unit of a summary."""

    record: int
    values: dict[str, float]
    changed: bool
    weight: float
    rarity: float
    fold: int


def rows_by_group(records: list[dict]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for at, record in enumerate(records):
        gold = record["source"] == "gold"
        for unit in record["units"]:
            group = group_of(unit["kind"], unit["signals"])
            weight = 1.0 if record["swap"] else _TRUE_GOLD_WEIGHT if gold else _TRUE_WEIGHT
            if record["source"] == "opening" and group.endswith("absent") and not unit["changed"]:
                weight = 0.0  # a first paragraph may say what the rest of the article does not
            fold = fold_of(record["story"], FOLDS)
            values = expanded(unit["kind"], unit["signals"])
            groups[group].append(Row(at, values, unit["changed"], weight, rarity(unit["units"]), fold))
    return groups


def matrix(rows: list[Row], keys: list[str]) -> Array:
    column = {key: at for at, key in enumerate(keys, 1)}
    x = np.zeros((len(rows), len(keys) + 1))
    x[:, 0] = 1.0
    for at, row in enumerate(rows):
        for key, value in row.values.items():
            if key in column:
                x[at, column[key]] = value
    return x


def fit_group(rows: list[Row]) -> tuple[dict, Array]:
    """The model of a group, and the scores of its units by models without their articles."""
    keys = sorted({key for row in rows for key in row.values})
    x, y = matrix(rows, keys), np.array([row.changed for row in rows], dtype=np.int64)
    weights, folds = np.array([row.weight for row in rows]), np.array([row.fold for row in rows])
    scores = np.full(len(rows), np.nan)
    for fold in range(FOLDS):
        inside = (folds != fold) & (weights > 0)
        scores[folds == fold] = x[folds == fold] @ logistic(x[inside], y[inside], weights[inside], _RIDGE)
    known = weights > 0
    theta = logistic(x[known], y[known], weights[known], _RIDGE)
    named = {k: round(float(v), 4) for k, v in zip(keys, theta[1:], strict=True) if abs(v) >= 5e-5}
    return {"bias": round(float(theta[0]), 4), "weights": named}, scores


class Scored(NamedTuple):
    """Units with their scores."""

    group: str
    rows: list[Row]
    scores: Array


def highest(parts: list[Scored], count: int, others: OthersShare) -> Array:
    """The highest score of each summary in each family, with what its other units and its length take off."""
    total, units = np.zeros(count), np.zeros(count)
    for part in parts:
        at = [row.record for row in part.rows]
        np.add.at(total, at, part.scores - others.typical)
        np.add.at(units, at, 1.0)
    out = np.full((count, len(_FAMILIES)), -_NEVER)
    for part in parts:
        family = next(n for n, groups in enumerate(_FAMILIES) if part.group in groups)
        at = np.array([row.record for row in part.rows])
        beside = (total[at] - (part.scores - others.typical)) / (units[at] - 1.0 + others.prior)
        scores = part.scores - others.share * beside + np.array([row.rarity for row in part.rows])
        np.maximum.at(out[:, family], at, scores)
    return out


def set_of(record: dict) -> str:
    """The set of a summary: its style where it was written by hand, else its source; both kinds of GUM's are one."""
    return {"long": "gum"}.get(record["source"], record.get("style") or record["source"])


def thresholds(scores: Array, sets: dict[str, Mask]) -> Array:
    """The score of each family that no more true summaries exceed than its budget allows; each set counts the same."""
    counted = np.concatenate([np.flatnonzero(own) for own in sets.values()])
    shares = np.concatenate([np.full(own.sum(), 1.0 / own.sum()) for own in sets.values()]) / len(sets)
    found = []
    for family, budget in enumerate(_BUDGETS.values()):
        order = np.argsort(-scores[counted, family], kind="stable")
        first = int(np.searchsorted(np.cumsum(shares[order]), budget, side="right"))
        found.append(float(scores[counted[order[first]], family]))
    return np.array(found)


def report(records: list[dict], flagged: Mask) -> None:
    """The share flagged of the true summaries of each set, and of the false ones of each set and kind."""
    shares: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for record, hit in zip(records, flagged.tolist(), strict=True):
        for kind in (record["swap"], "any false") if record["swap"] else ("true",):
            shares[set_of(record), kind].append(hit)
            shares["written" if record["source"] == "gold" else "made", kind].append(hit)
    for (part, name), hits in sorted(shares.items()):
        print(f"{part} {name}: {sum(hits) / len(hits):.3f} of {len(hits)} flagged")


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    records = [record for path in sorted(a.work.glob("[gm]*.[0-9].jsonl")) for record in read(path)]
    models: dict[str, dict] = {}
    held_out: list[Scored] = []
    for group, rows in sorted(rows_by_group(records).items()):
        judged = any(group in family for family in _FAMILIES)
        if judged and sum(row.changed for row in rows) >= _LEAST_CHANGED:
            models[group], scores = fit_group(rows)
            held_out.append(Scored(group, rows, scores))
    typical = round(float(np.concatenate([part.scores for part in held_out]).mean()), 4)
    others = OthersShare(share=_SHARE, typical=typical, prior=_PRIOR)
    scores = highest(held_out, len(records), others)
    true = np.array([not record["swap"] for record in records])
    kinds = np.array([set_of(record) for record in records])
    sets = {name: true & (kinds == name) for name in _SETS}
    crossed = np.zeros(len(records), dtype=np.bool_)
    folds = np.array([fold_of(record["story"], FOLDS) for record in records])
    for fold in range(FOLDS):
        least = thresholds(scores, {name: own & (folds != fold) for name, own in sets.items()})
        crossed[folds == fold] = (scores[folds == fold] > least).any(axis=1)
    report(records, crossed)
    for family, threshold in zip(_FAMILIES, thresholds(scores, sets).tolist(), strict=True):
        print(", ".join(family), round(threshold, 3))
        for group in family:
            if group in models:
                models[group]["shift"] = round(_FAULTY - threshold, 4)
    _write(a.out, models, others)


def _write(path: Path, models: dict[str, dict], others: OthersShare) -> None:
    model = {"format": FORMAT, "groups": models, "others": others._asdict()}
    path.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""The weights of ``check_summary``: ``verification/data/summary_check.json``.

    python -m training.summary_check.fit --work WORK --out src/newsdigest/verification/data/summary_check.json

Reads what :mod:`training.summary_check.features` wrote. One logistic model a kind of unit, fitted on openly licensed
text alone: summaries written by hand of Wikinews articles, and true summaries of other sources with false ones made of
them by rule. What it prints of the summaries written by hand comes from models that did not see the article.

The thresholds are one shift a family of units (eight numbers), set on labelled pairs (``pairs.jsonl``): the highest
mean balanced accuracy of its sets at which no more of the true summaries of any set are flagged than ``_MOST_FLAGGED``.
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
from training.summary_check.pairs import fold_of

_FOLDS = 5
_RIDGE = 5.0
_LEAST_CHANGED = 30
_TRUE_WEIGHT, _TRUE_GOLD_WEIGHT = 4.0, 2.5
"""What a unit of a true summary counts, since each true one has up to four false ones made of it, or 2.5 written."""

_SHARE, _PRIOR = 0.5, 20.0
"""How much of the mean score of a summary's other units is taken off a unit's, and for how many typical units the
typical mean counts in it. Chosen on the labelled pairs among a dozen settings, by their mean balanced accuracy."""

_MOST_FLAGGED = {"bump-t1": 0.10, "summedits": 0.10, "cliff": 0.12, "fib-cnndm": 0.12, "fib-xsum": 0.12}
_WORDS = ("noun", "verb", "modifier", "preposition", "pronoun")
_FAMILIES = (
    ("name present", "place present"),
    ("name absent", "place absent"),
    ("figure present", "date present"),
    ("figure absent", "date absent"),
    tuple(f"{kind} present" for kind in _WORDS),
    tuple(f"{kind} absent" for kind in _WORDS),
    ("negation present", "negation absent"),
    ("status present", "status absent", "order present", "order absent"),
)
_SEED, _STARTS, _ROUNDS, _CANDIDATES = 20261129, 8, 8, 90
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
            fold = fold_of(record["story"], _FOLDS) if gold else -1
            values = expanded(unit["signals"], group)
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
    """The model of a group, and the scores of the units of summaries written by hand by models without the article."""
    keys = sorted({key for row in rows for key in row.values})
    x, y = matrix(rows, keys), np.array([row.changed for row in rows], dtype=np.int64)
    weights, folds = np.array([row.weight for row in rows]), np.array([row.fold for row in rows])
    scores = np.full(len(rows), np.nan)
    for fold in range(_FOLDS):
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


class Labelled(NamedTuple):
    """Labelled pairs: which quotations alone flag, and for each set its true summaries and its false ones."""

    quoted: Mask
    sets: dict[str, tuple[NDArray[np.int64], NDArray[np.int64]]]

    def worth(self, flagged: Mask) -> float:
        """The mean balanced accuracy, less where too many true summaries are flagged."""
        total = 0.0
        for name, (true, false) in self.sets.items():
            alarms = float(flagged[true].mean())
            total += (1.0 - alarms + float(flagged[false].mean())) / 2 / len(self.sets)
            total -= 10.0 * max(0.0, alarms - _MOST_FLAGGED[name])
        return total


def labelled(records: list[dict]) -> Labelled:
    sets, false = np.array([r["set"] for r in records]), np.array([r["label"] != "consistent" for r in records])
    parts = {s: (np.flatnonzero((sets == s) & ~false), np.flatnonzero((sets == s) & false)) for s in _MOST_FLAGGED}
    return Labelled(np.array([r["quote"] >= 0.7 for r in records]), parts)


def thresholds(scores: Array, pairs: Labelled) -> Array:
    """The score of each family from which on a unit is a fault: coordinate ascent from several starts."""
    rng = np.random.default_rng(_SEED)
    true = np.concatenate([part[0] for part in pairs.sets.values()])
    candidates = []
    for family in scores[true].T:
        values = np.unique(np.round(family[family > -50], 2))[::-1][:_CANDIDATES]
        candidates.append([_NEVER, *(values + 0.005).tolist()])
    best, found = -np.inf, np.full(scores.shape[1], _NEVER)
    for start in range(_STARTS):
        chosen = np.array([c[rng.integers(0, max(1, len(c) // 4)) if start else 0] for c in candidates])
        worth = _ascend(scores, chosen, candidates, pairs, rng)
        if worth > best:
            best, found = worth, chosen
    return found


def _ascend(
    scores: Array, chosen: Array, candidates: list[list[float]], pairs: Labelled, rng: np.random.Generator
) -> float:
    """Improve one threshold after the other, in place, until none helps."""
    hits = scores > chosen
    worth = pairs.worth(hits.any(axis=1) | pairs.quoted)
    for _ in range(_ROUNDS):
        before = worth
        for family in rng.permutation(len(chosen)):
            rest = np.delete(hits, family, axis=1).any(axis=1) | pairs.quoted
            for least in candidates[family]:
                now = pairs.worth(rest | (scores[:, family] > least))
                if now > worth + 1e-9:
                    worth, chosen[family] = now, least
            hits[:, family] = scores[:, family] > chosen[family]
        if worth <= before + 1e-9:
            break
    return worth


def report(records: list[dict], flagged: Mask, by: str, kind: str) -> None:
    """The share flagged of the true summaries, and of the false ones of each kind."""
    shares: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for record, hit in zip(records, flagged.tolist(), strict=True):
        shares[record[by], record[kind] or "true"].append(hit)
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
    gold = read(a.work / "gold.jsonl")
    made = [record for record in read(a.work / "made.jsonl") if record["open"]]
    models: dict[str, dict] = {}
    held_out: list[Scored] = []
    for group, rows in sorted(rows_by_group([*gold, *made]).items()):
        if sum(row.changed for row in rows) >= _LEAST_CHANGED:
            models[group], scores = fit_group(rows)
            own = [at for at, row in enumerate(rows) if row.fold >= 0]
            held_out.append(Scored(group, [rows[at] for at in own], scores[own]))
    typical = round(float(np.concatenate([part.scores for part in held_out]).mean()), 4)
    others = OthersShare(share=_SHARE, typical=typical, prior=_PRIOR)
    pairs = read(a.work / "pairs.jsonl")
    scores, known = highest(_scored(pairs, models), len(pairs), others), labelled(pairs)
    least = thresholds(scores, known)
    report(gold, (highest(held_out, len(gold), others) > least).any(axis=1), "source", "swap")
    report(pairs, (scores > least).any(axis=1) | known.quoted, "set", "swap")
    for family, threshold in zip(_FAMILIES, least.tolist(), strict=True):
        print(", ".join(family), round(threshold, 3))
        for group in family:
            if group in models:
                models[group]["shift"] = round(_FAULTY - threshold, 4) if threshold < _NEVER else None
    _write(a.out, models, others)


def _write(path: Path, models: dict[str, dict], others: OthersShare) -> None:
    model = {"format": FORMAT, "groups": models, "others": others._asdict()}
    path.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", "utf-8")


def _scored(records: list[dict], models: dict[str, dict]) -> list[Scored]:
    groups = rows_by_group(records)
    return [Scored(g, rows, _scores(models[g], rows)) for g, rows in groups.items() if g in models]


def _scores(model: dict, rows: list[Row]) -> Array:
    keys = sorted(model["weights"])
    return matrix(rows, keys) @ np.array([model["bias"], *(model["weights"][key] for key in keys)])


if __name__ == "__main__":
    main()

"""The weights of ``check_summary``: ``verification/data/summary_check.json``.

    python -m training.summary_check.fit --work WORK --out src/newsdigest/verification/data/summary_check.json

Reads what :mod:`training.summary_check.features` wrote. One logistic model a sort of unit, fitted on openly licensed
text alone: summaries written one by one of Wikinews articles, press releases and GUM's documents, and true summaries of
other sources with false ones made of them by rule. Every score that is used below comes from a model that did not see
the article.

The thresholds are one shift a family of units. Together they may flag ``_BUDGET`` of the true summaries, at which no
style has one true summary in ten flagged; they are lowered step by step, each time that of the family which catches
most kinds of errors for the true summaries that it flags. The sets are styles of written summaries (sentences,
highlights, reports, headlines), summaries of GUM's documents, titles and sentences cut short by rule; each set counts
the same, and so does each kind of error. First paragraphs may say what the rest of the article does not; they do not
count.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator
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
and three made."""

_SHARE, _PRIOR = 0.8, 8.0
"""How much of the mean score of a summary's other units is taken off a unit's, and for how many typical units the
typical mean counts in it."""

_SETS = ("sentence", "highlights", "report", "headline", "gum", "title", "short")
_WORDS = ("noun", "verb", "modifier", "preposition", "pronoun")
_FAMILIES = {
    ("name present",): 0.008,
    ("figure present",): 0.008,
    ("date present", "vague time present", "vague time absent"): 0.008,
    ("item absent",): 0.008,
    tuple(f"{kind} {found}" for kind in _WORDS for found in ("present", "absent")): 0.0025,
    ("negation present", "negation absent"): 0.004,
    ("denial left out present", "denial left out absent"): 0.0005,
    ("status present", "status absent", "order present", "order absent"): 0.0005,
}
"""The families, and the share of the true summaries that each may flag before any step. Which family catches most is
partly how these summaries were written: others say more that their article does not have, or exchange more names."""

_BUDGET, _STEP = 0.055, 0.001
"""The share of the true summaries that may be flagged in all, and how much of it is given to a family at a time."""

_NEVER = 99.0
_FAULTY = math.log(0.7 / 0.3)

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Told(NamedTuple):
    """A summary: its source, its set and the kind of its error, or None of a true one."""

    story: str
    source: str
    style: str
    error: str | None


class Units(NamedTuple):
    """The units of one sort, a row each."""

    keys: list[str]
    signals: Array
    changed: NDArray[np.int64]
    weight: Array
    record: NDArray[np.int64]
    rarity: Array
    fold: NDArray[np.int64]


class _Rows:
    """The units of one sort as they are read; signals lie one after the other, as most are 0."""

    def __init__(self) -> None:
        self.column: dict[str, int] = {}
        self.row: list[int] = []
        self.at: list[int] = []
        self.value: list[float] = []
        self.told: list[tuple[bool, float, int, float, int]] = []

    def add(self, signals: dict[str, float], told: tuple[bool, float, int, float, int]) -> None:
        row = len(self.told)
        self.told.append(told)
        for name, value in signals.items():
            if value:
                self.row.append(row)
                self.at.append(self.column.setdefault(name, len(self.column)))
                self.value.append(value)

    def units(self) -> Units:
        signals = np.zeros((len(self.told), len(self.column)))
        signals[self.row, self.at] = self.value
        changed, weight, record, rare, fold = (np.array(column) for column in zip(*self.told, strict=True))
        return Units(list(self.column), signals, changed.astype(np.int64), weight, record, rare, fold)


def read(work: Path) -> tuple[list[Told], dict[str, Units]]:
    """All summaries, and their units by sort."""
    told: list[Told] = []
    rows: dict[str, _Rows] = defaultdict(_Rows)
    for record in _records(work):
        at, fold = len(told), fold_of(record["story"], FOLDS)
        told.append(Told(record["story"], record["source"], set_of(record), record["swap"]))
        gold = record["source"] == "gold"
        for unit in record["units"]:
            group = group_of(unit["kind"], unit["signals"])
            weight = 1.0 if record["swap"] else _TRUE_GOLD_WEIGHT if gold else _TRUE_WEIGHT
            if record["source"] == "opening" and group.endswith("absent") and not unit["changed"]:
                weight = 0.0  # a first paragraph may say what the rest of the article does not
            if any(group in family for family in _FAMILIES):
                known = unit["changed"], weight, at, rarity(unit["units"]), fold
                rows[group].add(expanded(unit["kind"], unit["signals"]), known)
    return told, {group: own.units() for group, own in rows.items()}


def _records(work: Path) -> Iterator[dict]:
    for path in sorted(work.glob("[gm]*.[0-9].jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def fit_group(units: Units) -> tuple[dict, Array]:
    """The model of a sort of units, and their scores by models without their articles."""
    x = np.hstack([np.ones((len(units.changed), 1)), units.signals])
    scores = np.full(len(x), np.nan)
    for fold in range(FOLDS):
        inside = (units.fold != fold) & (units.weight > 0)
        theta = logistic(x[inside], units.changed[inside], units.weight[inside], _RIDGE)
        scores[units.fold == fold] = x[units.fold == fold] @ theta
    known = units.weight > 0
    theta = logistic(x[known], units.changed[known], units.weight[known], _RIDGE)
    named = {k: round(float(v), 4) for k, v in zip(units.keys, theta[1:], strict=True) if abs(v) >= 5e-5}
    return {"bias": round(float(theta[0]), 4), "weights": named}, scores


def highest(scored: dict[str, tuple[Units, Array]], count: int, others: OthersShare) -> Array:
    """The highest score of each summary in each family, with what its other units and its length take off."""
    total, number = np.zeros(count), np.zeros(count)
    for units, scores in scored.values():
        np.add.at(total, units.record, scores - others.typical)
        np.add.at(number, units.record, 1.0)
    out = np.full((count, len(_FAMILIES)), -_NEVER)
    for group, (units, scores) in scored.items():
        family = next(n for n, groups in enumerate(_FAMILIES) if group in groups)
        at = units.record
        beside = (total[at] - (scores - others.typical)) / (number[at] - 1.0 + others.prior)
        np.maximum.at(out[:, family], at, scores - others.share * beside + units.rarity)
    return out


class Worth(NamedTuple):
    """What each summary counts: of the true ones that may be flagged, and of the false ones that are to be caught."""

    true: Array
    false: Array


def worth_of(told: list[Told], inside: Mask) -> Worth:
    """Each set of true summaries counts the same, and each kind of error, written or exchanged by rule."""
    sorts: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        if inside[at] and one.error is None and one.style in _SETS:
            sorts[True, one.style].append(at)
        elif inside[at] and one.error is not None and one.source in {"gold", "exchanged"}:
            sorts[False, f"{one.source} {one.error}"].append(at)
    found = Worth(np.zeros(len(told)), np.zeros(len(told)))
    for (is_true, _), own in sorts.items():
        (found.true if is_true else found.false)[own] = 1.0 / len(own) / sum(key[0] == is_true for key in sorts)
    return found


def thresholds(scores: Array, worth: Worth) -> Array:
    """The least score of each family that flags: families are given their steps by what these catch."""
    orders = [np.argsort(-own, kind="stable") for own in scores.T]
    places = [0] * len(_FAMILIES)
    least = np.full(len(_FAMILIES), _NEVER)
    flagged = np.zeros(len(scores), dtype=np.bool_)
    used = 0.0

    def give(family: int, step: _Step) -> float:
        flagged[orders[family][places[family] : step.place]] = True
        places[family] = step.place
        least[family] = scores[orders[family][step.place - 1], family]
        return step.flagged

    for family, floor in enumerate(_FAMILIES.values()):
        if floor:
            used += give(family, _step(orders[family], 0, flagged, worth, floor))
    while used < _BUDGET:
        steps = [_step(own, place, flagged, worth, _STEP) for own, place in zip(orders, places, strict=True)]
        family = max(range(len(steps)), key=lambda at: steps[at].caught / max(steps[at].flagged, 1e-9))
        if steps[family].flagged == 0:
            break
        used += give(family, steps[family])
    return least


class _Step(NamedTuple):
    """How far down a family goes with one step, and what it flags and catches that no other does yet."""

    place: int
    flagged: float
    caught: float


def _step(order: NDArray[np.int64], place: int, flagged: Mask, worth: Worth, share: float) -> _Step:
    rest = order[place:]
    new = ~flagged[rest]
    true = np.cumsum(worth.true[rest] * new)
    size = int(np.searchsorted(true, share)) + 1
    if size > len(rest):
        return _Step(len(order), 0.0, 0.0)
    caught = float((worth.false[rest[:size]] * new[:size]).sum())
    return _Step(place + size, float(true[size - 1]), caught)


def set_of(record: dict) -> str:
    """The set of a summary: its style where it has one, else its source; both kinds of GUM's are one."""
    return {"long": "gum"}.get(record["source"], record.get("style") or record["source"])


def report(told: list[Told], flagged: Mask) -> None:
    """The share flagged of the true summaries of each set, and of the false ones of each set and kind."""
    shares: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one, hit in zip(told, flagged.tolist(), strict=True):
        for kind in (one.error, "any false") if one.error else ("true",):
            shares[one.style, kind].append(hit)
            shares["written" if one.source == "gold" else "made", kind].append(hit)
    for (part, name), hits in sorted(shares.items()):
        print(f"{part} {name}: {sum(hits) / len(hits):.3f} of {len(hits)} flagged")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    told, units = read(a.work)
    models: dict[str, dict] = {}
    scored: dict[str, tuple[Units, Array]] = {}
    for group, own in sorted(units.items()):
        if own.changed.sum() >= _LEAST_CHANGED:
            models[group], scores = fit_group(own)
            scored[group] = own, scores
    typical = round(float(np.concatenate([scores for _, scores in scored.values()]).mean()), 4)
    others = OthersShare(share=_SHARE, typical=typical, prior=_PRIOR)
    scores = highest(scored, len(told), others)
    folds = np.array([fold_of(one.story, FOLDS) for one in told])
    crossed = np.zeros(len(told), dtype=np.bool_)
    for fold in range(FOLDS):
        least = thresholds(scores, worth_of(told, folds != fold))
        crossed[folds == fold] = (scores[folds == fold] >= least).any(axis=1)
    report(told, crossed)
    for family, threshold in zip(_FAMILIES, thresholds(scores, worth_of(told, folds >= 0)).tolist(), strict=True):
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

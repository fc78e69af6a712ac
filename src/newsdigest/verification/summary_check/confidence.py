"""How sure it is that a unit is not what the article says: a logistic model over its signals.

Two small models for each sort of unit: for units that the article has somewhere and for units that it has not. Names,
places, figures and dates are one sort, words another: there are too few faults of each to fit them alone. A summary
that rewords freely has many units that score a little; so what the other units score on average is taken off in part.
Fitted by ``training/summary_check`` on true and false summaries written by hand, and on false ones made by rule of what
the article does not have.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.verification.summary_check.signals import Signals

__all__ = ["FORMAT", "OthersShare", "confidences", "expanded", "group_of"]

FORMAT = 4
_SAID = 0.5
_LIMIT = 30.0
_SORTS = dict.fromkeys(("name", "place", "figure", "date"), "item")
_SORTS |= dict.fromkeys(("noun", "verb", "modifier", "pronoun"), "word")
_ABSENT_ITEMS = "item absent"
_ABSENT_SIGNALS = (
    "exact_all", "absent_others", "small", "before edge", "length", "relative", "loose", "open", "no_times", "namesake",
    "home", "no_other", "units", "exact", "counts_other", "gap", "fit_rival", "fit_unsaid", "slot", "c_best",
)  # fmt: skip


_CROSSED = (
    "gap", "a_gap", "rival", "slot", "head_pair", "opposite", "sister", "lead", "before", "after", "here", "fit_lead",
    "fit_alike_lead", "fit_better", "fit_unsaid_lead", "alternatives", "mentions",
)  # fmt: skip
"""Signals that weigh more where the rest of the sentence is the article's own."""


class OthersShare(NamedTuple):
    """What the scores of the other units of a summary take off the score of a unit.

    Attributes:
        share: how much of the difference between their mean and the typical mean.
        typical: the mean of typical true and false summaries.
        prior: how many units of a typical summary the typical mean counts for: the mean of few units says little.
    """

    share: float
    typical: float
    prior: float


class _Logistic(NamedTuple):
    bias: float
    weights: Mapping[str, float]
    shift: float  # added for the verdict


class _Model(NamedTuple):
    groups: Mapping[str, _Logistic]
    others: OthersShare


def confidences(found: Sequence[Signals]) -> list[float]:
    """How sure it is of each unit of a summary that the article does not say it, 0 to 1."""
    model = resources.load("verification", "summary_check.json", _read)
    logistics = [model.groups.get(group_of(signals.unit.kind, signals.features)) for signals in found]
    scored = [logistic and _score(logistic, signals) for logistic, signals in zip(logistics, found, strict=True)]
    known = [score - model.others.typical for score in scored if score is not None]
    total, count = sum(known), len(known)
    out = []
    for logistic, score in zip(logistics, scored, strict=True):
        if logistic is None or score is None:
            out.append(0.0)
            continue
        beside = (total - (score - model.others.typical)) / (count - 1 + model.others.prior)
        value = score - model.others.share * beside + logistic.shift
        out.append(1.0 / (1.0 + math.exp(-max(-_LIMIT, min(_LIMIT, value)))))
    return out


def _score(logistic: _Logistic, found: Signals) -> float:
    values = expanded(found.unit.kind, found.features)
    return logistic.bias + sum(weight * values.get(name, 0.0) for name, weight in logistic.weights.items())


def group_of(kind: str, features: Mapping[str, float]) -> str:
    """The model that a unit is weighed by.

    >>> group_of("name", {"best": 0.0}), group_of("verb", {"best": 1.0}), group_of("negation", {"best": 1.0})
    ('item absent', 'word present', 'negation present')
    """
    return f"{_SORTS.get(kind, kind)} {'present' if features['best'] >= _SAID else 'absent'}"


def expanded(kind: str, features: Mapping[str, float]) -> dict[str, float]:
    """The signals with their products: a signal weighs more where the rest of the sentence is the article's own.

    A name, figure or date that the article does not have needs few of them.
    """
    values = {f"is {kind}": 1.0}
    if group_of(kind, features) == _ABSENT_ITEMS:
        values |= {name: features[name] for name in _ABSENT_SIGNALS if name in features}
        exact = features["exact"]
        return values | {f"{name}*exact": value * exact for name, value in values.items() if name != "exact"}
    values |= features
    exact, cover = features["exact"], features["c_best"]
    values["exact*cover"] = exact * cover
    for name in _CROSSED:
        if name in features:
            values[f"{name}*exact"] = features[name] * exact
            values[f"{name}*cover"] = features[name] * cover
    values["best*exact"] = features["best"] * exact
    values["beside"] = min(features["before"], features["after"], features["head_pair"])
    values["apart"] = 1.0 - max(features["before"], features["after"], features["head_pair"], features["below_pair"])
    values["apart*exact"] = values["apart"] * exact
    values["gap*rival"] = features["gap"] * features.get("rival", 0.0)
    values["weight*exact"] = features["weight"] * exact
    if "counts_same" in features:
        values["other_thing"] = features["counts_other"] * (1 - features["counts_same"])
        values["unsure_thing"] = (1 - features["counts_same"]) * features["gap"]
    if "vague" in features:
        values["vague*open"] = features["vague"] * (1 - features["open"])
        values["length*exact"] = features["length"] * exact
    if "absent_others" in features:
        values["absent_others*exact"] = features["absent_others"] * exact
    if "negated" in features:
        values["negated*top"] = features["negated"] * features["top_cover"]
        values["negated*there"] = features["negated"] * features["negative_there"]
        values["negated*near"] = features["negated"] * features["negative_near"]
        values["negated*lead"] = features["negated"] * features["lead"]
        values["negated*against"] = features["negated"] * features["against"]
        values["negated*agree"] = features["negated"] * features["agree"]
        values["plain*there"] = (1 - features["negated"]) * features["negative_there"]
        values["plain*against"] = (1 - features["negated"]) * features["against"]
    return values


def _read(package: str, name: str) -> _Model:
    data = resources.read_json(package, name, version=FORMAT)
    groups, others = data["groups"], data["others"]
    if not isinstance(groups, dict) or not isinstance(others, dict):
        raise TypeError("groups or others are missing")
    logistics = {key: _Logistic(value["bias"], value["weights"], value["shift"]) for key, value in groups.items()}
    return _Model(MappingProxyType(logistics), OthersShare(**others))

"""How sure it is that a unit is not what the article says: a logistic model over its signals.

Two small models for each sort of unit: for units that the article has somewhere and for units that it has not. Names,
places, figures and dates share one, as there are too few faults of each; what differs most between them has a weight of
its own. A summary that rewords freely has many units that score a little; so what the other units score on average is
taken off in part. Fitted by ``training/summary_check`` on true and false summaries written by hand, and on false ones
made of true ones by rule.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.logistic import probability
from newsdigest.verification.summary_check.signals import Signals
from newsdigest.verification.summary_check.units import ITEM_KINDS, SAID

__all__ = ["FORMAT", "OthersShare", "confidences", "expanded", "group_of", "rarity"]

FORMAT = 4
_TYPICAL_UNITS = 20
"""Content units of a typical summary. The more there are, the smaller is the chance that a certain one is wrong: a
headline of five words is as likely to hold a fault as a paragraph."""


_ABSENT_ITEMS = "item absent"
_OF_PLACE = ("gap", "a_gap", "rival", "slot", "before", "after", "alternatives", "other")
_ABSENT_SIGNALS = (
    *_OF_PLACE, "exact_all", "absent_others", "small", "digits", "before edge", "length", "relative", "open",
    "no_times", "namesake", "loose", "home", "no_other", "units", "counts_other", "read_best", "read_unsaid",
    "read_any", "c_best", "a_best", "own_kind", "modifies",
)  # fmt: skip
_CROSSED = (
    *_OF_PLACE, "head_pair", "opposite", "sister", "lead", "here", "read_lead", "read_any_lead", "mentions",
    "other_lead", "neither_lead",
)  # fmt: skip
"""Signals that weigh more where the rest of the sentence is the article's own, and where one sentence says it."""

_LEADS = ("other_lead", "gap", "a_gap", "read_lead", "read_any_lead")
"""Signals of which only what is above nothing speaks for a fault."""

_OF_EACH = ("other_lead", "gap", "exact", "other")
"""Signals that have a weight of their own for each kind of name or value."""

_USAGE = ("usage_before", "usage_after")
"""Signals of the neighbours, likewise; what the article does not have at all fits its place as true words do."""


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
    shift: float | None  # added for the verdict; None where a unit of the group is never a fault by itself


class _Model(NamedTuple):
    groups: Mapping[str, _Logistic]
    others: OthersShare


def confidences(found: Sequence[Signals]) -> list[float]:
    """How sure it is of each unit of a summary that the article does not say it, 0 to 1."""
    model = resources.load("verification", "summary_check.json", _read)
    scored = [_score(model, signals) for signals in found]
    known = [score - model.others.typical for _, score in scored if score is not None]
    total, count = sum(known), len(known)
    out = []
    for signals, (shift, score) in zip(found, scored, strict=True):
        if shift is None or score is None:
            out.append(0.0)
            continue
        beside = (total - (score - model.others.typical)) / (count - 1 + model.others.prior)
        value = score - model.others.share * beside + rarity(signals.units) + shift
        out.append(probability(value))
    return out


def _score(model: _Model, found: Signals) -> tuple[float | None, float | None]:
    """The shift of the verdict, and the score of a unit by its signals; None where it has no model."""
    group = group_of(found.unit.kind, found.features)
    logistic = model.groups.get(group)
    if logistic is None:
        return None, None
    values = expanded(found.unit.kind, found.features)
    return logistic.shift, logistic.bias + sum(w * values.get(name, 0.0) for name, w in logistic.weights.items())


def rarity(units: int) -> float:
    """What is added to the score of each unit of a summary of so many content units: less for each of many.

    >>> rarity(5) > rarity(20) > rarity(40)
    True
    """
    return 0.3 * math.log(_TYPICAL_UNITS / units)


def group_of(kind: str, features: Mapping[str, float]) -> str:
    """The model that a unit is weighed by.

    Where the article has no clause to hold a clause against, nothing can be told of its negation, status or order.

    >>> group_of("name", {"best": 0.0}), group_of("verb", {"best": 1.0})
    ('item absent', 'verb present')
    >>> group_of("negation", {"best": 1.0, "negated": 0.0})
    'denial left out present'
    """
    if kind == "negation" and not features.get("negated", 1.0):
        kind = "denial left out"
    if not features.get("met", 1.0):
        return f"{kind} unknown"
    if features["best"] >= SAID:
        return f"{'name' if kind == 'place' else kind} present"
    return f"{'item' if kind in ITEM_KINDS else kind} absent"


def expanded(kind: str, features: Mapping[str, float]) -> dict[str, float]:
    """The signals with their products: a signal weighs more where the rest of the sentence is the article's own."""
    own: dict[str, float] = {}
    if kind in ITEM_KINDS:
        own = {f"{name} {kind}": features.get(name, 0.0) for name in _OF_EACH} | {f"is {kind}": 1.0}
    if group_of(kind, features) == _ABSENT_ITEMS:
        return own | _of_absent(features)
    values = {**own, **features} | {f"{name} {kind}": features[name] for name in _USAGE if name in features}
    exact, cover = features["exact"], features["c_best"]
    values["exact*cover"] = exact * cover
    for name in _CROSSED:
        if name in features:
            values[f"{name}*exact"] = features[name] * exact
            values[f"{name}*cover"] = features[name] * cover
    for name in _LEADS:
        if name in features:
            values[f"{name}+"] = max(0.0, features[name])
            values[f"{name}+*exact"] = max(0.0, features[name]) * exact
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
        values["negated*word"] = features["negated"] * features["against_word"]
        values["negated*agree"] = features["negated"] * features["agree"]
        values["plain*there"] = (1 - features["negated"]) * features["negative_there"]
        values["plain*against"] = (1 - features["negated"]) * features["against"]
    return values


def _of_absent(features: Mapping[str, float]) -> dict[str, float]:
    """The signals of a name, figure or date that the article does not have, alone and where the rest is its own."""
    values = {name: features[name] for name in _ABSENT_SIGNALS if name in features}
    exact, other = features["exact"], features["other"]
    values |= {f"{name}*exact": value * exact for name, value in values.items()}
    values["exact"], values["other*cover"] = exact, other * features["c_best"]
    values["digits*other"] = features.get("digits", 0.0) * other
    return values


def _read(package: str, name: str) -> _Model:
    data = resources.read_json(package, name, version=FORMAT)
    groups, others = data["groups"], data["others"]
    if not isinstance(groups, dict) or not isinstance(others, dict):
        raise TypeError("groups or others are missing")
    logistics = {key: _Logistic(value["bias"], value["weights"], value["shift"]) for key, value in groups.items()}
    return _Model(MappingProxyType(logistics), OthersShare(**others))

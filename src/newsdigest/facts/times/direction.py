"""Direction: whether a weekday, a month or a day without its year is before or after the document time.

"Bush met the king Monday" and "Bush will meet the king Monday" name different Mondays. One logistic model weighs the
tense evidence (:mod:`~newsdigest.facts.times.tense_bias`), the kind of expression and how far each of the two days is.
``training/times_direction.py`` fits ``facts/data/time_direction.json``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from newsdigest.logistic import LogisticWeights, log_odds, probability, read_weights
from newsdigest.resources import load

__all__ = ["bias_of", "direction_features", "probability_ahead"]


_CAP_UP_TO_A_LIMIT = 3.0
"""The same of a limit in the past tense, "rose before Christmas": a feast of weeks ago and not the next one."""

_CAP = 1.2
"""Of the log ratio of the two distances: what is further apart counts by a weight of its own."""


def _weights() -> LogisticWeights:
    return load("facts", "time_direction.json", read_weights)


def bias_of(evidence: Iterable[str]) -> float:
    """The tense bias that evidence amounts to: -1 surely before the document time .. 1 surely after it."""
    return math.tanh(log_odds(dict.fromkeys(evidence, 1.0), _weights()) / 2)


def direction_features(
    evidence: Iterable[str], kind: str, previous: date, ahead: date, today: date
) -> dict[str, float]:
    """The features of one expression.

    Args:
        evidence: names of the tense evidence.
        kind: ``weekday``, ``day`` or ``month``.
        previous: the last such day, up to the document time.
        ahead: the next such day.
        today: the document time.
    """
    features = dict.fromkeys(evidence, 1.0)
    features[f"{kind}"] = 1.0
    back, on = max((today - previous).days, 0), max((ahead - today).days, 0)
    if kind == "weekday":
        features["weekday:nearer ahead"] = (back - 3.5) / 2.5
        features["weekday:tomorrow"] = float(on == 1)
        features["weekday:yesterday"] = float(back == 1)
        if "tense:past" in features:
            features["weekday:tomorrow, past tense"] = features["weekday:tomorrow"]
    else:
        near = math.log((back + 1) / (on + 1))
        cap = _CAP_UP_TO_A_LIMIT if "tense:past up to a limit" in features else _CAP
        name = f"{kind}:nearer ahead, past tense" if "tense:past" in features else f"{kind}:nearer ahead"
        features[name] = max(-cap, min(_CAP, near))
        if near < 0 or "tense:past" not in features:
            features[f"{kind}:far nearer ahead"] = near - features[name]
    return features


def probability_ahead(evidence: Iterable[str], kind: str, previous: date, ahead: date, today: date) -> float:
    """The probability that an expression means ``ahead`` and not ``previous``; arguments as above."""
    return probability(log_odds(direction_features(evidence, kind, previous, ahead, today), _weights()))

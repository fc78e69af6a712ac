"""Logistic models over named features: weights as JSON tables, log odds, probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from newsdigest.resources import read_json

__all__ = ["LogisticWeights", "log_odds", "probability", "read_weights", "weights_of"]

LogisticWeights = Mapping[str, float]
"""Feature name -> weight."""

_LIMIT = 30.0


def read_weights(package: str, name: str) -> LogisticWeights:
    """The packaged weights.

    Raises:
        TypeError: the file holds no table of numbers.
    """
    return weights_of(read_json(package, name, version=1)["weights"])


def weights_of(table: object) -> LogisticWeights:
    """The weights of a table of a JSON document.

    Raises:
        TypeError: it is no table.

    >>> dict(weights_of({"bias": 1}))
    {'bias': 1.0}
    """
    if not isinstance(table, dict):
        raise TypeError("a table of weights was expected")
    return MappingProxyType({str(feature): float(weight) for feature, weight in table.items()})


def log_odds(features: Mapping[str, float], weights: LogisticWeights) -> float:
    """The log odds: features without a weight count nothing."""
    return sum([weights.get(feature, 0.0) * value for feature, value in features.items()])


def probability(odds: float) -> float:
    """The probability of log odds, which are cut off far out.

    >>> probability(0.0), 0.0 < probability(-1000.0) < 1e-12
    (0.5, True)
    """
    return 1.0 / (1.0 + math.exp(-max(-_LIMIT, min(_LIMIT, odds))))

"""Logistic models over named features, as small JSON tables of weights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsdigest.resources import read_json

__all__ = ["LogisticWeights", "logit", "read_weights"]

LogisticWeights = Mapping[str, float]
"""Feature name -> weight."""


def read_weights(package: str, name: str) -> LogisticWeights:
    """The packaged weights.

    Raises:
        TypeError: the file holds no table of numbers.
    """
    weights = read_json(package, name, version=1)["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights are missing")
    return MappingProxyType({str(feature): float(weight) for feature, weight in weights.items()})


def logit(features: Mapping[str, float], weights: LogisticWeights) -> float:
    """The log odds: features without a weight count nothing."""
    return sum(weights.get(feature, 0.0) * value for feature, value in features.items())

"""Reads the weights of models with two outputs: a pair of numbers, in log-odds, for each named feature."""

from __future__ import annotations

__all__ = ["read_pair", "read_pairs"]


def read_pair(value: object) -> tuple[float, float]:
    """Two numbers of a data file.

    Raises:
        TypeError: the value is no list.
        ValueError: it does not hold two values.
    """
    if not isinstance(value, list):
        raise TypeError("a pair of numbers was expected")
    first, second = value
    return float(first), float(second)


def read_pairs(value: object) -> dict[str, tuple[float, float]]:
    """The pair of each feature, by its name.

    Raises:
        TypeError: the value is no object.

    >>> read_pairs({"class say": [1.5, 2]})
    {'class say': (1.5, 2.0)}
    """
    if not isinstance(value, dict):
        raise TypeError("weights were expected")
    return {str(name): read_pair(pair) for name, pair in value.items()}

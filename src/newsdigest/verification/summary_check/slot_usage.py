"""How usual it is that such a value stands between such words: "in May" is, "in last May" and "over Friday" are not.

A name, figure or date that took the place of another often does not fit its neighbours. Values are sorted into classes
by their first and last word (``last unit`` is "last week"), figures by their unit. It was counted in open articles how
often each class stands after and before each word, and what a number of the class counts. A signal is the logarithm of
how much more often than any value the class stands there; it is negative where it hardly ever does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsdigest import resources
from newsdigest.lexicon.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from newsdigest.lexicon.numbers import CARDINALS
from newsdigest.model.analysis import Token
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import NAME_KINDS, Unit

__all__ = ["FORMAT", "Neighbours", "neighbours", "usage"]

FORMAT = 1
_PRIOR = 1.0
"""Added to what was seen and to what chance would give: of a rare pair nothing is known."""

_LEAST = 10
"""Of a class that was seen less often, the class of its last word alone is asked."""

_OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "SYM"})
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_EDGE = "edge"
_LETTERS_OF_MONEY = 3


class Neighbours(NamedTuple):
    """What stands around a value.

    Attributes:
        table: "date", "figure" or "name": what could stand in its place.
        sorts: its class, and a wider one.
        sides: side ("before", "after", "counts") -> the word there, or its part of speech.
    """

    table: str
    sorts: tuple[str, str]
    sides: Mapping[str, str]


class _Counts(NamedTuple):
    """Of one side of one table: how often each class was seen, the share of each word, how often both together."""

    sorts: Mapping[str, float]
    shares: Mapping[str, float]
    least_share: float
    both: Mapping[str, Mapping[str, float]]


def neighbours(unit: Unit, text: TextIndex, kind: str = "") -> Neighbours | None:
    """What stands around a unit; None where it is no name, figure or date.

    Args:
        unit: a unit of the text.
        text: the text.
        kind: what kind of name it is, where another text tells.
    """
    tokens = text.analysis.tokens
    inner = tokens[unit.first : unit.last]
    if unit.kind in NAME_KINDS:
        table, sorts = "name", (f"{kind or unit.sort} {inner[-1].upos}", f"any {inner[-1].upos}")
    elif unit.value is not None:
        table = "figure" if isinstance(unit.value, Figure) else "date"
        sorts = _sorts(unit.value, inner)
    else:
        return None
    before = tokens[unit.first - 1] if unit.first else None
    after = tokens[unit.last] if unit.last < len(tokens) else None
    sides = {"before": _word(before, unit.sentence), "after": _word(after, unit.sentence)}
    head = tokens[tokens[unit.head].head]
    if table == "figure" and tokens[unit.head].deprel.startswith("nummod") and head.index != unit.head:
        sides["counts"] = head.xpos
    return Neighbours(table, sorts, sides)


def usage(unit: Unit, text: TextIndex, kind: str = "") -> dict[str, float]:
    """How usual it is that such a unit stands after, before and with such words: 0 is as usual as any value there."""
    found = neighbours(unit, text, kind)
    if found is None:
        return {}
    known = resources.load("verification", "slot_usage.json", _read)
    return {f"usage_{side}": _score(known[found.table][side], found.sorts, word) for side, word in found.sides.items()}


def _score(counts: _Counts, sorts: tuple[str, str], word: str) -> float:
    sort = sorts[0] if counts.sorts.get(sorts[0], 0.0) >= _LEAST else sorts[1]
    seen = counts.sorts.get(sort, 0.0)
    share = counts.shares.get(word, counts.least_share)
    together = counts.both.get(sort, {}).get(word, 0.0)
    return math.log((together + _PRIOR) / (seen * share + _PRIOR))


def _sorts(value: Figure | Time, tokens: Sequence[Token]) -> tuple[str, str]:
    """The class of a value by its first and last word, or by its sort of unit; and the wider one."""
    last = _shape(tokens[-1], alone=False)
    if isinstance(value, Time):
        return (f"{_shape(tokens[0], alone=False)} {last}" if len(tokens) > 1 else _shape(tokens[0], alone=True), last)
    if value.unit:
        money = value.unit.isupper() and len(value.unit) == _LETTERS_OF_MONEY
        sort = "age" if value.what == "age" else "share" if value.unit == "%" else "money" if money else "measure"
        return sort, sort
    return _shape(tokens[0], alone=True), last


def _shape(token: Token, *, alone: bool) -> str:
    low = token.text.lower()
    plain = low.rstrip(".")
    if any(char.isdigit() for char in low):
        return "year" if _YEAR.fullmatch(low) else "#-" if "-" in low else "#nth" if low[-1].isalpha() else "#"
    if plain in WEEKDAYS or plain in WEEKDAY_ABBREVIATIONS:
        return "weekday"
    if plain in MONTHS or plain in MONTH_ABBREVIATIONS:
        return "month"
    if low in CARDINALS and low != "one":
        return "n"
    if token.upos == "NOUN" and not alone:
        return "units" if token.xpos == "NNS" else "unit"
    return low


def _word(token: Token | None, sentence: int) -> str:
    """A word of a closed class itself, of others the tag."""
    if token is None or token.sentence != sentence:
        return _EDGE
    return token.xpos if token.upos in _OPEN_CLASSES else token.text.lower()


def _read(package: str, name: str) -> Mapping[str, Mapping[str, _Counts]]:
    data = resources.read_json(package, name, version=FORMAT)
    tables = data["tables"]
    if not isinstance(tables, dict):
        raise TypeError("tables are missing")
    return {table: {side: _counts(**found) for side, found in sides.items()} for table, sides in tables.items()}


def _counts(sorts: Mapping[str, float], words: Mapping[str, float], both: Mapping[str, Mapping[str, float]]) -> _Counts:
    total = max(1.0, sum(words.values()))
    return _Counts(sorts, {word: seen / total for word, seen in words.items()}, 1.0 / total, both)

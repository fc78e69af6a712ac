"""How a unit stands in the article: how often and how early it is said, and what else of its sort could be meant.

A name that the article has once, among ten others that the summary leaves out, is easily exchanged; the only person of
an article is not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newsdigest.language.gazetteer import lookup
from newsdigest.verification.summary_check.text_index import SlotCandidate, TextIndex
from newsdigest.verification.summary_check.units import SAID, Unit

__all__ = ["Standing"]

_MOST_OTHERS, _MOST_MENTIONS, _MOST_PLACES, _MOST_HERE = 8, 6, 60, 30
_TABLES = {"name": "named_in", "place": "named_in", "figure": "numbers_in", "date": "dated_in"}


class _Sort(NamedTuple):
    """What the article has of one sort: its sentences, and how many of those that the summary leaves out it has."""

    sentences: Mapping[object, set[int]]
    unsaid: Sequence[int]


class Standing:
    """The names, figures and times of the article beside those that the summary says."""

    def __init__(self, units: Iterable[Unit], article: TextIndex) -> None:
        self._article = article
        self._count = max(1, len(article.analysis.sentences))
        said = {
            at for unit in units for sentence, found in unit.at.items() if unit.match[sentence] >= SAID for at in found
        }
        self.said: set[object] = set()
        self._sorts: dict[tuple[str, str], _Sort] = {}
        for table in ("named_in", "numbers_in", "dated_in"):
            self._read(table, getattr(article, table), said)

    def _read(self, table: str, found: Mapping[int, Sequence[SlotCandidate]], said: set[int]) -> None:
        sorts: defaultdict[str, defaultdict[object, set[int]]] = defaultdict(lambda: defaultdict(set))
        for sentence, candidates in found.items():
            for candidate in candidates:
                sorts[candidate.sort][candidate.key].add(sentence)
                if candidate.at in said:
                    self.said.add(candidate.key)
        for sort, sentences in sorts.items():
            unsaid = sorted(len(at) for key, at in sentences.items() if key not in self.said)
            self._sorts[table, sort] = _Sort(sentences, unsaid)

    def signals(self, unit: Unit) -> dict[str, float]:
        """The signals of a unit of words."""
        said = [at for at, strength in unit.match.items() if strength >= SAID]
        features = {
            "mentions": min(len(said), _MOST_MENTIONS) / _MOST_MENTIONS,
            "first": min(said, default=self._count) / self._count,
        }
        table = _TABLES.get(unit.kind)
        if table is not None:
            unsaid = self._sorts.get((table, unit.sort), _Sort({}, ())).unsaid
            features["alternatives"] = min(len(unsaid), _MOST_OTHERS) / _MOST_OTHERS
            features["no_other"] = float(not unsaid)
            features["more_mentioned"] = (len(unsaid) - bisect_right(unsaid, len(said))) / max(1, len(unsaid))
        if table == "named_in" and not said:
            features["home"] = float(self._is_home(unit))
        return features

    def has_other(self, unit: Unit, sentence: int) -> bool:
        """Whether a sentence of the article has another one of the unit's sort that the summary says nowhere."""
        table = _TABLES.get(unit.kind)
        if table is None:
            return False
        found: Mapping[int, Sequence[SlotCandidate]] = getattr(self._article, table)
        words = set(unit.words)
        return any(
            other.sort == unit.sort and other.key not in self.said and words.isdisjoint(other.words)
            for other in found.get(sentence, ())[:_MOST_HERE]
        )

    def _is_home(self, unit: Unit) -> bool:
        """Whether an unsaid place is in a country that the article speaks of, or is that country."""
        found = lookup(" ".join(word.capitalize() for word in unit.words))
        return bool(found) and found[0].record.country in self._countries

    @cached_property
    def _countries(self) -> set[str]:
        analysis = self._article.analysis
        named = [name for name in analysis.names if name.kind == "place"][:_MOST_PLACES]
        known = [lookup(analysis.view[name.start : name.end]) for name in named]
        return {*self._article.countries, *(found[0].record.country for found in known if found)}

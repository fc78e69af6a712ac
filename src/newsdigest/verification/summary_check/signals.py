"""Features for and against each unit: how well its context matches with it and without it.

For each sentence of the summary, the article's sentences are ranked by how much of it they say (matched units, by
weight and by closeness in the tree). A unit that the article has, but only where the rest of its sentence is not said,
was probably taken from elsewhere; more so where the sentence that says the rest has another name, number or word in
its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.kind_signals import counted, dated, named, placed
from newsdigest.verification.summary_check.lexical_relations import senses
from newsdigest.verification.summary_check.matching import most_said
from newsdigest.verification.summary_check.rivals import RivalSearch
from newsdigest.verification.summary_check.sentence_pairing import SentencePairing
from newsdigest.verification.summary_check.slot_reading import Candidate, ContextUnit, SlotReader, SlotWeights
from newsdigest.verification.summary_check.slots import Slot, relation_class
from newsdigest.verification.summary_check.standing import Standing
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import CONTENT_KINDS, ITEM_KINDS, NAME_KINDS, SAID, Unit

__all__ = ["Signals", "find_candidates", "find_signals"]

_TOP = 30
"""Sentences of the article that are looked at for one sentence of the summary."""

_SAME_WORD = 0.95
_MOST_TOGETHER = 60
"""Units of one sentence that are compared with each other: every pair is, which takes time by the square."""

_NEAR = 0.5
"""What a match in the sentence before or after is worth."""


class Signals(NamedTuple):
    """One unit with what was found about it.

    Attributes:
        unit: the unit.
        features: name of a signal -> value; what :mod:`confidence` weighs.
        where: the article's sentence that says most of its context.
        rival: token of the article in its place there, if any.
        units: how many content units the whole summary has; at least 2, at most 40 are counted.
    """

    unit: Unit
    features: dict[str, float]
    where: int | None
    rival: int | None
    units: int = 2


def find_signals(
    units: Sequence[Unit], summary: TextIndex, article: TextIndex, weights: SlotWeights | None = None
) -> list[Signals]:
    """The signals of every unit, in the order of the units; ``weights`` of places are the packaged ones by default."""
    said = [unit.best >= 0.85 for unit in units if unit.kind in CONTENT_KINDS]
    absent = sum(unit.best < SAID for unit in units if unit.kind in CONTENT_KINDS)
    found: dict[int, Signals] = {}
    for part, comparison in _comparisons(units, summary, article, weights):
        for unit in part:
            signals = found[id(unit)] = comparison.signals(unit)._replace(units=max(2, min(len(said), 40)))
            features = signals.features
            features["exact_all"] = sum(said) / max(1, len(said))
            features["absent_others"] = min(4, absent - (unit.best < SAID)) / 4 if unit.kind in CONTENT_KINDS else 0.0
            features["units"] = min(len(said), 40) / 40
    return [found[id(unit)] for unit in units]


def find_candidates(
    units: Sequence[Unit], summary: TextIndex, article: TextIndex
) -> Iterator[tuple[Unit, list[Candidate]]]:
    """The names, figures and dates, each with what the article has for its place; for fitting."""
    for part, comparison in _comparisons(units, summary, article, {}):
        for unit in part:
            if unit.kind in ITEM_KINDS:
                yield unit, comparison.candidates(unit)


def _comparisons(
    units: Sequence[Unit], summary: TextIndex, article: TextIndex, weights: SlotWeights | None
) -> Iterator[tuple[Sequence[Unit], _SentenceComparison]]:
    """The sentences of the summary, each against the article."""
    by_sentence: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        by_sentence[unit.sentence].append(unit)
    pairs: dict[Hashable, float] = {}
    slots: dict[tuple[str, int], Slot] = {}
    standing = Standing(units, article)
    for part in (part for sentence in sorted(by_sentence) for part in _parts_of(by_sentence[sentence])):
        content = [unit for unit in part if unit.kind in CONTENT_KINDS]
        reader = SlotReader(content, summary, article, slots, weights)
        yield part, _SentenceComparison(part, summary, article, pairs, standing, reader)


def _parts_of(units: Sequence[Unit]) -> list[Sequence[Unit]]:
    """The units of a sentence; where there are more than any sentence of prose has, neighbours together."""
    if len(units) <= _MOST_TOGETHER:
        return [units]
    ordered = sorted(units, key=lambda unit: (unit.first, unit.last))
    return [ordered[at : at + _MOST_TOGETHER] for at in range(0, len(ordered), _MOST_TOGETHER)]


class _SentenceComparison:
    """One sentence of the summary against the article."""

    def __init__(
        self,
        units: Sequence[Unit],
        summary: TextIndex,
        article: TextIndex,
        pairs: dict[Hashable, float],
        standing: Standing,
        reader: SlotReader,
    ) -> None:
        self._content = [unit for unit in units if unit.kind in CONTENT_KINDS]
        self._summary = summary
        self._article = article
        self._standing, self._reader = standing, reader
        self._pairing = SentencePairing(self._content, summary, article, pairs)
        self._rivals = RivalSearch(self._content, summary, article)
        self._top = most_said(self._content, _TOP)
        self._paths = {unit.head: _path(summary.analysis, unit.head) for unit in units}
        exact = sum(unit.best >= 0.85 for unit in self._content)
        self._exact = exact / len(self._content) if self._content else 0.0
        self._weights = np.array([unit.weight for unit in self._content])
        shape = len(self._content), len(self._top)
        self._said = np.array([[u.match.get(at, 0.0) for at in self._top] for u in self._content]).reshape(shape)
        self._about = np.array([[_near(u, at) for at in self._top] for u in self._content]).reshape(shape)
        total = sum(unit.weight for unit in self._content) or 1.0
        self._cover = dict(zip(self._top, (self._weights @ self._about / total).tolist(), strict=True))

    def signals(self, unit: Unit) -> Signals:
        context = self._context(unit)
        covers, alone = self._covered(context)
        where = max(covers, key=lambda at: (covers[at] + alone[at], -at), default=None)
        features = self._surroundings(unit, where, covers, alone)
        features["exact"] = (self._exact * len(self._content) - (unit.best >= 0.85)) / max(1, len(self._content) - 1)
        features["others"] = min(len(context), 12) / 12
        features["weight"] = unit.weight
        fitting: int | None = None
        if unit.kind in ITEM_KINDS:
            reading = self._reader.read(unit, context, self._ranked(alone), self._standing.said)
            features.update(reading.signals)
            fitting = reading.rival
        if unit.kind in CONTENT_KINDS:
            features.update(self._standing.signals(unit))
            features.update(self._exchanged(unit, alone))
        features.update(self._pairing.signals(unit))
        self._of_kind(unit, features)
        rival: int | None = None
        if unit.kind in CONTENT_KINDS or unit.kind in {"preposition", "pronoun"}:
            found = self._rivals.best(unit, where, covers)
            rival = found.token
            features |= {"rival": found.fit, "opposite": float(found.opposite), "sister": float(found.sister)}
            if fitting is not None and found.fit < 1.0:
                rival = fitting
        if unit.clause is not None:
            self._clause(unit, features)
        return Signals(unit, features, where, rival)

    def candidates(self, unit: Unit) -> list[Candidate]:
        """What the article has for the place of a unit."""
        context = self._context(unit)
        return list(self._reader.candidates(unit, context, self._ranked(self._covered(context)[1])))

    def _context(self, unit: Unit) -> list[ContextUnit]:
        return [
            ContextUnit(other, other.weight * self._closeness(unit, other))
            for other in self._content
            if other.head != unit.head
        ]

    def _ranked(self, alone: dict[int, float]) -> list[int]:
        """The article's sentences, those first that say most of the context."""
        return sorted(self._top, key=lambda at: (-alone[at], at))

    def _covered(self, context: Sequence[ContextUnit]) -> tuple[dict[int, float], dict[int, float]]:
        """How much of the context each sentence says with its neighbours, and alone."""
        total = sum(word.weight for word in context) or 1.0
        worth = {id(word.unit): word.weight / total for word in context}
        shares = np.array([worth.get(id(unit), 0.0) for unit in self._content])
        covers = dict(zip(self._top, (shares @ self._about).tolist(), strict=True))
        return covers, dict(zip(self._top, (shares @ self._said).tolist(), strict=True))

    def _surroundings(
        self, unit: Unit, where: int | None, covers: dict[int, float], alone: dict[int, float]
    ) -> dict[str, float]:
        """How much of the context the sentences that say the unit say, and the best of all sentences."""
        said = [at for at in self._top if unit.match.get(at, 0.0) >= SAID]
        near = [at for at in self._top if _near_plain(unit, at) >= SAID]
        covered = {
            "best": unit.best,
            "c_best": covers.get(where, 0.0) if where is not None else 0.0,
            "c_with": max((covers[at] for at in near), default=0.0),
            "a_best": max(alone.values(), default=0.0),
            "a_with": max((alone[at] for at in said), default=0.0),
            "joint": max((alone[at] * unit.match[at] for at in said), default=0.0),
            "here": unit.match.get(where, 0.0) if where is not None else 0.0,
        }
        covered["gap"] = covered["c_best"] - covered["c_with"]
        covered["a_gap"] = covered["a_best"] - covered["a_with"]
        return covered

    def _exchanged(self, unit: Unit, alone: dict[int, float]) -> dict[str, float]:
        """How much of the context a sentence says that has another of the unit's sort in place of it.

        Another is one that the summary says nowhere. Beside it stands what the sentences say that have the unit itself
        or stand next to it, and what those say that have neither.
        """
        own = other = neither = 0.0
        for at in self._top:
            if _near_plain(unit, at) >= SAID:
                own = max(own, alone[at])
            elif self._standing.has_other(unit, at):
                other = max(other, alone[at])
            else:
                neither = max(neither, alone[at])
        return {"other": other, "other_lead": other - own, "neither_lead": neither - own}

    def _of_kind(self, unit: Unit, features: dict[str, float]) -> None:
        """The signals of one kind of unit alone."""
        if unit.kind in {"noun", "verb", "modifier"}:
            known = senses(unit.words[0])
            features["senses"] = min(known, 6) / 6
            features["unknown"] = float(known == 0)
        if unit.kind in CONTENT_KINDS:
            features[f"as {relation_class(self._summary.analysis.tokens[unit.head].deprel)}"] = 1.0
        if unit.kind in ITEM_KINDS or unit.kind == "vague time":
            placed(unit, self._summary, self._article, features)
        if isinstance(unit.value, Figure):
            counted(unit, unit.value, self._article, features)
        elif isinstance(unit.value, Time):
            dated(unit.value, self._article, features)
        elif unit.kind in NAME_KINDS:
            named(unit, self._summary, self._article, features)

    def _same_word(self, unit: Unit, sentence: int) -> bool:
        """Whether a sentence of the article has the very predicate of a clause, no other word for it."""
        return any(o.head == unit.head and o.match.get(sentence, 0.0) >= _SAME_WORD for o in self._content)

    def _closeness(self, unit: Unit, other: Unit) -> float:
        one, two = self._paths[unit.head], self._paths[other.head]
        apart = min((steps + two[at] for at, steps in one.items() if at in two), default=8)
        linear = abs(unit.head - other.head) / 2
        return 1.0 / (1.0 + 0.6 * min(apart, linear + 1))

    def _clause(self, unit: Unit, features: dict[str, float]) -> None:
        """Of a clause's property: the best covered sentence with its predicate that agrees, and that does not."""
        said = [at for at in self._top if unit.match.get(at, 0.0) >= SAID]
        against = [at for at, strength in unit.match.items() if strength < SAID]
        cover = self._cover
        features["agree"] = max((cover.get(at, 0.0) for at in said), default=0.0)
        features["against"] = max((cover.get(at, 0.0) for at in against), default=0.0)
        features["met"] = float(bool(unit.match))
        features["lead"] = features["against"] - features["agree"]
        features["against_word"] = max((cover.get(at, 0.0) for at in against if self._same_word(unit, at)), default=0.0)
        features["negated"] = float(unit.clause is not None and unit.clause.index in self._summary.negative)
        top = self._top[:3]
        features["negative_there"] = float(any(at in self._article.negated_sentences for at in top[:1]))
        features["negative_near"] = float(any(at in self._article.negated_sentences for at in top))
        features["top_cover"] = max(cover.values(), default=0.0)


def _near(unit: Unit, at: int) -> float:
    return max(unit.match.get(at, 0.0), _NEAR * unit.match.get(at - 1, 0.0), _NEAR * unit.match.get(at + 1, 0.0))


def _near_plain(unit: Unit, at: int) -> float:
    return max(unit.match.get(at, 0.0), unit.match.get(at - 1, 0.0), unit.match.get(at + 1, 0.0))


def _path(analysis: Analysis, head: int) -> dict[int, int]:
    """The token and those above it, with the steps up to each."""
    found = {head: 0}
    for steps, at in enumerate(analysis.ancestors(head), 1):
        found[at] = steps
    return found

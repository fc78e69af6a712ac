"""Features for and against each unit: how well its context matches with it and without it.

For each sentence of the summary, the article's sentences are ranked by how much of it they say (matched units, by
weight and by closeness in the tree). A unit that the article has, but only where the rest of its sentence is not said,
was probably taken from elsewhere; more so where the sentence that says the rest has another name, number or word in
its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from newsdigest.model.analysis import Analysis, Name
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.kind_signals import counted, dated, named, placed
from newsdigest.verification.summary_check.lexical_relations import opposites, senses, sisters
from newsdigest.verification.summary_check.slot_fit import SlotContext, relation_class, slot_fit
from newsdigest.verification.summary_check.text_index import TextIndex, is_content, word_key
from newsdigest.verification.summary_check.units import CONTENT_KINDS, Unit

__all__ = ["Signals", "find_signals"]

_TOP = 10
"""Sentences of the article that are looked at for one sentence of the summary."""

_SAID = 0.5
"""From this agreement on the article says the unit."""

_CLOSE = 0.7
"""A sentence that says this part of what the best one says is searched for a rival, too."""

_ITEMS = frozenset({"name", "place", "figure", "date"})

_MOST_TOGETHER = 150
"""Units of one sentence that are compared with each other: every pair is, which takes time by the square."""

_NEAR = 0.5
"""What a match in the sentence before or after is worth."""


class Signals(NamedTuple):
    """One unit with what was found about it.

    Attributes:
        unit: the unit.
        features: name of a signal -> value; what :mod:`confidence` weighs.
        where: the article's sentence that says most of its context, or -1.
        rival: token of the article in its place there, or -1.
        units: how many content units the whole summary has; at least 2, at most 40 are counted.
    """

    unit: Unit
    features: dict[str, float]
    where: int
    rival: int
    units: int = 2


def find_signals(units: Sequence[Unit], summary: TextIndex, article: TextIndex) -> list[Signals]:
    """The signals of every unit, in the order of the units."""
    by_sentence: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        by_sentence[unit.sentence].append(unit)
    said = [unit.best >= 0.85 for unit in units if unit.kind in CONTENT_KINDS]
    absent = sum(unit.best < _SAID for unit in units if unit.kind in CONTENT_KINDS)
    found: dict[int, Signals] = {}
    for part in (part for sentence in sorted(by_sentence) for part in _parts_of(by_sentence[sentence])):
        scene = _SentenceComparison(part, summary, article)
        for unit in part:
            signals = found[id(unit)] = scene.signals(unit)._replace(units=max(2, min(len(said), 40)))
            features = signals.features
            features["exact_all"] = sum(said) / max(1, len(said))
            features["absent_others"] = min(4, absent - (unit.best < _SAID)) / 4 if unit.kind in CONTENT_KINDS else 0.0
            features["units"] = min(len(said), 40) / 40
    return [found[id(unit)] for unit in units]


def _parts_of(units: Sequence[Unit]) -> list[Sequence[Unit]]:
    """The units of a sentence; where there are more than any sentence of prose has, neighbours together."""
    if len(units) <= _MOST_TOGETHER:
        return [units]
    ordered = sorted(units, key=lambda unit: (unit.first, unit.last))
    return [ordered[at : at + _MOST_TOGETHER] for at in range(0, len(ordered), _MOST_TOGETHER)]


class _SentenceComparison:
    """One sentence of the summary against the article."""

    def __init__(self, units: Sequence[Unit], summary: TextIndex, article: TextIndex) -> None:
        self._content = [unit for unit in units if unit.kind in CONTENT_KINDS]
        self._place = {id(unit): at for at, unit in enumerate(self._content)}
        self._summary = summary
        self._article = article
        total: defaultdict[int, float] = defaultdict(float)
        for unit in self._content:
            for sentence, strength in unit.match.items():
                total[sentence] += unit.weight * strength
        spread = {at: total[at] + _NEAR * max(total.get(at - 1, 0.0), total.get(at + 1, 0.0)) for at in list(total)}
        self._top = sorted(spread, key=lambda at: (-spread[at], at))[: 3 * _TOP]
        self._paths = {unit.head: _path(summary.analysis, unit.head) for unit in units}
        exact = sum(unit.best >= 0.85 for unit in self._content)
        self._exact = exact / len(self._content) if self._content else 0.0
        self._all = sum(unit.weight for unit in self._content) or 1.0
        weights = np.array([unit.weight for unit in self._content])
        shape = len(self._content), len(self._top)
        self._said = np.array([[u.match.get(at, 0.0) for at in self._top] for u in self._content]).reshape(shape)
        self._about = np.array([[_near(u, at) for at in self._top] for u in self._content]).reshape(shape)
        self._weights = weights
        self._cover = dict(zip(self._top, (weights @ self._about / self._all).tolist(), strict=True))

    def signals(self, unit: Unit) -> Signals:
        features: dict[str, float] = {}
        context = [(other, self._closeness(unit, other)) for other in self._content if other.head != unit.head]
        weight = sum(other.weight * close for other, close in context) or 1.0
        near = dict.fromkeys(map(id, self._content), 0.0) | {id(other): close for other, close in context}
        worth = self._weights * np.array([near[id(other)] for other in self._content]) / weight
        covers = dict(zip(self._top, (worth @ self._about).tolist(), strict=True))
        alone = dict(zip(self._top, (worth @ self._said).tolist(), strict=True))
        where = max(covers, key=lambda at: (covers[at] + alone[at], -at), default=-1)
        said = [at for at in self._top if unit.match.get(at, 0.0) >= _SAID]
        close = [at for at in self._top if _near_plain(unit, at) >= _SAID]
        best = unit.best
        features["best"] = best
        features["c_best"] = covers.get(where, 0.0)
        features["c_with"] = max((covers[at] for at in close), default=0.0)
        features["gap"] = features["c_best"] - features["c_with"]
        top_alone = max(alone.values(), default=0.0)
        features["a_best"] = top_alone
        features["a_with"] = max((alone[at] for at in said), default=0.0)
        features["a_gap"] = top_alone - features["a_with"]
        features["joint"] = max((alone[at] * unit.match[at] for at in said), default=0.0)
        features["here"] = unit.match.get(where, 0.0)
        features["exact"] = (self._exact * len(self._content) - (best >= 0.85)) / max(1, len(self._content) - 1)
        features["others"] = min(len(context), 12) / 12
        features["weight"] = unit.weight
        fitting = -1
        if unit.kind in CONTENT_KINDS:
            ranked = sorted(self._top, key=lambda at: (-alone[at], at))
            weighed = [SlotContext(other, other.weight * close) for other, close in context]
            fitting = self._fit(unit, weighed, ranked, features)
        self._pairs(unit, features)
        self._of_kind(unit, features)
        rival = -1
        if unit.kind in CONTENT_KINDS or unit.kind in {"preposition", "pronoun"}:
            rival = self._rival(unit, where, covers, features)
            if fitting >= 0 and unit.kind in _ITEMS and features["rival"] < 1.0:
                rival = fitting
        if unit.clause is not None:
            self._clause(unit, features, said)
        return Signals(unit, features, where, rival)

    def _fit(
        self, unit: Unit, context: Sequence[SlotContext], ranked: Sequence[int], features: dict[str, float]
    ) -> int:
        """How the unit and others fit its place; the token of another one that fits better, or -1."""
        fit = slot_fit(unit, context, ranked, self._summary, self._article)
        features["fit"], features["fit_rival"], features["fit_alike"] = fit.own, fit.rival, fit.alike
        features["fit_better"] = fit.better
        features["fit_lead"] = fit.rival - fit.own
        features["fit_alike_lead"] = fit.alike - fit.own
        return fit.token if fit.rival > fit.own else -1

    def _of_kind(self, unit: Unit, features: dict[str, float]) -> None:
        """The signals of one kind of unit alone."""
        if unit.kind in {"noun", "verb", "modifier"}:
            known = senses(unit.words[0])
            features["senses"] = min(known, 6) / 6
            features["unknown"] = float(known == 0)
        if unit.kind in CONTENT_KINDS:
            features[f"as {_class(self._summary.analysis, unit.head)}"] = 1.0
        if unit.kind in _ITEMS:
            placed(unit, self._summary, self._article, features)
        if isinstance(unit.value, Figure):
            counted(unit, unit.value, self._summary, self._article, features)
        elif isinstance(unit.value, Time):
            dated(unit.value, self._article, features)
        elif unit.kind in {"name", "place"}:
            named(unit, self._summary, self._article, features)

    def _closeness(self, unit: Unit, other: Unit) -> float:
        one, two = self._paths[unit.head], self._paths[other.head]
        apart = min((steps + two[at] for at, steps in one.items() if at in two), default=8)
        linear = abs(unit.head - other.head) / 2
        return 1.0 / (1.0 + 0.6 * min(apart, linear + 1))

    def _pairs(self, unit: Unit, features: dict[str, float]) -> None:
        """Whether the article says the unit beside its governor and its neighbours."""
        tokens = self._summary.analysis.tokens
        governor = next(
            (
                other
                for other in self._content
                if other.first <= tokens[unit.head].head < other.last and other is not unit
            ),
            None,
        )
        features["head_pair"] = self._beside(unit, governor)
        features["part_same"], features["part_other"] = self._parts(unit, governor)
        features["has_head"] = float(governor is not None)
        below = [other for other in self._content if other is not unit and tokens[other.head].head == unit.head]
        features["below_pair"] = (
            sum(self._beside(unit, other) for other in below) / len(below) if below else features["head_pair"]
        )
        at = self._place.get(id(unit))
        if at is None:
            before = next((o for o in reversed(self._content) if o.last <= unit.first), None)
            after = next((o for o in self._content if o.first >= unit.last), None)
        else:
            before = self._content[at - 1] if at else None
            after = self._content[at + 1] if at + 1 < len(self._content) else None
        features["before"] = self._beside(unit, before)
        features["after"] = self._beside(unit, after)
        features["slot"] = float(self._slot(unit, before, after))

    def _parts(self, unit: Unit, governor: Unit | None) -> tuple[float, float]:
        """Whether the article has the unit in the same part, and in another part, of the clause of its governor."""
        ours = _class(self._summary.analysis, unit.head)
        if governor is None or ours not in {"subject", "object"}:
            return 0.0, 0.0
        tokens = self._article.analysis.tokens
        same = other = 0.0
        for sentence in unit.match.keys() & governor.match.keys():
            if unit.match[sentence] < _SAID or governor.match[sentence] < _SAID:
                continue
            for at in unit.at.get(sentence, ()):
                if tokens[at].head in governor.at.get(sentence, ()):
                    theirs = _class(self._article.analysis, at)
                    same = max(same, float(theirs == ours))
                    other = max(other, float(theirs != ours and theirs in {"subject", "object"}))
        return same, other

    def _beside(self, unit: Unit, other: Unit | None) -> float:
        if other is None:
            return 0.5
        tokens = self._article.analysis.tokens
        ours = abs(unit.head - other.head) + 1
        best = 0.0
        for sentence, strength in unit.match.items():
            theirs = other.match.get(sentence, 0.0)
            if strength < _SAID or theirs < _SAID:
                continue
            worth = min(strength, theirs)
            best = max(best, 0.3 * worth)
            for one in unit.at.get(sentence, ()):
                for two in other.at.get(sentence, ()):
                    linked = tokens[one].head == two or tokens[two].head == one or abs(one - two) <= ours
                    if linked:
                        best = max(best, worth)
                    elif abs(one - two) <= 8:
                        best = max(best, 0.6 * worth)
        return best

    def _slot(self, unit: Unit, before: Unit | None, after: Unit | None) -> bool:
        """Whether the article has the words before and after it with another word of its sort between them."""
        if before is None or after is None or before.best < 0.85 or after.best < 0.85:
            return False
        tokens = self._article.analysis.tokens
        width = after.head - before.head + 2
        upos = {self._summary.analysis.tokens[at].upos for at in range(unit.first, unit.last)}
        for sentence in before.match.keys() & after.match.keys():
            ends = set(after.at.get(sentence, ()))
            for start in before.at.get(sentence, ()):
                for end in range(start + 2, start + width + 1):
                    said = any(at in unit.at.get(sentence, ()) for at in range(start, end))
                    if end in ends and not said and any(tokens[at].upos in upos for at in range(start + 1, end)):
                        return True
        return False

    def _rival(self, unit: Unit, where: int, covers: dict[int, float], features: dict[str, float]) -> int:
        """The token in the unit's place in the article's best sentence; marks it in the features.

        Where that sentence has none, the next best two are searched, for the explanation alone.
        """
        features["rival"] = features["opposite"] = features["sister"] = 0.0
        if where < 0:
            return -1
        score, found = self._rival_in(unit, where, features)
        features["rival"] = score
        if found < 0:
            ranked = sorted(covers, key=lambda at: (-covers[at], at))[:3]
            near = (self._rival_in(unit, at, {})[1] for at in ranked if covers[at] >= _CLOSE * covers[where])
            found = next((at for at in near if at >= 0), -1)
        return found

    def _rival_in(self, unit: Unit, where: int, features: dict[str, float]) -> tuple[float, int]:
        """How well a token of one sentence fits the unit's place, and which."""
        taken = {at for other in self._content for at in other.at.get(where, ()) if other.match[where] >= _SAID}
        if unit.match.get(where, 0.0) >= _SAID:
            taken.update(unit.at.get(where, ()))
        analysis = self._article.analysis
        sentence = analysis.sentences[where]
        against, beside = (opposites(unit.words[0]), sisters(unit.words[0])) if len(unit.words) == 1 else ((), ())
        if unit.kind in _ITEMS:
            beside = ()
        governor = self._matched_governor(unit, where)
        relation = _class(self._summary.analysis, unit.head)
        best, found = 0.0, -1
        for at in range(sentence.first, sentence.last):
            token = analysis.tokens[at]
            if at in taken:
                continue
            key, score = word_key(token), 0.0
            if key in against:
                features["opposite"] = 1.0
                score = 0.9
            elif key in beside and is_content(token):
                features["sister"] = 1.0
                score = 0.7
            if self._alike(unit, at, where):
                score = max(score, 0.5)
                if governor >= 0 and token.head == governor and _class(analysis, at) == relation:
                    score = 1.0
            if score > best:
                best, found = score, at
        return best, found

    def _matched_governor(self, unit: Unit, where: int) -> int:
        head = self._summary.analysis.tokens[unit.head].head
        for other in self._content:
            if other.first <= head < other.last and other.match.get(where, 0.0) >= _SAID:
                return other.at[where][0]
        return -1

    def _alike(self, unit: Unit, at: int, where: int) -> bool:
        """Whether a token of the article is of the unit's sort."""
        analysis = self._article.analysis
        token = analysis.tokens[at]
        if unit.kind in {"name", "place"}:
            return any(
                name.head == at and (name.kind == "place") == (unit.kind == "place") for name in self._names(where)
            )
        if unit.kind == "figure":
            return any(f.span.start == token.start for f in self._article.figures.get(where, ()))
        if unit.kind == "date":
            return any(t.span.start == token.start for t in self._article.times.get(where, ()))
        if unit.kind in {"noun", "verb", "modifier"}:
            return is_content(token) and token.upos == self._summary.analysis.tokens[unit.head].upos
        return False

    def _names(self, where: int) -> list[Name]:
        sentence = self._article.analysis.sentences[where]
        return [n for n in self._article.analysis.names if sentence.first <= n.first < sentence.last]

    def _clause(self, unit: Unit, features: dict[str, float], said: Sequence[int]) -> None:
        """Of a clause's property: the best covered sentence with its predicate that agrees, and that does not."""
        against = [at for at, strength in unit.match.items() if strength < _SAID]
        cover = self._cover
        features["agree"] = max((cover.get(at, 0.0) for at in said), default=0.0)
        features["against"] = max((cover.get(at, 0.0) for at in against), default=0.0)
        features["lead"] = features["against"] - features["agree"]
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


def _class(analysis: Analysis, at: int) -> str:
    return relation_class(analysis.tokens[at].deprel)

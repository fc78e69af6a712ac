"""Which name, figure or date the article has for a place of the summary: reading comprehension with a linear model.

The mentions of a unit and all that could stand in its place are compared with the place: how much of the summary's
sentence their sentence says and how near, whether the same word governs them, whether they have the same preposition,
verb and neighbours, whether they count the same. ``training/summary_check/reading.py`` fitted the weights so that the
unit of a true summary wins. Where another one wins clearly, the unit was probably exchanged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.logistic import log_odds
from newsdigest.verification.summary_check.lexical_relations import DERIVED, related, stem
from newsdigest.verification.summary_check.slot_candidates import Rivalry, candidates_of
from newsdigest.verification.summary_check.slots import Slot, slot_of
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import NAME_KINDS, SAID, Unit

__all__ = ["FORMAT", "Candidate", "ContextUnit", "SlotReader", "SlotWeights", "slot_weights"]

FORMAT = 1
SlotWeights = Mapping[str, Mapping[str, float]]
"""Kind of unit -> name of a feature -> its weight."""

_SENTENCES, _OWN_SENTENCES = 12, 4
"""Sentences of the article that are searched, those first that say most of the context; and those with the unit."""

_MOST_CONTEXT = 40
_NEIGHBOUR = 0.5
"""What a word in the sentence before or after is worth."""

_DECAY, _GOVERNOR_DECAY, _BESIDE_DECAY = 0.12, 0.2, 0.25
_NOWHERE = 30
_EARLY = 3
_MOST = 6.0
"""Leads are cut off there."""

_SCALE = 10.0


class ContextUnit(NamedTuple):
    """A content unit of the same sentence, with what it tells about the place of a unit."""

    unit: Unit
    weight: float


class Candidate(NamedTuple):
    """What could stand in a place, with what speaks for it; ``key`` is None of the unit itself."""

    token: int
    key: object
    taken: bool
    features: dict[str, float]


class Reading(NamedTuple):
    """Signals of a place, and the token of the best that the article has there in place of the unit."""

    signals: dict[str, float]
    rival: int | None = None


class _Around(NamedTuple):
    """What an article's sentence says of the context, alone and with its neighbours, and where."""

    here: float
    near: float
    words: tuple[tuple[float, int, tuple[int, ...]], ...]


class SlotReader:
    """The reading of one sentence of the summary."""

    def __init__(
        self,
        content: Sequence[Unit],
        summary: TextIndex,
        article: TextIndex,
        slots: dict[tuple[str, int], Slot],
        weights: SlotWeights | None = None,
    ) -> None:
        """``slots`` keeps the places of the article's candidates, for all sentences of the summary."""
        self._content = content
        self._summary, self._article = summary, article
        self._slots = slots
        self._weights = slot_weights() if weights is None else weights
        self._unit_at = {at: unit for unit in content for at in range(unit.first, unit.last)}

    def read(
        self, unit: Unit, context: Sequence[ContextUnit], ranked: Sequence[int], said: Collection[object]
    ) -> Reading:
        """Compare a name, figure or date with what else the article has for its place.

        Args:
            unit: the unit.
            context: the other content units of its sentence.
            ranked: the article's sentences, those first that say most of the context.
            said: what the summary says anywhere, by the keys of candidates.
        """
        weights = self._weights[unit.kind]
        own = -math.inf
        best: dict[object, tuple[float, float, int, bool]] = {}
        for candidate in self.candidates(unit, context, ranked):
            features = candidate.features
            score = log_odds(features, weights)
            if candidate.key is None:
                own = max(own, score)
            elif score > best.get(candidate.key, (-math.inf,))[0]:
                any_sort = score - weights.get("alike", 0.0) * features["alike"]
                new = not candidate.taken and candidate.key not in said
                best[candidate.key] = score, any_sort, candidate.token, new
        return _reading(unit, own, weights.get("alike", 0.0), list(best.values()))

    def candidates(self, unit: Unit, context: Sequence[ContextUnit], ranked: Sequence[int]) -> Iterator[Candidate]:
        """The mentions of a unit and what could stand in its place, with their features."""
        if len(context) > _MOST_CONTEXT:
            context = sorted(context, key=lambda word: -word.weight)[:_MOST_CONTEXT]
        place = _SlotComparison(unit, context, self._content, self._unit_at, self._summary)
        own = [at for at in ranked if unit.match.get(at, 0.0) >= SAID][:_OWN_SENTENCES]
        if not own:
            own = [at for at, strength in unit.match.items() if strength >= SAID][:1]
        around: dict[int, _Around] = {}
        for found in candidates_of(unit, list(dict.fromkeys([*ranked[:_SENTENCES], *own])), self._article):
            if found.sentence not in around:
                around[found.sentence] = place.around(found.sentence)
            taken = found.key is not None and self._is_taken(found, unit)
            features = place.features(self._slot(unit, found.token), found, around[found.sentence], self._article)
            features["taken"] = float(taken)
            yield Candidate(found.token, found.key, taken, features)

    def _is_taken(self, found: Rivalry, unit: Unit) -> bool:
        """Whether another unit of the sentence is said by the token."""
        at = found.sentence
        return any(
            other is not unit and other.match.get(at, 0.0) >= SAID and found.token in other.at[at]
            for other in self._content
        )

    def _slot(self, unit: Unit, at: int) -> Slot:
        key = unit.kind, at
        if key not in self._slots:
            self._slots[key] = slot_of(self._article, *_extent(self._article, unit.kind, at))
        return self._slots[key]


def slot_weights() -> SlotWeights:
    """The packaged weights."""
    return resources.load("verification", "slot_reading.json", _read)


def _reading(unit: Unit, own: float, alike: float, others: Sequence[tuple[float, float, int, bool]]) -> Reading:
    """What the scores tell: of a unit that the article has how far it leads, of another one how good the best are."""
    rival = max(others, default=None, key=lambda found: (found[0], -found[2]))
    scores, any_sort = [found[0] for found in others], [found[1] for found in others]
    unsaid = [found[0] for found in others if found[3]]
    if unit.best < SAID or own == -math.inf:
        sorts = {"read_best": scores, "read_unsaid": unsaid, "read_any": any_sort}
        best = {name: max(found, default=0.0) / _SCALE for name, found in sorts.items()}
        return Reading(best, rival[2] if rival else None)
    top = max([own, *scores])
    share = math.exp(own - top) / sum(math.exp(score - top) for score in (own, *scores))
    signals = {
        "read_lead": _lead(scores, own),
        "read_any_lead": _lead(any_sort, own - alike),
        "read_unsaid_lead": _lead(unsaid, own),
        "read_share": share,
    }
    return Reading(signals, rival[2] if rival and rival[0] > own else None)


def _lead(scores: Sequence[float], own: float) -> float:
    return max(-_MOST, min(_MOST, max(scores, default=-math.inf) - own)) / _MOST


class _SlotComparison:
    """The place of a unit in the summary, and what the article's sentences say around such a place."""

    def __init__(
        self,
        unit: Unit,
        context: Sequence[ContextUnit],
        content: Sequence[Unit],
        unit_at: Mapping[int, Unit],
        summary: TextIndex,
    ) -> None:
        tokens = summary.analysis.tokens
        self._unit = unit
        self._slot = slot_of(summary, unit.first, unit.last, unit.head)
        self._governor = _other(unit, unit_at.get(self._slot.governor))
        self._predicate = None if self._slot.predicate is None else _other(unit, unit_at.get(self._slot.predicate))
        self._below = [o for o in content if o is not unit and unit.first <= tokens[o.head].head < unit.last]
        self._before = max((o for o in content if o.last <= unit.first), key=lambda o: o.last, default=None)
        self._after = min((o for o in content if o.first >= unit.last), key=lambda o: o.first, default=None)
        total = sum(word.weight for word in context) or 1.0
        self._context = [
            (other.match, other.at, weight / total, abs(unit.head - other.head) + 1) for other, weight in context
        ]

    def around(self, sentence: int) -> _Around:
        """What a sentence of the article says of the context."""
        here = near = 0.0
        words = []
        for match, at, weight, apart in self._context:
            said = match.get(sentence, 0.0)
            beside = _NEIGHBOUR * max(match.get(sentence - 1, 0.0), match.get(sentence + 1, 0.0))
            near += weight * max(said, beside)
            if said >= SAID:
                here += weight * said
                words.append((weight * said, apart, at[sentence]))
        return _Around(here, near, tuple(words))

    def features(self, slot: Slot, found: Rivalry, around: _Around, article: TextIndex) -> dict[str, float]:
        """What speaks for a candidate."""
        ours, at, sentence = self._slot, slot.head, found.sentence
        features = {
            "here": around.here,
            "near": around.near,
            "close": _close(around.words, at),
            "alike": float(found.alike),
            "bare": float(found.bare),
            "relation": float(slot.relation == ours.relation),
            "case_same": float(slot.case == ours.case != ""),
            "case_none": float(slot.case == ours.case == ""),
            "case_other": float("" != slot.case != ours.case != ""),
            "word_before": float(slot.before == ours.before),
            "word_after": float(slot.after == ours.after),
            "pronoun": float(article.analysis.tokens[at].upos == "PRON"),
            "position": 1.0 / (1 + sentence),
            "early": float(sentence < _EARLY),
            "before": _beside(self._before, sentence, lambda token: at - token),
            "after": _beside(self._after, sentence, lambda token: token - at),
        }
        self._governed(slot, sentence, features)
        self._in_clause(slot, sentence, features)
        if self._below:
            tokens = article.analysis.tokens
            under = [other.match.get(sentence, 0.0) for other in self._below
                     if any(tokens[token].head == at for token in other.at.get(sentence, ()))]  # fmt: skip
            features["below"] = sum(under) / len(self._below)
        if self._unit.kind == "figure":
            _counted(ours, slot, features)
        return features

    def _governed(self, slot: Slot, sentence: int, features: dict[str, float]) -> None:
        """Whether the word that governs the unit governs the candidate, or stands near it."""
        if self._governor is None:
            return
        said = self._governor.match.get(sentence, 0.0)
        at = self._governor.at[sentence] if said >= SAID else ()
        worth = said * self._governor.weight
        if slot.governor in at:
            features["governor"] = worth
            features["governor_relation"] = worth * (slot.relation == self._slot.relation)
        elif at:
            features["governor_there"] = worth
        features["governor_near"] = worth * max(
            (1.0 / (1.0 + _GOVERNOR_DECAY * abs(token - slot.head)) for token in at), default=0.0
        )

    def _in_clause(self, slot: Slot, sentence: int, features: dict[str, float]) -> None:
        """Whether the candidate belongs to the same verb, in the same part of its clause."""
        same_role = slot.role == self._slot.role
        if self._predicate is not None and self._predicate is not self._governor:
            said = self._predicate.match.get(sentence, 0.0)
            if said >= SAID and slot.predicate in self._predicate.at[sentence]:
                features["predicate"] = said
                features["predicate_role"] = said * same_role
            elif said >= SAID:
                features["predicate_there"] = said
        elif self._predicate is not None:
            features["role"] = float(same_role)


def _other(unit: Unit, found: Unit | None) -> Unit | None:
    return None if found is unit else found


def _close(words: Sequence[tuple[float, int, tuple[int, ...]]], at: int) -> float:
    """How much of the context stands around a token, less for what is farther away than in the summary."""
    total = 0.0
    for weight, apart, where in words:
        gap = min((abs(at - token) for token in where if token != at), default=_NOWHERE) - apart
        total += weight / (1.0 + _DECAY * gap) if gap > 0 else weight
    return total


def _beside(unit: Unit | None, sentence: int, steps: Callable[[int], int]) -> float:
    """How near the unit's neighbour stands on the same side."""
    if unit is None or unit.match.get(sentence, 0.0) < SAID:
        return 0.0
    apart = min((step for step in map(steps, unit.at[sentence]) if step > 0), default=0)
    return 1.0 / (1.0 + _BESIDE_DECAY * (apart - 1)) if apart else 0.0


def _counted(ours: Slot, theirs: Slot, features: dict[str, float]) -> None:
    """Whether two figures have one unit, and count the same."""
    mine = ours.figure.unit if ours.figure else ""
    other = theirs.figure.unit if theirs.figure else ""
    features["no_figure"] = float(theirs.figure is None)
    features["unit_same"] = float(mine == other)
    features["unit_other"] = float("" != mine != other != "")
    if ours.things and theirs.things:
        agreement = max(_same_thing(one, two) for one in ours.things for two in theirs.things)
        features["thing"] = agreement
        features["thing_other"] = float(agreement == 0)
    else:
        features["thing_none" if ours.things == theirs.things else "thing_one"] = 1.0


def _same_thing(one: str, two: str) -> float:
    return max(related(one).get(two, 0.0), DERIVED if stem(one) == stem(two) else 0.0)


def _extent(index: TextIndex, kind: str, at: int) -> tuple[int, int, int]:
    """The tokens of the name, figure or time of a token, half open, and the one that governs them."""
    if kind in NAME_KINDS:
        name = index.name_at.get(at)
        return (name.first, name.last, at) if name is not None else (at, at + 1, at)
    value = index.values.figure_at.get(at) if kind == "figure" else index.values.time_at.get(at)
    tokens = index.analysis.tokens
    last = at + 1
    while value is not None and last < len(tokens) and tokens[last].start < value.span.end:
        last += 1
    outer = (token for token in range(last - 1, at, -1) if not at <= tokens[token].head < last)
    return at, last, next(outer, at if not at <= tokens[at].head < last else last - 1)


def _read(package: str, name: str) -> SlotWeights:
    weights = resources.read_json(package, name, version=FORMAT)["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights are missing")
    return MappingProxyType(weights)

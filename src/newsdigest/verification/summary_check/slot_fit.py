"""Whether a unit fits its place: how closely the article's mentions of it stand beside the words that it stands beside.

For each mention of a unit in the article, the words of its summary sentence are looked for around the mention; near
ones, and those linked to it in the tree as they are in the summary, count for more. The same is done for what else
could stand in the unit's place: the other names, figures or times of these sentences. Where another one fits better,
the unit was probably exchanged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsdigest.verification.summary_check.text_index import SlotCandidate, TextIndex, is_content
from newsdigest.verification.summary_check.units import Unit

__all__ = ["SlotContext", "SlotFit", "relation_class", "slot_fit"]

_SAID = 0.5
_SENTENCES = 8
"""Sentences of the article that are searched for others that fit, and for mentions of the unit itself."""

_WORD_SENTENCES = 3
_MOST_CANDIDATES, _MOST_CONTEXT = 60, 40
"""Of an endless sentence: what could stand in a place, and the words around it, those first that weigh most."""

_ITEMS = frozenset({"name", "place", "figure", "date"})

_NEIGHBOUR = 0.35
"""What a word in the sentence before or after is worth."""

_LINKED, _EXCHANGED = 1.3, 0.4
"""What a word is worth that is linked to the mention as in the summary, or as subject where it is object there."""

_DECAY = 0.12

_CLASSES = {
    "nsubj": "subject", "nsubj:pass": "object", "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "nmod",
    "amod": "modifier", "compound": "compound", "nummod": "number", "appos": "appos", "advmod": "modifier",
    "root": "root", "conj": "conj", "obl:agent": "subject", "nmod:poss": "nmod", "flat": "compound",
}  # fmt: skip
_PARTS = frozenset({"subject", "object"})


class SlotContext(NamedTuple):
    """A content unit of the same sentence, with what it tells about the place of a unit."""

    unit: Unit
    weight: float


class SlotFit(NamedTuple):
    """How well a unit fits its place in the article, and what fits better.

    Attributes:
        own: the best of its mentions, 0 to about 1.
        rival: the best of what else could stand there.
        alike: the best of these that is of the same sort: a person for a person, a sum of money for another.
        better: the share of the others that fit better than the unit.
        unsaid: the best of those of the same sort that the summary says nowhere.
        token: where the best rival stands, if there is one.
    """

    own: float = 0.0
    rival: float = 0.0
    alike: float = 0.0
    better: float = 0.0
    unsaid: float = 0.0
    token: int | None = None


def relation_class(deprel: str) -> str:
    """A dependency relation, roughly: the subject of a passive is an object."""
    return _CLASSES.get(deprel, _CLASSES.get(deprel.partition(":")[0], "other"))


def slot_fit(
    unit: Unit,
    context: Sequence[SlotContext],
    ranked: Sequence[int],
    summary: TextIndex,
    article: TextIndex,
    said: Collection[object],
) -> SlotFit:
    """Compare the mentions of a unit with what else could stand in its place.

    Args:
        unit: a content unit.
        context: the other content units of its sentence.
        ranked: the article's sentences, those first that say most of the context.
        summary: the checked text.
        article: what it is held against.
        said: what names, figures and times the summary says anywhere, by their keys.
    """
    if len(context) > _MOST_CONTEXT:
        heavy = sorted(range(len(context)), key=lambda at: -context[at].weight)[:_MOST_CONTEXT]
        context = [context[at] for at in sorted(heavy)]
    total = sum(word.weight for word in context)
    if not total:
        return SlotFit()
    place = _SlotPlace(unit, context, summary, article)
    own = place.own(ranked) / total
    best = place.others(ranked[: _SENTENCES if unit.kind in _ITEMS else _WORD_SENTENCES])
    if not best:
        return SlotFit(own=own)
    rival, _, token = max(best.values(), key=lambda found: (found[0], -found[2]))
    alike = max((worth for worth, same, _ in best.values() if same), default=0.0)
    better = sum(worth / total > own for worth, _, _ in best.values()) / len(best)
    unsaid = max((worth for key, (worth, same, _) in best.items() if same and key not in said), default=0.0)
    return SlotFit(own, rival / total, alike / total, better, unsaid / total, token)


class _Around(NamedTuple):
    """What an article's sentence says of the context."""

    elsewhere: float  # the weight of what the sentences before and after say, in full
    words: tuple[tuple[float, float, int, tuple[int, ...], str, str], ...]


class _SlotPlace:
    """The place of a unit in its sentence: what stands around it, how far away and how it is linked to it."""

    def __init__(self, unit: Unit, context: Sequence[SlotContext], summary: TextIndex, article: TextIndex) -> None:
        self._tokens = article.analysis.tokens
        self._unit, self._units = unit, [other for other, _ in context]
        self._candidates = SlotCandidates(unit, summary, article)
        ours = summary.analysis.tokens
        self._context = [
            (
                other.match,
                other.at,
                weight,
                abs(unit.head - other.head) + 1,
                relation_class(ours[unit.head].deprel) if ours[unit.head].head == other.head else "",
                relation_class(ours[other.head].deprel) if ours[other.head].head == unit.head else "",
            )
            for other, weight in context
        ]

    def own(self, ranked: Sequence[int]) -> float:
        """How much of the context stands around the best mention of the unit."""
        best = 0.0
        for sentence in [at for at in ranked if self._unit.match.get(at, 0.0) >= _SAID][:_SENTENCES]:
            around = self.around(sentence)
            worth = max((self.worth(at, around) for at in self._unit.at[sentence]), default=0.0)
            best = max(best, worth * self._unit.match[sentence])
        return best

    def others(self, sentences: Sequence[int]) -> dict[object, tuple[float, bool, int]]:
        """What else could stand there: its worth, whether it is of the unit's sort, and its token."""
        best: dict[object, tuple[float, bool, int]] = {}
        for sentence in sentences:
            around = self.around(sentence)
            taken = {at for other in (*self._units, self._unit) for at in _said_at(other, sentence)}
            for at, key, same_sort in self._candidates.within(sentence, taken):
                worth = self.worth(at, around)
                if worth > best.get(key, (0.0, False, at))[0]:
                    best[key] = (worth, same_sort, at)
        return best

    def around(self, sentence: int) -> _Around:
        elsewhere, words = 0.0, []
        for match, at, weight, apart, above, below in self._context:
            here = match.get(sentence, 0.0)
            least = _NEIGHBOUR * max(match.get(sentence - 1, 0.0), match.get(sentence + 1, 0.0))
            if here >= _SAID and here > least:
                words.append((weight * here, weight * least, apart, at[sentence], above, below))
            else:
                elsewhere += weight * least
        return _Around(elsewhere, tuple(words))

    def worth(self, at: int, around: _Around) -> float:
        """How much of the context stands around a token of the article."""
        tokens = self._tokens
        head = tokens[at].head
        total = around.elsewhere
        for full, least, apart, words, above, below in around.words:
            best = least
            for word in words:
                if word == at:
                    continue
                gap = abs(at - word) - apart
                near = full / (1.0 + _DECAY * gap) if gap > 0 else full
                if above and head == word:
                    near = full * _linked(above, tokens[at].deprel)
                elif below and tokens[word].head == at:
                    near = full * _linked(below, tokens[word].deprel)
                best = max(best, near)
            total += best
        return total


def _linked(ours: str, deprel: str) -> float:
    theirs = relation_class(deprel)
    if ours == theirs:
        return _LINKED
    return _EXCHANGED if ours in _PARTS and theirs in _PARTS else 1.0


def _said_at(unit: Unit, sentence: int) -> Sequence[int]:
    return unit.at.get(sentence, ()) if unit.match.get(sentence, 0.0) >= _SAID else ()


def _near(found: Sequence[SlotCandidate], taken: set[int]) -> Sequence[SlotCandidate]:
    """Candidates of a sentence; of an endless one those after the first token that says something."""
    if len(found) <= _MOST_CANDIDATES:
        return found
    first = bisect_left(found, min(taken, default=0), key=lambda other: other.at)
    return found[first : first + _MOST_CANDIDATES]


class SlotCandidates:
    """Tokens that could stand in a unit's place."""

    def __init__(self, unit: Unit, summary: TextIndex, article: TextIndex) -> None:
        self._unit = unit
        self._upos = summary.analysis.tokens[unit.head].upos
        self._article = article

    def within(self, sentence: int, taken: set[int]) -> Iterator[tuple[int, object, bool]]:
        """Those of a sentence: token, what it stands for, whether it is of the same sort."""
        if self._unit.kind in {"name", "place"}:
            return self._names(sentence, taken)
        return self._values(sentence, taken) if self._unit.kind in _ITEMS else self._words(sentence, taken)

    def _names(self, sentence: int, taken: set[int]) -> Iterator[tuple[int, object, bool]]:
        entities = {self._article.analysis.entity_at.get(at, -1) for at in taken}
        words = set(self._unit.words)
        for other in _near(self._article.named_in.get(sentence, ()), taken):
            if other.at not in taken and other.key not in entities and words.isdisjoint(other.words):
                yield other.at, other.key, other.sort == self._unit.sort

    def _values(self, sentence: int, taken: set[int]) -> Iterator[tuple[int, object, bool]]:
        values = self._article.numbers_in if self._unit.kind == "figure" else self._article.dated_in
        for other in _near(values.get(sentence, ()), taken):
            if other.at not in taken:
                yield other.at, other.key, other.sort == self._unit.sort

    def _words(self, sentence: int, taken: set[int]) -> Iterator[tuple[int, object, bool]]:
        for token in self._article.inside(sentence, taken):
            if token.upos == self._upos and token.index not in taken and is_content(token):
                yield token.index, token.lemma, True

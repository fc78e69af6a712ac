"""Whether the article says a unit beside the words that the summary has it beside: its governor, its neighbours."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from newsdigest.verification.summary_check.slots import relation_class
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import SAID, Unit

__all__ = ["SentencePairing"]

_UNKNOWN = 0.5
"""The agreement of a pair without a second unit."""

_FAR = 0.3
"""The agreement of two units that are only in the same sentence of the article."""

_NEAR_WORDS, _NEAR = 8, 0.6
_PARTS = frozenset({"subject", "object"})


class SentencePairing:
    """Pairs of units of one sentence of the summary, looked up in the article."""

    def __init__(
        self, content: Sequence[Unit], summary: TextIndex, article: TextIndex, known: dict[Hashable, float]
    ) -> None:
        """``known`` keeps what was found of pairs, for sentences that repeat each other."""
        self._content = content
        self._known = known
        self._place = {id(unit): at for at, unit in enumerate(content)}
        self._ours = summary.analysis
        self._theirs = article.analysis

    def signals(self, unit: Unit) -> dict[str, float]:
        """The signals of the pairs that a unit is part of."""
        governor = self.governor(unit)
        head_pair = self._beside(unit, governor)
        same, other = self._parts(unit, governor)
        below = [self._beside(unit, part) for part in self._below(unit)]
        before, after = self._neighbours(unit)
        return {
            "head_pair": head_pair,
            "part_same": same,
            "part_other": other,
            "has_head": float(governor is not None),
            "below_pair": sum(below) / len(below) if below else head_pair,
            "before": self._beside(unit, before),
            "after": self._beside(unit, after),
            "slot": float(self._slot(unit, before, after)),
        }

    def governor(self, unit: Unit) -> Unit | None:
        """The content unit that governs the unit."""
        head = self._ours.tokens[unit.head].head
        return next((o for o in self._content if o.first <= head < o.last and o is not unit), None)

    def _below(self, unit: Unit) -> Iterable[Unit]:
        tokens = self._ours.tokens
        return (o for o in self._content if o is not unit and tokens[o.head].head == unit.head)

    def _neighbours(self, unit: Unit) -> tuple[Unit | None, Unit | None]:
        at = self._place.get(id(unit))
        if at is None:
            before = next((o for o in reversed(self._content) if o.last <= unit.first), None)
            return before, next((o for o in self._content if o.first >= unit.last), None)
        before = self._content[at - 1] if at else None
        return before, self._content[at + 1] if at + 1 < len(self._content) else None

    def _parts(self, unit: Unit, governor: Unit | None) -> tuple[float, float]:
        """Whether the article has the unit in the same part, and in another part, of the clause of its governor."""
        ours = relation_class(self._ours.tokens[unit.head].deprel)
        if governor is None or ours not in _PARTS:
            return 0.0, 0.0
        same = other = 0.0
        for sentence in _shared(unit, governor):
            if same and other:
                break
            theirs = self._parts_in(sentence, unit, governor)
            same = max(same, float(ours in theirs))
            other = max(other, float(bool(theirs & (_PARTS - {ours}))))
        return same, other

    def _parts_in(self, sentence: int, unit: Unit, governor: Unit) -> set[str]:
        """The relations of the unit to its governor in a sentence of the article."""
        heads = governor.at.get(sentence, ())
        tokens = self._theirs.tokens
        return {
            relation_class(self._theirs.tokens[at].deprel)
            for at in unit.at.get(sentence, ())
            if tokens[at].head in heads
        }

    def _beside(self, unit: Unit, other: Unit | None) -> float:
        if other is None:
            return _UNKNOWN
        ours = abs(unit.head - other.head) + 1
        key = (id(unit.match), id(other.match), ours)
        if key not in self._known:
            self._known[key] = self._found_beside(unit, other, ours)
        return self._known[key]

    def _found_beside(self, unit: Unit, other: Unit, ours: int) -> float:
        best, most = 0.0, min(unit.best, other.best)
        for sentence in _shared(unit, other):
            worth = min(unit.match[sentence], other.match[sentence])
            if worth <= best:
                continue
            near = max(
                (self._nearness(one, two, ours) for one in unit.at.get(sentence, ()) for two in other.at[sentence]),
                default=_FAR,
            )
            best = max(best, worth * near)
            if best >= most:
                break
        return best

    def _nearness(self, one: int, two: int, ours: int) -> float:
        tokens = self._theirs.tokens
        apart = abs(one - two)
        if tokens[one].head == two or tokens[two].head == one or apart <= ours:
            return 1.0
        return _NEAR if apart <= _NEAR_WORDS else _FAR

    def _slot(self, unit: Unit, before: Unit | None, after: Unit | None) -> bool:
        """Whether the article has the words before and after it with another word of its sort between them."""
        if before is None or after is None or before.best < 0.85 or after.best < 0.85:
            return False
        width = after.head - before.head + 2
        upos = frozenset(self._ours.tokens[at].upos for at in range(unit.first, unit.last))
        key = (id(unit.match), id(before.match), id(after.match), width, upos)
        if key not in self._known:
            self._known[key] = self._found_replaced(unit, before, after, width, upos)
        return bool(self._known[key])

    def _found_replaced(self, unit: Unit, before: Unit, after: Unit, width: int, upos: frozenset[str]) -> bool:
        return any(
            self._replaced(range(start + 1, end), unit.at.get(sentence, ()), upos)
            for sentence in before.match.keys() & after.match.keys()
            for start in before.at.get(sentence, ())
            for end in after.at.get(sentence, ())
            if start + 2 <= end <= start + width
        )

    def _replaced(self, between: range, own: Sequence[int], upos: frozenset[str]) -> bool:
        tokens = self._theirs.tokens
        return not any(at in own for at in between) and any(tokens[at].upos in upos for at in between)


def _shared(one: Unit, two: Unit) -> Iterator[int]:
    """The article's sentences that say both units."""
    return (at for at, said in one.match.items() if said >= SAID and two.match.get(at, 0.0) >= SAID)

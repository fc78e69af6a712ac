"""What the article has in the place of a unit: another name, figure, time or word of the sentence with the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from newsdigest.model.analysis import Name, Token
from newsdigest.verification.summary_check.lexical_relations import opposites, sisters
from newsdigest.verification.summary_check.name_forms import stands_in_longer_name
from newsdigest.verification.summary_check.slot_candidates import may_be_same
from newsdigest.verification.summary_check.slots import relation_class
from newsdigest.verification.summary_check.text_index import TextIndex, is_content, name_words, word_key
from newsdigest.verification.summary_check.units import ITEM_KINDS, NAME_KINDS, SAID, Unit

__all__ = ["Rival", "RivalSearch"]

_CLOSE = 0.7
"""A sentence that says this part of what the best one says is searched for a rival, too."""

_SEARCHED = 3
_OPPOSITE, _SISTER, _ALIKE, _SAME_PART = 0.9, 0.7, 0.5, 1.0
"""How well a word fits the place: an opposite, a word beside it in WordNet, one of its sort, one of its sort in the
same part of the clause."""


class Rival(NamedTuple):
    """A token in a unit's place.

    Attributes:
        fit: how well it fits the place, 0 to 1.
        token: the token of the article, if any.
        opposite: whether the sentence has an opposite of the unit.
        sister: whether it has a word from beside the unit in WordNet.
    """

    fit: float = 0.0
    token: int | None = None
    opposite: bool = False
    sister: bool = False


class RivalSearch:
    """The search for one sentence of the summary."""

    def __init__(self, content: Sequence[Unit], summary: TextIndex, article: TextIndex) -> None:
        self._content = content
        self._ours = summary.analysis
        self._article = article

    def best(self, unit: Unit, where: int | None, covers: Mapping[int, float]) -> Rival:
        """The rival in the article's best sentence.

        Where that sentence has none, the next best two are searched, for the explanation alone.
        """
        if where is None:
            return Rival()
        found = self._in_sentence(unit, where)
        if found.token is not None:
            return found
        ranked = sorted(covers, key=lambda at: (-covers[at], at))[:_SEARCHED]
        near = (self._in_sentence(unit, at).token for at in ranked if covers[at] >= _CLOSE * covers[where])
        return found._replace(token=next((at for at in near if at is not None), None))

    def _in_sentence(self, unit: Unit, where: int) -> Rival:
        taken = self._taken(unit, where)
        against, beside = self._contrary(unit)
        part = self._matched_governor(unit, where), relation_class(self._ours.tokens[unit.head].deprel)
        inside = self._article.inside(where, taken)
        alike = self._alike(unit, inside)
        best = Rival()
        for token in inside:
            if token.index in taken:
                continue
            opposite = word_key(token) in against
            sister = not opposite and word_key(token) in beside and is_content(token)
            fit = _OPPOSITE if opposite else _SISTER if sister else 0.0
            if token.index in alike:
                fit = max(fit, _SAME_PART if (token.head, relation_class(token.deprel)) == part else _ALIKE)
            best = best._replace(opposite=best.opposite or opposite, sister=best.sister or sister)
            if fit > best.fit:
                best = best._replace(fit=fit, token=token.index)
        return best

    def _contrary(self, unit: Unit) -> tuple[Collection[str], Collection[str]]:
        """The opposites of a unit's word, and the words beside it in WordNet."""
        if len(unit.words) != 1:
            return (), ()
        return opposites(unit.words[0]), () if unit.kind in ITEM_KINDS else sisters(unit.words[0])

    def _taken(self, unit: Unit, where: int) -> set[int]:
        """The tokens of a sentence that say units of the summary."""
        said = [*self._content, unit]
        return {at for other in said if other.match.get(where, 0.0) >= SAID for at in other.at.get(where, ())}

    def _matched_governor(self, unit: Unit, where: int) -> int | None:
        head = self._ours.tokens[unit.head].head
        for other in self._content:
            if other.first <= head < other.last and other.match.get(where, 0.0) >= SAID:
                return other.at[where][0]
        return None

    def _alike(self, unit: Unit, inside: Sequence[Token]) -> set[int]:
        """The tokens of a sentence of the article that are of the unit's sort."""
        if unit.kind in NAME_KINDS:
            name_at = self._article.name_at
            names = (name_at[token.index] for token in inside if token.index in name_at)
            return {name.head for name in names if self._is_other(unit, name)}
        if unit.kind in {"figure", "date"}:
            return {token.index for token in inside if self._begins_value(unit, token)}
        if unit.kind in {"noun", "verb", "modifier"}:
            upos = self._ours.tokens[unit.head].upos
            return {token.index for token in inside if token.upos == upos and is_content(token)}
        return set()

    def _is_other(self, unit: Unit, name: Name) -> bool:
        """Whether a name of the unit's sort is neither part of a longer one nor what the unit says in another form."""
        if (name.kind == "place") != (unit.kind == "place") or stands_in_longer_name(self._article, name.head):
            return False
        if unit.best < SAID:
            return True
        said = {at for sentence, found in unit.at.items() if unit.match[sentence] >= SAID for at in found}
        words = name_words(self._article.analysis.tokens[name.first : name.last])
        return said.isdisjoint(range(name.first, name.last)) and not may_be_same(unit, words, name.kind)

    def _begins_value(self, unit: Unit, token: Token) -> bool:
        """Whether a figure, for a figure, or a time, for a date, begins with a token of the article."""
        values = self._article.values
        value = (values.figure_at if unit.kind == "figure" else values.time_at).get(token.index)
        return value is not None and value.span.start == token.start

"""Whether the article's clauses with the same predicate agree: on negation, on status, on who does it to whom."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from newsdigest.model.analysis import Clause
from newsdigest.model.enums import EventStatus
from newsdigest.verification.summary_check.exchanged_parties import MUTUAL
from newsdigest.verification.summary_check.lexical_relations import SYNONYM, related
from newsdigest.verification.summary_check.parties import agents_and_patients
from newsdigest.verification.summary_check.text_index import TextIndex, word_key
from newsdigest.verification.summary_check.units import Unit
from newsdigest.verification.summary_check.word_matching import match_word

__all__ = ["ClauseMatching"]

_UNREAL = {
    EventStatus.PLANNED: 1,
    EventStatus.POSSIBLE: 1,
    EventStatus.CONDITIONAL: 1,
    EventStatus.HAPPENED: 0,
    EventStatus.ONGOING: 0,
}
"""Whether the event of a status is future or uncertain (1), or presented as fact (0)."""

_SAME_PREDICATE = 0.6
_FEW = frozenset({"few", "fewer", "little", "only", "hardly"})


def _event_statuses(text: TextIndex) -> dict[int, EventStatus]:
    """The status of each event by the start of its predicate."""
    return {event.predicate_span.start: event.status for event in text.facts.events}


class ClauseMatching:
    """The clauses of a summary against those of the article with the same predicates."""

    def __init__(self, by_head: Mapping[int, Unit], summary: TextIndex, article: TextIndex) -> None:
        """``by_head`` has the units of words by the tokens that govern them."""
        self._by_head = by_head
        self._summary = summary
        self._article = article
        self._statuses = _event_statuses(summary), _event_statuses(article)
        self._twins: dict[Hashable, Unit] = {}
        self._others: dict[tuple[object, ...], Unit] = {}  # predicates that are no unit, by their words

    def match(self, unit: Unit, clause: Clause) -> None:
        """What sentences with the same predicate say of its negation, its status, and who does it to whom."""
        predicate = self._by_head.get(clause.predicate)
        if predicate is None:
            predicate = self._other(unit)
        twin = self._twins.setdefault(self._question(unit, clause, predicate), unit)
        if twin is not unit:
            unit.say_as(twin)
            return
        for sentence, strength in predicate.match.items():
            for at in predicate.at.get(sentence, ()) if strength >= _SAME_PREDICATE else ():
                agreement = self._agreement_at(unit, clause, at)
                if agreement is None:
                    continue
                if agreement < 0.5:
                    unit.match.setdefault(sentence, 0.0)
                    unit.at.setdefault(sentence, (at,))
                unit.say(sentence, agreement, (at,))

    def _question(self, unit: Unit, clause: Clause, predicate: Unit) -> Hashable:
        """All that the comparison of a clause's property depends on; what was found for a word stands for the word."""
        about: tuple[Hashable, ...]
        if unit.kind == "negation":
            about = (clause.index in self._summary.negative,)
        elif unit.kind == "status":
            about = (self._our_status(clause),)
        else:
            about = tuple(
                tuple(id(self._by_head[at].match) for at in part if at in self._by_head)
                for part in agents_and_patients(clause)
            )
        return unit.kind, id(predicate.match), about

    def _our_status(self, clause: Clause) -> EventStatus | None:
        return self._statuses[0].get(self._summary.analysis.tokens[clause.predicate].start)

    def _other(self, unit: Unit) -> Unit:
        """Where the article has a predicate that is no unit of its own."""
        token = self._summary.analysis.tokens[unit.head]
        key = (unit.words, token.text)
        if key not in self._others:
            found = Unit("verb", unit.first, unit.last, unit.head, unit.sentence, words=unit.words)
            match_word(found, token, self._article)
            self._others[key] = found
        return self._others[key]

    def _agreement_at(self, unit: Unit, ours: Clause, at: int) -> float | None:
        """How far the article's clause of a token agrees; None where it says nothing about it."""
        theirs = self._article.analysis.clause_of(at)
        if theirs is None:
            return None
        if unit.kind == "negation":
            if unit.words == ("be",) and not self._is_of_the_same(ours, theirs):
                return None  # "there were no injuries" is not the opposite of "he was at home"
            if self._is_of_the_most(ours):
                return None
            denied = ours.index in self._summary.negative
            if self._is_opposed(unit, at):
                return float(not denied)
            alike = denied == (theirs.index in self._article.negative)
            if not alike and (at != theirs.predicate or self._is_of_few(theirs)):
                return None
            return float(alike)
        if at != theirs.predicate:
            return None
        return self._status(ours, theirs) if unit.kind == "status" else self._order(ours, theirs)

    def _is_of_the_same(self, ours: Clause, theirs: Clause) -> bool:
        """Whether two clauses that only say that there is something have a subject in common."""
        own = {word_key(self._summary.analysis.tokens[at]) for at in ours.subjects}
        others = {word_key(self._article.analysis.tokens[at]) for at in theirs.subjects}
        return any(strength >= SYNONYM and word in others for key in own for word, strength in related(key).items())

    def _is_of_the_most(self, clause: Clause) -> bool:
        """Whether a clause of the summary compares all with one, and denies nothing: "no state has given more"."""
        analysis = self._summary.analysis
        below = {analysis.tokens[at].text.lower() for subject in clause.subjects for at in analysis.children[subject]}
        sentence = analysis.sentences[clause.sentence]
        compared = any(token.xpos in {"JJR", "RBR"} for token in analysis.tokens[sentence.first : sentence.last])
        return compared and not below.isdisjoint({"no", "none"})

    def _is_of_few(self, clause: Clause) -> bool:
        """Whether a clause of the article is about few, which is to deny it of most: "few doctors support it"."""
        analysis = self._article.analysis
        near = (at for subject in clause.subjects for at in (subject, *analysis.children[subject]))
        words = {analysis.tokens[at].text.lower() for at in near}
        return not words.isdisjoint(_FEW) and "a" not in words

    def _is_opposed(self, unit: Unit, at: int) -> bool:
        """Whether a predicate is found as a denied opposite: "not guilty" for "acquitted"."""
        token = self._article.analysis.tokens[at]
        return self._article.is_denied(token) and word_key(token) not in related(unit.words[0])

    def _status(self, ours: Clause, theirs: Clause) -> float | None:
        mine = self._our_status(ours)
        known = self._statuses[1].get(self._article.analysis.tokens[theirs.predicate].start)
        if mine is None or known is None or EventStatus.DENIED in {mine, known}:
            return None
        return 1.0 if mine is known else 0.8 if _UNREAL[mine] == _UNREAL[known] else 0.0

    def _order(self, ours: Clause, theirs: Clause) -> float | None:
        """1 where agent and patient are the article's, 0 where they are exchanged, None where it is unknown."""
        agents, patients = agents_and_patients(ours)
        their_agents, their_patients = agents_and_patients(theirs)
        straight = self._same(agents, their_agents) + self._same(patients, their_patients)
        crossed = self._same(agents, their_patients) + self._same(patients, their_agents)
        if straight == crossed or (crossed > straight and self._is_mutual(ours)):
            return None
        return 1.0 if straight > crossed else 0.0

    def _is_mutual(self, clause: Clause) -> bool:
        """Whether the other party may have done the same: "met", "married"."""
        return self._summary.analysis.tokens[clause.predicate].lemma in MUTUAL

    def _same(self, ours: Sequence[int], theirs: Sequence[int]) -> int:
        for unit in (self._by_head[at] for at in ours if at in self._by_head):
            for other in theirs:
                sentence = self._article.analysis.tokens[other].sentence
                if unit.match.get(sentence, 0.0) >= 0.6 and _within(other, unit.at.get(sentence, ()), self._article):
                    return 1
        return 0


def _within(head: int, tokens: Sequence[int], article: TextIndex) -> bool:
    entity = article.analysis.entity_at.get(head)
    return head in tokens or any(entity is not None and article.analysis.entity_at.get(at) == entity for at in tokens)

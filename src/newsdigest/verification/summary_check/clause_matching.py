"""Whether the article's clauses with the same predicate agree: on negation, on status, on who does it to whom."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.model.analysis import Clause
from newsdigest.model.enums import EventStatus
from newsdigest.verification.summary_check.text_index import TextIndex
from newsdigest.verification.summary_check.units import Unit
from newsdigest.verification.summary_check.word_matching import match_word

__all__ = ["event_statuses", "match_clause"]

_UNREAL = {
    EventStatus.PLANNED: 1,
    EventStatus.POSSIBLE: 1,
    EventStatus.CONDITIONAL: 1,
    EventStatus.HAPPENED: 0,
    EventStatus.ONGOING: 0,
}
"""Whether the event of a status is future or uncertain (1), or presented as fact (0)."""


def event_statuses(text: TextIndex) -> dict[int, EventStatus]:
    """The status of each event by the start of its predicate."""
    return {event.predicate_span.start: event.status for event in text.facts.events}


def match_clause(
    unit: Unit,
    clause: Clause,
    by_head: dict[int, Unit],
    summary: TextIndex,
    article: TextIndex,
    statuses: tuple[dict[int, EventStatus], dict[int, EventStatus]],
) -> None:
    """What sentences with the same predicate say of its negation, its status, and who does it to whom."""
    predicate = by_head.get(clause.predicate)
    if predicate is None:
        predicate = Unit("verb", unit.first, unit.last, unit.head, unit.sentence, words=unit.words)
        match_word(predicate, summary.analysis.tokens[unit.head], article)
    for sentence, strength in predicate.match.items():
        if strength < 0.6:
            continue
        for at in predicate.at.get(sentence, ()):
            owner = article.analysis.clause_at[at]
            if owner < 0:
                continue
            other = article.analysis.clauses[owner]
            agreement = _agreement(unit, clause, other, by_head, summary, article, statuses, at == other.predicate)
            if agreement is not None:
                if agreement < 0.5:
                    unit.match.setdefault(sentence, 0.0)
                    unit.at.setdefault(sentence, (at,))
                unit.say(sentence, agreement, (at,))


def _agreement(
    unit: Unit,
    ours: Clause,
    theirs: Clause,
    by_head: dict[int, Unit],
    summary: TextIndex,
    article: TextIndex,
    statuses: tuple[dict[int, EventStatus], dict[int, EventStatus]],
    is_predicate: bool,
) -> float | None:
    if unit.kind == "negation":
        return 1.0 if (ours.index in summary.negative) == (theirs.index in article.negative) else 0.0
    if not is_predicate:
        return None
    if unit.kind == "status":
        mine = statuses[0].get(summary.analysis.tokens[ours.predicate].start)
        known = statuses[1].get(article.analysis.tokens[theirs.predicate].start)
        if mine is None or known is None or EventStatus.DENIED in {mine, known}:
            return None
        return 1.0 if mine is known else 0.8 if _UNREAL[mine] == _UNREAL[known] else 0.0
    return _order(ours, theirs, by_head, article)


def _order(ours: Clause, theirs: Clause, by_head: dict[int, Unit], article: TextIndex) -> float | None:
    """1 where agent and patient are the article's, 0 where they are exchanged, None where it is unknown."""
    agents, patients = _parts(ours)
    their_agents, their_patients = _parts(theirs)
    straight = _same(agents, their_agents, by_head, article) + _same(patients, their_patients, by_head, article)
    crossed = _same(agents, their_patients, by_head, article) + _same(patients, their_agents, by_head, article)
    if straight == crossed:
        return None
    return 1.0 if straight > crossed else 0.0


def _parts(clause: Clause) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (clause.agents, clause.subjects) if clause.passive else (clause.subjects, clause.objects)


def _same(ours: Sequence[int], theirs: Sequence[int], by_head: dict[int, Unit], article: TextIndex) -> int:
    for at in ours:
        unit = by_head.get(at)
        if unit is None:
            continue
        for other in theirs:
            sentence = article.analysis.tokens[other].sentence
            if unit.match.get(sentence, 0.0) >= 0.6 and _within(other, unit.at.get(sentence, ()), article):
                return 1
    return 0


def _within(head: int, tokens: Sequence[int], article: TextIndex) -> bool:
    entity = article.analysis.entity_at.get(head)
    return head in tokens or any(entity is not None and article.analysis.entity_at.get(at) == entity for at in tokens)

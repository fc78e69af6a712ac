"""The factuality of an event, as the article presents it.

The status of a clause comes from the nearest marker: a negation, a condition, its modal verb, the verb that governs it
("plans to", "refused to", "is believed to"), its tense; a clause without a tense of its own has the status of the
clause that governs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsdigest import resources
from newsdigest.facts.events.outcomes import tells_an_outcome
from newsdigest.lexicon.function_words import CONDITIONALS, HEDGES, MODALS
from newsdigest.model.analysis import Analysis, Clause
from newsdigest.model.enums import EventStatus

__all__ = ["statuses"]

_CONDITIONS = CONDITIONALS | {"should", "provided", "in case", "as long as"}
_MODALS: Mapping[str, EventStatus] = MappingProxyType(
    dict.fromkeys(MODALS | {"ought"}, EventStatus.POSSIBLE)
    | dict.fromkeys(("will", "shall", "to", "would"), EventStatus.PLANNED)
)
_HEDGES = HEDGES | {"potentially"}
_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE})
_SUPPORTED = frozenset({"xcomp", "ccomp", "csubj", "advcl", "acl"})
_FEWEST_BEFORE = 2  # tokens before an infinitive: its "to", and what it may depend on
_DENIED_BELOW_A_DENIAL = frozenset({"xcomp", "ccomp"})


def statuses(analysis: Analysis) -> tuple[EventStatus, ...]:
    """The status of each clause of the article, by the clause's index."""
    verbs = resources.load("facts", "factuality.tsv", _build)
    known: list[EventStatus | None] = [None] * len(analysis.clauses)
    for clause in analysis.clauses:
        chain = [clause]
        above_it = analysis.governing(clause)
        while known[chain[-1].index] is None and above_it is not None and len(chain) <= len(known):
            chain.append(above_it)
            above_it = analysis.governing(above_it)
        for link in reversed(chain):
            if known[link.index] is None:
                above = None if link.parent is None else known[link.parent]
                known[link.index] = _status(analysis, link, above, verbs)
    return tuple(status or EventStatus.HAPPENED for status in known)


def _status(
    analysis: Analysis, clause: Clause, above: EventStatus | None, verbs: Mapping[str, EventStatus]
) -> EventStatus:
    if clause.marker in _CONDITIONS and clause.relation.startswith("advcl"):
        return EventStatus.CONDITIONAL  # "if it is not repaired" denies nothing
    if clause.negated:
        return EventStatus.DENIED
    if clause.modal and not (clause.modal == "to" and _is_outcome(analysis, clause)):
        return _modal_status(analysis, clause)
    governed = _governed(analysis, clause, verbs)
    if governed is not None:
        return governed
    if _is_hedged(analysis, clause):
        return EventStatus.POSSIBLE
    expected = _expected(analysis, clause, verbs)
    if expected is not None:
        return expected
    if clause.tense:
        return _plain_status(analysis, clause)
    if clause.marker == "to" and clause.relation.startswith(("advcl", "acl")) and not _is_outcome(analysis, clause):
        return EventStatus.POSSIBLE  # a purpose is not yet a fact
    return above or EventStatus.HAPPENED


def _is_outcome(analysis: Analysis, clause: Clause) -> bool:
    """Whether an infinitive says what came of the word above it, or of the word right before its "to"."""
    tokens, verb = analysis.tokens, analysis.tokens[clause.predicate]
    if verb.index < _FEWEST_BEFORE or tokens[verb.index - 1].text.lower() != "to":
        return False
    near = (tokens[verb.head], tokens[verb.index - _FEWEST_BEFORE])
    return any(tells_an_outcome(verb.lemma.lower(), token.lemma.lower()) for token in near)


def _modal_status(analysis: Analysis, clause: Clause) -> EventStatus:
    if clause.modal == "would" and _has_condition(analysis, clause):
        return EventStatus.CONDITIONAL
    if clause.modal == "could" and clause.aspect == "perfect":
        return EventStatus.POSSIBLE
    return _MODALS.get(clause.modal, EventStatus.POSSIBLE)


def _has_condition(analysis: Analysis, clause: Clause) -> bool:
    tokens = analysis.tokens
    return any(
        tokens[grandchild].deprel == "mark" and tokens[grandchild].text.lower() in _CONDITIONS
        for child in analysis.children[clause.predicate]
        if tokens[child].deprel.startswith("advcl")
        for grandchild in analysis.children[child]
    )


def _governed(analysis: Analysis, clause: Clause, verbs: Mapping[str, EventStatus]) -> EventStatus | None:
    """What the verb above says of this clause, or None where it says nothing."""
    parent = analysis.governing(clause)
    if parent is None or clause.relation.partition(":")[0] not in _SUPPORTED:
        return None
    if clause.relation.startswith("advcl") and clause.marker != "to":
        return None
    if clause.relation == "ccomp" and clause.tense == "past" and not parent.passive:
        return EventStatus.HAPPENED if not parent.negated else None
    status = verbs.get(analysis.tokens[parent.predicate].lemma.lower())
    if status is None or clause.relation in {"acl:relcl", "advcl"}:
        return None
    return EventStatus.DENIED if parent.negated and clause.relation in _DENIED_BELOW_A_DENIAL else status


def _expected(analysis: Analysis, clause: Clause, verbs: Mapping[str, EventStatus]) -> EventStatus | None:
    """What "is expected to", "is due to" and "are set to" say of the event that follows them: it is theirs, too.

    Only a passive or an adjective has no event of its own; a council that "plans to close" a school does plan.
    """
    token, tokens = analysis.tokens[clause.predicate], analysis.tokens
    if clause.tense != "present":
        return None
    if token.xpos == "VB" and token.index and tokens[token.index - 1].text.lower() == "to":
        status = verbs.get(tokens[token.head].lemma.lower())  # "is due" above its infinitive
        return status if status in _AHEAD else None
    if not clause.passive and token.upos == "VERB":
        return None
    status = verbs.get(token.lemma.lower())
    if status not in _AHEAD:
        return None
    infinitive = any(
        tokens[at].deprel == "xcomp" and _is_infinitive(analysis, at) for at in analysis.children[token.index]
    )
    return status if infinitive else None


def _is_infinitive(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tokens[child].lemma.lower() == "to" for child in analysis.children[verb])


def _is_hedged(analysis: Analysis, clause: Clause) -> bool:
    below = [analysis.tokens[child].lemma.lower() for child in analysis.children[clause.predicate]]
    return not _HEDGES.isdisjoint(below)


def _plain_status(analysis: Analysis, clause: Clause) -> EventStatus:
    """Of a clause with a tense and nothing else: what is going on is ongoing, the rest has happened."""
    if clause.tense == "present" and clause.aspect == "progressive":
        return EventStatus.PLANNED if analysis.tokens[clause.predicate].lemma == "go" else EventStatus.ONGOING
    below = [analysis.tokens[child] for child in analysis.children[clause.predicate]]
    if clause.tense == "present" and any(word.deprel == "aux:pass" and word.text.lower() == "being" for word in below):
        return EventStatus.ONGOING  # "is being built"
    states = analysis.tokens[clause.predicate].upos != "VERB"
    return EventStatus.ONGOING if states and clause.tense == "present" else EventStatus.HAPPENED


def _build(package: str, name: str) -> Mapping[str, EventStatus]:
    rows = resources.read_rows(package, name)
    return MappingProxyType({lemma: EventStatus(status) for lemma, status in rows})

"""The bodily acts by which people were hurt or things destroyed: "rammed a car into the gate" answers "how".

The verbs stand in ``data/reasons.tsv`` (``act``), the nouns of accidents and attacks too (``mishap``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdigest.facts.event_spans import TokenRange, clause_range, noun_end, noun_start
from newsdigest.model.analysis import Analysis, Clause

__all__ = ["HURT", "harmful_acts"]

HURT = frozenset(
    {"kill", "die", "injure", "wound", "hurt", "dead", "perish", "maim", "destroy", "damage", "burn", "miss", "lose"}
)
"""Harm to people and things in an accident or an attack, which then answers "how": "killed in a gas blast"."""

_HARMED = HURT - {"miss", "lose", "damage"}
_OF_ACTS = frozenset({"obj", "obl", "compound:prt", "advmod"})


def harmful_acts(analysis: Analysis, table: Mapping[tuple[str, str], float]) -> Iterator[tuple[TokenRange, int, float]]:
    """The bodily acts by which harm was done or came about: "rammed a car into the gate", without who did it.

    Where no harm is reported near by, the words are figures of speech: "shares slipped", "threw out a bill".
    """
    for clause in analysis.clauses:
        strength = table.get(("act", analysis.tokens[clause.predicate].lemma))
        if strength is None or clause.tense == "future" or clause.modal or clause.negated:
            continue
        last = _act_end(analysis, clause)
        if last > clause.predicate + 1 and _reports_harm(analysis, clause.sentence, table):
            yield TokenRange(clause.predicate, last), clause.predicate, strength


def _reports_harm(analysis: Analysis, at: int, table: Mapping[tuple[str, str], float]) -> bool:
    """Whether a sentence or one of its neighbours reports an attack, an accident or people hurt."""
    near = analysis.sentences[max(0, at - 1) : at + 2]
    lemmas = (analysis.tokens[i].lemma.lower() for i in range(near[0].first, near[-1].last))
    return any(lemma in _HARMED or ("mishap", lemma) in table for lemma in lemmas)


def _act_end(analysis: Analysis, clause: Clause) -> int:
    """Where an act ends: after its object and goal, before its time and place."""
    last = clause.predicate + 1
    for child in analysis.children[clause.predicate]:
        token = analysis.tokens[child]
        if child > clause.predicate and token.deprel in _OF_ACTS and noun_start(analysis, child) <= last + 1:
            last = noun_end(analysis, child)
            if token.deprel == "obl":
                break
    return min(last, clause_range(analysis, clause).last)

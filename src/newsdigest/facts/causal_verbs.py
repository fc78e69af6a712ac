"""Reasons that are an argument of a causal verb: "bad weather hit sales", "it follows two recalls", "designed to save".

The classes of the verbs stand in ``data/reasons.tsv``: ``subject`` for verbs whose subject is the cause, ``object`` for
those whose object is, ``aim`` for participles and verbs whose infinitive is the purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdigest.facts.event_spans import TokenRange, clause_range, noun_end, noun_start
from newsdigest.model.analysis import Analysis, Clause

__all__ = ["arguments_of_cause"]


def arguments_of_cause(
    analysis: Analysis, table: Mapping[tuple[str, str], float]
) -> Iterator[tuple[TokenRange, int, float]]:
    """The words of each reason, its head token, and the strength of the verb.

    Args:
        analysis: the analysed article.
        table: strength by kind and lemma of the verb.
    """
    for clause in analysis.clauses:
        lemma = analysis.tokens[clause.predicate].lemma
        nouns: list[tuple[int, float | None]] = [(noun, table.get(("object", lemma))) for noun in clause.objects]
        if not clause.passive:
            nouns += [(noun, table.get(("subject", lemma))) for noun in clause.subjects]
        for noun, strength in nouns:
            if strength is not None and not _is_person(analysis, noun):
                yield TokenRange(noun_start(analysis, noun), noun_end(analysis, noun)), noun, strength
        strength = _strength_of_complement(analysis, clause, table)
        if strength is not None:
            yield _after_that(analysis, clause), clause.predicate, strength


def _after_that(analysis: Analysis, clause: Clause) -> TokenRange:
    """The words of a clause after its "that"."""
    first, last = clause_range(analysis, clause)
    below = analysis.children[clause.predicate]
    marks = [at for at in below if at < clause.predicate and analysis.tokens[at].text.lower() == "that"]
    return TokenRange(max(first, marks[-1] + 1) if marks else first, last)


def _is_person(analysis: Analysis, noun: int) -> bool:
    """Whether it is a person or a pronoun: they are agents, and no cause."""
    at = analysis.entity_at.get(noun)
    return analysis.tokens[noun].upos == "PRON" or (
        at is not None and analysis.entities[at].kind in {"person", "group", "organization"}
    )


def _strength_of_complement(analysis: Analysis, clause: Clause, table: Mapping[tuple[str, str], float]) -> float | None:
    """That of a clause as the complement of a verb of aiming or of a noun: "the reason is that prices fell"."""
    token = analysis.tokens[clause.predicate]
    above = analysis.tokens[token.head].lemma.lower()
    if clause.marker == "to" and clause.relation == "xcomp":
        return table.get(("aim", above))
    if clause.relation in {"ccomp", "acl", "csubj"}:
        return table.get(("complement", above))
    outer = (analysis.tokens[at] for at in clause.subjects if analysis.tokens[at].deprel == "nsubj:outer")
    return next((table[key] for noun in outer if (key := ("complement", noun.lemma.lower())) in table), None)

"""Reasons that are an argument of a causal verb: "bad weather hit sales", "it follows two recalls", "designed to save".

The classes of the verbs stand in ``data/reasons.tsv``: ``subject`` for verbs whose subject is the cause, ``object`` for
those whose object is, ``aim`` for participles and verbs whose infinitive is the purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdigest.facts.causal_frames import with_complement
from newsdigest.facts.event_spans import TokenRange, clause_range
from newsdigest.model.analysis import Analysis, Clause

__all__ = ["arguments_of_cause"]

_HAVING = frozenset({"have", "develop", "catch", "get"})


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
        nouns = [(noun, _strength_of_object(analysis, lemma, noun, table)) for noun in clause.objects]
        if not clause.passive and not _describes_its_subject(analysis, clause):
            nouns += [(noun, table.get(("subject", lemma))) for noun in clause.subjects]
        for noun, strength in nouns:
            if strength is not None and not _is_person(analysis, noun):
                yield with_complement(analysis, noun), noun, strength
        strength = _strength_of_complement(analysis, clause, table)
        if strength is not None:
            yield _from_its_marker(analysis, clause), clause.predicate, strength


def _strength_of_object(
    analysis: Analysis, verb: str, noun: int, table: Mapping[tuple[str, str], float]
) -> float | None:
    """That of an object: of a verb of the table, or an illness that somebody has: "she had breast cancer"."""
    own = table.get(("illness", analysis.tokens[noun].lemma.lower())) if verb in _HAVING else None
    return own or table.get(("object", verb))


def _describes_its_subject(analysis: Analysis, clause: Clause) -> bool:
    """Whether an infinitive completes its noun, which then does nothing: "is on track to hit its target"."""
    above = analysis.tokens[clause.predicate].head
    return clause.marker == "to" and above in clause.subjects


def _from_its_marker(analysis: Analysis, clause: Clause) -> TokenRange:
    """The words of a clause after its "that" or with its "to", and with the relative clause of its last noun."""
    first, last = clause_range(analysis, clause)
    if any(_is_relative_clause_at(analysis, child, last) for child in analysis.children[last - 1]):
        last = analysis.extents[last - 1][1]
    marks = [at for at in analysis.children[clause.predicate] if analysis.tokens[at].deprel == "mark"]
    if not marks or marks[-1] > clause.predicate:
        return TokenRange(first, last)
    return TokenRange(marks[-1] if analysis.tokens[marks[-1]].xpos == "TO" else max(first, marks[-1] + 1), last)


def _is_relative_clause_at(analysis: Analysis, predicate: int, first: int) -> bool:
    return analysis.tokens[predicate].deprel == "acl:relcl" and analysis.extents[predicate][0] == first


def _is_person(analysis: Analysis, noun: int) -> bool:
    """Whether it is a person or a pronoun: they are agents, and no cause."""
    entity = analysis.entity_of(noun)
    return analysis.tokens[noun].upos == "PRON" or (entity is not None and entity.can_act)


def _strength_of_complement(analysis: Analysis, clause: Clause, table: Mapping[tuple[str, str], float]) -> float | None:
    """That of a clause as the complement of a verb of aiming or of a noun: "the reason is that prices fell"."""
    token = analysis.tokens[clause.predicate]
    above = analysis.tokens[token.head].lemma.lower()
    if clause.marker == "to" and clause.relation == "xcomp":
        return table.get(("aim", above))
    nouns = [analysis.tokens[at] for at in clause.subjects if analysis.tokens[at].deprel == "nsubj:outer"]
    if clause.relation in {"ccomp", "acl", "csubj"}:
        nouns.append(analysis.tokens[token.head])
    elif clause.relation == "conj":
        return None
    return next((table[key] for noun in nouns if (key := ("complement", noun.lemma.lower())) in table), None)

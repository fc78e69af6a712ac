"""What denies a clause: a negation of its own, the verb above it ("refuse", "refrain from"), "no longer", "yet to"."""

from __future__ import annotations

from types import MappingProxyType

from newsdigest.model.analysis import Analysis, Clause

__all__ = ["is_denied", "is_ended", "is_object_of_denial"]

_DENIALS = frozenset(
    "deny refuse fail reject decline refute dismiss lack avoid prevent stop block ban refrain "
    "without preclude forbid prohibit unable unlikely impossible cease eschew forgo forego abstain shun".split()
)
_LOSING = frozenset("cost rob deprive miss".split())
"""Verbs that deny what is their object, as "deny", "lack" and "avoid" do: "an error that cost them the victory"."""

_OPINIONS = frozenset("think believe expect suppose want".split())
"""Verbs whose negation is that of what is thought; who "did not say that it fell" does not say that it stood."""

_OFF = MappingProxyType({"hold": "off", "put": "off", "rule": "out"})
"""Verbs that with a particle deny what is under them: "held off on saying", "put off voting", "ruled out leaving"."""

_OBJECTS = frozenset({"obj", "obl"})
_GOVERNED = frozenset({"xcomp", "ccomp", "advcl"})
"""Relations of a clause to the verb that may deny it."""

_NO_LONGER, _YET_TO = ("no", "longer"), ("yet", "to")


def is_denied(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause says that it is not so, by a word of its own or by the verb that governs it."""
    if clause.negated or _is_denied_in_words(analysis, clause.predicate):
        return True
    above = analysis.governing(clause)
    if above is not None and _is_governed(analysis, clause):
        lemma = analysis.tokens[above.predicate].lemma
        if _is_put_off(analysis, clause, above):
            return not above.negated
        if lemma in _DENIALS and (
            clause.relation in {"xcomp", "ccomp"} or _has_before(analysis, clause.predicate, "from")
        ):
            return not above.negated
        return above.negated and (clause.relation == "xcomp" or (clause.relation == "ccomp" and lemma in _OPINIONS))
    return False


def _is_governed(analysis: Analysis, clause: Clause) -> bool:
    """Whether a verb may deny the clause below it; a gerund after "from" may be an oblique: "refrain from sailing"."""
    relation = clause.relation.partition(":")[0]
    return relation in _GOVERNED or (relation == "obl" and _has_before(analysis, clause.predicate, "from"))


def is_object_of_denial(analysis: Analysis, at: int) -> bool:
    """Whether a noun is what somebody is denied, lacks or avoids: "cost them the victory", "avoided defeat"."""
    token = analysis.tokens[at]
    return token.deprel in _OBJECTS and analysis.tokens[token.head].lemma in _DENIALS | _LOSING


def _is_put_off(analysis: Analysis, clause: Clause, above: Clause) -> bool:
    """Whether a clause is what somebody puts off or rules out; who is "put off by" it has it before him."""
    particle = _OFF.get(analysis.tokens[above.predicate].lemma)
    below = {analysis.tokens[at].text.lower() for at in analysis.children[above.predicate]}
    return particle in below and not clause.tense and clause.marker in {"", "on", "from"}


def is_ended(analysis: Analysis, predicate: int) -> bool:
    """Whether "no longer" stands with a predicate."""
    return bool(_stands_with(analysis, predicate, _NO_LONGER))


def _stands_with(analysis: Analysis, predicate: int, pair: tuple[str, str]) -> list[int]:
    """The second tokens of the places where two words stand with a predicate one after the other."""
    tokens = analysis.tokens
    below = [at for at in analysis.children[predicate] if tokens[at].text.lower() == pair[1]]
    return [at for at in below if tokens[at - 1].text.lower() == pair[0]]


def _has_before(analysis: Analysis, predicate: int, word: str) -> bool:
    """Whether a predicate has a word below it before it, as the "from" of "refrain from saying"."""
    below = (analysis.tokens[child] for child in analysis.children[predicate] if child < predicate)
    return any(token.text.lower() == word for token in below)


def _is_denied_in_words(analysis: Analysis, predicate: int) -> bool:
    """Whether "no longer", "nor" or "yet to" stands with a predicate, or it is what somebody "stopped short of"."""
    tokens = analysis.tokens
    if predicate > 1 and [token.text.lower() for token in tokens[predicate - 2 : predicate]] == ["short", "of"]:
        return True
    if any(tokens[at].lemma == "nor" for at in analysis.children[predicate] if at < predicate):
        return True
    return any(at < predicate for pair in (_NO_LONGER, _YET_TO) for at in _stands_with(analysis, predicate, pair))

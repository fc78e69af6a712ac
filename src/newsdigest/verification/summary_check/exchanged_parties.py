"""Who does it to whom, exchanged: "Ruiz beat Novak" where the article has Novak's defeat of Ruiz.

A deed is a predicate with the party that does it and the party it is done to. It is read from an active or a passive
clause, from a noun with both parties ("X's defeat of Y", "the attack by X on Y"), and from its converse ("Y lost to
X"). A deed of the summary is reversed where the article tells the same deed of the same two parties, and always the
other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.model.analysis import Clause
from newsdigest.model.checks import Finding
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.span import Span
from newsdigest.verification.summary_check.lexical_relations import SYNONYM, related
from newsdigest.verification.summary_check.text_index import TextIndex, name_words, word_key

__all__ = ["exchanged_parties"]

_SURE = 0.8
_MOST_DEEDS = 50  # of one predicate, which are all compared
_MUTUAL = frozenset(
    "meet marry wed divorce date play face fight join debate clash kiss embrace merge call tell ask thank see know "
    "contact visit help greet resemble equal border rival engage follow support".split()
)
"""What each of two parties may do to the other: that one did it says nothing against the other."""

_CONVERSE = {"lose": "beat"}
"""A verb whose object follows "to" -> the verb for what that party does."""

_ON_SOMEBODY = frozenset({"of", "over", "on", "against"})


class _Deed(NamedTuple):
    """A predicate and the tokens that govern its two parties."""

    predicate: str
    at: int
    agent: int
    patient: int


def exchanged_parties(summary: TextIndex, article: TextIndex) -> Iterator[Finding]:
    """The deeds of a summary that the article tells the other way round."""
    ours = [deed for deed in _deeds(summary) if deed.predicate not in _MUTUAL]
    if not ours:
        return
    theirs: defaultdict[str, list[_Deed]] = defaultdict(list)
    for deed in _deeds(article):
        theirs[deed.predicate].append(deed)
    for deed in ours:
        told = _told_reversed(deed, theirs, summary, article)
        if told is None:
            continue
        sentence = article.analysis.tokens[told.at].sentence
        evidence = Span(article.analysis.sentences[sentence].start, article.analysis.sentences[sentence].end)
        span = Span(*summary.analysis.chars(deed.at, deed.at + 1))
        text = span.of(summary.analysis.article.text)
        yield Finding(
            span=span,
            text=text,
            kind=FindingKind.CLAIM,
            verdict=FindingVerdict.REVERSED,
            confidence=_SURE,
            evidence=evidence,
            expected=evidence.of(article.analysis.article.text),
            note=f"In the article, who does it and to whom are exchanged (“{text}”).",
        )


def _told_reversed(deed: _Deed, theirs: dict[str, list[_Deed]], summary: TextIndex, article: TextIndex) -> _Deed | None:
    """The article's deed with the parties exchanged; None where it has none, or tells the deed as the summary does."""
    agent, patient = _names(summary, deed.agent), _names(summary, deed.patient)
    if not agent or not patient or _alike(agent, patient):
        return None
    found = None
    for word, strength in related(deed.predicate).items():
        for other in theirs.get(word, ())[:_MOST_DEEDS] if strength >= SYNONYM else ():
            their_agent, their_patient = _names(article, other.agent), _names(article, other.patient)
            if _alike(agent, their_agent) and _alike(patient, their_patient):
                return None
            if _alike(agent, their_patient) and _alike(patient, their_agent):
                found = other
    return found


def _names(text: TextIndex, at: int) -> Sequence[frozenset[str]]:
    """The words of each name of the party that a token stands for."""
    entity = text.analysis.entity_at.get(at)
    found = [frozenset(name) for name in text.entities[entity].names] if entity is not None else []
    name = text.name_at.get(at)
    if name is not None:
        found.append(frozenset(name_words(text.analysis.tokens[name.first : name.last])))
    return [words for words in found if words]


def _alike(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    return any(one <= two or two <= one for one in ours for two in theirs)


def _deeds(text: TextIndex) -> Iterator[_Deed]:
    for clause in text.analysis.clauses:
        if clause.index not in text.negative:
            yield from _of_clause(text, clause)
    for token in text.analysis.tokens:
        if token.upos == "NOUN":
            yield from _of_noun(text, token.index)


def _of_clause(text: TextIndex, clause: Clause) -> Iterator[_Deed]:
    key = word_key(text.analysis.tokens[clause.predicate])
    agents, patients = (clause.agents, clause.subjects) if clause.passive else (clause.subjects, clause.objects)
    if not clause.passive and key in _CONVERSE:
        to = [at for at in text.analysis.children[clause.predicate] if _case(text, at) == "to"]
        yield from (_Deed(_CONVERSE[key], clause.predicate, agent, patient) for agent in to for patient in agents[:1])
        return
    if agents and patients:
        yield _Deed(key, clause.predicate, agents[0], patients[0])


def _of_noun(text: TextIndex, at: int) -> Iterator[_Deed]:
    """The deed that a noun names, with an owner and a preposition, or with two prepositions."""
    owner = by = onto = None
    for child in text.analysis.children[at]:
        relation = text.analysis.tokens[child].deprel
        if relation == "nmod:poss":
            owner = child
        elif relation.startswith("nmod"):
            case = _case(text, child)
            if case == "by":
                by = child
            elif onto is None and case in _ON_SOMEBODY:
                onto = child
    agent, patient = (by, owner if onto is None else onto) if by is not None else (owner, onto)
    if agent is not None and patient is not None:
        yield _Deed(word_key(text.analysis.tokens[at]), at, agent, patient)


def _case(text: TextIndex, at: int) -> str:
    tokens = text.analysis.tokens
    return next((tokens[child].lemma for child in text.analysis.children[at] if tokens[child].deprel == "case"), "")

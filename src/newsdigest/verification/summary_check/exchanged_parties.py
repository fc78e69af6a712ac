"""Who does it to whom, exchanged: "Ruiz beat Novak" where the article has Novak's defeat of Ruiz.

A deed is a predicate with the party that does it and the party it is done to. It is read from an active or a passive
clause, from a noun with both parties ("X's defeat of Y", "the attack by X on Y", "X filed a lawsuit against Y"), and
from its converse ("Y lost to X", "Y was sold to X"). A deed of the summary is reversed where the article tells the same
deed of the same two parties, and always the other way round. Where the article tells it from the other side, the two
verbs are no opposites: who bought a firm is whom it was sold to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsdigest.language.lemmas import lemma
from newsdigest.model.analysis import Clause
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.span import Span
from newsdigest.verification.summary_check.lexical_relations import SYNONYM, opposites, related
from newsdigest.verification.summary_check.parties import agents_and_patients, alike, names_of
from newsdigest.verification.summary_check.plain_fault import MOST_COMPARED, PlainFault
from newsdigest.verification.summary_check.text_index import TextIndex, word_key

__all__ = ["MUTUAL", "exchanged_parties"]

MUTUAL = frozenset(
    "meet marry wed divorce date play face fight join debate clash kiss embrace merge call tell ask thank see know "
    "contact visit help greet resemble equal border rival engage follow support".split()
)
"""What each of two parties may do to the other: that one did it says nothing against the other."""

_CONVERSE = {"lose": ("beat", "to"), "fall": ("beat", "to"), "sell": ("buy", "to"), "borrow": ("lend", "from")}
"""A verb -> the verb for what the party does that its preposition brings, and the preposition."""

_BEHIND = frozenset({"trail", "lag"})
"""Verbs whose subject is behind its object, or behind whom "behind" brings: the other one leads it."""

_VICTORIOUS = frozenset({"win", "triumph", "prevail"})
"""Verbs whose patient follows "against", "over" or "at": "won 2-0 at Hale"."""

_WHOM_VICTORS_BEAT = frozenset({"against", "over", "at"})

_DEALS = {"sell": ("to", "buy from"), "buy": ("from", "buy from"), "purchase": ("from", "buy from")}
"""What passes between two parties -> the preposition of the second, and one name for the deed told from either."""

_DEFEATS = frozenset({"defeat", "loss"})
"""Nouns whose agent follows "to" or "against"."""

_OF_ONES_OWN = frozenset({"file", "launch", "mount", "complete"})
"""Verbs whose object is a deed of the subject: "filed a lawsuit against"."""

_ON_SOMEBODY = frozenset({"of", "over", "on", "against"})


_NOUNS = {"takeover": "acquire", "defeat": "defeat", "loss": "defeat"}
"""Nouns for deeds -> the verb that they are compared by, where WordNet has none or more than one."""


class _Deed(NamedTuple):
    """A predicate and the tokens that govern its two parties."""

    predicate: str
    at: int
    agent: int
    patient: int


def exchanged_parties(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """The deeds of a summary that the article tells the other way round, or from the other side."""
    ours = [deed for deed in _deeds(summary) if deed.predicate not in MUTUAL]
    if not ours:
        return
    theirs: defaultdict[str, list[_Deed]] = defaultdict(list)
    for deed in _deeds(article):
        theirs[deed.predicate].append(deed)
    told: dict[int, tuple[_Deed, bool]] = {}
    for deed in ours:
        found = _told(deed, theirs, summary, article)
        if found is not None and not (deed.at in told and told[deed.at][1]):
            told[deed.at] = found
    for at, (other, straight) in told.items():
        span, evidence = summary.analysis.span(at, at + 1), _sentence_of(article, other)
        if not straight:
            note = "In the article, who does it and to whom are exchanged (“{ours}”)."
            yield PlainFault(FindingKind.CLAIM, FindingVerdict.REVERSED, span, evidence, note)
        elif _is_opposite(summary, at, article, other.at):
            yield PlainFault(FindingKind.CLAIM, FindingVerdict.SUPPORTED, span, evidence)


def _sentence_of(article: TextIndex, deed: _Deed) -> Span:
    sentence = article.analysis.sentences[article.analysis.tokens[deed.at].sentence]
    return Span(sentence.start, sentence.end)


def _is_opposite(summary: TextIndex, at: int, article: TextIndex, other: int) -> bool:
    """Whether the predicates of one deed, told from its two sides, are opposites: "sold", "bought"."""
    return word_key(article.analysis.tokens[other]) in opposites(word_key(summary.analysis.tokens[at]))


def _told(
    deed: _Deed, theirs: dict[str, list[_Deed]], summary: TextIndex, article: TextIndex
) -> tuple[_Deed, bool] | None:
    """The article's deed with the same parties, and whether it tells it as the summary does; None where it has none."""
    agent, patient = names_of(summary, deed.agent), names_of(summary, deed.patient)
    if not agent or not patient or alike(agent, patient):
        return None
    found = None
    for word, strength in related(deed.predicate).items():
        for other in theirs.get(word, ())[:MOST_COMPARED] if strength >= SYNONYM else ():
            their_agent, their_patient = names_of(article, other.agent), names_of(article, other.patient)
            if alike(agent, their_agent) and alike(patient, their_patient):
                return other, True
            if alike(agent, their_patient) and alike(patient, their_agent):
                found = other, False
    return found


def _deeds(text: TextIndex) -> Iterator[_Deed]:
    for clause in text.analysis.clauses:
        if clause.index not in text.negative:
            yield from _of_clause(text, clause)
    for token in text.analysis.tokens:
        if token.upos == "NOUN":
            yield from _of_noun(text, token.index)


def _of_clause(text: TextIndex, clause: Clause) -> Iterator[_Deed]:
    key = word_key(text.analysis.tokens[clause.predicate])
    agents, patients = agents_and_patients(clause)
    if key in _CONVERSE:
        yield from _of_converse(text, clause, key, patients if key in _DEALS else clause.subjects)
    if key in _CONVERSE and key not in _DEALS:
        return
    if key in _BEHIND:
        yield from _of_chase(text, clause, agents, patients)
        return
    if key in _DEALS and agents:
        yield from _of_deal(text, clause, key, agents[0])
    over = _with(text, clause.predicate, _WHOM_VICTORS_BEAT) if key in _VICTORIOUS else ()
    yield from (_Deed("beat", clause.predicate, victor, at) for at in over for victor in clause.subjects[:1])
    if agents and patients:
        yield _Deed(key, clause.predicate, agents[0], patients[0])
        if key in _OF_ONES_OWN:
            yield from _of_object(text, clause, agents[0], patients[0])


def _of_chase(text: TextIndex, clause: Clause, agents: Sequence[int], patients: Sequence[int]) -> Iterator[_Deed]:
    """Who leads whom: "Y trails X", "Y lags behind X"."""
    ahead = [*patients[:1], *_with(text, clause.predicate, {"behind"})]
    yield from (_Deed("lead", clause.predicate, at, behind) for at in ahead for behind in agents[:1])


def _of_converse(text: TextIndex, clause: Clause, key: str, patients: Sequence[int]) -> Iterator[_Deed]:
    """The deed of the party that a preposition brings: "Y lost to X", "Y was sold to X"."""
    verb, preposition = _CONVERSE[key]
    onto = _with(text, clause.predicate, {preposition})
    yield from (_Deed(verb, clause.predicate, at, patient) for at in onto for patient in patients[:1])


def _of_deal(text: TextIndex, clause: Clause, key: str, agent: int) -> Iterator[_Deed]:
    """Who buys from whom: "Y bought a mill from X", "X sold a mill to Y"."""
    preposition, deal = _DEALS[key]
    for at in (at for above in (clause.predicate, *clause.objects) for at in _with(text, above, {preposition})):
        buyer, seller = (at, agent) if key == "sell" else (agent, at)
        yield _Deed(deal, clause.predicate, buyer, seller)


def _of_object(text: TextIndex, clause: Clause, agent: int, noun: int) -> Iterator[_Deed]:
    """The deed that the object names: "filed a lawsuit against Y"."""
    onto = [*_with(text, noun, _ON_SOMEBODY), *_with(text, clause.predicate, _ON_SOMEBODY - {"over"})]
    yield from (_Deed(_verb_of(text, noun), clause.predicate, agent, at) for at in onto[:1])


def _with(text: TextIndex, at: int, prepositions: Collection[str]) -> list[int]:
    """The complements of a token with one of some prepositions."""
    return [child for child in text.analysis.children[at] if _case(text, child) in prepositions]


def _of_noun(text: TextIndex, at: int) -> Iterator[_Deed]:
    """The deed that a noun names, with an owner and a preposition, or with two prepositions."""
    key = word_key(text.analysis.tokens[at])
    owner = by = onto = None
    for child in text.analysis.children[at]:
        relation = text.analysis.tokens[child].deprel
        if relation == "nmod:poss":
            owner = child
        elif relation.startswith("nmod"):
            case = _case(text, child)
            if case == "by" or (key in _DEFEATS and case in {"to", "against"}):
                by = child
            elif onto is None and case in _ON_SOMEBODY:
                onto = child
    agent, patient = (by, owner if onto is None else onto) if by is not None else (owner, onto)
    if agent is not None and patient is not None:
        yield _Deed(_verb_of(text, at), at, agent, patient)


def _verb_of(text: TextIndex, at: int) -> str:
    """What a noun for a deed is compared by: "stabbing" is that by which one stabs."""
    token = text.analysis.tokens[at]
    low = token.text.lower()
    return _NOUNS.get(low) or (lemma(low, "VBG") if low.endswith("ing") else word_key(token))


def _case(text: TextIndex, at: int) -> str:
    """The preposition of a noun, which may stand with the first part of its name; "" where it has none."""
    tokens, children = text.analysis.tokens, text.analysis.children
    parts = [at, *(child for child in children[at] if child < at and tokens[child].deprel in {"compound", "flat"})]
    below = (child for part in parts for child in children[part])
    return next((tokens[child].lemma for child in below if tokens[child].deprel == "case" and child < at), "")

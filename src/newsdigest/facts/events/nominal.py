"""Events that a noun denotes: "the collapse of the bridge", "Fatal attack on consulate", "last week's strike"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from newsdigest.facts.event_spans import TokenRange, noun_end, noun_start, trimmed
from newsdigest.facts.events.nouns import LIGHT_VERBS, event_nouns
from newsdigest.facts.events.verbal import actors_of
from newsdigest.lexicon.tags import ARGUMENTS, LOOSE_RELATIONS
from newsdigest.model.analysis import Analysis, Token
from newsdigest.model.enums import EventStatus
from newsdigest.model.facts import Event
from newsdigest.model.span import Span

__all__ = ["nominal_events"]

_BY = frozenset({"by"})
_UNDERGONE = frozenset({"of", "on", "against"})
_HEADS = ARGUMENTS | LOOSE_RELATIONS | {"root", "nsubj:pass", "nmod", "conj"}


def nominal_events(analysis: Analysis, reparsed: Container[int]) -> Iterator[Event]:
    """One event for each noun that says that something happens, and for each sentence that is a noun phrase.

    Args:
        analysis: the analysed article.
        reparsed: sentences that the headline parser read, with a verb.
    """
    nouns = event_nouns()
    finite = {clause.sentence for clause in analysis.clauses if clause.tense}
    for token in analysis.tokens:
        if token.upos != "NOUN" or token.deprel not in _HEADS:
            continue
        whole = token.deprel == "root" and token.sentence not in finite and token.sentence not in reparsed
        fragment = whole and analysis.clause_at[token.index] is None
        if (token.lemma in nouns or fragment) and not _has_light_verb(analysis, token):
            yield _event(analysis, token, known=token.lemma in nouns)


def _has_light_verb(analysis: Analysis, token: Token) -> bool:
    """Whether a light verb already gives the event: "held talks"."""
    return token.deprel == "obj" and analysis.tokens[token.head].lemma in LIGHT_VERBS


def _event(analysis: Analysis, token: Token, *, known: bool) -> Event:
    whole = TokenRange(noun_start(analysis, token.index), noun_end(analysis, token.index))
    first, last = trimmed(analysis, whole, token.index)
    span = analysis.span(first, last)
    agents, patients = _participants(analysis, token)
    return Event(
        text=span.of(analysis.article.text),
        span=span,
        predicate=token.lemma,
        predicate_span=Span(token.start, token.end),
        agents=agents,
        patients=patients,
        status=_status(analysis, token),
        confidence=0.5 if known else 0.3,
    )


def _participants(analysis: Analysis, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who does it ("by", possessive) and who suffers it ("of", "on", "against")."""
    agents: list[int] = []
    patients: list[int] = []
    for child in analysis.children[token.index]:
        below = analysis.tokens[child]
        marks = analysis.prepositions(child)
        if below.deprel in {"nmod:poss", "compound"} or (below.deprel == "nmod" and marks & _BY):
            agents.append(child)
        elif below.deprel == "nmod" and marks & _UNDERGONE:
            patients.append(child)
    return actors_of(analysis, agents), actors_of(analysis, patients)


def _status(analysis: Analysis, token: Token) -> EventStatus:
    """The status of the noun itself, not of its clause: planned if it is called so."""
    words = {analysis.tokens[child].lemma.lower() for child in analysis.children[token.index]}
    if words & {"planned", "plan", "upcoming", "forthcoming", "proposed", "next", "future", "scheduled"}:
        return EventStatus.PLANNED
    if words & {"alleged", "suspected", "possible", "potential", "attempted", "feared", "likely"}:
        return EventStatus.POSSIBLE
    return EventStatus.DENIED if "no" in words else EventStatus.HAPPENED

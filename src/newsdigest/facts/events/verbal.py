"""Events that a clause denotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsdigest.facts.event_spans import TokenRange, clause_range
from newsdigest.facts.events.headline_parser import HeadlineParse, only_attributes
from newsdigest.facts.events.nouns import LIGHT_VERBS, event_nouns
from newsdigest.facts.events.status import statuses
from newsdigest.lexicon.tags import NOUN_PHRASE_TAGS
from newsdigest.lexicon.verbs import UNACCUSATIVES
from newsdigest.model.analysis import Analysis, Clause, Token
from newsdigest.model.enums import EventStatus
from newsdigest.model.facts import Event
from newsdigest.model.span import Span

__all__ = ["actors_of", "verbal_events"]

_NAME_PARTS = frozenset({"flat", "compound", "nmod:desc", "appos"})
_DESCRIBING = frozenset({"compound", "nmod:poss", "amod"})
_OFFERS = frozenset({"bid", "offer", "approach", "stake"})
_EMPTY = frozenset({"be", "have", "do", "get", "go"})
_NO_EVENT = frozenset({"mark", "case", "discourse"})


def verbal_events(analysis: Analysis, reparsed: Mapping[int, HeadlineParse]) -> Iterator[Event]:
    """One event for each clause that says something.

    Args:
        analysis: the analysed article.
        reparsed: the parses of headlines that were parsed again, by sentence; they replace the tree.
    """
    status = statuses(analysis)
    for reading in reparsed.values():
        yield _headline_event(analysis, reading)
    for clause in analysis.clauses:
        if _is_event(analysis, clause) and not only_attributes(analysis, clause.predicate):
            stretch = clause_range(analysis, clause)
            if not _is_reparsed(reparsed.get(clause.sentence), clause, stretch):
                yield _clause_event(analysis, clause, stretch, status[clause.index])


def _is_reparsed(reading: HeadlineParse | None, clause: Clause, stretch: TokenRange) -> bool:
    """Whether the parse of a headline already gives the event of the clause."""
    if reading is None:
        return False
    within = reading.stretch.first <= clause.predicate < reading.stretch.last
    return within or stretch.first <= reading.predicate < stretch.last


def _clause_event(analysis: Analysis, clause: Clause, stretch: TokenRange, status: EventStatus) -> Event:
    agents, patients = _participants(analysis, clause)
    token = analysis.tokens[_predicate(analysis, clause)]
    confidence = _confidence(clause, status)
    return _event(analysis, stretch, token, (agents, patients), status, confidence)


def _headline_event(analysis: Analysis, reading: HeadlineParse) -> Event:
    """The event of a headline that was parsed again: the words before its verb are the agent."""
    token = analysis.tokens[reading.predicate]
    before = actors_of(analysis, _tops(analysis, range(reading.stretch.first, reading.predicate)))
    rest = range(reading.predicate + 1, reading.stretch.last)
    cut = next((index for index in rest if analysis.tokens[index].upos == "ADP"), reading.stretch.last)
    passive = token.xpos == "VBN" or token.lemma in UNACCUSATIVES
    if passive:
        by = range(cut, reading.stretch.last) if cut in rest and analysis.tokens[cut].text.lower() == "by" else ()
        sides = actors_of(analysis, by), before
    else:
        after = _tops(analysis, range(rest.start, cut))  # "capsizes off Ellmar" does nothing to Ellmar
        sides = before, actors_of(analysis, after)
    return _event(analysis, reading.stretch, token, sides, reading.status, 0.6)


def _tops(analysis: Analysis, part: range) -> list[int]:
    """The tokens of a part except modifiers of a person ("Norvane" of "Norvane chief") and attributive names."""
    tokens, known = analysis.tokens, analysis.entity_at
    return [
        i
        for i in part
        if not (tokens[i].deprel in _DESCRIBING and tokens[i].head in part and tokens[i].head in known)
        and not _is_attributive(analysis, i)
    ]


def _is_attributive(analysis: Analysis, index: int) -> bool:
    """Whether a token is a place or body before a common noun, and no party for that: "US" of "makes US debut".

    A body before what is done to it is one ("Norvane bid"), and so is the subject of a verb that is read as a noun ("UK
    pioneers digital network").
    """
    token, at = analysis.tokens[index], analysis.entity_at.get(index)
    governor = analysis.tokens[token.head]
    if at is None or token.deprel not in _DESCRIBING or governor.upos != "NOUN" or governor.index <= index:
        return False
    kind = analysis.entities[at].kind
    if kind == "organization":
        return governor.lemma not in event_nouns() | _OFFERS
    return kind == "place" and not _may_be_verb(analysis.tokens, governor)


def _may_be_verb(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a plural before a noun phrase may be a verb in the present."""
    after = tokens[min(noun.index + 1, len(tokens) - 1)]
    return noun.xpos == "NNS" and after.sentence == noun.sentence and after.upos in NOUN_PHRASE_TAGS


def _event(
    analysis: Analysis,
    stretch: TokenRange,
    token: Token,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    status: EventStatus,
    confidence: float,
) -> Event:
    span = analysis.span(*stretch)
    return Event(
        text=span.of(analysis.article.text),
        span=span,
        predicate=token.lemma,
        predicate_span=Span(token.start, token.end),
        agents=sides[0],
        patients=sides[1],
        status=status,
        confidence=confidence,
    )


def _is_event(analysis: Analysis, clause: Clause) -> bool:
    """Whether the clause says more than a bare auxiliary or infinitive would."""
    token = analysis.tokens[clause.predicate]
    if clause.relation in _NO_EVENT:
        return False
    if token.upos == "AUX" or token.lemma in _EMPTY:
        return bool(clause.objects)
    return bool(clause.subjects or clause.objects or clause.agents or clause.tense)


def _predicate(analysis: Analysis, clause: Clause) -> int:
    """The token that says what happens: the verb, or the noun under a light verb."""
    if analysis.tokens[clause.predicate].lemma in LIGHT_VERBS and len(clause.objects) == 1:
        noun = analysis.tokens[clause.objects[0]]
        if noun.upos == "NOUN" and noun.lemma in event_nouns():
            return noun.index
    return clause.predicate


def _participants(analysis: Analysis, clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of who does it and of whom it is done to."""
    if clause.passive:
        return actors_of(analysis, clause.agents), actors_of(analysis, (*clause.subjects, *clause.objects))
    if analysis.tokens[clause.predicate].lemma in UNACCUSATIVES and not clause.objects:
        return (), actors_of(analysis, clause.subjects)
    return actors_of(analysis, clause.subjects), actors_of(analysis, clause.objects)


def actors_of(analysis: Analysis, heads: Sequence[int]) -> tuple[str, ...]:
    """The actor ids of the entities that the tokens ``heads`` mention, without repeats."""
    if not heads:
        return ()
    indexes = dict.fromkeys([_entity(analysis, head) for head in heads])
    return tuple([analysis.entities[index].actor_id for index in indexes if index is not None])


def _entity(analysis: Analysis, head: int) -> int | None:
    """The entity whose mention the token heads; where tree and mention differ on the head, the parts of the name."""
    found = analysis.entity_at.get(head)
    if found is not None:
        return found
    parts = [child for child in reversed(analysis.children[head]) if analysis.tokens[child].deprel in _NAME_PARTS]
    if analysis.tokens[head].deprel == "flat":
        parts.append(analysis.tokens[head].head)
    named = [part for part in parts if part in analysis.entity_at and not _is_attributive(analysis, part)]
    return analysis.entity_at[named[0]] if named else None


def _confidence(clause: Clause, status: EventStatus) -> float:
    if not clause.tense:
        return 0.4
    return 0.7 if status is EventStatus.HAPPENED else 0.6

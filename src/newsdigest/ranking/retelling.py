"""Where an article reports its main event again, most often with the place and the day that the lead leaves out.

"The director has won the prize" is reported again by "The award was handed over at a ceremony in Leeds on Monday": the
clause is about the event's noun or a party of the event, has a verb of its class, or is set at an occasion. A place or
a time is rather that of the event where it depends on such a clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Analysis
from newsdigest.ranking.context import MainStory
from newsdigest.ranking.event_class import classes_of
from newsdigest.ranking.opening import SUBJECTS

__all__ = ["retelling"]

_OCCASIONS = frozenset(
    {"ceremony", "hearing", "event", "rally", "speech", "meeting", "conference", "convention", "summit", "debate"}
    | {"interview", "show", "tournament", "festival", "championship", "championships", "open", "match", "game", "race"}
    | {"marathon", "vigil", "funeral", "service", "inquest", "trial", "session", "forum", "gathering", "party"}
    | {"dinner", "lunch", "luncheon", "visit", "tour", "briefing", "appearance", "talk", "concert", "performance"}
    | {"premiere", "protest", "demonstration", "march", "parade", "exhibition", "fair", "expo", "auction", "address"}
    | {"lecture", "wedding", "reception", "launch", "congress", "stop", "fundraiser"}
)
_OCCURRING = frozenset({"happen", "occur", "come", "begin", "start", "follow", "open", "end", "unfold", "erupt"})
_CLAUSAL = frozenset({"acl", "acl:relcl"})
_TOPICS = frozenset({"market", "statement", "opinion", "plan", "politics", "culture", "technology", "health"})
"""Classes that say what an article is about: two clauses of one of them seldom report one event."""

_SHORTEST_STEM = 4
_ENDING = 3


def retelling(story: MainStory, governor: int) -> Iterator[str]:
    """What links the words that a place or a time depends on with the main event.

    Args:
        story: the main event.
        governor: the token that it depends on: a verb or a noun.
    """
    analysis = story.opening.index.analysis
    tokens = analysis.tokens
    if tokens[governor].upos in NOUN_TAGS:
        if tokens[governor].lemma.lower() in _OCCASIONS:
            yield "of an occasion"
        if _is_its_noun(story, tokens[governor].lemma.lower()):
            yield "of a noun of the event"
    clause = analysis.clause_of(governor)
    if clause is None:
        return
    predicate = clause.predicate
    if _has_occasion(analysis, predicate):
        yield "of a clause with an occasion"
    if 0 <= story.opening.zone(predicate) <= 1:
        return
    lemma = tokens[predicate].lemma.lower()
    if not _TOPICS.issuperset(set(classes_of(lemma)).intersection(story.verb_classes)):
        yield "of a clause of its class"
    subject = _subject(analysis, predicate)
    if subject is None:
        return
    noun = tokens[subject].lemma.lower()
    if _is_its_noun(story, noun):
        yield "of a clause about the event's noun"
        if lemma in _OCCURRING:
            yield "of a clause in which the event's noun occurs"
    entity = analysis.entity_of(subject)
    if entity is not None and entity.actor_id in _parties(story):
        yield "of a clause about a party"


def _has_occasion(analysis: Analysis, predicate: int) -> bool:
    """Whether a clause is set at an occasion: "was given the award at a ceremony"."""
    tokens = analysis.tokens
    return any(
        tokens[child].deprel.startswith("obl") and tokens[child].lemma.lower() in _OCCASIONS
        for child in analysis.children[predicate]
    )


def _subject(analysis: Analysis, predicate: int) -> int | None:
    """The subject of a clause, or the noun that a participle or relative clause modifies: "the suit, filed here"."""
    tokens = analysis.tokens
    own = next((child for child in analysis.children[predicate] if tokens[child].deprel in SUBJECTS), None)
    describes = tokens[predicate].deprel in _CLAUSAL and (own is None or tokens[own].upos == "PRON")
    return tokens[predicate].head if describes else own


def _is_its_noun(story: MainStory, noun: str) -> bool:
    """Whether a noun names the main event: it has the stem of its verb, or is of its class ("lawsuit" of "sued")."""
    stems = [e.predicate.lower() for e in (story.main, story.lead) if e is not None]
    if any(_same_stem(noun, stem) for stem in stems):
        return True
    return not set(classes_of(noun)).isdisjoint(story.verb_classes)


def _same_stem(noun: str, verb: str) -> bool:
    length = max(_SHORTEST_STEM, min(len(noun), len(verb)) - _ENDING)
    return len(verb) >= _SHORTEST_STEM and noun[:length] == verb[:length]


def _parties(story: MainStory) -> frozenset[str]:
    """The ids of the agents and patients of the main event."""
    return frozenset([i for e in (story.main, story.lead) if e is not None for i in (*e.agents, *e.patients)])

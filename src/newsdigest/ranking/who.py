"""Who the main event is about: the agent or, without one, the patient.

A candidate is read by the part that its mentions play in the title and in the first three sentences: subject, passive
subject, object, source of an attribution, modifier of the subject ..., by how central it is to the article, and by
what it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from newsdigest.lexicon.function_words import SCENE_PREPOSITIONS
from newsdigest.lexicon.verbs import UNACCUSATIVES
from newsdigest.model.analysis import Entity, EntityMention
from newsdigest.model.enums import Part, Question
from newsdigest.model.facts import Event
from newsdigest.model.inventory import Answer
from newsdigest.ranking.answer_model import FURTHER, answer_model, choose_answers
from newsdigest.ranking.attributive import only_modifies
from newsdigest.ranking.context import ZONES, Candidates, MainStory
from newsdigest.ranking.event_class import classes_of
from newsdigest.ranking.opening import OBJECTS, SUBJECTS, Attachment, Opening, attachment
from newsdigest.ranking.parties import PartyCandidate

__all__ = ["candidates", "who"]

_ZONES = ZONES[:4]
_PASSIVE = frozenset({"nsubj:pass", "csubj:pass"})
_MODIFIERS = frozenset({"nmod", "nmod:poss", "compound", "amod", "nmod:unmarked"})
_SCENES = SCENE_PREPOSITIONS | {"to", "into"}
_AUTHORITY = frozenset(
    {"police", "official", "court", "judge", "prosecutor", "authority", "officer", "jury", "magistrate", "minister"}
    | {"government", "spokesman", "spokeswoman", "spokesperson", "rescuer", "firefighter", "expert", "analyst"}
    | {"source", "investigator", "witness", "medium", "report", "researcher", "scientist"}
)
_FURTHER_PLACE = 0.2
"""As ``FURTHER``, for a place: it seldom acts beside another agent."""

_RANKS = ("named first in the", "named second in the")


def who(story: MainStory, found: Sequence[PartyCandidate], limit: int) -> tuple[Answer, ...]:
    """The actors that answer "who": the best one, then the other parties of the main event, then the rest.

    Args:
        story: the main event.
        found: the candidates (:func:`newsdigest.ranking.parties.parties`).
        limit: most answers.
    """
    chosen = choose_answers(answer_model(Question.WHO), *candidates(story, found), least=0.0)
    answers = [
        Answer(question=Question.WHO, fact=found[c.candidate].fact, confidence=c.confidence, reasons=c.reasons)
        for c in chosen
        if not found[c.candidate].scene
    ]
    main = story.main
    involved = {*main.agents, *main.patients} if main is not None else set[str]()
    parties = [answer for answer in answers[1:] if answer.fact.id in involved]
    idle = {candidate.fact.id for candidate in found if only_modifies(story.opening, candidate)}
    acting = {candidate.fact.id for candidate in found if candidate.place}
    least = answers[0].confidence if answers else 0.0
    others = [
        answer
        for answer in answers[1:]
        if answer.fact.id not in involved | idle
        and answer.confidence >= least * (_FURTHER_PLACE if answer.fact.id in acting else FURTHER)
    ]
    return (*answers[:1], *parties, *others)[:limit]


def candidates(story: MainStory, found: Sequence[PartyCandidate]) -> Candidates:
    """The features of each candidate, and those of the article."""
    most = max((len(candidate.entity.mentions) for candidate in found), default=1)
    subject = _title_subject(story)
    own = [dict(_features(story, candidate, subject, most)) for candidate in found]
    starts: list[dict[int, int]] = [{} for _ in _ZONES]  # by candidate
    for at, candidate in enumerate(found):
        for mention in candidate.entity.mentions:
            zone = story.opening.zone(mention.head)
            if 0 <= zone < len(_ZONES):
                starts[zone][at] = min(mention.start, starts[zone].get(at, mention.start))
    for name, by_candidate in zip(_ZONES, starts, strict=True):
        for rank, (_, at) in enumerate(sorted((start, at) for at, start in by_candidate.items())):
            own[at][f"named in the {name}"] = 1.0
            if rank < len(_RANKS):
                own[at][f"{_RANKS[rank]} {name}"] = 1.0
    return Candidates(own, dict(story.article))


def _title_subject(story: MainStory) -> frozenset[str]:
    """The lemmas of the nouns before the verb of the title."""
    index, main = story.opening.index, story.main
    if main is None:
        return frozenset()
    at = index.token_at(main.predicate_span.start)
    if story.opening.zone(at) != 0:
        return frozenset()
    words = index.analysis.tokens[index.token_at(main.span.start) : at]
    return frozenset([token.lemma.lower() for token in words if token.upos in {"NOUN", "PROPN", "NUM"}])


def _features(
    story: MainStory, candidate: PartyCandidate, subject: frozenset[str], most: int
) -> Iterator[tuple[str, float]]:
    opening, entity = story.opening, candidate.entity
    tokens = opening.index.analysis.tokens
    kind = "place" if candidate.place or entity.kind == "place" else entity.kind
    yield f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}", 1.0
    yield "how often", math.log1p(len(entity.mentions)) / math.log1p(most)
    yield from _position(opening, candidate, kind)
    yield from _sort(opening, candidate)
    yield from _lateness(opening, entity)
    named = _in_the_opening(opening, entity)
    yield from _parts(opening, named, kind)
    yield from _parts_together(opening, named, kind)
    for name in story.verb_classes:
        yield f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}, event class {name}", 1.0
    for event, label in ((story.main, "main event"), (story.lead, "lead event")):
        role = _role_in(opening, entity.mentions, event) if event is not None else ""
        if role:
            yield f"{role} of the {label}", 1.0
    if subject and any(tokens[mention.head].lemma.lower() in subject for mention in entity.mentions):
        yield "its head noun is before the title's verb", 1.0


def _lateness(opening: Opening, entity: Entity) -> Iterator[tuple[str, float]]:
    """How late it is named first."""
    tokens = opening.index.analysis.tokens
    order = opening.index.order[min([tokens[mention.head].sentence for mention in entity.mentions])]
    if order > len(_ZONES):
        yield "first named after the opening", math.log1p(order - len(_ZONES)) / 3


def _in_the_opening(opening: Opening, entity: Entity) -> list[tuple[EntityMention, int]]:
    """Its mentions in the opening, each with its zone."""
    zones = [(mention, opening.zone(mention.head)) for mention in entity.mentions]
    return [(mention, zone) for mention, zone in zones if 0 <= zone < len(_ZONES)]


def _parts(opening: Opening, named: Sequence[tuple[EntityMention, int]], kind: str) -> Iterator[tuple[str, float]]:
    """The part that each of its mentions in the opening, which come with their zones, plays there."""
    for mention, zone in named:
        part = _part(opening, mention)
        yield f"{part} in the {_ZONES[zone]}", 1.0
        if zone <= 1:
            yield f"{part} in the {_ZONES[zone]}, a {kind}", 1.0


def _parts_together(
    opening: Opening, named: Sequence[tuple[EntityMention, int]], kind: str
) -> Iterator[tuple[str, float]]:
    """In how many sentences of the opening it acts, and whether the opening names it in locative phrases alone."""
    zones: set[int] = set()
    locative: list[bool] = []
    for mention, zone in named:
        own = attachment(opening.index.analysis, mention.head)
        locative.append(own.preposition in _SCENES)
        if own.relation in SUBJECTS and own.governor in opening.core:
            zones.add(zone)
    if zones:
        yield "acts in sentences of the opening", len(zones) / 2
        if 0 in zones and len(zones) > 1:
            yield "acts in the title and in the lead", 1.0
    elif locative:
        yield "never acts in the opening", 1.0
        yield f"never acts in the opening, a {kind}", 1.0
    if any(locative):
        yield f"in a locative phrase, a {kind}", 1.0


def _position(opening: Opening, candidate: PartyCandidate, kind: str) -> Iterator[tuple[str, float]]:
    """How central it is: its salience or, of what is no known entity, what its head noun is."""
    entity, index = candidate.entity, opening.index
    if entity.index >= 0:
        salience = min(max(candidate.fact.salience, 0.01), 0.99)
        yield "central to the article", math.log(salience / (1 - salience))
        return
    head = index.analysis.tokens[entity.mentions[0].head].lemma.lower()
    yield "no known entity", 1.0
    yield f"no known entity, a {kind}", 1.0
    for name in classes_of(head):
        yield f"no known entity, a word of {name}", 1.0
    yield "its head noun recurs", math.log(max(1, index.counts.get(head, 1))) / 2


def _sort(opening: Opening, candidate: PartyCandidate) -> Iterator[tuple[str, float]]:
    """What it is called and what it does elsewhere."""
    entity, tokens = candidate.entity, opening.index.analysis.tokens
    if not entity.is_named:
        first = entity.mentions[0]
        head = tokens[first.head]
        yield "without a name", 1.0
        if head.lemma.lower() in _AUTHORITY:
            yield "authority or expert", 1.0
        if any(tokens[at].upos == "NUM" for at in range(first.first, first.last)):
            yield "counted people", 1.0
        if head.upos == "PRON":
            yield "a pronoun", 1.0
    if entity.demonym:
        yield "demonym alone", 1.0
    if candidate.fact.anonymous:
        yield "anonymous", 1.0
    if candidate.fact.part is Part.SPEAKER:
        yield "only a speaker", 1.0


def _role_in(opening: Opening, mentions: Sequence[EntityMention], event: Event) -> str:
    """Its position in the words of an event: before or after the predicate."""
    index = opening.index
    predicate = index.token_at(event.predicate_span.start)
    inside = next((m for m in mentions if m.start >= event.span.start and m.end <= event.span.end), None)
    if inside is None:
        return ""
    if inside.head < predicate:
        modifies = index.analysis.tokens[inside.head].deprel in _MODIFIERS
        modifies = modifies or _part(opening, inside).startswith("modifier")
        return "modifier before the verb" if modifies else "before the verb"
    own = attachment(index.analysis, inside.head)
    return "after a preposition" if own.preposition else "after the verb"


def _part(opening: Opening, mention: EntityMention) -> str:
    """The part that a mention plays in its sentence, in words."""
    own = attachment(opening.index.analysis, mention.head)
    core = own.governor in opening.core
    if own.relation in SUBJECTS:
        return _subject_part(opening, own)
    if own.relation in OBJECTS:
        return "object" if core else "object of another clause"
    if own.relation.startswith("obl"):
        by = own.relation == "obl:agent" or own.preposition == "by"
        return ("by-agent" if by else "oblique") if core else "other"
    if own.relation in _MODIFIERS:
        return _modifier(opening, own.governor)
    return "top noun" if own.relation == "root" else "other"


def _subject_part(opening: Opening, own: Attachment) -> str:
    """The part of a subject, by the clause and by the verb that it is the subject of."""
    if own.governor in opening.attributing and own.relation not in _PASSIVE:
        return "source"
    if own.governor not in opening.core:
        return "subject of another clause"
    if own.relation in _PASSIVE:
        return "passive subject"
    if opening.index.analysis.tokens[own.governor].lemma in UNACCUSATIVES:
        return "undergoer"
    return "subject" if own.direct else "joined to the subject"


def _modifier(opening: Opening, governor: int) -> str:
    above = attachment(opening.index.analysis, governor)
    if above.governor in opening.core and above.relation in SUBJECTS | OBJECTS:
        return f"modifier of the {'subject' if above.relation in SUBJECTS else 'object'}"
    return "modifier of the top noun" if above.relation == "root" else "modifier"

"""The candidates for "who": actors, places that act, and parties of the opening that no entity is known for.

Accidents and crimes are about people without a name ("at least seven people", "four" of "Four shot in Tacoma"), and
some stories are about a thing that does something: a storm, a ship, a film. They are read off the clauses that report
the story: their subjects, and the objects of verbs of harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.lexicon.calendar import WEEKDAYS
from newsdigest.lexicon.function_words import SCENE_PREPOSITIONS
from newsdigest.lexicon.nouns import PEOPLE
from newsdigest.lexicon.tags import LOOSE_RELATIONS
from newsdigest.lexicon.verbs import HARMING_VERBS
from newsdigest.model.analysis import Analysis, Entity, EntityMention, Token
from newsdigest.model.enums import ActorKind, MentionKind, Part
from newsdigest.model.facts import Actor, Event, Mention, Place
from newsdigest.model.span import Span
from newsdigest.ranking.opening import LAST, OBJECTS, SUBJECTS, Opening, attachment

__all__ = ["PartyCandidate", "parties"]

_HARM = HARMING_VERBS | {"shoot", "murder", "trap", "leave"}
_PEOPLE = PEOPLE - {"boy", "girl"} | frozenset(
    {"dozen", "hundred", "thousand", "score"}
    | {"passenger", "civilian", "worker", "soldier", "student", "protester", "other", "member", "consumer", "fan"}
    | {"voter", "user"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET"})
_APPROXIMATE = frozenset({"at", "up", "more", "as", "over"}) | {"about", "nearly"}
_APPROXIMATE_THEN = frozenset({"least", "to", "than", "many"})
_VERBAL = frozenset({"AUX", "ADV", "PART", "VERB"})
_NO_PARTY = frozenset(
    {"it", "this", "that", "which", "who", "there", "what", "one", "some", "all", "year", "week", "day", "month"}
    | {*WEEKDAYS}
)
_CUT = LOOSE_RELATIONS | {"acl:relcl", "acl", "advcl", "conj", "cc", "punct"}
_OPENED = frozenset({",", "(", ";", ":"})
_BEFORE_THE_NOUN = frozenset({"case", "mark", "cc", "punct"})
_ZONES = frozenset({0, 1, 2})
_SCENES = SCENE_PREPOSITIONS
_WORDS_OF_BEST = 6


class PartyCandidate(NamedTuple):
    """One candidate: the fact that would answer, and the entity whose mentions are read."""

    fact: Actor
    entity: Entity  # of index -1 where no entity is known
    place: bool  # a place that acts, as an organisation
    scene: bool = False  # a place that no gazetteer has and that never acts: it weighs, but is no answer


def parties(
    opening: Opening, actors: Sequence[Actor], places: Sequence[Place], events: Sequence[Event]
) -> tuple[PartyCandidate, ...]:
    """All candidates, known actors first.

    Args:
        opening: the title and the first sentences.
        actors: the actors of the article.
        places: its places; one with a name may act as a government or a team.
        events: its events, whose words give the subject of a headline that the tree misread.
    """
    index = opening.index
    found = [PartyCandidate(actor, entity, False) for actor in actors if (entity := index.entity(actor)) is not None]
    for place in places:
        entity = index.entity(place)
        name = next((mention for mention in place.mentions if mention.kind is MentionKind.NAME), None)
        if (
            entity is not None
            and entity.kind == "place"
            and name is not None
            and not _is_only_a_setting(opening, entity)
        ):
            found.append(
                PartyCandidate(_as_actor(place, name), entity, True, place.geonames_id is None and not _acts(entity))
            )
    return (*found, *_unknown(opening, events))


def _acts(entity: Entity) -> bool:
    """Whether a place is said to do something, as a government or a team: "Ortega Falls sued the firm"."""
    return any(mention.use == "metonym" for mention in entity.mentions)


def _is_only_a_setting(opening: Opening, entity: Entity) -> bool:
    """Whether the opening names a place only to say that something is in or at it, or within another place's phrase."""
    found = [
        _is_setting(opening.index.analysis, mention)
        for mention in entity.mentions
        if 0 <= opening.zone(mention.head) < LAST
    ]
    return bool(found) and all(found)


def _is_setting(analysis: Analysis, mention: EntityMention) -> bool:
    """Whether something is in or at the place, or what it describes is a place: "the coast of Wales"."""
    own = attachment(analysis, mention.head)
    if own.preposition in _SCENES:
        return True
    whole = analysis.entity_of(own.governor) if own.relation == "nmod" else None
    return whole is not None and whole.kind == "place"


def _as_actor(place: Place, name: Mention) -> Actor:
    """The place as an actor, with the mention that names it; the others stay with the place: none counts twice."""
    return Actor(
        id=place.id.replace("place", "actor", 1),
        span=name.span,
        text=name.text,
        salience=place.salience,
        confidence=place.confidence,
        name=name.text,
        kind=ActorKind.ORGANIZATION,
        mentions=(name,),
        part=Part.AGENT,
    )


def _unknown(opening: Opening, events: Sequence[Event]) -> Iterator[PartyCandidate]:
    """The parties of the opening without an entity, those with the same head noun together."""
    analysis = opening.index.analysis
    tokens = analysis.tokens
    ranges: dict[int, tuple[int, int]] = {}
    for first, last, noun in (*_arguments(opening), *_in_headlines(opening, events), *_harmed(opening)):
        ranges.setdefault(noun, (first, last))
    grouped: dict[str, list[EntityMention]] = {}
    for noun, (first, last) in sorted(ranges.items()):
        token = tokens[noun]
        if token.upos in _NOMINAL and noun not in analysis.entity_at and token.lemma.lower() not in _NO_PARTY:
            kind = MentionKind.NAME if token.upos == "PROPN" else MentionKind.NOMINAL
            mention = EntityMention(kind, tokens[first].start, tokens[last - 1].end, first, last, noun)
            key = token.lemma.lower() if token.upos != "NUM" else f"{token.text} {noun}"
            grouped.setdefault(key, []).append(mention)
    for number, mentions in enumerate(grouped.values(), 1):
        yield _party(analysis, number, mentions)


def _arguments(opening: Opening) -> Iterator[tuple[int, int, int]]:
    """Subjects of the clauses that report the story, and objects of verbs of harm: first, last, head."""
    analysis = opening.index.analysis
    tokens, children = analysis.tokens, analysis.children
    for predicate in sorted(opening.core):
        if opening.zone(predicate) not in _ZONES:
            continue
        for child in children[predicate]:
            relation = tokens[child].deprel
            if relation in SUBJECTS or (relation in OBJECTS and tokens[predicate].lemma in _HARM):
                for noun in (child, *(c for c in children[child] if tokens[c].deprel == "conj")):
                    yield (*_noun_range(analysis, noun), noun)


def _in_headlines(opening: Opening, events: Sequence[Event]) -> Iterator[tuple[int, int, int]]:
    """The words before the predicate in a headline's event."""
    tokens, sentences = opening.index.analysis.tokens, opening.index.analysis.sentences
    end = max([sentence.end for sentence, zone in zip(sentences, opening.zones, strict=True) if zone == 0], default=0)
    for event in events:
        if event.predicate_span.start >= end:
            continue
        last = opening.index.token_at(event.predicate_span.start)
        if opening.zone(last) != 0:
            continue
        first = opening.index.token_at(event.span.start)
        while last > first and tokens[last - 1].upos in _VERBAL:
            last -= 1
        if last > first:
            yield first, last, last - 1


def _harmed(opening: Opening) -> Iterator[tuple[int, int, int]]:
    """The people right after a verb of harm: "at least 20" of "killing at least 20 at a market"."""
    analysis = opening.index.analysis
    for sentence, zone in zip(analysis.sentences, opening.zones, strict=True):
        if zone not in _ZONES:
            continue
        for at in range(sentence.first, sentence.last):
            if analysis.tokens[at].lemma in _HARM and analysis.tokens[at].xpos in {"VBG", "VBD", "VBZ"}:
                last = _counted_end(analysis.tokens, at + 1, sentence.last)
                if last > at + 1:
                    yield at + 1, last, last - 1


def _counted_end(tokens: Sequence[Token], first: int, stop: int) -> int:
    """One past the counted people that start at ``first``; ``first`` without any."""
    last = first
    while last < stop and (
        tokens[last].upos in _NOMINAL
        or (last == first and tokens[last].text.lower() in _APPROXIMATE)
        or (last - first <= 2 and tokens[last].text.lower() in _APPROXIMATE_THEN)
    ):
        last += 1
    return last if _counts_people(tokens[first:last]) else first


def _counts_people(tokens: Sequence[Token]) -> bool:
    return any(token.upos == "NUM" or token.lemma.lower() in _PEOPLE for token in tokens)


def _noun_range(analysis: Analysis, noun: int) -> tuple[int, int]:
    """The noun phrase at a noun, without a relative clause, an apposition or another conjunct."""
    tokens = analysis.tokens
    first, last = analysis.extents[noun]
    for child in analysis.children[noun]:
        start, end = analysis.extents[child]
        if child > noun and (tokens[child].deprel in _CUT or tokens[start].text in _OPENED):
            last = min(last, start)
        elif child < noun and tokens[child].deprel in _BEFORE_THE_NOUN:
            first = max(first, end)
    while last - 1 > noun and tokens[last - 1].upos == "PUNCT":
        last -= 1
    first = min(first, noun)
    while first < noun and tokens[first].upos == "PUNCT":
        first += 1
    return first, max(last, noun + 1)


def _party(analysis: Analysis, number: int, mentions: Sequence[EntityMention]) -> PartyCandidate:
    text = analysis.article.text
    best = max(mentions, key=lambda mention: (min(mention.last - mention.first, _WORDS_OF_BEST), -mention.start))
    people = _counts_people(analysis.tokens[best.first : best.last])
    span = Span(best.start, best.end)
    name = " ".join(span.of(text).split())
    fact = Actor(
        id=f"actor-of-the-opening-{number}",
        span=span,
        text=span.of(text),
        salience=0.5,
        name=name,
        kind=ActorKind.GROUP if people else ActorKind.OTHER,
        mentions=tuple([Mention(Span(m.start, m.end), text[m.start : m.end], m.kind) for m in mentions]),
        part=Part.AGENT,
    )
    return PartyCandidate(fact, Entity(-1, "group" if people else "other", name, tuple(mentions)), False)

"""Where the main event happened: the places of the article, by their relation to the clauses that report the story.

"In" or "at" a place in the clause that reports the event is the best evidence; a place that acts, that only modifies a
noun ("Paris police"), that a person comes from or that is the party of a deal or a match is seldom where it happened.
Many events have no place: which, is read off their class (:mod:`newsdigest.ranking.event_class`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from newsdigest.lexicon.calendar import DEICTIC_DAYS, PARTS_OF_DAY, WEEKDAYS
from newsdigest.lexicon.function_words import ARTICLES, MOTION_PREPOSITIONS, STATIC_PREPOSITIONS
from newsdigest.lexicon.nouns import NAMED_OCCASIONS
from newsdigest.lexicon.verbs import VERBS_WITH_A_SCENE
from newsdigest.model.analysis import Analysis, Entity, EntityMention
from newsdigest.model.enums import MentionKind, PlaceRole, Question
from newsdigest.model.facts import Place
from newsdigest.model.inventory import Answer
from newsdigest.ranking.answer_model import answer_model, choose_answers
from newsdigest.ranking.context import FIRST_ZONES, ZONES, Candidates, MainStory, opening_words, shared
from newsdigest.ranking.opening import SUBJECTS, Attachment, Opening, attachment
from newsdigest.ranking.retelling import retelling

__all__ = ["candidates", "where", "without_metonyms"]

_IN = STATIC_PREPOSITIONS
_TO = MOTION_PREPOSITIONS | {"for"}
_FOUND_BEFORE = _IN | _TO | {"from", "of", "by", "against", "with"}
_PARTIES = frozenset({"against", "by", "with", "between"})
_DESCRIBING = frozenset({"compound", "amod", "nmod:desc"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_WIDE = frozenset({"country", "continent", "region"})
_INSTITUTIONS = frozenset(
    {"white house", "oval office", "wall street", "wall st", "wall st.", "downing street", "10 downing street"}
    | {"number 10", "whitehall", "westminster", "fleet street", "kremlin", "pentagon", "capitol", "capitol hill"}
    | {"hollywood", "broadway", "silicon valley", "main street", "madison avenue", "bay street", "dalal street"}
    | {"raisina hill", "élysée", "elysee", "blue house", "zhongnanhai", "foggy bottom", "beltway", "quai d'orsay"}
    | {"scotland yard", "holyrood", "stormont", "bollywood", "nollywood"}
)
"""Places that news names for a government or a trade: "the race for the White House" is run elsewhere."""

_IN_A_NAME = "part of a name"
_LONGEST_OCCASION = 5
_PENALTIES = frozenset({"prison", "jail", "custody"})
_OF_A_LIFE = frozenset({"bear", "live", "grow", "raise", "study", "attend", "base", "work", "serve", "reside", "own"})
_MOMENTS = frozenset({*WEEKDAYS, *DEICTIC_DAYS, "tonight", "weekend"}) | PARTS_OF_DAY

_OF_THE_EVENT = frozenset({"in or at, of the main clause", "in or at, of an object", "in or at, of the top noun"})


def where(story: MainStory, places: Sequence[Place], limit: int) -> tuple[Answer, ...]:
    """The places that answer "where", best first; none where the event has no place or none is named.

    Args:
        story: the main event.
        places: the places of the article, with their salience.
        limit: most answers.
    """
    places = without_metonyms(story.opening, places)
    answers: list[Answer] = []
    for choice in choose_answers(answer_model(Question.WHERE), *candidates(story, places)):
        place = places[choice.candidate]
        if len(answers) < limit and not any(place.name in answer.fact.text for answer in answers):
            answers.append(
                Answer(question=Question.WHERE, fact=place, confidence=choice.confidence, reasons=choice.reasons)
            )
    return tuple(answers)


def without_metonyms(opening: Opening, places: Sequence[Place]) -> tuple[Place, ...]:
    """The places that are no mere name of a government or a trade, no penalty, and not part of other names alone."""
    return tuple([place for place in places if not _is_metonym(opening, place) and not _is_penalty(opening, place)])


def candidates(story: MainStory, places: Sequence[Place]) -> Candidates:
    """The features of each place, and those of the article."""
    entities = [story.opening.index.entity(place) for place in places]
    first = min((place.mentions[0].span.start for place in places), default=-1)
    words = opening_words(story.opening)
    own = [_features(story, place, entity, first, words) for place, entity in zip(places, entities, strict=True)]
    for features, more in zip(own, _relations_to_others(places, entities, own), strict=True):
        features.update(more)
    names = {name for found in own for name in found}
    article = dict(story.article)
    if not any(name.startswith("in or at") for name in names):
        article["no place is in or at"] = 1.0
    if names.isdisjoint(_OF_THE_EVENT):
        article["no place is in or at the main clause"] = 1.0

    def one_place(one: int, other: int) -> bool:
        return places[one].name in places[other].text or places[other].name in places[one].text

    return Candidates(own, article, one_place)


def _is_metonym(opening: Opening, place: Place) -> bool:
    """Whether a place is a metonym of an organisation: part of names alone, or named for a government or a trade."""
    entity = opening.index.entity(place)
    if entity is not None and all(mention.use == _IN_A_NAME for mention in entity.mentions):
        return not any(_occasion(opening, mention) for mention in entity.mentions)  # "Leeds City Council" is no scene
    if place.name.removeprefix("the ").casefold() not in _INSTITUTIONS:
        return False
    return entity is None or not any(_attachment(opening, m)[0].startswith("in or at") for m in entity.mentions)


def _is_penalty(opening: Opening, place: Place) -> bool:
    """Whether it is a bare noun that names a penalty: "five years in prison"; "in a prison" is a place."""
    entity, analysis = opening.index.entity(place), opening.index.analysis
    return entity is not None and all(
        mention.last - mention.first == 1
        and analysis.tokens[mention.head].lemma in _PENALTIES
        and not any(analysis.tokens[child].deprel == "det" for child in analysis.children[mention.head])
        for mention in entity.mentions
    )


def _features(
    story: MainStory, place: Place, entity: Entity | None, first: int, words: frozenset[str]
) -> dict[str, float]:
    found = {"central to the article": _logit(place.salience), "how often": math.log1p(len(place.mentions)) / 3}
    if place.mentions[0].span.start == first:
        found["first place named"] = 1.0
    found.update(_sort(place, entity))
    if entity is not None:
        found.update(_mentions(story, place, entity))
        found.update(_locative_features(story, entity, words))
    for event, label in ((story.main, "main event"), (story.lead, "lead event")):
        if event is not None:
            if any(mention.span in event.span for mention in place.mentions):
                found[f"within the {label}"] = 1.0
            if event.where is not None and event.where.id == place.id:
                found[f"linked to the {label}"] = 1.0
    return found


def _sort(place: Place, entity: Entity | None) -> Iterator[tuple[str, float]]:
    """What kind of place it is, and how it is written."""
    if all(mention.kind is not MentionKind.NAME for mention in place.mentions):
        yield ("demonym alone" if entity is not None and entity.demonym else "without a name"), 1.0
    record = entity.place if entity is not None else None
    if entity is not None and entity.kind == "organization":
        yield "an institution", 1.0
    if record is None:
        yield "unknown to the gazetteer", 1.0
    else:
        yield ("a country or wider" if record.feature in _WIDE else f"a {record.feature}"), 1.0
    if place.role is PlaceRole.DATELINE:
        yield "dateline", 1.0
    if " " in place.text:
        yield "text of several words", 1.0
    if "," in place.text or " in " in place.text:
        yield "stated with its containing place", 1.0


def _mentions(story: MainStory, place: Place, entity: Entity) -> Iterator[tuple[str, float]]:
    """The relations of its mentions in the opening, or how far down it is named first."""
    opening = story.opening
    zones: set[int] = set()
    wide = _is_wide(entity)
    for mention in entity.mentions:
        zone = opening.zone(mention.head)
        if zone < 0 or mention.kind is MentionKind.PRONOUN:
            continue
        zones.add(zone)
        kind, governor = _attachment(opening, mention)
        yield f"{kind}, {ZONES[zone] if zone <= 2 else 'further sentence'}", 1.0
        yield kind, 1.0
        if wide and zone <= 1:
            yield f"{kind}, a country", 1.0
        if kind.startswith("in or at") and _repeats_event(story, governor):
            yield "in or at, of a clause with the event's own verb", 1.0
    if zones:
        yield f"first in {ZONES[min(zones)]}", 1.0
    else:
        index = opening.index
        down = min(index.order[at] for at in index.sentences_of(place.mentions))
        yield "not in the opening", 1.0
        yield "first named after the opening", math.log1p(max(down, 0)) / 3


def _locative_features(story: MainStory, entity: Entity, words: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What is said of it where something is in or at it: the strongest of its mentions anywhere in the text."""
    opening, tokens = story.opening, story.opening.index.analysis.tokens
    best = 0.0
    for mention in entity.mentions:
        sentence = opening.index.analysis.sentences[tokens[mention.head].sentence]
        if mention.kind is MentionKind.PRONOUN or opening.index.order[sentence.index] < 0:
            continue
        kind, governor = _attachment(opening, mention)
        is_located = kind.startswith("in or at")
        for name in story.verb_classes if opening.zones[sentence.index] in FIRST_ZONES else ():
            yield f"{'in or at' if is_located else 'not in or at'}, event class {name}", 1.0
        if not is_located:
            continue
        best = max(best, shared(opening.index.said_by(sentence.first, sentence.last), words))
        lemmas = {tokens[at].lemma.lower() for at in range(sentence.first, sentence.last)}
        if not lemmas.isdisjoint(_MOMENTS):
            yield "in or at, in a sentence with a day", 1.0
        for sign in retelling(story, governor):
            yield f"in or at, {sign}", 1.0
        if tokens[governor].lemma in _OF_A_LIFE:
            yield "in or at, of a life", 1.0
        if tokens[governor].xpos == "VBD":
            yield "in or at, of a clause in the past", 1.0
    if best:
        yield "in or at, its sentence shares words with the opening", best


def _repeats_event(story: MainStory, governor: int) -> bool:
    """Whether the predicate is that of the main event: "He died at a hospital in Delhi" under "X dies"."""
    lemma = story.opening.index.analysis.tokens[governor].lemma
    return any(event is not None and event.predicate == lemma for event in (story.main, story.lead))


def _relations_to_others(
    places: Sequence[Place], entities: Sequence[Entity | None], own: Sequence[dict[str, float]]
) -> Iterator[dict[str, float]]:
    """For each place what the others are to it."""
    located = [any(name.startswith("in or at") for name in found) for found in own]
    exact = {
        place.country
        for place, entity, is_located in zip(places, entities, located, strict=True)
        if is_located and place.country and not _is_wide(entity)
    }
    for place, entity, is_located in zip(places, entities, located, strict=True):
        found: dict[str, float] = {}
        if not is_located and any(located):
            found["another place is in or at"] = 1.0
        if place.country in exact and _is_wide(entity):
            found["holds a more exact place of the event"] = 1.0
        if _is_part_of_another(place, places):
            found["named within another place's words"] = 1.0
        yield found


def _is_part_of_another(place: Place, places: Sequence[Place]) -> bool:
    """Whether the words of another place hold its name: "Leeds" of "Bramley, Leeds"."""
    return any(place.name in other.text and place.name != other.name for other in places if other is not place)


def _is_wide(entity: Entity | None) -> bool:
    return entity is not None and entity.place is not None and entity.place.feature in _WIDE


def _attachment(opening: Opening, mention: EntityMention) -> tuple[str, int]:
    """The syntactic relation of a mention, as part of a feature's name, and the token that it depends on."""
    analysis = opening.index.analysis
    if (occasion := _occasion(opening, mention)) is not None:
        return "in or at, in the name of an occasion", attachment(analysis, occasion).governor
    own = attachment(analysis, mention.head)
    preposition = own.preposition or _word_before(analysis, mention, own)
    token = analysis.tokens[mention.head]
    if token.deprel in _DESCRIBING and token.head >= mention.last:
        return "modifier of a noun", own.governor  # "Paris attacks"
    if "nmod:poss" in {token.deprel, own.relation}:
        return "possessor", own.governor
    if own.relation in SUBJECTS:
        reports = own.governor in opening.core or own.governor in opening.attributing
        return ("acts" if reports else "subject of another clause"), own.governor
    if own.relation in {"obj", "iobj"}:
        if analysis.tokens[own.governor].lemma in VERBS_WITH_A_SCENE:
            return "hit by something", own.governor  # "a storm struck the island"
        return ("object" if own.governor in opening.core else "object of another clause"), own.governor
    return _by_preposition(opening, own, preposition), own.governor


def _by_preposition(opening: Opening, own: Attachment, preposition: str) -> str:
    """The relation of a place that is no subject, object or modifier."""
    if preposition in _IN:
        return f"in or at{_located(opening, own)}"
    if preposition in _TO:
        return "goal" if own.governor in opening.core else "goal of another clause"
    if preposition in {"from", "of"}:
        return preposition
    if preposition in _PARTIES:
        return "party"
    return {"root": "top noun", "appos": "apposition"}.get(own.relation, "other")


def _occasion(opening: Opening, mention: EntityMention) -> int | None:
    """The noun of the occasion that is named after a place: "Open" of "the Hale Open"."""
    tokens = opening.index.analysis.tokens
    following = tokens[mention.last : mention.last + _LONGEST_OCCASION]
    named = next((token for token in following if not token.text[:1].isupper()), None)
    last = named.index - 1 if named is not None else mention.last - 1
    return last if last >= mention.last and tokens[last].text.lower() in NAMED_OCCASIONS else None


def _located(opening: Opening, own: Attachment) -> str:
    """What the locative phrase modifies, as part of a feature's name."""
    analysis = opening.index.analysis
    if own.governor in opening.core or own.relation == "root":
        return ", of the main clause"
    if own.relation.startswith("nmod") and analysis.tokens[own.governor].upos in _NOMINAL:
        above = attachment(analysis, own.governor)
        if above.governor in opening.core:
            return ", of the subject" if above.relation in SUBJECTS else ", of an object"
        return ", of the top noun" if above.relation == "root" else ", of an embedded noun"
    return ", of the attribution" if own.governor in opening.attributing else ", of another clause"


def _word_before(analysis: Analysis, mention: EntityMention, own: Attachment) -> str:
    """The preposition right before a mention that the tree attaches elsewhere, or ""."""
    at = mention.first - 1
    if at > 0 and analysis.tokens[at].text.lower() in ARTICLES:
        at -= 1
    word = analysis.tokens[at].text.lower() if at >= 0 else ""
    return word if word in _FOUND_BEFORE and own.relation not in SUBJECTS else ""


def _logit(salience: float) -> float:
    kept = min(max(salience, 0.01), 0.99)
    return math.log(kept / (1 - kept))

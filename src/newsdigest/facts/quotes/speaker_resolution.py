"""Who a source refers to: a small ranker over the people, organisations and groups of the article.

Coreference answers for every pronoun and description alike; whose words these are is easier than that, because news
keeps to few habits: a speaker goes on speaking, "he said" takes up the subject of the sentence before, whom a quotation
addresses is seldom its speaker. Each candidate is described by named features (``speaker_candidates``), what
coreference says among them, and a conditional logit weighs them; its weights are in ``data/speakers.json``, made
by ``training/attribution/speakers.py``. The share of the best candidate is what ``confidence`` starts from.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from newsdigest.facts.quotes.clause_roles import root_subjects
from newsdigest.facts.quotes.context import AttributionContext, is_acronym
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.issuers import issuer
from newsdigest.facts.quotes.mention_index import MentionIndex, SourceCandidate
from newsdigest.facts.quotes.named_source import named_source
from newsdigest.facts.quotes.repeated_subject import repeated_subject
from newsdigest.facts.quotes.sources import phrase
from newsdigest.facts.quotes.speaker_candidates import ROLES, is_ambiguous, source_candidates, taken_up
from newsdigest.facts.quotes.speaker_features import History, candidate_features
from newsdigest.facts.quotes.titled_source import role_holder, titled_person
from newsdigest.lexicon.function_words import DEMONSTRATIVES, FIRST_PERSON, THIRD_PERSON_POSSESSIVES
from newsdigest.logistic import LogisticWeights, read_weights
from newsdigest.model.analysis import Name
from newsdigest.resources import load

__all__ = [
    "Resolution",
    "SpeakerRanker",
    "resolve_speakers",
    "source_class",
    "speaker_ranker",
]

_REACH = 30  # tokens from "who" back to the name that it describes
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("they", "them", "their", "both"), "they"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("who", "which", "that", "whom"), "who"),
    **dict.fromkeys(FIRST_PERSON - {"mine", "myself", "ours", "ourselves"}, "i"),
}

_TITLED = frozenset({"definite", "proper"})
_DOCUMENTS = frozenset({"definite", "indefinite", "who"})
_DEFINITE = DEMONSTRATIVES | THIRD_PERSON_POSSESSIVES | {"the"}


class Resolution(NamedTuple):
    """Who a statement's source is: index of the entity, None for its own words, and how likely that is right."""

    entity: SourceCandidate
    probability: float
    source: int | None  # head token of the mention at the quotation
    named: tuple[int, int] | None = None  # tokens of the name that the source holds
    kind: str = "none"  # what kind of word the source is
    ambiguous: bool = False  # two people named together fit a pronoun alike


class SpeakerRanker(NamedTuple):
    """Weights of the candidates' features."""

    weights: LogisticWeights

    def score(self, named: Sequence[str]) -> float:
        """The score of a candidate with these features."""
        weights = self.weights
        return sum([weights.get(name, 0.0) for name in named])


def speaker_ranker() -> SpeakerRanker:
    """The packaged ranker, read once.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    return load("facts", "speakers.json", _read)


def _read(package: str, name: str) -> SpeakerRanker:
    return SpeakerRanker(read_weights(package, name))


def resolve_speakers(
    context: AttributionContext, statements: Sequence[Statement], ranker: SpeakerRanker | None = None
) -> list[Resolution]:
    """The speaker of each statement, in reading order: earlier speakers are evidence for later ones."""
    ranker = ranker or speaker_ranker()
    index = MentionIndex(context)
    found: list[Resolution] = []
    history = History()
    position = {id(statement): number for number, statement in enumerate(statements)}
    for statement in statements:
        if statement.follows is not None and position.get(id(statement.follows), len(found)) < len(found):
            resolution = found[position[id(statement.follows)]]
        else:
            resolution = _resolve(context, index, statement, history, ranker)
        found.append(resolution)
        history.add(context, statement, resolution.entity)
    return found


def _resolve(
    context: AttributionContext, index: MentionIndex, statement: Statement, history: History, ranker: SpeakerRanker
) -> Resolution:
    kind, name = source_class(context, statement)
    if name is not None:
        entity = context.entity(name.head)
        return Resolution(entity, ranker.score(["named"]), statement.source, (name.first, name.last), kind)
    issued = issuer(context, statement) if kind in _DOCUMENTS else None
    if issued is not None:
        return Resolution(issued, ranker.score(["relative"]), statement.source, kind=kind)
    if kind == "who" and statement.source is not None:
        antecedent = _antecedent(context, statement.source)
        if antecedent is not None and context.analysis.entities[antecedent].kind != "other":
            return Resolution(antecedent, ranker.score(["relative"]), statement.source, kind=kind)
    titled = _office_holder(context, statement, kind)
    if titled is not None:
        return Resolution(titled, ranker.score(["relative"]), statement.source, kind=kind)
    candidates = list(source_candidates(context, index, statement, kind))
    candidates = taken_up(context, statement, kind, candidates)
    if not candidates:
        return Resolution(None, 0.0, statement.source, kind=kind)
    scores = [
        ranker.score(candidate_features(context, index, statement, kind, candidate, history))
        for candidate in candidates
    ]
    top = max(scores)
    share = 1.0 / sum(exp(score - top) for score in scores)
    best = candidates[scores.index(top)]
    before = repeated_subject(context, statement) if best is None else None
    if before is not None:
        return Resolution(None, share, before, phrase(context, before), kind)
    ambiguous = is_ambiguous(context, index, statement, kind, best)
    return Resolution(best, share, statement.source, kind=kind, ambiguous=ambiguous)


def _office_holder(context: AttributionContext, statement: Statement, kind: str) -> SourceCandidate:
    """The person whose title the source repeats or abbreviates."""
    titled = titled_person(context, statement) if kind in _TITLED else None
    source = statement.source
    if titled is not None or kind != "definite" or source is None:
        return titled
    if _is_role(context, source):
        holder = role_holder(context, source)
        return holder if holder is not None else _person_before(context, source)
    return None


def _person_before(context: AttributionContext, source: int) -> SourceCandidate:
    """The person who is the subject of the sentence before: "Ada Pell has left the party. The MEP said"."""
    sentence = context.tokens[source].sentence
    if sentence == 0:
        return None
    subjects = map(context.entity, root_subjects(context, sentence - 1))
    return next(filter(context.is_person, subjects), None)


def source_class(context: AttributionContext, statement: Statement) -> tuple[str, Name | None]:
    """What kind of word the source is; for a source with a name also the name."""
    head = statement.own_source
    if head is None:
        return "none", None
    token = context.tokens[head]
    pronoun = None if is_acronym(token.text) else _PRONOUNS.get(token.text.lower())
    if pronoun is not None:
        return pronoun, None
    role = _is_role(context, head)
    if statement.cue is not None and not role:
        name = named_source(context, statement.cue, head)
        if name is not None:
            return "named", name
    first, last = phrase(context, head)
    words = context.tokens[first:last]
    if token.upos == "PROPN" and not role:
        return "proper", None
    opening = words[0].text.lower()
    if opening in _DEFINITE:
        return ("definite plural" if token.xpos == "NNS" else "definite"), None
    return ("plural" if token.xpos == "NNS" else "indefinite"), None


def _is_role(context: AttributionContext, head: int) -> bool:
    """Whether a source is the acronym of a role after an article: "the MEP", "the rebel MP", not before a name."""
    token = context.tokens[head]
    if not token.text.isupper() or token.text.lower() not in ROLES or head + 1 in context.name_of:
        return False
    first = head
    while first > 0 and context.tokens[first - 1].upos in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return first > 0 and context.tokens[first - 1].text.lower() in _DEFINITE


def _antecedent(context: AttributionContext, source: int) -> SourceCandidate:
    """The entity of the noun that a relative clause describes: "Hay, who said", "Hay, a chemist at Tarn, who said"."""
    token = context.tokens[source]
    for _ in range(4):
        if token.deprel.startswith("acl"):
            return _described_person(context, token.head, context.tokens[source].text.lower())
        if token.head == token.index:
            break
        token = context.tokens[token.head]
    return None


def _described_person(context: AttributionContext, noun: int, pronoun: str) -> SourceCandidate:
    """The entity of a noun; for "who" that of the named person whose description the noun is part of, if any."""
    nearest = context.entity(noun)
    if pronoun != "who" or (noun in context.name_at and context.is_person(nearest)):
        return nearest
    at = noun
    for _ in range(4):
        if context.tokens[at].deprel not in ("nmod", "appos", "conj", "compound", "flat") or not noun - at < _REACH:
            break
        at = context.tokens[at].head
        entity = context.entity(at)
        if at < noun and at in context.name_at and context.is_person(entity):
            return entity
    return nearest

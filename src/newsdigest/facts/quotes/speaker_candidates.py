"""Who may be the source of a statement: the people, organisations and groups around it that can be meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from newsdigest.facts.quotes.context import AttributionContext, is_acronym
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.mention_index import MOST_MENTIONS, MentionIndex, SourceCandidate, anchor_of
from newsdigest.facts.quotes.named_source import names_people
from newsdigest.facts.quotes.repeated_subject import repeated_subject
from newsdigest.facts.quotes.sources import phrase
from newsdigest.facts.quotes.speaker_features import GENDERS, OUTLETS, agreement, describes, is_named, is_nameless
from newsdigest.lexicon.function_words import INDEFINITE_SINGULAR, PRONOUN_GENDERS
from newsdigest.lexicon.nouns import DOCUMENTS, HONORIFICS_BY_GENDER, OFFICE_LETTERS
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Entity
from newsdigest.model.enums import MentionKind

__all__ = ["ROLES", "is_ambiguous", "source_candidates", "taken_up"]

ROLES = OFFICE_LETTERS | {"dj", "kc", "phd"}
"""Acronyms of roles, not of names: "the MEP said"."""

_BODIES = frozenset(("union", "charity", "party", "company", "firm", "bank", "retailer", "airline", "club", "council"))
_OFFICES = words(
    "alliance board office agency authority ministry department watchdog regulator commission committee panel court "
    "tribunal government parliament senate administration association federation foundation institute university group "
    "organisation organization coalition network team campaign service force"
)
_DEMONYM_ENDINGS = ("an", "ish", "ese", "ch", "ic", "i")  # neither "the Spanish daily" nor "the Maine daily" is a name
_PRONOUN_CLASSES = frozenset(("he", "she", "they", "it"))
_ENTITIES_ALONE = frozenset(("he", "she", "it", "none"))
_KINDS_OF_BODIES = ("organization", "group")
_OBJECTS = ("obj", "iobj", "obl")
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11
_HEAD = attrgetter("head")


def source_candidates(
    context: AttributionContext, index: MentionIndex, statement: Statement, kind: str
) -> Iterator[SourceCandidate]:
    """Entities that may be the source, the nearest first, then what the source itself says."""
    coref = context.entity(statement.source)
    own = _own_name(context, statement)
    for number in index.nearest(context, statement, kind, coref):
        entity = context.analysis.entities[number]
        if own and not _is_called(context, entity, own):
            continue
        if _is_excluded(context, statement, kind, coref, entity):
            continue
        if entity.name.isupper() and entity.name.lower() in ROLES:
            continue
        if number == coref or not is_named(entity) or _may_be_nameless(context, statement, entity):
            yield number
    if kind not in _ENTITIES_ALONE or _has_own_words(context, statement, kind):
        yield None


def taken_up(
    context: AttributionContext, statement: Statement, kind: str, candidates: Sequence[SourceCandidate]
) -> list[SourceCandidate]:
    """The candidates named in the paragraph, where a pronoun takes up the subject of the sentence before; else all.

    The subject has a name, or is somebody new ("A farmer who lost two sons showed it"). As in '... Ana Belmonte
    scored twice. "Ask me in May," she said': who spoke in the paragraph before is not meant.
    """
    coref = context.entity(statement.source)
    if kind not in GENDERS or coref is None or not statement.pieces or statement.source is None:
        return list(candidates)
    block = context.block(statement.source)
    subject = _subject_of_sentence_before(context, min(statement.first, statement.source))
    if subject is None or context.entity(subject) != coref or context.block(subject) != block:
        return list(candidates)
    if not _may_be_taken_up(context.analysis.entities[coref], kind):
        return list(candidates)
    entities = context.analysis.entities
    return [
        number
        for number in candidates
        if number == coref
        or (number is not None and any(context.block(mention.head) == block for mention in entities[number].mentions))
    ]


def _may_be_taken_up(entity: Entity, kind: str) -> bool:
    """Whether the gender of somebody named is a pronoun's, and that of somebody new is not another."""
    told = set(agreement(entity, kind))
    return "gender fits" in told or not (is_named(entity) or "gender clashes" in told)


def _subject_of_sentence_before(context: AttributionContext, at: int) -> int | None:
    """The subject of the root of the sentence before a token's, outside quotation marks: a name or somebody new."""
    sentence = context.tokens[at].sentence
    if sentence == 0:
        return None
    root = context.analysis.sentences[sentence - 1].root
    kids = context.analysis.children[root]
    found = (kid for kid in kids if context.tokens[kid].deprel in ("nsubj", "nsubj:pass"))
    return next((kid for kid in found if _is_name_or_new(context, kid) and not context.is_quoted(kid)), None)


def _is_name_or_new(context: AttributionContext, at: int) -> bool:
    """Whether a subject is a name, or the first mention of somebody: "A farmer", "One resident"."""
    entity = context.analysis.entity_of(at)
    if at in context.name_at or entity is None:
        return at in context.name_at
    first = entity.mentions[0]
    return first.head == at and context.tokens[first.first].text.lower() in INDEFINITE_SINGULAR


def _has_own_words(context: AttributionContext, statement: Statement, kind: str) -> bool:
    """Whether "it" takes up a thing, or a quotation without a cue follows one of a thing: 'his report said. "..."'."""
    if kind == "it":
        return repeated_subject(context, statement) is not None
    carried = kind == "none" and statement.source is not None and statement.follows is None
    return carried and context.entity(statement.source) is None and _is_noun(context, statement.source)


def _is_noun(context: AttributionContext, at: int | None) -> bool:
    return at is not None and context.tokens[at].upos in NOUN_TAGS


def _is_excluded(
    context: AttributionContext, statement: Statement, kind: str, coref: SourceCandidate, entity: Entity
) -> bool:
    """Whether a source cannot be an entity: for its gender, as the one spoken to, as a body and not a person."""
    if kind in GENDERS and _is_no_match(context, coref, entity, GENDERS[kind]):
        return True
    if kind == "none" and _is_told_of(statement, entity):
        return True
    if kind in _PRONOUN_CLASSES and (
        _is_addressed(context, statement, entity) or _is_named_by_cue(context, statement, entity)
    ):
        return True
    if entity.kind == "person" and (_is_written(context, statement) or _is_thing_consulted(context, statement, coref)):
        return True  # "the report" describes nobody
    if not _has_full_name(entity):
        return False
    if coref is not None:
        return _is_nameless_body(context.analysis.entities[coref])  # "the council" describes no person
    return statement.own_source is not None and _is_body(context.tokens[statement.own_source].lemma)


def _is_no_match(context: AttributionContext, coref: SourceCandidate, entity: Entity, gender: str) -> bool:
    """Whether "he" or "she" cannot be an entity."""
    if entity.kind != "person" or _has_other_title(context, entity, gender):
        return True
    return coref not in (None, entity.index) and _is_other_pronoun(context, entity, gender)


def _is_body(lemma: str) -> bool:
    """Whether a noun names organisations: "council", "alliance"."""
    return lemma in _BODIES or lemma in _OFFICES


def _is_told_of(statement: Statement, entity: Entity) -> bool:
    """Whether an entity is first mentioned within the quotation: "“Stop, ladies and gentlemen.”"."""
    at = entity.mentions[0].head
    return any(first <= at < last for first, last in statement.pieces)


def _is_written(context: AttributionContext, statement: Statement) -> bool:
    """Whether a source is a document, and no outlet."""
    if statement.own_source is None:
        return False
    lemma = context.tokens[statement.own_source].lemma
    return lemma in DOCUMENTS and lemma not in OUTLETS


def _is_thing_consulted(context: AttributionContext, statement: Statement, coref: SourceCandidate) -> bool:
    """Whether "according to" names a thing, of whatever sort: "according to the charge sheet"."""
    if statement.frame != "according" or statement.own_source is None:
        return False
    token = context.tokens[statement.own_source]
    return token.upos == "NOUN" and coref is None and not names_people(token)


def is_ambiguous(
    context: AttributionContext, index: MentionIndex, statement: Statement, kind: str, best: SourceCandidate
) -> bool:
    """Whether a pronoun fits somebody named together with ``best`` and mentioned as often: "Ann Lowe and Eva Roe"."""
    if best is None or kind not in GENDERS:
        return False
    anchor = anchor_of(statement, kind)
    entities = context.analysis.entities
    return any(
        "gender fits" in agreement(entities[number], kind) and index.times(number, anchor) >= index.times(best, anchor)
        for number in index.named_with(context, best, anchor) - {best}
    )


def _own_name(context: AttributionContext, statement: Statement) -> frozenset[str]:
    """The words by which a source names itself: "the RMT", "the Unite union", "the Harbour Post newspaper"."""
    if statement.own_source is None:
        return frozenset()
    head = context.tokens[statement.own_source]
    if is_acronym(head.text) and head.text.lower() not in ROLES:
        return frozenset((head.text.lower(),))
    if head.lemma not in OUTLETS and head.lemma not in _BODIES:
        return frozenset()
    first, _ = phrase(context, head.index)
    entities, at = context.analysis.entities, context.analysis.entity_at
    return frozenset(
        token.text.lower()
        for token in context.tokens[first : head.index]
        if token.text[0].isupper() and token.upos != "DET" and not token.text.endswith(_DEMONYM_ENDINGS)
        if token.index not in at or entities[at[token.index]].kind != "place"
    )


def _is_called(context: AttributionContext, entity: Entity, words: frozenset[str]) -> bool:
    """Whether a name of the entity has one of the words, or one of them is made of the name's initials."""
    initials = "".join(word[0] for word in entity.name.split() if word[0].isupper()).lower()
    if initials in words or not words.isdisjoint(entity.name.lower().split()):
        return True
    return any(
        not words.isdisjoint(token.text.lower() for token in context.tokens[mention.first : mention.last])
        for mention in entity.mentions[:MOST_MENTIONS]
        if mention.kind is _NAME
    )


def _has_full_name(entity: Entity) -> bool:
    """Whether an entity is surely a person: one word may be a firm that was taken for one ("Valve")."""
    return entity.kind == "person" and " " in entity.name


def _is_nameless_body(entity: Entity) -> bool:
    """Whether an entity is an organisation or a group that is described alone: "the council", "residents"."""
    return entity.kind in _KINDS_OF_BODIES and not is_named(entity)


def _has_other_title(context: AttributionContext, entity: Entity, gender: str) -> bool:
    """Whether a person is called by an honorific of the other gender than a pronoun's: "Mr Crane" for "she"."""
    return any(
        HONORIFICS_BY_GENDER.get(token.text.rstrip(".").lower(), gender) != gender
        for mention in entity.mentions[:MOST_MENTIONS]
        if mention.kind is _NAME
        for token in context.tokens[max(0, mention.first - 1) : mention.first + 1]
    )


def _is_other_pronoun(context: AttributionContext, entity: Entity, gender: str) -> bool:
    """Whether pronouns of the other gender alone stand for a person; what a given name tells may be wrong ("Kim")."""
    found = {
        PRONOUN_GENDERS[form]
        for mention in entity.mentions[:MOST_MENTIONS]
        if (form := context.tokens[mention.head].text.lower()) in PRONOUN_GENDERS
    }
    return bool(found) and gender not in found


def _is_addressed(context: AttributionContext, statement: Statement, entity: Entity) -> bool:
    """Whether an entity is an object of the cue; a pronoun as subject is then somebody else: "she told Ada Pell"."""
    if statement.cue is None or statement.own_source is None:
        return False
    objects = (kid for kid in context.analysis.children[statement.cue] if kid != statement.source)
    return any(
        context.entity(kid) == entity.index and context.tokens[kid].deprel in _OBJECTS and kid in context.name_at
        for kid in objects
    )


def _is_named_by_cue(context: AttributionContext, statement: Statement, entity: Entity) -> bool:
    """Whether what a cue with a pronoun for its subject governs names an entity: "he said Mr Blair was right".

    A pronoun is never somebody whom its own clause names after it (principle C of binding theory). What is between
    marks is another's sentence, and may name its speaker.
    """
    cue, source = statement.cue, statement.own_source
    if cue is None or source is None or source > cue:
        return False
    at = bisect_left(entity.mentions, cue, key=_HEAD)
    stop = statement.pieces[-1][1]
    return any(
        mention.head < stop and mention.kind is _NAME and not context.is_quoted(mention.head)
        for mention in entity.mentions[at : at + MOST_MENTIONS]
    )


def _may_be_nameless(context: AttributionContext, statement: Statement, entity: Entity) -> bool:
    """Whether an entity with a name may be the source: one without a name only where its noun describes the entity."""
    if not is_nameless(context, statement) or statement.source is None:
        return True
    return "described so" in describes(context, entity, statement.source)

"""Who may be the source of a statement: the people, organisations and groups around it, each with its features.

The features are yes-or-no statements that a person can read ("the last speaker, in the same block", "who was asked in
the sentence before"); ``speaker_resolution`` weighs them against each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsdigest.facts.quotes.context import AttributionContext, is_acronym
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.named_source import NAMELESS
from newsdigest.facts.quotes.sources import phrase
from newsdigest.lexicon.nouns import PARLIAMENTARY_LETTERS
from newsdigest.model.analysis import Entity, EntityMention
from newsdigest.model.enums import BlockKind, MentionKind

__all__ = ["ROLES", "Candidate", "History", "MentionIndex", "candidate_features"]

Candidate = int | None
"""Who a source may be: the index of an entity; None is the candidate that it is no known entity, but only its own
words: "residents", "a spokesman"."""

_MOST_CANDIDATES = 12
_FARTHEST = 12  # sentences back to the last mention of a candidate
_MOST_MENTIONED = 3
_MOST_MENTIONS = 24  # of one entity, read before and after a source
_AHEAD = 2  # sentences ahead in which a lead's "a man" is named
_SPEAKERS = frozenset(("person", "organization", "group"))
_SURNAME_FIRST = re.compile(r"(?:\w+\.? )*[A-Z]\w+ [A-Z][a-z]+-[a-z]+$")
"""Names whose first word is no given name and says no gender: "Kim Min-jae"."""

_NOUN_CLASSES = frozenset(("definite", "indefinite", "definite plural", "plural"))
_GENDERS = {"he": "m", "she": "f"}
ROLES = PARLIAMENTARY_LETTERS | {"ceo", "cfo", "pm", "dj"} | {"qc", "kc", "phd"}
"""Acronyms of roles, not of names: "the MEP said"."""

_OUTLETS = frozenset(
    ("newspaper", "paper", "daily", "weekly", "magazine", "tabloid", "broadsheet", "broadcaster", "station", "agency")
)
_BODIES = frozenset(("union", "charity", "party", "company", "firm", "bank", "retailer", "airline", "club", "council"))
_DEMONYM_ENDINGS = ("an", "ish", "ese", "ch", "ic", "i")  # neither "the Spanish daily" nor "the Maine daily" is a name
_OUTLET_NAMES = frozenset(
    "post times herald tribune courier gazette mail news journal guardian telegraph observer chronicle mirror star "
    "express echo standard independent argus examiner sentinel globe dispatch press radio tv".split()
)
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_BESIDE = frozenset((BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.NOTICE))


class History:
    """Who has spoken so far."""

    def __init__(self) -> None:
        self.last: Candidate = None  # entity of the last speaker
        self.block = 0  # of the last statement
        self.sentence = 0  # of its last token
        self.counts: dict[int, int] = {}

    def add(self, context: AttributionContext, statement: Statement, entity: Candidate) -> None:
        """Take the speaker of one more statement in."""
        at = statement.last - 1
        self.last, self.block, self.sentence = entity, context.block(at), context.tokens[at].sentence
        if entity is not None:
            self.counts[entity] = self.counts.get(entity, 0) + 1


class MentionIndex:
    """The mentions of an article's entities in reading order, with a look-up of those near a place."""

    def __init__(self, context: AttributionContext) -> None:
        analysis = context.analysis
        self.mentions = sorted(
            (mention.head, entity.index, mention.kind)
            for entity in analysis.entities
            if entity.kind in _SPEAKERS or (entity.kind == "place" and entity.mentions)
            for mention in entity.mentions
        )
        self.heads = [head for head, _, _ in self.mentions]
        self._of = {entity.index: [mention.head for mention in entity.mentions] for entity in analysis.entities}
        counts = sorted(
            ((len(entity.mentions), -entity.index) for entity in analysis.entities if entity.kind in _SPEAKERS),
            reverse=True,
        )
        self.most_mentioned = [-index for _, index in counts[:_MOST_MENTIONED]]

    def near(self, entity: Entity, anchor: int) -> Sequence[EntityMention]:
        """The mentions of an entity around a token: a fixed number, so that time stays linear."""
        at = bisect_left(self._of[entity.index], anchor)
        return entity.mentions[max(0, at - _MOST_MENTIONS) : at + _MOST_MENTIONS]

    def candidates(self, context: AttributionContext, statement: Statement, kind: str) -> Iterator[Candidate]:
        """Entities that may be the source, the nearest first, then what the source itself says."""
        coref = context.entity(statement.source)
        own = _own_name(context, statement)
        for number in self._near(context, statement, kind, coref):
            entity = context.analysis.entities[number]
            if own and not _is_called(context, entity, own):
                continue
            if kind in _GENDERS and entity.kind != "person":
                continue
            if entity.name.isupper() and entity.name.lower() in ROLES:
                continue
            if number == coref or not _is_named(entity) or _may_be_nameless(context, statement, entity):
                yield number
        if kind not in ("he", "she", "it", "none"):
            yield None

    def _near(self, context: AttributionContext, statement: Statement, kind: str, coref: Candidate) -> list[int]:
        """What coreference says, the entities mentioned before the source, and those most mentioned."""
        entities, tokens = context.analysis.entities, context.tokens
        anchor = _anchor(statement, kind)
        sentence = tokens[anchor].sentence
        seen = [coref] if coref is not None and not _is_bare(entities[coref]) else []
        stop = max(anchor, context.analysis.sentences[sentence].last) if kind == "none" else anchor
        at = bisect_left(self.heads, stop)
        while at > 0 and len(seen) < _MOST_CANDIDATES:
            at -= 1
            head, number, _ = self.mentions[at]
            if tokens[head].sentence < sentence - _FARTHEST:
                break
            if number not in seen and entities[number].kind in _SPEAKERS:
                seen.append(number)
        seen.extend(number for number in self.most_mentioned if number not in seen)
        if kind in ("definite", "indefinite", "proper", "definite plural"):
            seen.extend(number for number in self._ahead(context, anchor) if number not in seen)
        return seen

    def _ahead(self, context: AttributionContext, anchor: int) -> Iterator[int]:
        """Entities named soon after a description: "A man admitted ... Alan Reed, 55, ..."."""
        sentence = context.tokens[anchor].sentence
        found: set[int] = set()
        for at in range(bisect_right(self.heads, anchor), len(self.mentions)):
            head, number, mention = self.mentions[at]
            if context.tokens[head].sentence > sentence + _AHEAD:
                return
            named = mention is MentionKind.NAME and context.analysis.entities[number].kind in _SPEAKERS
            if named and number not in found:
                found.add(number)
                yield number


def _own_name(context: AttributionContext, statement: Statement) -> frozenset[str]:
    """The words by which a source names itself: "the RMT", "the Unite union", "the Harbour Post newspaper"."""
    if statement.own_source is None:
        return frozenset()
    head = context.tokens[statement.own_source]
    if is_acronym(head.text) and head.text.lower() not in ROLES:
        return frozenset((head.text.lower(),))
    if head.lemma not in _OUTLETS and head.lemma not in _BODIES:
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
        for mention in entity.mentions[:_MOST_MENTIONS]
        if mention.kind is MentionKind.NAME
    )


def _is_nameless(context: AttributionContext, statement: Statement) -> bool:
    """Whether the source is a noun of people who speak without a name: "the senior official"."""
    return statement.own_source is not None and context.tokens[statement.own_source].lemma in NAMELESS


def _may_be_nameless(context: AttributionContext, statement: Statement, entity: Entity) -> bool:
    """Whether an entity with a name may be the source: one without a name only where its noun describes the entity."""
    if not _is_nameless(context, statement) or statement.source is None:
        return True
    return "described so" in _description(context, entity, statement.source)


def _anchor(statement: Statement, kind: str) -> int:
    """The token from which distances are counted: the source, else the first of the content."""
    return statement.first if kind == "none" or statement.source is None else statement.source


def _is_named(entity: Entity) -> bool:
    return any(mention.kind is MentionKind.NAME for mention in entity.mentions[:_MOST_MENTIONS])


def _is_bare(entity: Entity) -> bool:
    """Whether an entity is called by an article alone, as the tree leaves of "the 36-year-old"."""
    return entity.name.lower() in ("the", "a", "an", "this", "that")


def candidate_features(
    context: AttributionContext,
    index: MentionIndex,
    statement: Statement,
    kind: str,
    candidate: Candidate,
    history: History,
) -> list[str]:
    """What is true of one candidate for the source of a statement."""
    nameless = _is_nameless(context, statement)
    if candidate is None:
        return ["literal", f"literal {kind}", *(("literal nameless", f"literal nameless {kind}") if nameless else ())]
    analysis = context.analysis
    entity = analysis.entities[candidate]
    head = statement.source
    anchor = _anchor(statement, kind)
    named: list[str] = [f"{kind} {entity.kind}"]
    is_named = _is_named(entity)
    if nameless:
        named.append("nameless named" if is_named else "nameless unnamed")
    if not is_named:
        named += ("unnamed", f"unnamed {kind}")
    if context.entity(head) == candidate:
        named += ("coreference", f"coreference {kind}", f"coreference {'named' if is_named else 'unnamed'}")
    named += _spoken(context, statement, kind, candidate, history)
    named += _agreement(entity, kind)
    if head is not None and kind in _NOUN_CLASSES:
        named += _sort(context, entity, head)
    named += _nearness(context, statement, entity, index.near(entity, anchor), anchor, kind)
    if candidate in index.most_mentioned[:1]:
        named.append("most mentioned")
    if head is not None and kind in _NOUN_CLASSES:
        named += _description(context, entity, head)
    return named


def _spoken(
    context: AttributionContext, statement: Statement, kind: str, candidate: int, history: History
) -> Iterator[str]:
    if candidate == history.last:
        distance = context.block(statement.first) - history.block
        where = "same block" if distance == 0 else "next block" if distance == 1 else "far"
        yield "last speaker"
        yield f"last speaker {kind}"
        yield f"last speaker {where}"
        yield f"last speaker {where} {kind}"
        if context.tokens[statement.first].sentence - history.sentence <= 1:
            yield "last speaker next sentence"
    elif candidate in history.counts:
        yield "spoke before"


def _agreement(entity: Entity, kind: str) -> Iterator[str]:
    gender = _GENDERS.get(kind)
    if gender is not None and entity.kind == "person":
        known = entity.gender if not _SURNAME_FIRST.match(entity.name) else ""
        yield "gender unknown" if not known else "gender fits" if known == gender else "gender clashes"
    if kind == "they" or kind.endswith("plural"):
        yield f"number {entity.number or 'unknown'}"


def _sort(context: AttributionContext, entity: Entity, head: int) -> Iterator[str]:
    """Whether a noun is of the candidate's kind: a person, an organisation, an outlet."""
    own = context.entity(head)
    if own is not None and context.analysis.entities[own].kind in _SPEAKERS:
        yield "sort fits" if context.analysis.entities[own].kind == entity.kind else "sort clashes"
    if context.tokens[head].lemma.lower() in _OUTLETS:
        yield "outlet fits" if _is_outlet(context, entity) else "outlet clashes"


def _is_outlet(context: AttributionContext, entity: Entity) -> bool:
    """Whether a name is one of the press: "Harbour Post", "the Spanish daily SUR"."""
    if entity.name.rpartition(" ")[2].lower() in _OUTLET_NAMES:
        return True
    named = next((mention for mention in entity.mentions if mention.kind is MentionKind.NAME), None)
    return named is not None and any(
        context.tokens[at].lemma.lower() in _OUTLETS for at in range(max(0, named.first - 2), named.last)
    )


def _nearness(
    context: AttributionContext,
    statement: Statement,
    entity: Entity,
    mentions: Sequence[EntityMention],
    anchor: int,
    kind: str,
) -> Iterator[str]:
    """Where the entity was last mentioned before the source, and in what part of the sentence."""
    tokens = context.tokens
    before = [mention for mention in mentions if mention.head < anchor and mention.head != statement.source]
    outside = [mention for mention in before if not context.is_quoted(mention.head)]
    yield from _beyond_the_cue(statement, mentions)
    if not before:
        yield "first mentioned later"
        return
    sentence = tokens[anchor].sentence
    last = (outside or before)[-1]
    distance = min(sentence - tokens[last.head].sentence, 4)
    yield f"distance {distance}"
    yield f"distance {distance} {kind}"
    if not outside:
        yield "mentioned in marks alone"
    if context.block(last.head) == context.block(anchor):
        yield "same block"
    near = [mention for mention in outside if sentence - tokens[mention.head].sentence <= 1]
    yield from _roles_nearby(context, near, sentence, kind)
    if all(context.analysis.article.blocks[context.block(m.head)].kind in _BESIDE for m in before):
        yield "beside the story"


def _beyond_the_cue(statement: Statement, mentions: Sequence[EntityMention]) -> Iterator[str]:
    """Whether the content mentions the entity, or the words right after the cue do."""
    inside = [m for m in mentions if any(first <= m.head < last for first, last in statement.pieces)]
    if inside:
        yield "in content"
        if any(mention.kind is MentionKind.NAME for mention in inside):
            yield "named in content"
    cue = statement.cue
    if cue is not None and any(cue < m.head < cue + 8 and m.head != statement.source for m in mentions):
        yield "after cue"


def _roles_nearby(
    context: AttributionContext, near: Sequence[EntityMention], sentence: int, kind: str
) -> Iterator[str]:
    """What the entity is in the sentence of the source and the one before: asked, subject, possessor, object."""
    tokens = context.tokens
    if any(_is_asked(context, mention.head) for mention in near):
        yield "asked"
    roles = {tokens[mention.head].deprel for mention in near}
    if roles & set(_SUBJECTS):
        yield "subject near"
        yield f"subject near {kind}"
    elif "nmod:poss" in roles:
        yield "possessor near"
    elif near:
        yield "object near"
    if any(_is_main_subject(context, mention.head) and tokens[mention.head].sentence < sentence for mention in near):
        yield "main subject before"
        yield f"main subject before {kind}"


def _is_main_subject(context: AttributionContext, head: int) -> bool:
    tokens = context.tokens
    return tokens[head].deprel in _SUBJECTS and tokens[tokens[head].head].deprel == "root"


def _is_asked(context: AttributionContext, head: int) -> bool:
    """Whether a mention is of who is asked: "Ruiz was asked why ...", "reporters pressed Ruiz on ..."."""
    token = context.tokens[head]
    relation = "nsubj:pass" if context.tokens[token.head].xpos == "VBN" else "obj"
    return token.deprel == relation and context.kind(token.head) == "ask"


def _description(context: AttributionContext, entity: Entity, head: int) -> Iterator[str]:
    """Whether a noun describes the entity: "the minister", "the company"."""
    lemma = context.tokens[head].lemma.lower()
    said = (entity.description or "").lower().split()
    heads = {
        context.tokens[m.head].lemma.lower()
        for m in entity.mentions[:_MOST_MENTIONS]
        if m.kind is not MentionKind.PRONOUN and m.head != head
    }
    if lemma in said or lemma in heads:
        yield "described so"
    elif said:
        yield "described otherwise"

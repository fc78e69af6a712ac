"""What is true of a candidate for the source of a statement.

The features are yes-or-no statements that a person can read ("the last speaker, in the same block", "who was asked in
the sentence before"); ``speaker_resolution`` weighs them against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.mention_index import MOST_MENTIONS, MentionIndex, SourceCandidate, anchor_of
from newsdigest.facts.quotes.named_source import NAMELESS
from newsdigest.facts.quotes.repeated_subject import repeated_subject
from newsdigest.facts.quotes.sources import phrase
from newsdigest.lexicon.nouns import DOCUMENTS
from newsdigest.model.analysis import Entity, EntityMention
from newsdigest.model.enums import BlockKind, MentionKind

__all__ = ["GENDERS", "OUTLETS", "History", "agreement", "candidate_features", "describes", "is_named", "is_nameless"]

_SURNAME_FIRST = re.compile(r"(?:\w+\.? )*[A-Z]\w+ [A-Z][a-z]+-[a-z]+$")
"""Names whose first word is no given name and says no gender: "Kim Min-jae"."""

_NOUN_CLASSES = frozenset(("definite", "indefinite", "definite plural", "plural"))
GENDERS = {"he": "m", "she": "f"}
OUTLETS = frozenset(
    ("newspaper", "paper", "daily", "weekly", "magazine", "tabloid", "broadsheet", "broadcaster", "station", "agency")
)
_OUTLET_NAMES = frozenset(
    "post times herald tribune courier gazette mail news journal guardian telegraph observer chronicle mirror star "
    "express echo standard independent argus examiner sentinel globe dispatch press radio tv".split()
)
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11
_PRONOUN = MentionKind.PRONOUN  # a global: members of enums are slow to look up on Python 3.11
_BESIDE = frozenset((BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.NOTICE))


class History:
    """Who has spoken so far."""

    def __init__(self) -> None:
        self.last: SourceCandidate = None  # entity of the last speaker
        self.block = 0  # of the last statement
        self.sentence = 0  # of its last token
        self.counts: dict[int, int] = {}

    def add(self, context: AttributionContext, statement: Statement, entity: SourceCandidate) -> None:
        """Take the speaker of one more statement in."""
        at = statement.last - 1
        self.last, self.block, self.sentence = entity, context.block(at), context.tokens[at].sentence
        if entity is not None:
            self.counts[entity] = self.counts.get(entity, 0) + 1


def candidate_features(
    context: AttributionContext,
    index: MentionIndex,
    statement: Statement,
    kind: str,
    candidate: SourceCandidate,
    history: History,
) -> list[str]:
    """What is true of one candidate for the source of a statement."""
    if candidate is None:
        return _own_words(context, statement, kind)
    nameless = is_nameless(context, statement)
    analysis = context.analysis
    entity = analysis.entities[candidate]
    head = statement.source
    anchor = anchor_of(statement, kind)
    named: list[str] = [f"{kind} {entity.kind}"]
    has_name = is_named(entity)
    if nameless:
        named.append("nameless named" if has_name else "nameless unnamed")
    if not has_name:
        named += ("unnamed", f"unnamed {kind}")
    if context.entity(head) == candidate:
        named += ("coreference", f"coreference {kind}", f"coreference {'named' if has_name else 'unnamed'}")
    named += _spoken(context, statement, kind, candidate, history)
    named += agreement(entity, kind)
    if head is not None and kind in _NOUN_CLASSES:
        named += _sort(context, entity, head)
    named += _nearness(context, statement, entity, index.near(entity, anchor), anchor, kind)
    if candidate in index.most_mentioned[:1]:
        named.append("most mentioned")
    if head is not None and kind in _NOUN_CLASSES:
        named += describes(context, entity, head)
    return named


def _own_words(context: AttributionContext, statement: Statement, kind: str) -> list[str]:
    """What is true of the candidate that a source is no known entity: its own words, or the subject it takes up."""
    before = repeated_subject(context, statement) if kind in ("it", "they") else None
    if before is not None:
        document = context.tokens[before].lemma in DOCUMENTS
        return [f"repeated {kind}", f"repeated {kind} {'document' if document else 'thing'}"]
    if kind == "none":
        near = statement.source is not None and context.block(statement.source) == context.block(statement.first)
        return ["carried words", f"carried words {'same block' if near else 'far'}"]
    named = ["literal", f"literal {kind}"]
    if is_nameless(context, statement):
        named += ("literal nameless", f"literal nameless {kind}")
    if kind in _NOUN_CLASSES and _has_proper_modifier(context, statement):
        named += ("literal of a name", f"literal of a name {kind}")
    return named


def _has_proper_modifier(context: AttributionContext, statement: Statement) -> bool:
    """Whether a name or a possessor says which one is meant: "the NHS advisory board", "the commissioner's office"."""
    if statement.own_source is None:
        return False
    first, _ = phrase(context, statement.own_source)
    before = context.tokens[first : statement.own_source]
    return any(token.upos == "PROPN" or token.xpos == "POS" for token in before)


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


def agreement(entity: Entity, kind: str) -> Iterator[str]:
    """Whether an entity agrees in gender and number with a pronoun or a noun."""
    gender = GENDERS.get(kind)
    if gender is not None and entity.kind == "person":
        known = entity.gender if not _SURNAME_FIRST.match(entity.name) else ""
        yield "gender unknown" if not known else "gender fits" if known == gender else "gender clashes"
    if kind == "they" or kind.endswith("plural"):
        yield f"number {entity.number or 'unknown'}"


def _sort(context: AttributionContext, entity: Entity, head: int) -> Iterator[str]:
    """Whether a noun is of the candidate's kind: a person, an organisation, an outlet."""
    own = context.analysis.entity_of(head)
    if own is not None and own.can_act:
        yield "sort fits" if own.kind == entity.kind else "sort clashes"
    if context.tokens[head].lemma.lower() in OUTLETS:
        yield "outlet fits" if _is_outlet(context, entity) else "outlet clashes"


def _is_outlet(context: AttributionContext, entity: Entity) -> bool:
    """Whether a name is one of the press: "Harbour Post", "the Spanish daily SUR"."""
    if entity.name.rpartition(" ")[2].lower() in _OUTLET_NAMES:
        return True
    named = next((mention for mention in entity.mentions if mention.kind is _NAME), None)
    return named is not None and any(
        context.tokens[at].lemma.lower() in OUTLETS for at in range(max(0, named.first - 2), named.last)
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
    inside = [m for first, last in statement.pieces for m in mentions if first <= m.head < last]
    if inside:
        yield "in content"
        if any(mention.kind is _NAME for mention in inside):
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
    if not roles.isdisjoint(_SUBJECTS):
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


def describes(context: AttributionContext, entity: Entity, head: int) -> Iterator[str]:
    """Whether a noun describes the entity: "the minister", "the company"."""
    lemma = context.tokens[head].lemma.lower()
    said = (entity.description or "").lower().split()
    heads = {
        context.tokens[m.head].lemma.lower()
        for m in entity.mentions[:MOST_MENTIONS]
        if m.kind is not _PRONOUN and m.head != head
    }
    if lemma in said or lemma in heads:
        yield "described so"
    elif said:
        yield "described otherwise"


def is_nameless(context: AttributionContext, statement: Statement) -> bool:
    """Whether the source is a noun of people who speak without a name: "the senior official"."""
    return statement.own_source is not None and context.tokens[statement.own_source].lemma in NAMELESS


def is_named(entity: Entity) -> bool:
    """Whether an entity has a name."""
    return any(mention.kind is _NAME for mention in entity.mentions[:MOST_MENTIONS])

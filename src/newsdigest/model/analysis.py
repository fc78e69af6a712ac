"""What the language package finds in an article: tokens, trees, names, clauses and entities.

This is the one value that finders read. It is internal: users get facts. Tokens, sentences, names, clauses and
mentions are frozen to the type checkers alone: an article has a thousand of them, each is read a hundred times, and
plain slots are made and read several times faster than frozen ones or named tuples.
All ``start`` and ``end`` are half-open code-point offsets into ``article.text``; all ``first`` and ``last``
are half-open ranges of token indexes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import attrs

from newsdigest.model.article import Article
from newsdigest.model.enums import MentionKind
from newsdigest.model.span import Span

if TYPE_CHECKING:
    from attrs import frozen as _record
else:
    from attrs import define as _record

__all__ = [
    "Analysis",
    "Clause",
    "Entity",
    "EntityMention",
    "Name",
    "PlaceRecord",
    "Predicate",
    "QuotedSpan",
    "Sentence",
    "Token",
]

_ACTING = frozenset({"person", "organization", "group"})


@_record
class Token:
    """One word or mark. ``text`` is read from the folded view: straight quotes, plain dashes and blanks."""

    index: int
    start: int
    end: int
    text: str
    lemma: str  # in lower case, except of proper nouns
    upos: str  # Universal Dependencies part of speech: NOUN, PROPN, VERB, AUX ...
    xpos: str  # Penn Treebank tag: NN, NNP, VBD, MD ...
    head: int  # index (in the article) of the governing token; the token's own index at a root
    deprel: str  # Universal Dependencies v2 relation with subtype: nsubj, nsubj:pass, obl:unmarked, root ...
    sentence: int  # index of its sentence


@_record
class Sentence:
    """One sentence: its characters, its tokens, its root and its block."""

    index: int
    start: int
    end: int
    first: int
    last: int
    root: int
    block: int  # index into article.blocks; 0 where it has none


@_record
class Name:
    """One token range that names something."""

    kind: str  # "person", "organization", "place" or "other"
    start: int
    end: int
    first: int
    last: int
    head: int  # the token that heads the name in the tree


@_record
class Clause:
    """One predicate with what depends on it, read off the tree."""

    index: int
    predicate: int  # token: the verb, or the noun or adjective under a copula
    sentence: int
    first: int  # token range of everything the predicate governs
    last: int
    tense: str  # of the finite verb or first auxiliary: "past", "present", "future" or "" (none)
    aspect: str  # "simple", "progressive", "perfect"
    modal: str  # lemma of the modal ("will", "may", "could" ...) or ""
    negated: bool
    passive: bool
    subjects: tuple[int, ...]  # head tokens of the subjects; of a passive clause, its patients
    objects: tuple[int, ...]  # head tokens of direct and indirect objects
    agents: tuple[int, ...]  # head tokens of "by X" in a passive clause
    parent: int | None  # the clause that governs this one
    relation: str  # the predicate's deprel: "root", "ccomp", "advcl", "acl:relcl", "conj" ...
    marker: str  # lower-case word that introduces it: "that", "after", "because", "if", "to" ... or ""


class Predicate(NamedTuple):
    """What a verb, noun or adjective of the lexicon does with the clause under it."""

    kind: str  # class of the lexicon: "say", "claim", "deny", "ask", "promise", "urge", "think" ..., "" for none
    act: str  # the value of the QuoteAct that it performs
    reports: bool = False  # its usual sense is to report speech: "say", "warn"; not "publish", "laugh"
    addresses: bool = False  # its object is the addressee: "told the council"
    reverses: bool = False  # it says that the clause under it is not so: "denied that"
    state: str = ""  # class of the participle as an adjective: "is convinced that"

    def with_state(self, state: str) -> Predicate:
        """The same with a class as an adjective."""
        return self._replace(state=state)


class QuotedSpan(NamedTuple):
    """One span between quotation marks within one block. ``start`` and ``end`` include the marks."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    block: int  # index of its block
    closed: bool  # False: the closing mark is missing, the end was set by rule
    continues: bool  # it goes on from the quotation that was left open at the end of the block before
    single: bool  # between single marks


class PlaceRecord(NamedTuple):
    """One place of the packaged gazetteer (GeoNames)."""

    name: str
    feature: str  # "country", "state", "county", "city", "region", "continent"
    country: str  # ISO 3166 alpha-2, or "" (continents, seas)
    latitude: float
    longitude: float
    geonames_id: int  # 0 where there is none
    population: int


@_record
class EntityMention:
    """One mention of an entity."""

    kind: MentionKind
    start: int
    end: int
    first: int
    last: int
    head: int
    use: str = ""  # of a place by name: "literal", "demonym", "metonym", "modifier" or "part of a name"


@attrs.frozen
class Entity:
    """A person, organisation, place or thing that the article mentions, with every mention of it in reading order."""

    index: int
    kind: str  # "person", "organization", "place", "group" or "other"
    name: str  # the fullest name in the article, or the fullest description of an unnamed one
    mentions: tuple[EntityMention, ...]
    description: str | None = None  # title, office or apposition, as written
    gender: str = ""  # "f", "m", "n" or "" (unknown)
    number: str = ""  # "sg", "pl" or "" (unknown)
    anonymous: bool = False  # a source without a name: "a senior official"
    place: PlaceRecord | None = None  # where the gazetteer settles it
    place_confidence: float = 0.0  # probability of that reading of the name
    demonym: bool = False  # known by adjectives or within other names alone ("French officials", "Leeds City Council")
    references: tuple[EntityMention, ...] = ()  # of a place: adjectives of its people and parts of other names

    @property
    def can_act(self) -> bool:
        """Whether it is a person, an organisation or a group: who can act and speak."""
        return self.kind in _ACTING

    @property
    def is_named(self) -> bool:
        """Whether any mention of it is a name."""
        return any(mention.kind is MentionKind.NAME for mention in self.mentions)

    @property
    def actor_id(self) -> str:
        """The id of the actor that this entity is in the digest, where it is one."""
        return f"actor-{self.index + 1}"

    @property
    def place_id(self) -> str:
        """The id of the place that this entity is in the digest, where it is one."""
        return f"place-{self.index + 1}"


@attrs.frozen
class Analysis:
    """An article with its linguistic annotation. Immutable; shared by all finders."""

    article: Article
    view: str  # article.text folded one for one: same length, same offsets
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    clause_at: tuple[int | None, ...]  # for each token the innermost clause it belongs to
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...]  # for each token its dependents, in order
    extents: tuple[tuple[int, int], ...]  # for each token the half-open range that it governs, itself included
    entity_at: dict[int, int]  # head token of a mention -> index of its entity
    predicate_at: dict[int, Predicate]  # token of a verb, noun or adjective of the lexicon -> what it does
    quoted: tuple[QuotedSpan, ...]  # the outermost spans in quotation marks, in reading order

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The character offsets of the tokens ``first`` to ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens ``first`` to ``last`` (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def clause_of(self, token: int) -> Clause | None:
        """The innermost clause that a token belongs to."""
        at = self.clause_at[token]
        return None if at is None else self.clauses[at]

    def entity_of(self, token: int) -> Entity | None:
        """The entity that a token is the head of a mention of."""
        at = self.entity_at.get(token)
        return None if at is None else self.entities[at]

    def prepositions(self, noun: int) -> set[str]:
        """The lemmas of the prepositions of a noun, and of what marks an owner."""
        return {self.tokens[child].lemma for child in self.children[noun] if self.tokens[child].deprel == "case"}

    def governing(self, clause: Clause) -> Clause | None:
        """The clause above another one."""
        return None if clause.parent is None else self.clauses[clause.parent]

    def ancestors(self, index: int) -> Iterator[int]:
        """The tokens above ``index``, nearest first, up to the root of its sentence."""
        head = self.tokens[index].head
        while head != index:
            yield head
            index, head = head, self.tokens[head].head

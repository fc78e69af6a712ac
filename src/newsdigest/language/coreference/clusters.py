"""The working values of coreference: a mention, and the cluster of mentions of one entity.

Both change while an article is read; the result of coreference is the frozen entities that :func:`entity` makes.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.place_uses import use_of
from newsdigest.model.analysis import Entity, EntityMention, PlaceRecord, Token
from newsdigest.model.enums import MentionKind

__all__ = ["Cluster", "NounWithModifiers", "WorkingMention", "entity", "noun_with_modifiers"]

_MOST_WORDS = 200
"""Words that describe one cluster; they are all compared with each new mention, so that more would cost too much."""


_QUOTES = (('"', '"'), ("\u201c", "\u201d"), ("''", "''"))
_MARKS = frozenset("".join(opening + closing for opening, closing in _QUOTES))
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11


class WorkingMention:
    """One mention while it is being resolved."""

    __slots__ = (
        "aside",
        "cluster",
        "core",
        "first",
        "gender",
        "head",
        "headline",
        "kind",
        "last",
        "lead",
        "mods",
        "nominal",
        "number",
        "quoted",
        "type",
        "use",
        "words",
    )

    def __init__(self, kind: MentionKind, first: int, last: int, head: int) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.core = last  # where the name itself ends, before ", Maryland"
        self.head = head
        self.type = ""  # "person", "organization", "place", "group", "other" or "" (a pronoun)
        self.gender = ""
        self.number = "sg"
        self.words: tuple[str, ...] = ()  # of a name: its words; of a nominal: the lemma of its head
        self.mods: frozenset[str] = frozenset()  # of a nominal: lower-case modifiers
        self.lead = ""  # of a nominal: "the", "this", "a", "poss", "count" or "" (bare)
        self.nominal = False  # a noun phrase, also where its capital makes it a name: "the President"
        self.quoted = False
        self.headline = False
        self.use = ""  # of a place that is no mention by name: "demonym" or "part of a name"
        self.aside = False  # in a caption or in furniture, which running text does not take up
        self.cluster: Cluster | None = None

    @property
    def name(self) -> str:
        """The words of a name, without what marks an owner."""
        return " ".join([word for word in self.words if word not in ("'s", "'")])


NounWithModifiers = tuple[str, frozenset[str]]
"""A noun and its modifiers: "minister" and {"prime"}."""


def noun_with_modifiers(mention: WorkingMention) -> NounWithModifiers:
    """The noun of a noun phrase with its modifiers."""
    return mention.words[0], mention.mods


class Cluster:
    """The mentions that were found to be one."""

    __slots__ = (
        "demonym",
        "description",
        "gender",
        "heads",
        "into",
        "mentions",
        "mods",
        "named",
        "number",
        "office",
        "place",
        "place_confidence",
        "references",
        "titles",
        "type",
    )

    def __init__(self, mention: WorkingMention) -> None:
        self.type = mention.type
        self.gender = mention.gender
        self.number = mention.number
        self.named = mention.kind is _NAME and not mention.nominal
        self.description: str | None = None
        self.office = False  # whether the description is an office, which says more than "counterpart"
        self.heads: set[str] = set()  # lemmas that describe it: "president", "company"
        self.mods: set[str] = set()
        self.titles: set[NounWithModifiers] = set()  # each title or description with its own modifiers
        self.mentions: list[WorkingMention] = []
        self.place: PlaceRecord | None = None
        self.place_confidence = 0.0
        self.references: list[tuple[str, WorkingMention]] = []  # of a place: uses that are no mentions, by kind of use
        self.into: Cluster | None = None  # the cluster that absorbed it
        self.demonym = False
        self.add(mention)

    def add(self, mention: WorkingMention) -> None:
        """Take one more mention in."""
        mention.cluster = self
        self.mentions.append(mention)
        if mention.gender and not self.gender:
            self.gender = mention.gender
        if mention.nominal and len(self.heads) + len(self.mods) < _MOST_WORDS:
            self.heads.update(mention.words)
            self.mods.update(mention.mods)
            if mention.words:
                self.titles.add(noun_with_modifiers(mention))

    def absorb(self, other: Cluster) -> None:
        """Take all mentions of another cluster over; it must not be used afterwards."""
        self.heads |= other.heads
        self.mods |= other.mods
        self.titles |= other.titles
        self.references += other.references
        self.named = self.named or other.named
        self.description = self.description or other.description
        other.into = self
        for mention in other.mentions:
            self.add(mention)

    def last(self) -> Cluster:
        """The cluster that holds its mentions now."""
        cluster = self
        while cluster.into is not None:
            cluster = cluster.into
        return cluster


def entity(cluster: Cluster, index: int, tokens: Sequence[Token], text: str, *, anonymous: bool) -> Entity:
    """The frozen entity of a cluster."""
    mentions = sorted(cluster.mentions, key=lambda m: (m.first, m.last))
    references = sorted(cluster.references, key=lambda pair: pair[1].first)
    return Entity(
        index=index,
        kind=cluster.type or "other",
        name=_name(mentions, tokens, text),
        mentions=tuple(_frozen(m, tokens, _use(cluster, m, tokens)) for m in mentions),
        description=cluster.description,
        gender=cluster.gender,
        number=cluster.number,
        anonymous=anonymous,
        place=cluster.place,
        place_confidence=cluster.place_confidence,
        demonym=cluster.demonym,
        references=tuple(_frozen(m, tokens, use) for use, m in references),
    )


def _use(cluster: Cluster, mention: WorkingMention, tokens: Sequence[Token]) -> str:
    """How a mention of a place by name uses it; "" for other mentions."""
    if cluster.type != "place" or mention.kind is not _NAME:
        return mention.use
    return use_of(mention.head, tokens)


def _frozen(mention: WorkingMention, tokens: Sequence[Token], use: str) -> EntityMention:
    start, end = tokens[mention.first].start, tokens[mention.last - 1].end
    return EntityMention(mention.kind, start, end, mention.first, mention.last, mention.head, use)


def _name(mentions: Sequence[WorkingMention], tokens: Sequence[Token], text: str) -> str:
    """The fullest name, or the fullest description where there is no name; names in capitals yield to others."""
    proper = [m for m in mentions if m.kind is _NAME and not m.nominal]
    own = proper or [m for m in mentions if m.nominal] or mentions
    forms = list(dict.fromkeys([_text(m, tokens, text) for m in own]))
    if len(forms) == 1:
        return forms[0]
    return max(
        forms, key=lambda form: (not _shouted(form), len(form.split()), not form.isupper(), len(form)), default=""
    )


def _shouted(form: str) -> bool:
    return form.isupper() and (len(form) > 6 or " " in form)


def _text(mention: WorkingMention, tokens: Sequence[Token], text: str) -> str:
    """The words of a mention, without a quotation mark that they cut from its fellow."""
    form = " ".join(text[tokens[mention.first].start : tokens[mention.core - 1].end].split())
    if _MARKS.isdisjoint(form):
        return form
    for opening, closing in _QUOTES:
        if form.count(opening) != form.count(closing) or (opening == closing and form.count(opening) % 2):
            form = form.replace(opening, "").replace(closing, "")
    return form

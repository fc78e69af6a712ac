"""The places of an article.

A place is what the article names (a town, a country, a building), with what it is stated to lie in: of
"Mazar-i-Sharif, northern Afghanistan" and "the White House in Washington" the whole span is the text. A noun phrase
without a name is a place where the opening says that something happens there ("a dry well", "the consulate"). The
role comes from the tree: the place of an event is governed by a clause of the title or the opening through a
preposition of place, and is used literally ("in Leeds", not "Leeds fans" or "Leeds City Council"); the dateline says
where the report was written; every other place is mentioned. A place that only adjectives or the names of organisations
hold ("a Chinese boy", "Leeds City Council") is listed with a low confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdigest.facts.place_containment import PlaceContainment
from newsdigest.lexicon.function_words import (
    ARTICLES,
    MOTION_PREPOSITIONS,
    SCENE_PREPOSITIONS,
    STATIC_PREPOSITIONS,
    THIRD_PERSON_POSSESSIVES,
)
from newsdigest.lexicon.nouns import NAME_PARTICLES, PARTS_OF_A_PLACE
from newsdigest.model.analysis import Analysis, Entity, EntityMention
from newsdigest.model.enums import BlockKind, MentionKind, PlaceRole
from newsdigest.model.facts import Mention, Place
from newsdigest.model.span import Span

__all__ = ["find_places"]

_WHERE = STATIC_PREPOSITIONS | MOTION_PREPOSITIONS | {"beneath", "behind", "between", "amid"}
"""Prepositions that put something in a place ("from" and "of" do not)."""

_INSIDE = SCENE_PREPOSITIONS - {"off"} | {"of"}
_AT = frozenset({"at", "in", "inside", "outside", "near"})
_VENUES = frozenset({"court", "school", "university"})
"""Institutions whose name is also that of their premises."""

_DIRECTIONS = PARTS_OF_A_PLACE | {"nearby"}
_OPENING = 4
"""Sentences, the title among them, in which a place of an event is looked for."""

_LONGEST = 9
_JOINS = frozenset({"and", "or", "'s"})
_SHORTEST = 4
"""Letters of a word that is no abbreviation."""

_LINKS = NAME_PARTICLES - {"el", "da", "du"} | {"the", "upon", "and", "sur", "am"} | {"an", "of", "on", "in", "by"}
_HEAD = re.compile(r"[^\W\d_]+")
_ARTICLES = ARTICLES | THIRD_PERSON_POSSESSIVES | {"this", "that"}
_ASSOCIATIVE = frozenset({"demonym", "metonym", "part of a name"})
"""Uses of a name that mean people or a body, no spot (``language/place_uses.py``)."""

_OUT_OF_FLOW = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.NOTICE})
_NAME = MentionKind.NAME  # a global: members of enums are slow to look up on Python 3.11
_PRONOUN = MentionKind.PRONOUN  # a global: members of enums are slow to look up on Python 3.11


def find_places(analysis: Analysis) -> tuple[Place, ...]:
    """The places of an article, in order of their first mention.

    Args:
        analysis: the analysed article.
    """
    finder = _PlaceFinder(analysis)
    return tuple(finder.places())


class _PlaceFinder:
    """What all places of one article are read against."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.kinds = [_block_kind(analysis, s.block) for s in analysis.sentences]
        self.opening = _opening(self.kinds)
        self.containment = PlaceContainment(analysis)
        self.actor_heads = {
            m.head for e in analysis.entities if e.can_act for m in e.mentions if m.kind is not _PRONOUN
        }
        self.place_at = {
            m.first: (m, e) for e in analysis.entities if e.kind == "place" for m in e.mentions if m.kind is _NAME
        }

    def places(self) -> Iterator[Place]:
        for entity in self.analysis.entities:
            if entity.kind == "organization" and self.is_venue(entity):
                yield self.place(entity, PlaceRole.EVENT)
            if entity.kind != "place" or not self.containment.is_place(entity):
                continue
            role = self.role(entity)
            if entity.is_named or entity.demonym or role is PlaceRole.EVENT:
                yield self.place(entity, role)

    def place(self, entity: Entity, role: PlaceRole) -> Place:
        text = self.analysis.article.text
        first, last = self.best(entity)
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        record = entity.place
        country = record.country if record else self.containment.country(entity, first, last)
        return Place(
            id=entity.place_id,
            span=Span(start, end),
            text=text[start:end],
            confidence=_confidence(entity, role),
            name=self.name(entity),
            mentions=tuple(Mention(Span(m.start, m.end), text[m.start : m.end], m.kind) for m in _all_mentions(entity)),
            country=country or None,
            latitude=record.latitude if record else None,
            longitude=record.longitude if record else None,
            geonames_id=(record.geonames_id or None) if record else None,
            role=role,
        )

    def name(self, entity: Entity) -> str:
        """The name in the letters of running text: "STATE COLLEGE" of a dateline is State College."""
        name = entity.name
        if not name.isupper() or all(len(word) < _SHORTEST for word in name.split()):
            return name  # "U.S.", "UK"
        filed = any(self.kinds[self.tokens[m.head].sentence] is BlockKind.DATELINE for m in entity.mentions)
        if entity.place is not None and entity.place.name.casefold() == name.casefold():
            return entity.place.name
        return _in_small_letters(name) if filed or entity.place is not None else name

    def role(self, entity: Entity) -> PlaceRole:
        """Why the place is in the article."""
        dateline = False
        for mention in entity.mentions:
            sentence = self.tokens[mention.head].sentence
            if self.kinds[sentence] is BlockKind.DATELINE:
                dateline = True
            elif sentence in self.opening and self.is_locative(mention):
                return PlaceRole.EVENT
        return PlaceRole.DATELINE if dateline else PlaceRole.MENTIONED

    def is_venue(self, entity: Entity) -> bool:
        """Whether an institution is where something in the opening happens: "jailed at Leeds Crown Court"."""
        named = (mention for mention in entity.mentions if mention.kind is _NAME)
        return any(self.is_at_venue(mention) for mention in named)

    def is_at_venue(self, mention: EntityMention) -> bool:
        head = self.tokens[mention.head]
        if head.lemma.lower() not in _VENUES or head.sentence not in self.opening:
            return False
        cases = self.cases(mention)
        return "at" in cases if head.deprel == "nmod" else head.deprel[:3] == "obl" and not _AT.isdisjoint(cases)

    def is_locative(self, mention: EntityMention) -> bool:
        """Whether a preposition of place puts something there."""
        head = mention.head
        if mention.kind is _PRONOUN or mention.use in _ASSOCIATIVE:
            return False
        if mention.use == "modifier" and self.tokens[head].head in self.actor_heads:
            return False  # "a raid on Ohio lawmakers"; "a fire at Leeds station" is in Leeds
        token = self.tokens[head]
        if token.deprel[:3] != "obl" and token.deprel not in ("nmod", "root", "appos", "conj", "compound"):
            return False
        return not _WHERE.isdisjoint(self.cases(mention))

    def cases(self, mention: EntityMention) -> list[str]:
        """The prepositions of a mention or, where the tree has none, the word before it."""
        below = self.analysis.children[mention.head]
        cases = [self.tokens[c].text.lower() for c in below if self.tokens[c].deprel == "case"]
        if not cases and mention.first:
            before = self.tokens[mention.first - 1]
            if before.text.lower() in _ARTICLES and mention.first > 1:
                before = self.tokens[mention.first - 2]
            cases = [before.text.lower()]
        return cases

    def best(self, entity: Entity) -> tuple[int, int]:
        """The most informative span: an early mention with its container, else the first mention by name."""
        mentions = [m for m in entity.mentions if m.kind is not _PRONOUN]
        named = [m for m in mentions if m.kind is _NAME] or mentions or list(entity.mentions)
        early = [m for m in mentions if self.tokens[m.head].sentence in self.opening and self.holds_name(m, named)]
        stretches = [self.stretch(m, entity) for m in early or named[:1]]
        return max(stretches, key=lambda s: (min(s[1] - s[0], _LONGEST), -s[0]))

    def holds_name(self, mention: EntityMention, named: Sequence[EntityMention]) -> bool:
        return mention.kind is _NAME or any(mention.first <= n.first < mention.last for n in named)

    def stretch(self, mention: EntityMention, entity: Entity) -> tuple[int, int]:
        """A mention without its article, with the container that follows it."""
        first, last = mention.first, mention.last
        while first < mention.head and self.tokens[first].text.lower() in _ARTICLES:
            first += 1
        for _ in range(2):
            further = self.container_end(last, entity if mention.kind is _NAME else None)
            if further == last or further - first > _LONGEST:
                break
            last = further
        return first, last

    def container_end(self, last: int, inner: Entity | None) -> int:
        """Where ", northern Afghanistan" or "in Washington" after token ``last`` ends; ``last`` without one."""
        tokens = self.tokens
        if last + 1 >= len(tokens) or tokens[last].sentence != tokens[last - 1].sentence:
            return last
        link = tokens[last].text.lower()
        if link != "," and link not in _INSIDE:
            return last
        at = last + 1
        while at + 1 < len(tokens) and (tokens[at].text.lower() in _DIRECTIONS or tokens[at].text == "the"):
            at += 1
        found, outer = self.place_at.get(at, (None, inner))
        if found is None or tokens[at].sentence != tokens[last].sentence:
            return last
        if link == "," and (_is_list(inner, outer) or (found.last < len(tokens) and tokens[found.last].text in _JOINS)):
            return last
        return found.last


def _block_kind(analysis: Analysis, block: int) -> BlockKind:
    return analysis.article.blocks[block].kind if 0 <= block < len(analysis.article.blocks) else BlockKind.PARAGRAPH


def _is_list(one: Entity | None, other: Entity | None) -> bool:
    """Whether two named places with a comma between them lie beside each other: "Ohio, Iowa", "Iran, Syria"."""
    if one is None or other is None or one.place is None or other.place is None:
        return False
    alike = one.place.feature == other.place.feature != "city"
    return alike or (one.place.country != other.place.country and "" not in (one.place.country, other.place.country))


def _in_small_letters(name: str) -> str:
    """A name in capitals as running text has it: "ISLE OF MAN" is Isle of Man."""
    words = name.split(" ")
    return " ".join(
        word.lower() if at and word.lower() in _LINKS else _HEAD.sub(lambda found: found.group().capitalize(), word)
        for at, word in enumerate(words)
    )


def _opening(kinds: Sequence[BlockKind]) -> frozenset[int]:
    """The first sentences of the narration."""
    running = (index for index, kind in enumerate(kinds) if kind not in _OUT_OF_FLOW and kind is not BlockKind.DATELINE)
    return frozenset(index for index, _ in zip(running, range(_OPENING), strict=False))


def _all_mentions(entity: Entity) -> Sequence[EntityMention]:
    """The mentions of a place with the adjectives of its people and the parts of other names, in reading order."""
    if not entity.references:
        return entity.mentions
    return sorted((*entity.mentions, *entity.references), key=lambda mention: mention.start)


def _confidence(entity: Entity, role: PlaceRole) -> float:
    if entity.demonym:
        return 0.3
    known = 0.2 if entity.place is not None else 0.0
    return 0.55 + known + (0.15 if role is PlaceRole.EVENT else 0.0)

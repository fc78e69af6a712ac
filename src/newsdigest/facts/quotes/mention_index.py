"""The mentions of an article's entities in reading order, with look-ups of those near a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.model.analysis import Entity, EntityMention
from newsdigest.model.enums import MentionKind

__all__ = ["MOST_MENTIONS", "MentionIndex", "SourceCandidate", "anchor_of"]

SourceCandidate = int | None
"""Who a source may be: the index of an entity; None is the candidate that it is no known entity, but only its own
words: "residents", "a spokesman"."""

MOST_MENTIONS = 24
"""Mentions of one entity that are read before and after a source."""

_MOST_CANDIDATES = 12
_FARTHEST = 12  # sentences back to the last mention of a candidate
_MOST_MENTIONED = 3
_AHEAD = 2  # sentences ahead in which a lead's "a man" is named


class MentionIndex:
    """The mentions of an article's entities in reading order, with a look-up of those near a place."""

    def __init__(self, context: AttributionContext) -> None:
        analysis = context.analysis
        self.mentions = sorted(
            (mention.head, entity.index, mention.kind)
            for entity in analysis.entities
            if entity.can_act or (entity.kind == "place" and entity.mentions)
            for mention in entity.mentions
        )
        self.heads = [head for head, _, _ in self.mentions]
        self._of = {entity.index: [mention.head for mention in entity.mentions] for entity in analysis.entities}
        counts = sorted(
            ((len(entity.mentions), -entity.index) for entity in analysis.entities if entity.can_act),
            reverse=True,
        )
        self.most_mentioned = [-index for _, index in counts[:_MOST_MENTIONED]]

    def near(self, entity: Entity, anchor: int) -> Sequence[EntityMention]:
        """The mentions of an entity around a token: a fixed number, so that time stays linear."""
        at = bisect_left(self._of[entity.index], anchor)
        return entity.mentions[max(0, at - MOST_MENTIONS) : at + MOST_MENTIONS]

    def times(self, entity: int, anchor: int) -> int:
        """How often an entity is mentioned before a token."""
        return bisect_left(self._of[entity], anchor)

    def named_with(self, context: AttributionContext, entity: int, anchor: int) -> frozenset[int]:
        """The entities that a conjunction joins to the last mention of one before a token."""
        of = self._of[entity]
        before = of[: bisect_left(of, anchor)]
        if not before:
            return frozenset()
        head = before[-1]
        token = context.tokens[head]
        first = token.head if token.deprel == "conj" else head
        kids = context.analysis.children[first]
        joined = (first, *(kid for kid in kids if context.tokens[kid].deprel == "conj"))
        found = (context.entity(at) for at in joined if at != head)
        return frozenset(number for number in found if number is not None)

    def nearest(
        self, context: AttributionContext, statement: Statement, kind: str, coref: SourceCandidate
    ) -> list[int]:
        """What coreference says, the entities mentioned before the source, and those most mentioned."""
        entities, tokens = context.analysis.entities, context.tokens
        anchor = anchor_of(statement, kind)
        sentence = tokens[anchor].sentence
        seen = [coref] if coref is not None and not _is_bare(entities[coref]) else []
        stop = max(anchor, context.analysis.sentences[sentence].last) if kind == "none" else anchor
        at = bisect_left(self.heads, stop)
        while at > 0 and len(seen) < _MOST_CANDIDATES:
            at -= 1
            head, number, _ = self.mentions[at]
            if tokens[head].sentence < sentence - _FARTHEST:
                break
            if number not in seen and entities[number].can_act:
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
            named = mention is MentionKind.NAME and context.analysis.entities[number].can_act
            if named and number not in found:
                found.add(number)
                yield number


def anchor_of(statement: Statement, kind: str) -> int:
    """The token from which distances are counted: the source, else the first of the content."""
    return statement.first if kind == "none" or statement.source is None else statement.source


def _is_bare(entity: Entity) -> bool:
    """Whether an entity is called by an article alone, as the tree leaves of "the 36-year-old"."""
    return entity.name.lower() in ("the", "a", "an", "this", "that")

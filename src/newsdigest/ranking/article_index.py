"""An index of one article, which every part of the ranking reads.

It is built once: the content words of each token range, how often the article repeats them, and the position of each
sentence in reading order, so that each look-up takes constant time.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from newsdigest.model.analysis import Analysis, Entity
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Actor, Mention, Place
from newsdigest.model.span import Span

__all__ = ["ArticleIndex"]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION, BlockKind.NOTICE})


@attrs.frozen
class ArticleIndex:
    """One article, as the ranking reads it.

    Attributes:
        analysis: the analysed article.
        words: for each token its content word (the lemma in lower case), or "" where it only holds others together.
        counts: how often the article says each content word.
        recurrence: the same on a scale from 0 (once) towards 1 (more often than any), by logarithm.
        order: for each sentence its place: 0 in the headline, 1 and on in the running text, -1 in captions, bylines and
            furniture.
        entities: the entity of each mention, by the mention's start and end.
        token_starts: where each token starts.
        sentence_starts: where each sentence starts; the first one at 0, so that every offset falls into one.
    """

    analysis: Analysis
    words: tuple[str, ...]
    counts: Mapping[str, int]
    recurrence: Mapping[str, float]
    order: tuple[int, ...]
    entities: Mapping[tuple[int, int], Entity]
    token_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> ArticleIndex:
        """Read an article through once.

        >>> from newsdigest.language import analyse
        >>> index = ArticleIndex.of(analyse(newsdigest.parse("The ferry sank. Sailors reached the ferry on Monday.")))
        >>> index.said(Span(16, 52)), index.counts["ferry"], index.recurrence["sailor"], index.order
        (('sailor', 'reach', 'ferry', 'monday'), 2, 0.0, (1, 2))
        """
        words = tuple([token.lemma.lower() if token.upos in _CONTENT else "" for token in analysis.tokens])
        counts = Counter(filter(None, words))
        top = math.log1p(max(counts.values(), default=1))
        return cls(
            analysis=analysis,
            words=words,
            counts=counts,
            recurrence={word: math.log1p(count - 1) / top for word, count in counts.items()},
            order=_order(analysis),
            entities={(m.start, m.end): entity for entity in analysis.entities for m in entity.mentions},
            token_starts=tuple([token.start for token in analysis.tokens]),
            sentence_starts=(0, *[sentence.start for sentence in analysis.sentences[1:]]),
        )

    def token_at(self, offset: int) -> int:
        """The last token that starts at ``offset`` or before it."""
        return bisect_right(self.token_starts, offset) - 1

    def range_of(self, span: Span) -> tuple[int, int]:
        """The half-open range of the tokens that ``span`` touches."""
        return self.token_at(span.start), self.token_at(span.end - 1) + 1

    def said(self, span: Span) -> tuple[str, ...]:
        """The content words of a span, each once, in reading order."""
        return self.said_by(*self.range_of(span))

    def said_by(self, first: int, last: int) -> tuple[str, ...]:
        """The content words of the tokens ``first`` to ``last`` (exclusive), each once, in reading order."""
        return tuple(dict.fromkeys(filter(None, self.words[first:last])))

    def sentences_of(self, mentions: Iterable[Mention]) -> list[int]:
        """The index of the sentence of each mention."""
        starts = self.sentence_starts
        return [bisect_right(starts, mention.span.start) - 1 for mention in mentions]

    def entity(self, fact: Actor | Place) -> Entity | None:
        """The entity that a fact was read off."""
        entities = self.entities
        for mention in fact.mentions:
            found = entities.get((mention.span.start, mention.span.end))
            if found is not None and fact.id in ("", found.place_id, found.actor_id):
                return found
        return None

    def own_mentions(self, fact: Actor | Place) -> tuple[Mention, ...]:
        """The mentions of a fact without the adjectives and the parts of other names that refer to a place."""
        entity = self.entity(fact) if isinstance(fact, Place) else None
        if entity is None or not entity.references:
            return fact.mentions
        own = {(mention.start, mention.end) for mention in entity.mentions}
        return tuple([mention for mention in fact.mentions if (mention.span.start, mention.span.end) in own])


def _order(analysis: Analysis) -> tuple[int, ...]:
    blocks = analysis.article.blocks
    order: list[int] = []
    place = 0
    for sentence in analysis.sentences:
        kind = blocks[sentence.block].kind if 0 <= sentence.block < len(blocks) else BlockKind.PARAGRAPH
        if kind is BlockKind.HEADLINE:
            order.append(0)
        elif kind in _SILENT:
            order.append(-1)
        else:
            place += 1
            order.append(place)
    return tuple(order)

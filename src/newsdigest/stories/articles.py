"""The articles of a story, indexed once: each digest's comparable words and facts, and who is who across them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsdigest.changes.comparable_text import comparable_text
from newsdigest.changes.indexed_digest import IndexedDigest, index_digest
from newsdigest.changes.lexicon import lexicon
from newsdigest.model.digest import Digest
from newsdigest.model.facts import Fact
from newsdigest.model.span import Span
from newsdigest.model.story import Evidence
from newsdigest.stories.actors import ActorClusters, cluster_actors

__all__ = ["StoryArticles", "content_words", "evidence", "index_articles"]


@attrs.frozen(eq=False)
class StoryArticles:
    """The indexed articles in the order of the sources, and the clusters of their actors."""

    indexed: tuple[IndexedDigest, ...]
    actors: ActorClusters

    @property
    def digests(self) -> tuple[Digest, ...]:
        """The digests, in the order of the sources."""
        return tuple(story.digest for story in self.indexed)


def index_articles(digests: Sequence[Digest]) -> StoryArticles:
    """Index the digests of one story."""
    return StoryArticles(
        tuple(index_digest(comparable_text(digest)) for digest in digests),
        cluster_actors(digests),
    )


def evidence(article: int, fact: Fact) -> Evidence:
    """The words of a fact of the article with that index."""
    return Evidence(article, fact.span, fact.text)


def content_words(story: IndexedDigest, span: Span) -> frozenset[str]:
    """The keys of the words within ``span`` that are no function words."""
    first, last = story.reading.word_range(span.start, span.end)
    return frozenset(word.key for word in story.reading.words[first:last]) - lexicon().function

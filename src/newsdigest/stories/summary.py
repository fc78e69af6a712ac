"""The headline and the short text of a story: sentences of the articles that say what most articles say.

A sentence is as good as the words that other articles have too (document frequency among the articles, as in
centroid-based summarisation of several documents: Radev et al., 2004), and is passed over where what it says has been
said (maximal marginal relevance: Carbonell and Goldstein, 1998).
"""

from __future__ import annotations

import math
from collections import Counter

import attrs

from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Passage
from newsdigest.model.story import Evidence
from newsdigest.stories.articles import StoryArticles, content_words, evidence

__all__ = ["central_headline", "common_summary"]

_SENTENCES = 3
_OPENING = 3  # sentences
_PULL_QUOTE = 0.5  # what a headline that opens with somebody's words is worth beside one that says what happened
_MARKS = "\"'\u2018\u201c"
_SAID = 0.5  # share of a sentence's weight that earlier ones have, from which it is passed over


@attrs.frozen
class _RatedPassage:
    article: int
    passage: Passage
    words: frozenset[str]


def central_headline(articles: StoryArticles) -> str | None:
    """The headline whose words the openings of all articles share most."""
    openings = Counter(word for story in articles.indexed for word in _opening(story))
    best: tuple[float, int, str] | None = None
    for at, story in enumerate(articles.indexed):
        headline = story.digest.headline
        words = {word.casefold().strip(".,:;'\"’“”") for word in headline.split()} if headline else set()
        if headline and words:
            worth = sum(openings[word] for word in words) / math.sqrt(len(words))
            rank = (-worth * (_PULL_QUOTE if headline[0] in _MARKS else 1.0), at, headline)
            best = min(best, rank) if best else rank
    return best[2] if best else None


def _opening(story: IndexedDigest) -> set[str]:
    lines = [line for line in story.reading.lines if line.kind is not BlockKind.FURNITURE][:_OPENING]
    return {word.key for line in lines for word in story.reading.words[line.first : line.last]}


def common_summary(articles: StoryArticles) -> tuple[Evidence, ...]:
    """A few sentences from the articles' own summaries, best first."""
    candidates = [
        _RatedPassage(at, passage, content_words(story, passage.span))
        for at, story in enumerate(articles.indexed)
        for passage in story.digest.summary
    ]
    frequency = Counter(word for story in articles.indexed for word in story.vocabulary)
    left, said, chosen = candidates, frozenset[str](), list[_RatedPassage]()
    while left and len(chosen) < _SENTENCES:
        best = max(left, key=lambda item: (_worth(item, frequency, said), -item.article, -item.passage.span.start))
        chosen.append(best)
        said |= best.words
        left = [item for item in left if _news(item, said) > 1 - _SAID]
    return tuple(evidence(item.article, item.passage) for item in chosen)


def _worth(item: _RatedPassage, frequency: Counter[str], said: frozenset[str]) -> float:
    fresh = item.words - said
    return sum(frequency[word] - 1 for word in fresh) / math.sqrt(len(item.words) + 1) + 0.01 * item.passage.salience


def _news(item: _RatedPassage, said: frozenset[str]) -> float:
    return len(item.words - said) / len(item.words) if item.words else 0.0

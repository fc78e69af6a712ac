"""The quotations of a story, each once, with the wordings of every article that carries it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import attrs

from newsdigest.model.enums import QuoteKind
from newsdigest.model.facts import Quote
from newsdigest.model.story import StoryQuote
from newsdigest.stories.articles import StoryArticles, content_words, evidence
from newsdigest.stories.disjoint_sets import DisjointSets

__all__ = ["common_quotations"]

_SHORTEST = 3  # content words that two quotations must share to be one
_ALIKE = 0.6  # ... and their share of the shorter quotation's content words
_LONG_ENOUGH = 16  # letters from which a quotation that another holds word for word is the same
_RARE = 40  # a word in more quotations than this proposes no pair


@attrs.frozen
class _Quotation:
    article: int
    quote: Quote
    words: frozenset[str]
    letters: str


def common_quotations(articles: StoryArticles) -> tuple[StoryQuote, ...]:
    """Every direct or mixed quotation once, those that most articles carry first, then in reading order."""
    found = [
        _Quotation(at, quote, content_words(story, quote.span), _letters(quote, story.reading.text))
        for at, story in enumerate(articles.indexed)
        for quote in story.digest.quotes
        if quote.kind is not QuoteKind.INDIRECT and not quote.negated
    ]
    groups = [[found[at] for at in own] for own in _clusters(found)]
    groups.sort(key=lambda own: (-len({item.article for item in own}), own[0].article, own[0].quote.span.start))
    return tuple(_common(articles, own) for own in groups)


def _letters(quote: Quote, text: str) -> str:
    """The letters and digits of a quotation: its wording without marks and punctuation."""
    return "".join(c for piece in quote.pieces(text) for c in piece.casefold() if c.isalnum())


def _clusters(found: Sequence[_Quotation]) -> list[list[int]]:
    sets = DisjointSets(range(len(found)))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(found):
        votes = Counter(other for word in sorted(item.words) for other in holders[word][:_RARE])
        for other, shared in votes.items():
            if found[other].article != item.article and _is_one(found[other], item, shared):
                sets.join(other, at)
        for word in item.words:
            holders[word].append(at)
    return sets.groups()


def _is_one(first: _Quotation, second: _Quotation, shared: int) -> bool:
    """Whether two quotations are of the same words: most of the shorter one's, or all of it in the same order."""
    if shared >= max(_SHORTEST, _ALIKE * min(len(first.words), len(second.words))):
        return True
    short, long = sorted((first.letters, second.letters), key=len)
    return len(short) >= _LONG_ENOUGH and short in long


def _common(articles: StoryArticles, items: Sequence[_Quotation]) -> StoryQuote:
    fullest = sorted(items, key=lambda item: (-len(item.letters), item.article, item.quote.span.start))
    wordings: dict[str, _Quotation] = {}
    for item in fullest:
        wordings.setdefault(item.letters, item)
    return StoryQuote(
        text=fullest[0].quote.text,
        speaker=_speaker(articles, fullest),
        evidence=tuple(evidence(item.article, item.quote) for item in fullest),
        wordings=tuple(evidence(item.article, item.quote) for item in list(wordings.values())[1:]),
    )


def _speaker(articles: StoryArticles, items: Sequence[_Quotation]) -> str | None:
    """Who most articles say it was, by the fullest name; None where none says it."""
    names: list[str] = []
    for item in items:
        speaker = item.quote.speaker
        if speaker is not None:
            cluster = articles.actors.cluster_of.get((item.article, speaker.actor or ""))
            names.append(articles.actors.names[cluster] if cluster is not None else speaker.name)
    return Counter(names).most_common(1)[0][0] if names else None

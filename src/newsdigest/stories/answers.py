"""The answers of a story: what each article answers, counted over all of them.

An answer of one article is a vote for what it names: an actor (across articles), a place, a day, an event with the
same predicate. A vote weighs as much as the article is sure of it, and less the further down it ranks there. So an odd
first answer of one article gives way to what the others say.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import attrs

from newsdigest.changes.counted_things import counted_thing
from newsdigest.model.enums import Granularity, Question
from newsdigest.model.facts import Actor, Place, Time
from newsdigest.model.inventory import Answer
from newsdigest.model.story import StoryAnswer
from newsdigest.stories.actors import is_named
from newsdigest.stories.articles import StoryArticles, content_words, evidence

__all__ = ["common_answers"]

_MOST = 5  # answers to a question
_ALONE = 1  # answers that one article alone gives, where several articles answer
_DAY = 10  # letters of an ISO date
_EXACT = frozenset({Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE})
_SHARED_WORDS = 0.5  # share of the shorter answer's words from which two reasons are one


_UNBACKED = 0.2  # what an answer is worth of which no other article speaks, beside one of which all do
_PULL_QUOTE = 0.3  # the same for somebody's words in a headline
_QUOTE_MARKS = "\"'\u2018\u201c"


@attrs.frozen
class _Vote:
    article: int
    answer: Answer
    weight: float


def common_answers(articles: StoryArticles) -> tuple[StoryAnswer, ...]:
    """The answers to the six questions, question by question, those with most support first."""
    found: list[StoryAnswer] = []
    for question in Question:
        found.extend(_answers(articles, question))
    return tuple(found)


def _answers(articles: StoryArticles, question: Question) -> list[StoryAnswer]:
    votes: dict[Hashable, list[_Vote]] = defaultdict(list)
    for at, digest in enumerate(articles.digests):
        own = [answer for answer in digest.answers if answer.question is question]
        for rank, answer in enumerate(own):
            votes[_key(articles, at, answer, votes)].append(_Vote(at, answer, answer.confidence / (rank + 1)))
    ranked = sorted(votes.values(), key=_rank)
    kept = _kept(articles, ranked)
    return [_answer(articles, question, own) for own in kept[:_MOST]]


def _kept(articles: StoryArticles, ranked: list[list[_Vote]]) -> list[list[_Vote]]:
    """The answers that several articles give; without any, the one that the other articles speak of most."""
    if len({vote.article for own in ranked for vote in own}) <= 1:
        return ranked
    shared = [own for own in ranked if len({vote.article for vote in own}) > 1]
    if shared:
        return shared
    return sorted(ranked, key=lambda own: -_backed_weight(articles, own))[:_ALONE]


def _rank(votes: Sequence[_Vote]) -> tuple[float, int, int]:
    best: dict[int, float] = {}
    for vote in votes:
        best[vote.article] = max(best.get(vote.article, 0.0), vote.weight)
    first = min(votes, key=lambda vote: (vote.article, vote.answer.fact.span.start))
    return -sum(best.values()), first.article, first.answer.fact.span.start


def _backed_weight(articles: StoryArticles, votes: Sequence[_Vote]) -> float:
    """What an answer that one article gives is worth, by how many others speak of it or share its words.

    Somebody's loss, or somebody's words in a headline, may be the answer of one article; the story is what all tell.
    """
    vote = max(votes, key=lambda vote: vote.weight)
    others = [at for at in range(len(articles.indexed)) if at != vote.article]
    fact = vote.answer.fact
    if isinstance(fact, Actor):
        backing = sum(_speaks_of(articles, at, vote.article, fact) for at in others) / len(others)
    else:
        words = content_words(articles.indexed[vote.article], fact.span)
        shared = [len(words & articles.indexed[at].vocabulary) / math.sqrt(len(words) + 1) for at in others]
        backing = sum(shared) / len(others) * (_PULL_QUOTE if fact.text[0] in _QUOTE_MARKS else 1.0)
    return vote.weight * (_UNBACKED + backing)


def _speaks_of(articles: StoryArticles, at: int, own: int, actor: Actor) -> bool:
    """Whether the article ``at`` mentions an actor of the article ``own``, or counts those of the same outcome."""
    if at in articles.actors.articles(articles.actors.cluster_of[(own, actor.id)]):
        return True
    outcome = _outcome(articles, own, actor)
    story = articles.indexed[at]
    return bool(outcome) and any(counted_thing(story, figure).outcome == outcome for figure in story.digest.figures)


def _key(articles: StoryArticles, at: int, answer: Answer, known: dict[Hashable, list[_Vote]]) -> Hashable:
    """What the answer names; answers of one key are one."""
    fact = answer.fact
    if isinstance(fact, Actor):
        return _outcome(articles, at, fact) or articles.actors.cluster_of[(at, fact.id)]
    if isinstance(fact, Place):
        return fact.geonames_id or fact.name.casefold()
    if isinstance(fact, Time):
        return fact.value[:_DAY] if fact.granularity in _EXACT else fact.value
    words = content_words(articles.indexed[at], fact.span)
    for key in known:
        if isinstance(key, frozenset) and len(words & key) >= _SHARED_WORDS * max(1, min(len(words), len(key))):
            return key
    return words


def _outcome(articles: StoryArticles, at: int, actor: Actor) -> str:
    """What happened to a group without a name that is counted: "Four people" and "three workers" are the dead."""
    if is_named(actor):
        return ""
    story = articles.indexed[at]
    figures = [figure for _, figure in story.figures.touching(actor.span.start, actor.span.end)]
    return counted_thing(story, figures[0]).outcome if figures else ""


def _answer(articles: StoryArticles, question: Question, votes: Sequence[_Vote]) -> StoryAnswer:
    best: dict[int, _Vote] = {}
    for vote in votes:
        if vote.article not in best or vote.weight > best[vote.article].weight:
            best[vote.article] = vote
    texts = Counter(_wording(vote) for vote in best.values())
    ordered = sorted(best.values(), key=lambda vote: (-texts[_wording(vote)], -vote.weight, vote.article))
    fact = ordered[0].answer.fact
    return StoryAnswer(
        question=question,
        text=_name(articles, ordered[0]),
        value=fact.value if isinstance(fact, Time) else None,
        evidence=tuple(evidence(vote.article, vote.answer.fact) for vote in ordered),
    )


def _wording(vote: _Vote) -> str:
    return " ".join(vote.answer.fact.text.casefold().split())


def _name(articles: StoryArticles, vote: _Vote) -> str:
    fact = vote.answer.fact
    if isinstance(fact, Actor):
        return articles.actors.names[articles.actors.cluster_of[(vote.article, fact.id)]]
    return fact.name if isinstance(fact, Place) else " ".join(fact.text.split())

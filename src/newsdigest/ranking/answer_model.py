"""Which candidate answers a question, whether any does, and how sure that is: one small linear model a question.

Two sets of weights a question (``data/main_event.json``, fitted by ``training/main_event.py``): ``rank`` orders the
candidates by a softmax over them, among which "no answer" is one where, when, why and how are asked: its features are
those of the article. The question is answered where the best candidate is above it. ``right`` estimates how likely that
candidate is right; it is logistic and reads how clear the ranking is: the lead of the best candidate, and of those that
give the same answer, over the others and over no answer; for who, what and how also the candidate and the article.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.logistic import log_odds, probability, weights_of
from newsdigest.model.enums import Question

__all__ = [
    "ARTICLE",
    "BEST",
    "FURTHER",
    "Alike",
    "AnswerModel",
    "Choice",
    "Features",
    "answer_model",
    "best_of",
    "choose_answers",
    "decision_features",
    "no_answer",
    "rank_candidates",
]

Features = Mapping[str, float]
"""Features that are not zero, by name."""

Alike = Callable[[int, int], bool]
"""Whether two candidates, by their places, give the same answer: two mentions of one day."""

_FORMAT = 2
FURTHER = 0.02
"""A further answer has at least this share of the best one's probability."""

_TELLING = 0.15
"""A feature that adds at least this much to a score is a reason."""

_MOST_REASONS = 3
_MOST_LEAD = 5.0 / 3
_NONE = "no answer"

ARTICLE, BEST = "article: ", "best: "
"""Before the names of the features of the article and of the best candidate, where they tell whether it is right."""


class AnswerModel(NamedTuple):
    """The weights of one question, by feature, and the share of no answer's probability that an answer must have."""

    rank: Features
    right: Features
    ease: float


class Choice(NamedTuple):
    """One answer: the place of its candidate, its confidence, and the evidence for it, strongest first."""

    candidate: int
    confidence: float
    reasons: tuple[str, ...]


def answer_model(question: Question) -> AnswerModel:
    """The packaged model of a question.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    return resources.load("ranking", "main_event.json", _read)[question.value]


def choose_answers(
    model: AnswerModel,
    candidates: Sequence[Features],
    article: Features,
    alike: Alike,
    least: float = FURTHER,
) -> tuple[Choice, ...]:
    """The candidates that answer, best first; none where no answer is likelier.

    Args:
        model: the weights of the question.
        candidates: the features of each candidate.
        article: the features of the article.
        alike: whether two candidates give the same answer.
        least: the least share of the best candidate's probability that a further answer has.
    """
    ranking = _rank(model, candidates, article, alike)
    if ranking is None or ranking.over_none < math.log(model.ease):
        return ()
    return _choices(model, candidates, ranking, least)


def rank_candidates(
    model: AnswerModel, candidates: Sequence[Features], article: Features, alike: Alike, least: float = FURTHER
) -> tuple[Choice, ...]:
    """As :func:`choose_answers`, for a question that always has an answer where there is a candidate."""
    ranking = _rank(model, candidates, article, alike)
    return () if ranking is None else _choices(model, candidates, ranking, least)


class _Ranking(NamedTuple):
    """The scores of all candidates, the best one, how far it is above no answer, and how likely it is right."""

    scores: tuple[float, ...]
    best: int
    over_none: float
    right: float


def _rank(model: AnswerModel, candidates: Sequence[Features], article: Features, alike: Alike) -> _Ranking | None:
    """The candidates scored; None without any."""
    if not candidates:
        return None
    scores = tuple([log_odds(own, model.rank) for own in candidates])
    best = best_of(scores)
    none = log_odds(no_answer(article, len(candidates)), model.rank) if _NONE in model.rank else None
    same = [at for at in range(len(scores)) if at == best or alike(best, at)]
    deciding = decision_features(candidates, scores, same, none, article)
    right = probability(log_odds(deciding, model.right))
    return _Ranking(scores, best, scores[best] - none if none is not None else 0.0, right)


def best_of(scores: Sequence[float]) -> int:
    """The place of the highest score; of the first one among equals."""
    return max(range(len(scores)), key=lambda at: (scores[at], -at))


def no_answer(article: Features, number: int) -> dict[str, float]:
    """The features of "no answer" as a candidate: those of the article, and how many others there are."""
    own = {f"{_NONE}: {name}": value for name, value in article.items()}
    return own | {_NONE: 1.0, f"{_NONE}: how many candidates": math.log1p(number) / 3}


def _choices(model: AnswerModel, candidates: Sequence[Features], ranking: _Ranking, least: float) -> tuple[Choice, ...]:
    scores, best = ranking.scores, ranking.best
    shares = [math.exp(score - scores[best]) for score in scores]
    order = sorted((at for at in range(len(scores)) if shares[at] >= least), key=lambda at: (-scores[at], at))
    return tuple(
        [
            Choice(
                at,
                round(ranking.right * shares[at], 4),
                _reasons(model.rank, candidates[at])[: None if at == best else 1],
            )
            for at in order
        ]
    )


def decision_features(
    candidates: Sequence[Features], scores: Sequence[float], same: Sequence[int], none: float | None, article: Features
) -> dict[str, float]:
    """What tells whether the best candidate is right: how clear the ranking is, its features and the article's.

    Args:
        candidates: the features of each candidate.
        scores: the score of each.
        same: the places of the candidates that give the answer of the best one, its own among them.
        none: the score of no answer; None where that is no candidate.
        article: the features of the article.
    """
    found = _clearness(scores, same, none)
    for name, value in candidates[best_of(scores)].items():
        found[f"{BEST}{name}"] = value / 2
    for name, value in article.items():
        found[f"{ARTICLE}{name}"] = value / 2
    return found


def _clearness(scores: Sequence[float], same: Sequence[int], none: float | None) -> dict[str, float]:
    """How far the best candidate and those that give the same answer are above the others and above no answer."""
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total, of_its_answer = sum(shares), sum([shares[at] for at in same])
    second = sorted(scores)[-2] if len(scores) > 1 else None
    other = max([scores[at] for at in set(range(len(scores))).difference(same)], default=None)
    found = {
        "bias": 1.0,
        "score": top / 5,
        "lead": 1.0 if second is None else min(top - second, 5.0) / 3,
        "lead over another answer": _MOST_LEAD if other is None else min(top - other, 5.0) / 3,
        "share": 1.0 / total,
        "share of its answer": 2.0 * of_its_answer / total,
        "rivals": math.log(total) / 3,
        "how many give its answer": math.log(len(same)),
    }
    if none is not None:
        against = math.exp(max(-30.0, min(30.0, none - top)))
        found["over no answer"] = max(-3.0, min(3.0, top - none)) / 1.5
        found["share beside no answer"] = 2.0 / (total + against)
        found["share of its answer beside no answer"] = 2.0 * of_its_answer / (total + against)
        found["share of no answer"] = 2.0 * against / (total + against)
    return found


def _reasons(weights: Features, own: Features) -> tuple[str, ...]:
    """The features that add most to the score, strongest first."""
    parts = sorted(((weights.get(name, 0.0) * value, name) for name, value in own.items()), reverse=True)
    return tuple([name for worth, name in parts[:_MOST_REASONS] if worth >= _TELLING])


def _read(package: str, name: str) -> Mapping[str, AnswerModel]:
    data = resources.read_json(package, name, version=_FORMAT)
    return MappingProxyType({question.value: _model(data[question.value]) for question in Question})


def _model(table: object) -> AnswerModel:
    if not isinstance(table, dict):
        raise TypeError("a table of weights was expected")
    return AnswerModel(weights_of(table["rank"]), weights_of(table["right"]), float(table["ease"]))

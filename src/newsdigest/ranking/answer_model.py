"""Which candidate answers a question, whether any does, and how sure that is: one small linear model a question.

Three sets of weights a question (``data/main_event.json``, fitted by ``training/main_event.py``): ``rank`` orders the
candidates (a softmax over them), ``right`` estimates how likely the best one is right, and ``empty`` how likely no
answer is right; both are logistic and read the best candidate, its lead over the others and the article. The question
is answered where ``right`` is at least ``empty``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest import resources
from newsdigest.model.enums import Question

__all__ = [
    "FURTHER",
    "AnswerModel",
    "Choice",
    "Features",
    "answer_model",
    "choose_answers",
    "decision_features",
    "rank_candidates",
]

Features = Mapping[str, float]
"""Features that are not zero, by name."""

_FORMAT = 1
FURTHER = 0.02
"""A further answer has at least this share of the best one's probability."""

_TELLING = 0.15
"""A feature that adds at least this much to a score is a reason."""

_MOST_REASONS = 3


class AnswerModel(NamedTuple):
    """The weights of one question, by feature."""

    rank: Features
    right: Features
    empty: Features
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
    least: float = FURTHER,
) -> tuple[Choice, ...]:
    """The candidates that answer, best first; none where no answer is likelier to be right.

    Args:
        model: the weights of the question.
        candidates: the features of each candidate.
        article: the features of the article.
        least: the least share of the best candidate's probability that a further answer has.
    """
    ranking = _rank(model, candidates, article)
    if ranking is None or model.ease * ranking.empty > ranking.right:
        return ()
    return _choices(model, candidates, ranking, least)


def rank_candidates(
    model: AnswerModel, candidates: Sequence[Features], article: Features, least: float = FURTHER
) -> tuple[Choice, ...]:
    """As :func:`choose_answers`, for a question that always has an answer where there is a candidate."""
    ranking = _rank(model, candidates, article)
    return () if ranking is None else _choices(model, candidates, ranking, least)


class _Ranking(NamedTuple):
    """The scores of all candidates, the best one, and how likely it or no answer is right."""

    scores: tuple[float, ...]
    best: int
    right: float
    empty: float


def _rank(model: AnswerModel, candidates: Sequence[Features], article: Features) -> _Ranking | None:
    """The candidates scored; None without any."""
    if not candidates:
        return None
    rank = model.rank
    scores = tuple([sum([rank.get(name, 0.0) * value for name, value in own.items()]) for own in candidates])
    best = max(range(len(scores)), key=lambda at: (scores[at], -at))
    deciding = decision_features(candidates, scores, best, article)
    return _Ranking(scores, best, _logistic(model.right, deciding), _logistic(model.empty, deciding))


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
    candidates: Sequence[Features], scores: Sequence[float], best: int, article: Features
) -> dict[str, float]:
    """What decides whether the best candidate answers: its score, its lead, its features and the article's."""
    top = scores[best]
    total = sum([math.exp(score - top) for score in scores])
    second = max((score for at, score in enumerate(scores) if at != best), default=None)
    found = {
        "bias": 1.0,
        "score": top / 5,
        "lead": 1.0 if second is None else min(top - second, 5.0) / 3,
        "share": 1.0 / total,
        "rivals": math.log(total) / 3,
    }
    for name, value in candidates[best].items():
        found[f"best: {name}"] = value / 2
    for name, value in article.items():
        found[f"article: {name}"] = value / 2
    return found


def _logistic(weights: Features, found: Features) -> float:
    total = sum([weights.get(name, 0.0) * value for name, value in found.items()])
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


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
    rank, right, empty = (_weights(table[part]) for part in ("rank", "right", "empty"))
    return AnswerModel(rank, right, empty, float(table["ease"]))


def _weights(table: Mapping[str, float]) -> Features:
    return MappingProxyType({str(name): float(weight) for name, weight in table.items()})

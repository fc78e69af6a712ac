"""How sure an answer is: by how clear the ranking is, with the candidates that give the same answer together."""

from __future__ import annotations

import pytest

from newsdigest.ranking.answer_model import AnswerModel, choose_answers, decision_features

_CANDIDATES = [{"named": 2.0}, {"named": 1.9}, {"named": 0.5}]
_MODEL = AnswerModel({"named": 1.0, "no answer": 1.0}, {"share of its answer": 1.0}, 0.7)


def _confidence(*pairs: tuple[int, int]) -> float:
    """That of the best candidate, where the given pairs are one answer."""
    return choose_answers(_MODEL, _CANDIDATES, {}, lambda one, other: (one, other) in pairs)[0].confidence


def test_candidates_of_one_answer_make_it_surer() -> None:
    assert _confidence() < _confidence((0, 2)) < _confidence((0, 1)) < _confidence((0, 1), (0, 2))


def test_the_lead_is_over_another_answer() -> None:
    scores = [2.0, 1.7, 0.5]
    alone, together, all_one = (
        decision_features([{}] * 3, scores, same, None, {}) for same in ([0], [0, 1], [0, 1, 2])
    )
    assert alone["lead over another answer"] == pytest.approx(0.1)
    assert together["lead over another answer"] == pytest.approx(0.5)
    assert all_one["lead over another answer"] == pytest.approx(5 / 3)
    assert alone["lead"] == together["lead"] == all_one["lead"] == pytest.approx(0.1)
    assert all_one["share of its answer"] == pytest.approx(2.0)


@pytest.mark.parametrize(("named", "answers"), [(1.0, 1), (0.7, 1), (0.6, 0)])
def test_an_answer_may_be_a_little_less_likely_than_none(named: float, answers: int) -> None:
    assert len(choose_answers(_MODEL, [{"named": named}], {}, lambda one, other: one == other)) == answers

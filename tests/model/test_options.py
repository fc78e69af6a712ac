"""How much a digest says."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Options

TEXT = (
    "Mayor Ann Lowe reopened the harbour bridge in Leeds on Monday because repairs had ended early. "
    "“It is safe,” Lowe said. The works cost $3 million. Divers checked 40 bolts."
)
QUESTIONS = ("who", "what", "where", "when", "why", "how")


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_each_limit_is_kept(limit: int) -> None:
    options = Options(sentences=limit, answers=limit, key_quotes=limit, figures=limit)
    digest = newsdigest.summarize(TEXT, published="2026-03-13", options=options)
    for name in (*QUESTIONS, "summary", "key_quotes", "figures"):
        assert len(getattr(digest, name)) <= limit
    assert digest.quotes


def test_the_argument_goes_before_the_options() -> None:
    assert len(newsdigest.summarize(TEXT, sentences=1, options=Options(sentences=2)).summary) == 1
    assert len(newsdigest.summarize(TEXT, options=Options(sentences=2)).summary) == 2
    assert len(newsdigest.summarize(TEXT).summary) == 3


@pytest.mark.parametrize("least", [0.0, 0.4, 0.6, 0.8, 1.0])
def test_answers_that_are_less_sure_are_left_out(least: float) -> None:
    everything = newsdigest.summarize(TEXT, published="2026-03-13")
    sure = newsdigest.summarize(TEXT, published="2026-03-13", options=Options(min_confidence=least))
    kept = [(answer.question, answer.fact.text) for answer in everything.answers if answer.confidence >= least]
    assert [(answer.question, answer.fact.text) for answer in sure.answers] == kept


@pytest.mark.parametrize("wrong", [{"answers": -1}, {"min_confidence": 1.5}, {"min_confidence": -0.1}])
def test_wrong_limits_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Options(**wrong)  # type: ignore[arg-type]


def test_options_travel_to_workers() -> None:
    options = Options(answers=1)
    (digest,) = newsdigest.summarize_many([TEXT], options=options)
    assert digest == newsdigest.summarize(TEXT, options=options)

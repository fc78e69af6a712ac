"""What is noted of the candidates for an answer: of small stories, in words; and what holds of any note."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import pytest

import newsdigest
from newsdigest import Question

_CHOOSERS = {"who": "choose_answers", "what": "rank_candidates", "where": "choose_answers", "when": "choose_answers"}
_MODULES = _CHOOSERS | {"why_how": "choose_answers"}
_FIRE = "Fire kills three in Hale\n\nA fire killed three people in Hale on Sunday and injured two."
_AIDE = "Crane's aide resigns\n\nThe aide of Ida Crane resigned on Monday."
_MILL = "Mill closed by Arlen council\n\nThe mill was closed by the council of Arlen on Monday because it was unsafe."
MEASURED = {
    "acts in sentences of the opening",
    "central to the article",
    "distance from the opening",
    "first named after the opening",
    "how often",
    "its clause shares words with the opening",
    "its connective, 10 of ten",
    "its head noun recurs",
    "its sentence shares words with the opening",
    "its words recur",
    "in or at, its sentence shares words with the opening",
    "length",
    "longer than 25",
    "longer than 40",
    "said again",
    "share of its sentence left out",
    "shares words with the opening",
}


def _noted(monkeypatch: pytest.MonkeyPatch, text: str) -> dict[str, list[dict[str, float]]]:
    """The features of all candidates of a story, by the room of their question."""
    noted: dict[str, list[dict[str, float]]] = {name: [] for name in _MODULES}
    for name, chooser in _MODULES.items():
        module = importlib.import_module(f"newsdigest.ranking.{name}")
        own = getattr(module, chooser)

        def choose(
            model: object, candidates: Sequence[Any], *rest: Any, own: Any = own, to: str = name, **more: Any
        ) -> object:
            noted[to].extend(dict(candidate) for candidate in candidates)
            return own(model, candidates, *rest, **more)

        monkeypatch.setattr(module, chooser, choose)
    newsdigest.summarize(text, published="2026-03-13", language="en")
    return noted


@pytest.mark.parametrize(
    ("text", "question", "together"),
    [
        (_FIRE, "what", {"in the sentence 1", "whole sentence", "past"}),
        (_FIRE, "what", {"in the sentence 1", "whole sentence, cut", "before a second verb"}),
        (_FIRE, "what", {"in the title", "whole title", "shorter than 6"}),
        (_FIRE, "when", {"a bare weekday", 'after "on"', "granularity day", "inferred", "of the main clause"}),
        (_FIRE, "when", {"in the first sentence", "linked to the lead event", "within 10 days, before"}),
        (_FIRE, "where", {"first in title", "first place named", "in or at, of the main clause"}),
        (_FIRE, "who", {"a group", "counted people", "object in the first sentence", "never acts in the opening"}),
        (_FIRE, "who", {"subject in the title", "named first in the title", "before the verb of the main event"}),
        (_AIDE, "who", {"modifier of the subject in the first sentence, a person"}),
        (_AIDE, "who", {"modifier of the subject in the title", "modifier before the verb of the main event"}),
        (_AIDE, "who", {"subject in the first sentence", "without a name"}),
        (_MILL, "what", {"whole sentence, cut", "before an adjunct clause", "in the sentence 1"}),
        (_MILL, "who", {"by-agent in the first sentence", "an organization"}),
        (_MILL, "who", {"by-agent in the title", "after a preposition of the main event"}),
        (_MILL, "why_how", {'after "because"', "as advcl", "governed by the main clause", "in the first sentence"}),
    ],
)
def test_one_candidate_has_all_of_these(
    monkeypatch: pytest.MonkeyPatch, text: str, question: str, together: set[str]
) -> None:
    candidates = _noted(monkeypatch, text)[question]
    assert any(together <= candidate.keys() for candidate in candidates), candidates


@pytest.mark.parametrize("text", [_FIRE, _AIDE, _MILL])
def test_what_is_so_or_not_counts_one(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    for candidates in _noted(monkeypatch, text).values():
        for candidate in candidates:
            assert {name for name, value in candidate.items() if value != 1.0} <= MEASURED


@pytest.mark.parametrize("text", [_FIRE, _AIDE, _MILL])
def test_every_first_answer_says_how_sure_it_is_and_why(text: str) -> None:
    digest = newsdigest.summarize(text, published="2026-03-13", language="en")
    first = {answer.question: answer for answer in reversed(digest.answers)}
    assert Question.WHAT in first
    for answer in first.values():
        assert 0 < answer.confidence < 1
        assert answer.reasons

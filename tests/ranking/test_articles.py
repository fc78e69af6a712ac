"""Short articles across beats and styles, each with its right answers (tests/cases/articles)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsdigest

CASES = Path(__file__).parents[1] / "cases" / "articles"
FIELDS = ("who", "what", "status", "where", "when", "why", "how", "figures")


def articles() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            found[f"{path.stem}: {case['name']}"] = case
    return found


ARTICLES = articles()


@cache
def digest_of(name: str) -> newsdigest.Digest:
    case = ARTICLES[name]
    return newsdigest.summarize({"title": case["title"], "text": case["text"], "date_publish": case["published"]})


def said(name: str, field: str) -> object:
    """The first answer to one question, in the form in which the case gives it."""
    digest = digest_of(name)
    if field == "figures":
        return [(figure.value, figure.unit, figure.what) for figure in digest.figures]
    if field == "status":
        return digest.what[0].status.value if digest.what else ""
    answers: dict[str, list[str]] = {
        "who": [form for actor in digest.who[:1] for form in (actor.name, actor.text, *actor.aliases)],
        "what": [event.text for event in digest.what[:1]],
        "where": [form for place in digest.where[:1] for form in (place.name, place.text)],
        "when": [time.value for time in digest.when[:1]],
        "why": [passage.text for passage in digest.why[:1]],
        "how": [passage.text for passage in digest.how[:1]],
    }
    return answers[field]


def is_right(field: str, wanted: Any, answer: Any) -> bool:
    if field == "status":
        return bool(answer == wanted)
    if field == "figures":
        return all(
            any(abs(value - v) < 1e-3 * max(1.0, abs(v)) and unit == u and what in w for v, u, w in answer)
            for value, unit, what in wanted
        )
    if not wanted or not answer:
        return not wanted and not answer
    if field in {"what", "why", "how"}:
        return any(word.casefold() in answer[0].casefold() for word in wanted)
    return any(form in wanted for form in answer)


@pytest.mark.parametrize(("name", "field"), [(n, f) for n, case in ARTICLES.items() for f in FIELDS if f in case])
def test_first_answer(name: str, field: str, request: pytest.FixtureRequest) -> None:
    case = ARTICLES[name]
    if field in case.get("known_failure", ()):
        request.applymarker(pytest.mark.xfail(strict=True, reason="known failure"))
    answer = said(name, field)
    assert is_right(field, case[field], answer), f"{answer!r} is none of {case[field]!r}"


@pytest.mark.parametrize("name", ARTICLES)
def test_the_digest_is_grounded(name: str) -> None:
    digest = digest_of(name)
    text = digest.article.text
    facts = [*digest.what, *digest.why, *digest.how, *digest.figures, *digest.summary, *digest.events]
    assert all(text[fact.span.start : fact.span.end] == fact.text for fact in facts)
    assert [p.span for p in digest.summary] == sorted(p.span for p in digest.summary)

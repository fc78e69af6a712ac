"""All that is noted of the candidates of a few stories, and that the models weigh what the code notes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest

from newsdigest import Question
from newsdigest.ranking.answer_model import answer_model, decision_features, no_answer
from tests.ranking.noted import STORIES, noted_of, stories
from tests.ranking.test_articles import ARTICLES
from tests.ranking.test_features import MEASURED

_RARE = frozenset(
    {
        "a sure connective",
        "before a relative clause",
        "governed by a noun",
        "governed by the attribution",
        "holds the lead event",
        "holds the main event",
        "modifier of the top noun in the second sentence",
        "of a clause in which the event's noun occurs",
        "only the date of publication",
        "over twenty words",
        "top noun",
    }
)
"""What the models weigh and no story of the cases has."""

_VALUE = re.compile(r": -?\d+\.\d\d$")
_OPEN = re.compile(r'.*"|(?:as|event class|status) ')
"""Names that end in a word of the article, a relation of the tree, a class of events or a status."""


@pytest.mark.parametrize("case", stories(), ids=lambda case: str(case["story"]["title"]))
@pytest.mark.parametrize("part", ["who", "what", "where", "when", "why", "how", "events", "sentences", "digest"])
def test_what_is_noted_of_a_candidate(case: dict[str, Any], part: str) -> None:
    assert noted_of(case["story"])[part] == case["noted"][part]


@cache
def everything() -> tuple[dict[str, dict[str, list[str]]], ...]:
    """What is noted of every article of the cases."""
    sources = [{"title": c["title"], "text": c["text"], "date_publish": c["published"]} for c in ARTICLES.values()]
    sources += [case["story"] for case in stories()]
    sources += json.loads((STORIES.parent / "rare.json").read_text(encoding="utf-8"))
    return tuple(noted_of(source) for source in sources)


@cache
def noted_anywhere() -> dict[str, set[str]]:
    """What is noted in the articles of the cases, by question, in single parts: "of the main clause", "a day"."""
    found: dict[str, set[str]] = defaultdict(set)
    for noted in everything():
        for question, candidates in noted.items():
            found[question].update(_parts(_VALUE.sub("", n) for names in candidates.values() for n in names))
    return found


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from name.split(", ")


@pytest.mark.parametrize("question", list(Question))
def test_a_model_weighs_nothing_that_the_code_never_notes(question: Question) -> None:
    model = answer_model(question)
    deciding = decision_features([{}], [0.0], [0], 0.0, {}).keys() | no_answer({}, 1).keys()
    names = {re.sub("^(?:no answer|best|article): ", "", name) for name in {*model.rank, *model.right} - deciding}
    unknown = set(_parts(names)) - noted_anywhere()[question.value] - _RARE
    assert {name for name in unknown if not _OPEN.match(name)} == set()


@pytest.mark.parametrize("question", list(Question))
def test_what_is_so_or_not_counts_one_in_every_article(question: Question) -> None:
    noted = {name for one in everything() for words, names in one[question.value].items() if words for name in names}
    assert {_VALUE.sub("", name) for name in noted if _VALUE.search(name)} <= MEASURED

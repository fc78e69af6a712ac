"""Quotations: their exact words, their speakers, and what is no quotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest

import newsdigest
from newsdigest import language
from newsdigest.facts.quotes import find_attributions, not_quotations
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Quote

if TYPE_CHECKING:
    from typing_extensions import NotRequired


class Wanted(TypedDict, total=False):
    kind: str
    spans: list[str]
    speaker: str | None
    name: str
    description: str
    anonymous: bool
    reason: str
    insertions: list[str]
    truncated: bool


class Case(TypedDict):
    label: str
    text: str
    quotes: list[Wanted]
    marked: NotRequired[int]
    others: NotRequired[list[list[str]]]


CASES: list[Case] = json.loads((Path(__file__).parents[1] / "cases/quotes/speech.json").read_text(encoding="utf-8"))


def analysed(text: str) -> Analysis:
    return language.analyse(newsdigest.parse(text, language="en"))


def seen(quote: Quote, text: str) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "kind": quote.kind.value,
        "spans": [span.of(text) for span in quote.spans],
        "speaker": speaker.text if speaker is not None else None,
        "name": speaker.name if speaker is not None else None,
        "description": speaker.description if speaker is not None else None,
        "anonymous": speaker is not None and speaker.anonymous,
        "reason": speaker.reason if speaker is not None else None,
        "insertions": [span.of(text) for span in quote.insertions],
        "truncated": quote.truncated,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_speech(case: Case) -> None:
    text = case["text"]
    found = [seen(quote, text) for quote in find_attributions(analysed(text))]
    for wanted in case["quotes"]:
        assert any(all(quote[field] == value for field, value in wanted.items()) for quote in found), (wanted, found)
    marked = case.get("marked")
    assert marked is None or sum(quote["kind"] != "indirect" for quote in found) == marked, found


@pytest.mark.parametrize("case", [case for case in CASES if "others" in case], ids=lambda case: case["label"])
def test_marks_without_a_quotation(case: Case) -> None:
    found = [[other.text, other.purpose.value] for other in not_quotations(analysed(case["text"]))]
    assert found == case.get("others")


def test_who_is_only_spoken_of_does_not_speak() -> None:
    text = (
        "Brask coach Anders Holm was furious after the match in Vell on Monday.\n\n"
        "\u201cThat was never a penalty. The referee has killed the game,\u201d he said."
    )
    (quote,) = [quote for quote in newsdigest.summarize(text).quotes if "referee" in quote.text]
    assert quote.speaker is not None
    assert quote.speaker.name == "Anders Holm"


def test_a_name_after_a_number_of_children_is_the_speaker() -> None:
    text = 'Mother-of-two Kelly Shaw, 34, said: "It is a disgrace."'
    assert [quote.speaker and quote.speaker.name for quote in newsdigest.summarize(text).quotes] == ["Kelly Shaw"]

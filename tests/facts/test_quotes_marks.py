"""Which marks open, which close, and what they enclose."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest

from newsdigest.language.quotation_marks import quoted_spans

CASES = json.loads((Path(__file__).parents[1] / "cases/quotes/marks.json").read_text(encoding="utf-8"))


def lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_regions(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[found.start : found.end] for found in quoted_spans(text, lines(text))] == case["regions"]


def test_a_quotation_over_paragraphs_is_opened_at_each_and_closed_once() -> None:
    text = "He said: “The first.\n“The second.\n“The third.”\nThe end."
    found = quoted_spans(text, lines(text))
    assert [(text[q.start : q.end], q.closed, q.continues) for q in found] == [
        ("“The first.", False, False),
        ("“The second.", False, True),
        ("“The third.”", True, True),
    ]


def test_a_paragraph_that_does_not_open_again_does_not_continue() -> None:
    text = "He said: “The first.\nShe said “no”."
    first, second = quoted_spans(text, lines(text))
    assert not first.closed
    assert not second.continues


@pytest.mark.parametrize("unit", ['"', "“", "'", "‘", "``", "“a ", "' a", "''\"", "“a” ‘b’ ", "„»"])
def test_a_megabyte_of_marks(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    found = quoted_spans(text, [(0, len(text))])
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))

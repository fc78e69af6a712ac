"""The summaries written by hand for ``check_summary``: whole records, each error marked where it differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.summary_check.gold import _differences

GOLD = Path(__file__).parents[2] / "training" / "summary_check" / "gold"
STYLES = {"sentence", "highlights", "report"}


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_each_false_summary_marks_words_of_its_own_and_has_a_true_one(name: str) -> None:
    records = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
    true = {(r["article"], r["reference"]) for r in records if r["label"] == "consistent"}
    assert {r["style"] for r in records} == STYLES
    for record in records:
        if record["label"] == "consistent":
            assert record["error_type"] is None
        else:
            assert record["error_type"]
            assert record["wrong"] in record["summary"]
            assert (record["article"], record["reference"]) in true


@pytest.mark.parametrize(
    ("true", "false", "words"),
    [
        ("Four sailors died.", "Five sailors died.", ["Five"]),
        ("The bridge will not reopen.", "The bridge will reopen.", [""]),
        ("Reed thanked Crane.", "Crane thanked Reed.", ["Crane", "Reed."]),
        ("The pier was closed.", "The pier was closed after a fire.", ["closed after a fire."]),
    ],
)
def test_differences_are_found_by_words(true: str, false: str, words: list[str]) -> None:
    assert [false[low:high] for low, high in _differences(true, false)] == words

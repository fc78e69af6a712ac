"""Deictic days inside quotation marks count from the day on which the words were said."""

from __future__ import annotations

from datetime import date

import pytest

import newsdigest
from newsdigest.facts.times import find_times
from newsdigest.language import analyse
from newsdigest.model.facts import Time


def times(text: str) -> dict[str, Time]:
    return {time.text: time for time in find_times(analyse(newsdigest.parse(text, published=date(2026, 3, 13))))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ('He said on Tuesday: "Today we start again."', "Today", "2026-03-10"),
        ('"Tomorrow we rest," he said on Tuesday.', "Tomorrow", "2026-03-11"),
        ('"Yesterday we won," she told fans on 11 March.', "Yesterday", "2026-03-10"),
        ("\u201cThis morning we lost a friend,\u201d the mayor wrote on Wednesday.", "This morning", "2026-03-11TMO"),
        ('On Wednesday the coach said: "We trained late last night."', "late last night", "2026-03-10TNI"),
        ('"Today we start again," he said.', "Today", "2026-03-13"),
        ('"Today we start again," he said. A vote is due on Tuesday.', "Today", "2026-03-13"),
        ('On Tuesday he won, and on Wednesday he said: "Today we rest."', "Today", "2026-03-13"),
        ('He won the cup on Tuesday in Leeds.\n\n"Today we rest," he said.', "Today", "2026-03-13"),
        ("He won on Tuesday and rests today.", "today", "2026-03-13"),
    ],
)
def test_deictic_days_in_quotation_marks(text: str, words: str, value: str) -> None:
    assert times(text)[words].value == value


def test_the_day_counted_from_publication_is_the_alternative() -> None:
    found = times('He said on Tuesday: "Today we start again."')["Today"]
    assert found.alternatives == ("2026-03-13",)

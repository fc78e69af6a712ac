"""How usual it is that a value stands between such words."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.verification.summary_check.slot_usage import usage
from newsdigest.verification.summary_check.text_index import index_text
from newsdigest.verification.summary_check.units import find_units


def usage_of(words: str, text: str) -> dict[str, float]:
    """The signals of the unit that begins with certain words."""
    index = index_text(newsdigest.parse(text, format="text", language="en"))
    start = text.index(words)
    unit = next(unit for unit in find_units(index) if index.analysis.tokens[unit.first].start == start)
    return usage(unit, index)


@pytest.mark.parametrize(
    ("words", "usual", "other", "odd"),
    [
        ("Tuesday", "The pier closed on Tuesday.", "last week", "The pier closed on last week."),
        ("May", "The pier closed in May.", "last month", "The pier closed in last month."),
        ("three weeks", "The pier was shut for three weeks.", "Tuesday", "The pier was shut over Tuesday."),
        ("yesterday", "It was said yesterday.", "today", "The works last until the next today."),
    ],
)
def test_what_hardly_stands_there_has_the_lower_score(words: str, usual: str, other: str, odd: str) -> None:
    assert min(usage_of(other, odd).values()) < min(usage_of(words, usual).values())


def test_a_word_has_no_usage() -> None:
    assert usage_of("pier", "A pier closed.") == {}

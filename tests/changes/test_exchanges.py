"""Two parties, numbers, days or places of a sentence that changed places, which no single word shows."""

from __future__ import annotations

import pytest

import newsdigest

REST = " The hearing lasted two hours and was watched by a large crowd of residents."


def told(before: str, after: str) -> list[tuple[str, str]]:
    """The field and the note of each change."""
    return [(change.field.value, change.note) for change in newsdigest.diff(before + REST, after + REST).changes]


@pytest.mark.parametrize(
    ("before", "after", "field", "note"),
    [
        (
            "Anna Bell sued Carl Dunn in London on Monday.",
            "Carl Dunn sued Anna Bell in London on Monday.",
            "who",
            "“Anna Bell” and “Carl Dunn” changed places.",
        ),
        (
            "Marlow beat Tadbridge at home on Saturday.",
            "Tadbridge beat Marlow at home on Saturday.",
            "who",
            "“Marlow” and “Tadbridge” changed places.",
        ),
        (
            "On Friday the judge said that Oke had lied to Varga about the sale.",
            "On Friday the judge said that Varga had lied to Oke about the sale.",
            "who",
            "“Oke” and “Varga” changed places.",
        ),
        (
            "Councillors voted 24 to 23 in favour of the plan.",
            "Councillors voted 23 to 24 in favour of the plan.",
            "figure",
            "“24” and “23” changed places.",
        ),
        (
            "Turnout rose from 40 to 60 percent.",
            "Turnout rose from 60 to 40 percent.",
            "figure",
            "“40” and “60” changed places.",
        ),
        (
            "It runs from May to June in the old hall.",
            "It runs from June to May in the old hall.",
            "when",
            "“May” and “June” changed places.",
        ),
        (
            "The road from Leeds to York will shut for a month.",
            "The road from York to Leeds will shut for a month.",
            "where",
            "“Leeds” and “York” changed places.",
        ),
    ],
)
def test_an_exchange_is_one_change(before: str, after: str, field: str, note: str) -> None:
    assert told(before, after) == [(field, note)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Anna Bell and Carl Dunn left the firm on Monday.", "Carl Dunn and Anna Bell left the firm on Monday."),
        ("Anna Bell met Carl Dunn in London.", "Carl Dunn met Anna Bell in London."),
        ("On Monday the court freed Carl Dunn.", "The court freed Carl Dunn on Monday."),
        ("Anna Bell sued Carl Dunn in London.", "Carl Dunn was sued by Anna Bell in London."),
    ],
)
def test_another_order_that_says_the_same_is_no_change(before: str, after: str) -> None:
    assert told(before, after) == []


def test_an_exchange_in_the_main_event_is_major_and_spans_both_parties() -> None:
    before, after = "Anna Bell sued Carl Dunn in London.", "Carl Dunn sued Anna Bell in London."
    (change,) = newsdigest.diff(before + REST, after + REST).changes
    assert (change.before, change.after) == ("Anna Bell sued Carl Dunn", "Carl Dunn sued Anna Bell")
    assert change.significance is newsdigest.Significance.MAJOR


def test_another_side_in_a_vote_is_notable() -> None:
    (change,) = newsdigest.diff("Tull voted against the cuts." + REST, "Tull voted for the cuts." + REST).changes
    assert change.significance is newsdigest.Significance.NOTABLE

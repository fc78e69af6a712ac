"""The state of a person on both sides of a check."""

from __future__ import annotations

import pytest

import newsdigest

ARTICLE = (
    "Senator Ann Lowe (R-Maine) and Sen. Paul Reyes, D-N.M., asked the harbour board on Tuesday to delay the dredging. "
    "Governor Ida Stone of Vermont joined them. Lowe visited Texas in May. Rep. Tom Arden, D-Ore., voted for a quay."
)


@pytest.mark.parametrize(
    ("summary", "words", "expected"),
    [
        ("Idaho's Ann Lowe asked the harbour board to delay the dredging.", "Idaho", "Maine"),
        ("Idaho Senator Ann Lowe asked for a delay of the dredging.", "Idaho", "Maine"),
        ("Senator Paul Reyes of Arizona asked for a delay of the dredging.", "Arizona", "N.M."),
        ("Ohio's governor, Ida Stone, joined them.", "Ohio", "Vermont"),
        ("Ohio Gov. Ida Stone joined them.", "Ohio", "Vermont"),
        ("Paul Reyes, Arizona congressman and sailor, asked for a delay.", "Arizona", "N.M."),
        ("Ann Lowe, the Idaho Republican, asked for a delay of the dredging.", "Idaho", "Maine"),
        ("Nevada's Tom Arden voted for a quay.", "Nevada", "Ore."),
        ("Idaho lawmaker Ann Lowe asked for a delay of the dredging.", "Idaho", "Maine"),
    ],
)
def test_another_state_of_a_person_is_contradicted(summary: str, words: str, expected: str) -> None:
    check = newsdigest.check_summary(summary, ARTICLE)
    assert (words, expected) in [(finding.text, finding.expected) for finding in check.findings]
    assert not check.ok


@pytest.mark.parametrize(
    "summary",
    [
        "Maine's Ann Lowe asked the harbour board to delay the dredging.",
        "Paul Reyes of New Mexico asked for a delay of the dredging.",
        "Ann Lowe visited Texas in May.",
        "Vermont Governor Ida Stone joined them.",
        "Oregon's Tom Arden voted for a quay.",
        "Tom Arden, an Oregon Democrat, voted for a quay.",
        "Stone tells Texas crowd Ann Lowe must ask for a delay of the dredging.",
        "Stone tells Texas rally Ann Lowe asked the harbour board.",
    ],
)
def test_the_state_that_the_article_gives_holds(summary: str) -> None:
    assert newsdigest.check_summary(summary, ARTICLE).ok

"""Faults that need no weighing, and texts that summarise another story."""

from __future__ import annotations

import pytest

from newsdigest import FindingVerdict, check_summary

VERDICT = "A jury found Karen Lindqvist not guilty of murder on Monday. The trial in Darrow took nine days."
PLEA = "Karen Lindqvist, 52, pleaded not guilty to one count of theft in Darrow County court on Monday."
VOTE = "Councillor Ada Tull voted against the cuts on Monday. The meeting in Hale took two hours."
PUBS = "Brackwater Inns will cut 1,200 jobs and sell 85 sites, it said on Thursday. Its chief executive is Dana Holt."
SLIDE = "Nine people have died in the slide and 28 are missing, police said on Friday."
MINE = "Northmark expects revenue of $410 million this year, it said."
GLIDER = "The glider came down near Hale with two guests and five pilots aboard, police said."


@pytest.mark.parametrize(
    ("summary", "article", "text", "expected"),
    [
        ("Lindqvist was found guilty of murder.", VERDICT, "guilty", "not guilty"),
        ("Lindqvist pleaded guilty.", PLEA, "guilty", "not guilty"),
        ("Tull voted for the cuts.", VOTE, "for", "against"),
        ("Brackwater will cut 85 jobs and sell 1,200 sites.", PUBS, "85", "1,200"),
        ("Nine people are missing and 28 have died.", SLIDE, "Nine", "28"),
        ("The glider carried two pilots and five guests.", GLIDER, "two", "five"),
        ("Northmark expects revenue of $410 billion.", MINE, "$410 billion", "$410 million"),
    ],
)
def test_what_the_article_says_otherwise_is_no_matter_of_degree(
    summary: str, article: str, text: str, expected: str
) -> None:
    check = check_summary(summary, article)
    assert not check.ok
    assert (text, expected) in [(finding.text, finding.expected) for finding in check.findings]


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Lindqvist was found not guilty.", VERDICT),
        ("Karen Lindqvist was acquitted of murder on Monday.", VERDICT),
        ("A jury acquitted Lindqvist of murder.", VERDICT),
        ("Lindqvist was cleared of fraud.", "Karen Lindqvist was not convicted of fraud, the court in Darrow said."),
        ("Tull voted against the cuts.", VOTE),
        ("Brackwater will sell 85 sites and cut 1,200 jobs.", PUBS),
        ("28 people are missing and nine have died.", SLIDE),
        ("Two guests and five pilots were aboard the glider.", GLIDER),
        ("Northmark expects $410 million in revenue.", MINE),
        ("A man was guilty, she was not guilty.", "He was found guilty, and she was found not guilty."),
    ],
)
def test_what_the_article_says_itself_holds(summary: str, article: str) -> None:
    check = check_summary(summary, article)
    assert check.ok, check.findings


STORM = (
    "A storm tore the roofs off 300 houses in Kerry on Sunday. Nobody was hurt, police said. Schools will stay shut "
    "until Wednesday."
)


@pytest.mark.parametrize(
    "summary",
    [
        STORM,
        "Mayor Joe Bloggs has opened three new swimming pools in Cambridge.",
    ],
)
def test_a_summary_of_another_story_is_not_ok(summary: str) -> None:
    check = check_summary(summary, PUBS)
    (whole,) = [finding for finding in check.findings if finding.note.endswith("and tells another story.")]
    assert not check.ok
    assert whole.verdict is FindingVerdict.ABSENT
    assert whole.span.of(summary) == whole.text


def test_a_free_summary_of_the_story_is_none_of_another() -> None:
    article = (
        "A storm with gusts of 140 km/h ripped the roofs from some 300 homes around Kerry on Sunday night. Police said "
        "that no injuries had been reported. All schools in the county remain closed until Wednesday."
    )
    assert not any("another story" in finding.note for finding in check_summary(STORM, article).findings)

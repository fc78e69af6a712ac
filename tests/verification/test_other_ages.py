"""Ages in check_summary: one person's age however it is written, and another age."""

from __future__ import annotations

import pytest

from newsdigest import FindingKind, FindingVerdict, check_summary

ARTICLES = [
    "Bela Roth, 58, was rescued near Orrin on Monday after a storm. He thanked the crew. Ann Sund, 33, led it.",
    "Bela Roth is 58 years old. He was rescued near Orrin on Monday after a storm. Ann Sund, who is 33, led the crew.",
    "A crew rescued the 58-year-old Bela Roth near Orrin on Monday after a storm. The skipper was Ann Sund, 33.",
    "The sailor Bela Roth (58) was rescued near Orrin on Monday after a storm. The skipper was Ann Sund (33).",
]
FORMS = [
    "Roth is {}.",
    "Roth is {} years old.",
    "Bela Roth, {}, was rescued near Orrin.",
    "Roth, aged {}, was rescued.",
    "Roth is a {}-year-old man.",
    "Bela Roth, who is {}, was rescued.",
    "{}-year-old Bela Roth was rescued near Orrin.",
]


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_age_holds(article: str, form: str) -> None:
    check = check_summary(form.format(58), article)
    assert check.ok, check.findings


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("age", ["59", "33"])
def test_another_age_is_contradicted(article: str, form: str, age: str) -> None:
    check = check_summary(form.format(age), article)
    assert not check.ok
    (found,) = [finding for finding in check.findings if finding.kind is FindingKind.FIGURE]
    assert (found.text, found.verdict, found.expected) == (age, FindingVerdict.CONTRADICTED, "58")


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Roth was 19 when she first sailed.", "Bela Roth, 58, was 19 when she first sailed. She lives in Orrin."),
        ("Roth, 19, joined the crew.", "Bela Roth, 58, joined the crew at the age of 19. She lives in Orrin."),
        ("Bela Roth died aged 79.", "Bela Roth of the old ferry office in Orrin died. Roth would have been 80 in May."),
        ("Roth is 41.", "Bela Roth will be 42 in May, her office in Orrin said on Monday after a storm."),
        ("Roth, 21, left.", "Ann Roth, 58, and her daughter Ida Roth, 21, left Orrin on Monday after a storm."),
        ("Ann Sund, 33, left Orrin.", "Bela Roth, 58, and Ann Sund, 33, left Orrin on Monday after a storm."),
    ],
)
def test_an_age_of_another_year_or_person_is_none_of_these(summary: str, article: str) -> None:
    assert not any("gives the age" in finding.note for finding in check_summary(summary, article).findings)

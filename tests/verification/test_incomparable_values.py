"""Times and figures that may be right beside another one of the article, and those that are wrong beside it."""

from __future__ import annotations

import re

import pytest

from newsdigest import FindingVerdict, SummaryCheck, check_summary, parse
from newsdigest.verification.summary_check.incomparable_values import is_incomparable
from newsdigest.verification.summary_check.text_index import index_text
from newsdigest.verification.summary_check.units import find_units

_CASE = re.compile(r"\A(?:on|in|at|by|before) ")
GRANT = (
    "Senator Ana Roth {} announced a grant of $2.4 million for the harbour in Quill. The money comes from a fund for "
    "coasts. The mayor of Quill, Tom Bell, said that work on the sea wall would begin soon."
)
LIFE = (
    "Ana Roth wrote two books. She landed on the island of Quill with the first settlers in {} and told of it in a "
    "book called The Landing (1952). Ana Roth died of a fever in Hale on June 3, 2001. Her house is a museum."
)
FAIR = (
    "Thousands of readers came to Hale for the Quill Book Fair, a fair launched in {}. It was held on three days, May "
    "24 to 26, in a tent by the river. Readers stood in the rain for hours."
)
BILL = (
    "The bill would push the labels on meat back to 2007. Under it the labels would be delayed until September 2007, a "
    "farmer in Hale said. The labels had been due in September 2006."
)


def _contradicted(check: SummaryCheck) -> list[str]:
    faults = {FindingVerdict.CONTRADICTED, FindingVerdict.REVERSED, FindingVerdict.ABSENT}
    return [finding.text for finding in check.findings if finding.verdict in faults and finding.confidence >= 0.7]


def _may_both_be_right(summary: str, ours: str, article: str, theirs: str, published: str | None = None) -> bool:
    """Whether words of a summary can stand beside other ones that an article has in their place."""
    said, told = (index_text(parse(text, format="text", published=published)) for text in (summary, article))
    (unit,) = (u for u in find_units(said) if said.analysis.view[slice(*said.analysis.chars(u.first, u.last))] == ours)
    start = told.analysis.view.index(theirs)
    (rival,) = (token.index for token in told.analysis.tokens if token.start == start)
    return is_incomparable(unit, rival, said, told)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("on Wednesday", "today"),
        ("on Wednesday", "yesterday"),
        ("on Wednesday", "this morning"),
        ("on Wednesday", "on June 24"),
        ("yesterday", "on Wednesday"),
        ("today", "on Wednesday"),
        ("the next year", "in 1952"),
        ("the next month", "in May 1952"),
        ("in September 2007", "in 2007"),
        ("in 2007", "in September 2007"),
        ("in June", "on June 24"),
        ("before April", "before the end of March"),
        ("before the end of March", "before April"),
        ("before 2019", "by the end of 2018"),
    ],
)
def test_times_that_nobody_can_hold_against_each_other(ours: str, theirs: str) -> None:
    texts = [f"Roth left the council {time}." for time in (ours, theirs)]
    values = [_CASE.sub("", time) for time in (ours, theirs)]
    assert _may_both_be_right(texts[0], values[0], texts[1], values[1])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("on Wednesday", "on Friday"),
        ("on Wednesday", "on Friday, June 24"),
        ("on Wednesday morning", "on Tuesday morning"),
        ("today", "yesterday"),
        ("on June 23", "on June 24"),
        ("on June 23", "today"),
        ("in 1951", "in 1952"),
        ("in September 2007", "in 2006"),
        ("in September 2007", "in September 2006"),
        ("last year", "in 2006"),
        ("two days later", "three days later"),
        ("before May", "before the end of March"),
        ("in April", "by the end of March"),
        ("before April", "on March 3"),
    ],
)
def test_times_that_contradict_each_other(ours: str, theirs: str) -> None:
    texts = [f"Roth left the council {time}." for time in (ours, theirs)]
    values = [_CASE.sub("", time) for time in (ours, theirs)]
    values = [" ".join(value.split()[:2]) if "later" in value else value for value in values]
    assert not _may_both_be_right(texts[0], values[0], texts[1], values[1])


@pytest.mark.parametrize(
    ("ours", "theirs", "right"),
    [
        ("at the start of June", "last week", True),
        ("last week", "at the start of June", True),
        ("in June", "last week", True),
        ("at the start of May", "last week", False),
        ("on Thursday, June 2", "on Thursday night", True),
        ("on Thursday night", "on Thursday, June 2", True),
        ("on Friday, June 3", "on Thursday night", False),
        ("on Thursday night", "on Friday, June 3", False),
    ],
)
def test_times_that_share_a_day(ours: str, theirs: str, right: bool) -> None:
    texts = [f"Roth left the council {time}." for time in (ours, theirs)]
    values = [_CASE.sub("", time) for time in (ours, theirs)]
    assert _may_both_be_right(texts[0], values[0], texts[1], values[1], published="2016-06-07") is right  # a Tuesday


def test_a_weekday_of_an_article_with_a_date_is_known() -> None:
    texts = "Roth left the council on Wednesday.", "Roth left the council today."
    assert not _may_both_be_right(texts[0], "Wednesday", texts[1], "today", published="2024-03-15")  # a Friday


@pytest.mark.parametrize(
    ("ours", "theirs", "right"),
    [
        ("at the Quill Fair 2019", "in 1997", True),
        ("at the Quill Fair 2019", "at the Quill Fair 2018", False),
        ("in 2019", "in 1997", False),
    ],
)
def test_a_year_that_ends_a_name(ours: str, theirs: str, right: bool) -> None:
    texts = [f"Roth spoke {time}." for time in (ours, theirs)]
    assert _may_both_be_right(texts[0], "2019", texts[1], theirs[-4:]) is right


@pytest.mark.parametrize(
    ("ours", "theirs", "right"),
    [
        ("billions", "three", True),
        ("millions", "three", False),
        ("dozens", "three", False),
        ("billions", "hundreds", False),
    ],
)
def test_vague_numbers_sum_up_others(ours: str, theirs: str, right: bool) -> None:
    article = f"The bill pays for {theirs} of schools and {theirs} roads. It has $2.4 billion for the harbour."
    assert _may_both_be_right(f"The bill has {ours} for schools.", ours, article, theirs) is right


@pytest.mark.parametrize(
    ("ours", "theirs", "right"),
    [
        ("$6.3m", "$6,310,000", True),
        ("$6.31m", "$6,310,000", True),
        ("NZ$18 million", "$18 million", True),
        ("5,000 tonnes", "4,987 tonnes", True),
        ("more than $6.3m", "$6,310,000", True),
        ("more than 5,000 tonnes", "4,987 tonnes", False),
        ("$6.5m", "$6,310,000", False),
        ("$18m", "$18bn", False),
        ("50 basis points", "half a point", True),
        ("25 basis points", "half a point", False),
        ("0.25 percentage points", "a quarter of a point", True),
        ("18 tonnes", "18 miles", False),
        ("18 tonnes", "19 tonnes", False),
    ],
)
def test_one_figure_in_two_forms(ours: str, theirs: str, right: bool) -> None:
    texts = [f"The council asked for {figure} in May." for figure in (ours, theirs)]
    assert _may_both_be_right(texts[0], ours.removeprefix("more than "), texts[1], theirs) is right


@pytest.mark.parametrize("day", ["today", "yesterday", "this morning"])
def test_a_weekday_may_be_the_day_of_an_article_without_a_date(day: str) -> None:
    summary = "Senator Ana Roth announced a grant of $2.4 million for the harbour in Quill on Wednesday."
    assert check_summary(summary, GRANT.format(day)).ok


@pytest.mark.parametrize("day", ["today", "this morning"])
def test_the_day_of_a_summary_may_be_the_weekday_of_the_article(day: str) -> None:
    summary = f"Senator Ana Roth {day} announced a grant of $2.4 million for the harbour in Quill."
    assert check_summary(summary, GRANT.format("on Wednesday")).ok


@pytest.mark.parametrize("day", ["Monday", "Thursday", "Sunday"])
def test_another_weekday_is_contradicted(day: str) -> None:
    summary = f"Senator Ana Roth announced a grant of $2.4 million for the harbour in Quill on {day}."
    assert _contradicted(check_summary(summary, GRANT.format("on Wednesday"))) == [day]


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        (
            "Ana Roth landed on Quill in 1951 and told of it in a book the next year. She died in 2001.",
            LIFE.format("1951"),
        ),
        ("Readers stand in the rain at the Quill Book Fair 2019", FAIR.format("1997")),
        ("The labels would be pushed back to September 2007.", BILL),
    ],
)
def test_a_time_that_cannot_be_told_from_another_holds(summary: str, article: str) -> None:
    assert not _contradicted(check_summary(summary, article))


@pytest.mark.parametrize(
    ("summary", "article", "wrong"),
    [
        ("Ana Roth landed on Quill with the first settlers in 1957.", LIFE.format("1951"), "1957"),
        ("Ana Roth died of a fever in Hale in 2003.", LIFE.format("1951"), "2003"),
        ("The fair in Hale was launched in 1979.", FAIR.format("1997"), "1979"),
        ("The labels on meat would be pushed back to September 2008.", BILL, "September 2008"),
    ],
)
def test_another_year_is_contradicted(summary: str, article: str, wrong: str) -> None:
    assert _contradicted(check_summary(summary, article)) == [wrong]


@pytest.mark.parametrize(
    ("summary", "ours", "article", "theirs", "right"),
    [
        ("Roth beat Falk 6-2 6-3.", "6-3", "Roth won in two sets.", "two", True),
        ("Roth beat Falk 6-3.", "6-3", "Roth won a match of 7-5.", "7-5", False),
        ("Roth won two sets.", "two", "Roth won three sets.", "three", False),
        ("Roth is left out of the 22.", "22", "Number eight Roth was dropped.", "eight", True),
        ("Roth is number 22.", "22", "Number eight Roth was dropped.", "eight", False),
        ("Roth met 22 men.", "22", "Roth met eight men.", "eight", False),
        ("The mare Lady Orrin, eight, runs in Hale.", "eight", "Roth has ridden in six races.", "six", True),
        ("The mare Lady Orrin, eight, runs in Hale.", "eight", "Orrin is aged six.", "six", False),
        ("The mare ran in eight races.", "eight", "Roth has ridden in six races.", "six", False),
    ],
)
def test_figures_of_another_form(summary: str, ours: str, article: str, theirs: str, right: bool) -> None:
    assert _may_both_be_right(summary, ours, article, theirs) is right


@pytest.mark.parametrize(
    ("summary", "article", "right"),
    [
        ("Roth did not spend over 90% of the fund.", "Roth spent less than 10% of the fund.", True),
        ("Roth spent over 90% of the fund.", "Roth spent less than 10% of the fund.", False),
        ("Roth did not spend over 80% of the fund.", "Roth spent less than 10% of the fund.", False),
    ],
)
def test_shares_that_are_the_rest_of_each_other(summary: str, article: str, right: bool) -> None:
    ours = next(word for word in summary.split() if word.endswith("%"))
    assert _may_both_be_right(summary, ours, article, "10%") is right

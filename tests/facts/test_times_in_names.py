"""A year that is part of a name dates nothing."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The council debated the 2007 Harbour and Docks Bill.", "2007"),
        ("The council debated the Clean Rivers Act of 1972 again.", "1972"),
        ("The court cited the Port Safety Act (PSA) of 1986.", "1986"),
        ("She sang a song from her 1994 debut album.", "1994"),
        ("Both got the 2005 Mayor's Award for teaching.", "2005"),
        ("It breaks the 2015 nuclear deal.", "2015"),
    ],
)
def test_the_year_of_a_name(text: str, year: str) -> None:
    digest = newsdigest.summarize(text, published="2015-05-06")
    (time,) = (time for time in digest.times if time.value == year)
    assert time.in_name
    assert all(event.when is None for event in digest.events)
    assert year not in {time.value for time in digest.when}
    assert digest.timeline == ()


@pytest.mark.parametrize(
    "text",
    [
        "In 2007 the council passed the bill.",
        "She won gold at the 2004 Olympics.",
        "In 2007 lawmakers passed a bill on ports.",
        "The law was passed in 1994 and changed later.",
        "The party lost the 2001 general election.",
    ],
)
def test_a_year_that_is_a_date(text: str) -> None:
    (time,) = newsdigest.summarize(text, published="2015-05-06").times
    assert time.note is None


def test_the_day_of_the_vote_and_not_the_year_of_the_bill() -> None:
    digest = newsdigest.summarize(
        "The Velian Senate approved the 2007 Farm Bill by 60 votes to 30.\n\nThe vote was held on Tuesday.",
        published="2007-03-29",
    )
    assert [time.value for time in digest.when] == ["2007-03-27"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sergeant Joe Friday said he would appeal.", []),
        ("Joe Friday, a detective, retired on Monday.", ["2026-03-09"]),
        ("Rebecca Friday sang at the gala on Tuesday.", ["2026-03-10"]),
        ("Joe Friday won. Friday said on Monday that it was hard.", ["2026-03-09"]),
        ("Mayor Ida Crane Tuesday said no.", ["2026-03-10"]),
        ("Paul Ryan won. Ryan Tuesday said it was over.", ["2026-03-10"]),
        ("Voters asked Clinton Tuesday about the pier.", ["2026-03-10"]),
    ],
)
def test_a_weekday_that_is_a_surname(text: str, days: list[str]) -> None:
    assert [time.value for time in newsdigest.summarize(text, published="2026-03-13").times] == days


@pytest.mark.parametrize(
    "text",
    [
        "A professor is at the centre of the affair, a USA TODAY analysis shows.",
        "The mayor told TODAY that he would quit.",
        'She denied it on NBC\'s "Today" show.',
        "He told the Today programme that taxes would rise.",
        "Psychology Today published the study.",
        "In an interview with Harbour Today, the captain blamed the crew.",
    ],
)
def test_a_paper_or_programme_called_today(text: str) -> None:
    assert newsdigest.summarize(text, published="2024-05-08").times == ()


@pytest.mark.parametrize(
    "text",
    ["SHARES FALL TODAY AFTER RATE RISE", "Today the pier closed.", 'She said: "Today we won."', "It closed today."],
)
def test_the_day_today(text: str) -> None:
    assert [time.value for time in newsdigest.summarize(text, published="2024-05-08").times] == ["2024-05-08"]

"""Times of histories: years before Christ, early years, ranges of years, periods counted from the story's own day."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest.facts.times import find_times
from newsdigest.language import analyse
from newsdigest.model.article import Article
from newsdigest.model.enums import Granularity
from newsdigest.model.facts import Time


def times(text: str) -> tuple[Time, ...]:
    return find_times(analyse(Article(text=text, published=date(2026, 3, 13))))


def values(text: str) -> dict[str, str]:
    return {time.text: time.value for time in times(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The port was sacked in 146 BC.", {"146 BC": "BC0146"}),
        ("The first farms date from 1,500 BC.", {"1,500 BC": "BC1500"}),
        ("The port was sacked in 146 B.C., and again later.", {"146 B.C.": "BC0146"}),
        ("The hoard dates from around 2000 BCE.", {"2000 BCE": "BC2000"}),
        ("The wall was finished in A.D. 128.", {"A.D. 128": "0128"}),
        ("The town burned in 79 AD.", {"79 AD": "0079"}),
        ("The charter was sealed in AD 1204.", {"AD 1204": "1204"}),
        ("It was built in the 9th century BC.", {"the 9th century BC": "BC08"}),
        ("It was built in the ninth century AD.", {"the ninth century AD": "08"}),
        ("In 1996 BC Ferries bought the pier.", {"1996 BC": "1996"}),
        ("The year 0 AD never was.", {}),
    ],
)
def test_years_of_an_era(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


def test_a_year_before_christ_has_no_interval() -> None:
    (time,) = times("The port was sacked in 146 BC.")
    assert (time.start, time.end, time.granularity) == (None, None, Granularity.YEAR)
    assert time.note == "outside of the years 1 to 9999"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The club won in the 2008-09 season.", {"2008-09": "2008"}),
        ("The mill stood idle in 1939-45.", {"1939": "1939", "45": "1945"}),
        ("The mill stood idle in 1998-2003.", {"1998": "1998", "2003": "2003"}),
        ("The club won in 1999/00.", {"1999/00": "1999"}),
    ],
)
def test_ranges_of_years(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


def test_the_first_year_of_a_range_says_where_it_ends() -> None:
    first, last = times("The mill stood idle in 1939-45.")
    assert (first.note, last.note) == ("first year of a range that ends on 1945", None)


HISTORY = "The war of 1805 was over by 1807. War broke out again on 3 May 1812. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("At 7.15 p.m. the guns began.", "7.15 p.m.", "1812-05-03T19:15"),
        ("By month's end the town had fallen.", "month's end", "1812-05"),
        ("By the end of the year he had fled.", "the end of the year", "1812"),
        ("Late in the year he came back.", "Late in the year", "1812"),
        ("The next month the siege was lifted.", "The next month", "1812-06"),
        ("The next year a peace was signed.", "The next year", "1813"),
        ("The next spring the army came back.", "The next spring", "1813-SP"),
        ("In October of that year a peace was signed.", "October of that year", "1812-10"),
        ("As in 1740, the bridge was blown up. On 9 June the army crossed.", "9 June", "1812-06-09"),
    ],
)
def test_a_history_counts_from_its_own_day(text: str, words: str, value: str) -> None:
    assert values(HISTORY + text)[words] == value


def test_news_counts_the_end_of_the_year_from_publication() -> None:
    found = values("The firm was founded on 3 May 2019. It will move by the end of the year.")
    assert found["the end of the year"] == "2026"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rising of June 1789 was crushed. The 1791 rules were mild.", {"June 1789": "1789-06", "1791": "1791"}),
        ("They rose in 1789. The port saw 1650 ships.", {"1789": "1789", "1650": "1650"}),
        ("The port saw 1650 ships.", {}),
        ("1979: the army marches in.", {"1979": "1979"}),
        ("The odds stood at 1979:12 in the end.", {}),
    ],
)
def test_bare_years(text: str, wanted: dict[str, str]) -> None:
    wanted = {words: value for words, value in wanted.items() if words != "1650"}
    assert values(text) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He soon found a job.", False),
        ("Soon the crowd left.", False),
        ("He will soon find a job.", True),
        ("The hall may open soon.", True),
    ],
)
def test_soon_beside_a_verb_of_the_past_is_no_time(text: str, found: bool) -> None:
    assert bool(times(text)) is found

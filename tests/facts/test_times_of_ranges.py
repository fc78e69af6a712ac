"""Ranges of days, months and times of day; times of day in words; weeks named by a day; indefinite days."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest.facts.times import find_times
from newsdigest.language import analyse
from newsdigest.model.article import Article


def values(text: str, published: str = "2026-03-13") -> dict[str, str]:
    article = Article(text=text, published=date.fromisoformat(published))
    return {time.text: time.value for time in find_times(analyse(article))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The strike lasted from Monday to Thursday.", {"Monday": "2026-03-09", "Thursday": "2026-03-12"}),
        ("The shop is open Monday through Friday.", {"Monday": "2026-03-16", "Friday": "2026-03-20"}),
        ("The hall was shut between Saturday and Monday.", {"Saturday": "2026-03-07", "Monday": "2026-03-09"}),
        ("The summit ran Monday-Wednesday.", {"Monday": "2026-03-09", "Wednesday": "2026-03-11"}),
        ("The show ran from October to April.", {"October": "2025-10", "April": "2026-04"}),
        ("The show will run from October to April.", {"October": "2026-10", "April": "2027-04"}),
        ("He served from June 2019 until May.", {"June 2019": "2019-06", "May": "2020-05"}),
        ("The fair ran from December 20 to January 5.", {"December 20": "2025-12-20", "January 5": "2026-01-05"}),
        ("The fair will run from April 28 to May 3.", {"April 28": "2026-04-28", "May 3": "2026-05-03"}),
    ],
)
def test_a_range_ends_on_or_after_its_start(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "It happened between 9 p.m. and 11 p.m. on Tuesday.",
            {"9 p.m.": "2026-03-10T21:00", "11 p.m. on Tuesday": "2026-03-10T23:00"},
        ),
        (
            "It happened between 10 p.m. and 2 a.m. on Tuesday.",
            {"10 p.m.": "2026-03-09T22:00", "2 a.m. on Tuesday": "2026-03-10T02:00"},
        ),
        (
            "Voting was open from 8am until 6pm on 3 March.",
            {"8am": "2026-03-03T08:00", "6pm on 3 March": "2026-03-03T18:00"},
        ),
        ("The curfew ran from 10 p.m. to 5 a.m.", {"10 p.m.": "2026-03-13T22:00", "5 a.m.": "2026-03-13T05:00"}),
    ],
)
def test_the_start_of_a_range_of_hours_has_the_day_of_its_end(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She will sing tonight at 8pm.", "tonight at 8pm", "2026-03-13T20:00"),
        ("The plane left at 11:30 pm on Monday night.", "11:30 pm on Monday night", "2026-03-09T23:30"),
        ("He left on Friday night at 2 a.m. by car.", "Friday night at 2 a.m.", "2026-03-14T02:00"),
        ("She quit shortly before midnight Tuesday night.", "midnight Tuesday night", "2026-03-10T24:00"),
        ("She quit at 9 p.m. Tuesday night by letter.", "9 p.m. Tuesday night", "2026-03-10T21:00"),
        ("He left on Monday morning at 7:30 am.", "Monday morning at 7:30 am", "2026-03-09T07:30"),
        ("The bell rang at half past seven.", "half past seven", "2026-03-13T07:30"),
        ("The bell rang at quarter to nine on Monday.", "quarter to nine on Monday", "2026-03-09T08:45"),
        ("The bell rang at a quarter past six.", "a quarter past six", "2026-03-13T06:15"),
        ("The bell rang at 7 o'clock in the morning.", "7 o'clock in the morning", "2026-03-13T07:00"),
        ("The bell rang at 3 in the afternoon.", "3 in the afternoon", "2026-03-13T15:00"),
        ("The bell rang around nine in the evening.", "nine in the evening", "2026-03-13T21:00"),
        ("The bell rang at half-past seven in the evening.", "half-past seven in the evening", "2026-03-13T19:30"),
        ("The bell rang at 6.30 in the evening.", "6.30 in the evening", "2026-03-13T18:30"),
        ("The bell rang at quarter to ten at night.", "quarter to ten at night", "2026-03-13T21:45"),
        ("The bell rang at ten at night.", "ten at night", "2026-03-13T22:00"),
        ("The bell rang at two at night.", "two at night", "2026-03-13T02:00"),
        ("The bell rang by twenty-five past six.", "twenty-five past six", "2026-03-13T06:25"),
        ("The bell rang at five minutes to four on Monday.", "five minutes to four on Monday", "2026-03-09T03:55"),
    ],
)
def test_times_by_the_clock_in_words_and_beside_a_part_of_day(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The fair is in the week of March 23.", {"the week of March 23": "2026-W13"}),
        ("The strike is planned for the week beginning 4 May.", {"the week beginning 4 May": "2026-W19"}),
        ("It rained all through the weekend of 7 March.", {"the weekend of 7 March": "2026-W10-WE"}),
        ("Profit rose in the year to 31 March 2025.", {"the year": "P1Y", "31 March 2025": "2025-03-31"}),
        ("Sales fell in the same period of 2024.", {"the same period of 2024": "2024"}),
        (
            "The third quarter was weak, as was the same quarter of 2024.",
            {"The third quarter": "2025-Q3", "the same quarter of 2024": "2024-Q3"},
        ),
    ],
)
def test_weeks_and_periods_named_by_another_date(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One day he will sing.", {"One day": "FUTURE_REF"}),
        ("Some day the bridge will open.", {"Some day": "FUTURE_REF"}),
        ("The trial will last one day.", {"one day": "P1D"}),
        ("The trial took one day.", {"one day": "P1D"}),
        ("The other day he sang.", {"The other day": "PAST_REF"}),
        ("The night before last he sang.", {"The night before last": "2026-03-11TNI"}),
        ("At present the hall is shut.", {"present": "PRESENT_REF"}),
    ],
)
def test_indefinite_days(text: str, wanted: dict[str, str]) -> None:
    assert values(text) == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices rose before Lunar New Year.", "2026-02-17"),
        ("Prices will rise before Lunar New Year.", "2027-02-06"),
        ("Sales fell ahead of Christmas.", "2025-12-25"),
        ("The firm will hire ahead of Christmas.", "2026-12-25"),
    ],
)
def test_a_feast_as_a_limit(text: str, value: str) -> None:
    assert list(values(text).values()) == [value]

"""A table of time expressions and their values: deictic, anaphoric and business periods, lengths, sets, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest.facts.times import find_times
from newsdigest.language import analyse
from newsdigest.model.article import Article

FRIDAY = "2026-03-13"


def values(text: str, published: str | None = FRIDAY) -> dict[str, str]:
    article = Article(text=text, published=date.fromisoformat(published) if published else None)
    return {time.text: time.value for time in find_times(analyse(article))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rent rises a week on Monday.", "a week on Monday", "2026-03-23"),
        ("The rent rises a week from tomorrow.", "a week from tomorrow", "2026-03-21"),
        ("The pact fell on 3 May 2025 and was mended the following Tuesday.", "the following Tuesday", "2025-05-06"),
        ("The pact fell on 3 May 2025, after talks the previous Friday.", "the previous Friday", "2025-05-02"),
        ("The pact fell on 3 May 2025; that Saturday was wet.", "that Saturday", "2025-05-03"),
        ("The market is held on the first Monday of next month.", "the first Monday of next month", "2026-04-06"),
        ("It was held on the second Friday of last month.", "the second Friday of last month", "2026-02-13"),
        (
            "The pact fell on 3 May 2025 and was mended on the first Monday of the following month.",
            "the first Monday of the following month",
            "2025-06-02",
        ),
        (
            "The pact fell on 3 May 2025 and was mended on the first of the following month.",
            "the first of the following month",
            "2025-06-01",
        ),
        ("The hall opened on Monday the 9th.", "Monday the 9th", "2026-03-09"),
        ("The court sat on 3 May 2025. Later in the day it rose.", "Later in the day", "2025-05-03"),
        ("The following day he left.", "The following day", "2026-03-14"),
        ("It is, on this day, a park.", "this day", "2026-03-13"),
        ("He came on the 31st.", "the 31st", "2026-01-31"),
        ("He came this Friday.", "this Friday", "2026-03-13"),
        ("It closed on 5 March; since then he sang.", "then", "2026-03-05"),
        ("He left a year ago this week.", "a year ago this week", "2025-W11"),
        ("He left two years ago this month.", "two years ago this month", "2024-03"),
        ("He left three quarters ago.", "three quarters ago", "2025-Q2"),
        ("He came on Monday, 13 October.", "Monday, 13 October", "2025-10-13"),
        ("He came at 2026-03-11T07:30 and left.", "2026-03-11T07:30", "2026-03-11T07:30"),
        ("He left two hours ago.", "two hours ago", "2026-03-13"),
        ("He left two weekends ago.", "two weekends ago", "2026-W09-WE"),
        ("He left half a year ago.", "half a year ago", "2025-09"),
        ("He left a year and a half ago.", "a year and a half ago", "2024-09"),
        ("He left two centuries ago.", "two centuries ago", "1826"),
        ("He returned on 3 May 2025. Some years earlier he had left.", "Some years earlier", "PAST_REF"),
        ("Overnight rain will fall.", "Overnight", "2026-03-13TNI"),
    ],
)
def test_days_counted_from_another(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In the quarter ended Sept. 30 the firm made money.", "the quarter", "2025-Q3"),
        ("In the quarter ending April 30 the firm may lose money.", "the quarter", "2026-Q2"),
        ("In the quarter ended well the firm made money.", "the quarter", "2025-Q4"),
        ("The current quarter is weak.", "The current quarter", "2026-Q1"),
        ("The next quarter looks weak.", "The next quarter", "2026-Q2"),
        ("The last quarter was weak.", "The last quarter", "2025-Q4"),
        ("The previous quarter was weak.", "The previous quarter", "2025-Q4"),
        ("In the quarter, sales fell.", "the quarter", "2025-Q4"),
        ("The second quarter of 2025 was weak, the following quarter strong.", "the following quarter", "2025-Q3"),
        ("The second quarter of 2025 was weak; the quarter a year ago was not.", "the quarter a year ago", "2024-Q2"),
        ("The second quarter of 2025 was weak. The same quarter was wet.", "The same quarter", "2025-Q2"),
        ("In the nine months it made $4 million, from $3 million a year ago.", "a year ago", "2025"),
        ("The year-earlier fiscal third quarter was weak.", "The year-earlier fiscal third quarter", "2025-Q3"),
        ("The preceding quarter was weak.", "The preceding quarter", "2025-Q4"),
        ("The third quarter of 2024 was weak; that quarter was wet.", "that quarter", "2024-Q3"),
        ("In the first half of 2025 it grew, in the second half results fell.", "the second half", "2025-H2"),
        ("The first quarter of fiscal 2025 was weak.", "The first quarter of fiscal 2025", "2025-Q1"),
        ("In H2 2024 sales fell.", "H2 2024", "2024-H2"),
        ("In the second half of last year sales fell.", "the second half of last year", "2025-H2"),
        ("It made money in the first half of fiscal 2024.", "the first half of fiscal 2024", "2024-H1"),
        ("In the last fiscal year it lost money.", "the last fiscal year", "2025"),
        ("In the year ended June 30 it lost money.", "the year", "P1Y"),
        ("In the month ended June 30 it lost money.", "the month", "P1M"),
        ("The middle of the decade was hard.", "The middle of the decade", "202"),
        ("By last year's end it had shut.", "last year's end", "2025"),
        ("By week's end it had shut.", "week's end", "2026-W11"),
    ],
)
def test_business_periods(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("This June he returns.", "This June", "2026-06"),
        ("Next June he returns.", "Next June", "2026-06"),
        ("Last June he left.", "Last June", "2025-06"),
        ("Last February he left.", "Last February", "2025-02"),
        ("He sings in March.", "March", "2026-03"),
        ("This spring he sings.", "This spring", "2026-SP"),
        ("This summer he sings.", "This summer", "2026-SU"),
        ("In spring he sang.", "spring", "2026-SP"),
        ("Next summer he sings.", "Next summer", "2026-SU"),
        ("It is the largest of this century.", "this century", "20"),
        ("In the late twentieth century he sang.", "the late twentieth century", "19"),
        ("In the twenty-first century he sang.", "the twenty-first century", "20"),
        ("At the turn of the century he moved.", "the turn of the century", "20"),
        ("It fell in June '22.", "June '22", "2022-06"),
        ("It fell in the year two thousand and twelve.", "the year two thousand and twelve", "2012"),
        ("It fell in nineteen ninety-eight.", "nineteen ninety-eight", "1998"),
        ("It fell in late nineteen ninety-eight.", "late nineteen ninety-eight", "1998"),
    ],
)
def test_months_seasons_and_years(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He waited for the next hour.", "the next hour", "PT1H"),
        ("It fell in the last fortnight.", "the last fortnight", "P2W"),
        ("It will fall in the next fortnight.", "the next fortnight", "P2W"),
        ("He waited two and a half weeks.", "two and a half weeks", "P18D"),
        ("He waited 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("He waited 1.5 hours.", "1.5 hours", "PT1H30M"),
        ("He waited three fortnights.", "three fortnights", "P6W"),
        ("He trained for the past two hours.", "the past two hours", "PT2H"),
        ("He will train for the next two weeks.", "the next two weeks", "P2W"),
        ("He waited an extra day.", "an extra day", "P1D"),
        ("He waited a three-day period.", "a three-day period", "P3D"),
        ("He waited a few-day period.", "a few-day period", "PXD"),
        ("He waited a year and a half.", "a year and a half", "P1Y6M"),
        ("Every July he sings.", "Every July", "XXXX-07"),
        ("Every spring he sings.", "Every spring", "XXXX-SP"),
        ("Every morning he sings.", "Every morning", "XXXX-XX-XXTMO"),
        ("Every two weeks he sings.", "Every two weeks", "P2W"),
        ("Every 4 years he sings.", "Every 4 years", "P4Y"),
        ("Every other day he sings.", "Every other day", "P2D"),
        ("Each Friday night he sings.", "Each Friday night", "XXXX-WXX-5TNI"),
        ("It has shrunk for the past three summers.", "the past three summers", "XXXX-SU"),
    ],
)
def test_lengths_and_sets(text: str, words: str, value: str) -> None:
    assert values(text)[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "The hall opens on the fifth Monday of next month.",
        "The hall opened on Monday the 31st.",
        "It ended on the 31st of last month.",
        "This day was long.",
        "The fair opens on the fifth Monday of February.",
        "He will be back this minute.",
        "The following hour was hard.",
        "He came the day before the flood.",
        "She was named woman of the year.",
        "By week-end it had shut.",
        "He left ten minutes ago this week.",
        "He left two millennia ago.",
        "He left 300 seconds earlier.",
        "Until then he sang.",
        "The fourth half of 2025 was odd.",
        "At the end of the day he won.",
        "The sixth quarter was odd.",
        "Profits for the second half fell.",
        "The week of the flood was hard.",
        "He left 30 seconds ago.",
        "He waited two million years.",
        "It costs 5 dollars a day.",
        "Every second he sings.",
        "He came at 2026-03-11T27:30 and left.",
        "He came on 2026-13-41.",
        "He came on 30 February.",
        "He came on the 45th.",
        "The plan names 2021-W60 by mistake.",
    ],
)
def test_what_has_no_value_is_no_time(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He came on Monday.", {"Monday": "XXXX-WXX-1"}),
        ("He came on Monday night.", {"Monday night": "XXXX-WXX-1TNI"}),
        ("He came in the winter.", {"the winter": "XXXX-WI"}),
        ("He came last summer.", {"last summer": "XXXX-SU"}),
        ("He came in the third quarter.", {"the third quarter": "XXXX-Q3"}),
        ("He came last week.", {"last week": "PAST_REF"}),
        ("He comes this week.", {"this week": "PRESENT_REF"}),
        ("He will come next week.", {"next week": "FUTURE_REF"}),
        ("He came yesterday.", {"yesterday": "PAST_REF"}),
        ("He came two years ago.", {"two years ago": "PAST_REF"}),
        ("He came a year ago.", {"a year ago": "PAST_REF"}),
        ("He will come three weeks from now.", {"three weeks from now": "FUTURE_REF"}),
        ("He came on 9 March.", {"9 March": "XXXX-03-09"}),
        ("He came on 30 February.", {}),
        ("He came on the 12th.", {}),
        ("He came on Saturday the 14th.", {}),
        ("He came on the first Monday of next month.", {}),
        ("It shut in the quarter.", {}),
        ("It shut by year-end.", {}),
        ("It shut over Easter.", {}),
        ("It shut last century.", {}),
        ("It shut at the weekend.", {}),
        ("It shut by the end of the year.", {}),
        ("It shuts on the last Monday of May.", {}),
        ("It shut a year ago today.", {}),
        ("It shut in the 1950s.", {"the 1950s": "195"}),
        ("It shut in the '50s.", {"the '50s": "195"}),
    ],
)
def test_without_a_document_time(text: str, wanted: dict[str, str]) -> None:
    assert values(text, None) == wanted


@pytest.mark.parametrize(
    ("text", "words", "hours"),
    [
        ("The vote is at 10 a.m. UTC+5:30 on Monday.", "10 a.m. UTC+5:30 on Monday", 5.5),
        ("The vote is at 18:00 GMT+1 in the hall.", "18:00 GMT+1", 1.0),
        ("The vote is at 18:00 UTC-0330 in the hall.", "18:00 UTC-0330", -3.5),
        ("The vote was at 3 p.m. ET on 1 April 2005.", "3 p.m. ET on 1 April 2005", -5.0),
        ("The vote was at 3 p.m. ET on 5 April 2005.", "3 p.m. ET on 5 April 2005", -4.0),
        ("The vote was at 3 p.m. ET on 20 March 2025.", "3 p.m. ET on 20 March 2025", -4.0),
        ("The vote is at 10 a.m. GMT+19 in the hall.", "10 a.m. GMT+19", None),
    ],
)
def test_offsets_from_universal_time(text: str, words: str, hours: float | None) -> None:
    article = Article(text=text, published=date.fromisoformat(FRIDAY))
    (time,) = find_times(analyse(article))
    offset = time.start.utcoffset() if time.start else None
    assert time.text == words
    assert (offset.total_seconds() / 3600 if offset is not None else None) == hours

"""Direction of weekdays, months and days without a year, and narrative anchors."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest.facts.times import find_times
from newsdigest.facts.times.anchors import Anchor, DocumentProfile, anchor_features, belongs_to_anchor, in_anchor_year
from newsdigest.facts.times.direction import bias_of, probability_ahead
from newsdigest.language import analyse
from newsdigest.model.article import Article
from newsdigest.model.enums import Granularity


def values(text: str, published: str) -> list[str]:
    return [time.value for time in find_times(analyse(Article(text=text, published=date.fromisoformat(published))))]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2026-11-02", "Price told a rally on Sunday evening.", "2026-11-01TEV"),
        ("2026-11-02", "Markets were calm ahead of Tuesday's presidential election.", "2026-11-03"),
        ("2026-03-15", "The council met this Friday.", "2026-03-13"),
        ("2026-03-15", "The council will meet this Friday.", "2026-03-20"),
        ("2026-03-12", "The blast killed three on Tuesday.", "2026-03-10"),
        ("2026-03-13", "The player is suspended until at least Thursday.", "2026-03-19"),
        ("2026-03-09", "The kidnappers gave them until 9 a.m. Tuesday to pay.", "2026-03-10T09:00"),
        ("2026-03-13", "The judges will read the papers before a hearing on Tuesday.", "2026-03-17"),
        ("2026-03-13", "The minister resigned after Wednesday's defeat.", "2026-03-11"),
        ("2026-03-13", "The Thursday meeting was called off.", "2026-03-12"),
        ("2026-03-13", "The nurse, who is to appear in court on Wednesday, denied the charge.", "2026-03-18"),
        ("2026-03-13", "If the vote fails on Tuesday, the mayor must go.", "2026-03-17"),
        ("2026-03-13", "Talks had been due to end on Sunday.", "2026-03-08"),
        ("2026-03-13", "The store opens on Saturday.", "2026-03-14"),
        ("2026-03-13", "The bank is likely to cut rates in November.", "2026-11"),
        ("2026-03-13", "The bank has cut rates three times since November.", "2025-11"),
        ("2026-03-13", "Prices fell in April.", "2025-04"),
        ("2026-03-13", "The pier may reopen on Wednesday.", "2026-03-18"),
        ("2026-03-13", "The union might strike on Monday.", "2026-03-16"),
        ("2026-03-13", "Workers may take Monday off.", "2026-03-16"),
        ("2026-03-13", "Staff can have Tuesday off.", "2026-03-17"),
        ("2026-03-13", "The club must reply by Thursday.", "2026-03-19"),
        ("2026-03-13", "Denby to host Lenton on Tuesday.", "2026-03-17"),
        ("2026-03-13", "The minister is to visit Leeds on Thursday.", "2026-03-19"),
        ("2026-03-13", "The council took Monday off.", "2026-03-09"),
        ("2026-03-13", "The deadline was extended to Tuesday.", "2026-03-17"),
        ("2026-03-13", "The hearing was adjourned until Wednesday.", "2026-03-18"),
        ("2026-03-13", "The match was moved to Sunday.", "2026-03-15"),
        ("2026-03-13", "The offer was extended to April 16.", "2026-04-16"),
        ("2026-03-13", "The hearing was postponed on Tuesday.", "2026-03-10"),
        ("2026-03-13", "The trial was put off on Monday.", "2026-03-09"),
        ("2026-03-16", "The firm extended its offer until 5 p.m. EST, March 27.", "2026-03-27T17:00"),
        ("2026-03-16", "The clinics counted 1,723 cases in the town on March 2.", "2026-03-02"),
        ("2026-03-16", "The study is of a total of 90 homes in the town on March 2.", "2026-03-02"),
        ("2026-03-13", "The pier closed on April 10.", "2025-04-10"),
        ("2026-03-13", "When the council meets on Monday, members will vote.", "2026-03-16"),
        ("2026-03-13", "Flights will run, leaving on Monday.", "2026-03-16"),
        ("2026-03-13", "He may have left on Monday.", "2026-03-09"),
        ("2026-03-13", "It was raining on Monday.", "2026-03-09"),
        ("2026-03-13", "He says he left on Monday.", "2026-03-09"),
        ("2026-03-13", "The minister, who is expected to resign on Monday, was calm.", "2026-03-16"),
        ("2026-03-13", "Talks that had been set to end on Monday went on.", "2026-03-09"),
        ("2026-03-13", "The pier closed on December 1.", "2025-12-01"),
        ("2026-03-13", "The minister announced that from April 15 all shops must close.", "2026-04-15"),
    ],
)
def test_direction(published: str, text: str, value: str) -> None:
    assert value in values(text, published)


def test_the_bias_is_the_sum_of_the_evidence() -> None:
    assert bias_of(()) == 0.0
    assert bias_of({"modal:will"}) > 0.8
    assert bias_of({"tense:past"}) < -0.7


def test_a_near_day_is_likelier() -> None:
    today = date(2026, 3, 13)
    near = probability_ahead((), "day", date(2025, 3, 20), date(2026, 3, 20), today)
    far = probability_ahead((), "day", date(2026, 3, 6), date(2027, 3, 6), today)
    assert near > 0.5 > far


HISTORY = (
    "The canal company was founded in 1851. Digging began on April 3, 1852, with two hundred men. In June a lock "
    "was ready. On October 9 the river burst its bank. In January the men went on strike. The canal "
    "opened on May 2, 1854."
)
NEWS = (
    "The canal company, founded in 1851, will close its office on Friday. It said on Monday that the lease "
    "ended in February. A sale was agreed last month."
)


def test_a_history_goes_on_from_its_last_year() -> None:
    assert values(HISTORY, "2026-03-13") == [
        "1851", "1852-04-03", "1852-06", "1852-10-09", "1853-01", "1854-05-02",
    ]  # fmt: skip


def test_news_counts_from_its_own_date() -> None:
    assert "2026-02" in values(NEWS, "2026-03-13")


@pytest.mark.parametrize(
    ("month", "unit", "named", "year"),
    [
        (12, Granularity.DAY, 1, 1942),  # the calendar turned
        (12, Granularity.DAY, 6, 1941),
        (1, Granularity.MONTH, 12, 1940),  # an aside to the month before
        (1, Granularity.YEAR, 12, 1941),
    ],
)
def test_the_year_of_a_month_after_an_anchor(month: int, unit: Granularity, named: int, year: int) -> None:
    assert in_anchor_year(Anchor(date(1941, month, 1), unit, 0, 0), named) == year


def test_deictic_documents_have_no_narrative_anchor() -> None:
    anchor = Anchor(date(1941, 12, 7), Granularity.DAY, 100, 0)
    history, news = DocumentProfile(12, 0, 0), DocumentProfile(1, 1, 9)
    today = date(2026, 3, 13)
    assert belongs_to_anchor(anchor_features(anchor, history, 140, 0, today, -0.8)) > 0.5
    assert belongs_to_anchor(anchor_features(anchor, news, 900, 1, today, -0.8)) < 0.2

"""Times of day without a day, weekends and weeks around publication, and dates of articles without a document time."""

from __future__ import annotations

from datetime import date

import pytest

from newsdigest.facts.times import find_times
from newsdigest.language import analyse
from newsdigest.model.article import Article


def values(text: str, published: str | None) -> dict[str, str]:
    day = date.fromisoformat(published) if published else None
    return {time.text: time.value for time in find_times(analyse(Article(text=text, published=day)))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A mill burned down on Tuesday.\n\nThe alarm came at 3 a.m. from a guard.", "3 a.m.", "2026-03-10T03:00"),
        ("The plane came down yesterday. It had left at 10:30 with four aboard.", "10:30", "2026-03-12T10:30"),
        ("The ferry sank on 9 March. At 7.40pm it called for help.", "7.40pm", "2026-03-09T19:40"),
        ("A court freed Ann Price on Wednesday. In the evening she flew home.", "the evening", "2026-03-11TEV"),
        ("The show is on Saturday. Doors will open at 7 p.m. for members.", "7 p.m.", "2026-03-14T19:00"),
        (
            "The mill has stood since 2 January 1950. The alarm came at 3 a.m. from a guard.",
            "3 a.m.",
            "2026-03-13T03:00",
        ),
        (
            "A mill burned on Tuesday. It stood since 2 May 1950. The alarm came at 3 a.m. there.",
            "3 a.m.",
            "2026-03-10T03:00",
        ),
        ("The mill shut. The alarm came at 3 a.m. from a guard.", "3 a.m.", "2026-03-13T03:00"),
        ("The rally ended on Tuesday. The mayor will speak at 7 p.m. to the crew.", "7 p.m.", "2026-03-13T19:00"),
    ],
)
def test_a_time_of_day_belongs_to_the_day_of_the_story(text: str, words: str, value: str) -> None:
    assert values(text, "2026-03-13")[words] == value


@pytest.mark.parametrize(
    ("published", "text", "words", "value"),
    [
        ("2026-03-17", "A storm formed this weekend off the coast.", "this weekend", "2026-W11-WE"),
        ("2026-03-16", "Three climbers died this weekend.", "this weekend", "2026-W11-WE"),
        ("2026-03-17", "A storm will form this weekend off the coast.", "this weekend", "2026-W12-WE"),
        ("2026-03-20", "The crew trained this weekend.", "this weekend", "2026-W12-WE"),
        ("2026-03-15", "The minister will skip this week's convention.", "this week", "2026-W12"),
        ("2026-03-15", "The minister skipped this week's convention.", "this week", "2026-W11"),
    ],
)
def test_this_weekend_and_this_week(published: str, text: str, words: str, value: str) -> None:
    assert values(text, published)[words] == value


def test_overnight_beside_a_day_is_the_night_of_that_day() -> None:
    found = values("Taken in on Tuesday, he was held overnight before going to court the next day.", "2026-03-13")
    assert found == {"Tuesday": "2026-03-10", "overnight": "2026-03-10TNI", "the next day": "2026-03-11"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was reported on Saturday Ann Price was hurt.", {"Saturday": "2026-03-07"}),
        ("They met where on Sunday Presidents Ali Musa and Idris Bello spoke.", {"Sunday": "2026-03-08"}),
        ("Sunday Mba scored twice.", {}),
        ("Governors Meet In Ohio For Talks Next Week", {"Next Week": "2026-W12"}),
        ("He appeared on the network's This Week with a plan.", {}),
    ],
)
def test_a_day_before_a_name_and_a_headline_in_title_case(text: str, wanted: dict[str, str]) -> None:
    assert values(text, "2026-03-13") == wanted


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Price lost her post in April 2004. Her deputy left the firm on 31 December.", "31 December", "2004-12-31"),
        ("The dam broke in May 1998. It was mended in November.", "November", "1998-11"),
        ("The dam was mended in November.", "November", "XXXX-11"),
    ],
)
def test_without_a_document_time_dates_go_on_from_the_last_year(text: str, words: str, value: str) -> None:
    assert values(text, None)[words] == value

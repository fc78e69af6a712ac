"""Laws of times: what holds for every expression and every publication date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdigest.facts.times import find_times
from newsdigest.facts.times.calendars import interval, nth_weekday_of, shift_months, week_of
from newsdigest.facts.times.holidays import HOLIDAYS, easter, holiday
from newsdigest.facts.times.lengths import Length, length_value
from newsdigest.language import analyse
from newsdigest.model.article import Article
from newsdigest.model.enums import TimeType
from newsdigest.model.facts import Time

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
WEEK_BOUND = (
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "on Friday",
    "on Saturday",
    "on Sunday",
    "last Tuesday",
    "next Friday",
    "yesterday",
    "today",
    "on Thursday night",
    "at 9 p.m. on Monday",
    "on Sunday of last week",
)
PHRASES = (
    *WEEK_BOUND,
    "in May",
    "on June 30",
    "on 4 and 5 July",
    "from November 12 to 18",
    "last week",
    "this month",
    "next year",
    "two weeks ago",
    "several years ago",
    "in the third quarter",
    "in the fiscal second quarter",
    "in the late 1990s",
    "in the 19th century",
    "in the summer of 2022",
    "by year-end",
    "at 0830 GMT",
    "at 7.30pm",
    "this morning",
    "for three days",
    "over the past two years",
    "every Monday",
    "at Easter",
    "recently",
    "on March 3, 1998",
    "on 3/4/2025",
    "the following day",
    "a year earlier",
)
VERBS = ("resigned", "will resign", "is expected to resign", "resigns", "has resigned", "may resign")
SENTENCES = st.tuples(st.sampled_from(VERBS), st.sampled_from(PHRASES)).map(" ".join).map("The minister {}.".format)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


def times(text: str, published: date | None) -> tuple[Time, ...]:
    return find_times(analyse(Article(text=text, published=published)))


@settings(max_examples=120, deadline=None)
@given(TEXTS, st.one_of(st.none(), DAYS))
def test_what_every_time_keeps(text: str, published: date | None) -> None:
    found = times(text, published)
    assert found == times(text, published)
    ends = 0
    for time in found:
        assert text[time.span.start : time.span.end] == time.text
        assert time.span.start >= ends, "times overlap"
        ends = time.span.end
        assert 0 <= time.confidence <= 1
        assert time.value not in time.alternatives
        assert (time.start is None) == (time.end is None)
        if time.start is not None and time.end is not None:
            assert time.start < time.end
        if time.type in {TimeType.DURATION, TimeType.SET}:
            assert time.value.startswith(("P", "X"))


@settings(max_examples=80, deadline=None)
@given(TEXTS, DAYS)
def test_value_granularity_and_interval_agree(text: str, published: date) -> None:
    for time in times(text, published):
        told = interval(time.value)
        if time.type in {TimeType.DATE, TimeType.TIME} and told is not None and time.start is not None and time.end:
            assert (time.start.replace(tzinfo=None), time.granularity) == (told[0].replace(tzinfo=None), told[2])
            assert time.end - time.start == told[1] - told[0]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(VERBS), st.sampled_from(WEEK_BOUND), DAYS, st.integers(-60, 60))
def test_weekdays_move_with_whole_weeks(verb: str, phrase: str, published: date, weeks: int) -> None:
    text = f"The minister {verb} {phrase}."
    step = timedelta(weeks=weeks)
    for before, after in zip(times(text, published), times(text, published + step), strict=True):
        assert before.start is not None
        assert after.start == before.start + step
        assert after.value[10:] == before.value[10:]


@given(DAYS)
def test_days_weeks_and_months_tile_the_calendar(day: date) -> None:
    after = day + timedelta(days=1)
    today, tomorrow = interval(day.isoformat()), interval(after.isoformat())
    week, month, year = interval(week_of(day)), interval(f"{day:%Y-%m}"), interval(f"{day:%Y}")
    assert today is not None
    assert tomorrow is not None
    assert week is not None
    assert month is not None
    assert year is not None
    assert today[1] == tomorrow[0]
    for outer in (week, month, year):
        assert outer[0] <= today[0] < today[1] <= outer[1]
    assert week[1] - week[0] == timedelta(days=7)


@given(DAYS, st.integers(-2000, 2000))
def test_steps_of_months_come_back(day: date, step: int) -> None:
    first = day.replace(day=1)
    assert shift_months(shift_months(first, step), -step) == first


@given(st.integers(1583, 2999))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(1583, 2999))
def test_holidays_stay_in_their_year(name: str, year: int) -> None:
    day = holiday(name, year)
    assert day is not None
    assert day.year == year


@given(st.integers(1583, 2999), st.integers(1, 12), st.integers(0, 6), st.sampled_from([-1, 1, 2, 3, 4]))
def test_nth_weekdays(year: int, month: int, weekday: int, count: int) -> None:
    day = nth_weekday_of(year, month, weekday, count)
    assert day is not None
    assert (day.year, day.month, day.weekday()) == (year, month, weekday)
    if count > 0:
        assert (day.day - 1) // 7 == count - 1
    else:
        assert (day + timedelta(days=7)).month != month


@given(st.one_of(st.none(), st.integers(1, 500).map(float)), st.sampled_from(["MI", "H", "D", "W", "M", "Q", "Y", "E"]))
def test_lengths_are_iso_durations(count: float | None, unit: str) -> None:
    value = length_value(Length(count, unit))
    assert value.startswith("P")
    assert ("T" in value) == (unit in {"MI", "H"})
    assert ("X" in value) == (count is None)


@settings(max_examples=30, deadline=None)
@given(TEXTS, DAYS)
def test_a_day_of_publication_and_its_midnight_read_alike(text: str, published: date) -> None:
    midnight = datetime(published.year, published.month, published.day)
    assert times(text, published) == times(text, midnight)

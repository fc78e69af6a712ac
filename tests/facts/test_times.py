"""The time finder on sentences of many styles, and on the decisions it makes."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsdigest.facts.times import find_times
from newsdigest.facts.times.holidays import HOLIDAYS, easter, holiday
from newsdigest.language import analyse
from newsdigest.model.article import Article, Block
from newsdigest.model.enums import BlockKind, Granularity, TimeRole, TimeType
from newsdigest.model.facts import Time
from newsdigest.model.span import Span

CASES = Path(__file__).parent.parent / "cases" / "times"
FRIDAY = date(2026, 3, 13)


def load(name: str) -> list[dict[str, object]]:
    data: list[dict[str, object]] = json.loads((CASES / name).read_text("utf-8"))
    return data


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the spans they held."""
    plain, spans, at = "", list[tuple[int, int]](), 0
    for match in re.finditer(r"\[(.*?)\]", text):
        plain += text[at : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(1))))
        plain, at = plain + match.group(1), match.end()
    return plain + text[at:], spans


def times(text: str, published: date | None = FRIDAY, **fields: object) -> tuple[Time, ...]:
    return find_times(analyse(Article(text=text, published=published, **fields)))  # type: ignore[arg-type]


def values(text: str, published: date | None = FRIDAY, **fields: object) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in times(text, published, **fields)]


def check(case: dict[str, object]) -> None:
    text, spans = unmarked(str(case["text"]))
    found = times(text, date.fromisoformat(str(case["published"])))
    wanted = case["values"]
    assert isinstance(wanted, list)
    assert [((time.span.start, time.span.end), time.value) for time in found] == list(zip(spans, wanted, strict=True))


@pytest.mark.parametrize("case", load("expressions.json"), ids=lambda case: str(case["text"])[:60].strip())
def test_expressions(case: dict[str, object]) -> None:
    check(case)


@pytest.mark.parametrize("case", load("negative.json"), ids=lambda case: str(case["text"])[:60].strip())
def test_what_is_no_time(case: dict[str, object]) -> None:
    assert values(str(case["text"]), date.fromisoformat(str(case["published"]))) == []


@pytest.mark.parametrize("case", load("known_failure.json"), ids=lambda case: str(case["text"])[:60].strip())
@pytest.mark.xfail(strict=True)
def test_known_failures(case: dict[str, object]) -> None:
    check(case)


# ------------------------------------------------------------------ direction and alternatives


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("The envoy met the king on Wednesday.", "2026-03-11", "2026-03-18"),
        ("The envoy will meet the king on Wednesday.", "2026-03-18", "2026-03-11"),
        ("The envoy is expected to meet the king on Wednesday.", "2026-03-18", "2026-03-11"),
        ("The bill was rejected in November.", "2025-11", "2026-11"),
        ("The bill will be tabled in November.", "2026-11", "2025-11"),
        ("Prices fell in April.", "2025-04", "2026-04"),
        ("The council may decide on June 4.", "2026-06-04", "2025-06-04"),
        ("The council decided on June 4.", "2025-06-04", "2026-06-04"),
    ],
)
def test_the_verb_gives_the_direction_and_the_other_reading_is_kept(text: str, value: str, other: str) -> None:
    (time,) = times(text)
    assert (time.value, time.alternatives) == (value, (other,))
    assert 0.5 <= time.confidence < 1
    assert time.inferred


def test_a_bare_weekday_of_the_publication_day_is_that_day() -> None:
    assert values("The court ruled on Friday.") == [("Friday", "2026-03-13")]
    assert values("The court will rule on Friday.") == [("Friday", "2026-03-13")]
    assert values("The court ruled last Friday.") == [("last Friday", "2026-03-06")]


def test_last_month_by_name_is_not_the_month_that_just_ended() -> None:
    assert values("The helicopters crashed last February.", date(1998, 3, 1))[0][1] == "1997-02"
    assert values("The helicopters crashed last February.", date(1998, 6, 1))[0][1] == "1998-02"


# ------------------------------------------------------------------ intervals


@pytest.mark.parametrize(
    ("text", "start", "end", "granularity"),
    [
        ("in 2024", "2024-01-01", "2025-01-01", Granularity.YEAR),
        ("in February 2024", "2024-02-01", "2024-03-01", Granularity.MONTH),
        ("on February 29, 2024", "2024-02-29", "2024-03-01", Granularity.DAY),
        ("on December 31, 2024", "2024-12-31", "2025-01-01", Granularity.DAY),
        ("in Q3 2025", "2025-07-01", "2025-10-01", Granularity.QUARTER),
        ("in the first half of 2025", "2025-01-01", "2025-07-01", Granularity.HALF),
        ("in the 1990s", "1990-01-01", "2000-01-01", Granularity.DECADE),
        ("in the 19th century", "1800-01-01", "1900-01-01", Granularity.CENTURY),
        ("in the winter of 2025", "2025-12-01", "2026-03-01", Granularity.SEASON),
        ("last week", "2026-03-02", "2026-03-09", Granularity.WEEK),
        ("last weekend", "2026-03-07", "2026-03-09", Granularity.WEEKEND),
        ("in the past three months", "2025-12-14", "2026-03-14", None),
        ("over the next two weeks", "2026-03-13", "2026-03-27", None),
    ],
)
def test_intervals_are_half_open(text: str, start: str, end: str, granularity: Granularity | None) -> None:
    (time,) = times(f"Sales fell {text}.")
    assert (time.start, time.end) == (datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert time.granularity == granularity


def test_zones_make_aware_times() -> None:
    (new_york,) = times("The game starts at 8 p.m. ET.", date(2026, 1, 9))
    assert new_york.start == datetime(2026, 1, 9, 20, tzinfo=timezone(timedelta(hours=-5)))
    (summer,) = times("The game starts at 8 p.m. ET.", date(2026, 7, 9))
    assert summer.start == datetime(2026, 7, 9, 20, tzinfo=timezone(timedelta(hours=-4)))
    (india,) = times("The train leaves at 6:40 p.m. (GMT +5:30).")
    assert india.start == datetime(2026, 3, 13, 18, 40, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    (local,) = times("The bomb went off at 6:40 p.m. local time.")
    assert local.start == datetime(2026, 3, 13, 18, 40)
    assert local.text == "6:40 p.m. local time"


def test_a_day_that_does_not_exist_is_not_repaired() -> None:
    for text in ("on February 30", "on 29 February 2023", "on April 31, 2025", "2025-02-30", "on 31/4/2025"):
        assert values(f"It was signed {text}.") == []
    assert values("It fell in 2021-W53.") == []


def test_fiscal_periods_of_unknown_calendar_have_no_interval() -> None:
    (time,) = times("The fiscal second quarter was weak.")
    assert time.note == "fiscal year of unknown calendar"
    assert (time.start, time.end, time.granularity) == (None, None, Granularity.QUARTER)


def test_a_range_says_where_it_ends() -> None:
    first, last = times("The fair runs from November 12 to 18, 2026.")
    assert (first.value, last.value) == ("2026-11-12", "2026-11-18")
    assert first.note == "first day of a range that ends on 2026-11-18"


# ------------------------------------------------------------------ types and mods


@pytest.mark.parametrize(
    ("text", "kind", "mod"),
    [
        ("It closed early in 2024.", TimeType.DATE, "START"),
        ("It closed in late 2024.", TimeType.DATE, "END"),
        ("It closed in mid-2024.", TimeType.DATE, "MID"),
        ("It took more than two years.", TimeType.DURATION, "MORE_THAN"),
        ("It took about two years.", TimeType.DURATION, "APPROX"),
        ("It took at least two years.", TimeType.DURATION, "EQUAL_OR_MORE"),
        ("It took up to two years.", TimeType.DURATION, "EQUAL_OR_LESS"),
        ("It took nearly two years.", TimeType.DURATION, "LESS_THAN"),
        ("It meets every two weeks.", TimeType.SET, None),
        ("It struck at 4 p.m.", TimeType.TIME, None),
    ],
)
def test_type_and_mod(text: str, kind: TimeType, mod: str | None) -> None:
    (time,) = times(text)
    assert (time.type, time.mod) == (kind, mod)


# ------------------------------------------------------------------ day and month order


@pytest.mark.parametrize(
    ("text", "url", "value", "other"),
    [
        ("The labor center opened on 3/4/2025.", None, "2025-03-04", "2025-04-03"),
        ("The labour centre opened on 3/4/2025.", None, "2025-04-03", "2025-03-04"),
        ("It opened on 3/4/2025.", "https://news.example.co.uk/a", "2025-04-03", "2025-03-04"),
        ("It opened on 13/4/2025.", None, "2025-04-13", None),
        ("It opened on 4/13/2025.", None, "2025-04-13", None),
    ],
)
def test_day_and_month_order(text: str, url: str | None, value: str, other: str | None) -> None:
    (time,) = times(text, url=url)
    assert (time.value, time.alternatives) == (value, (other,) if other else ())


def test_an_order_that_nothing_settles_keeps_both() -> None:
    (time,) = times("It opened on 3/4/2025.")
    assert {time.value, *time.alternatives} == {"2025-04-03", "2025-03-04"}
    assert time.confidence == 0.5


# ------------------------------------------------------------------ the day an article speaks from


def test_without_any_evidence_nothing_is_made_up() -> None:
    found = times("The court ruled on Friday. It will sit again in November, a year ago it did not.", None)
    assert [(time.text, time.value) for time in found] == [
        ("Friday", "XXXX-WXX-5"),
        ("November", "XXXX-11"),
        ("a year ago", "PAST_REF"),
    ]
    assert all(time.start is None for time in found)


def test_a_weekday_beside_a_date_gives_the_year() -> None:
    text = (
        "The leaders will meet on Wednesday, November 15, aides said Thursday. It is the first visit since 2017. "
        "They met a year ago; talks go on next week."
    )
    assert values(text, None) == [
        ("Wednesday, November 15", "2023-11-15"),
        ("Thursday", "2023-11-09"),
        ("2017", "2017"),
        ("a year ago", "2022"),
        ("next week", "2023-W46"),
    ]
    assert times(text, None)[0].inferred
    assert times(text, None)[0].confidence < 0.7


def test_a_full_date_in_the_dateline_is_the_reference() -> None:
    head, body = "OSLO, March 13, 2026 -", " The minister resigned on Thursday."
    article = Article(
        text=head + body,
        blocks=(
            Block(BlockKind.DATELINE, Span(0, len(head)), head),
            Block(BlockKind.LEAD, Span(len(head) + 1, len(head + body)), body[1:]),
        ),
    )
    first, second = find_times(analyse(article))
    assert (first.value, first.role) == ("2026-03-13", TimeRole.PUBLICATION)
    assert (second.value, second.role) == ("2026-03-12", TimeRole.BACKGROUND)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("Founded in 2012, the bank was sold.", "XXXX-01-09"),  # a bare year is no evidence of the present one
        ("The bank was sold in August 2018.", "2019-01-09"),
        ("The bank, fined in March 2017 and in August 2018, has been closed since May 2020.", "2019-01-09"),
    ],
)
def test_the_year_of_a_dateline_follows_the_months_after_it(body: str, value: str) -> None:
    head = "LAGOS, Jan 9 -"
    text = f"{head} {body}"
    blocks = (
        Block(BlockKind.DATELINE, Span(0, len(head)), head),
        Block(BlockKind.LEAD, Span(len(head) + 1, len(text)), body),
    )
    assert values(text, None, blocks=blocks)[0] == ("Jan 9", value)


def test_a_part_of_a_weekday_keeps_it_without_a_date() -> None:
    assert values("The fire broke out on Sunday night.", None) == [("Sunday night", "XXXX-WXX-7TNI")]


def test_the_last_full_date_in_the_past_tense_is_the_document_time() -> None:
    text = "The dam broke on May 3, 2019. Two months later a second one broke on June 30, 2019. Last month it rained."
    assert ("Last month", "2019-05") in values(text, None)


def test_furniture_is_not_read() -> None:
    text = "The minister resigned.\n\nRead more: what happened on Monday"
    blocks = (
        Block(BlockKind.LEAD, Span(0, 22), text[:22]),
        Block(BlockKind.FURNITURE, Span(24, len(text)), text[24:]),
    )
    assert values(text, FRIDAY, blocks=blocks) == []


# ------------------------------------------------------------------ the story's own time


def test_following_days_count_from_the_story() -> None:
    text = "He was arrested on March 5, 1998. The next day he was freed; the previous year he had been abroad."
    assert values(text, date(2005, 1, 3)) == [
        ("March 5, 1998", "1998-03-05"),
        ("The next day", "1998-03-06"),
        ("the previous year", "1997"),
    ]


def test_a_year_ago_beside_a_quarter_is_that_quarter() -> None:
    text = "Profit rose in the third quarter to $9 million from $7 million a year ago. In the quarter, sales rose."
    assert values(text, date(1989, 11, 2)) == [
        ("the third quarter", "1989-Q3"),
        ("a year ago", "1988-Q3"),
        ("the quarter", "1989-Q3"),
    ]


def test_clock_times_take_the_day_last_named() -> None:
    text = "On Tuesday the alarm rang at 4 a.m. in the north. At 6 p.m. it rang again."
    assert [value for _, value in values(text)] == ["2026-03-10", "2026-03-10T04:00", "2026-03-10T18:00"]


# ------------------------------------------------------------------ holidays


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1961, "04-02"),
        (1998, "04-12"),
        (2000, "04-23"),
        (2008, "03-23"),
        (2011, "04-24"),
        (2024, "03-31"),
        (2038, "04-25"),
    ],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Thanksgiving", 2023, "2023-11-23"),
        ("Memorial Day", 2024, "2024-05-27"),
        ("Labor Day", 2024, "2024-09-02"),
        ("Martin Luther King Day", 2025, "2025-01-20"),
        ("Good Friday", 2025, "2025-04-18"),
        ("Whit Sunday", 2024, "2024-05-19"),
        ("Black Friday", 2024, "2024-11-29"),
        ("Boxing Day", 2020, "2020-12-26"),
    ],
)
def test_holidays_by_rule(name: str, year: int, day: str) -> None:
    found = holiday(name, year)
    assert found is not None
    assert found.isoformat() == day


def test_every_holiday_has_a_day_in_every_year() -> None:
    for name in HOLIDAYS:
        for year in (1900, 2000, 2024, 2100):
            found = holiday(name, year)
            assert found is not None, name
            assert found.year == year, name


# ------------------------------------------------------------------ hostile text


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20_000,
        "9" * 100_000,
        "1,111" * 20_000,
        "May " * 20_000,
        "12:" * 30_000,
        "the first " * 10_000,
        "Monday, " * 10_000,
        "'80s" * 20_000,
        "Friday\u0000\ud800 2020-13-45 99/99/9999 25:99 p.m. 0 a.m. 31/31/31",
        "a hundred thousand million years ago, 999999 years ago, in 9999 and 0000-00-00, 9999-12-31",
        "the 99th century and the 0s and Q9 2025, week 2020-W99",
    ],
    ids=range(11),
)
def test_any_text_gives_times_or_none(text: str) -> None:
    article = Article(text=text, published=date(9998, 12, 31))
    analysis = analyse(Article(text="x"))
    import attrs

    for time in find_times(attrs.evolve(analysis, article=article, view=text)):
        assert text[time.span.start : time.span.end] == time.text


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(published: date) -> None:
    text = (
        "Last year, next year, last week, next week, yesterday, tomorrow, on Monday, next Monday, in May, last May, "
        "in summer, last decade, next century, two years ago, 300 years ago, at Easter, next month, by year-end, Q4, "
        "a year ago, two weeks from now, in the past 20 years, the last weekend, on Feb. 29."
    )
    for time in times(text, published):
        assert time.start is None or time.end is None or time.start < time.end

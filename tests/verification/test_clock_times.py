"""Times by the clock in check_summary: equal times hold however they are written, others do not."""

from __future__ import annotations

import pytest

from newsdigest import FindingKind, FindingVerdict, SummaryCheck, check_summary, parse

LONG = (
    "The night train reached Orrin at 6:30 pm on Friday. A second train left Orrin for the coast at noon on Saturday. "
    "Station master Lena Falk counted forty passengers."
)


def check(ours: str, theirs: str) -> SummaryCheck:
    article = f"The market in Orrin opened at {theirs} on Friday, Lena Falk said. It had nine stalls. Entry was free."
    return check_summary(f"The market in Orrin opened at {ours} on Friday.", article)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("half past six", "6:30 pm"),
        ("6:30 pm", "half past six"),
        ("half-past six", "6.30am"),
        ("half past six in the evening", "18:30"),
        ("quarter to nine", "8:45 a.m."),
        ("8.45am", "a quarter to nine"),
        ("ten past five", "5:10 pm"),
        ("ten minutes to four", "3:50 p.m."),
        ("noon", "12 pm"),
        ("midday", "noon"),
        ("midnight", "12 a.m."),
        ("midnight", "00:00"),
        ("six in the evening", "6 p.m."),
        ("ten at night", "10 pm"),
        ("six in the evening", "18:00"),
        ("seven in the morning", "7am"),
        ("6.30 in the evening", "6:30 p.m."),
        ("7 o'clock", "7 pm"),
        ("about noon", "11:55 a.m."),
    ],
)
def test_the_same_time_in_other_words_holds(ours: str, theirs: str) -> None:
    assert not [finding for finding in check(ours, theirs).findings if finding.kind is FindingKind.DATE]
    assert check(ours, theirs).ok


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("half past six", "7:30 pm"),
        ("half past six", "6:15 pm"),
        ("quarter to nine", "9:15 a.m."),
        ("noon", "1 pm"),
        ("noon", "midnight"),
        ("midnight", "12 pm"),
        ("six in the evening", "7 p.m."),
        ("six in the evening", "6 a.m."),
        ("7 o'clock", "8 pm"),
        ("6:30 pm", "6:30 am"),
        ("seven in the morning", "seven in the evening"),
        ("about noon", "2 pm"),
        ("ten at night", "10 am"),
    ],
)
def test_another_time_is_contradicted(ours: str, theirs: str) -> None:
    found = [finding for finding in check(ours, theirs).findings if finding.kind is FindingKind.DATE]
    assert [finding.verdict for finding in found] == [FindingVerdict.CONTRADICTED]
    assert theirs in (found[0].expected or "")


@pytest.mark.parametrize("published", [None, "2026-03-15"])
@pytest.mark.parametrize(
    ("summary", "ok"),
    [
        ("The night train reached Orrin at half past six.", True),
        ("The night train reached Orrin at half past six on Friday.", True),
        ("The night train reached Orrin on Friday evening.", True),
        ("A second train left for the coast at midday.", True),
        ("The night train reached Orrin at half past eight on Friday.", False),
        ("A second train left Orrin at two in the afternoon on Saturday.", False),
    ],
)
def test_the_day_may_be_left_out(summary: str, ok: bool, published: str | None) -> None:
    assert check_summary(summary, parse(LONG, published=published)).ok is ok


@pytest.mark.parametrize(
    ("ours", "theirs", "ok"),
    [
        ("in mid-morning", "at about 10:20 am local time", True),
        ("in the morning", "at 6 a.m.", True),
        ("in the morning on Friday", "at 10:20 am on Friday", True),
        ("in the evening", "at half past seven", True),
        ("at night", "at 2 am", True),
        ("in the afternoon", "at 3.30pm", True),
        ("on Saturday morning", "at 10:20 am on Friday", False),
    ],
)
def test_a_part_of_the_day_says_less_than_the_hour(ours: str, theirs: str, ok: bool) -> None:
    article = f"The fire broke out {theirs} in a shop near the main station of Orrin, Lena Falk said. Nobody was hurt."
    assert check_summary(f"The fire broke out {ours} near the main station.", article).ok is ok

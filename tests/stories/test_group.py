"""A pile of articles sorted into events."""

from __future__ import annotations

import itertools
import random

import pytest

import newsdigest
from newsdigest.changes.comparable_text import comparable_text
from newsdigest.changes.indexed_digest import index_digest
from newsdigest.changes.same_event import event_traits
from tests.stories.reports import BANK, COURIER, FERRY, HERALD, POST

PILE = [COURIER, BANK, POST, FERRY, HERALD]


def test_reports_of_one_event_come_together() -> None:
    assert newsdigest.group(PILE) == ((0, 2, 4), (1,), (3,))


def test_the_order_of_the_sources_does_not_matter() -> None:
    expected = {frozenset(str(PILE[at]["title"]) for at in own) for own in newsdigest.group(PILE)}
    for seed in range(4):
        mixed = random.Random(seed).sample(PILE, len(PILE))
        assert {frozenset(str(mixed[at]["title"]) for at in own) for own in newsdigest.group(mixed)} == expected


def test_no_articles_are_no_groups() -> None:
    assert newsdigest.group([]) == ()


def test_one_text_twice_is_one_event() -> None:
    assert newsdigest.group([BANK, FERRY, BANK]) == ((0, 2), (1,))


DAY = "2026-05-12"  # a Tuesday
SHORT = {
    "bank": "Norland's central bank raised its main rate to 4 percent on Tuesday, the bank said.",
    "blast": "A gas blast at a bakery in Porthaven killed three workers on Tuesday, police said.",
    "match": "Redvale beat Harlow Town 3-0 on Tuesday with two late goals.",
    "court": "A judge in Leeds jailed a former teacher for four years on Tuesday over stolen school money.",
    "vote": "The parliament of Ostmark voted on Tuesday to leave the customs pact, 61 to 40.",
    "phone": "Lumio unveiled a folding phone on Tuesday that it says will cost 900 euros.",
}


@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(SHORT, 2)))
def test_a_day_in_common_is_no_event_in_common(one: str, two: str) -> None:
    first, second = ({"text": SHORT[name], "published": DAY, "publisher": "The Courier"} for name in (one, two))
    delta = newsdigest.diff(newsdigest.summarize(first), newsdigest.summarize(second))
    assert delta.same_event < 0.2
    assert delta.relation == "different_events"


def test_a_part_of_a_day_is_of_that_day() -> None:
    days = [
        event_traits(
            index_digest(comparable_text(newsdigest.summarize({"text": text, "published": "2026-02-11"})))
        ).days
        for text in ("A ferry sank off Vell on Tuesday morning.", "A ferry sank off Vell on Tuesday.")
    ]
    assert days[0] == days[1] == {"2026-02-10"}

"""A pile of articles sorted into events."""

from __future__ import annotations

import random

import newsdigest
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

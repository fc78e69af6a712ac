"""Trees set right after tagging."""

from __future__ import annotations

import random

import pytest

from newsdigest.language.labels import Tagged
from newsdigest.language.repairs import repair

FORMS = ["mother", "-", "of", "-", "two", "Ann", "Lowe", "said"]
TAGS = ["NOUN", "PUNCT", "ADP", "PUNCT", "NUM", "PROPN", "PROPN", "VERB"]


def tagged(heads: list[int]) -> Tagged:
    labels = ["root" if head == at else "dep" for at, head in enumerate(heads)]
    return Tagged(list(TAGS), [], list(heads), labels, [])


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads up to a root."""
    for at in range(len(heads)):
        seen = set[int]()
        while heads[at] != at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def test_the_name_takes_the_place_of_the_phrase() -> None:
    found = Tagged(list(TAGS), [], [7, 4, 4, 2, 0, 0, 7, 7], ["nsubj"] * 6 + ["nsubj", "root"], [])
    repair(FORMS, found, [(0, 8)])
    assert found.heads[5:] == [7, 5, 7]
    assert found.deprels[0] == "nmod:desc"
    assert [found.heads[at] for at in range(5)] == [5, 0, 0, 0, 0]


@pytest.mark.parametrize("seed", range(200))
def test_a_tree_stays_a_tree(seed: int) -> None:
    chance = random.Random(seed)
    order = list(range(8))
    chance.shuffle(order)
    heads = [0] * 8
    heads[order[0]] = order[0]
    for place, at in enumerate(order[1:], 1):
        heads[at] = chance.choice(order[:place])
    found = tagged(heads)
    repair(FORMS, found, [(0, 8)])
    assert is_tree(found.heads)
    assert sum(head == at for at, head in enumerate(found.heads)) == 1


def test_no_name_no_change() -> None:
    found = tagged([7, 0, 0, 0, 0, 7, 7, 7])
    found.upos[5] = found.upos[6] = "NOUN"
    before = list(found.heads)
    repair(FORMS, found, [(0, 8)])
    assert found.heads == before

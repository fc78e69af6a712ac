"""Trees set right after tagging."""

from __future__ import annotations

import random

import pytest

from newsdigest.language.parse_fixes import fix_parse
from newsdigest.language.tagger_output import Tagged

FORMS = ["mother", "-", "of", "-", "two", "Ann", "Lowe", "said"]
TAGS = ["NOUN", "PUNCT", "ADP", "PUNCT", "NUM", "PROPN", "PROPN", "VERB"]


def tagged(heads: list[int]) -> Tagged:
    labels = ["root" if head == at else "dep" for at, head in enumerate(heads)]
    return Tagged(list(TAGS), list(TAGS), list(heads), labels, [])


def is_tree(heads: list[int]) -> bool:
    """Whether every word leads up to a root."""
    for at in range(len(heads)):
        seen, up = set[int](), at
        while heads[up] != up:
            if up in seen:
                return False
            seen.add(up)
            up = heads[up]
    return True


def test_the_name_takes_the_place_of_the_phrase() -> None:
    found = Tagged(list(TAGS), list(TAGS), [7, 4, 4, 2, 0, 0, 7, 7], ["nsubj"] * 6 + ["nsubj", "root"], [])
    fix_parse(FORMS, found, [(0, 8)])
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
    fix_parse(FORMS, found, [(0, 8)])
    assert is_tree(found.heads)
    assert sum(head == at for at, head in enumerate(found.heads)) == 1


def test_no_name_no_change() -> None:
    found = tagged([7, 0, 0, 0, 0, 7, 7, 7])
    found.upos[5] = found.upos[6] = "NOUN"
    before = list(found.heads)
    fix_parse(FORMS, found, [(0, 8)])
    assert found.heads == before


ASIDE = "She told the bank -- which claims the house -- that she stays".split()
ASIDE_TAGS = "PRON VERB DET NOUN PUNCT PRON VERB DET NOUN PUNCT SCONJ PRON VERB".split()


def test_what_follows_a_parenthesis_has_its_governor_outside() -> None:
    heads = [1, 1, 3, 1, 6, 6, 3, 8, 6, 12, 12, 12, 6]
    found = Tagged(list(ASIDE_TAGS), list(ASIDE_TAGS), list(heads), ["dep"] * 12 + ["advcl"], [])
    found.upos[10] = "PRON"  # "that" of a relative clause
    fix_parse(ASIDE, found, [(0, 13)])
    assert (found.heads[12], found.deprels[12]) == (3, "advcl")
    assert found.heads[:12] == heads[:12]


def test_a_clause_under_the_verb_before_an_aside_is_its_complement() -> None:
    heads = [1, 1, 3, 1, 6, 6, 3, 8, 6, 12, 12, 12, 6]
    found = Tagged(
        list(ASIDE_TAGS), list(ASIDE_TAGS), list(heads), ["dep"] * 3 + ["iobj"] + ["dep"] * 8 + ["advcl"], []
    )
    fix_parse(ASIDE, found, [(0, 13)])
    assert (found.heads[12], found.deprels[12]) == (1, "ccomp")


@pytest.mark.parametrize("seed", range(200))
@pytest.mark.parametrize(
    "text", ["a -- b c -- d e f g", "a ( b c ) d ( e ) f g", "a -- b ( c -- d ) e f", "a - of - b C C ( d"]
)
def test_an_aside_leaves_a_tree_a_tree(text: str, seed: int) -> None:
    forms = text.split()
    chance = random.Random(seed)
    order = list(range(len(forms)))
    chance.shuffle(order)
    heads = [0] * len(forms)
    heads[order[0]] = order[0]
    for place, at in enumerate(order[1:], 1):
        heads[at] = chance.choice(order[:place])
    tags = ["PROPN" if form == "C" else "NOUN" for form in forms]
    found = Tagged(tags, list(tags), heads, ["dep"] * len(forms), [])
    fix_parse(forms, found, [(0, len(forms))])
    assert is_tree(found.heads)

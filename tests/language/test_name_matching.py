"""Which names of an article are forms of one name."""

from __future__ import annotations

import pytest

from newsdigest.language.coreference.clusters import WorkingMention
from newsdigest.language.coreference.name_matching import group_names
from newsdigest.model.analysis import Token
from newsdigest.model.enums import MentionKind


def grouped(kind: str, *names: str) -> list[list[str]]:
    """The names that were joined, cluster by cluster; each is in a sentence of its own."""
    tokens: list[Token] = []
    mentions: list[WorkingMention] = []
    for sentence, name in enumerate(names):
        first = len(tokens)
        for word in name.split():
            at = len(tokens)
            tokens.append(Token(at, 0, 0, word, word, "PROPN", "NNP", at, "root", sentence))
        mention = WorkingMention(MentionKind.NAME, first, len(tokens), len(tokens) - 1)
        mention.type, mention.words = kind, tuple(name.split())
        mentions.append(mention)
    clusters = group_names(mentions, tokens)
    return [[" ".join(m.words) for m in sorted(cluster.mentions, key=lambda m: m.first)] for cluster in clusters]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Müller", "Zoe Muller"),
        ("Łukasz Ørsted", "Lukasz Orsted"),
        ("Haruka Tanabé", "Tanabe Haruka"),
        ("Benedek Orban", "Orban Benedek"),
    ],
)
def test_accents_and_the_order_of_two_words_make_no_other_person(one: str, other: str) -> None:
    assert grouped("person", one, "Ines Valdor", other) == [[one, other], ["Ines Valdor"]]


def test_three_words_are_not_turned_round() -> None:
    assert grouped("person", "Ana Rose Cole", "Cole Rose Ana") == [["Ana Rose Cole"], ["Cole Rose Ana"]]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Tarn Rovers", "Rovers"),
        ("Port Ellis Red Sox", "Red Sox"),
        ("Société Brévent", "Societe Brevent"),
        ("Arden Supreme Court", "Supreme Court"),
        ("Larn Valley District Council", "District Council"),
        ("Vell Foreign Ministry", "Foreign Ministry"),
    ],
)
def test_a_team_by_its_nickname_and_a_firm_without_accents(full: str, short: str) -> None:
    assert grouped("organization", full, short) == [[full, short]]


@pytest.mark.parametrize(
    "names",
    [
        ("Tarn Rovers", "Vell Rovers", "Rovers"),  # which of the two?
        ("Friends of the United Nations", "United Nations"),
        ("Friends of Tarn Rovers Fans", "Tarn Rovers"),
        ("Supreme Court", "Court"),  # there are many courts
        ("Arden Foreign Ministry", "Vell Foreign Ministry", "Foreign Ministry"),
        ("Arden State Senate", "Senate"),
    ],
)
def test_what_only_looks_like_a_nickname_is_not_joined(names: tuple[str, ...]) -> None:
    assert grouped("organization", *names) == [[name] for name in names]

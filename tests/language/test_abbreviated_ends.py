"""Abbreviations at the end of a sentence, by what follows."""

from __future__ import annotations

import pytest

from newsdigest import parse
from newsdigest.language import sentence_spans
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind


def sentences(text: str) -> int:
    return len(sentence_spans(Article(text=text)))


@pytest.mark.parametrize(
    "text",
    [
        "He moved to the U.S. A year later he came back.",
        "He moved to the U.S. His brother stayed in Leeds.",
        "She left for the U.K. On Monday she wrote home.",
        "The talks began at 9 a.m. A man left early.",
        "She works in Albany, N.Y. Her son does not.",
        "A fire broke out in a suburb of Sydney, N.S.W. Firefighters came at noon.",
        "Crowds gathered in Washington, D.C. Police said they were calm.",
        "Prices rose in the U.K. Voters blamed the party.",
        "She lives in the U.S. Residents there pay less.",
        "Crowds gathered in Springfield, Ill. Two men were held.",
        "The talks were held in the U.S. One official wept.",
    ],
)
def test_the_abbreviation_ends_the_sentence(text: str) -> None:
    assert sentences(text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The plan was praised by N.S.W. Premier Ida Crane on Monday.",
        "The plan was praised by N.S.W. Police Minister Ida Crane on Monday.",
        "The port was guarded by the U.S. Marines who came in May.",
        "He was held by the U.S. Marshals who came in May.",
        "Fans in the U.S. Virgin Islands were pleased.",
        "She ranked among the U.S. No. 1 players in tennis.",
        "He is on the U.S. Most Wanted list again.",
        "The players met N.Y. Kings fans there.",
        "The firm owned by Cole Bros. And Sons was sold.",
        "Trade With U.S. At Risk As Talks Fail",
        "The house in Portland, Ore. Fire Chief Ida Crane owns was sold.",
    ],
)
def test_the_abbreviation_goes_on(text: str) -> None:
    assert sentences(text) == 1


def sentences_of_headline(headline: str) -> int:
    """How many sentences a headline has, over a body without a title of its own."""
    article = parse(f"{headline}\n\nTwo men were held on Monday, police said.")
    assert article.blocks[0].kind is BlockKind.HEADLINE
    return sum(span.start < len(headline) for span in article.sentences)


@pytest.mark.parametrize(
    "headline",
    [
        "Nurse jailed in U.S. For theft",
        "Suspect flown to U.S. From Peru to face trial",
        "Storm turns towards U.S. As thousands flee",
        "Envoy says U.S. In talks with rebels",
        "Shots fired in Washington, D.C. By gunman",
        "Pair held in U.K. After raid",
        "Ferry firm quits U.K. Amid row over pay",
    ],
)
def test_a_headline_goes_on_after_an_abbreviation(headline: str) -> None:
    assert sentences_of_headline(headline) == 1


@pytest.mark.parametrize(
    "headline",
    [
        "She left the U.S. Now she wants to return",
        "He was born in the U.S. His mother was not",
    ],
)
def test_a_headline_of_two_sentences(headline: str) -> None:
    assert sentences_of_headline(headline) == 2

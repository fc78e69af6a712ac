"""Given names that are function words too: Will, May, Per."""

from __future__ import annotations

import pytest

import newsdigest


def people(text: str) -> list[str]:
    """The names of the people of an article."""
    return [actor.name for actor in newsdigest.summarize(text).actors if actor.kind == "person" and not actor.anonymous]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Will Hartnoll told the jury that he was asleep.", "Will Hartnoll"),
        ("Will Hartnoll has won the county prize for his barn.", "Will Hartnoll"),
        ("Will Hartnoll says the barn is sold.", "Will Hartnoll"),
        ('"We were late," Will Hartnoll said.', "Will Hartnoll"),
        ("Police said Will Hartnoll was not hurt.", "Will Hartnoll"),
        ("May Robson said the school was safe.", "May Robson"),
        ("In a letter, May Robson urged parents to wait.", "May Robson"),
        ("The bridge will open in June, said Per Lindqvist, the mayor.", "Per Lindqvist"),
        ("Per Lindqvist has resigned as mayor.", "Per Lindqvist"),
        ("Per Lindqvist told the council that he was ill.", "Per Lindqvist"),
        ("Officials thanked Per Lindqvist for his work.", "Per Lindqvist"),
        ('"The bridge will open in June," Per Lindqvist said.', "Per Lindqvist"),
    ],
)
def test_the_word_is_a_given_name(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Will Hartnoll told the jury that he was asleep.", "Will Hartnoll"),
        ("May Robson said the school was safe.", "May Robson"),
        ("The mayor, Per Lindqvist, said the bridge was safe.", "Per Lindqvist"),
    ],
)
def test_the_whole_name_speaks(text: str, name: str) -> None:
    (quote,) = newsdigest.summarize(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == (name, "person")


@pytest.mark.parametrize(
    "text",
    [
        "Will Congress cut taxes before the election?",
        "Will Norvane shut its plant in Leeds?",
        '"Will Norvane shut the plant?" she said.',
        "May Day marches were held in ten cities.",
        "Per Reuters, the talks failed on Monday.",
        "Strike Will Hit Trains",
        "The bill will pass. Will Norvane be quiet?",
    ],
)
def test_the_word_is_no_name(text: str) -> None:
    assert not [name for name in people(text) if name.split()[0] in {"Will", "May", "Per"}]

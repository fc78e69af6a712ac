"""What an article says a person is: the words of the title or the apposition, no more and no less."""

from __future__ import annotations

import pytest

import newsdigest

DESCRIPTIONS = [
    ("Nadia Brill, who was also the harbour's engineer, left the company in May.", "Nadia Brill", "harbour's engineer"),
    ("Councillors grilled Treasury Commissioner Ida Crane over the bridge.", "Ida Crane", "Treasury Commissioner"),
    ("Today Sen. Walter Pell praised the miners of Corbin.", "Walter Pell", "Sen."),
    ("In October Green leader Sofia Marsh resigned over the tunnel.", "Sofia Marsh", "Green leader"),
    (
        "Sen. Walter Pell (R-Ohio), chairman of the Senate Rivers Committee, said the bill was dead.",
        "Walter Pell",
        "Sen.",
    ),
    (
        "Tomas Reyes (Oakham), head coach of the relay team, said the track was slow.",
        "Tomas Reyes",
        "head coach of the relay team",
    ),
    ("The outbreak is over, cancer specialist Dr. Anna Holt said on Friday.", "Anna Holt", "cancer specialist"),
    ("Leicester hope that team-mates Karl Doyle and Piotr Bem recover in time.", "Karl Doyle", None),
    ("Maria Lund was born in Bergen. Lund is a good woman, her brother said.", "Maria Lund", None),
    ("Maria Lund was born in Bergen. Lund is a marine biologist.", "Maria Lund", "marine biologist"),
    ("Oakham's goalkeeper Sam Birch was injured. Birch is the better keeper.", "Sam Birch", "Oakham's goalkeeper"),
    ("Secretary of Fisheries Ana Reyes said that cod was scarce.", "Ana Reyes", "Secretary of Fisheries"),
    ("Sir Colin Weir was knighted for his work in Hale.", "Colin Weir", None),
    ("Rangers manager Colin Weir picked two teenagers.", "Colin Weir", "Rangers manager"),
]


@pytest.mark.parametrize(("text", "name", "description"), DESCRIPTIONS, ids=[text[:40] for text, _, _ in DESCRIPTIONS])
def test_description(text: str, name: str, description: str | None) -> None:
    actors = {actor.name: actor.description for actor in newsdigest.summarize(text).actors}
    assert actors.get(name, actors.get(f"Dr. {name}")) == description


def test_no_chair_beside_the_senator() -> None:
    text = "Sen. Walter Pell (R-Ohio), Chairman of the Senate Rivers Committee, said on Monday that the bill was dead."
    people = [actor.name for actor in newsdigest.summarize(text).actors if actor.kind == "person"]
    assert people == ["Walter Pell"]


def test_noun_phrases_do_not_open_with_a_clause() -> None:
    text = "Mill workers went home early. They are voters, particularly young women, and the party needs women."
    names = [actor.name for actor in newsdigest.summarize(text).actors]
    assert not any(name.split()[0].lower() in {"they", "particularly", "and"} for name in names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Train operator Norvane has cut 300 jobs. Norvane lost £4m in May.", ["Norvane"]),
        ("Ferry operator Norvane has cut 300 jobs. Norvane lost £4m in May.", ["Norvane"]),
        ("Norvane, a ferry firm, has cut jobs. Norvane lost £4m in May. Norvane will sell ships.", ["Norvane"]),
        ("Brontec Power will build the plant. Brontec has built nine. Brontec is based in Hale.", ["Brontec Power"]),
    ],
)
def test_one_firm(text: str, names: list[str]) -> None:
    assert [actor.name for actor in newsdigest.summarize(text).actors if actor.kind == "organization"] == names

"""Bodies that an article calls by several names which are neither short forms nor initials of each other."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language.names.body_names import with_verbs_as_bodies


def bodies(text: str) -> list[set[str]]:
    """The names of each body, without what is described alone."""
    found = newsdigest.summarize(text).actors
    return [{actor.name, *actor.aliases} for actor in found if actor.kind.value == "organization"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "ISIS claimed the blast in Hale. Islamic State lost Ard in May, and Daesh fighters fled. ISIL is weak.",
            {"ISIS", "Islamic State", "Daesh", "ISIL"},
        ),
        ("IS militants left Ard on Monday. Islamic State had held it for a year.", {"IS", "Islamic State"}),
        ("Troops say IS has fled. It was the last town of Islamic State (IS).", {"IS", "Islamic State"}),
        (
            "The Islamic State of Iraq and the Levant (ISIL) held the town. Daesh said nothing.",
            {"Islamic State of Iraq and the Levant", "ISIL", "Daesh"},
        ),
        ("The Islamic State in Iraq and Syria grew. ISIS paid its men.", {"Islamic State in Iraq and Syria", "ISIS"}),
        (
            "The clinic of Doctors Without Borders was hit. Médecins Sans Frontières has left the town.",
            {"Doctors Without Borders", "Médecins Sans Frontières"},
        ),
        ("Hizbollah fired rockets. The Hezbollah militant group denied that it had.", {"Hizbollah", "Hezbollah"}),
        ("Volkswagen will close a plant. Staff at VW met on Monday.", {"Volkswagen", "VW"}),
    ],
)
def test_names_of_one_body(text: str, names: set[str]) -> None:
    assert names in bodies(text)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("NATO met in Oslo. Hezbollah fired rockets at Hamas.", ({"NATO"}, {"Hezbollah"}, {"Hamas"})),
        ("A court heard Volkswagen. JP Morgan Securities advised it.", ({"Volkswagen"}, {"JP Morgan Securities"})),
        ("Isis Okoro won the race. Islamic State fled from Hale.", ({"Islamic State"},)),
    ],
)
def test_bodies_apart(text: str, apart: tuple[set[str], ...]) -> None:
    found = bodies(text)
    assert all(names in found for names in apart)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called Islamic State group said it struck the bridge.",
        "The Islamic State group lost the town. The Islamic State militant group fled.",
        "The self-styled Islamic State extremist group is weak.",
    ],
)
def test_the_group_is_no_second_body(text: str) -> None:
    assert bodies(text) == [{"Islamic State"}]


def test_a_partys_group_is_another_body() -> None:
    names = [actor.name for actor in newsdigest.summarize("The Labour group met. Labour lost in Hale.").actors]
    assert {"The Labour group", "Labour"} <= set(names)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Daesh lost Ard . Troops say IS fled .", "Daesh lost Ard . Troops say ISIS fled ."),
        ("Islamic State ( IS ) fled", "Islamic State ( ISIS ) fled"),
        ("IS CLAIMS IT . ISIS fled", "IS CLAIMS IT . ISIS fled"),
        ("He IS ill , and an Islamic republic", "He IS ill , and an Islamic republic"),
    ],
)
def test_is_as_a_name(text: str, shown: str) -> None:
    assert " ".join(with_verbs_as_bodies(text.split())) == shown

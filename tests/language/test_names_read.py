"""Kinds of names that the words beside them settle: waters, ships, firms by their first word, officers."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language import analyse


def kinds(text: str) -> dict[str, str]:
    """The names of a text and their kinds."""
    return {text[name.start : name.end]: name.kind for name in analyse(newsdigest.parse(text)).names}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The River Wex burst its banks in February, flooding 86 homes.", "River Wex", "place"),
        ("The worms were collected near the Mariana Trench in 2022.", "Mariana Trench", "place"),
        ("Last year, five people died when the Brima capsized in a storm.", "Brima", "other"),
        ("Last year, the Kel-Orrin capsized in a storm.", "Kel-Orrin", "other"),
        ("They asked for the Falk-Orlo plan to be withdrawn.", "Falk-Orlo", "person"),
        ("Detective Sergeant Will Hartnoll, of Westshire Police, said the driver was held.", "Will Hartnoll", "person"),
        ("Major US banks passed the test on Friday.", "US", "place"),
        ("Major India firm cuts 300 posts in Velby.", "India", "place"),
        ("General EU rules on fishing apply from May.", "EU", "organization"),
        ("Chief Jordan spoke to reporters in Velby.", "Jordan", "person"),
    ],
)
def test_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


@pytest.mark.parametrize(
    "text",
    [
        "The Lowe plan failed because Lowe left the council.",
        "Ann Lowe quit. The party praised Lowe for her work.",
    ],
)
def test_a_surname_stays_a_person(text: str) -> None:
    assert kinds(text)["Lowe"] == "person"


def test_a_firm_is_called_by_its_first_word() -> None:
    text = "Halden Foods Inc. agreed to buy a rival. Halden will pay 412 pence a share. Halden shares fell."
    assert kinds(text)["Halden"] == "organization"
    assert not newsdigest.summarize(text).places


@pytest.mark.parametrize(
    "text",
    [
        "Halden Foods Inc. agreed to buy a rival. Halden mourns the mill, and shops in Halden closed.",
        "Boston Tools Inc. agreed to buy a rival. Boston mourns its mill.",
    ],
)
def test_a_town_stays_a_town(text: str) -> None:
    found = kinds(text)
    assert (found.get("Halden") or found.get("Boston")) == "place"


def test_past_is_no_part_of_a_title() -> None:
    digest = newsdigest.summarize("Okafor curled the ball past goalkeeper Tom Hurst on Sunday.")
    (keeper,) = (actor for actor in digest.actors if actor.name == "Tom Hurst")
    assert keeper.description == "goalkeeper"

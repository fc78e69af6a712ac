"""Peoples and believers are groups; of a place before them the name is kept."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language import analyse

PEOPLES = [
    ("Alaska Natives sued the state over fishing rights on Monday.", "Alaska Natives", ["Alaska"]),
    ("Torres Strait Islanders met the minister on Monday.", "Torres Strait Islanders", []),
    ("Faroe Islanders voted on Sunday.", "Faroe Islanders", []),
    ("Falkland Islanders rejected the plan, and the governor quit.", "Falkland Islanders", []),
    ("Shetland Islanders face months without a ferry.", "Shetland Islanders", []),
    ("London Jews marched through the city on Sunday.", "London Jews", ["London"]),
    ("Kashmiri Muslims prayed at the shrine on Friday.", "Kashmiri Muslims", []),
    ("Texas Latinos voted in large numbers.", "Texas Latinos", ["Texas"]),
    ("Channel Islands residents lost their ferry.", "Channel Islands residents", ["Channel Islands"]),
]


@pytest.mark.parametrize(("text", "people", "places"), PEOPLES)
def test_a_people_is_a_group(text: str, people: str, places: list[str]) -> None:
    digest = newsdigest.summarize(text)
    assert (people, "group") in [(actor.name, actor.kind.value) for actor in digest.actors]
    names = analyse(newsdigest.parse(text)).names
    assert [text[name.start : name.end] for name in names] == places


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("New York Islanders beat Denver Comets on Monday.", "Islanders"),
        ("The Council of British Muslims met on Monday.", "Council of British Muslims"),
        ("Supporters of Texas Rangers sang.", "Texas Rangers"),
    ],
)
def test_a_body_with_the_name_of_a_people(text: str, body: str) -> None:
    digest = newsdigest.summarize(text)
    assert (body, "organization") in [(actor.name, actor.kind.value) for actor in digest.actors]

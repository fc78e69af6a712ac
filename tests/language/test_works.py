"""Titles of works of one word, which the noun beside them makes no people."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest.language import analyse


def kinds(text: str) -> dict[str, str]:
    return {text[name.start : name.end]: name.kind for name in analyse(newsdigest.parse(text)).names}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The novel Harrowgate, by Leo Sands, is on the longlist for the prize.", "Harrowgate"),
        ("Meerwood, the hit horror film, is to have a sequel.", "Meerwood"),
        ("She made her name in the drama Brackwater.", "Brackwater"),
        ("It is his first role since he appeared in BBC series Ballymorran in 1999.", "Ballymorran"),
        ("Brackwater is a drama about a hospital. Brackwater was watched by millions.", "Brackwater"),
        ("Thornfield, a double album, has sold well.", "Thornfield"),
        ("She left the soap Emmerton in May.", "Emmerton"),
        ("She was in the hit film Amelia and then retired.", "Amelia"),
        ("The critics disliked Alexander, starring Colin Doyle, and said so.", "Alexander"),
    ],
)
def test_a_title_is_no_person(text: str, title: str) -> None:
    assert kinds(text)[title] == "other"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The film Holloway made in Malta won a prize.", "Holloway"),
        ("The book Doyle wrote sold well.", "Doyle"),
        ("Holloway, the album's producer, said so.", "Holloway"),
        ("Doyle, a series regular, left after a row.", "Doyle"),
        ("Holloway is a film star who lives in Leeds.", "Holloway"),
        ("In the film Carter plays a spy.", "Carter"),
        ("The director of the film Ana Reyes said so.", "Ana Reyes"),
        ("Ana Reyes, directed by Leo Sands, was superb.", "Ana Reyes"),
    ],
)
def test_a_person_stays(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


def test_a_city_stays() -> None:
    assert kinds("The series Leeds lost was played in May.")["Leeds"] == "place"

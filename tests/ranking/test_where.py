"""Where the main event happened."""

from __future__ import annotations

import pytest

import newsdigest


def where(title: str, text: str) -> list[str]:
    return [place.text for place in newsdigest.summarize({"title": title, "text": text}, published="2026-03-04").where]


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        (
            "Burglar jailed",
            "A burglar was sentenced to five years in prison at Leeds Crown Court on Monday. The judge spoke of greed.",
            "Leeds Crown Court",
        ),
        (
            "Man jailed for life over shop murder",
            "A man who stabbed a shopkeeper to death has been jailed for life at Exeter Crown Court on Monday.",
            "Exeter Crown Court",
        ),
        (
            "Pupils plant 500 trees",
            "Pupils at St Bede's Primary School planted 500 trees on Friday. Head teacher Mary Ollis thanked parents.",
            "St Bede's Primary School",
        ),
        (
            "Fire at school",
            "A fire broke out at Oakfield Primary School in Derby on Monday night. No one was hurt.",
            "Oakfield Primary School in Derby",
        ),
    ],
)
def test_an_institution_is_a_place_where_something_happens_at_it(title: str, text: str, place: str) -> None:
    assert where(title, text)[0] == place


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        (
            "Kosi sets marathon record",
            "Kenya's Mary Kosi broke the women's marathon record in Chicago on Sunday.\n\nShe finished in 2:13:04.",
            "Chicago",
        ),
        (
            "Mori wins final",
            "Japan's Naomi Mori won the open tennis final in New York on Saturday.\n\nShe beat Ana Ruiz of Spain.",
            "New York",
        ),
    ],
)
def test_the_country_that_somebody_comes_from_is_no_place_of_the_event(title: str, text: str, place: str) -> None:
    assert where(title, text)[0] == place


def test_a_penalty_is_no_place() -> None:
    assert "prison" not in where(
        "Burglar gets five years", "A burglar was sentenced to five years in prison on Monday."
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ida Crane reached the last eight at the Buenos Aires Open on Friday.", "Buenos Aires"),
        ("Ida Crane beat Ann Ruiz at the Dubai Tennis Championships on Tuesday.", "Dubai"),
        ("The car maker showed its new model at the Geneva Motor Show on Tuesday.", "Geneva"),
    ],
)
def test_the_city_of_an_occasion(text: str, place: str) -> None:
    digest = newsdigest.summarize(text, published="2026-03-13", language="en")
    assert [found.text for found in digest.where] == [place]


@pytest.mark.parametrize("text", ["Hale City Council rose on Friday.", "He joined Dubai Tennis Holdings on Friday."])
def test_the_city_of_a_body_is_no_scene(text: str) -> None:
    assert newsdigest.summarize(text, published="2026-03-13", language="en").where == ()

"""Which place a name means."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("Shops in Paris stayed shut. Voters in Texas and Kentucky watched.", "Paris", "FR", 48.85),
        ("PARIS, Texas (Newswire) - Hail hit Paris on Monday. Texas troopers came.", "Paris", "US", 33.66),
        ("The Senate met in Washington. She flew in from Chicago.", "Washington", "US", 38.90),
        ("She flew from Chicago to Dublin.", "Dublin", "IE", 53.33),
        ("Fans in Athens cheered as Georgia beat Atlanta.", "Athens", "US", 33.96),
        ("Police in Birmingham, Alabama, held a man. Birmingham was calm.", "Birmingham", "US", 33.52),
        ("Officials in Rome, Georgia, met for an hour.", "Georgia", "US", 33.35),
        ("Trams stopped in Bolton. Police in Manchester said so.", "Bolton", "GB", 53.58),
    ],
)
def test_the_reading_that_the_article_supports(text: str, name: str, country: str, latitude: float) -> None:
    place = next(place for place in newsdigest.summarize(text).places if place.name == name)
    assert place.country == country
    assert place.latitude == pytest.approx(latitude, abs=0.01)


@pytest.mark.parametrize("name", ["Cambridge", "Georgia"])
def test_a_name_with_nothing_to_choose_by_stays_open(name: str) -> None:
    places = newsdigest.summarize(f"A bookshop in {name} closed on Monday.").places
    assert [(place.name, place.country, place.latitude) for place in places] == [(name, None, None)]

"""The places of a digest on a map."""

from __future__ import annotations

import json
from typing import Any

import newsdigest
from newsdigest.renderers import render

TEXT = "A fire broke out in Paris, Texas, on Monday. A crew came from Lyon. They met in the old mill at Grimbleby."


def collection(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(newsdigest.summarize(text).to_geojson())
    return found


def test_a_collection_of_points_with_longitude_first() -> None:
    document = collection(TEXT)
    assert document["type"] == "FeatureCollection"
    paris = next(f for f in document["features"] if f["properties"]["name"] == "Paris")
    assert (paris["type"], paris["geometry"]["type"]) == ("Feature", "Point")
    longitude, latitude = paris["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (-96, 34)
    assert paris["properties"]["country"] == "US"
    assert paris["properties"]["geonames_id"] == 4717560
    assert paris["properties"]["role"] == "event"
    start, end = paris["properties"]["mentions"][0]
    assert TEXT[start:end].startswith("Paris")


def test_places_without_coordinates_are_left_out() -> None:
    names = {feature["properties"]["name"] for feature in collection(TEXT)["features"]}
    assert "Lyon" in names
    assert "Grimbleby" not in names


def test_an_article_without_places() -> None:
    assert collection("Nobody came.") == {"type": "FeatureCollection", "features": []}


def test_ids_and_answers_are_those_of_the_digest() -> None:
    digest = newsdigest.summarize(TEXT)
    features = json.loads(render(digest, "geojson"))["features"]
    assert {feature["id"] for feature in features} <= {place.id for place in digest.places}
    answered = [
        f["id"] for f in sorted(features, key=lambda f: f["properties"]["answer"] or 99) if f["properties"]["answer"]
    ]
    assert answered == [place.id for place in digest.where if place.latitude is not None]


def test_a_story_has_each_place_once_with_its_outlets() -> None:
    story = newsdigest.combine(
        [
            {"text": "A fire killed two people in Leeds on Monday.", "publisher": "The Courier"},
            {"text": "Two people died in a fire in Leeds, police in Hull said.", "publisher": "Northern Post"},
        ]
    )
    features = json.loads(story.to_geojson())["features"]
    found = {f["properties"]["name"]: f["properties"] for f in features}
    assert found["Leeds"]["outlets"] == ["The Courier", "Northern Post"]
    assert found["Leeds"]["answer_of"] == ["The Courier", "Northern Post"]
    assert found["Hull"]["outlets"] == ["Northern Post"]
    for item in found["Leeds"]["mentions"]:
        start, end = item["span"]
        assert story.digests[item["article"]].article.text[start:end] == "Leeds"
    assert render(story, "geojson") == story.to_geojson()

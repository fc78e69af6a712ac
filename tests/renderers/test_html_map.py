"""The outline map in the HTML of digests and stories."""

from __future__ import annotations

import re

import pytest

import newsdigest
from newsdigest import resources
from newsdigest.renderers.html_map import MapPoint, map_svg
from newsdigest.renderers.html_style import DARK, LIGHT
from tests.renderers.reading_html import Element, read_html
from tests.renderers.test_html_doc import contrast

TEXT = "A fire broke out in Paris, Texas, on Monday. A crew came from Lyon. They met in the old mill at Grimbleby."


def point(name: str, latitude: float, longitude: float, *, central: bool = False) -> MapPoint:
    return MapPoint(name=name, latitude=latitude, longitude=longitude, central=central)


def parts(svg: str, tag: str) -> list[Element]:
    return [element for element in read_html(svg).elements() if element.tag == tag]


def spots(svg: str) -> dict[str, tuple[int, int]]:
    circles = parts(svg, "circle")
    return {c.text(): (int(c.attributes["cx"]), int(c.attributes["cy"])) for c in circles}


def test_the_page_of_a_digest_shows_its_places_with_coordinates() -> None:
    page = newsdigest.summarize(TEXT).to_html()
    figure = next(element for element in read_html(page).elements() if "nd-map" in element.classes)
    circles = {c.text(): c.attributes["class"] for c in figure.elements() if c.tag == "circle"}
    assert circles == {"Paris": "nd-scene", "Texas": "nd-spot", "Lyon": "nd-spot"}


def test_a_page_without_places_has_no_map() -> None:
    assert "<svg" not in newsdigest.summarize("Nobody came.").to_html()


def test_people_alone_put_no_dot_on_the_map() -> None:
    assert "<svg" not in newsdigest.summarize("A Peruvian farmer won the prize.").to_html()


def test_a_story_shows_each_place_once() -> None:
    story = newsdigest.combine(["A fire killed two people in Leeds.", "Two people died in a fire in Leeds, near Hull."])
    svg = story.to_html()
    assert sorted(spots(svg[svg.index("<svg") : svg.index("</svg>") + 6])) == ["Hull", "Leeds"]


@pytest.mark.parametrize(
    ("label", "places"),
    [
        ("one town", [point("Wichita", 37.7, -97.3)]),
        ("a country", [point("Kyiv", 50.4, 30.5), point("Odesa", 46.5, 30.7)]),
        ("the world", [point("Lima", -12.0, -77.0), point("Seoul", 37.6, 127.0), point("Oslo", 59.9, 10.8)]),
        ("just west of Greenwich", [point("Bedford", 52.16, -0.7)]),
        ("across the date line", [point("Suva", -18.1, 178.4), point("Apia", -13.8, -171.8)]),
        ("both ends", [point("Longyearbyen", 78.2, 15.6), point("McMurdo", -77.8, 166.7)]),
        ("the poles", [point("North Pole", 90.0, 0.0), point("South Pole", -90.0, 0.0)]),
    ],
)
def test_every_place_lies_in_the_picture_and_some_land_is_seen(label: str, places: list[MapPoint]) -> None:
    svg = map_svg(places)
    (drawing,) = parts(svg, "svg")
    width, height = (int(number) for number in drawing.attributes["viewbox"].split()[2:])
    found = spots(svg)
    assert set(found) == {place.name for place in places}, label
    assert all(0 <= x <= width and 0 <= y <= height for x, y in found.values()), label
    assert parts(svg, "path")[0].attributes["d"].startswith("M"), label


def test_the_date_line_does_not_stretch_the_map() -> None:
    found = spots(map_svg([point("Suva", -18.1, 178.4), point("Apia", -13.8, -171.8)]))
    assert found["Suva"][0] < found["Apia"][0] < found["Suva"][0] + 300


def test_a_place_alone_is_in_the_middle_of_its_map() -> None:
    for longitude in (-0.7, -179.9, -71.3, 0.1, 12.57, 179.99):
        (x, _), *_ = spots(map_svg([point("Bedford", 52.16, longitude)])).values()
        assert x == 240, longitude


def test_inland_land_fills_the_picture() -> None:
    land = parts(map_svg([point("Wichita", 37.7, -97.3)]), "path")[0].attributes["d"]
    corners = {tuple(map(int, found)) for found in re.findall(r"M(-?\d+) (-?\d+)", land)}
    assert corners


def test_labels_do_not_cover_each_other_and_each_name_stays_in_a_title() -> None:
    crowd = [point(f"Village {number}", 50.0 + number / 50, 8.0) for number in range(20)]
    svg = map_svg(crowd)
    assert len(spots(svg)) == 20
    assert 1 <= len(parts(svg, "text")) < 20


def test_names_are_escaped() -> None:
    svg = map_svg([point("<script>&\"'", 1.0, 2.0)])
    assert "<script" not in svg
    assert [element.text() for element in parts(svg, "text")] == ["<script>&\"'"]


def test_the_world_stays_small() -> None:
    assert len(map_svg([point("Lima", -12.0, -77.0), point("Seoul", 37.6, 127.0)])) < 30_000
    assert len(resources.read_bytes("renderers", "outlines.json")) <= 60_000


def test_labels_and_dots_are_seen_on_land_and_sea() -> None:
    for colours in (LIGHT, DARK):
        for ground in (colours.panel, colours.rule):
            assert contrast(colours.text, ground) >= 7.0
            assert contrast(colours.muted, ground) >= 3.0
            assert contrast(colours.link, ground) >= 3.0

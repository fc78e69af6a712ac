"""Which place a name means."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Place


def place(text: str, name: str, **given: str) -> Place:
    return next(p for p in newsdigest.summarize({"text": text, **given}).places if p.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("PARIS, Texas (Newswire) - Hail hit Paris on Monday. Texas troopers came.", "Paris", "US", 33.66),
        ("Farms near Lyon and Lille stayed shut. A court in Paris agreed.", "Paris", "FR", 48.85),
        ("The Senate met in Washington. She flew in from Chicago.", "Washington", "US", 38.90),
        ("Voters in Washington state chose. Polls shut in Seattle, Spokane and Tacoma.", "Washington", "US", 47.5),
        ("Fans in Athens cheered as Georgia beat Atlanta.", "Athens", "US", 33.96),
        ("Ferries left Piraeus for Crete. Greek unions met in Athens.", "Athens", "GR", 37.98),
        ("Police in Birmingham, Alabama, held a man. Birmingham was calm.", "Birmingham", "US", 33.52),
        ("Trains stopped in Coventry and Wolverhampton. Birmingham was calm.", "Birmingham", "GB", 52.48),
        ("Officials in Rome, Georgia, met for an hour.", "Georgia", "US", 32.75),
        ("A train left Tbilisi. Georgia and Armenia share the line.", "Georgia", "GE", 42.0),
        ("Trams stopped in Bolton. Police in Manchester said so.", "Bolton", "GB", 53.58),
        ("A fire closed a mill in London, Ontario, on Monday.", "London", "CA", 42.98),
        ("A fire closed a mill in London. Leeds sent two engines.", "London", "GB", 51.51),
        ("Shops shut in Perth. Dundee and Stirling had snow, and Scotland's roads closed.", "Perth", "GB", 56.4),
        ("Shops shut in Perth. A heatwave held Western Australia.", "Perth", "AU", -31.95),
        ("Jordan asked Syria for talks in Amman.", "Jordan", "JO", 31.0),
        ("The council of Victoria, British Columbia, voted.", "Victoria", "CA", 48.43),
        ("Fires burn in Victoria. Melbourne and Geelong have smoke.", "Victoria", "AU", -37.0),
        ("The clerk of Laurel County, Ky., resigned.", "Laurel County", "US", 37.09),
        ("Shelling hit Kramatorsk, Donetsk Oblast, on Monday.", "Kramatorsk", "UA", 48.72),
        ("Crews came to CHARLESTON, W.Va., on Monday.", "Charleston", "US", 38.35),
    ],
)
def test_the_reading_that_the_article_supports(text: str, name: str, country: str, latitude: float) -> None:
    found = place(text, name)
    assert found.country == country
    assert found.latitude == pytest.approx(latitude, abs=0.5)


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("A bridge fell in Georgia on Monday. Crews came from Savannah and Macon.", "Georgia", "US", 32.75),
        ("Georgia, Alabama and Florida signed the pact.", "Georgia", "US", 32.75),
        ("Police filled the streets of Georgia's capital. Tbilisi shops shut.", "Georgia", "GE", 42.0),
        ("Georgia, Armenia and Azerbaijan signed the pact.", "Georgia", "GE", 42.0),
        ("Envoys from Georgia and Ukraine met on Monday.", "Georgia", "GE", 42.0),
        ("Jordan closed its border with Iraq on Monday.", "Jordan", "JO", 31.0),
        ("The ferry left Seattle, and Washington troopers closed the road.", "Washington", "US", 47.5),
        ("Washington, Oregon and Idaho share the river.", "Washington", "US", 47.5),
        ("Congress returned to Washington on Monday. The White House was ready.", "Washington", "US", 38.9),
        ("Victoria lost power on Monday, and Vancouver had snow.", "Victoria", "CA", 48.43),
        ("Police in Victoria said two people died near Ballarat.", "Victoria", "AU", -37.0),
        ("Victoria and Queensland closed their border.", "Victoria", "AU", -37.0),
        ("A jury in Birmingham, Ala., freed two men.", "Birmingham", "US", 33.52),
        ("A jury in Birmingham freed two men, West Midlands Police said.", "Birmingham", "GB", 52.48),
        ("Firefighters in London, Ont., saved a barn.", "London", "CA", 42.98),
        ("London, Kitchener and Windsor had snow, Ontario police said.", "London", "CA", 42.98),
        ("Commuters in London faced delays. Tube drivers walked out.", "London", "GB", 51.51),
        ("A fire in Perth, Scotland, closed a hotel.", "Perth", "GB", 56.4),
        ("Perth and Fremantle had record heat.", "Perth", "AU", -31.95),
    ],
)
def test_both_readings_of_a_name(text: str, name: str, country: str, latitude: float) -> None:
    found = place(text, name)
    assert found.country == country
    assert found.latitude == pytest.approx(latitude, abs=0.5)


def test_a_surname_is_no_country() -> None:
    assert not newsdigest.summarize("Coach Ann Jordan quit. Jordan said she was tired.").places


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://www.cambridgetimes.co.uk/1", "GB"), ("https://cambridgeherald.ca/1", "CA")],
)
def test_the_home_of_the_publisher_decides(url: str, country: str) -> None:
    assert place("A bookshop in Cambridge closed on Monday.", "Cambridge", url=url).country == country


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Russia", "RU", 60.0, 100.0),
        ("China", "CN", 35.0, 105.0),
        ("the United States", "US", 39.76, -98.5),
        ("Texas", "US", 31.25, -99.25),
        ("Ontario", "CA", 49.25, -84.5),
    ],
)
def test_countries_and_states_lie_where_geonames_puts_them(
    name: str, country: str, latitude: float, longitude: float
) -> None:
    found = newsdigest.summarize(f"Floods spread in {name} on Monday.").places[0]
    assert (found.country, found.latitude, found.longitude) == (country, latitude, longitude)


def test_a_name_of_two_places_that_are_as_likely_stays_open() -> None:
    found = place("A bridge fell in Springfield on Monday.", "Springfield")
    assert (found.country, found.latitude, found.geonames_id) == (None, None, None)


def test_places_within_names_and_adjectives_are_listed_and_are_no_scene() -> None:
    text = "Leeds City Council met Kenyan runners. A lorry hit a bridge in York. Kenya thanked Leeds City Council."
    digest = newsdigest.summarize(text)
    leeds, kenya = (next(p for p in digest.places if p.name == name) for name in ("Leeds", "Kenya"))
    assert leeds.country == "GB"
    assert {m.kind.value for m in leeds.mentions} == {"nominal"}
    assert [(m.text, m.kind.value) for m in kenya.mentions] == [("Kenyan", "nominal"), ("Kenya", "name")]
    assert leeds not in digest.where

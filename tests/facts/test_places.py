"""Places: which, where on earth, and why they are in the article."""

from __future__ import annotations

import newsdigest
from newsdigest.facts.places import find_places
from newsdigest.language import analyse
from newsdigest.model.enums import PlaceRole
from newsdigest.model.facts import Place


def places(text: str) -> dict[str, Place]:
    return {place.name: place for place in find_places(analyse(newsdigest.parse(text)))}


def test_countries_not_namesakes() -> None:
    found = places("They flew to the U.S. and then to Georgia's capital, Tbilisi.")
    assert {name: place.country for name, place in found.items()} == {"U.S.": "US", "Georgia": "GE", "Tbilisi": "GE"}
    tbilisi = found["Tbilisi"]
    assert tbilisi.geonames_id == 611717
    assert (tbilisi.latitude, tbilisi.longitude) == (41.69, 44.83)


def test_what_it_lies_in() -> None:
    paris = places("A fire broke out in Paris, Texas, on Monday.")["Paris"]
    assert paris.text == "Paris, Texas"
    assert paris.country == "US"
    tower = places("Protesters gathered outside Delmar Tower in New York on Tuesday.")["Delmar Tower"]
    assert tower.text == "Delmar Tower in New York"
    assert tower.country is None


def test_roles() -> None:
    found = places("PARIS (Newswire) - A train derailed in Lyon on Monday. The driver had come from Marseille.")
    assert found["Lyon"].role is PlaceRole.EVENT
    assert found["PARIS"].role is PlaceRole.DATELINE
    assert found["Marseille"].role is PlaceRole.MENTIONED


def test_ambiguous_names_stay_open() -> None:
    springfield = places("A bridge fell in Springfield on Monday.")["Springfield"]
    assert (springfield.country, springfield.geonames_id, springfield.latitude) == (None, None, None)


def test_a_town_is_looked_for_in_what_is_said_to_hold_it() -> None:
    assert places("The ferry came from Hull, England, on Monday.")["Hull"].country is None
    assert places("Talks were held in London, Germany said.")["London"].country == "GB"


def test_a_capital_beside_its_country() -> None:
    text = "WASHINGTON (Newswire) - Senators from Ohio met on Monday. Canada's trade minister said Ottawa would wait."
    assert places(text)["Ottawa"].country == "CA"
    found = places("A storm hit Athens, Georgia, and Atlanta. Georgians and people from Greece helped in Athens.")
    assert found["Athens"].country == "US"


def test_a_people_alone_is_weak_evidence() -> None:
    peru = places("A Peruvian boy was found alive.")["Peruvian"]
    assert peru.country == "PE"
    assert peru.confidence < 0.5


def test_spans_slice_back() -> None:
    text = "LIMA, Peru (Newswire) - Talks were held in the port of Callao, near Lima, on Friday."
    for place in find_places(analyse(newsdigest.parse(text))):
        assert place.span.of(text) == place.text
        assert all(mention.span.of(text) == mention.text for mention in place.mentions)

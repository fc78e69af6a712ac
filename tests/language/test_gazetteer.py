"""The tables of places, peoples, given names and titles."""

from __future__ import annotations

import pytest

from newsdigest.language import gazetteer


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("France", "country", "FR"),
        ("U.S.", "country", "US"),
        ("Britain", "country", "GB"),
        ("the Netherlands", "country", "NL"),
        ("Scotland", "state", "GB"),
        ("Texas", "state", "US"),
        ("Ontario", "state", "CA"),
        ("Bavaria", "state", "DE"),
        ("Africa", "continent", ""),
        ("Middle East", "region", ""),
        ("São Paulo", "state", "BR"),
        ("MAZAR-I-SHARIF", "city", "AF"),
        ("Bombay", "city", "IN"),
    ],
)
def test_first_reading(name: str, feature: str, country: str) -> None:
    first = gazetteer.lookup(name)[0].record
    assert (first.feature, first.country) == (feature, country)


def test_readings_of_one_name() -> None:
    readings = {(c.record.feature, c.region) for c in gazetteer.lookup("Paris")}
    assert {("city", "FR.11"), ("city", "US.TX")} <= readings
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup("x" * 10_000) == ()


def test_numbers_are_sane() -> None:
    for name in ("Tokyo", "Lima", "Norway", "Ohio"):
        for candidate in gazetteer.lookup(name):
            assert -90 <= candidate.record.latitude <= 90
            assert -180 <= candidate.record.longitude <= 180
            assert candidate.record.population >= 0


def test_abbreviations_want_their_case() -> None:
    assert gazetteer.state_of("Mass.") == "US.MA"
    assert gazetteer.state_of("TX") == "US.TX"
    assert gazetteer.state_of("mass.") == ""
    found = gazetteer.region("US.MA")
    assert found is not None
    assert found.record.name == "Massachusetts"


def test_peoples() -> None:
    french = gazetteer.demonym("French")
    assert french is not None
    assert (french.country, french.adjective) == ("FR", True)
    danes = gazetteer.demonym("Danes")
    assert danes is not None
    assert danes.people
    assert gazetteer.demonym("french") is None


def test_people_words() -> None:
    assert gazetteer.given_gender("Maria") == "f"
    assert gazetteer.given_gender("Mohammed") == "m"
    assert gazetteer.given_gender("bridge") is None
    minister = gazetteer.title_of("prime minister")
    assert minister is not None
    assert minister.sort == "office"
    police = gazetteer.noun_of("police")
    assert police is not None
    assert police.kind == "organization"
    assert "firm" in gazetteer.word_class("general organizations")

"""Features of each reading of a place name in one article.

Toponym resolution has three kinds of evidence (Leidner, "Toponym resolution in text", 2007): how prominent a reading is
in itself; the containment that the text states ("Paris, Texas"); and the other places of the article, which tend to lie
in the same district, state and country. The last depends on how the other names are read, so that it is counted over
the probabilities of an earlier round.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from newsdigest.language.gazetteer import PlaceCandidate

__all__ = [
    "FEATURES",
    "Toponym",
    "ToponymEvidence",
    "features",
    "features_of_article",
    "features_of_reading",
    "is_within",
    "kind_of_listed",
]

FEATURES = (
    "size",
    "share of the largest town",
    "size of a division",
    "country",
    "state",
    "county",
    "region",
    "capital",
    "inside the stated container",
    "outside the stated container",
    "container of another name",
    "near others",
    "district of others",
    "state of others",
    "country of others",
    "own country of others",
    "state is named",
    "country is named",
    "kind of the listed",
)
"""The names of the features, in the order of the weights."""

_LEAST_MASS = 0.01
_NEAR_KM = 80.0
_KM_A_DEGREE = 111.2
_ONE_DEGREE = math.pi / 180


@attrs.define(eq=False)
class Toponym:
    """One name of a place with its readings, while it is being resolved.

    Attributes:
        candidates: its readings.
        weight: how much the article says of it: grows with its mentions.
        containers: the readings of the place that the text states it to lie in.
        contains: the readings of it in which the text states another name to lie.
        listed: the other names of its list: "Georgia, Armenia and Azerbaijan".
        shares: the probability of each reading after the latest round.
        largest: the population of the largest town among its readings.
    """

    candidates: tuple[PlaceCandidate, ...]
    weight: float
    containers: tuple[PlaceCandidate, ...] = ()
    contains: tuple[PlaceCandidate, ...] = ()
    listed: tuple[Toponym, ...] = ()
    shares: tuple[float, ...] = ()
    largest: int = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Find the largest town once: every reading is compared with it in every round."""
        self.largest = max((c.record.population for c in self.candidates if c.record.feature == "city"), default=0)


class ToponymEvidence:
    """How much evidence the article has for each country, state, district and spot."""

    def __init__(self, toponyms: Sequence[Toponym], named: Mapping[str, float]) -> None:
        """Count the toponyms by their shares.

        Args:
            toponyms: the names of places of the article.
            named: how often a country or a state is referred to by its people or by an abbreviation.
        """
        self.named = named
        self.mass: defaultdict[str, float] = defaultdict(float)
        self.spots: defaultdict[str, list[tuple[Toponym, float, float, float]]] = defaultdict(list)
        self.wide: defaultdict[str, float] = defaultdict(float)
        self._own: dict[int, dict[str, float]] = {}  # what each toponym adds itself, by its id
        for toponym in toponyms:
            own = self._own[id(toponym)] = _mass_of(toponym)
            for code, mass in own.items():
                self.mass[code] += mass
            self._note_readings(toponym)

    def _note_readings(self, toponym: Toponym) -> None:
        """Add the readings of a toponym to the spots of their country, or to what is named as a whole."""
        for candidate, share in zip(toponym.candidates, toponym.shares, strict=True):
            mass, record = toponym.weight * share, candidate.record
            if mass < _LEAST_MASS:
                continue
            if record.feature in ("country", "state"):
                self.wide[candidate.region or record.country] += mass
            elif record.country:
                self.spots[record.country].append((toponym, record.latitude, record.longitude, mass))

    def of(self, code: str, toponym: Toponym) -> float:
        """The mass of a country, state or district without what the toponym itself adds."""
        if not code:
            return 0.0
        return math.log1p(max(0.0, self.mass.get(code, 0.0) - self._own[id(toponym)].get(code, 0.0)))

    def near(self, candidate: PlaceCandidate, toponym: Toponym) -> float:
        """The mass of the other towns and counties within 80 km."""
        record = candidate.record
        if record.feature not in ("city", "county"):
            return 0.0
        narrow = math.cos(record.latitude * _ONE_DEGREE)
        found = 0.0
        for other, latitude, longitude, mass in self.spots.get(record.country, ()):
            if other is toponym:
                continue
            north = (latitude - record.latitude) * _KM_A_DEGREE
            if -_NEAR_KM < north < _NEAR_KM:
                east = (longitude - record.longitude) * _KM_A_DEGREE * narrow
                if north * north + east * east < _NEAR_KM * _NEAR_KM:
                    found += mass
        return math.log1p(found)


def kind_of_listed(candidate: PlaceCandidate, toponym: Toponym) -> float:
    """The share of the other names of its list that mean a place of the same kind: a list of countries."""
    if not toponym.listed:
        return 0.0
    alike = sum(
        share
        for other in toponym.listed
        for reading, share in zip(other.candidates, other.shares, strict=True)
        if _is_of_kind(candidate, reading)
    )
    return alike / len(toponym.listed)


def _is_of_kind(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    """Whether both are countries, capitals of countries, or states of one country."""
    kind = one.record.feature
    if kind != other.record.feature:
        return False
    same_country = one.record.country == other.record.country
    return kind == "country" or (kind == "state" and same_country) or (one.capital and other.capital)


def _mass_of(toponym: Toponym) -> dict[str, float]:
    """What the readings of a toponym add to each country, state and district, by its code."""
    found: defaultdict[str, float] = defaultdict(float)
    for candidate, share in zip(toponym.candidates, toponym.shares, strict=True):
        mass = toponym.weight * share
        if mass < _LEAST_MASS:
            continue
        for code in _codes(candidate):
            found[code] += mass
        if candidate.capital:  # a capital is a metonym of its country
            found[candidate.record.country] += mass
    return found


def _codes(candidate: PlaceCandidate) -> tuple[str, ...]:
    country = candidate.record.country
    if candidate.district:
        return (country, candidate.region, candidate.district)
    return (country, candidate.region) if candidate.region else (country,) if country else ()


def is_within(inner: PlaceCandidate, outer: PlaceCandidate) -> bool:
    """Whether one reading lies in another, by the codes of their divisions."""
    if inner.record == outer.record:
        return False
    if outer.record.feature == "country":
        return inner.record.country == outer.record.country
    if outer.district:
        return inner.district == outer.district
    if outer.region:
        return inner.region == outer.region
    return inner.record.country == outer.record.country != ""


def features(candidate: PlaceCandidate, toponym: Toponym, evidence: ToponymEvidence) -> list[float]:
    """The values of :data:`FEATURES` for one reading."""
    return features_of_reading(candidate, toponym) + features_of_article(candidate, toponym, evidence)


def features_of_reading(candidate: PlaceCandidate, toponym: Toponym) -> list[float]:
    """The first of them, which are the same in every round."""
    record = candidate.record
    inside = any(is_within(candidate, outer) for outer in toponym.containers)
    town = record.feature == "city"
    division = record.feature in ("country", "state", "county")
    return [
        math.log10(record.population + 100) - 4 if town else 0.0,
        math.log10((record.population + 1000) / (toponym.largest + 1000)) if town else 0.0,
        math.log10(record.population + 1000) - 6 if division else 0.0,
        float(record.feature == "country"),
        float(record.feature == "state"),
        float(record.feature == "county"),
        float(record.feature not in ("country", "state", "county", "city")),
        float(candidate.capital),
        float(inside),
        float(bool(toponym.containers) and not inside),
        float(candidate in toponym.contains),
    ]


def features_of_article(candidate: PlaceCandidate, toponym: Toponym, evidence: ToponymEvidence) -> list[float]:
    """The others, from "near others" on, which count over the shares of the round before."""
    record = candidate.record
    country = evidence.of(record.country, toponym)
    wide = record.feature in ("country", "state")
    return [
        evidence.near(candidate, toponym),
        evidence.of(candidate.district, toponym) if record.feature != "county" else 0.0,
        evidence.of(candidate.region, toponym),
        0.0 if record.feature == "country" else country,
        country if record.feature == "country" else 0.0,
        math.log1p(
            evidence.named.get(candidate.region, 0.0) + (0 if wide else evidence.wide.get(candidate.region, 0.0))
        ),
        math.log1p(evidence.named.get(record.country, 0.0) + (0 if wide else evidence.wide.get(record.country, 0.0))),
        kind_of_listed(candidate, toponym),
    ]

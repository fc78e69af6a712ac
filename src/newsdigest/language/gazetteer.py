"""Places, peoples, given names, titles and nouns for people, looked up by name.

The tables are compiled by ``training/gazetteer.py``: GeoNames (CC BY 4.0) for places, the US census of 1990 (public
domain) for given names; demonyms, titles and words for organisations were written for this project. Names are looked up
by a *key* in which case, accents, hyphens, apostrophes and full stops are folded away, so that "Sao Paulo" finds
"São Paulo" and "Mazar-i-Sharif" finds "Mazar i Sharif". The 96,000 names of towns and counties stay one sorted text, in
which a name is found by binary search: an article asks for a few dozen of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import NamedTuple

from newsdigest import resources
from newsdigest.language.lemmas import is_verb
from newsdigest.language.sorted_table import SortedTable
from newsdigest.model.analysis import PlaceRecord

__all__ = [
    "Demonym",
    "Noun",
    "PlaceCandidate",
    "Title",
    "country",
    "demonym",
    "demonyms",
    "ending_kind",
    "given_gender",
    "is_well_known",
    "known_kind",
    "lookup",
    "noun_of",
    "own_titles",
    "place_key",
    "plain_letters",
    "readings",
    "region",
    "state_of",
    "title_of",
    "titles_of",
    "word_class",
]

_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})
_DROPPED = str.maketrans("", "", ".'’‘ʻʼ`,")
_MAX_KEY = 60
_WIDE = "gazetteer_wide.tsv"
_TOWNS = "gazetteer_towns.tsv"
_WELL_KNOWN = 15_000
_DIVISIONS = {
    **dict.fromkeys(("oblast", "krai", "republic", "governorate", "prefecture", "state", "territory"), ("state",)),
    **dict.fromkeys(("region", "province", "district", "county"), ("state", "county")),
    **dict.fromkeys(("department", "raion"), ("county",)),
}
"""Words for a division after its name, and the features that they can mean."""

_FEATURES = {"": "city", "capital": "city"}


class PlaceCandidate(NamedTuple):
    """One reading of a place name.

    ``region`` is the GeoNames code of its first-level division ("US.TX") or "", ``district`` that of its second-level
    division ("US.TX.277") or "".
    """

    record: PlaceRecord
    region: str
    district: str
    capital: bool  # of its country


class Demonym(NamedTuple):
    """The country of a people or an adjective ("" for peoples without one), and whether the word can be a person."""

    country: str
    adjective: bool
    people: bool


class Title(NamedTuple):
    """A title before a name: the gender it implies ("f", "m" or "") and its sort.

    An "office" describes ("President"); an "honorific" does not ("Mr."); a "style" does, and is part of a name of
    one word ("King Charles").
    """

    gender: str
    sort: str


class Noun(NamedTuple):
    """What a common noun names ("person", "group", "organization", "place") and its gender ("f", "m", "n" or "")."""

    kind: str
    gender: str


# a noun for a person by its ending, but no "blacklist"; too many surnames end in "man"
_PERSON = re.compile(r"[a-z]{3,}woman|[a-z]{4,}(?<![hkty]l)(?<![uv])(?<!ge)ist")
_OWN_OFFICE = Title("", "office")
_PERSON_NOUN = Noun("person", "")
_own_titles: ContextVar[frozenset[str]] = ContextVar("titles that the caller adds", default=frozenset())


def place_key(name: str) -> str:
    """The key of a name: no case, accents, hyphens, apostrophes or full stops, single blanks.

    >>> place_key("São Paulo"), place_key("Mazar-i-Sharif"), place_key("U.S.")
    ('sao paulo', 'mazar i sharif', 'us')
    """
    return " ".join(plain_letters(name).replace("-", " ").translate(_DROPPED).split())


def plain_letters(name: str) -> str:
    """A name in small letters without accents, as outlets without the type for them print it.

    >>> plain_letters("Zoë Łukasz-Ørsted")
    'zoe lukasz-orsted'
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(c for c in name if not unicodedata.combining(c))
    return name.lower()


def lookup(name: str) -> tuple[PlaceCandidate, ...]:
    """Every well-known place of that name: no county, and no town of fewer than 15,000 people.

    Continents, countries and states come first, then towns, the most populous first. Surnames and common nouns that are
    also the names of villages have no such reading; :func:`readings` has them all.

    >>> sorted((c.record.feature, c.record.country) for c in lookup("Georgia"))
    [('country', 'GE'), ('state', 'US')]
    >>> lookup("Paris")[0].record.country, lookup("Nowhere at all")
    ('FR', ())
    """
    return _well_known(name[:_MAX_KEY])


@lru_cache(maxsize=4096)
def _well_known(name: str) -> tuple[PlaceCandidate, ...]:
    return tuple(c for c in _named(name) if is_well_known(c))


def is_well_known(candidate: PlaceCandidate) -> bool:
    """Whether a reading is wide, a capital or a town of 15,000 people or more."""
    record = candidate.record
    if record.feature == "city":
        return candidate.capital or record.population >= _WELL_KNOWN
    return record.feature != "county"


def readings(name: str) -> tuple[PlaceCandidate, ...]:
    """Every place of that name, in the order of :func:`lookup`.

    A word for a division at the end ("Province", "Oblast") is left out where the name is not known with it.

    >>> [c.region for c in readings("Laurel County")], readings("Kherson Oblast")[0].record.feature
    (['US.KY'], 'state')
    """
    found = _named(name[:_MAX_KEY])
    if found:
        return found
    start, _, last = name[:_MAX_KEY].rpartition(" ")
    features = _DIVISIONS.get(last.lower())
    if features is None or not start:
        return ()
    return tuple(c for c in _named(start) if c.record.feature in features)


@lru_cache(maxsize=4096)  # an article asks for each of its names several times, and articles share many
def _named(name: str) -> tuple[PlaceCandidate, ...]:
    key = place_key(name)
    found = _places(key)
    if not found and key.startswith("the "):
        found = _places(key[4:])
    return found


def _places(key: str) -> tuple[PlaceCandidate, ...]:
    towns = resources.load("language", _TOWNS, SortedTable.read).get(key)
    lines = (_table(_WIDE).get(key), towns)
    return tuple(_candidate(part, key) for line in lines if line for part in line.split(";"))


def region(code: str) -> PlaceCandidate | None:
    """The state or province of a region code.

    >>> [found.record.name for found in (region("US.CA"), region("US.XX")) if found]
    ['California']
    """
    found = resources.load("language", _WIDE, _read_regions).get(code)
    return _candidate(*found) if found else None


def country(code: str) -> PlaceCandidate | None:
    """The country of an ISO 3166 alpha-2 code.

    >>> [found.record.name for found in (country("PE"), country("XX")) if found]
    ['Peru']
    """
    found = resources.load("language", _WIDE, _read_countries).get(code)
    return _candidate(*found) if found else None


def _read_countries(package: str, name: str) -> Mapping[str, tuple[str, str]]:
    return {country: (part, key) for country, _, part, key in _wide_places(package, name, "country")}


def _read_regions(package: str, name: str) -> Mapping[str, tuple[str, str]]:
    return {f"{country}.{region}": (part, key) for country, region, part, key in _wide_places(package, name, "state")}


def _wide_places(package: str, name: str, feature: str) -> Iterator[tuple[str, str, str, str]]:
    """Country, region, packed record and key of each place with that feature."""
    mark = f"|{feature}|"
    for line in resources.read_lines(package, name):
        if mark in line:
            key, _, places = line.partition("\t")
            for part in places.split(";"):
                if mark in part:
                    _, _, country, region, _ = part.split("|", 4)
                    yield country, region, part, key


def state_of(form: str) -> str:
    """The region code of an abbreviated state or province, as written ("Calif.", "TX"), or "".

    >>> state_of("Calif."), state_of("Ont."), state_of("calif.")
    ('US.CA', 'CA.08', '')
    """
    return _table("state_abbreviations.tsv").get(form, "")


def demonym(word: str) -> Demonym | None:
    """What a capitalised word says as the name of a people, or None.

    >>> demonym("Afghan")
    Demonym(country='AF', adjective=True, people=True)
    >>> demonym("Frenchmen").country, demonym("Table")
    ('FR', None)
    """
    return demonyms().get(word)


@lru_cache(maxsize=4096)
def given_gender(word: str) -> str | None:
    """The gender of a given name: "f", "m", "" where both bear it, None where it is not a given name.

    >>> given_gender("Maria"), given_gender("Jinping"), given_gender("pier")
    ('f', None, None)
    """
    found = _table("given_names.tsv").get(word.lower())
    return None if found is None else found.replace("-", "")


def title_of(words: str) -> Title | None:
    """The entry of a title (lower case, without full stops), or None.

    >>> title_of("prime minister"), title_of("mrs"), title_of("table")
    (Title(gender='', sort='office'), Title(gender='f', sort='honorific'), None)
    """
    office = words
    while (found := _titles().get(office) or (_OWN_OFFICE if office in _own_titles.get() else None)) is None:
        rank, _, office = office.partition(" ")
        if rank not in word_class("ranks of offices"):
            return None
    return found if office == words or found.sort == "office" else None


@contextmanager
def own_titles(titles: Iterable[str]) -> Generator[None, None, None]:
    """Take these as titles of offices, too, in this thread or task until the block ends.

    >>> with own_titles(["Provost Marshal"]):
    ...     title_of("provost marshal")
    Title(gender='', sort='office')
    >>> title_of("provost marshal")
    """
    token = _own_titles.set(frozenset(" ".join(title.lower().replace(".", "").split()) for title in titles))
    try:
        yield
    finally:
        _own_titles.reset(token)


def titles_of(words: str) -> Title | None:
    """The entry of a title of several people: that of its singular; None for any other word.

    >>> titles_of("senators"), titles_of("senator"), titles_of("mrs")
    (Title(gender='', sort='office'), None, None)
    """
    own = title_of(words)
    several = words.endswith("s") and (own is None or own.sort == "office")
    return title_of(words[:-1]) if several else None


def _candidate(part: str, key: str) -> PlaceCandidate:
    name, feature, country, region, district, latitude, longitude, number, population = part.split("|")
    record = PlaceRecord(
        name or key.title(),
        _FEATURES.get(feature, feature),
        country,
        float(latitude),
        float(longitude),
        int(number),
        int(population),
    )
    own = f"{country}.{region}" if region else ""
    return PlaceCandidate(record, own, f"{own}.{district}" if district else "", feature == "capital")


def _pairs(package: str, name: str) -> Mapping[str, str]:
    found = dict(line.split("\t", 1) for line in resources.read_lines(package, name))
    if not found:
        raise ValueError("it is empty")
    return found


@cache  # the tables below are asked for thousands of words an article
def _table(name: str) -> Mapping[str, str]:
    return resources.load("language", name, _pairs)


@cache
def demonyms() -> Mapping[str, Demonym]:
    """All names of peoples, for loops over a whole article."""
    return resources.load("language", "demonyms.tsv", _read_demonyms)


def _read_demonyms(package: str, name: str) -> Mapping[str, Demonym]:
    found: dict[str, Demonym] = {}
    for country, adjectives, people in resources.read_rows(package, name):
        persons, code = {word for word in people.split("|") if word}, country if len(country) == 2 else ""
        for word in (*adjectives.split("|"), *people.split("|")):
            if word and word not in found:
                found[word] = Demonym(code, word in adjectives.split("|"), word in persons)
    return found


@cache
def _titles() -> Mapping[str, Title]:
    return resources.load("language", "titles.tsv", _read_titles)


def _read_titles(package: str, name: str) -> Mapping[str, Title]:
    rows = resources.read_rows(package, name)
    return {words: Title(gender.replace("-", ""), sort) for words, gender, sort in rows}


def noun_of(lemma: str) -> Noun | None:
    """What a common noun names, or None where it names no people, organisation or place.

    >>> noun_of("actress"), noun_of("ministry"), noun_of("idea")
    (Noun(kind='person', gender='f'), Noun(kind='organization', gender='n'), None)
    >>> noun_of("draftswoman"), noun_of("zoologist"), noun_of("watchlist")
    (Noun(kind='person', gender='f'), Noun(kind='person', gender=''), None)
    """
    return _common_noun(lemma) or (_PERSON_NOUN if lemma in _own_titles.get() else None)


@lru_cache(maxsize=4096)  # an article asks for its nouns several times, and articles share most of theirs
def _common_noun(lemma: str) -> Noun | None:
    found = resources.load("language", "people_nouns.tsv", _read_nouns).get(lemma)
    by_rule = _PERSON.fullmatch(lemma) and (found is not None or not is_verb(lemma))
    return Noun("person", "f" if lemma[-1] == "n" else "") if by_rule else found


def _read_nouns(package: str, name: str) -> Mapping[str, Noun]:
    rows = resources.read_rows(package, name)
    written = {lemma: Noun(kind, gender.replace("-", "")) for lemma, kind, gender in rows}
    return dict.fromkeys(resources.read_lines(package, "person_nouns.txt"), _PERSON_NOUN) | written


def ending_kind(word: str) -> str:
    """What the last word of a name (lower case) makes of it: "organization", "place", "other", or "" (nothing).

    >>> ending_kind("university"), ending_kind("bridge"), ending_kind("smith")
    ('organization', 'place', '')
    """
    known = _table("name_endings.tsv").get(word)
    if known is not None:
        return known.replace("-", "")
    noun = noun_of(word)
    if noun is not None:
        return noun.kind if noun.gender == "n" else ""
    return ending_kind(word[:-1]) if word[-1:] == "s" != word[-2:-1] else ""


def known_kind(name: str) -> str:
    """The kind of a well-known name, or "".

    >>> known_kind("NATO"), known_kind("Heathrow"), known_kind("Pelham")
    ('organization', 'place', '')
    """
    return _table("known_names.tsv").get(name, "")


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class that rules ask for, such as "general people".

    >>> "firm" in word_class("general organizations"), "firm" in word_class("settlements")
    (True, False)
    """
    return resources.load("language", "word_classes.tsv", _read_classes)[name]


def _read_classes(package: str, name: str) -> Mapping[str, frozenset[str]]:
    rows = resources.read_rows(package, name)
    return {label: frozenset(words.split()) for label, words in rows}

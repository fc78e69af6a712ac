"""What a place lies in, as far as the article states it, and which candidates are no places.

The gazetteer has towns, not "the Austrian capital", "Western Maryland" or a tower. Their country is that of a place
named inside their own words ("Delmar Tower in New York", "Sparrows Point, Md."), of the people named there ("a Scottish
church"), or of what remains without a direction or "City of". A pair ("Turkey-EU"), a party label ("D-Md."), an initial
and "our nation" are not places that an answer could name.
"""

from __future__ import annotations

import re

from newsdigest.lexicon.nouns import PARTS_OF_A_PLACE, SETTLEMENTS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.analysis import Analysis, Entity, PlaceRecord
from newsdigest.model.enums import MentionKind

__all__ = ["PlaceContainment"]

_PARTS = PARTS_OF_A_PLACE | {"greater", "mid", "midtown", "coastal"}
_OFFICIAL = re.compile(rf"(?:{any_of(word.capitalize() for word in SETTLEMENTS)}|State|Isle|Commonwealth|Region) of ")
_OF_A_PEOPLE = frozenset(
    SETTLEMENTS - {"borough"}
    | {"capital", "coast", "region", "state", "parliament", "court", "countryside", "resort", "prison", "hospital"}
    | {
        "church",
        "university",
        "airport",
        "border",
        "capitol",
        "mountain",
        "lake",
        "river",
        "valley",
        "seaside",
        "suburb",
        "archipelago",
        "highland",
    }
    | {"side", "territory", "soil", "water", "airspace", "stadium", "school", "forest", "desert", "peninsula"}
)
"""Nouns of places that lie in the country of the people named before them; a "French embassy" does not."""

_WHOLES = frozenset({"country", "nation", "world", "planet", "globe", "homeland", "earth"})
"""Nouns that name no particular place: "across the country", "in our nation"."""

_GENERIC = frozenset(
    {"highway", "street", "city", "creek", "fort", "road", "house", "park", "center", "centre", "county", "river"}
    | {"state", "district", "avenue", "lake", "mount", "bay", "school", "hospital", "airport", "new", "st", "lane"}
)
"""Generic nouns that are no name by themselves: "Street", "Creek"."""

_PARTY = re.compile(r"[RDI]-[A-Z][A-Za-z.]*")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_SHORT_NAMES = frozenset({"NYC", "LA", "DC", "SF", "KL", "JFK", "LAX"})
_WORLD_CITY = 1_000_000
_PAIR = re.compile(r"([\w.]+)(?:-| - )([\w.]+)")


class PlaceContainment:
    """What the places of one article say about each other."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._records: dict[str, PlaceRecord] = {}
        self._place_at: dict[int, PlaceRecord] = {}
        self._people_at: dict[int, PlaceRecord] = {}
        for entity in analysis.entities:
            if entity.kind == "place" and entity.place is not None and entity.place.country:
                self._learn(entity, entity.place)

    def _learn(self, entity: Entity, record: PlaceRecord) -> None:
        at = self._people_at if entity.demonym else self._place_at
        for mention in entity.mentions:
            if entity.demonym or mention.kind is MentionKind.NAME:
                at[mention.first] = record
        if not entity.demonym:
            self._records[entity.name] = record

    def country(self, entity: Entity, first: int, last: int) -> str | None:
        """The ISO code of the country in which an entity without a record of its own lies, or None.

        Args:
            entity: the place.
            first: the first token of its best mention.
            last: the token after them.
        """
        tokens = self._analysis.tokens
        for at in range(last - 1, first - 1, -1):
            record = self._place_at.get(at)
            if record is not None and (record.feature != "city" or tokens[max(at - 1, 0)].text != ","):
                return record.country  # a city after a comma is more likely the next of a list
        head = tokens[entity.mentions[0].head]
        if head.lemma.lower() in _OF_A_PEOPLE:
            for at in range(first, min(last, head.index)):
                if at in self._people_at:
                    return self._people_at[at].country
        words = entity.name.split()
        if len(words) > 1 and words[0].lower() in _PARTS:
            record = self._records.get(" ".join(words[1:]))
        else:
            official = _OFFICIAL.match(entity.name)
            record = self._records.get(entity.name[official.end() :]) if official else None
        return record.country if record else None

    def is_place(self, entity: Entity) -> bool:
        """Whether an entity that the names or the nouns took for a place can be an answer to "where"."""
        name, record = entity.name, entity.place
        if not entity.is_named:
            return entity.demonym or not self._is_a_whole(entity)
        if _PARTY.fullmatch(name) or len(name.strip(".")) < 2 or name.lower().strip(".") in _GENERIC:
            return False
        if _ACRONYM.fullmatch(name) and name not in _SHORT_NAMES:
            wide = record is not None and (record.feature != "city" or record.population >= _WORLD_CITY)
            return wide or any(not self._is_capital_run(mention.first) for mention in entity.mentions)
        pair = _PAIR.fullmatch(name)
        return pair is None or not (self._is_a_side(pair[1]) and self._is_a_side(pair[2]))

    def _is_a_whole(self, entity: Entity) -> bool:
        """Whether it is "the country" or "50 nations": such a noun with no modifier but a determiner or a number."""
        for mention in entity.mentions:
            head = self._analysis.tokens[mention.head]
            rest = self._analysis.tokens[mention.first : mention.head]
            if head.lemma.lower() not in _WHOLES or any(token.upos not in {"DET", "PRON", "NUM"} for token in rest):
                return False
        return True

    def _is_capital_run(self, index: int) -> bool:
        """Whether the capitals of a token are its own: the words beside it are not all in capitals, too."""
        tokens = self._analysis.tokens
        near = (tokens[at].text for at in (index - 1, index + 1) if 0 <= at < len(tokens))
        return not any(len(text) > 1 and text.isalpha() and text.isupper() for text in near)

    def _is_a_side(self, word: str) -> bool:
        """Whether a half of "Turkey-EU" is a country that the article names, or an acronym."""
        record = self._records.get(word)
        return _ACRONYM.fullmatch(word.replace(".", "")) is not None or (
            record is not None and record.feature != "city"
        )

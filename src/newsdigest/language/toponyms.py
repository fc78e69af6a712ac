"""Which place a name means: the reading of the gazetteer that the article itself supports.

Evidence, strongest first: the container named right behind ("Paris, Texas", "Tbilisi, Georgia"); the countries and
states that the article names elsewhere or through peoples ("Georgian"); then population. A name of several readings
with nothing to choose between them stays unresolved, as a wrong coordinate is worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsdigest.language.coreference.chains import Chain, Mention
from newsdigest.language.gazetteer import Candidate, country, demonyms, lookup, region, state_of
from newsdigest.model.analysis import PlaceRecord, Token
from newsdigest.model.enums import MentionKind

__all__ = ["known_by_demonym", "resolve_places"]

_DOMINANT = 5.0  # a reading this many times as populous as the next is taken without more evidence
_ENOUGH = 3  # mentions of one place past this many are no more evidence
_FAMOUS = 400_000
_OVERWHELMING = 30
_WORLD_CITY = 1_000_000
_CONNECTORS = frozenset({","})


def resolve_places(chains: Sequence[Chain], tokens: Sequence[Token]) -> None:
    """Set ``place`` of the chains of places where the gazetteer settles it."""
    places = [chain for chain in chains if chain.type == "place"]
    readings = {id(chain): _readings(chain) for chain in places}
    containers = {id(chain): _container(chain, tokens, readings[id(chain)]) for chain in places}
    countries = _countries(places, readings, tokens)
    for chain in places:  # "Rome, Georgia" tells which Georgia, too
        inside = {o for o in containers[id(chain)] if any(_within(c, o) for c in readings[id(chain)])}
        if len(inside) == 1:
            outer = inside.pop()
            countries.update({outer.record.country: _ENOUGH, outer.region: _ENOUGH})
    unsettled: list[Chain] = []
    for chain in places:
        found = readings[id(chain)]
        if found:
            chosen = _chosen(found, containers[id(chain)], countries)
            chain.place = chosen.record if chosen else None
            if chosen is None and not containers[id(chain)]:
                unsettled.append(chain)
    _settle_together(unsettled, readings)


def known_by_demonym(chains: Sequence[Chain], tokens: Sequence[Token]) -> list[Chain]:
    """A chain for each country that the article knows by an adjective alone: "a Chinese boy"."""
    named = {chain.place.country for chain in chains if chain.place is not None}
    peoples = demonyms()
    found: dict[str, Chain] = {}
    for token in tokens:
        people = peoples.get(token.text) if token.upos == "ADJ" else None
        if people is None or not people.country or people.country in named:
            continue
        mention = Mention(MentionKind.NOMINAL, token.index, token.index + 1, token.index)
        mention.type, mention.nominal = "place", True
        if people.country in found:
            found[people.country].add(mention)
        else:
            chain = found[people.country] = Chain(mention)
            chain.demonym, chain.place = True, _country(people.country)
    return list(found.values())


def _settle_together(chains: Sequence[Chain], readings: Mapping[int, Sequence[Candidate]]) -> None:
    """Settle places that point to one country together, each by its largest reading: Bolton beside Manchester."""
    largest = [(chain, max(readings[id(chain)], key=lambda c: c.record.population)) for chain in chains]
    votes = Counter(candidate.record.country for _, candidate in largest)
    for chain, candidate in largest:
        if votes[candidate.record.country] > 1:
            chain.place = candidate.record


def _country(code: str) -> PlaceRecord | None:
    found = country(code)
    return found.record if found else None


def _readings(chain: Chain) -> tuple[Candidate, ...]:
    for mention in sorted(chain.mentions, key=lambda m: -len(m.words))[:3]:
        name = " ".join(word for word in mention.words if word not in ("'s", "'"))
        found = lookup(name.replace(" - ", "-"))
        if found:
            return found
        code = state_of(name)
        if code:
            return _state(code)
    return ()


def _state(code: str) -> tuple[Candidate, ...]:
    found = region(code)
    return (found,) if found else ()


def _container(chain: Chain, tokens: Sequence[Token], readings: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The readings of the place named right behind one of the mentions; the mention then runs on to its end.

    A country or state is not said to lie in another: "Georgia, Arkansas and Texas" is a list.
    """
    found_first: tuple[Candidate, ...] = ()
    for mention in chain.mentions:
        at = mention.last
        if at + 1 < len(tokens) and tokens[at].text in _CONNECTORS and tokens[at].sentence == tokens[at + 1].sentence:
            for size in (3, 2, 1):
                if at + 1 + size <= len(tokens) and _is_name(tokens, at + 1, at + 1 + size):
                    words = " ".join(tokens[i].text for i in range(at + 1, at + 1 + size))
                    code = state_of(words)
                    found = _state(code) if code else lookup(words)
                    wide = tuple(c for c in found if c.record.feature != "city")
                    if wide and not _is_listed(readings, wide):
                        if not _is_owner(tokens, at + 1 + size):
                            mention.last = at + 1 + size
                        found_first = found_first or wide
                        break
    return found_first


def _is_listed(readings: Sequence[Candidate], wide: Sequence[Candidate]) -> bool:
    """Whether a country or state stands before a place that holds no reading of it."""
    if not any(c.record.feature != "city" for c in readings):
        return False
    return not any(_within(inner, outer) for inner in readings for outer in wide)


def _is_owner(tokens: Sequence[Token], after: int) -> bool:
    """Whether what ends before ``after`` owns something: "Lyon, France's third city" is no name."""
    return after < len(tokens) and tokens[after].text == "'s"


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the stretch opens and closes with a capital, as names of places do."""
    return tokens[first].text[:1].isupper() and tokens[last - 1].text[:1].isupper()


def _countries(
    places: Sequence[Chain], readings: dict[int, tuple[Candidate, ...]], tokens: Sequence[Token]
) -> Counter[str]:
    """How often the article speaks of each country and state, by unambiguous names and by peoples."""
    counts: Counter[str] = Counter()
    for chain in places:
        found = readings[id(chain)]
        codes = {c.record.country for c in found if c.record.country}
        if len(codes) == 1 or (found and found[0].record.feature == "country" and len(found) == 1):
            told = min(len(chain.mentions), _ENOUGH)
            counts[found[0].record.country] += told * (1 if found[0].record.feature == "country" else 2)
            counts[found[0].record.country] += 2 * any(c.capital for c in found)
            regions = {c.region for c in found if c.region}
            if len(regions) == 1:
                counts[regions.pop()] += 2 * told
    peoples = demonyms()
    for token in tokens:
        people = peoples.get(token.text)
        if people is not None and people.country:
            counts[people.country] += 1
    return counts


def _chosen(found: Sequence[Candidate], container: Sequence[Candidate], countries: Counter[str]) -> Candidate | None:
    if container:
        inside = [c for c in found if any(_within(c, outer) for outer in container)]
        if inside:
            return _by_size(inside) or inside[0]
        found = [c for c in found if _known_anywhere(c)]  # "Hull, England" is no Hull of another country
        if not found:
            return None
    if len(found) == 1:
        return found[0]
    ranked = sorted(enumerate(found), key=lambda pair: (-_support(pair[1], countries), pair[0]))
    best, second = ranked[0][1], ranked[1][1]
    famous = max(found, key=lambda c: c.record.population * (c.capital or c.record.feature == "city"))
    if _is_unlikely(best, famous, countries):
        return famous  # Paris is not the town in Texas; beside Canada, Ottawa is not the town in Illinois
    if _support(best, countries) > _support(second, countries):
        return best
    alike = [c for _, c in ranked if _support(c, countries) == _support(best, countries)]
    return _by_size(alike)


def _known_anywhere(candidate: Candidate) -> bool:
    """Whether a place needs no container to be known, so that a name behind it may be one more of a list."""
    return candidate.capital or candidate.record.feature != "city" or candidate.record.population > _FAMOUS


def _is_unlikely(town: Candidate, famous: Candidate, countries: Counter[str]) -> bool:
    """Whether a town is too small beside a city of its name to be meant where no container is named.

    A far smaller one never is; one that is only small is not beside a capital, if nothing near the town is told of.
    """
    if town.record.feature != "city":
        return False
    times = famous.record.population / max(1, town.record.population)
    if times > _OVERWHELMING and (famous.capital or famous.record.population > _WORLD_CITY):
        return True
    return times > _DOMINANT and famous.capital and not countries[town.region]


def _within(inner: Candidate, outer: Candidate) -> bool:
    if inner.record == outer.record:
        return False
    if outer.record.feature == "country" or not outer.region:
        return inner.record.country == outer.record.country
    return inner.region == outer.region


def _support(candidate: Candidate, countries: Counter[str]) -> int:
    own = countries[candidate.region] if candidate.region else 0
    return own + countries[candidate.record.country]


def _by_size(alike: Sequence[Candidate]) -> Candidate | None:
    """The one that readers mean: a country before all else, else the far most populous; a city before its province."""
    continent = next((c for c in alike if c.record.feature == "continent"), None)
    if continent is not None:
        return continent
    capital = next((c for c in alike if c.capital), None)
    if capital is not None:
        return capital
    country = next((c for c in alike if c.record.feature == "country"), None)
    if country is not None:
        rival = next((c for c in alike if c.record.feature == "state" and c.record.population > _FAMOUS), None)
        return None if rival is not None and rival.record.country != country.record.country else country
    cities = [c for c in alike if c.record.feature == "city"]
    states = [c for c in alike if c.record.feature != "city"]
    if states and cities and states[0].region and any(c.region == states[0].region for c in cities):
        return cities[0] if cities[0].record.population > _FAMOUS or len(alike) == 2 else states[0]
    ranked = sorted(alike, key=lambda c: -c.record.population)
    if len(ranked) == 1 or ranked[0].record.population >= _DOMINANT * max(1, ranked[1].record.population):
        return ranked[0]
    return None

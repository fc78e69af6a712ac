"""The places of a text by what they are and lie in: countries and peoples, states by name and abbreviation, towns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from newsdigest.language.gazetteer import demonym, lookup, state_of
from newsdigest.model.analysis import Analysis, Token

__all__ = ["countries_in", "country_of", "lies_in", "places_within", "states_after_party", "states_in", "states_of"]


_MOST_WORDS = 3  # of a town
_PARTIES = frozenset({"D", "R", "I"})
_LARGE = 200_000
"""People of a town whose name is seldom another word: of those, few bodies are named after a fruit."""


def countries_in(analysis: Analysis) -> dict[str, list[int]]:
    """The tokens that name a country or its people, by its ISO code."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for token in analysis.tokens:
        code = country_of(token.text)
        if code:
            found[code].append(token.index)
        if code == "" and token.text[:1].isupper() and token.index + 1 < len(analysis.tokens):
            code = _country_of_two(token, analysis.tokens[token.index + 1])  # in the name of an office, too
            if code:
                found[code].append(token.index)
    return dict(found)


def _country_of_two(one: Token, two: Token) -> str:
    return country_of(f"{one.text} {two.text}") if two.text[:1].isupper() and two.start == one.end + 1 else ""


def places_within(analysis: Analysis) -> dict[str, list[int]]:
    """The tokens that name a place, by what it lies in: a town's region and country, a region's country.

    The town that a body or an occasion is named after is among them: "the Omaha Marathon", "Omaha Ballet".
    """
    found = defaultdict(list, _places_by(lies_in, analysis))
    for name in analysis.names:
        if name.kind not in {"place", "person"}:
            for code in _named_after(analysis.tokens[name.first : name.last]):
                found[code].append(name.head)
    return dict(found)


def _named_after(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The codes of what the large town or the state lies in with which a name of more words begins."""
    for last in range(min(_MOST_WORDS, len(tokens) - 1), 0, -1):
        words = " ".join(token.text for token in tokens[:last])
        found = lookup(words)
        if found and (found[0].record.feature != "city" or found[0].record.population >= _LARGE):
            return lies_in(words)
    return ()


def _places_by(codes_of: Callable[[str], tuple[str, ...]], analysis: Analysis) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for name in analysis.names:
        if name.kind == "place":
            for code in codes_of(analysis.view[name.start : name.end]):
                found[code].append(name.head)
    return dict(found)


def lies_in(words: str) -> tuple[str, ...]:
    """The codes of what a well-known place lies in, by its likeliest reading.

    >>> lies_in("Omaha"), lies_in("Texas"), lies_in("Peru")
    (('US.NE', 'US'), ('US',), ())
    """
    found = lookup(words)
    if not found or found[0].record.feature in {"country", "continent"}:
        return ()
    place = found[0]
    return (place.record.country,) if place.record.feature == "state" else (place.region, place.record.country)


def country_of(words: str) -> str:
    """The ISO code of a country named by its name or by its people, or ""."""
    if not words[:1].isupper():
        return ""
    people = demonym(words)
    if people is not None:
        return people.country
    found = lookup(words)
    return found[0].record.country if found and found[0].record.feature == "country" else ""


def states_in(analysis: Analysis) -> dict[str, list[int]]:
    """The tokens that name a state or a province, in full or as an abbreviation ("R-Ga."), by its code."""
    found = defaultdict(list, _places_by(states_of, analysis))
    for at in states_after_party(analysis):
        code = state_of(analysis.tokens[at].text)
        if at not in found[code]:
            found[code].append(at)
    return dict(found)


def states_after_party(analysis: Analysis) -> Iterator[int]:
    """The tokens that abbreviate a state after the letter of a party ("D-Ore."), whether they are read as names or not.

    Args:
        analysis: the text.
    """
    for party, hyphen, state in zip(analysis.tokens, analysis.tokens[1:], analysis.tokens[2:], strict=False):
        joined = hyphen.text == "-" and party.end == hyphen.start and hyphen.end == state.start
        if joined and party.text in _PARTIES and state_of(state.text):
            yield state.index


def states_of(words: str) -> tuple[str, ...]:
    """The codes of the states or provinces that a name or an abbreviation means, by its likeliest reading.

    >>> states_of("Georgia"), states_of("Ga."), states_of("Omaha")
    (('US.GA',), ('US.GA',), ())
    """
    named = next((place.region for place in lookup(words) if place.record.feature == "state"), "")
    return tuple(dict.fromkeys(code for code in (named, state_of(words)) if code))

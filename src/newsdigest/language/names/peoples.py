"""Peoples, whose plural the tagger takes for the name of a person, a team or a place: "Faroe Islanders", "London Jews".

Such a phrase is a description of a group, of which a place at most is a name: "Alaska" of "Alaska Natives". Teams are
called so too ("New York Islanders"), but after a city; "Cleveland Indians" and "Liberal Democrats" are left alone, as
peoples of a country and members of a party are.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.gazetteer import demonym, lookup
from newsdigest.language.names.ner_spans import LINKS, NerSpan, form
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Token

__all__ = ["without_peoples"]

_OF_A_PLACE = frozenset({"Islanders", "Natives"})
_MEMBERS = words("Democrats Republicans Tories Conservatives Westerners")
_CITY = 100_000
"""Inhabitants of a place from which on a team may be called after it."""

_BLOCKED = frozenset({"and", "&", "'s"}) | LINKS


def without_peoples(tokens: Sequence[Token], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """The spans, of those that cover peoples only the places.

    Args:
        tokens: the article's tokens.
        spans: its names in reading order; they are changed in place.
    """
    if not any(token.text in _OF_A_PLACE or _is_people(token.text) for token in tokens):
        return list(spans)
    kept: list[NerSpan] = []
    called = {tokens[at].text for span in spans if (at := _people_at(tokens, span)) is not None}
    for span in spans:
        at = _people_at(tokens, span)
        if at is None:
            if span.last - span.first > 1 or tokens[span.first].text not in called:
                kept.append(span)  # "Islanders" alone after "Faroe Islanders"
            continue
        if at > span.first and lookup(form(tokens, span.first, at)):
            span.last, span.kind, span.settled = at, "place", True
            kept.append(span)
    return kept


def _people_at(tokens: Sequence[Token], span: NerSpan) -> int | None:
    """The plural of a people that ends a span or follows it, in one phrase with it; None without one, or for a team."""
    ends = tokens[span.last - 1].text
    at = span.last - 1 if ends in _OF_A_PLACE or _is_people(ends) else span.last
    if at >= len(tokens) or tokens[at].sentence != tokens[span.first].sentence:
        return None
    first = span.first if at > span.first or not _is_modified(tokens, at) else at - 1
    if at == first or not _BLOCKED.isdisjoint(token.text for token in tokens[first:at]):
        return None
    of_a_place = tokens[at].text in _OF_A_PLACE and not _is_team(form(tokens, first, at))
    return at if of_a_place or _is_people(tokens[at].text) else None


def _is_modified(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital modifies the plural: "Shetland" Islanders."""
    before = tokens[at - 1] if at else None
    if before is None or before.sentence != tokens[at].sentence or not before.text.istitle():
        return False
    return before.upos in ("PROPN", "ADJ", "NOUN")


def _is_people(word: str) -> bool:
    """Whether it is the plural of a faith or of a people without a country: "Jews", "Kurds"."""
    found = demonym(word) if word[-1:] == "s" and word.istitle() else None
    return found is not None and not found.country and found.people and word not in _MEMBERS


def _is_team(place: str) -> bool:
    """Whether what precedes "Islanders" is a city that no islands are named after: "New York"."""
    records = [found.record for found in lookup(place)]
    city = any(record.feature == "city" and record.population >= _CITY for record in records)
    return city and not lookup(f"{place} Islands")

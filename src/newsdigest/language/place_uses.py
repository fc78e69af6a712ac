"""How a mention uses the name of a place, and the references to places that are no mentions of their own.

The kinds follow the typology of toponyms of Gritta, Pilehvar and Collier ("A pragmatic guide to geoparsing evaluation",
2020): a *literal* toponym means the spot ("in Leeds"); an associative one means something that belongs to it: a
*demonym* ("Kenyan"), a *metonym* for its government, team or people ("Paris accused Rome"), a *modifier*
of a noun ("Ohio lawmakers"), or a *part of a name* ("Leeds City Council"). Only literal uses can be the scene of
something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.language.gazetteer import PlaceCandidate, is_well_known, readings
from newsdigest.lexicon.nouns import NAMED_OCCASIONS
from newsdigest.model.analysis import Name, Token

__all__ = ["DEMONYM", "LITERAL", "METONYM", "MODIFIER", "PART_OF_A_NAME", "NamePart", "name_parts", "use_of"]

LITERAL = "literal"
DEMONYM = "demonym"
METONYM = "metonym"
MODIFIER = "modifier"
PART_OF_A_NAME = "part of a name"

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_OPPOSING = frozenset(
    {
        "accuse",
        "beat",
        "blame",
        "condemn",
        "criticise",
        "criticize",
        "defeat",
        "face",
        "sanction",
        "sue",
        "urge",
        "warn",
    }
)
"""Verbs whose object is a body of people: a government or a team, no spot."""

_OPPOSED = frozenset(
    {
        ("lose", "to"), ("fall", "to"), ("win", "over"), ("victory", "over"), ("triumph", "over"),
        ("sanction", "on"), ("tariff", "on"), ("embargo", "on"), ("duty", "on"), ("sanction", "against")
    }
)  # fmt: skip
"""Verbs and nouns with the preposition of their opponent or target: a team or a state, no spot."""

_STAYING = frozenset({"be", "have", "become", "remain", "lie", "sit", "see", "experience", "welcome"})
"""Verbs that say something of a spot."""

_OPENERS = frozenset({"of", "in", "at", "for"})
_BODIES = frozenset(
    {
        "area", "airport", "board", "chamber", "city", "college", "community", "convention", "council", "county",
        "democratic", "district", "elementary", "fire", "government", "health", "high", "hospital", "international",
        "middle", "municipal", "police", "public", "regional", "republican", "school", "schools", "state", "town",
        "township", "university", "village", "water"
    }
)  # fmt: skip
"""Words after a place in the name of a local body: "Leeds City Council"."""

_LONGEST = 4
_REACH = 4
"""Tokens between a preposition and the head of its phrase."""


class NamePart(NamedTuple):
    """A span of an organisation's name that reads as a place."""

    first: int
    last: int
    text: str
    candidates: tuple[PlaceCandidate, ...]
    of_body: bool  # the name is that of a local body or an occasion


def use_of(head: int, tokens: Sequence[Token]) -> str:
    """The use of a place in a mention by name, given its head token."""
    token = tokens[head]
    while token.deprel == "conj" and token.head != token.index:
        token = tokens[token.head]
    governor = tokens[token.head]
    if token.deprel in ("compound", "nmod:poss", "amod", "nmod:desc"):
        return MODIFIER
    if token.deprel in _SUBJECTS and governor.upos == "VERB" and governor.lemma not in _STAYING:
        return METONYM
    if token.deprel == "obj" and governor.lemma in _OPPOSING:
        return METONYM
    if token.deprel in ("obl", "nmod", "obl:agent") and _acts_or_opposes(token, governor, tokens):
        return METONYM
    return LITERAL


def _acts_or_opposes(token: Token, governor: Token, tokens: Sequence[Token]) -> bool:
    """Whether the preposition makes the place an agent ("accused by Paris") or an opponent ("lost to Wales")."""
    cases = [t.text.lower() for t in tokens[max(token.index - _REACH, 0) : token.index] if t.head == token.index]
    if "by" in cases and governor.xpos == "VBN":
        return True
    targets = [governor, *(t for t in tokens[governor.index + 1 : token.index] if t.head == governor.index)]
    return any((target.lemma, case) in _OPPOSED for target in targets for case in cases)


def name_parts(names: Sequence[Name], tokens: Sequence[Token]) -> Iterator[NamePart]:
    """The places within the names of organisations and other things: "University of Kentucky", "Laurel County Jail".

    A building or a river that the gazetteer does not have is searched too; a person's name is not.
    """
    for name in names:
        if name.kind == "person" or name.last - name.first < 2 or _is_known_place(name, tokens):
            continue
        at = name.first
        while at < name.last:
            opens = at == name.first or tokens[at - 1].text.lower() in _OPENERS or tokens[at - 1].text == "the"
            part = _part_at(at, name, tokens) if opens else None
            if part is not None:
                yield part
            at = part.last if part is not None else at + 1


def _is_known_place(name: Name, tokens: Sequence[Token]) -> bool:
    return name.kind == "place" and bool(readings(" ".join(tokens[at].text for at in range(name.first, name.last))))


def _part_at(at: int, name: Name, tokens: Sequence[Token]) -> NamePart | None:
    if not tokens[at].text[:1].isupper():
        return None
    for size in range(min(_LONGEST, name.last - at), 0, -1):
        last = at + size
        if size == name.last - name.first or not tokens[last - 1].text[:1].isupper():
            continue
        text = " ".join(tokens[i].text for i in range(at, last))
        found = readings(text)
        if found and (size > 1 or len(text) > 3):
            follows = tokens[last].text.lower() if last < name.last else ""
            local = follows in _BODIES or tokens[name.last - 1].text.lower() in NAMED_OCCASIONS
            of_body = local and any(map(is_well_known, found))
            return NamePart(at, last, text, found, of_body)
    return None

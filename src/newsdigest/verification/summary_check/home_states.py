"""Another state of a person: "Idaho's Ann Lowe" where the article has "Ann Lowe (R-Maine)", "Senator Lowe of Maine"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.language.gazetteer import title_of, titles_of
from newsdigest.lexicon.sides import are_other_sides
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Name, Token
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.span import Span
from newsdigest.verification.summary_check.parties import alike, names_of
from newsdigest.verification.summary_check.place_index import states_after_party, states_of
from newsdigest.verification.summary_check.plain_fault import PlainFault
from newsdigest.verification.summary_check.text_index import TextIndex

__all__ = ["home_states"]

_MOST_HOMES = 200  # of the article, which are all compared
_STEPS = 2
"""Steps up the tree from a state to whose it is: an office that has the name beside it."""

_OPENING = frozenset({"(", "[", ","})
_BESIDE = frozenset({"appos", "flat", "nmod:desc", "compound"})
_OF_STATE = frozenset({"nmod", "nmod:poss", "compound", "nmod:desc"})
_CASES = frozenset({"of", "from", "'s", "'"})
_LAWMAKERS = frozenset({"lawmaker", "legislator"})
_PARTIES = ("republican", "democrat")
_TELLING = NOUN_TAGS | {"VERB"}


class _HomeState(NamedTuple):
    """The states that a name means, whose home it is, and where it stands."""

    states: frozenset[str]
    names: Sequence[frozenset[str]]
    span: Span


def home_states(summary: TextIndex, article: TextIndex) -> Iterator[PlainFault]:
    """The states of a summary that the article does not give the person, though it gives another."""
    ours = list(_homes(summary))
    theirs = list(_homes(article))[:_MOST_HOMES] if ours else []
    for home in ours:
        known = [other for other in theirs if alike(home.names, other.names)]
        if known and not any(home.states & other.states for other in known):
            note = "The article gives the person's state as “{theirs}”."
            yield PlainFault(FindingKind.PLACE, FindingVerdict.CONTRADICTED, home.span, known[0].span, note)


def _homes(text: TextIndex) -> Iterator[_HomeState]:
    covered: set[int] = set()
    for name in text.analysis.names:
        if name.kind != "place":
            continue
        covered.update(range(name.first, name.last))
        states = frozenset(states_of(text.analysis.view[name.start : name.end]))
        person = _person_before(text, name.first) or _person_above(text, name) if states else None
        yield from _home(text, states, person, Span(name.start, name.end))
    for at in states_after_party(text.analysis):
        if at not in covered:  # "D-Ore.," is often read as no name
            token = text.analysis.tokens[at]
            states = frozenset(states_of(token.text))
            yield from _home(text, states, _person_before(text, at), Span(token.start, token.end))


def _home(text: TextIndex, states: frozenset[str], person: Name | None, span: Span) -> Iterator[_HomeState]:
    names = names_of(text, person.head) if person is not None else ()
    if names:
        yield _HomeState(states, names, span)


def _person_before(text: TextIndex, first: int) -> Name | None:
    """The person before "(R-Maine)", "[D-ME]" or ", R-Maine"."""
    tokens = text.analysis.tokens
    if first < 4 or tokens[first - 1].text != "-" or tokens[first - 3].text not in _OPENING:
        return None
    party = tokens[first - 2].text
    return _person(text, first - 4) if len(party) == 1 and party.isupper() else None


def _person_above(text: TextIndex, name: Name) -> Name | None:
    """The person that "Maine's", "of Maine" or "Maine Senator" belongs to.

    What stands between them is an office or a party: the "Maine crowd" that hears Ann Lowe is not her state.
    """
    tokens, at = text.analysis.tokens, name.head
    if tokens[at].deprel not in _OF_STATE or not _is_of(text, name):
        return None
    for _ in range(_STEPS):
        if tokens[at].head == at:
            return None
        at = tokens[at].head
        person = _person(text, at) or next(
            (found for child in text.analysis.children[at]
             if tokens[child].deprel in _BESIDE and (found := _person(text, child))), None
        )  # fmt: skip
        if person is not None:
            own = at in range(person.first, person.last) or _is_office(tokens[at])
            return person if own and _are_beside(text, name, person) else None
        if tokens[at].upos not in NOUN_TAGS:
            return None
    return None


def _are_beside(text: TextIndex, one: Name, other: Name) -> bool:
    """Whether no noun but an office, and no verb, stands between two names."""
    between = text.analysis.tokens[min(one.last, other.last) : max(one.first, other.first)]
    return all(token.upos not in _TELLING or _is_office(token) for token in between)


def _is_office(token: Token) -> bool:
    """Whether a noun is the office or the party of somebody with a state."""
    word = token.text.lower().replace(".", "")
    title = title_of(word) or titles_of(word)
    if (title is not None and title.sort == "office") or token.lemma.lower() in _LAWMAKERS:
        return True
    return any(are_other_sides(word, party) for party in _PARTIES)


def _is_of(text: TextIndex, name: Name) -> bool:
    """Whether a name stands without a preposition, or with one of belonging."""
    tokens = text.analysis.tokens
    cases = {
        tokens[child].text.lower() for child in text.analysis.children[name.head] if tokens[child].deprel == "case"
    }
    return cases <= _CASES


def _person(text: TextIndex, at: int) -> Name | None:
    found = text.name_at.get(at)
    return found if found is not None and found.kind == "person" else None

"""Whether a name of the summary names something of the article: by a shorter or longer form, initials, spelling."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice

from newsdigest.language.gazetteer import lookup, place_key
from newsdigest.verification.summary_check.lexical_relations import related, stem
from newsdigest.verification.summary_check.name_forms import (
    STEMMED,
    heads_of_department,
    in_a_row,
    is_acronym,
    other_forms,
)
from newsdigest.verification.summary_check.place_index import country_of, states_of
from newsdigest.verification.summary_check.text_index import MOST_PLACES, TextIndex, initials_of
from newsdigest.verification.summary_check.units import Unit

__all__ = ["match_name", "match_whole", "name_agreement"]

_MOST_ENTITIES = 100
_SHORTER, _NAMESAKE = 0.95, 0.2
"""What a name says of a longer one that holds it, and of another person's of the same surname."""

_HOLDS, _SEAT, _DERIVED_NAME = 0.75, 0.6, 0.6
"""What a country says of a place in it, a capital of its country, and "Congress" of "congressional"."""

_ACRONYM = 0.85
"""What initials say of the name that they stand for."""

_OTHER_FORM = 0.9
"""What another name of the same thing says, as "Academy Award" of "Oscar"."""

_SEATS = {
    **dict.fromkeys(("white house", "pentagon", "capitol hill", "oval office", "congress"), "US"),
    **dict.fromkeys(("downing street", "westminster", "whitehall", "buckingham palace"), "GB"),
    "kremlin": "RU",
    "elysee": "FR",
    "bundestag": "DE",
    "knesset": "IL",
}
"""Seats and houses of governments that are no towns of the gazetteer, by key."""

_SPELLED = 6
_SPELLED_ALIKE = 0.84
"""Names of that many letters that are so much alike are two spellings of one."""


def name_agreement(ours: tuple[str, ...], theirs: tuple[str, ...], *, person: bool) -> float:
    """How far two names can name one thing, 0 to 1; the second is the article's.

    >>> name_agreement(("joe", "biden"), ("biden",), person=True) > 0.5
    True
    >>> name_agreement(("hunter", "biden"), ("joe", "biden"), person=True) < 0.5
    True
    """
    if ours == theirs:
        return 1.0
    mine, known = set(ours), set(theirs)
    if mine <= known:
        return _SHORTER
    acronym = _acronym_agreement(ours, theirs)
    if acronym:
        return acronym
    if known <= mine:
        return 0.6
    shared = mine & known
    if shared and person and ours[-1:] == theirs[-1:]:
        return _first_name_agreement(*ours[:1], *theirs[:1])
    return 0.4 * len(shared) / len(mine)


def _acronym_agreement(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if len(ours) == 1 and len(theirs) > 1 and ours[0] == initials_of(theirs):
        return 0.9
    return _ACRONYM if len(theirs) == 1 and len(ours) > 1 and theirs[0] == initials_of(ours) else 0.0


def _first_name_agreement(one: str, other: str) -> float:
    """Of two people with one surname: an initial and a short form ("Rob", "Robert") agree."""
    initial = one[0] == other[0] and min(len(one), len(other)) == 1
    return 0.85 if initial or one[:3] == other[:3] else _NAMESAKE


def match_name(unit: Unit, summary: TextIndex, article: TextIndex) -> None:
    """Find a name among the article's names and words."""
    _match_entities(unit, summary, article)
    tokens = article.analysis.tokens
    words = " ".join(token.text for token in summary.analysis.tokens[unit.first : unit.last])
    code = country_of(words)
    for at in article.countries.get(code, ())[:MOST_PLACES] if code else ():
        unit.say(tokens[at].sentence, 0.9, (at,))
    for state in states_of(words) if unit.kind == "place" else ():
        for at in article.states.get(state, ())[:MOST_PLACES]:
            unit.say(tokens[at].sentence, 0.9, (at,))
    _match_run(unit, article)
    _match_forms(unit, article)
    _match_acronyms(unit, summary, article)
    if unit.best >= 0.5:
        return
    match_whole(unit, words, article)
    for word in unit.words if len(unit.words) == 1 else ():
        for other, strength in related(word.removesuffix("s")).items():
            for at in article.words.get(other, ())[:MOST_PLACES]:
                unit.say(tokens[at].sentence, strength, (at,))
        if len(word) >= STEMMED:
            for at in article.stems.get(stem(word), ())[:MOST_PLACES]:
                unit.say(tokens[at].sentence, _DERIVED_NAME, (at,))
    _match_spelling(unit, article)
    if unit.best < 0.5:
        _match_part(unit, article)


def _match_forms(unit: Unit, article: TextIndex) -> None:
    """The name in another form: "Oscar" is the article's "Academy Award", a department stands for its secretary."""
    tokens = article.analysis.tokens
    for form in other_forms(unit.words):
        for at in in_a_row(form, article):
            unit.say(tokens[at].sentence, _OTHER_FORM, (at,))
    for at in heads_of_department(unit.words, article):
        unit.say(tokens[at].sentence, _HOLDS, (at,))


def _match_acronyms(unit: Unit, summary: TextIndex, article: TextIndex) -> None:
    """The initials of a body's name, with those of its small words or without: "the WHO", "the DoJ"."""
    if unit.sort == "person" or len(unit.words) < 2:
        return
    tokens = article.analysis.tokens
    every = [token.text.lower() for token in summary.analysis.tokens[unit.first : unit.last] if token.text.isalpha()]
    for short in {initials_of(unit.words), initials_of(every)}:
        for at in article.words.get(short, ())[:MOST_PLACES]:
            if is_acronym(article, at):
                unit.say(tokens[at].sentence, _ACRONYM, (at,))


def _match_part(unit: Unit, article: TextIndex) -> None:
    """The name within a compound: "ex-Ford" is the article's "Ford"."""
    for part in (part for word in unit.words if "-" in word for part in word.split("-") if len(part) > 2):
        for at in article.words.get(part, ())[:MOST_PLACES]:
            unit.say(article.analysis.tokens[at].sentence, _DERIVED_NAME, (at,))


def match_whole(unit: Unit, words: str, article: TextIndex) -> None:
    """What holds the article's place, and the seat of a government for its country: "Washington", "the White House"."""
    tokens = article.analysis.tokens
    found = lookup(words)
    wide = found[0] if found else None
    code = country_of(words)
    if wide is not None and wide.record.feature == "state":
        code = wide.region
    for at in article.within.get(code, ())[:MOST_PLACES] if code else ():
        unit.say(tokens[at].sentence, _HOLDS, (at,))
    capital = next((place.record.country for place in found if place.capital), "")
    seat = _SEATS.get(place_key(words).removeprefix("the "), capital)
    for at in article.countries.get(seat, ())[:MOST_PLACES] if seat else ():
        unit.say(tokens[at].sentence, _SEAT, (at,))


def _match_entities(unit: Unit, summary: TextIndex, article: TextIndex) -> None:
    """Find a name among the names of the article's entities."""
    person = summary.name_kind(unit.first) == "person"
    tried = {at for word in unit.words for at in article.named.get(word, ())[:_MOST_ENTITIES]}
    tried.update(_by_initials(unit, article))
    for at in sorted(tried):
        known = article.entities[at]
        strengths = [name_agreement(unit.words, name, person=person) for name in known.names]
        strength = max(strengths, default=0.0)
        if _NAMESAKE in strengths and strength < _SHORTER:
            strength = _NAMESAKE  # "Paul Crane" is not the article's Ida Crane, whom it calls "Crane" later on
        for sentence, (plain, heads) in islice(known.sentences.items(), MOST_PLACES) if strength > 0 else ():
            unit.say(sentence, strength * plain, heads)


def _match_spelling(unit: Unit, article: TextIndex) -> None:
    """The name under another spelling: "Gadhafi" is the article's "Gaddafi"."""
    last = unit.words[-1]
    if len(last) < _SPELLED:
        return
    for word in article.spellings[last[0]].to(last) if last[0] in article.spellings else ():
        near = abs(len(word) - len(last)) <= 2 and len(word) >= _SPELLED
        if near and SequenceMatcher(None, word, last, autojunk=False).ratio() >= _SPELLED_ALIKE:
            for at in article.named[word][:_MOST_ENTITIES]:
                for sentence, (plain, heads) in islice(article.entities[at].sentences.items(), MOST_PLACES):
                    unit.say(sentence, 0.75 * plain, heads)


def _by_initials(unit: Unit, article: TextIndex) -> Sequence[int]:
    """The entities with the initials of a name of several words, or of whose initials the name consists.

    Two letters are a body ("EU"), or a place; nobody is called by his two initials.
    """
    words = unit.words
    if len(words) == 1:
        return article.initials.get(words[0], ())[:_MOST_ENTITIES]
    short = initials_of(words)
    named = article.named.get(short, ())[:_MOST_ENTITIES] if len(words) > 2 or unit.sort != "person" else ()
    return [at for at in named if (short,) in article.entities[at].names]


def _places_of(word: str, article: TextIndex) -> Sequence[int]:
    """The tokens of a word of a name, or those of the country whose people it names: "Peruvian Navy", "Peru's navy"."""
    found = article.words.get(word, ())
    code = "" if found else country_of(word.capitalize())
    return (article.countries.get(code, ()) if code else found)[:MOST_PLACES]


def _match_run(unit: Unit, article: TextIndex) -> None:
    """The words of the name in a row, as a name of the article or not; else all of them in one sentence."""
    tokens = article.analysis.tokens
    places = [_places_of(word, article) for word in unit.words]
    if not all(places):
        return
    rest = [set(found) for found in places[1:]]
    for at in places[0]:
        if all(any(at + step in found for step in range(offset + 1, offset + 4)) for offset, found in enumerate(rest)):
            unit.say(tokens[at].sentence, 1.0, (at,))
    if len(places) > 1 and unit.best < 0.6:
        for sentence, here in article.together(places):
            unit.say(sentence, 0.6, here)

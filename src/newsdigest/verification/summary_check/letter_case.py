"""Capitals for a text that has none, so that its names can be found: posts and search indexes are often lower-cased.

The text keeps its length. A word is put into capitals where it opens a sentence, is a country, a people, a given
name, a month or a weekday, follows a given name, or is no word of English that the packaged tables know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsdigest.language.gazetteer import demonym, given_gender, lookup, title_of
from newsdigest.language.lemmas import lemma
from newsdigest.lexicon.calendar import MONTHS, WEEKDAYS
from newsdigest.lexicon.function_words import (
    ARTICLES,
    AUXILIARIES,
    CONDITIONALS,
    COORDINATORS,
    DEMONSTRATIVES,
    FIRST_PERSON,
    FRAMING_PREPOSITIONS,
    INFERENTIALS,
    MOTION_PREPOSITIONS,
    NEGATIVE_PRONOUNS,
    PERSONAL_PRONOUNS,
    POSSESSIVES,
    QUANTIFIERS,
    REFLEXIVES,
    SECOND_PERSON,
    TEMPORAL_SUBORDINATORS,
    WH_WORDS,
)
from newsdigest.lexicon.word_sets import words
from newsdigest.verification.summary_check.lexical_relations import is_known

__all__ = ["is_common_word", "is_english_word", "with_capitals"]

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 40
_ENDS = frozenset(".!?\n")
_MOST_CAPITALS = 0.002
_WELL_KNOWN = 1_000_000
"""People in a city from which on its name counts as a name where it may be a common word, too."""

_CALENDAR = frozenset({*WEEKDAYS, *MONTHS}) - {"may", "march"}
_TAGS = ("NNS", "VBD", "VBG", "VBZ", "VBN", "JJR", "JJS")
_COMMON = (
    ARTICLES
    | DEMONSTRATIVES
    | FRAMING_PREPOSITIONS
    | MOTION_PREPOSITIONS
    | AUXILIARIES
    | PERSONAL_PRONOUNS
    | POSSESSIVES
    | FIRST_PERSON
    | SECOND_PERSON
    | REFLEXIVES
    | WH_WORDS
    | COORDINATORS
    | INFERENTIALS
    | TEMPORAL_SUBORDINATORS
    | CONDITIONALS
    | QUANTIFIERS
    | NEGATIVE_PRONOUNS
    | words("about above again against all among any as back because below between both cannot down during each even")
    | words("further from get got here just last least less let like much more near next not now off once only other")
    | words("others out own per same such than there though through too under up upon very via with within without yes")
    | words("anyone anything everyone everything someone something ok over until doing hers theirs")
    | words("ll re s t ve couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn lrb rrb")
    | words("mr mrs ms dr pm st nd rd th")
)


def _lacks_capitals(text: str) -> bool:
    """Whether a text is long enough to tell, and has hardly any capitals."""
    letters = sum(char.isalpha() for char in text)
    return letters >= _LEAST_LETTERS and sum(char.isupper() for char in text) <= _MOST_CAPITALS * letters


def with_capitals(text: str) -> str:
    """The text itself, or, where it has hardly any capitals, the text with capitals where names and sentences begin.

    >>> with_capitals("the prime minister of france met angela merkel in berlin on tuesday, officials in paris said.")
    'The prime minister of France met Angela Merkel in Berlin on Tuesday, officials in Paris said.'
    """
    if not _lacks_capitals(text):
        return text
    chars = list(text)
    opens, after_given = True, False
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        opens = opens or not _ENDS.isdisjoint(between)
        word = match[0]
        beside = between in {" ", "-"}
        name = _is_name(word) or (after_given and beside and word not in _COMMON and not is_english_word(word))
        if (opens or name or word == "i") and len(word[0].upper()) == 1:
            chars[match.start()] = word[0].upper()
        after_given = given_gender(word) is not None and word not in _COMMON and name
        opens, end = False, match.end()
    return "".join(chars)


@lru_cache(maxsize=4096)
def _is_name(word: str) -> bool:
    if word in _COMMON or len(word) < 3:
        return False
    capital = word.capitalize()
    if word in _CALENDAR or demonym(capital) is not None:
        return True
    if is_english_word(word):
        found = lookup(capital)
        return bool(found) and (
            found[0].record.feature in {"country", "continent"} or found[0].record.population >= _WELL_KNOWN
        )
    return title_of(word) is None


def is_common_word(word: str) -> bool:
    """Whether a word in small letters is a function word of English; some are words of other languages, too."""
    return word in _COMMON


@lru_cache(maxsize=4096)
def is_english_word(word: str) -> bool:
    """Whether the packaged tables know a word in small letters as one of English, or as a form of one.

    >>> is_english_word("bridges"), is_english_word("dubois")
    (True, False)
    """
    return is_known(word) or any(is_known(lemma(word, tag)) for tag in _TAGS)

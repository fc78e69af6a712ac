"""Capitals for a text that has none, so that its names can be found: posts and search indexes are often lower-cased.

The text keeps its length. A word is put into capitals where it opens a sentence, is a country, a people, a given
name, a month or a weekday, follows a given name, or is no word of English that the packaged tables know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsdigest.language.gazetteer import demonym, given_gender, lookup, title_of
from newsdigest.language.lemmas import lemma
from newsdigest.verification.summary_check.lexical_relations import is_known

__all__ = ["with_capitals"]

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 40
_MOST_CAPITALS = 0.002
_WELL_KNOWN = 1_000_000
"""People in a city from which on its name counts as a name where it may be a common word, too."""

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december".split()
)
_TAGS = ("NNS", "VBD", "VBG", "VBZ", "VBN", "JJR", "JJS")
_COMMON = frozenset(
    "a about above after again against all also am among an and any are as at back be because been before being "
    "below between both but by can cannot could did do does doing down during each even few for from further get "
    "got had has have having he her here hers herself him himself his how however i if in into is isn it its "
    "itself just last least less let like ll may me might mine more most much must my myself near next no nor not "
    "now of off on once only onto or other others our ours out over own per re s same shall she should since so "
    "some such t than that the their theirs them themselves then there these they this those though through to "
    "too toward towards under until unless up upon us ve very via was we were what when where whether which while "
    "who whom whose why will with within without would yes yet you your yours yourself didn don doesn wasn weren "
    "won wouldn couldn shouldn hasn haven hadn lrb rrb mr mrs ms dr something anything nothing everything someone "
    "anyone everyone nobody ok pm st th nd rd".split()
)


def with_capitals(text: str) -> str:
    """The text itself, or, where it has hardly any capitals, the text with capitals where names and sentences begin.

    >>> with_capitals("the prime minister of france met angela merkel in berlin on tuesday, officials in paris said.")
    'The prime minister of France met Angela Merkel in Berlin on Tuesday, officials in Paris said.'
    """
    letters = sum(char.isalpha() for char in text)
    if letters < _LEAST_LETTERS or sum(char.isupper() for char in text) > _MOST_CAPITALS * letters:
        return text
    chars = list(text)
    opens, after_given = True, False
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        opens = opens or any(mark in between for mark in ".!?\n")
        word = match[0]
        beside = between in {" ", "-"}
        name = _is_name(word) or (after_given and beside and word not in _COMMON and not _is_english(word))
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
    if _is_english(word):
        found = lookup(capital)
        return bool(found) and (
            found[0].record.feature in {"country", "continent"} or found[0].record.population >= _WELL_KNOWN
        )
    return title_of(word) is None


@lru_cache(maxsize=4096)
def _is_english(word: str) -> bool:
    return is_known(word) or any(is_known(lemma(word, tag)) for tag in _TAGS)

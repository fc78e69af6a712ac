"""Whether an abbreviation ends its sentence, by what follows, where Punkt has seen too little to say so.

In running prose a function word has a capital at the beginning of a sentence alone: "He moved to the U.S. A year
later". So do a number and a plural noun of people before a word in lower case, where the name of a place is complete
before them: "in Sydney, N.S.W. Firefighters came", "in the U.S. Residents pay less"; but "U.S. Marshals".
"""

from __future__ import annotations

import re

from newsdigest.language.gazetteer import noun_of, state_of, title_of
from newsdigest.lexicon.function_words import (
    ARTICLES,
    CIRCUMSTANTIALS,
    COORDINATORS,
    DATING_PREPOSITIONS,
    DEMONSTRATIVES,
    FRAMING_PREPOSITIONS,
    MOTION_PREPOSITIONS,
    POSSESSIVES,
    QUANTIFIERS,
    STATIC_PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TOPIC_PREPOSITIONS,
)
from newsdigest.lexicon.numbers import CARDINALS
from newsdigest.lexicon.word_sets import any_of, words

__all__ = ["IN_HEADLINES", "OPENERS", "ends_before"]

_NAMED_FIRST = words("all more most one no not and or")
"""Function words that open names too, so that a word in lower case must follow: "U.S. Most Wanted"."""

OPENERS = frozenset(
    word.capitalize()
    for word in ARTICLES
    | DEMONSTRATIVES
    | POSSESSIVES
    | SUBJECT_PRONOUNS
    | FRAMING_PREPOSITIONS
    | QUANTIFIERS
    | words("after before when while as if how what")
    | words("but so then now however there")
    | words("from with")
    | _NAMED_FIRST
)
"""Words that open sentences and are no surname: after "Plan B." the sentence has ended, after "P." it has not."""

IN_HEADLINES = frozenset(
    word.capitalize()
    for word in FRAMING_PREPOSITIONS
    | MOTION_PREPOSITIONS
    | STATIC_PREPOSITIONS
    | TOPIC_PREPOSITIONS
    | DATING_PREPOSITIONS
    | CIRCUMSTANTIALS
    | COORDINATORS
)
"""Function words that go on with a headline in title case after an abbreviation: "Man Held in U.S. For Fraud"."""

_COUNTRIES = frozenset({"U.S.", "U.S.A.", "U.K.", "U.A.E."})
_FORCES = frozenset({"Marines"})
_FOLLOWING = re.compile(r"\s+([A-Z][a-z]*)(?:( [a-z])|(?![\w'.-]))")
_PROSE = re.compile(r"(?<!\S)[a-z]{4,}(?!\S)")
_COMPLETE = re.compile(rf"(?:, |\b(?:{any_of(FRAMING_PREPOSITIONS | MOTION_PREPOSITIONS)}|from|across) the )\Z")
_SAMPLE = 200  # characters before the stop that are searched for a word in lower case


def ends_before(view: str, begin: int, word: str, stop: int, end: int) -> bool:
    """Whether a sentence ends at the stop of an abbreviation, as what follows can only open another.

    Args:
        view: the folded text.
        begin: where the sentence begins.
        word: the abbreviation without its stop.
        stop: the offset of the stop.
        end: where the block ends.
    """
    found = _FOLLOWING.match(view, stop + 1, end)
    if found is None or _PROSE.search(view, max(begin, stop - _SAMPLE), stop) is None:
        return False
    following, lower = found[1], found[2] is not None
    if following in OPENERS:
        return lower or following.lower() not in _NAMED_FIRST
    if not lower or not (state_of(f"{word}.") or f"{word}." in _COUNTRIES):
        return False
    return following.lower() in CARDINALS or (
        _are_people(following)
        and _COMPLETE.search(view, max(begin, stop - len(word) - _SAMPLE), stop - len(word)) is not None
    )


def _are_people(word: str) -> bool:
    """Whether a plural names people by what they do or are, and is no title: "Firefighters", but not "Marshals"."""
    if word == "Police":
        return True
    singular = word.lower()[:-1]
    noun = noun_of(singular)
    named = word[-1] != "s" or title_of(singular) is not None or word in _FORCES
    return not named and noun is not None and noun.kind in ("person", "group")

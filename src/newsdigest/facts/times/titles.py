"""Years that are part of a name: "the 2007 Farm Bill", "the Clean Water Act of 1972", "her 1994 album".

Such a year says which law or film is meant, and not when something in the sentence happened. Strategy: the words right
around it, by shape: a noun for something made or decreed that ends the phrase which the year opens, or "Act of" before.
"""

from __future__ import annotations

import re

from newsdigest.facts.times.resolution_context import Resolved
from newsdigest.lexicon.function_words import (
    ARTICLES,
    BE,
    DATING_PREPOSITIONS,
    FRAMING_PREPOSITIONS,
    HAVE,
    MODALS,
    SUBJECT_PRONOUNS,
    TEMPORAL_SUBORDINATORS,
)
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.enums import Granularity

__all__ = ["is_in_a_name"]

_MADE = (
    "acts?|bills?|laws?|codes?|treaty|agreements?|accords?|protocol|awards?|prizes?|plans?|budgets?|resolutions?"
    "|directive|framework|amendments?|constitution|reports?|programs?|programmes?|policy|strategy|convention|pact|deal"
    "|films?|movies?|albums?|books?|novels?|songs?|singles?|hits?|models?|editions?|rules|regulations?|legislation"
    "|statutes?|charter|declaration|manifesto|census|surveys?|study|memoirs?|documentary|drama|comedy|musical|classic"
)
_ENDS_A_PHRASE = (
    any_of(FRAMING_PREPOSITIONS, TEMPORAL_SUBORDINATORS - {"since"}, ARTICLES)
    + "|from|with|that|which|who|where|as|but|or|this"
)
_VERBS = any_of(
    BE - {"am", "been", "being"},
    HAVE - {"having"},
    MODALS - {"must", "shall", "should"},
    SUBJECT_PRONOUNS,
    ("said", "says"),
)
_OPENS = re.compile(
    rf"(?: (?!(?:{_ENDS_A_PHRASE}|{_VERBS})\b)[A-Za-z][\w'.&-]{{0,20}},?){{0,5}}? (?:{_MADE})\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"(?:Act|Bill|Law|Code|Treaty|Agreement|Accords?|Protocol|Convention|Order|Resolution|Amendments?)"
    r"(?: \([A-Z]{2,8}\))? of $"
)
_DATES_SOMETHING = re.compile(
    rf"\b(?:{any_of(DATING_PREPOSITIONS - {'on', 'from'})}|in|during|through|between|late|early|mid) $", re.IGNORECASE
)
_WIDTH = 40
"""Characters before a year that are looked at."""


def is_in_a_name(resolved: Resolved, view: str, start: int, end: int) -> bool:
    """Whether the year from ``start`` to ``end`` names a law, a prize, a film or the like.

    Args:
        resolved: the time expression, read.
        view: the folded text of the article.
        start: where the expression starts.
        end: where it ends.
    """
    if resolved.unit is not Granularity.YEAR or not resolved.value.isdigit():
        return False
    before = view[max(0, start - _WIDTH) : start]
    if _CLOSES.search(before):
        return True
    return not _DATES_SOMETHING.search(before) and _OPENS.match(view, end) is not None

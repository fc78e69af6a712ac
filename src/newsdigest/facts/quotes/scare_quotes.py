"""Words in quotation marks that are no quotation, and the purpose of the marks.

The uses are those of style books (AP and Chicago, "quotation marks"): titles of works, nicknames within a name,
slogans and signs, words mentioned as words, and distance ("scare quotes").
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.lexicon.nouns import WORKS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.span import Span

__all__ = ["SIGNS", "NotQuotation", "Purpose", "classify", "is_title"]


_WORKS = WORKS | words("essay article painting episode hit track column story titled entitled headlined")
SIGNS = words("sign banner placard poster slogan motto chant hashtag shirt hat reading read chanting chanted mantra")
"""Nouns of things with a text on them that is not speech, and verbs that go with them."""

_TERMS = words(
    "word term phrase label call known know dub name mean define translate nickname coin brand so-called expression"
)
_REACH = 6


class Purpose(str, Enum):
    """The purpose of quotation marks that mark no quotation."""

    TITLE = "title"
    NICKNAME = "nickname"
    SLOGAN = "slogan"
    TERM = "term"
    DISTANCE = "distance"
    UNATTRIBUTED = "unattributed"  # a whole sentence without a speaker


class NotQuotation(NamedTuple):
    """A span in quotation marks, marks included, and their purpose."""

    span: Span
    text: str
    purpose: Purpose


def classify(context: AttributionContext, region: int) -> NotQuotation:
    """What the marks of a region are for."""
    quoted = context.regions[region]
    span = Span(quoted.start, quoted.end)
    return NotQuotation(span, span.of(context.analysis.article.text), _purpose(context, region))


def _purpose(context: AttributionContext, region: int) -> Purpose:
    first, last = context.region_tokens[region]
    tokens = context.tokens
    words = [token for token in tokens[first:last] if token.upos != "PUNCT"]
    before = {token.lemma.lower() for token in tokens[max(0, first - _REACH) : first]}
    neighbours = [tokens[at] for at in (first - 1, last) if 0 <= at < len(tokens)]
    if len(words) <= 3 and len(neighbours) == 2 and all(token.upos == "PROPN" for token in neighbours):
        return Purpose.NICKNAME
    if before & SIGNS:
        return Purpose.SLOGAN
    if before & _WORKS or is_title(context, region):
        return Purpose.TITLE
    if before & _TERMS:
        return Purpose.TERM
    return Purpose.DISTANCE if len(words) <= 8 else Purpose.UNATTRIBUTED


def is_title(context: AttributionContext, region: int) -> bool:
    """Whether the words in marks are in title case, as titles of works and slogans are."""
    first, last = context.region_tokens[region]
    words = [token for token in context.tokens[first:last] if token.upos != "PUNCT"]
    return len(words) > 1 and sum(_is_capital(token.text) for token in words) > 0.6 * len(words)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()

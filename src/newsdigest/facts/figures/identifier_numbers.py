"""Numbers that name something instead of counting: a year, an article of a law, a flight, a rank, a list's points.

Strategy: the words right around the number decide. A noun of which every one has a number ("section", "flight"),
or a name, makes the next number its label, and the numbers joined to it ("Sections 419 and 420") with it. A number
word in capitals inside a sentence is part of a name ("Six Nations", "Fantastic Four").
"""

from __future__ import annotations

import re

from newsdigest.facts.event_spans import is_headline
from newsdigest.facts.figures.quantities import Quantity
from newsdigest.lexicon.calendar import YEAR
from newsdigest.lexicon.nouns import PEOPLE
from newsdigest.lexicon.tags import NOUN_TAGS
from newsdigest.model.analysis import Analysis, Token

__all__ = ["ONE_WORDS", "is_identifier"]

ONE_WORDS = frozenset({"one", "a", "an"})

_NUMBERED = frozenset(
    {"number", "no", "section", "article", "chapter", "page", "paragraph", "clause", "line", "route", "highway"}
    | {"flight", "room", "gate", "platform", "channel", "episode", "phase", "round", "stage", "level", "type", "grade"}
    | {"category", "version", "volume", "act", "rule", "resolution", "proposition", "amendment", "lot", "block", "ward"}
    | {"zone", "tier", "group", "lap", "hole", "lane", "pole", "exit", "junction", "apartment", "flat", "suite"}
    | {"figure", "table", "step", "schedule", "appendix", "interstate", "motorway", "boeing", "airbus", "class"}
)
"""Nouns of which each one has a number or a place in an order."""

_ORDERED = frozenset({"year", "day", "week", "game", "match", "set", "part", "season", "race", "test", "heat", "top"})
"""The same without an article before them: "on day three", but "in the week two men died"."""

_RANKS = frozenset({"last", "final", "big", "top", "best", "first"})
"""With these, a number that counts no noun names a set: "the last four", "the world's top 50"."""

_JOINTS = frozenset({"and", "or", ",", "to", "-", "&", "/", "–"})
_FURTHEST = 6
"""Tokens back from a number to the label that it is joined to, at most."""

_PEOPLE = PEOPLE | {"other", "officer", "soldier"}
_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
_POINT_OF_A_LIST = 20
"""Up to this a bare number before a closing bracket is a point of a list."""


def is_identifier(analysis: Analysis, quantity: Quantity, first: int, last: int) -> bool:
    """Whether the number names something instead of counting: a year, a date, a flight, "one of them".

    Args:
        analysis: the analysed article.
        quantity: a quantity of its view.
        first: the token in which the quantity starts.
        last: the token in which it ends, its unit included.
    """
    tokens = analysis.tokens
    token = tokens[first]
    if _is_in_a_name(analysis, quantity, first, last):
        return True
    if quantity.unit:
        return False
    if token.start < quantity.start or tokens[last].end > quantity.end + 1:
        return True  # in the middle of a longer token: "B-52", "2-1", "30-day"
    if token.text.lower() in ONE_WORDS:
        return quantity.scale == 1.0 and quantity.value == 1.0 and not _counts_people(tokens, token)
    before, after = _beside(tokens, first, -1), _beside(tokens, last, +1)
    if _is_month(before) or _is_month(after):
        return True
    if YEAR.fullmatch(analysis.view[quantity.start : quantity.number_end]):
        return not _counts_plural(before, after)
    if _is_point(quantity, after) or _is_a_set(token, before, first, last) or _is_rank(tokens, before):
        return True
    return not _counts_what_follows(token, first) and _is_numbered(analysis, quantity, first)


def _is_month(token: Token | None) -> bool:
    return token is not None and _MONTH.fullmatch(token.text) is not None


def _counts_plural(before: Token | None, after: Token | None) -> bool:
    """Whether a number that could be a year counts the plural after it: "sold 1900 tickets", not "the 1900 games"."""
    plural = after is not None and after.xpos == "NNS"
    return plural and before is not None and before.upos not in {"DET", "ADP"}


def _is_rank(tokens: tuple[Token, ...], before: Token | None) -> bool:
    """Whether "number" or "No" precedes it, with or without a noun after it: "world number five Ida Crane"."""
    if before is None:
        return False
    if before.text in {"No", "No.", "Nos"}:
        return True
    article = _beside(tokens, before.index, -1)
    return before.text.lower() == "number" and (article is None or article.text.lower() != "a")


def _beside(tokens: tuple[Token, ...], at: int, step: int) -> Token | None:
    """The next token of the same sentence in a direction."""
    other = at + step
    return tokens[other] if 0 <= other < len(tokens) and tokens[other].sentence == tokens[at].sentence else None


def _is_in_a_name(analysis: Analysis, quantity: Quantity, first: int, last: int) -> bool:
    """Whether a number word with a capital is beside a name in a sentence: "Six Nations", "Three Mile Island"."""
    token = analysis.tokens[first]
    if _is_joined_to_a_name(analysis.tokens, quantity, first, last):
        return True
    if not quantity.spelt or not token.text[:1].isupper() or quantity.scale != 1.0:
        return False
    before, after = _beside(analysis.tokens, first, -1), _beside(analysis.tokens, last, +1)
    running = not is_headline(analysis, token)
    if after is not None and after.text[:1].isupper():
        return after.xpos == "NNP" or (running and after.upos in (NOUN_TAGS if before else {"NOUN"}))
    if before is None or not running:
        return False
    return before.upos == "PROPN" and before.text[:1].isupper() and not before.text.endswith(".")


def _is_joined_to_a_name(tokens: tuple[Token, ...], quantity: Quantity, first: int, last: int) -> bool:
    """Whether the words on both sides of "Two-" have capitals, too: "Dolly Two-Boots"."""
    hyphen = _beside(tokens, last, +1)
    if not quantity.spelt or hyphen is None or hyphen.text != "-":
        return False
    words = _beside(tokens, first, -1), tokens[first], _beside(tokens, hyphen.index, +1)
    return all(word is not None and word.text[:1].isupper() for word in words)


def _counts_people(tokens: tuple[Token, ...], token: Token) -> bool:
    return token.deprel == "nummod" and tokens[token.head].lemma.lower() in _PEOPLE


def _counts_what_follows(token: Token, first: int) -> bool:
    return token.deprel == "nummod" and token.head > first


def _is_point(quantity: Quantity, after: Token | None) -> bool:
    """Whether it numbers a point of a list, "1) hands", or repeats a number word, "four (4) doors"."""
    closed = after is not None and after.text == ")"
    return closed and not quantity.spelt and quantity.value <= _POINT_OF_A_LIST


def _is_a_set(token: Token, before: Token | None, first: int, last: int) -> bool:
    """Whether the number names a known set: "into the last four", "the world's top 50"."""
    if before is None or before.text.lower() not in _RANKS or first != last:
        return False
    return not _counts_what_follows(token, first)


def _is_numbered(analysis: Analysis, quantity: Quantity, first: int) -> bool:
    """Whether a noun before takes the number for its label, directly or over the numbers that it is joined to."""
    tokens = analysis.tokens
    for at in range(first - 1, max(-1, first - 1 - _FURTHEST), -1):
        token = tokens[at]
        if token.sentence != tokens[first].sentence:
            return False
        if token.text.lower() in _JOINTS or token.upos == "NUM" or token.xpos == "CD":
            continue
        joined = at < first - 1
        return _takes_a_number(tokens, token) or (not joined and not quantity.spelt and _names(analysis, token))
    return False


def _takes_a_number(tokens: tuple[Token, ...], token: Token) -> bool:
    lemma = token.lemma.lower().rstrip(".")
    if lemma in _NUMBERED:
        return True
    before = _beside(tokens, token.index, -1)
    return lemma in _ORDERED and token.xpos != "NNS" and (before is None or before.upos in {"ADP", "PUNCT", "NOUN"})


def _names(analysis: Analysis, token: Token) -> bool:
    """Whether a number after the token is part of a name: "Article 50", "Boeing 737"."""
    inside = token.index > analysis.sentences[token.sentence].first
    model = token.text.isupper() and token.text.isalpha() and len(token.text) > 1  # "ATR 72"
    return token.upos == "PROPN" or model or (token.upos == "NOUN" and inside and token.text[:1].isupper())

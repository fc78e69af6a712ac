"""National branches of organisations: words with capitals before a country are one name, "Age Scotland", "Oxfam Kenya".

The tagger finds the country alone. In running text nothing else stands there without a comma or a preposition, except
what changes the place ("Northern Ireland", "Nazi Germany"), an adverbial ("On Friday Norway said"), a
century and a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from newsdigest.language.gazetteer import demonym, ending_kind, given_gender, lookup, title_of, titles_of
from newsdigest.language.names.ner_spans import NerSpan, form
from newsdigest.lexicon.calendar import MONTHS, WEEKDAYS
from newsdigest.lexicon.nouns import PARTS_OF_A_PLACE
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Token

__all__ = ["add_branch", "add_today"]

_WIDE = frozenset({"country", "state"})
_OF_A_PLACE = PARTS_OF_A_PLACE | words("old new great greater republic nazi soviet communist imperial miss team prime")
_OF_A_TIME = words("in on at since after before during until")
_NOUNS = frozenset(("NN", "NNP", "NNPS", "NNS"))
_MODIFIED = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST = 4


def add_branch(tokens: Sequence[Token], span: NerSpan, spans: Mapping[int, NerSpan]) -> None:
    """Extend the name of a country to the left over the name of an organisation, in place.

    Args:
        tokens: the article's tokens.
        span: a name.
        spans: all names by each of their tokens.
    """
    country = _country(tokens, span)
    if country is None or _modifies(tokens, span):
        return
    first = _start(tokens, country, spans)
    if first < span.first and not _is_elsewhere(tokens, first, country, spans):
        span.first, span.kind, span.settled = first, "organization", True


def add_today(tokens: Sequence[Token], span: NerSpan) -> None:
    """Extend a name over "Today" with a capital in running text, which makes it an outlet's, in place: "USA Today"."""
    at = span.last
    if at < len(tokens) and tokens[at].text == "Today" and tokens[at].sentence == tokens[span.first].sentence:
        span.last, span.kind, span.settled = at + 1, "organization", True


def _country(tokens: Sequence[Token], span: NerSpan) -> int | None:
    """Where the country begins that a name is or that ends one without a kind: "Workers Canada"; None without one."""
    if _is_wide(form(tokens, span.first, span.last)):
        return span.first
    return span.last - 1 if not span.kind and _is_wide(tokens[span.last - 1].text) else None


def _is_wide(name: str) -> bool:
    """Whether a name is that of a country or of a part of one."""
    found = lookup(name) if name[:1].isupper() else ()
    return bool(found) and found[0].record.feature in _WIDE


def _is_elsewhere(tokens: Sequence[Token], first: int, country: int, spans: Mapping[int, NerSpan]) -> bool:
    """Whether the words before a country are none of its name: a town, an adverbial, a word that opens the sentence."""
    before = tokens[first - 1] if first else None
    if lookup(form(tokens, first, country)):
        return True
    if before is not None and (before.text.lower() in _OF_A_TIME or before.xpos == "CD"):
        return True  # "21st Century Norway"
    opens = before is None or before.sentence != tokens[first].sentence or before.text in "\"“'‘:"
    known = first in spans and spans[first].kind == "organization"
    return opens and country - first < 2 and not known


def _modifies(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a noun follows, which the country describes: "the Orbit UK tour"."""
    if span.last >= len(tokens) or tokens[span.last].sentence != tokens[span.first].sentence:
        return False
    return tokens[span.last].upos in _MODIFIED


def _start(tokens: Sequence[Token], at: int, spans: Mapping[int, NerSpan]) -> int:
    """The first of the words with capitals before a token that can be an organisation's; ``at`` without one."""
    first = at
    while first > 0 and at - first < _LONGEST and _is_of_name(tokens, first - 1, first, spans):
        first -= 1
    if first < at and first in spans and _is_body(tokens, spans[first]):
        first = spans[first].first  # members that were added to the body: "Nurses" United
    blocked: Collection[str] = ("person", "place")
    taken = {spans[token].kind for token in range(first, at) if token in spans and not _is_body(tokens, spans[token])}
    partial = first > 0 and first - 1 in spans and first in spans and spans[first - 1] is spans[first]
    return at if partial or not taken.isdisjoint(blocked) else first


def _is_body(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether the last word of a name makes it a body's: "Nurses United"."""
    return span.last - span.first > 1 and ending_kind(tokens[span.last - 1].text.lower()) == "organization"


def _is_of_name(tokens: Sequence[Token], index: int, following: int, spans: Mapping[int, NerSpan]) -> bool:
    """Whether a token may belong to the name of an organisation that ends in a country."""
    token, word = tokens[index], tokens[index].text.lower()
    if token.sentence != tokens[following].sentence or token.end == tokens[following].start:
        return False
    if not token.text[0].isupper() or not token.text.isalpha():
        return False
    return (index in spans and _is_body(tokens, spans[index])) or _is_word_of_body(token, word, index, spans)


def _is_word_of_body(token: Token, word: str, index: int, spans: Mapping[int, NerSpan]) -> bool:
    """Whether a word with a capital may be one of a body's name: no direction, time, people, title or given name."""
    if token.xpos not in _NOUNS | {"JJ", "VB", "VBP"}:
        return False
    if word in _OF_A_PLACE or word in WEEKDAYS or word in MONTHS or demonym(token.text) is not None:
        return False
    named = index in spans and spans[index].kind == "organization"
    given = given_gender(word) is not None and token.xpos != "JJ"  # "Young Farmers Kenya"
    return named or (title_of(word) is None and titles_of(word) is None and not given)

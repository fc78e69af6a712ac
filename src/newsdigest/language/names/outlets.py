"""Broadcasters that are called by a number or a place: "Channel 4", "Sky One", "Radio 5 Live", "Radio Leeds", "Five".

The tagger reads the number as one of something and takes "Channel" for the water and "Sky" for a place. The water is
"the Channel", in an article that has no broadcaster of that word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.gazetteer import lookup
from newsdigest.language.names.ner_spans import NerSpan, is_plain
from newsdigest.lexicon.function_words import FRAMING_PREPOSITIONS
from newsdigest.lexicon.numbers import CARDINALS
from newsdigest.lexicon.tags import CONTENT_NOMINAL_TAGS
from newsdigest.model.analysis import Sentence, Token

__all__ = ["is_numbered", "with_outlets"]

_RADIO = "Radio"
_CHANNEL = "Channel"
_KINDS_OF_OUTLET = frozenset({_CHANNEL, _RADIO})
_HOUSES = frozenset({"BBC", "ITV", "Sky", "Virgin"})
"""Broadcasters with several stations, whose name a number of people may follow, too: "told the BBC 12 people died"."""

_ENDINGS = frozenset({"Live", "Xtra", "Extra", "News", "Music"})
_OF_FIGURES = frozenset({"-", ":", "%"})
"""Marks that go on with a figure: "Sky 3-1"."""

_MOST_DIGITS = 2
_ON = FRAMING_PREPOSITIONS - {"in", "at", "of"} | {"from", "with"}
_SINGULAR = frozenset({"has", "is", "was", "says", "'s"})


def with_outlets(tokens: Sequence[Token], sentences: Sequence[Sentence], spans: Sequence[NerSpan]) -> list[NerSpan]:
    """The spans of an article and its numbered broadcasters, which replace what they cover, in reading order.

    Args:
        tokens: the article's tokens.
        sentences: its sentences.
        spans: its names in reading order.
    """
    stations = list(_stations(tokens, sentences))
    found = [*stations, *_bare_numbers(tokens, sentences), *_water(tokens, stations)]
    if not found:
        return list(spans)
    taken = {at for span in found for at in range(span.first, span.last)}
    others = [span for span in spans if taken.isdisjoint(range(span.first, span.last))]
    return sorted([*others, *found], key=lambda span: span.first)


def is_numbered(word: str) -> bool:
    """Whether the last word of a name, in small letters, is a number: "one" of "sky one", which is not all of Sky."""
    return word.isdigit() or word in CARDINALS


def _stations(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[NerSpan]:
    """The names that open with the kind of an outlet or its house: "Channel 4", "Sky One"."""
    end = 0
    for token in tokens:
        if token.text not in _KINDS_OF_OUTLET and token.text not in _HOUSES:
            continue
        first, last = token.index, token.index + 2
        if first < end or last > len(tokens) or tokens[last - 1].sentence != token.sentence:
            continue
        plain = is_plain(tokens, sentences[token.sentence])
        if not _is_number_of(tokens, token, is_sure=plain) and not (plain and _is_local(tokens, token)):
            continue
        if last < len(tokens) and tokens[last].text in _ENDINGS:
            last += 1
        if token.text == _RADIO and first and tokens[first - 1].text in _HOUSES:
            first -= 1
        end = last
        yield _outlet(first, last)


def _water(tokens: Sequence[Token], stations: Sequence[NerSpan]) -> list[NerSpan]:
    """The Channel between England and France, which is called so alone where no broadcaster is."""
    channels = [token for token in tokens[1:] if token.text == _CHANNEL]
    before = {token.index: tokens[token.index - 1] for token in channels}
    named = any(one.upos == "PROPN" and one.text != "English" for one in before.values())
    if named or any(tokens[at].text == _CHANNEL for span in stations for at in range(span.first, span.last)):
        return []
    alone = [at for at, one in before.items() if one.text == "the" and not _goes_on(tokens, at)]
    return [_settled("place", at, at + 1) for at in alone]


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return any(token.text.istitle() for token in tokens[at + 1 : at + 2])


def _is_number_of(tokens: Sequence[Token], token: Token, *, is_sure: bool) -> bool:
    """Whether the word after an outlet's is its number.

    Args:
        tokens: the article's tokens.
        token: the word for the outlet.
        is_sure: whether a capital means something in its sentence.
    """
    number = tokens[token.index + 1]
    after = tokens[min(number.index + 1, len(tokens) - 1)]
    before = tokens[token.index - 1].text if token.index else ""
    if before == "English" or (number.end == after.start and after.text in _OF_FIGURES):
        return False
    house = token.text in _HOUSES
    counts = after.xpos == "NNS" and (house or before == "the")
    if number.text.isdigit():
        return len(number.text) <= _MOST_DIGITS and not counts and not (house and before.lower() == "the")
    return _is_word(number.text) and (is_sure or not house)


def _is_local(tokens: Sequence[Token], token: Token) -> bool:
    """Whether it is a station of a place: "Radio" Leeds."""
    place = tokens[token.index + 1]
    return token.text == _RADIO and place.text.istitle() and place.xpos == "NNP" and bool(lookup(place.text))


def _bare_numbers(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> list[NerSpan]:
    """Broadcasters that are called by a number alone: "shown on Five", and then "Five has bought it"."""
    numbers = [token for token in tokens if _is_word(token.text)]
    sure = {token.index: token.text for token in numbers if _is_shown_on(tokens, sentences, token)}
    if not sure:
        return []
    called = frozenset(sure.values())
    acting = [t.index for t in numbers if t.text in called and tokens[t.index + 1 : t.index + 2] and _acts(tokens, t)]
    return [_outlet(at, at + 1) for at in sorted({*sure, *acting})]


def _is_shown_on(tokens: Sequence[Token], sentences: Sequence[Sentence], token: Token) -> bool:
    """Whether a number with a capital, which nothing counts, follows a preposition in running text."""
    if token.index + 1 >= len(tokens) or not token.index or tokens[token.index - 1].text not in _ON:
        return False
    if tokens[token.index - 1].sentence != token.sentence or tokens[token.index + 1].upos in CONTENT_NOMINAL_TAGS:
        return False
    return tokens[token.index + 1].text not in ("of", "-") and is_plain(tokens, sentences[token.sentence])


def _acts(tokens: Sequence[Token], token: Token) -> bool:
    return tokens[token.index + 1].text in _SINGULAR


def _is_word(word: str) -> bool:
    return word.istitle() and 0 < CARDINALS.get(word.lower(), 0) <= CARDINALS["twelve"]


def _outlet(first: int, last: int) -> NerSpan:
    return _settled("organization", first, last)


def _settled(kind: str, first: int, last: int) -> NerSpan:
    span = NerSpan(kind, first, last, 1.0)
    span.settled = True
    return span

"""Words of time: how a text is cut into pieces, and which classes of the grammar a piece belongs to.

The finder does not run its patterns over characters. Each piece of the text (a word, a number, a mark) becomes one
character for the set of classes it belongs to, so that the patterns of the grammar are short regular
expressions over classes ("the SHIFT UNIT", "MONTH DAY , YEAR"), and a 5,000-character article is a string of about
1,000 symbols in which all but a few dozen are :data:`OTHER`. Nothing here nests a repetition, and every number
ends a piece, so the cut is linear on any text.

The classes and their words are ``facts/data/time_words.json``; numbers get theirs by shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import attrs

from newsdigest.lexicon.calendar import (
    DEICTIC_DAYS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from newsdigest.lexicon.numbers import CARDINALS, ORDINALS
from newsdigest.resources import load, read_json

__all__ = ["OTHER", "Pieces", "Symbols", "TimeLexicon", "cut", "lexicon", "number_classes"]

OTHER = "."
"""The symbol of a piece that is no part of any time expression."""

_LONGEST = 24  # no word of the grammar is as long; longer ones are not looked up, so that none is remembered
_REMEMBERED = 16_384  # pieces
_FIRST_SYMBOL = 0x4E00  # any range of letters that are not special in a regular expression

_PIECE = re.compile(
    r"""
    [ ]?                                                        # the blank before, which would fail all that follow
    (
      [a-z]{2,}(?=[ ,.])                                        # most words: tried first, as most pieces are one
    | (?:UTC|GMT)[ ]?[+-][ ]?\d{1,2}(?::?[0-5]\d)?(?!\d)         # UTC+05:30
    | [^\W\d_]{2,}                                              # any word
    | \d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-])   # ISO date
    | \d{4}-?W\d{2}(?!\w)                                      # ISO week
    | \d{1,4}/\d{1,2}/\d{2,4}(?![\d/])                         # slash date
    | (?<![\d/])9/11(?![\d/])                                  # a date that is a name
    | \d{1,2}\.\d{1,2}\.\d{4}(?![\d.])                         # dotted date
    | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])                        # clock
    | \d{1,3}(?:,\d{3}){1,6}(?![\d,])                          # 538,400
    | \d+(?:\.\d+)?(?:st|nd|rd|th|s)?                          # 7, 7.30, 15th, 1990s
    | (?<!\w)'\d\ds?(?!\w)                                      # '82, '80s
    | [aApP]\.[mM]\.?                                          # a.m.
    | (?:B\.C|A\.D|C\.E)\.?(?:E\.?)?                           # B.C., A.D.
    | [^\W\d_]                                                 # a letter
    | [^\w\s]                                                  # a mark
    )
    """,
    re.VERBOSE,
)

_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), classes)
    for pattern, classes in (
        (r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", ("DAY", "ORDN")),
        (r"\d+(?:st|nd|rd|th)", ("ORDN",)),
        (r"[1-9]", ("NUM", "DAY", "HOUR")),
        (r"0[1-9]|1\d|2[0-4]", ("NUM", "DAY", "HOUR", "YY")),
        (r"2[5-9]|3[01]", ("NUM", "DAY", "YY")),
        (r"00?", ("NUM", "HOUR", "YY")),
        (r"\d\d", ("NUM", "YY")),
        (r"(?:0\d|1[0-3])[0-5]\d|14[0-5]\d", ("NUM", "MIL")),
        (r"1[5-9][0-5]\d|2[0-3][0-5]\d", ("NUM", "MIL", "YEAR")),
        (r"1[5-9]\d\d|2[01]\d\d", ("NUM", "YEAR")),
        (r"\d{1,9}", ("NUM",)),
        (r"\d{1,3}(?:,\d{3})+", ("NUM",)),
        (r"(?:1[5-9]|20)\d0s|'?\d0s", ("DECADE",)),
        (r"'\d\d", ("SHORTYEAR",)),
        (r"\d\d?:\d\d(?::\d\d)?", ("CLOCK",)),
        (r"\d{4}-\d\d-\d\d(?:t[\d:]+)?", ("ISODATE",)),
        (r"\d{4}-?w\d\d", ("ISOWEEK",)),
        ("9/11", ("FAMOUSDAY",)),
        (r"\d{1,4}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}", ("SLASH",)),
        (r"\d{1,2}\.[0-5]\d", ("DEC", "DOTCLOCK")),
        (r"\d{1,6}\.\d+", ("DEC",)),
    )
)


@lru_cache(maxsize=4096)
def number_classes(text: str) -> tuple[str, ...]:
    """The classes of a piece that holds digits, by its shape; none for a number that is no part of a time.

    >>> number_classes("15th"), number_classes("1990s"), number_classes("538,400")
    (('DAY', 'ORDN'), ('DECADE',), ('NUM',))
    """
    for pattern, classes in _SHAPES:
        if pattern.fullmatch(text):
            return classes
    return ()


@attrs.frozen
class TimeLexicon:
    """The classes of words, and the symbol of each set of classes."""

    values: Mapping[str, Mapping[str, int | str]]  # class -> word -> value
    symbols: Mapping[str, str]  # word -> symbol
    capitalised: frozenset[str]  # words that count only with a capital: "may", "march", "sun"
    members: Mapping[str, str]  # class, or "=" and a literal word -> the symbols of all its members
    shapes: Mapping[tuple[str, ...], str]  # classes of a number -> symbol

    def value(self, kind: str, word: str) -> int | str:
        """The value of ``word`` in class ``kind``.

        Raises:
            KeyError: the word is not in the class.
        """
        return self.values[kind][word]

    def symbol(self, piece: str) -> str:
        """The symbol of one piece, as it is written in the text."""
        if piece[0].isdigit() or (piece[0] == "'" and len(piece) > 1):
            return self.shapes.get(number_classes(piece.lower()), OTHER)
        word = piece.lower().rstrip(".0123456789+-: ") if len(piece) > 1 else piece.lower()
        if word in self.capitalised and not piece[0].isupper():
            return OTHER
        return self.symbols.get(word, OTHER)


class Symbols(dict[str, str]):
    """The symbol of each piece: asked of the lexicon when the piece first comes, and remembered within bounds."""

    def __init__(self, words: TimeLexicon) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, piece: str) -> str:
        if len(piece) >= _LONGEST:
            return OTHER
        symbol = self._words.symbol(piece)
        if len(self) < _REMEMBERED:
            self[piece] = symbol
        return symbol


class Pieces(NamedTuple):
    """A span of text cut into pieces, with one symbol a piece."""

    words: list[str]  # as written
    starts: list[int]  # offsets into the article
    symbols: str

    def end(self, index: int) -> int:
        """The offset at which piece ``index`` ends."""
        return self.starts[index] + len(self.words[index])


def cut(view: str, start: int, end: int, symbol: Callable[[str], str], core: re.Pattern[str]) -> Pieces | None:
    """Cut ``view[start:end]`` into pieces; None where no piece is of the ``core`` that every expression needs.

    >>> words = lexicon(())
    >>> core = re.compile(words.members["MABBR"])
    >>> cut("Closed Nov. 9", 0, 13, words.symbol, core).words
    ['Closed', 'Nov', '.', '9']
    """
    words: list[str] = _PIECE.findall(view, start, end)
    symbols = "".join(map(symbol, words))
    if not core.search(symbols):
        return None
    return Pieces(words, [match.start(1) for match in _PIECE.finditer(view, start, end)], symbols)


def lexicon(literals: Iterable[str]) -> TimeLexicon:
    """The packaged lexicon, with ``literals`` (words that patterns name outright) as classes of their own."""
    data = load("facts", "time_words.json", _read_words)
    classes: dict[str, set[str]] = {}
    for kind, entries in data.values.items():
        for word in entries:
            classes.setdefault(word, set()).add(kind)
    for word in literals:
        classes.setdefault(word, set()).add(f"={word}")
    shapes = list(dict.fromkeys(kinds for _, kinds in _SHAPES))
    groups = sorted({tuple(sorted(kinds)) for kinds in classes.values()} | {tuple(sorted(kinds)) for kinds in shapes})
    symbol_of = {group: chr(_FIRST_SYMBOL + index) for index, group in enumerate(groups)}
    members: dict[str, str] = {}
    for group, symbol in symbol_of.items():
        for kind in group:
            members[kind] = members.get(kind, "") + symbol
    return TimeLexicon(
        values=data.values,
        symbols={word: symbol_of[tuple(sorted(kinds))] for word, kinds in classes.items()},
        capitalised=data.capitalised,
        members=members,
        shapes={kinds: symbol_of[tuple(sorted(kinds))] for kinds in shapes},
    )


_TWENTY = 20
_SHARED: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "MONTH": MONTHS,
        "MABBR": MONTH_ABBREVIATIONS,
        "WEEKDAY": WEEKDAYS,
        "WABBR": WEEKDAY_ABBREVIATIONS,
        "WEEKDAYS": WEEKDAY_PLURALS,
        "DAYWORD": DEICTIC_DAYS,
        "NUMWORD": {word: number for word, number in CARDINALS.items() if number},
        "TENWORD": {word: number for word, number in CARDINALS.items() if number >= _TWENTY},
        "ORD": ORDINALS,
    }
)
"""Classes that other parts share."""


@attrs.frozen
class _TimeWords:
    values: Mapping[str, Mapping[str, int | str]]
    capitalised: frozenset[str]


def _read_words(package: str, name: str) -> _TimeWords:
    data = read_json(package, name, version=1)
    classes, capitalised = data["classes"], data["capitalised"]
    if not isinstance(classes, dict) or not isinstance(capitalised, list):
        raise TypeError("classes or capitalised is missing")
    values = {kind: {**_SHARED.get(kind, {}), **classes.get(kind, {})} for kind in (*_SHARED, *classes)}
    return _TimeWords(
        values=values, capitalised=frozenset({*capitalised, *MONTH_ABBREVIATIONS, *WEEKDAY_ABBREVIATIONS})
    )

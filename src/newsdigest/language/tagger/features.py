"""What the tagger sees of a word: a few small hashed tables, a static vector and what lists say of the name.

The same code runs in training and in the package, so that a table row means the same in both. Hashes are CRC-32 (RFC
1952), which is the same on every machine. The idea of summed hash embeddings is that of Serra and Karatzoglou (2017)
and of Miranda et al., "Multi hash embeddings in spaCy" (2022).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

__all__ = [
    "CONTINUES",
    "KINDS",
    "MAX_PHRASE",
    "STARTS",
    "TABLES",
    "PhraseList",
    "digits_folded",
    "hashed",
    "phrase_bits",
    "shape",
    "spaced_dashes",
    "word_rows",
]


class Table(NamedTuple):
    """One hashed table: its name, its rows and its width."""

    name: str
    rows: int
    width: int


TABLES = (
    Table("form", 16000, 96),
    Table("prefix3", 1500, 32),
    Table("suffix2", 600, 24),
    Table("suffix3", 3000, 40),
    Table("suffix4", 3000, 40),
    Table("shape", 600, 32),
)
"""The tables in the order of a word's features; "form" is looked up twice, with two hashes, and summed."""

KINDS = ("country", "state", "city", "given", "surname", "company")
"""In which lists of names a phrase is, one bit each, in this order."""

CONTINUES = 1 << 6
"""Bit of a token that continues a listed phrase."""

STARTS = 1 << 7
"""Bit of a word that opens a listed phrase of several words; not shown to the network."""

MAX_PHRASE = 5
"""The longest listed phrase, in tokens."""

_DIGITS = str.maketrans("123456789", "000000000")


def digits_folded(form: str) -> str:
    """Lower case, every digit as ``0``.

    >>> digits_folded("Q3-2025")
    'q0-0000'
    """
    return form.lower().translate(_DIGITS)


def hashed(text: str) -> int:
    """The CRC-32 of ``text`` in UTF-8; a lone surrogate counts as ``?``."""
    return crc32(text.encode("utf-8", "replace"))


@lru_cache(maxsize=4096)
def _row(seed: str, text: str, rows: int) -> int:
    return hashed(seed + text) % rows


def shape(form: str) -> str:
    """Letters as ``X`` or ``x``, digits as ``d``, runs cut at three.

    >>> shape("McDonald's"), shape("1,250,000")
    ("XxXxxx'x", 'd,ddd,ddd')
    """
    kept: list[str] = []
    last, run = "", 0
    for char in form[:24]:
        kind = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            kept.append(kind)
    return "".join(kept)


def spaced_dashes(forms: Sequence[str], apart: Sequence[bool]) -> list[str]:
    """``forms`` with ``--`` for each plain dash between blanks: a dash of punctuation, not one of a compound.

    >>> spaced_dashes(["-", "well", "-"], [True, False, False])
    ['--', 'well', '-']
    """
    return ["--" if form == "-" and alone else form for form, alone in zip(forms, apart, strict=True)]


def word_rows(form: str) -> tuple[int, ...]:
    """The rows of one word: two of the form table, then one of each other table.

    >>> len(word_rows("Reuters")) == len(TABLES) + 1
    True
    """
    low = digits_folded(form)
    key = hashed(low)
    rows = TABLES[0].rows
    return (
        key % rows,
        (key * 2654435761 >> 7) % rows,
        _row("p", low[:3], TABLES[1].rows),
        _row("t", low[-2:], TABLES[2].rows),
        _row("u", low[-3:], TABLES[3].rows),
        _row("v", low[-4:], TABLES[4].rows),
        _row("s", shape(form), TABLES[5].rows),
    )


class PhraseList:
    """Names of places, people and companies as sorted hashes with a byte of bits each."""

    __slots__ = ("_bits", "_keys")

    def __init__(self, keys: Sequence[int], bits: Sequence[int]) -> None:
        self._keys = keys
        self._bits = bits

    def bits(self, phrase: str) -> int:
        """The bits of a lower-case phrase, its tokens joined by one blank; 0 where it is not listed."""
        key = hashed(phrase)
        at = bisect_left(self._keys, key)
        return self._bits[at] if at < len(self._keys) and self._keys[at] == key else 0

    def word_bits(self, form: str) -> int:
        """The bits of a single word; words in lower case have none."""
        return self.bits(form.lower()) if form[:1].isupper() else 0


def phrase_bits(forms: Sequence[str], word_bits: Sequence[int], phrases: PhraseList) -> list[int]:
    """The bits that the network sees: those of the longest listed phrase at each token.

    Args:
        forms: the words of an article or a sentence.
        word_bits: :meth:`PhraseList.word_bits` of each.
        phrases: the list.
    """
    bits = [b & ~STARTS for b in word_bits]
    done = 0
    for at, own in enumerate(word_bits):
        if own & STARTS and at >= done:
            for last in range(min(at + MAX_PHRASE, len(forms)), at + 1, -1):
                found = phrases.bits(" ".join(forms[at:last]).lower()) & ~STARTS
                if found:
                    bits[at] = found
                    bits[at + 1 : last] = [found | CONTINUES] * (last - at - 1)
                    done = last
                    break
    return bits

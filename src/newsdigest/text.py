"""String operations that keep offsets.

Articles come with curly, low, angle and doubled quotation marks, non-breaking blanks and every kind of dash. The
language package reads a *view* in which these are folded to plain ASCII, one character for one: the view is as long
as the text, so an offset in one is an offset in the other.

Decomposed letters (Unicode form NFD) and invisible characters within words (soft hyphens, zero-width blanks, word
joiners, direction marks) change the number of characters. Where a text has any, :func:`clean` gives the text without
them, in form NFC, with the offset in the original of each of its characters. What users see is always the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left

import attrs

__all__ = ["DOUBLE_QUOTES", "INVISIBLE", "SINGLE_QUOTES", "CleanText", "clean", "cleaned", "fold", "is_blank"]

DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02"
"""Characters that are used as a double quotation mark."""

SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u2032\u00b4`\uff07"
"""Characters that are used as a single quotation mark or an apostrophe."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_IGNORABLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F)),
    *((0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3)),
    *((0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""Unicode's Default_Ignorable_Code_Point, by ranges; not the Hangul fillers, which stand in place of a letter."""

INVISIBLE = frozenset([chr(code) for first, last in _IGNORABLE for code in range(first, last + 1)])
"""Characters that nobody sees: soft hyphens, zero-width marks, variation selectors, tags."""

_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
)

_TABLE = {
    **dict.fromkeys(map(ord, DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, INVISIBLE), " "),
}
_MAY_FOLD = re.compile(r"[^\x00-_a-\x7f]+")
"""All but plain ASCII, of which "`" alone is folded: of most text there is little to look up."""

_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me"))
"""General categories of characters that show nothing where no letter is before them."""

_HAS_INVISIBLE = re.compile("[" + "".join([f"{chr(first)}-{chr(last)}" for first, last in _IGNORABLE]) + "]")
_MAY_CHANGE = re.compile(r"[\s\S]?[^\x00-\xac\xae-\u02ff]+")
"""A character and those after it that are invisible or may combine with it. Those below U+0300 are in NFC already."""

_JAMO = range(0x1160, 0x1200)
"""Hangul vowels and final consonants: of combining class 0, they are composed with the character before them."""

_MOST_MARKS = 30
"""Marks on one letter, those past which are left out (UAX #15, Stream-Safe Text Format): sorting them is quadratic."""


def fold(text: str) -> str:
    r"""``text`` with quotation marks, dashes and blanks folded to ASCII, character for character.

    >>> fold("\u201cIt\u2019s\u00a0over\u201d \u2014 he said")
    '"It\'s over" - he said'
    """
    if text.isascii() and "`" not in text:
        return text
    return _MAY_FOLD.sub(lambda run: run.group().translate(_TABLE), text)


def is_blank(text: str) -> bool:
    r"""Whether nothing of ``text`` is seen: it is empty, or blanks, format and control characters, and marks alone.

    >>> is_blank("\u200b\u00ad \u3000"), is_blank("\u200bNo.")
    (True, False)
    """
    return all(
        char in _BLANKS or char in INVISIBLE or char.isspace() or unicodedata.category(char) in _UNSEEN for char in text
    )


@attrs.frozen(eq=False)
class CleanText:
    """A text in NFC without invisible characters, and the offset of each of its characters in the original.

    Attributes:
        text: the clean text.
        starts: for each of its characters, where it begins in the original; then the length of the original.
        ends: for each of its characters, the offset after it in the original, without invisible characters that follow.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def index(self, offset: int) -> int:
        """The index in the clean text of the first character that begins at ``offset`` of the original or later."""
        return bisect_left(self.starts, offset)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of the clean characters from ``start`` up to ``end``."""
        return self.starts[start], self.ends[end - 1] if start < end else self.starts[start]


def clean(text: str) -> CleanText | None:
    r"""``text`` in NFC without invisible characters; None where it is so already, as nearly every text is.

    >>> found = clean("Jose\u0301 left the har\u00adbour")
    >>> found.text, found.original(0, 4), found.original(14, 21)
    ('Jos\xe9 left the harbour', (0, 5), (15, 23))
    """
    if text.isascii() or (_HAS_INVISIBLE.search(text) is None and unicodedata.is_normalized("NFC", text)):
        return None
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    at = 0
    for run in _MAY_CHANGE.finditer(text):
        pieces.append(text[at : run.start()])
        starts.extend(range(at, run.start()))
        ends.extend(range(at + 1, run.start() + 1))
        _add_run(text, run.start(), run.end(), pieces, (starts, ends))
        at = run.end()
    pieces.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    ends.extend(range(at + 1, len(text) + 1))
    return CleanText("".join(pieces), starts, ends)


def cleaned(text: str) -> str:
    """``text`` in NFC without invisible characters, where the offsets do not matter."""
    found = clean(text)
    return text if found is None else found.text


def _add_run(text: str, start: int, end: int, pieces: list[str], offsets: tuple[array[int], array[int]]) -> None:
    """Add a run of characters, each with the marks that combine with it."""
    held: list[int] = []
    for at in range(start, end):
        char = text[at]
        if char in INVISIBLE:
            continue
        if held and not (unicodedata.combining(char) or ord(char) in _JAMO):
            _add_letter(text, held, pieces, offsets)
            held.clear()
        if len(held) <= _MOST_MARKS:
            held.append(at)
    if held:
        _add_letter(text, held, pieces, offsets)


def _add_letter(text: str, held: list[int], pieces: list[str], offsets: tuple[array[int], array[int]]) -> None:
    """Add a character with its marks, composed; as it is where that would make it longer (composition exclusions)."""
    written = "".join([text[at] for at in held])
    composed = unicodedata.normalize("NFC", written)
    if len(composed) > len(written):
        composed = written
    pieces.append(composed)
    starts, ends = offsets
    last = len(composed) - 1
    starts.extend(held[: last + 1])
    ends.extend([at + 1 for at in held[:last]])
    ends.append(held[-1] + 1)

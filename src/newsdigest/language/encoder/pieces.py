"""Words as the encoder reads them: word pieces, and the case that an uncased vocabulary does not see.

The pieces are those of BERT (Devlin et al., 2019; WordPiece, Schuster and Nakajima, 2012): accents and case are
dropped, punctuation stands alone, and each part is cut into the longest pieces of the vocabulary from left to right.
Training cuts words by the tokenizer that came with the encoder, against which this is held.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsdigest.language.tagger.features import word_rows

__all__ = ["CASES", "MOST_PIECES", "Vocabulary", "Word", "spelled"]

CASES = 13
"""Padding, and six classes of case for the first piece of a word and for each later one."""

MOST_PIECES = 8
"""How many pieces of a word are read."""

_LONGEST = 100  # characters of a part that is cut into pieces
_SIGNS = frozenset("$+<=>^`|~")  # which BERT counts among the punctuation
_FIRST, _LAST, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class Word(NamedTuple):
    """A word as pieces, the case class of each, and its rows of the tables of its spelling."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    rows: tuple[int, ...]


def spelled(form: str, ids: tuple[int, ...]) -> Word:
    """A word of these pieces, with what its spelling tells beside them."""
    case = 1 + _case(form)
    return Word(ids, (case, *([case + 6] * (len(ids) - 1))), word_rows(form)[2:])


class Vocabulary:
    """The pieces that the encoder knows; words are remembered."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: at for at, piece in enumerate(pieces)}
        self.first, self.last = self._ids[_FIRST], self._ids[_LAST]
        self._unknown = self._ids[_UNKNOWN]
        self.word = lru_cache(maxsize=12_000)(self._word)

    def _word(self, form: str) -> Word:
        """The pieces of one word, at most eight."""
        found = [piece for part in _parts(form) for piece in self._pieces(part)]
        return spelled(form, tuple(found[:MOST_PIECES]) or (self._unknown,))

    def _pieces(self, part: str) -> list[int]:
        """The longest pieces from left to right; one unknown piece where they do not cover the part."""
        if len(part) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            sign = "##" if start else ""
            sizes = range(len(part), start, -1)
            end = next((end for end in sizes if sign + part[start:end] in self._ids), start)
            if end == start:
                return [self._unknown]
            found.append(self._ids[sign + part[start:end]])
            start = end
        return found


def _parts(form: str) -> Iterator[str]:
    """The runs of a word without accents and case, each sign of punctuation and each Chinese character by itself."""
    kept = ""
    for char in unicodedata.normalize("NFD", form).lower():
        kind = unicodedata.category(char)
        if kind == "Mn" or char == "\ufffd" or (kind[0] == "C" and not char.isspace()):
            continue
        alone = kind[0] == "P" or char in _SIGNS or _is_chinese(char)
        if (alone or char.isspace()) and kept:
            yield kept
            kept = ""
        if alone:
            yield char
        elif not char.isspace():
            kept += char
    if kept:
        yield kept


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0002fa1f"


def _case(form: str) -> int:
    """The class of a word's case: 0 lower, 1 Capital, 2 UPPER, 3 mixed, 4 digits, 5 other."""
    if not any(char.isalpha() for char in form):
        return 4 if any(char.isdigit() for char in form) else 5
    if form.islower():
        return 0
    if form[0].isupper() and (len(form) == 1 or form[1:].islower()):
        return 1
    return 2 if form.isupper() else 3

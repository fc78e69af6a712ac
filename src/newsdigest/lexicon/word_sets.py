"""A word class from a line of text, and a regular expression from a word class."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["any_of", "words"]


def words(text: str) -> frozenset[str]:
    """The words of a line.

    >>> sorted(words("the a an"))
    ['a', 'an', 'the']
    """
    return frozenset(text.split())


def any_of(*classes: Iterable[str]) -> str:
    """The alternatives of a regular expression for the words of some classes, the longest first, not in a group.

    >>> any_of(words("an a"), ["per cent"])
    'per cent|an|a'
    """
    found = {word for listed in classes for word in listed}
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(found, key=lambda word: (-len(word), word)))

"""The words before a number that say how exact it is: "at least", "up to", "more than", "nearly", "about"."""

from __future__ import annotations

import re

from newsdigest.lexicon.numbers import APPROXIMATORS, NEAR_BELOW
from newsdigest.lexicon.word_sets import any_of

__all__ = ["HEDGE", "HEDGE_WIDTH", "hedge_before"]

HEDGE = re.compile(
    rf"(?:{any_of(APPROXIMATORS, NEAR_BELOW)}|over|under|below|above|(?:more|less|fewer|other|greater)"
    r" than|at (?:least|most)|up to|up to about|as (?:many|much|few|little) as|an? estimated|estimated|close to|circa|"
    r"between|upwards of|in excess of|just (?:over|under)|well over|~) ?$",
    re.IGNORECASE,
)
HEDGE_WIDTH = 20
"""Longest span before a number in which a word such as "approximately" is looked for, in characters."""

_FULLER = re.compile(
    rf"(?<![\w'])(?:{any_of(APPROXIMATORS, NEAR_BELOW)}|(?:(?:no|not|far|well|many|slightly|significantly|much) )?"
    r"(?:more|less|fewer|greater) than|(?:just |well )?(?:over|under|below|above)|at (?:the )?(?:very )?(?:least|most)"
    r"|up to(?: about| around)?|as (?:many|much|few|little) as|(?:an )?estimated|close to|circa|upwards of|in excess of"
    r"|~) ?$",
    re.IGNORECASE,
)
_FULLER_WIDTH = 28


def hedge_before(text: str, at: int) -> str:
    """The words right before ``at`` that hedge the number there, in lower case on one line; "" where there are none.

    "between", which needs both ends of a range, is none of them.

    >>> hedge_before("At least six people", 9), hedge_before("No fewer than six", 14), hedge_before("The six", 4)
    ('at least', 'no fewer than', '')
    """
    before = " ".join(text[max(0, at - _FULLER_WIDTH) : at].split())
    found = _FULLER.search(before)
    return found[0].strip().lower() if found else ""

"""Sides that exclude each other: parties, faiths, owners, "for" and "against". Another in its place is another fact."""

from __future__ import annotations

from types import MappingProxyType

from newsdigest.lexicon.word_sets import words

__all__ = ["OPPOSED", "are_other_sides"]

OPPOSED = MappingProxyType({"for": "against", "against": "for"})
"""The side that a preposition takes, and the other one."""

_SIDES = (
    (words("republican republicans gop r"), words("democrat democrats democratic d")),
    (words("labour"), words("conservative conservatives tory tories"), words("liberal liberals")),
    (words("left leftist leftwing left-wing"), words("right rightist rightwing right-wing")),
    (words("sunni sunnis"), words("shia shiite shiites")),
    (words("catholic catholics"), words("protestant protestants")),
    (words("muslim muslims"), words("christian christians"), words("hindu hindus"), words("jewish jew jews")),
    (words("private privately"), words("public publicly state")),
    (words("government"), words("opposition rebel rebels")),
    (words("prosecutor prosecution prosecutors"), words("defence defense")),
)


def are_other_sides(before: str, after: str) -> bool:
    """Whether two words (lower case) name different sides of one division.

    >>> are_other_sides("republican", "democrat"), are_other_sides("democrat", "democratic")
    (True, False)
    """
    return any(
        _side(division, before) != _side(division, after) for division in _SIDES if _has(division, before, after)
    )


def _has(division: tuple[frozenset[str], ...], *both: str) -> bool:
    return all(any(word in side for side in division) for word in both)


def _side(division: tuple[frozenset[str], ...], word: str) -> int:
    return next(at for at, side in enumerate(division) if word in side)

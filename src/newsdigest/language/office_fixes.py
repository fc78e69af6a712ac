"""Corrections, after tagging, of offices in letters that the parser takes for a part of the name before them.

In "A Green Party MSP said" the office speaks, as the article before the party's name tells; a person's name that
letters follow has none ("Tom Okoro MSP said").
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.language.tagger_output import Tagged
from newsdigest.lexicon.nouns import OFFICE_LETTERS

__all__ = ["fix_offices"]

_LETTERS = frozenset(word.upper() for word in OFFICE_LETTERS)
_BESIDE = frozenset({"nsubj", "appos", "flat", "compound", "nmod:desc", "nmod:unmarked"})
_BEFORE = frozenset({"det", "amod", "nmod:poss", "nummod"})
_LONGEST_BODY = 8
_REACH = 40
"""Words on either side that may depend on the name."""


def fix_offices(forms: Sequence[str], tagged: Tagged, sentences: Sequence[tuple[int, int]]) -> None:
    """Make the letters of an office the head of the name before them that has a determiner, in place.

    >>> heads, deprels = [2, 2, 4, 2, 4], ["det", "compound", "nsubj", "appos", "root"]
    >>> tags = ["DET", "PROPN", "PROPN", "PROPN", "VERB"]
    >>> tagged = Tagged(tags, ["DT", "NNP", "NNP", "NNP", "VBD"], heads, deprels, [])
    >>> fix_offices("A Green Party MSP said".split(), tagged, [(0, 5)])
    >>> tagged.heads, tagged.deprels
    ([3, 2, 3, 4, 4], ['det', 'compound', 'compound', 'nsubj', 'root'])
    """
    if _LETTERS.isdisjoint(forms):
        return
    for first, last in sentences:
        for at in range(first + 2, last - 1):
            if forms[at] in _LETTERS and tagged.upos[at + 1] != "PROPN":
                body = _body(tagged, at)
                if (
                    max(first, at - _LONGEST_BODY) <= body < at
                    and tagged.deprels[at] in _BESIDE
                    and _is_body(tagged, body, at, first)
                ):
                    _raise(tagged, body, at, (max(first, body - _REACH), min(last, at + _REACH)))


def _body(tagged: Tagged, office: int) -> int:
    """The name that letters depend on, or stand beside where both are the subject of one verb."""
    head, before = tagged.heads[office], office - 1
    twice = tagged.deprels[office] == "nsubj" == tagged.deprels[before] and tagged.heads[before] == head
    return before if twice else head


def _is_body(tagged: Tagged, body: int, office: int, first: int) -> bool:
    """Whether proper nouns alone lead from a word to an office, and a determiner depends on it."""
    if any(tagged.upos[between] != "PROPN" for between in range(body, office)):
        return False
    return any(
        tagged.heads[at] == body and tagged.deprels[at] == "det" for at in range(max(first, body - _LONGEST_BODY), body)
    )


def _raise(tagged: Tagged, body: int, office: int, near: tuple[int, int]) -> None:
    heads, deprels = tagged.heads, tagged.deprels
    for at in range(*near):
        outer = at > office or deprels[at] in _BEFORE
        if heads[at] == body and at not in (body, office) and outer:
            heads[at] = office
    heads[office], deprels[office] = (office if heads[body] == body else heads[body]), deprels[body]
    heads[body], deprels[body] = office, "compound"

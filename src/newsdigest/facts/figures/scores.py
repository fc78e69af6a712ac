"""Scores of matches: "beat Harlow 3-1".

Two numbers and a dash are one beside a word for winning or losing, or between two names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsdigest.lexicon.calendar import MONTHS
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Figure
from newsdigest.model.span import Span

__all__ = ["find_scores"]

_SCORE = re.compile(r"(?<![\w.,:/-])(\d{1,3})-(\d{1,3})(?![\w/-]|[.,:]\d)")
_VERBS = frozenset(
    {"beat", "defeat", "win", "lose", "draw", "thrash", "edge", "rout", "trail", "lead", "hammer", "crush", "overcome"}
    | {"topple", "outplay", "finish", "prevail", "tie", "concede", "triumph"}
)
_NOUNS = frozenset(
    {"win", "victory", "defeat", "draw", "loss", "lead", "triumph", "thrashing", "rout", "result", "tie"}
)
_MOST_BETWEEN_NAMES = 100
"""Numbers between two names from here on are models and routes: "the Boeing 737-800 Max"."""

_NEAR = 12
"""Tokens on either side of a score among which its verb or noun is looked for."""


def find_scores(analysis: Analysis) -> Iterator[Figure]:
    """The scores of an article; their value is the first of the two numbers, ``what`` is "score"."""
    matches = list(_SCORE.finditer(analysis.view))
    starts = [token.start for token in analysis.tokens] if matches else []
    text = analysis.article.text
    for match in matches:
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and (_is_of_a_match(analysis, at) or _is_between_names(analysis, match, starts)):
            yield Figure(
                text=text[match.start() : match.end()],
                span=Span(match.start(), match.end()),
                value=float(match[1]),
                what="score",
                confidence=0.8,
            )


def _is_between_names(analysis: Analysis, match: re.Match[str], starts: Sequence[int]) -> bool:
    """Whether the name of a side stands before and after the numbers: "Kelso 19-20 Leeds"."""
    before, after = bisect_right(starts, match.start()) - 2, bisect_right(starts, match.end() - 1)
    if before < 0 or after >= len(starts) or max(int(match[1]), int(match[2])) >= _MOST_BETWEEN_NAMES:
        return False
    sides = analysis.tokens[before], analysis.tokens[after]
    if sides[0].sentence != sides[1].sentence or any(side.text.lower() in MONTHS for side in sides):
        return False
    return all(side.text.istitle() for side in sides) and any(side.upos == "PROPN" for side in sides)


def _is_of_a_match(analysis: Analysis, at: int) -> bool:
    sentence = analysis.tokens[at].sentence
    near = analysis.tokens[max(0, at - _NEAR) : at + _NEAR]
    return any(
        token.sentence == sentence
        and (
            (token.upos == "VERB" and token.lemma.lower() in _VERBS)
            or (token.upos == "NOUN" and token.lemma.lower() in _NOUNS)
        )
        for token in near
    )

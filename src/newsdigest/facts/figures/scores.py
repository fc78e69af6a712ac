"""Scores of matches: "beat Harlow 3-1". Two numbers and a dash are one only beside a word for winning or losing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

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
_NEAR = 12
"""Tokens on either side of a score among which its verb or noun is looked for."""


def find_scores(analysis: Analysis) -> Iterator[Figure]:
    """The scores of an article; their value is the first of the two numbers, ``what`` is "score"."""
    starts = [token.start for token in analysis.tokens]
    text = analysis.article.text
    for match in _SCORE.finditer(analysis.view):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and _is_of_a_match(analysis, at):
            yield Figure(
                text=text[match.start() : match.end()],
                span=Span(match.start(), match.end()),
                value=float(match[1]),
                what="score",
                confidence=0.8,
            )


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

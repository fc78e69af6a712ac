"""Which candidates to keep: attributions do not nest, and a word is attributed once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsdigest.facts.quotes.attribution_classifier import AttributionClassifier, Likelihood
from newsdigest.facts.quotes.candidates import CueCandidate
from newsdigest.lexicon.speech import STATING

__all__ = ["embedded_cues", "select"]

_SURE_KINDS = STATING | {"ask", "think", "according"}
_SURE_FRAMES = frozenset(
    (
        "clause",
        "comment",
        "set_off",
        "amid",
        "colon",
        "according",
        "inverted",
        "after_marks",
        "marks_comma",
        "marks_colon",
        "marks_that",
        "marks_next",
    )
)


def embedded_cues(found: Sequence[CueCandidate]) -> frozenset[int]:
    """Cues within the content of a cue that nearly always attributes."""
    ranges = sorted(
        piece
        for candidate in found
        if candidate.kind in _SURE_KINDS and candidate.frame in _SURE_FRAMES
        for piece in candidate.pieces
    )
    merged: list[tuple[int, int]] = []
    for first, last in ranges:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    starts = [first for first, _ in merged]
    inside: set[int] = set()
    for candidate in found:
        place = bisect_right(starts, candidate.cue) - 1
        if place >= 0 and candidate.cue < merged[place][1]:
            inside.add(candidate.cue)
    return frozenset(inside)


def select(
    scored: Sequence[tuple[Likelihood, CueCandidate]], size: int, classifier: AttributionClassifier
) -> list[tuple[Likelihood, CueCandidate]]:
    """The likeliest candidates, in reading order; no cue is within the content of another.

    Args:
        scored: likelihood and candidate.
        size: number of tokens of the article.
        classifier: says which candidates are likely enough.
    """
    content = [False] * size
    cues: set[int] = set()
    kept: list[tuple[Likelihood, CueCandidate]] = []
    for likelihood, candidate in sorted(scored, key=lambda pair: (-sum(pair[0]), pair[1].cue)):
        if not classifier.accepts(likelihood) or content[candidate.cue]:
            continue
        inside = [index for first, last in candidate.pieces for index in range(first, last)]
        if any(index in cues or content[index] for index in inside):
            continue
        for index in inside:
            content[index] = True
        cues.add(candidate.cue)
        kept.append((likelihood, candidate))
    return sorted(kept, key=lambda pair: pair[1].cue)

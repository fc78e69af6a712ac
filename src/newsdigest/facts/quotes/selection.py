"""Which candidates to keep: attributions do not nest, and a word is attributed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsdigest.facts.quotes.attribution_classifier import AttributionClassifier, Likelihood
from newsdigest.facts.quotes.candidates import CueCandidate
from newsdigest.lexicon.speech import STATING

__all__ = ["embedded_cues", "select"]

_SURE_KINDS = STATING | {"ask", "think", "according"}
_RELAYED = STATING | {"ask"}
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
    relayed = _relayed(scored, classifier)
    for likelihood, candidate in sorted(scored, key=lambda pair: (-sum(pair[0]), pair[1].cue)):
        if candidate.cue in relayed:
            continue
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


def _relayed(scored: Sequence[tuple[Likelihood, CueCandidate]], classifier: AttributionClassifier) -> frozenset[int]:
    """Cues "according to" of an outlet that relays what somebody said: 'Ruiz called it "a gift," according to AP'."""
    speech = [candidate for likelihood, candidate in scored if likelihood.speech >= classifier.threshold.speech]
    others = {
        candidate.cue: candidate
        for candidate in speech
        if candidate.kind == "name" or (candidate.kind in _RELAYED and candidate.frame in _SURE_FRAMES)
    }
    cues = sorted(others)
    found: set[int] = set()
    for report in speech:
        first, last = report.pieces[0]
        at = bisect_left(cues, first)
        if report.kind != "according" or at == len(cues) or cues[at] >= last:
            continue
        low, high = others[cues[at]].pieces[-1]
        whole = abs(high - last) <= 1 and 2 * (high - low) >= last - first
        if whole:  # not of a relative clause: "shops that said they would close are open, according to the council"
            found.add(report.cue)
    return frozenset(found)

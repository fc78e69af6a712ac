"""Figures that a summary works out from those of one sentence of the article.

"By 12 points" is worked out from 22-10, "all but six" from "53 of 59", "$15m over five years" from "$3m in each of five
years". Only where words tell how it was worked out; whether the figures belong to each other is not known, so that
nothing more follows than that the figure may be right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdigest.lexicon.calendar import UNITS_OF_TIME
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.facts import Figure
from newsdigest.verification.summary_check.text_index import TextIndex

__all__ = ["WorkedOut", "how_worked_out", "worked_out"]

_BEFORE, _AFTER = 24, 40
"""Characters on either side of a figure in which words tell how it was worked out."""

_AS_REST = re.compile(
    r"\b(?:all but|by|except(?: for)?|(?:lead|margin|majority|gap|difference) of)(?: an?)? $", re.IGNORECASE
)
_AS_REST_AFTER = re.compile(
    r"(?: \w+)? (?:more|fewer|less|remain(?:s|ed|ing)?|ahead|behind|clear|other|others|higher|lower)\b", re.IGNORECASE
)
_OVER_A_TIME = re.compile(
    rf" (?:\w+ ){{0,3}}(?:over|in|during|for) (?:\w+ ){{1,3}}(?:{any_of(UNITS_OF_TIME)})s\b", re.IGNORECASE
)
_EACH = re.compile(rf"\b(?:each|every|per|annual|annually|yearly|an? (?:{any_of(UNITS_OF_TIME)}))\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d+)[DWMY]")
_SCORE = re.compile(r"(\d{1,3})-(\d{1,3})")
_MOST = 6
"""Figures of a sentence past which it is a table, where some two differ by any number."""


class WorkedOut(NamedTuple):
    """Where the article has the figures, and how one figure was made of them."""

    sentence: int
    start: int
    note: str


def how_worked_out(figure: Figure, summary: TextIndex) -> tuple[bool, bool]:
    """Whether the words beside a figure say that it is a rest or difference, and that it is all of a length of time."""
    view = summary.analysis.view
    before = view[max(0, figure.span.start - _BEFORE) : figure.span.start]
    after = view[figure.span.end : figure.span.end + _AFTER]
    as_rest = _AS_REST.search(before) is not None or _AS_REST_AFTER.match(after) is not None
    return as_rest, _OVER_A_TIME.match(after) is not None


def worked_out(figure: Figure, summary: TextIndex, article: TextIndex) -> WorkedOut | None:
    """How a figure follows from those of a sentence of the article; None where no words say that it was worked out."""
    as_rest, in_all = how_worked_out(figure, summary)
    if not (as_rest or in_all):
        return None
    for sentence, found in article.figures.items():
        own = [other for other in found if other.unit == figure.unit]
        if not own or len(found) > _MOST:
            continue
        if as_rest and any(math.isclose(rest, figure.value) for rest in _rests(own)):
            return WorkedOut(sentence, own[0].span.start, "the difference of two of its figures")
        times = _times(sentence, article) if in_all else ()
        if any(math.isclose(each.value * count, figure.value) for each in own for count in times):
            return WorkedOut(sentence, own[0].span.start, "one of its figures times another")
    return None


def _rests(figures: Sequence[Figure]) -> Iterator[float]:
    for at, one in enumerate(figures):
        score = _SCORE.fullmatch(one.text)
        if score is not None:
            yield abs(float(score[1]) - float(score[2]))
        for two in figures[at + 1 :]:
            yield abs(one.value - two.value)


def _times(sentence: int, article: TextIndex) -> list[int]:
    """The lengths of time of a sentence that says that something is so in each part of it."""
    analysis = article.analysis
    found = analysis.sentences[sentence]
    start, end = analysis.chars(found.first, found.last)
    if not _EACH.search(analysis.view, start, end):
        return []
    lengths = (_LENGTH.fullmatch(str(time.key)) for time in article.dated_in.get(sentence, ()))
    return [int(length[1]) for length in lengths if length is not None]

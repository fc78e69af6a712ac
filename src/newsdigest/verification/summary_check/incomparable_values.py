"""Times and figures that do not speak against each other, however alike their sentences are.

"Wednesday" and the "today" of an article whose day is not known may be one day; "the next year" is no other time than
"1945" as long as nobody says what came before; "billions" is not told wrong by "three areas".
"""

from __future__ import annotations

import re
from datetime import datetime

from newsdigest.lexicon.calendar import DEICTIC_DAYS, PARTS_OF_DAY, WEEKDAYS, YEAR
from newsdigest.lexicon.numbers import INDEFINITE_NUMBERS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.enums import Granularity
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.text_index import LENGTHS, TextIndex
from newsdigest.verification.summary_check.units import Unit
from newsdigest.verification.summary_check.value_index import thing_of
from newsdigest.verification.summary_check.value_matching import figure_agreement, time_agreement, told_end
from newsdigest.verification.summary_check.worked_out_figures import how_worked_out

__all__ = ["is_incomparable"]

_DAY_OF_WEEK = re.compile(rf"\b(?:{any_of(WEEKDAYS)})\b", re.IGNORECASE)
_OF_NOW = re.compile(rf"\b(?:{any_of(DEICTIC_DAYS)}|tonight|(?:this|last) (?:{any_of(PARTS_OF_DAY)}))\b", re.IGNORECASE)
"""What a text calls a day by, counted from the day on which it was written."""

_OF_THE_PRESENT = re.compile(r"(?<!the )\b(?:this|last|next|past|coming) ", re.IGNORECASE)
"""What counts from the year or week of the article: "last year", not "the next year"."""

_OPEN_PAIRS = frozenset(
    {("weekday", "now"), ("now", "weekday"), ("weekday", "date"), ("relative", "date"), ("now", "date")}
)
"""How the summary and the article say a day or a year of which neither tells the other."""

_MONTH = re.compile(r"XXXX-(\d\d)")
_MONTHS = 12
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}\b")
_NUMBERED = frozenset({"number", "no", "nos"})
_CODE = 3  # letters of the code of a currency
_ROUNDED = 0.8
_HUNDRED = 100.0
_BEFORE = 24
"""Characters before a figure in which "more than" stands."""

_VAGUE = re.compile(rf"(?:{any_of(INDEFINITE_NUMBERS)})\b", re.IGNORECASE)
_MOST_OF_VAGUE = 500
"""The most that "thousands" is said of, counted in its smallest value: beyond it there is a larger word."""


def is_incomparable(unit: Unit, rival: int, summary: TextIndex, article: TextIndex) -> bool:
    """Whether a time or a figure may be right although the article has another one in its place.

    Args:
        unit: the time or figure of the summary; of other units nothing is known.
        rival: the token of the article where the other one begins.
        summary: the checked text.
        article: what it is compared with.
    """
    if isinstance(unit.value, Time):
        theirs = article.values.time_at.get(rival)
        return theirs is not None and (
            _may_be_one(unit.value, theirs)
            or _is_one_bound((unit.value, summary, unit.first), (theirs, article, rival))
            or (_is_of_a_name(summary, unit.first) and not _is_of_a_name(article, rival))
        )
    if unit.kind == "figure" and _is_of_another_form(unit, rival, summary, article):
        return True
    if isinstance(unit.value, Figure):
        other = article.values.figure_at.get(rival)
        if other is None:
            return bool(unit.value.unit)  # a number alone is no sum of money, and no share
        return (
            unit.value.what == "age" != other.what
            or _are_complements(unit, rival, summary, article)
            or _may_be_the_same(unit.value, other, summary)
            or _is_vague_enough(unit.value, other, article)
        )
    return False


def _may_be_one(ours: Time, theirs: Time) -> bool:
    """Whether two times may be one: one within the other, or a day or year that the other does not know."""
    if ours.type in LENGTHS or theirs.type in LENGTHS:
        return False
    if time_agreement(ours, theirs) > 0 or time_agreement(theirs, ours) > 0:
        return True
    if ours.start is not None and theirs.start is not None:
        return _overlap(ours, theirs)
    return (_reckoning(ours), _reckoning(theirs)) in _OPEN_PAIRS


def _overlap(ours: Time, theirs: Time) -> bool:
    """Whether a time of another measure begins or ends within one: "last week" and "the start of June"."""
    one, two = _interval(ours), _interval(theirs)
    if one is None or two is None or ours.granularity is theirs.granularity:
        return False
    try:
        return one[0] < two[1] and two[0] < one[1]
    except TypeError:  # one of them names a zone
        return False


def _interval(time: Time) -> tuple[datetime, datetime] | None:
    """Where a time begins and ends; a half of it where it is "the start" or "the end" of it."""
    if time.start is None or time.end is None:
        return None
    start, end = time.start, told_end(time.start, time.end)
    middle = start + (end - start) / 2
    return (middle if time.mod == "END" else start), (middle if time.mod == "START" else end)


def _is_one_bound(ours: tuple[Time, TextIndex, int], theirs: tuple[Time, TextIndex, int]) -> bool:
    """Whether one is before what begins as the other ends: "before April", "by the end of March"."""
    return any(
        one.mod == "END" and _follows(one, two) and text.analysis.tokens[at - 1].text.lower() == "before"
        for (one, *_), (two, text, at) in ((ours, theirs), (theirs, ours))
        if at
    )


def _follows(one: Time, two: Time) -> bool:
    """Whether the second begins as the first ends; of months without a year, whether it is the next."""
    if one.end is not None and two.start is not None:
        return one.end.date() == two.start.date()
    first, second = (_MONTH.fullmatch(time.value) for time in (one, two))
    return first is not None and second is not None and int(second[1]) == int(first[1]) % _MONTHS + 1


def _reckoning(time: Time) -> str:
    """How a text says which day or year it means."""
    if _DAY_OF_WEEK.search(time.text):
        return "weekday"
    if _OF_NOW.search(time.text):
        return "now"
    if time.granularity is Granularity.REFERENCE:
        return "" if _OF_THE_PRESENT.search(time.text) else "relative"
    return "date" if time.granularity is not None else ""


def _is_of_a_name(text: TextIndex, at: int) -> bool:
    """Whether a year ends a name: "the Spring Fair 2019"."""
    tokens = text.analysis.tokens
    if at == 0 or YEAR.fullmatch(tokens[at].text) is None:
        return False
    return tokens[at - 1].upos == "PROPN" or tokens[at - 1].xpos.startswith("NNP")


def _is_of_another_form(unit: Unit, rival: int, summary: TextIndex, article: TextIndex) -> bool:
    """Whether one figure is a score ("6-3"), the number of a shirt ("number eight") or a bare age, the other none."""
    if _is_score(summary, unit.first) != _is_score(article, rival):
        return not (isinstance(unit.value, Figure) and how_worked_out(unit.value, summary)[0])  # "by 12 points"
    if _is_numbered(summary, unit.first) != _is_numbered(article, rival):
        return True
    other = article.values.figure_at.get(rival)
    counts = other is not None and other.what not in {"", "age"}
    return counts and _is_bare_age(unit, summary)


def _is_score(text: TextIndex, at: int) -> bool:
    return _SCORE.match(text.analysis.view, text.analysis.tokens[at].start) is not None


def _is_numbered(text: TextIndex, at: int) -> bool:
    """Whether a figure only tells one of many: "number eight", "No. 38"."""
    return at > 0 and text.analysis.tokens[at - 1].text.lower().rstrip(".") in _NUMBERED


def _is_bare_age(unit: Unit, summary: TextIndex) -> bool:
    """Whether a number stands alone behind a name, between commas: "the mare Lady Orrin, eight, runs"."""
    tokens = summary.analysis.tokens
    if unit.first < 2 or tokens[unit.first - 1].text != "," or tokens[unit.first - 2].upos != "PROPN":
        return False
    return unit.last == len(tokens) or tokens[unit.last].text in {",", "."}


def _may_be_the_same(ours: Figure, theirs: Figure, summary: TextIndex) -> bool:
    """Whether two figures have one value, maybe rounded, and one unit: "$8.2m" and "$8,220,000", "NZ$5m" and "$5m"."""
    fractions = _fraction(ours), _fraction(theirs)
    if fractions[0] is not None and fractions[0] == fractions[1]:
        return True
    units = {ours.unit, theirs.unit} - {""}
    one_unit = len(units) < 2 or all(len(unit) == _CODE and unit.isupper() for unit in units)
    before = summary.analysis.view[max(0, ours.span.start - _BEFORE) : ours.span.start]
    return one_unit and figure_agreement(ours.value, theirs.value, before) >= _ROUNDED


def _fraction(figure: Figure) -> float | None:
    """What a share or some points are in fractions: "half", "50%", "50 basis points" and "0.5 points" are one half."""
    if figure.unit in {"%", "basis points"}:
        return figure.value / _HUNDRED
    return figure.value if figure.unit == "points" or (not figure.unit and 0 < figure.value < 1) else None


def _are_complements(unit: Unit, rival: int, summary: TextIndex, article: TextIndex) -> bool:
    """Whether two shares are all together, and one text denies what the other says: "unspent 90%", "spent a tenth"."""
    theirs = article.analysis.tokens[rival].sentence
    other = article.values.figure_at.get(rival)
    if not isinstance(unit.value, Figure) or other is None or unit.value.unit != "%" or other.unit != "%":
        return False
    denied = (unit.sentence in summary.negated_sentences) != (theirs in article.negated_sentences)
    return denied and unit.value.value + other.value == _HUNDRED


def _is_vague_enough(ours: Figure, theirs: Figure, article: TextIndex) -> bool:
    """Whether "billions" may sum up some figure of the article, and the one in its place counts something else."""
    if not _VAGUE.match(ours.text) or _VAGUE.match(theirs.text):
        return False
    thing = thing_of(theirs)
    if theirs.unit == ours.unit and thing and thing == thing_of(ours):
        return False
    least = ours.value / 2
    return any(least <= found.figure.value <= _MOST_OF_VAGUE * least for found in article.values.figures.to(ours.value))

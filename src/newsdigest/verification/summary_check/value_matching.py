"""How far a figure or a time of the summary holds of the article's, as a reader would judge.

"About 5,000" holds of 4,987 and "more than 5,000" does not; a month holds for a day of it, and a day says more than a
month.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Hashable, Sequence
from datetime import datetime, timedelta

from newsdigest.lexicon.numbers import APPROXIMATORS, CARDINALS, INDEFINITE_NUMBERS
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.analysis import Token
from newsdigest.model.enums import Granularity, TimeType
from newsdigest.model.facts import Figure, Time
from newsdigest.verification.summary_check.clock_times import clock_agreement
from newsdigest.verification.summary_check.text_index import MOST_PLACES, TextIndex, token_range
from newsdigest.verification.summary_check.units import Unit
from newsdigest.verification.summary_check.worked_out_figures import how_worked_out, worked_out

__all__ = [
    "days_of",
    "figure_agreement",
    "figure_question",
    "match_figure",
    "match_time",
    "spellings",
    "time_agreement",
    "told_end",
]

_ROUND_WORDS = {12.0: "dozen", 100.0: "hundred", 1000.0: "thousand", 1_000_000.0: "million"}
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.5, "Y": 366.0}  # twelve months are a year
_ONE_DAY = timedelta(days=1)
_PART_OF_DAY = 0.55
"""What "Monday evening" says of Monday: the hour often stands elsewhere."""

_LOOSE = re.compile(any_of(INDEFINITE_NUMBERS, ("several", "many")), re.IGNORECASE)
_OVER = re.compile(
    r"(?:more than|over|above|exceed(?:s|ed|ing)?|upwards of|in excess of|at least|well over) ?(?:an? )?$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:less than|under|below|fewer than|at most|up to|as (?:many|much) as) ?(?:an? )?$", re.IGNORECASE
)
_NEARLY = re.compile(r"(?:nearly|almost|just (?:under|below)|close to|approaching) ?(?:an? )?$", re.IGNORECASE)
_ABOUT = re.compile(rf"(?:{any_of(APPROXIMATORS)}|an? estimated|estimated|circa|or so|~) ?(?:an? )?$", re.IGNORECASE)


def figure_agreement(ours: float, theirs: float, before: str) -> float:
    """How far a number holds of the article's number, with the words before it ("more than").

    >>> figure_agreement(5000, 4987, "about ") > 0.5, figure_agreement(5000, 4987, "more than ") > 0.5
    (True, False)
    """
    if _OVER.search(before):
        return 0.95 if ours <= theirs <= 1.6 * ours else 0.1
    if _UNDER.search(before):
        return 0.95 if 0.6 * ours <= theirs <= ours else 0.1
    if _NEARLY.search(before):
        return 0.95 if 0.85 * ours <= theirs <= ours else 0.1
    if ours == theirs:
        return 1.0
    near = abs(ours - theirs) <= 0.06 * abs(theirs)
    if _ABOUT.search(before):
        return 0.95 if near else 0.1
    if near and ours >= 20 and _rounded(theirs, ours):
        return 0.8
    return 0.0


def _rounded(value: float, to: float) -> bool:
    """Whether ``to`` is ``value`` with fewer digits."""
    for digits in (1, 2, 3):
        step = 10 ** (math.floor(math.log10(abs(value))) + 1 - digits) if value else 1
        if round(value / step) * step == to:
            return True
    return False


def _strength(figure: Figure, other: Figure, before: str) -> float:
    """How far a figure of the summary holds of one of the article's, their units included."""
    strength = figure_agreement(figure.value, other.value, before)
    if _LOOSE.match(figure.text) and figure.value <= other.value <= 12 * figure.value:
        strength = 0.9
    if figure.unit == other.unit:
        return strength
    return strength * (0.3 if figure.unit and other.unit else 0.85)


def figure_question(figure: Figure, summary: TextIndex, tokens: Sequence[Token]) -> Hashable:
    """All that :func:`match_figure` depends on: figures with the same are looked up once."""
    loose = bool(_LOOSE.match(figure.text))
    how = figure.what == "age", *how_worked_out(figure, summary)
    return figure.value, figure.unit, loose, _before(figure, summary), _number_word(tokens), how


def _before(figure: Figure, summary: TextIndex) -> str:
    return summary.analysis.view[max(0, figure.span.start - 24) : figure.span.start]


def _number_word(tokens: Sequence[Token]) -> str:
    plain = [token.text.lower() for token in tokens]
    return next((word for word in plain if any(char.isdigit() for char in word)), plain[0])


def spellings(number: str) -> tuple[str, ...]:
    """A number word in digits, and a number in digits in a word.

    >>> spellings("16"), spellings("sixteen"), spellings("1.6")
    (('sixteen',), ('16',), ())
    """
    if number in CARDINALS:
        return (str(CARDINALS[number]),)
    return tuple(word for word, value in CARDINALS.items() if str(value) == number)


def match_figure(unit: Unit, figure: Figure, summary: TextIndex, article: TextIndex) -> None:
    """Find a figure by value, unit and the words before it; a sum of two figures of a sentence is a weak match."""
    before = _before(figure, summary)
    tokens = article.analysis.tokens
    for other, sentence, at, _ in article.values.figures.to(figure.value):
        strength = _strength(figure, other, before)
        if strength > 0.05:
            unit.say(sentence, strength, (at,))
    for sentence, at in article.values.sums.get((figure.value, figure.unit), ())[:MOST_PLACES]:
        if unit.match.get(sentence, 0.0) < 0.5:
            unit.note = "the sum of two of its figures"
            unit.say(sentence, 0.55, (at,))
    made = worked_out(figure, summary, article) if unit.best < 0.5 else None
    if made is not None:
        unit.note = made.note
        unit.say(made.sentence, 0.55, token_range(article.analysis, made.start, made.start + 1)[:1])
    if not figure.unit or unit.best < 0.3:
        number = _number_word(summary.analysis.tokens[unit.first : unit.last])
        for word in {number, number.replace(",", ""), _ROUND_WORDS.get(figure.value, number)}:
            for at in article.words.get(word, ())[:MOST_PLACES]:
                unit.say(tokens[at].sentence, 0.9, (at,))
        if figure.what == "age":
            _match_bare_age(unit, number, article)


def _match_bare_age(unit: Unit, number: str, article: TextIndex) -> None:
    """Find an age that stands alone in words or in digits: "since I was sixteen"."""
    values = article.values
    for at in (at for word in spellings(number) for at in article.words.get(word, ())[:MOST_PLACES]):
        if at not in values.figure_at and at not in values.time_at:
            unit.say(article.analysis.tokens[at].sentence, 0.9, (at,))


def time_agreement(ours: Time, theirs: Time) -> float:
    """How far a time of the summary holds of the article's: a coarser time holds, a finer one is not said."""
    if ours.value == theirs.value:
        return 1.0
    by_the_clock = clock_agreement(ours, theirs)
    if by_the_clock is not None:
        return by_the_clock
    if ours.text.lower() == theirs.text.lower():
        return 0.95
    if ours.value in theirs.alternatives or theirs.value in ours.alternatives:
        return 0.9
    if ours.type is theirs.type is TimeType.DURATION and days_of(ours.value) == days_of(theirs.value) != 0:
        return 0.95
    if TimeType.DURATION in {ours.type, theirs.type} or TimeType.SET in {ours.type, theirs.type}:
        return 0.0
    if ours.value.startswith("XXXX") or theirs.value.startswith("XXXX"):
        return _partial_agreement(ours.value, theirs.value)
    return _interval_agreement(ours, theirs)


def days_of(value: str) -> float:
    """The days of a whole length of time, 0 where it is vague or one of hours.

    >>> days_of("P1W") == days_of("P7D"), days_of("P1Y") == days_of("P12M"), days_of("PXD")
    (True, True, 0.0)
    """
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * _DAYS[found[2]] if found else 0.0


def _interval_agreement(ours: Time, theirs: Time) -> float:
    """How far one interval is within the other; nothing is known of them where one has none."""
    if not (ours.start and ours.end and theirs.start and theirs.end):
        return 0.0
    try:
        if ours.start <= theirs.start and told_end(theirs.start, theirs.end) <= ours.end:
            return 0.95
        if not (theirs.start <= ours.start and told_end(ours.start, ours.end) <= theirs.end):
            return 0.0
        return _PART_OF_DAY if theirs.granularity is Granularity.DAY else 0.45
    except TypeError:  # one of them names a zone
        return 0.3


def told_end(start: datetime, end: datetime) -> datetime:
    """The end of a time, for what it is a part of: a night is one of the day on which it begins."""
    midnight = (start + _ONE_DAY).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight if start < midnight < end <= start + _ONE_DAY else end


def _partial_agreement(ours: str, theirs: str) -> float:
    pairs = list(zip(ours, theirs, strict=False))
    same = all(one == other or "X" in (one, other) for one, other in pairs)
    if not same:
        return 0.0
    return 0.95 if len(ours) <= len(theirs) else 0.5


def match_time(unit: Unit, time: Time, summary: TextIndex, article: TextIndex) -> None:
    """Find a time by its value, else by its words."""
    otherwise: set[int] = set()
    for other, sentence, at in article.values.times.to(time.value):
        strength = time_agreement(time, other)
        if strength > 0:
            unit.say(sentence, strength, (at,))
        elif clock_agreement(time, other) is not None:
            otherwise.add(sentence)
    tokens = summary.analysis.tokens[unit.first : unit.last]
    if time.granularity is Granularity.REFERENCE and unit.best < 0.5:
        for at in (at for token in tokens for at in article.words.get(token.text.lower(), ())[:MOST_PLACES]):
            unit.say(article.analysis.tokens[at].sentence, 0.6, (at,))
    _match_words(unit, tokens, article, otherwise)


def _match_words(unit: Unit, tokens: Sequence[Token], article: TextIndex, otherwise: Collection[int]) -> None:
    """Find a time by its names and numbers, else by all its words, where they are in one sentence.

    Sentences that say it ``otherwise`` have another time by the clock: "noon on Tuesday" is not "midnight on Tuesday".
    """
    told = [token for token in tokens if token.upos in {"NUM", "PROPN"} or any(c.isdigit() for c in token.text)]
    places = [article.words.get(token.text.lower(), ())[:MOST_PLACES] for token in (told or tokens)]
    for sentence, here in article.together(places):
        if sentence not in otherwise:
            unit.say(sentence, 0.9, here)

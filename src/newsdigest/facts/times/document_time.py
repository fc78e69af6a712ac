"""The document creation time (DCT): the day that deictic times count from. The system clock is never asked.

In this order: the publication date; a full date in the dateline or the lines above the story; a day and month in
the dateline with the year of the article's own evidence; the date of last change; else the article's own evidence:
a weekday beside a month and day ("Wednesday, November 15") fixes the year among those the article names; else
the last full date in the past tense. What is inferred is marked so, and with no evidence there is no document time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from newsdigest.facts.times.calendars import day_of, iso_day, make_day
from newsdigest.facts.times.grammar import Captured, GrammarMatch
from newsdigest.facts.times.resolution import month_number, weekday_number
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind

__all__ = ["Clue", "DocumentTime", "find_document_time"]


class DocumentTime(NamedTuple):
    """The document time and how it was found: ``given``, ``header``, ``inferred`` or ``none``."""

    day: date | None
    source: str


class Clue(NamedTuple):
    """One match that may give the document time: where it is, and its tense bias."""

    found: GrammarMatch
    position: int
    block: BlockKind
    since: bool  # whether "since" precedes it
    ahead: Callable[[], float]


_HEADER = frozenset({BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.NOTICE, BlockKind.HEADLINE})
_HEADER_END = 400  # characters: a full date that opens a text is its own date


def find_document_time(article: Article, clues: Sequence[Clue]) -> DocumentTime:
    """The document time of an article."""
    if article.published is not None:
        return DocumentTime(_day(article.published), "given")
    header = _header_date(clues)
    if header is not None:
        return DocumentTime(header, "header")
    if article.modified is not None:
        return DocumentTime(_day(article.modified), "given")
    inferred = _from_weekdays(clues) or _dateline_day(clues) or _last_full_date(clues)
    return DocumentTime(inferred, "inferred" if inferred else "none")


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _day_number(words: Captured) -> int:
    if words.has("ORD"):
        return words.number("ORD")
    return int("".join(character for character in words.word("DAY") if character.isdigit()))


def _full(clue: Clue) -> date | None:
    words = clue.found.captured
    if clue.found.rule.name == "iso_date":
        return iso_day(words.word("ISODATE"))
    if clue.found.rule.name != "month_day" or not words.has("YEAR"):
        return None
    return make_day(int(words.word("YEAR")), month_number(words), _day_number(words))


def _header_date(clues: Sequence[Clue]) -> date | None:
    for clue in clues:
        opening = clue.position < _HEADER_END and clue.found.captured.has("wday")
        if clue.block in _HEADER - {BlockKind.HEADLINE} or (opening and clue.block == BlockKind.PARAGRAPH):
            full = _full(clue)
            if full is not None and (clue.block in _HEADER or (clue.position < _HEADER_END and clue.ahead() <= 0)):
                return full
    return None


def _years(clues: Sequence[Clue]) -> tuple[list[int], list[int]]:
    """The years that the article treats as past or present, and as future."""
    past: list[int] = []
    coming: list[int] = []
    for clue in clues:
        words = clue.found.captured
        if not words.has("YEAR") or words.has("spoken"):
            continue
        year = int(words.word("YEAR"))
        if 1900 <= year <= 2100:
            (coming if clue.ahead() > 0 and not clue.since else past).append(year)
    return past, coming


def _has_weekday_alone(clue: Clue) -> bool:
    """Whether a clue is a day of a month with its weekday and no year."""
    words = clue.found.captured
    return clue.found.rule.name == "month_day" and words.has("wday") and not words.has("YEAR")


def _number_of_fits(dated: Sequence[Clue], year: int) -> int:
    return sum(_fits(clue.found.captured, year) for clue in dated)


def _cost(year: int, latest: int, earliest: int) -> int:
    """How far a year is from the latest one that the text speaks of as past; more where it is past a coming one."""
    return (abs(year - latest) if year >= latest else 3) + (4 if year > earliest else 0)


def _from_weekdays(clues: Sequence[Clue]) -> date | None:
    """The year in which every "Wednesday, November 15" falls on its weekday, nearest those of the article."""
    dated = [clue for clue in clues if _has_weekday_alone(clue)]
    past, coming = _years(clues)
    if not dated or not (past or coming):
        return None
    latest, earliest = max(past, default=min(coming, default=2100) - 1), min(coming, default=2101)
    floor = max((int(clue.found.captured.word("YEAR")) + 1 for clue in clues if _is_since(clue)), default=0)
    fits = {year: _number_of_fits(dated, year) for year in range(max(latest - 1, floor), latest + 7)}
    costs = [(_cost(year, latest, earliest) - 10 * count, year) for year, count in fits.items() if count]
    if not costs:
        return None
    year = min(costs)[1]
    clue = next(clue for clue in dated if _fits(clue.found.captured, year))
    words = clue.found.captured
    day = make_day(year, month_number(words), _day_number(words))
    return _before_the_event(day, clue, clues) if day else None


def _is_since(clue: Clue) -> bool:
    """Whether it names a year after which the article was written: "the first since 2017"."""
    return clue.since and clue.found.captured.has("YEAR")


def _fits(words: Captured, year: int) -> bool:
    day = make_day(year, month_number(words), _day_number(words))
    wanted = weekday_number(words)
    return day is not None and day.weekday() == wanted


def _before_the_event(day: date, clue: Clue, clues: Sequence[Clue]) -> date:
    """A past event is reported on its own day, a future one before: on the last Friday if it is "next week"."""
    if clue.ahead() <= 0:
        return day
    said = {other.found.captured.word("SHIFT") + " " + other.found.captured.word("UNIT") for other in clues}
    if "next week" in said:
        return day_of(day, -day.weekday() - 3)
    if any(other.found.captured.word("DAYWORD") == "tomorrow" for other in clues):
        return day_of(day, -1)
    return day_of(day, -2)


def _dateline_day(clues: Sequence[Clue]) -> date | None:
    """Read "LONDON, March 3 -" with the first year in which every month that the story treats as past is before it.

    A bare year is too little evidence: "founded in 2012" may be in a story of any later year.
    """
    told = max((_year_and_month(clue) for clue in clues if not clue.since and clue.ahead() <= 0), default=(0, 0))
    for clue in clues:
        words = clue.found.captured
        if clue.block == BlockKind.DATELINE and clue.found.rule.name == "month_day" and told > (1900, 0):
            month = month_number(words)
            return make_day(told[0] + (month < told[1]), month, _day_number(words))
    return None


def _year_and_month(clue: Clue) -> tuple[int, int]:
    """The year and the month of an expression that has both; else zeros."""
    words = clue.found.captured
    if words.has("YEAR") and not words.has("spoken") and (words.has("MONTH") or words.has("MABBR")):
        return int(words.word("YEAR")), month_number(words)
    return 0, 0


def _last_full_date(clues: Sequence[Clue]) -> date | None:
    days = [day for clue in clues if (day := _full(clue)) is not None and clue.ahead() <= 0]
    return max(days) if days else None

"""An edit of a date, a weekday, a time of day: when something is said to happen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from newsdigest.changes.findings import EditFinding, edit_finding
from newsdigest.changes.indexed_digest import Edit, EditSide
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.messages import count, from_to, quote_for_message
from newsdigest.lexicon.calendar import PARTS_OF_DAY
from newsdigest.model.enums import ChangeField, Granularity, Significance, TimeType
from newsdigest.model.facts import Time

__all__ = ["find"]

_SHORT = 6  # words up to which an added or removed phrase is the time alone
_FEW = 3  # words up to which an edit that has a time on one side alone replaces it
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s)?")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm)|\d{1,2}:\d\d")
_SHIFTS = frozenset(
    {"last", "next", "this", "past", "coming"} | {"previous", "following", "earlier", "later"} | {"early", "late"}
)
_PARTS_OF_DAY = PARTS_OF_DAY | {"overnight", "midday", "noon"}
_WITHIN = frozenset({"late", "early", "later", "earlier"}) | {"shortly", "mid"}
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})


def find(edit: Edit) -> EditFinding | None:
    """The change where the edit puts one time for another, adds a time or takes one away."""
    before, after = _expression(edit.before), _expression(edit.after)
    if edit.is_addition or edit.is_removal:
        side = before or after
        if side is None or not _is_the_time_alone(edit.before or edit.after):
            return None
        return _finding(edit.of(side, edit.after) if before else edit.of(edit.before, side))
    if before and after:
        return _finding(edit.of(before, after)) if _differ(before, after) else None
    return _finding(edit) if _replaces_a_weekday(edit) else None


def _is_the_time_alone(side: EditSide) -> bool:
    """Whether a phrase that one version alone has is a time and no more: "late on Monday"."""
    return len(side) <= _SHORT and not _other_content(side)


def _replaces_a_weekday(edit: Edit) -> bool:
    """Whether a weekday and a few other words stand for each other: "on Monday" and "in the capital"."""
    short = not edit.loose and all(len(side) <= _FEW for side in edit.sides)
    return short and any(_weekday(_expression(side)) for side in edit.sides)


def _expression(side: EditSide) -> EditSide | None:
    """The edited words of a time expression, from the first to the last."""
    places = [side.first + place for place, _ in enumerate(side.words) if _is_time_word(side, place)]
    return side.part(places[0], places[-1] + 1) if places else None


def _is_time_word(side: EditSide, place: int) -> bool:
    words, word = lexicon(), side.words[place]
    capital = side.raw(word)[0].isupper()
    if word.key in words.weekday or word.key in words.month:
        return capital
    if word.key in words.function | words.approximation and word.key not in _SHIFTS:
        return False
    facts = side.story.times.touching(word.start, word.end)
    if any(time.type in _POINTS for _, time in facts):
        return True
    around = side.part(side.first + place, side.first + place + 1)
    near = {around.key_before(), around.key_after()}
    if word.key in words.clock:
        return not facts or bool(near & _SHIFTS)
    if _CLOCK.fullmatch(word.key) or (word.key[0].isdigit() and near & words.month):
        return True
    if _YEAR.fullmatch(word.key):
        return not side.story.figures.touching(word.start, word.end)
    return word.key in _SHIFTS and bool(near & words.clock)


def _weekday(side: EditSide | None) -> bool:
    return side is not None and any(key in lexicon().weekday for key in side.keys)


def _other_content(side: EditSide) -> bool:
    expression = _expression(side)
    words = set(expression.keys) if expression else set()
    return any(key not in words and key not in lexicon().function and key not in _SHIFTS for key in side.keys)


def _differ(before: EditSide, after: EditSide) -> bool:
    """Whether two expressions denote different times: "Wednesday" and "15 November" may be one day in other words."""
    first, second = _time(before), _time(after)
    if first is None or second is None or first.value != second.value:
        return True
    # One value for two weekdays, or two numbers, is a misreading: the words decide.
    return (_weekday(before) and _weekday(after)) or (_numbers(before) and _numbers(after))


def _numbers(side: EditSide) -> bool:
    return any(key[0].isdigit() for key in side.keys)


def _time(side: EditSide) -> Time | None:
    for word in side.words:
        for _, time in side.story.times.touching(word.start, word.end):
            return time
    return None


def _finding(edit: Edit) -> EditFinding:
    return edit_finding(ChangeField.WHEN, _say, *edit.sides, _significance(edit))


def _significance(edit: Edit) -> Significance:
    if _only_precision(edit):
        return Significance.MINOR
    for side in edit.sides:
        time = _time(side)
        if time is not None and time in side.story.digest.when[:1]:
            return Significance.MAJOR
    return Significance.NOTABLE


def _only_precision(edit: Edit) -> bool:
    """Whether the edit only makes a time more or less exact: "on Sunday" and "late on Sunday night"."""
    if all(edit.sides):
        return False
    side = edit.before or edit.after
    exact = _PARTS_OF_DAY | _WITHIN | lexicon().approximation | lexicon().function
    words = side.story.reading.words
    beside = words[max(side.low, side.first - 2) : side.first] + words[side.last : min(side.high, side.last + 2)]
    stays = any(side.story.times.touching(word.start, word.end) for word in beside)
    return stays and exact.issuperset(side.keys)


def _say(before: EditSide, after: EditSide) -> str:
    if not (before and after) and _WITHIN.intersection(before.keys + after.keys):
        subject = "The time no longer says" if before else "The time now says"
        return f"{subject} {quote_for_message((before or after).written)}."
    first, second = _time(before), _time(after)
    moved = _distance(first, second) if first and second else ""
    plain = from_to("The time", before.written, after.written)
    return f"{plain[:-1]}, {moved}." if before and after and moved else plain


def _distance(first: Time, second: Time) -> str:
    """How much later or earlier the second is, where both are as exact: "1 day later"; "" where that says nothing."""
    old, new = first.start, second.start
    steps = _STEPS.get(first.granularity) if first.granularity else None
    if not steps or not second.granularity or steps != _STEPS.get(second.granularity):
        return ""
    if old is None or new is None or (old.tzinfo is None) is not (new.tzinfo is None):
        return ""
    seconds = round((new - old).total_seconds())
    direction = "later" if seconds > 0 else "earlier"
    months = abs(12 * (new.year - old.year) + new.month - old.month)
    for size, noun in steps:
        way, step = (months, size) if noun in _OF_MONTHS else (abs(seconds), size * 60)
        if way and way % step == 0:
            return f"{count(way // step, noun)} {direction}"
    return ""


_OF_MONTHS = frozenset({"month", "year"})
_DAYS = ((1440, "day"),)
_CLOCK_TIMES = (*_DAYS, (60, "hour"), (1, "minute"))
_STEPS: Mapping[Granularity, Sequence[tuple[int, str]]] = MappingProxyType(
    {Granularity.DAY: _DAYS, Granularity.PART_OF_DAY: _DAYS, Granularity.WEEK: ((10080, "week"),)}
    | {Granularity.MONTH: ((1, "month"),), Granularity.YEAR: ((12, "year"),)}
    | {Granularity.HOUR: _CLOCK_TIMES, Granularity.MINUTE: _CLOCK_TIMES, Granularity.SECOND: _CLOCK_TIMES}
)
"""The units in which two times of one granularity are compared, with their minutes or, of months and years, months."""

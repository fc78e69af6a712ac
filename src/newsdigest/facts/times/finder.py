"""The steps of the time finder, in order. See the package's own docstring."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

from newsdigest.facts.times.calendars import interval
from newsdigest.facts.times.document_time import Clue, DocumentTime, find_document_time
from newsdigest.facts.times.filters import Filters, TimexCandidate
from newsdigest.facts.times.grammar import grammar
from newsdigest.facts.times.joining import joined
from newsdigest.facts.times.lists import Timex
from newsdigest.facts.times.matching import TimexMatch, find_matches
from newsdigest.facts.times.quoted_days import with_days_of_speech
from newsdigest.facts.times.resolution import FISCAL_NOTE
from newsdigest.facts.times.resolution_context import Resolved
from newsdigest.facts.times.resolver import Resolver
from newsdigest.facts.times.tense_bias import TenseBias
from newsdigest.model.analysis import Analysis
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind, Granularity, TimeRole, TimeType
from newsdigest.model.facts import Time
from newsdigest.model.span import Span

__all__ = ["find_times", "matches_of"]


def find_times(analysis: Analysis) -> tuple[Time, ...]:
    """The time expressions of an article in reading order; they do not overlap.

    >>> from datetime import date
    >>> from newsdigest.language import analyse
    >>> from newsdigest.model.article import Article
    >>> article = Article(text="The ferry sank on Tuesday, two years after it was built.", published=date(2024, 5, 17))
    >>> [(time.text, time.type.value, time.value) for time in find_times(analyse(article))]
    [('Tuesday', 'DATE', '2024-05-14'), ('two years', 'DURATION', 'P2Y')]
    """
    tense_bias = TenseBias(analysis)
    matches, clues = matches_of(analysis, tense_bias)
    document_time = find_document_time(analysis.article, clues)
    resolver = Resolver(analysis, tense_bias, document_time.day, matches)
    timexes = joined(list(resolver.timexes()), analysis.view)
    timexes = with_days_of_speech(timexes, analysis, document_time.day)
    return tuple(_time(timex, analysis.article, document_time, number) for number, timex in enumerate(timexes, 1))


def matches_of(analysis: Analysis, tense_bias: TenseBias) -> tuple[list[TimexMatch], list[Clue]]:
    """The matches that pass the filters, and what each says of the document time."""
    filters = Filters(analysis)
    matches = [match for match in find_matches(analysis, grammar()) if not _is_filtered(match, filters, tense_bias)]
    return matches, [_clue(match, tense_bias) for match in matches]


def _clue(match: TimexMatch, tense_bias: TenseBias) -> Clue:
    before = match.before()
    return Clue(
        match.found,
        match.start,
        match.block,
        before[-1:] == ("since",),
        lambda: tense_bias.at(match.start, before),
    )


def _is_filtered(match: TimexMatch, filters: Filters, tense_bias: TenseBias) -> bool:
    found = match.found
    said = tuple(match.pieces.words[found.first : found.last])
    first, last = tense_bias.token_at(match.start), tense_bias.token_at(match.end - 1)
    if first is None or last is None:
        return True
    return filters.rejects(TimexCandidate(found, said, first, last, match.before(), match.after()))


# ------------------------------------------------------------------ facts


def _time(timex: Timex, article: Article, document_time: DocumentTime, number: int) -> Time:
    resolved = timex.resolved
    start, end, granularity = _interval(resolved)
    published = (
        timex.block in {BlockKind.DATELINE, BlockKind.BYLINE}
        and resolved.day is not None
        and resolved.day == document_time.day
    )
    certain = 0.7 if document_time.source == "inferred" and resolved.inferred else 1.0
    return Time(
        id=f"time-{number}",
        span=Span(timex.start, timex.end),
        text=article.text[timex.start : timex.end],
        salience=timex.salience,
        confidence=round(resolved.confidence * certain, 3),
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
        granularity=granularity,
        start=start,
        end=end,
        role=TimeRole.PUBLICATION if published else TimeRole.BACKGROUND,
        inferred=resolved.inferred,
        alternatives=resolved.alternatives,
        note=resolved.note or _unknown(resolved),
        in_name=resolved.in_name,
    )


_UNKNOWN = (
    ("XXXX-XX-XX", "the day is not known"),
    ("XXXX-WXX", "the week is not known"),
    ("XXXX-", "the year is not known"),
)


def _unknown(resolved: Resolved) -> str | None:
    """What is missing of a date or a time of day that is only partly known, or None."""
    if resolved.type not in {TimeType.DATE, TimeType.TIME}:
        return None
    return next((note for start, note in _UNKNOWN if resolved.value.startswith(start)), None)


def _interval(resolved: Resolved) -> tuple[datetime | None, datetime | None, Granularity | None]:
    if resolved.start is not None:
        return resolved.start, resolved.end, None
    if resolved.hours is not None and resolved.day is not None:
        midnight = datetime.combine(resolved.day, time())
        first, last = (midnight + timedelta(hours=hour) for hour in resolved.hours)
        return first, last, Granularity.PART_OF_DAY
    if resolved.type in {TimeType.DURATION, TimeType.SET}:
        return None, None, None
    found = interval(resolved.value)
    if found is None:
        return None, None, resolved.unit or (Granularity.REFERENCE if resolved.value.endswith("_REF") else None)
    start, end, granularity = found
    if resolved.note == FISCAL_NOTE:
        return None, None, granularity
    if resolved.offset is not None:
        zone = timezone(timedelta(hours=resolved.offset))
        start, end = start.replace(tzinfo=zone), end.replace(tzinfo=zone)
    return start, end, granularity

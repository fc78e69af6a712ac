"""Answers to "when": the time of the main event, chosen among the times of the article.

Each point in time (no durations, no repetitions) gets a sum of readable weights (:data:`WEIGHTS`): whether the main
event's own clause or sentence names it, how near the top it stands, how exact it is, how near the day of
publication, and how often the article comes back to it. The day of publication as the dateline or the byline states
it is the fallback: its ``role`` is ``publication``. Where nothing comes near, there is no answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

import attrs

from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind, Granularity, Question, TimeRole, TimeType
from newsdigest.model.facts import Answer, Event, Time

__all__ = ["WEIGHTS", "when"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "time of the main event": 2.0,
        "within the main event": 1.0,
        "in the main event's sentence": 1.0,
        "in the title": 0.5,
        "in the first sentence": 1.2,
        "in the second sentence": 0.7,
        "in the third sentence": 0.4,
        "each sentence further down": -0.08,
        "a day or a time of day": 1.0,
        "a week": 0.0,
        "a month": -0.3,
        "a year or longer": -1.2,
        "no more than now or then": -2.0,
        "within three days of publication": 0.8,
        "within ten days of publication": 0.1,
        "over a year from publication": -0.8,
        "said again": 0.3,
        "of a clause that tells who said it": -0.2,
        "of a clause that tells something else": -0.6,
        "only the date of publication": -0.8,
    }
)
"""What each piece of evidence adds to the score of a time."""

_ENOUGH = 0.6  # below this score a time is no answer
_BESIDE, _TELLING = 0.15, 0.25  # of salience: below, the clause tells something beside the story; who said it
_BESIDE_THE_BEST = 0.4  # further answers must come so near the best one
_POINTS = frozenset({TimeType.DATE, TimeType.TIME})
_EXACT = frozenset({Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND})
_LONG = frozenset(
    {
        Granularity.YEAR,
        Granularity.HALF,
        Granularity.QUARTER,
        Granularity.SEASON,
        Granularity.DECADE,
        Granularity.CENTURY,
    }
)


def when(times: Sequence[Time], main_event: Event | None, article: Article) -> tuple[Answer, ...]:
    """The times of the main event, best first, each day once; empty where the article gives none.

    The facts of the answers have the role and the salience of an answer; they stand for those of ``times`` by their id.

    Args:
        times: all times of the article, in reading order.
        main_event: the event that the digest is about, with its own time where linking gave it one.
        article: for its sentences, its blocks and its publication date.
    """
    layout = _Layout(article)
    said = Counter(time.value[:10] for time in times)
    scored: list[tuple[float, int, Time]] = []
    for position, time in enumerate(times):
        if time.type not in _POINTS or time.in_name or (time.value.startswith("X") and not _is_open_day(time, article)):
            continue
        names = _evidence(time, main_event, layout, said[time.value[:10]])
        score = sum(WEIGHTS[name] * times_over for name, times_over in names)
        if score >= _ENOUGH:
            scored.append((score, position, time))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return tuple(_distinct(scored))


def _is_open_day(time: Time, article: Article) -> bool:
    """Whether an article of no known date names a day without its year or week ("on Friday"): its reader can tell."""
    return article.published is None and time.granularity in _EXACT


def _distinct(scored: Sequence[tuple[float, int, Time]]) -> Iterator[Answer]:
    days: set[str] = set()
    top = scored[0][0] if scored else 0.0
    for score, _, time in scored:
        if time.value[:10] in days or score < _BESIDE_THE_BEST * top:
            continue
        days.add(time.value[:10])
        role = time.role if time.role == TimeRole.PUBLICATION else TimeRole.EVENT
        salience = round(max(0.0, min(1.0, score / max(top, 4.0))), 3)
        fact = attrs.evolve(time, role=role, salience=salience)
        yield Answer(question=Question.WHEN, fact=fact, confidence=time.confidence)


class _Layout:
    """Where things stand in the article: looked up by bisection, as a list of dates may be long."""

    def __init__(self, article: Article) -> None:
        self.published = None if article.published is None else _day(article.published)
        self._blocks = article.blocks
        self._block_starts = [block.span.start for block in article.blocks]
        self._starts = [sentence.start for sentence in article.sentences]
        above = {BlockKind.HEADLINE, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.NOTICE}
        story = next((block.span.start for block in article.blocks if block.kind not in above), 0)
        self._first = self.sentence(story)

    def sentence(self, offset: int) -> int:
        """The index of the sentence at an offset."""
        return bisect_right(self._starts, offset) - 1

    def depth(self, offset: int) -> int:
        """How many sentences of the story itself, after title, dateline and byline, stand before it."""
        return self.sentence(offset) - self._first

    def in_title(self, offset: int) -> bool:
        """Whether it stands in the headline."""
        at = bisect_right(self._block_starts, offset) - 1
        return at >= 0 and self._blocks[at].kind == BlockKind.HEADLINE


def _evidence(time: Time, main: Event | None, layout: _Layout, said: int) -> Iterator[tuple[str, float]]:
    """The names of the weights that apply, each with how many times it counts."""
    if main is not None:
        yield from _near_main(time, main, layout)
    yield from _place(time, layout)
    yield from _exactness(time)
    yield from _distance(time, layout.published)
    if time.salience < _BESIDE:
        yield "of a clause that tells something else", 1
    elif time.salience < _TELLING:
        yield "of a clause that tells who said it", 1
    if said > 1:
        yield "said again", min(said - 1, 3)
    if time.role == TimeRole.PUBLICATION:
        yield "only the date of publication", 1


def _near_main(time: Time, main: Event, layout: _Layout) -> Iterator[tuple[str, float]]:
    if main.when is not None and main.when.span == time.span:
        yield "time of the main event", 1
    if time.span in main.span:
        yield "within the main event", 1
    if layout.sentence(main.predicate_span.start) == layout.sentence(time.span.start):
        yield "in the main event's sentence", 1


def _place(time: Time, layout: _Layout) -> Iterator[tuple[str, float]]:
    depth = layout.depth(time.span.start)
    if layout.in_title(time.span.start):
        yield "in the title", 1
    elif 0 <= depth <= 2:
        yield ("in the first sentence", "in the second sentence", "in the third sentence")[depth], 1
    elif depth > 2:
        yield "each sentence further down", min(depth - 2, 20)


def _exactness(time: Time) -> Iterator[tuple[str, float]]:
    if time.granularity in _EXACT:
        yield "a day or a time of day", 1
    elif time.granularity in {Granularity.WEEK, Granularity.WEEKEND}:
        yield "a week", 1
    elif time.granularity == Granularity.MONTH:
        yield "a month", 1
    elif time.granularity in _LONG:
        yield "a year or longer", 1
    else:
        yield "no more than now or then", 1


def _distance(time: Time, published: date | None) -> Iterator[tuple[str, float]]:
    if published is None or time.start is None:
        return
    days = abs((time.start.date() - published).days)
    if days <= 3:
        yield "within three days of publication", 1
    elif days <= 10:
        yield "within ten days of publication", 1
    elif days > 366:
        yield "over a year from publication", 1


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment

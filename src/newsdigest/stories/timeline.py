"""One timeline of all articles: dated events; one that several articles give the same date is listed once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from newsdigest.model.facts import Event
from newsdigest.model.story import StoryEvent
from newsdigest.stories.articles import StoryArticles, content_words, evidence

__all__ = ["common_timeline"]

_DAY = 10  # letters of an ISO date
_ALIKE = 0.5  # share of the shorter event's content words from which two events of one day are one


@attrs.frozen
class _Dated:
    article: int
    event: Event
    words: frozenset[str]


def common_timeline(articles: StoryArticles) -> tuple[StoryEvent, ...]:
    """The dated events in order of time; events of one day with one predicate, or much the same words, are one."""
    days: dict[str, list[list[_Dated]]] = defaultdict(list)
    for at, story in enumerate(articles.indexed):
        for event in story.digest.timeline:
            whole = event.span.start < event.predicate_span.start  # "dug through the ruins" says nothing by itself
            if whole and event.when is not None and event.when.start is not None:
                _place(days[event.when.value[:_DAY]], _Dated(at, event, content_words(story, event.span)))
    return tuple(_entry(day, group) for day, groups in sorted(days.items()) for group in groups)


def _place(groups: list[list[_Dated]], item: _Dated) -> None:
    for group in groups:
        if any(_one_event(item, other) for other in group):
            group.append(item)
            return
    groups.append([item])


def _one_event(first: _Dated, second: _Dated) -> bool:
    shared = len(first.words & second.words)
    if first.event.predicate == second.event.predicate and shared > 1:
        return True
    return shared >= max(2.0, _ALIKE * min(len(first.words), len(second.words)))


def _entry(day: str, group: Sequence[_Dated]) -> StoryEvent:
    best = max(group, key=lambda item: (item.event.salience, len(item.words), -item.article))
    others = [item for item in group if item is not best]
    return StoryEvent(
        when=day,
        text=" ".join(best.event.text.split()),
        evidence=tuple(evidence(item.article, item.event) for item in (best, *others)),
    )

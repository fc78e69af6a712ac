"""The figures of a story: what several articles count, and whether they agree, differ or follow it as it rises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise

import attrs

from newsdigest.changes.counted_things import (
    CountedThing,
    counted_figures,
    in_headline_or_event,
    in_main_part,
    of_main_event,
)
from newsdigest.lexicon.hedges import hedge_before
from newsdigest.lexicon.numbers import INDEFINITE_NUMBERS
from newsdigest.model.enums import Agreement
from newsdigest.model.facts import Figure
from newsdigest.model.story import ReportedFigure, ReportedValue
from newsdigest.stories.articles import StoryArticles, evidence

__all__ = ["hedged", "reported_figures", "things_counted"]

_ROUNDED = 0.1  # share by which a rounded figure ("about 40") may lie beside an exact one
_OUTCOMES = {"dead": "death toll", "hurt": "injured", "missing": "missing", "arrested": "arrests"}
_RANKS = {Agreement.DISPUTED: 0, Agreement.DEVELOPING: 1, Agreement.AGREED: 2}


@attrs.frozen
class _Count:
    """One figure of one article and what it counts."""

    article: int
    figure: Figure
    thing: CountedThing


def reported_figures(articles: StoryArticles) -> tuple[ReportedFigure, ...]:
    """What two articles or more count: disputed figures first, then developing and agreed ones, tolls before others."""
    found = [figure for counts in _shared(articles) if (figure := _reported(articles, counts)) is not None]
    return tuple(sorted(found, key=lambda figure: (_RANKS[figure.agreement], figure.what not in _OUTCOMES.values())))


def things_counted(articles: StoryArticles) -> list[list[_Count]]:
    """All figures of the articles, those of one thing together, in the order of their first mention."""
    by_outcome: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for at, story in enumerate(articles.indexed):
        for figure, thing in counted_figures(story):
            by_outcome[(thing.unit, thing.outcome)].append(_Count(at, figure, thing))
    return [group for counts in by_outcome.values() for group in _by_nouns(counts)]


def _by_nouns(counts: Sequence[_Count]) -> Iterable[list[_Count]]:
    """Figures of one outcome, parted by whom they count where the articles name different people."""
    nouns = {count.thing.nouns for count in counts if count.thing.nouns}
    if counts[0].thing.outcome and len(nouns) <= 1:
        return [list(counts)]
    groups: dict[frozenset[str], list[_Count]] = defaultdict(list)
    for count in counts:
        groups[count.thing.nouns].append(count)
    return groups.values()


def _shared(articles: StoryArticles) -> list[list[_Count]]:
    """For each thing that two articles or more count, the central figure of each article."""
    shared: list[list[_Count]] = []
    for counts in things_counted(articles):
        central = _central(articles, counts)
        own = [central[at] for at in sorted(central)]
        if len(own) > 1:
            shared.append(own)
    return shared


def _central(articles: StoryArticles, counts: Sequence[_Count]) -> dict[int, _Count]:
    """The figure of the main event in each article: an exact one before a word for many, then the most salient.

    A feature opens with one person's loss and gives the toll further down; so where no figure of a toll opens an
    article, the first one of its main part stands for it.
    """
    central: dict[int, _Count] = {}
    for count in counts:
        held = central.get(count.article)
        if of_main_event(articles.indexed[count.article], count.figure) and (
            held is None or _weight(count.figure) > _weight(held.figure)
        ):
            central[count.article] = count
    opened = set(central)
    for count in counts if counts[0].thing.casualties else ():
        later = count.article not in opened and in_main_part(articles.indexed[count.article], count.figure)
        if later:
            central.setdefault(count.article, count)
    return central


def _weight(figure: Figure) -> tuple[bool, float]:
    return INDEFINITE_NUMBERS.isdisjoint(figure.text.casefold().split()), figure.salience


def _reported(articles: StoryArticles, counts: Sequence[_Count]) -> ReportedFigure | None:
    """The figure with its values; None where the articles may count different things.

    Tolls are known to be of one thing. Anything else that differs ("deal", "points") is a dispute only where each
    article has it in its headline or in its main event.
    """
    groups: list[list[_Count]] = []
    for count in counts:
        fitting = next((group for group in groups if _one_value(group[0].figure, count.figure)), None)
        if fitting is None:
            groups.append([count])
        else:
            fitting.append(count)
    thing, figure = counts[0].thing, counts[0].figure
    central = all(in_headline_or_event(articles.indexed[count.article], count.figure) for count in counts)
    if len(groups) > 1 and not thing.outcome and (not central or figure.what == "score"):
        return None
    values = [_value(articles, group) for group in groups]
    agreement = _agreement(articles, groups)
    if agreement is not Agreement.DEVELOPING:
        values.sort(key=lambda value: (-len(value.evidence), value.value))
    else:
        values.sort(key=lambda value: value.value)
    return ReportedFigure(
        what=_OUTCOMES.get(thing.outcome, figure.what), unit=figure.unit, agreement=agreement, values=tuple(values)
    )


def _one_value(first: Figure, second: Figure) -> bool:
    if first.value == second.value:
        return True
    rounded = first.approximate or second.approximate
    return rounded and abs(first.value - second.value) <= _ROUNDED * max(abs(first.value), abs(second.value))


def _value(articles: StoryArticles, counts: Sequence[_Count]) -> ReportedValue:
    moments = [articles.digests[count.article].article.published for count in counts]
    known = [moment for moment in moments if moment is not None]
    return ReportedValue(
        value=counts[0].figure.value,
        text=hedged(articles, counts[0].article, counts[0].figure),
        evidence=tuple(evidence(count.article, count.figure) for count in counts),
        since=min(known, key=_moment_key) if known else None,
    )


def hedged(articles: StoryArticles, at: int, figure: Figure) -> str:
    """The words of a figure with the hedge before them: "at least six"."""
    hedge = hedge_before(articles.digests[at].article.text, figure.span.start) if figure.approximate else ""
    return f"{hedge} {figure.text}".strip()


def _agreement(articles: StoryArticles, groups: Sequence[Sequence[_Count]]) -> Agreement:
    """Developing: every article is dated, and each higher value was first published after all lower ones."""
    if len(groups) == 1:
        return Agreement.AGREED
    if not groups[0][0].thing.outcome:
        return Agreement.DISPUTED
    published = [[articles.digests[count.article].article.published for count in group] for group in groups]
    if any(moment is None for own in published for moment in own):
        return Agreement.DISPUTED
    spans = [(min(map(_moment_key, _known(own))), max(map(_moment_key, _known(own)))) for own in published]
    ordered = sorted(range(len(groups)), key=lambda at: groups[at][0].figure.value)
    rises = all(spans[low][1] < spans[high][0] for low, high in pairwise(ordered))
    return Agreement.DEVELOPING if rises else Agreement.DISPUTED


def _known(moments: Iterable[datetime | date | None]) -> list[datetime | date]:
    return [moment for moment in moments if moment is not None]


def _moment_key(moment: datetime | date) -> str:
    """ISO text, which orders dates, and times of one zone, as they follow each other."""
    return moment.isoformat()

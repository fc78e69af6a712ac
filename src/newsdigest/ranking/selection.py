"""Which events answer "what", how the main event is completed, and the confidence of the answer.

Two facts are one answer where they overlap, or have the same predicate and share words. An answer must be readable by
itself: a bare word, a clause that is only an attribution, or one that opens with an unresolved pronoun is no further
answer. Of the figures, those that count nothing of note are left out, and a repeated one is listed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsdigest.lexicon.verbs import AFFECTED_PARTICIPLES, CASUALTY_PARTICIPLES
from newsdigest.logistic import probability
from newsdigest.model.copies import with_fields
from newsdigest.model.enums import Granularity, Question
from newsdigest.model.facts import Event, Fact, Figure, Time
from newsdigest.model.inventory import Answer
from newsdigest.model.span import Span
from newsdigest.ranking.main_event import Scored
from newsdigest.ranking.self_contained import is_readable, names_its_subject, stands_alone

__all__ = ["calibrated", "completed", "distinct_events", "key_figures", "with_salience"]

_MIDDLE, _STEEP = 2.2, 0.9
"""The score of an event of middling salience, and how fast salience rises with it."""

_NOTHING = -1.0
"""At this score and below, an event's salience stays 0."""

_WITHIN = 2.0
"""An event this much below the main one is no answer any more."""

_UNCLEAR = 0.6
"""The lead in score that an unclear event needs to be the main one: "police have said", "he is to return"."""

_LOOKED_AT = 50
"""No event that so many others outdo is an answer."""

_NEAR_PREDICATES = 4000
"""Characters into the article within which another report of the main event is searched."""

_CONFIDENCE = ((4.2, 0.8), (3.5, 0.65), (2.5, 0.5), (1.5, 0.4))
"""Lowest score, and the share of answers with such a score that were right on the development articles."""

_SMALL, _NOTABLE = 3, 0.3
"""A bare count up to the first is listed only from the second salience on."""

_LARGE = 1000
_COARSE = frozenset({Granularity.CENTURY, Granularity.DECADE, Granularity.YEAR, Granularity.REFERENCE})
_TOLLS = CASUALTY_PARTICIPLES | AFFECTED_PARTICIPLES


def with_salience(scored: Sequence[Scored]) -> tuple[Scored, ...]:
    """The same events, each with its salience in 0..1; saliences below the floor are set to 0."""
    return tuple(
        Scored(with_fields(item.event, salience=_salience(item.score)), item.score) if item.score > _NOTHING else item
        for item in scored
    )


def _salience(score: float) -> float:
    return round(probability(_STEEP * (score - _MIDDLE)), 4)


def calibrated(score: float) -> float:
    """How often an event with this score is the right answer."""
    return next((share for least, share in _CONFIDENCE if score >= least), 0.3)


def distinct_events(scored: Sequence[Scored], limit: int) -> tuple[Answer, ...]:
    """The best events that are different, best first.

    Args:
        scored: events with their scores, best first.
        limit: most events to give.
    """
    rivals = _rivals(scored)
    rivals.sort(key=lambda item: -(item.score - _UNCLEAR * (not _is_further(item.event))))
    chosen: list[Event] = []
    answers: list[Answer] = []
    for event, score in rivals:
        if len(chosen) >= limit or (chosen and score < rivals[0].score - _WITHIN):
            break
        if not any(_same(event, other) for other in chosen) and (not chosen or _is_further(event)):
            chosen.append(event)
            answers.append(Answer(question=Question.WHAT, fact=event, confidence=calibrated(score)))
    return tuple(answers)


def _rivals(scored: Sequence[Scored]) -> list[Scored]:
    """The readable events that come near enough to the best of them to be answers beside it, or all where none is."""
    best = next((item for item in scored[:_LOOKED_AT] if is_readable(item.event)), None)
    if best is None:
        return list(scored)
    least = best.score - _UNCLEAR - _WITHIN
    return [item for item in scored[:_LOOKED_AT] if item.score >= least and is_readable(item.event)]


def _is_further(event: Event) -> bool:
    """Whether the words can be another answer beside the main event's."""
    return stands_alone(event) and names_its_subject(event)


def _same(one: Event, other: Event) -> bool:
    if one.span.overlaps(other.span) or one.predicate == other.predicate:
        return True
    words, others = set(one.text.casefold().split()), set(other.text.casefold().split())
    return len(words & others) > 0.6 * min(len(words), len(others))


def completed(main: Event, events: Sequence[Event], names: Mapping[str, str]) -> Event:
    """The main event with the time and place that the article gives where it repeats it.

    A title seldom says when and where; the lead does.

    Args:
        main: the main event.
        events: all events, in reading order.
        names: the name of each actor, by its id.
    """
    when, where = main.when, main.where
    words = set(main.text.casefold().split())
    for event in events:
        if event.span.start > _NEAR_PREDICATES:
            break
        if (event.when or event.where) and _repeats(event, main, words, names):
            where = where or event.where
            if when is None or (_is_coarse(when) and event.when is not None and not _is_coarse(event.when)):
                when = event.when
    return main if (when, where) == (main.when, main.where) else with_fields(main, when=when, where=where)


def _is_coarse(time: Time) -> bool:
    """Whether a time says no day: the year in "arrested over 1994 killing" is not that of the arrest."""
    return time.granularity in _COARSE


def _repeats(event: Event, main: Event, words: set[str], names: Mapping[str, str]) -> bool:
    """Whether an event repeats the main one: by its predicate, or by most of the words."""
    ours, theirs = _parties(main, names), _parties(event, names)
    if ours and theirs and not ours & theirs:
        return False  # "Her husband died in 2004" is not her own death
    return event.predicate == main.predicate or 2 * len(words.intersection(event.text.casefold().split())) > len(words)


def _parties(event: Event, names: Mapping[str, str]) -> set[str]:
    """The last words of the names of who is in it: "Warehouse" of a title is "a warehouse" of the story."""
    return {names[actor].rpartition(" ")[2].casefold() for actor in (*event.agents, *event.patients)}


def key_figures(figures: Sequence[Figure], main: Event | None, length: int) -> tuple[Figure, ...]:
    """All figures, the toll and the total of the main event first, each with its salience.

    Args:
        figures: the article's figures, in reading order.
        main: the main event, where one is known.
        length: characters in the article.
    """
    rated = [
        with_fields(figure, id=f"figure-{number}", salience=_weight(figure, main, length))
        for number, figure in enumerate(figures, 1)
    ]
    rated.sort(key=lambda figure: (-figure.salience, figure.span.start))
    chosen: list[Figure] = []
    known: dict[tuple[float, str], list[int]] = {}
    for figure in rated:
        if _is_trifle(figure):
            continue
        alike = known.setdefault((figure.value, figure.unit), [])
        again = next((at for at in alike if _counts_the_same(figure, chosen[at])), None)
        if again is None:
            alike.append(len(chosen))
            chosen.append(figure)
        elif len(figure.what.split()) > len(chosen[again].what.split()):
            chosen[again] = with_fields(figure, salience=chosen[again].salience)
    return tuple(chosen)


def _counts_the_same(one: Figure, other: Figure) -> bool:
    """Whether two equal numbers count one thing: by a shared word, as one does not say, or as chance is unlikely."""
    words, others = (_words_counted(figure) for figure in (one, other))
    return not words or not others or not words.isdisjoint(others) or _is_notable(one)


def _is_notable(figure: Figure) -> bool:
    """Whether a measure is so large or so exact that another like it is the same: "5.25%", "$4m"."""
    return bool(figure.unit) and (figure.value >= _LARGE or not figure.value.is_integer())


def _words_counted(figure: Figure) -> set[str]:
    return {"killed" if word == "dead" else word for word in figure.what.casefold().split()}


def _is_trifle(figure: Figure) -> bool:
    """Whether it is a small bare count of no news value: "the two men", "three sides"; not a share ("a third")."""
    return 1 <= figure.value <= _SMALL and not figure.unit and figure.salience < _NOTABLE


def _weight(figure: Figure, main: Event | None, length: int) -> float:
    """What counts: a toll, money or a share, an early place, the words of the main event."""
    words = figure.what.casefold().split()
    weight = 0.35 * any(word in _TOLLS for word in words)
    weight += 0.15 * bool(figure.unit) + 0.1 * bool(words)
    weight += 0.3 * (1 - figure.span.start / max(length, 1))
    weight += 0.1 * (main is not None and _touches(figure, main))
    if figure.what == "age" or (figure.value <= 2 and not figure.unit and not weight >= 0.6):
        weight *= 0.4
    return round(min(1.0, weight), 4)


def _touches(fact: Fact, event: Event) -> bool:
    near = Span(max(0, event.span.start - 1), event.span.end + 1)
    return fact.span.overlaps(near)

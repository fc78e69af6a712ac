"""What a figure counts, so that two figures of one thing are matched in the words of each text.

"Killed three workers", "four people died" and "the death toll is five" count one thing: people who are dead. The
outcome is read off the words of the figure or, where those only say "people" or "others", off the words beside it.
The outcomes are a closed list (`counted` in ``data/words.json``: AP Stylebook, "casualties"; nominalisations after
Quirk et al. 1985, 17.51); for everything else two figures are of one thing where their nouns are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import attrs

from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.changes.lexicon import CASUALTIES, lexicon
from newsdigest.model.enums import BlockKind
from newsdigest.model.facts import Figure

__all__ = ["CountedThing", "counted_figures", "counted_thing", "in_headline_or_event", "in_main_part", "of_main_event"]

_LEAD = 5  # sentences
_SHORT = 8  # sentences of a short story, all of which is about the main event
_PART = re.compile(r" of (?:the|them|those|these|whom)\b")
_DAYS_APART = 3  # days by which two dates may differ and still be of one event

_WORDS_AFTER = 4  # "17 of them were hurt"
_WORDS_BEFORE = 2  # "wounded another 9"
_GENERAL = frozenset({"people", "persons", "person", "others", "other", "more", "of", "the", "toll", "number", "total"})
_PLURAL = "s"
_SHORTEST_PLURAL = 4  # letters from which a final s is a plural's


@attrs.frozen
class CountedThing:
    """What a figure counts: its unit, the outcome for those it counts, and the nouns for them, plurals as singulars."""

    unit: str
    outcome: str
    nouns: frozenset[str]

    @property
    def casualties(self) -> bool:
        """Whether people are counted who are dead, hurt or missing."""
        return self.outcome in CASUALTIES

    def is_like(self, other: CountedThing) -> bool:
        """Whether figures of the two can contradict each other, as "workers killed" and "people dead" can."""
        if (self.unit, self.outcome) != (other.unit, other.outcome):
            return False
        if self.outcome and not (self.nouns and other.nouns):
            return True
        return bool(self.nouns) and self.nouns == other.nouns


def counted_thing(story: IndexedDigest, figure: Figure) -> CountedThing:
    """What ``figure``, a fact of ``story``, counts."""
    counted = lexicon().counted
    words = figure.what.casefold().split()
    outcomes = [counted[word] for word in words if word in counted]
    if not figure.unit and not outcomes and _GENERAL.issuperset(words):
        outcomes = [counted[key] for key in _beside(story, figure) if key in counted][:1]
    nouns = frozenset(_singular(word) for word in words if word not in counted and word not in _GENERAL)
    return CountedThing(figure.unit, "" if figure.unit or not outcomes else outcomes[-1], nouns)


def counted_figures(story: IndexedDigest) -> Iterator[tuple[Figure, CountedThing]]:
    """The figures that count something, each with what it counts, in reading order; ages are left out."""
    for figure in sorted(story.digest.figures, key=lambda figure: figure.span):
        thing = counted_thing(story, figure)
        if (thing.outcome or thing.nouns) and figure.what != "age":
            yield figure, thing


def _beside(story: IndexedDigest, figure: Figure) -> Iterator[str]:
    """The words after the figure, nearest first, then those before it, within its sentence and up to another number."""
    reading = story.reading
    first, last = reading.word_range(figure.span.start, figure.span.end)
    if first >= last:
        return
    line = reading.line_at(first)
    after = reading.words[last : min(line.last, last + _WORDS_AFTER)]
    before = reading.words[max(line.first, first - _WORDS_BEFORE) : first]
    for words in (after, before[::-1]):
        yield from takewhile(lambda key: not key[:1].isdigit(), (word.key for word in words))


def _singular(word: str) -> str:
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith(_PLURAL) and not word.endswith("ss")
    return word[:-1] if plural else word


def of_main_event(story: IndexedDigest, figure: Figure) -> bool:
    """Whether the figure counts something of the main event, as far as can be seen.

    It is in the first sentences or in the summary, and the date next to it is not another than that of the main
    event: tolls of earlier accidents ("a quake in 2003 killed 200") follow further down, or with a date of their own.
    """
    opens = _is_within(story, figure, _LEAD) or any(figure.span in passage.span for passage in story.digest.summary)
    return opens and _may_be_of_main_event(story, figure)


def in_main_part(story: IndexedDigest, figure: Figure) -> bool:
    """Whether the figure may count something of the main event although others open the story, as in a feature.

    What stands in the last third of a longer story is background.
    """
    main = max(_SHORT, 2 * len(story.reading.lines) // 3)
    return _is_within(story, figure, main) and _may_be_of_main_event(story, figure)


def _is_within(story: IndexedDigest, figure: Figure, sentences: int) -> bool:
    lines = story.reading.lines
    return bool(lines) and figure.span.start < lines[min(len(lines), sentences) - 1].end


def _may_be_of_main_event(story: IndexedDigest, figure: Figure) -> bool:
    """Whether it counts no part ("30 of the 80 wounded"), and has no other date than the main event."""
    return not _PART.match(story.reading.view, figure.span.end) and not _dated_otherwise(story, figure)


def in_headline_or_event(story: IndexedDigest, figure: Figure) -> bool:
    """Whether the figure is in the headline or in the words of the main event."""
    if (
        story.reading.line_at(story.reading.word_range(figure.span.start, figure.span.end)[0]).kind
        is BlockKind.HEADLINE
    ):
        return True
    return any(figure.span.overlaps(event.span) for event in story.digest.what[:1])


def _dated_otherwise(story: IndexedDigest, figure: Figure) -> bool:
    main = [time.start.date() for time in story.digest.when[:1] if time.start is not None]
    first, last = story.reading.word_range(figure.span.start, figure.span.end)
    if not main or first >= last:
        return False
    line = story.reading.line_at(first)
    times = [time for _, time in story.times.touching(line.start, line.end) if time.start is not None]
    nearest = min(times, key=lambda time: abs(time.span.start - figure.span.start), default=None)
    if nearest is None or nearest.start is None:
        return False
    return abs((nearest.start.date() - main[0]).days) > _DAYS_APART

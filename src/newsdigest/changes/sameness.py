"""How sure it is that two digests tell of one event: by the text they share, or by their names, numbers and
subject words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from newsdigest.changes.alignment import Match
from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.reading import Reading
from newsdigest.changes.scene import Story
from newsdigest.model.enums import BlockKind

__all__ = ["same_event", "shared_text"]

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE})
_LONG_WORD = 5

# Logistic weights over the three overlaps (names, numbers, subject words), fitted by eye on pairs of news stories.
_NAMES, _NUMBERS, _WORDS, _OFFSET = 6.0, 2.0, 9.0, -4.0


def shared_text(before: Reading, after: Reading, matches: Sequence[Match]) -> float:
    """0..1: how much of the shorter text's words the other one holds in paired sentences."""
    shared = 0
    for match in matches:
        if match.before and match.after:
            first = sum(before.lines[i].last - before.lines[i].first for i in match.before)
            second = sum(after.lines[i].last - after.lines[i].first for i in match.after)
            shared += min(first, second)
    shortest = min(len(before.words), len(after.words))
    return min(1.0, shared / shortest) if shortest else float(not before.words and not after.words)


def same_event(before: Story, after: Story, shared: float) -> float:
    """0..1: how sure it is that both stories tell of one event."""
    names = _overlap(_names(before), _names(after))
    numbers = _overlap(_figures(before), _figures(after))
    words = _overlap(_subject(before), _subject(after))
    by_facts = 1 / (1 + math.exp(-(_NAMES * names + _NUMBERS * numbers + _WORDS * words + _OFFSET)))
    return round(max(by_facts, min(1.0, shared * 1.5)), 3)


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    shortest = min(len(first), len(second))
    return len(first & second) / shortest if shortest else 0.0


def _names(story: Story) -> frozenset[str]:
    names = [*(actor.name for actor in story.digest.actors), *(place.name for place in story.digest.places)]
    return frozenset(name.casefold().split()[-1] for name in names if name.strip() and name.strip()[0].isupper())


def _figures(story: Story) -> frozenset[str]:
    return frozenset(f"{figure.value:g} {figure.unit}" for figure in story.digest.figures)


def _subject(story: Story) -> frozenset[str]:
    """The longer words of headline and lead."""
    function = lexicon().function
    reading = story.reading
    lines = [line for line in reading.lines if line.kind not in _SILENT][:4]
    words = [word.key for line in lines for word in reading.words[line.first : line.last]]
    return frozenset(key[:7] for key in words if len(key) >= _LONG_WORD and key not in function)

"""How sure it is that two digests tell of one event: by the text they share, or by their names, numbers and words.

The weights were set on news stories grouped by event (194 pairs of one event, 934 of different ones): seven and
eleven of them fall on the wrong side of one half, most of the latter two stories of one week about one
politician.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from newsdigest.changes.alignment import Match
from newsdigest.changes.comparable_text import ComparableText, ComparableWord, TextLine
from newsdigest.changes.indexed_digest import IndexedDigest
from newsdigest.changes.lexicon import lexicon
from newsdigest.model.enums import BlockKind

__all__ = ["same_event", "shared_text"]

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.DATELINE})
_CENTRAL = 12  # names looked at, the most salient first
_LEAD = 4  # sentences
_LONG_WORD = 5  # letters from which a word is of the subject
_STEM = 7  # letters by which two forms of a word are one

# Logistic weights over the overlaps (cosine of sets) of central names, figures, headline, lead and whole text.
_WEIGHTS = (7.0, 3.2, 5.0, 4.5, 4.3)
_OFFSET = -3.6


def shared_text(before: ComparableText, after: ComparableText, matches: Sequence[Match]) -> float:
    """0..1: how many of the shorter text's words the other one has in the sentence that answers to theirs."""
    shared = 0
    for match in matches:
        if match.before and match.after:
            shared += (_counts(before, match.before) & _counts(after, match.after)).total()
    shortest = min(len(before.words), len(after.words))
    return min(1.0, shared / shortest) if shortest else float(not before.words and not after.words)


def _counts(reading: ComparableText, lines: Sequence[int]) -> Counter[str]:
    return Counter(word.key for index in lines for word in _words(reading, reading.lines[index]))


def _words(reading: ComparableText, line: TextLine) -> Sequence[ComparableWord]:
    return reading.words[line.first : line.last]


def same_event(before: IndexedDigest, after: IndexedDigest, shared: float) -> float:
    """0..1: how sure it is that both stories tell of one event.

    Args:
        before: one story.
        after: the other.
        shared: what :func:`shared_text` says of them; half the text in common settles it.
    """
    overlaps = map(_overlap, _traits(before), _traits(after))
    evidence = _OFFSET + sum(weight * overlap for weight, overlap in zip(_WEIGHTS, overlaps, strict=True))
    return round(max(1 / (1 + math.exp(-evidence)), min(1.0, shared * 2)), 3)


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    size = math.sqrt(len(first) * len(second))
    return len(first & second) / size if size else 0.0


def _traits(story: IndexedDigest) -> tuple[frozenset[str], ...]:
    told = [line for line in story.reading.lines if line.kind not in _SILENT and line.key]
    return (
        _names(story),
        frozenset(f"{figure.value:g} {figure.unit}" for figure in story.digest.figures),
        _subject(story.reading, told[:1]),
        _subject(story.reading, told[:_LEAD]),
        _subject(story.reading, told),
    )


def _names(story: IndexedDigest) -> frozenset[str]:
    """The last words of the most central names."""
    actors = ((actor.salience, actor.name) for actor in story.digest.actors)
    places = ((place.salience, place.name) for place in story.digest.places)
    names = [name.split() for _, name in sorted([*actors, *places], key=lambda named: (-named[0], named[1]))]
    telling = [words[-1].casefold() for words in names if words and words[0][0].isupper()]
    return frozenset(list(dict.fromkeys(telling))[:_CENTRAL])


def _subject(reading: ComparableText, lines: Iterable[TextLine]) -> frozenset[str]:
    """The longer words, cut to their stems."""
    function = lexicon().function
    keys = (word.key for line in lines for word in _words(reading, line))
    return frozenset(key[:_STEM] for key in keys if len(key) >= _LONG_WORD and key not in function)

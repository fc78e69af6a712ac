"""How alike two sentences are, by the words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from newsdigest.changes.comparable_text import ComparableText, TextLine
from newsdigest.changes.lexicon import lexicon

__all__ = ["Bag", "bag", "contained", "likeness"]

_FUNCTION_WORD = 0.25
_NUMBER = 1.5
_FEW = 4.0  # weight of words from which one sentence held in another counts


@attrs.frozen
class Bag:
    """The words of a sentence with their counts, and how much they weigh together."""

    counts: Mapping[str, int]
    weight: float

    def without(self, other: Bag) -> Bag:
        """The words that are not in ``other``."""
        rest = {word: count - other.counts.get(word, 0) for word, count in self.counts.items()}
        return _weighed({word: count for word, count in rest.items() if count > 0})


def bag(reading: ComparableText, line: TextLine) -> Bag:
    """The words of one line."""
    return _weighed(Counter(word.key for word in reading.words[line.first : line.last]))


def _weighed(counts: Mapping[str, int]) -> Bag:
    return Bag(counts, _weight(counts.items()))


def _weight(counts: Iterable[tuple[str, int]]) -> float:
    function_words = lexicon().function
    total = 0.0
    for word, count in counts:
        if word in function_words:
            total += _FUNCTION_WORD * count
        else:
            total += (_NUMBER if word[0].isdigit() else 1.0) * count
    return total


def _shared(first: Bag, second: Bag) -> float:
    small, large = sorted((first.counts, second.counts), key=len)
    return _weight((word, min(count, large[word])) for word, count in small.items() if word in large)


def likeness(first: Bag, second: Bag) -> float:
    """0..1: the weighted share of words in common (Dice); a sentence held whole in a longer one scores two thirds.

    >>> likeness(Bag({"storm": 1, "hits": 1}, 2.0), Bag({"storm": 1, "nears": 1}, 2.0))
    0.5
    """
    total = first.weight + second.weight
    if not total:
        return 0.0
    shared = _shared(first, second)
    held = shared / min(first.weight, second.weight) if min(first.weight, second.weight) >= _FEW else 0.0
    return max(2 * shared / total, held * 2 / 3 if held >= 0.75 else 0.0)


def contained(part: Bag, whole: Bag) -> float:
    """0..1: how much of ``part`` is in ``whole``."""
    return _shared(part, whole) / part.weight if part.weight else 0.0

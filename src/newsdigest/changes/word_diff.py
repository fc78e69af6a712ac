"""What changed within a pair of sentences, word by word.

Short sequences go to difflib's longest-block matching. Long ones (a page without a full stop, a megabyte on one
line) are first cut at words that occur once on either side (patience diff), and what still is too long is taken
as replaced whole, so that the time stays near-linear. Edits parted by nothing but a function word or two are
one edit where they are long: a reader sees one rewritten phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from newsdigest.changes.lexicon import lexicon
from newsdigest.changes.longest_increasing import in_order

__all__ = ["Opcode", "word_differences", "word_edits"]

Opcode = tuple[int, int, int, int]
"""Half-open word ranges: before[i1:i2] became after[j1:j2]; one of them may be empty, never both."""

_SMALL = 6_400  # product of lengths up to which difflib compares two sequences
_LONG_EDIT = 5  # words from which neighbouring edits grow together


def word_edits(before: Sequence[str], after: Sequence[str]) -> list[Opcode]:
    """The edits that turn the keys ``before`` into ``after``, in order.

    >>> word_edits("the storm killed 12 people".split(), "a storm killed 15 people".split())
    [(0, 1, 0, 1), (3, 4, 3, 4)]
    """
    return _grown_together(word_differences(before, after), before)


def word_differences(before: Sequence[str], after: Sequence[str]) -> list[Opcode]:
    """The edits that turn the keys ``before`` into ``after``, in order, none of them with a word that both have there.

    >>> word_differences("a storm hit the north".split(), "no storm hits the south".split())
    [(0, 1, 0, 1), (2, 3, 2, 3), (4, 5, 4, 5)]
    """
    return _differences(before, after, 0, 0)


def _differences(before: Sequence[str], after: Sequence[str], at: int, to: int) -> list[Opcode]:
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first, second = before[start : len(before) - end], after[start : len(after) - end]
    if not first and not second:
        return []
    at, to = at + start, to + start
    if not first or not second:
        return [(at, at + len(first), to, to + len(second))]
    if len(first) * len(second) <= _SMALL:
        return _by_blocks(first, second, at, to)
    return _by_anchors(first, second, at, to)


def _by_blocks(first: Sequence[str], second: Sequence[str], at: int, to: int) -> list[Opcode]:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [(at + i1, at + i2, to + j1, to + j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def _by_anchors(first: Sequence[str], second: Sequence[str], at: int, to: int) -> list[Opcode]:
    counts_first, counts_second = Counter(first), Counter(second)
    place = {word: index for index, word in enumerate(second) if counts_second[word] == 1}
    pairs = [(index, place[word]) for index, word in enumerate(first) if counts_first[word] == 1 and word in place]
    kept = in_order(pairs, [1] * len(pairs))
    if not kept:
        return [(at, at + len(first), to, to + len(second))]
    edits: list[Opcode] = []
    i, j = 0, 0
    for next_i, next_j in [*(pairs[index] for index in sorted(kept)), (len(first), len(second))]:
        edits.extend(_differences(first[i:next_i], second[j:next_j], at + i, to + j))
        i, j = next_i + 1, next_j + 1
    return edits


def _grown_together(edits: list[Opcode], before: Sequence[str]) -> list[Opcode]:
    function_words = lexicon().function
    joined: list[Opcode] = []
    for edit in edits:
        if joined:
            last = joined[-1]
            between = before[last[1] : edit[0]]
            size = max(last[1] - last[0], last[3] - last[2]) + max(edit[1] - edit[0], edit[3] - edit[2])
            small = len(between) <= 2 and all(word in function_words for word in between)
            if small and size >= _LONG_EDIT:
                joined[-1] = (last[0], edit[1], last[2], edit[3])
                continue
        joined.append(edit)
    return joined

"""Which sentence became which: kept, edited, moved, merged, split, added, removed.

Strategy, near-linear for a megabyte: sentences that are alike word for word and occur once on either side are
anchors (patience diff, Bram Cohen); anchors grow over their equal neighbours; what is left equal is paired in
order. The rest is paired by likeness: candidates come from an inverted index of rare words and from the gap
between the same neighbours, the best pair first. Last, a sentence left over beside a pair joins it where its
words are on the other side (merged, split). What keeps its order is the heaviest increasing chain; equal
sentences outside of it have moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsdigest.changes.comparable_text import ComparableText, TextLine
from newsdigest.changes.longest_increasing import in_order
from newsdigest.changes.similarity import Bag, bag, contained, likeness
from newsdigest.model.enums import BlockKind, EditKind

__all__ = ["SentenceMatch", "align", "ordered"]

_RARE = 8  # a word that more unpaired sentences than this hold does not propose pairs
_PROPOSED = 6  # likeliest candidates looked at for each sentence
_NEAR = 3  # sentences of the same gap looked at on either side of the same place
_LIKE = 0.5  # likeness from which two sentences anywhere are one, edited
_LIKE_IN_PLACE = 0.36  # ... and two sentences between the same neighbours
_JOINED = 0.6  # share of a left-over sentence's words that the other side of its neighbour's pair must hold
_LONGEST_JOIN = 4


@attrs.frozen
class SentenceMatch:
    """Sentences of the earlier text (indexes) and what they became in the later one."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    kind: EditKind

    @property
    def keeps_words(self) -> bool:
        """Whether the words are the same, here or in another place."""
        return self.kind in (EditKind.KEPT, EditKind.MOVED)


def align(before: ComparableText, after: ComparableText) -> tuple[SentenceMatch, ...]:
    """Pair the sentences of two readings; every sentence is in exactly one match, in the order of ``after``."""
    pairing = _Pairing(before.lines, after.lines)
    pairing.pair_equal()
    equal = set(pairing.forward)
    _pair_alike(pairing, before, after)
    groups = _joined(pairing, before, after, equal)
    return tuple(_in_reading_order(groups, before.lines, after.lines))


class _Pairing:
    """One-to-one pairs in the making."""

    def __init__(self, before: Sequence[TextLine], after: Sequence[TextLine]) -> None:
        self.before = before
        self.after = after
        self.forward: dict[int, int] = {}
        self.backward: dict[int, int] = {}

    def pair(self, first: int, second: int) -> None:
        self.forward[first] = second
        self.backward[second] = first

    def pair_equal(self) -> None:
        places_before, places_after = _places(self.before), _places(self.after)
        for key, places in places_before.items():
            others = places_after.get(key, [])
            if len(places) == len(others) == 1:
                self.pair(places[0], others[0])
        for step in (1, -1):
            for first in sorted(self.forward, reverse=step < 0):
                self._grow(first, self.forward[first], step)
        for key, places in places_before.items():
            left = [place for place in places if place not in self.forward]
            others = [place for place in places_after.get(key, []) if place not in self.backward]
            for first, second in zip(left, others, strict=False):
                self.pair(first, second)

    def _grow(self, first: int, second: int, step: int) -> None:
        first, second = first + step, second + step
        while 0 <= first < len(self.before) and 0 <= second < len(self.after):
            taken = first in self.forward or second in self.backward
            if taken or self.before[first].key != self.after[second].key:
                return
            self.pair(first, second)
            first, second = first + step, second + step

    def left(self) -> tuple[list[int], list[int]]:
        """The unpaired sentences that hold a word, on either side."""
        return (
            [line.number for line in self.before if line.number not in self.forward and line.key],
            [line.number for line in self.after if line.number not in self.backward and line.key],
        )


def _places(lines: Sequence[TextLine]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        places[line.key].append(line.number)
    return places


def _pair_alike(pairing: _Pairing, before: ComparableText, after: ComparableText) -> None:
    left_before, left_after = pairing.left()
    bags_before = {index: bag(before, before.lines[index]) for index in left_before}
    bags_after = {index: bag(after, after.lines[index]) for index in left_after}
    scored: list[tuple[float, int, int]] = []
    neighbours = _same_gap(pairing, left_before, left_after)
    for second, candidates in _proposals(bags_before, bags_after):
        near = neighbours.get(second, ())
        for first in sorted({*candidates, *near}):
            if BlockKind.FURNITURE in (before.lines[first].kind, after.lines[second].kind):
                continue
            score = likeness(bags_before[first], bags_after[second])
            if score >= (_LIKE_IN_PLACE if first in near else _LIKE):
                scored.append((-score, first, second))
    for _, first, second in sorted(scored):
        if first not in pairing.forward and second not in pairing.backward:
            pairing.pair(first, second)


def _proposals(before: dict[int, Bag], after: dict[int, Bag]) -> Iterator[tuple[int, list[int]]]:
    index: dict[str, list[int]] = defaultdict(list)
    for first, words in before.items():
        for word in words.counts:
            index[word].append(first)
    for second, words in after.items():
        votes: dict[int, float] = defaultdict(float)
        for word in words.counts:
            holders = index.get(word, ())
            if len(holders) <= _RARE:
                for first in holders:
                    votes[first] += 1 / len(holders)
        ranked = sorted(votes, key=lambda first: (-votes[first], first))
        yield second, ranked[:_PROPOSED]


def _same_gap(pairing: _Pairing, left_before: list[int], left_after: list[int]) -> dict[int, tuple[int, ...]]:
    """For each unpaired later sentence the unpaired earlier ones at about its place between the same neighbours."""
    gaps: dict[int | None, list[int]] = defaultdict(list)  # by the later sentence that the gap follows; None: the start
    anchor: int | None = None
    left = set(left_before)
    for line in pairing.before:
        if line.number in pairing.forward:
            anchor = pairing.forward[line.number]
        elif line.number in left:
            gaps[anchor].append(line.number)
    near: dict[int, tuple[int, ...]] = {}
    anchor, place = None, 0
    unpaired = set(left_after)
    for line in pairing.after:
        if line.number in pairing.backward:
            anchor, place = line.number, 0
        elif line.number in unpaired:
            gap = gaps.get(anchor, [])
            near[line.number] = tuple(gap[max(0, place - _NEAR) : place + _NEAR + 1])
            place += 1
    return near


@attrs.define
class _Group:
    """Sentences of the earlier and of the later text that belong together."""

    sides: tuple[list[int], list[int]]
    equal: bool


def _joined(pairing: _Pairing, before: ComparableText, after: ComparableText, equal: set[int]) -> list[_Group]:
    groups = {first: _Group(([first], [second]), first in equal) for first, second in sorted(pairing.forward.items())}
    left_before, left_after = pairing.left()
    by_after = {group.sides[1][0]: group for group in groups.values()}
    for index in left_before:
        _join(index, 0, groups, before, after)
    for index in left_after:
        _join(index, 1, by_after, after, before)
    return list(groups.values())


def _join(index: int, side: int, groups: dict[int, _Group], own: ComparableText, other: ComparableText) -> None:
    """Add sentence ``index`` of ``own`` to the pair of a neighbour whose other side holds its words.

    ``side`` says which side of a group ``own`` is: 0 the earlier text, 1 the later one.
    """
    words = bag(own, own.lines[index])
    for neighbour in (index - 1, index + 1):
        group = groups.get(neighbour)
        if group is None or group.equal:
            continue
        mine, theirs = group.sides[side], group.sides[1 - side]
        if len(mine) >= _LONGEST_JOIN or len(theirs) > 1:
            continue
        rest = bag(other, other.lines[theirs[0]])
        for member in mine:
            rest = rest.without(bag(own, own.lines[member]))
        if contained(words, rest) >= _JOINED:
            mine.append(index)
            mine.sort()
            groups[index] = group
            return


def _in_reading_order(
    groups: Sequence[_Group], before: Sequence[TextLine], after: Sequence[TextLine]
) -> list[SentenceMatch]:
    unique = sorted({id(group): group for group in groups}.values(), key=lambda group: group.sides[0][0])
    pairs = [(group.sides[0][0], group.sides[1][0]) for group in unique]
    letters = [sum(1 + before[index].end - before[index].start for index in group.sides[0]) for group in unique]
    chain = in_order(pairs, letters)
    matches = [
        SentenceMatch(
            tuple(group.sides[0]),
            tuple(group.sides[1]),
            _kind(group) if position in chain else _kind_out_of_order(group),
        )
        for position, group in enumerate(unique)
    ]
    removed = [
        SentenceMatch((number,), (), EditKind.REMOVED) for number in _unpaired(before, (m.before for m in matches))
    ]
    added = [SentenceMatch((), (number,), EditKind.ADDED) for number in _unpaired(after, (m.after for m in matches))]
    return ordered([*matches, *removed, *added])


def _unpaired(lines: Sequence[TextLine], paired: Iterable[Sequence[int]]) -> list[int]:
    """The numbers of the sentences that are in no pair."""
    known = {number for numbers in paired for number in numbers}
    return [line.number for line in lines if line.number not in known]


def _kind(group: _Group) -> EditKind:
    """The kind of a pair that keeps its place among the others."""
    if len(group.sides[0]) > 1:
        return EditKind.MERGED
    if len(group.sides[1]) > 1:
        return EditKind.SPLIT
    return EditKind.KEPT if group.equal else EditKind.EDITED


def _kind_out_of_order(group: _Group) -> EditKind:
    kind = _kind(group)
    return EditKind.MOVED if kind is EditKind.KEPT else kind


def ordered(matches: Sequence[SentenceMatch]) -> list[SentenceMatch]:
    """The matches in the order of the later text; removed sentences follow their predecessors."""
    where = {index: match.after[0] for match in matches if match.after for index in match.before}
    following: dict[int, int] = {}  # removed sentence -> the first sentence of the later text that may follow it
    next_one = 0
    for match in sorted((m for m in matches if m.before), key=lambda m: m.before[0]):
        if match.kind is EditKind.REMOVED:
            following[match.before[0]] = next_one
        elif match.kind is not EditKind.MOVED:
            next_one = where[match.before[0]] + 1
    return sorted(
        matches,
        key=lambda m: (m.after[0], 1, 0) if m.after else (following[m.before[0]], 0, m.before[0]),
    )

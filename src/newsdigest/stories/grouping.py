"""Sorts a pile of articles into events.

Candidate pairs come from an inverted index: two articles are compared only where they share rare traits (names,
capitalised words, days, figures, stems of the lead). Each candidate pair gets the probability that it is one event
(:mod:`newsdigest.changes.same_event`), and articles are joined by average linkage (Sokal and Michener, 1958), the
surest pair of groups first, until no two groups are sure enough to be one event. Ties are broken by the texts, so the
groups do not depend on the order of the sources. Time is near linear: a trait that many articles have proposes no pair.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

from newsdigest.changes.comparable_text import comparable_text
from newsdigest.changes.indexed_digest import index_digest
from newsdigest.changes.same_event import EventTraits, event_traits, same_event
from newsdigest.model.digest import Digest

__all__ = ["average_linkage", "group_digests", "group_traits"]

_LINKED = 0.45  # mean probability of the pairs of two groups from which they are one event; set on ECB+ train
_COMMON = 60  # articles with a trait from which it proposes no pair
_FEWEST_SHARED = 2  # rare traits that a candidate pair shares
_MOST_CANDIDATES = 40  # others that an article is compared with: those with which it shares most
_FAINT = 0.1  # probability under which a pair is taken as of different events


def group_digests(digests: Sequence[Digest]) -> tuple[tuple[int, ...], ...]:
    """Groups of indexes into ``digests``, each ascending, the group with the lowest index first."""
    traits = [event_traits(index_digest(comparable_text(digest))) for digest in digests]
    names = [sha256(digest.article.text.encode("utf-8", "surrogatepass")).hexdigest() for digest in digests]
    return group_traits(traits, names)


def group_traits(traits: Sequence[EventTraits], names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of articles by their traits.

    Args:
        traits: what each article says of its event.
        names: a name for each article that does not depend on its place in the pile.
    """
    order = sorted(range(len(traits)), key=lambda at: names[at])  # from here on articles are known by their rank
    sure = dict(_probabilities([traits[at] for at in order]))
    groups = average_linkage(len(order), sure, _LINKED)
    return tuple(sorted(tuple(sorted(order[rank] for rank in group)) for group in groups))


def _probabilities(traits: Sequence[EventTraits]) -> Iterator[tuple[tuple[int, int], float]]:
    """The candidate pairs and how sure it is that each is one event; faint ones are left out."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, own in enumerate(traits):
        for trait in _rare_traits(own):
            holders[trait].append(at)
    for at, own in enumerate(traits):
        votes = Counter[int]()
        for trait in _rare_traits(own):
            if len(holders[trait]) <= _COMMON:
                votes.update(holders[trait])
        votes.pop(at, None)
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]
        for other, shared in ranked:
            if shared >= _FEWEST_SHARED:
                sure = same_event(own, traits[other])
                if sure >= _FAINT:
                    yield (min(at, other), max(at, other)), sure


def _rare_traits(traits: EventTraits) -> Iterator[tuple[str, str]]:
    for kind in ("proper", "days", "figures", "lead"):
        for value in getattr(traits, kind):
            yield kind, value


def average_linkage(count: int, sure: dict[tuple[int, int], float], linked: float) -> list[list[int]]:
    """Agglomerative clustering over a sparse graph.

    Args:
        count: how many items there are.
        sure: pairs of items (the lower first) and how alike they are; other pairs count as 0.
        linked: mean likeness of the pairs of two groups from which they are joined.
    """
    members = {at: [at] for at in range(count)}
    links: dict[int, dict[int, float]] = defaultdict(dict)  # sums of probabilities between groups
    for (first, second), value in sure.items():
        links[first][second] = links[second][first] = value
    queue = [(-value, first, second) for (first, second), value in sure.items() if value >= linked]
    heapq.heapify(queue)
    fresh = count
    while queue:
        _, first, second = heapq.heappop(queue)
        if first not in members or second not in members:
            continue
        members[fresh] = members.pop(first) + members.pop(second)
        _merge_links(links, first, second, fresh)
        for other, total in links[fresh].items():
            mean = total / (len(members[fresh]) * len(members[other]))
            if mean >= linked:
                heapq.heappush(queue, (-mean, min(other, fresh), max(other, fresh)))
        fresh += 1
    return list(members.values())


def _merge_links(links: dict[int, dict[int, float]], first: int, second: int, fresh: int) -> None:
    joined = links.pop(first)
    for other, total in links.pop(second).items():
        joined[other] = joined.get(other, 0.0) + total
    joined.pop(first, None)
    joined.pop(second, None)
    links[fresh] = joined
    for other, total in joined.items():
        links[other].pop(first, None)
        links[other].pop(second, None)
        links[other][fresh] = total

"""Lists of place names: "Georgia, Armenia and Azerbaijan" is a list of countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsdigest.language.coreference.clusters import Cluster
from newsdigest.language.toponym_features import Toponym
from newsdigest.model.analysis import Token

__all__ = ["note_lists"]

_JOINS = frozenset({",", "and", "or", "the", "nor"})
_LONGEST_JOIN = 3


def note_lists(clusters: Sequence[Cluster], tokens: Sequence[Token], found: Mapping[int, Toponym]) -> None:
    """Note the names of each list: "Georgia, Armenia and Azerbaijan"."""
    mentions = sorted(
        (
            (mention.first, mention.last, found[id(cluster)])
            for cluster in clusters
            if id(cluster) in found
            for mention in cluster.mentions
        ),
        key=lambda item: item[:2],
    )
    run: list[Toponym] = []
    for (_, last, one), (first, _, other) in pairwise(mentions):
        run = run or [one]
        if (
            _joins(tokens, last, first)
            and all(other is not member for member in run)
            and not _states_container(one, other)
        ):
            run.append(other)
            continue
        _close_list(run)
        run = []
    _close_list(run)


def _close_list(run: Sequence[Toponym]) -> None:
    for toponym in run if len(run) > 1 else ():
        toponym.listed = toponym.listed or tuple(other for other in run if other is not toponym)


def _joins(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether only a comma, a coordinating conjunction and an article are between two names."""
    if not 0 < first - last <= _LONGEST_JOIN:
        return False
    between = {token.text.lower() for token in tokens[last:first]}
    return between <= _JOINS and between != {"the"}


def _states_container(inner: Toponym, outer: Toponym) -> bool:
    """Whether the text states one name to lie in the other: "Paris, Texas"."""
    return any(candidate in inner.containers for candidate in outer.candidates)

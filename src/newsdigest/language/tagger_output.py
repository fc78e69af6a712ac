"""What the tagger hands on."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["RawName", "Tagged"]


class RawName(NamedTuple):
    """A name as the tagger gives it: its kind, its tokens ``[first, last)`` and how sure the tagger is (0..1)."""

    kind: str  # "person", "organization", "place" or "other"
    first: int
    last: int
    score: float


class Tagged(NamedTuple):
    """The labels of each token of an article, in order."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]  # index of the head in the article; a root's own
    deprels: list[str]
    names: list[RawName]
    common: frozenset[int] = frozenset()  # the tokens that the tagger is sure are in no name

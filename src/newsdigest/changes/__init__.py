"""Two digests held against each other: what changed in the story, not in the letters."""

from __future__ import annotations

from newsdigest.model.change import DigestDiff
from newsdigest.model.digest import Digest

__all__ = ["compare"]


def compare(before: Digest, after: Digest) -> DigestDiff:
    """What changed from ``before`` to ``after``."""
    return DigestDiff(before=before, after=after)

"""A check of dependency trees as they enter the analysis: later stages walk up and down them and must terminate.

The decoder makes trees, and `parse_fixes` moves single heads. A head outside of its sentence, or a cycle, would be a
fault of theirs, and a later walk would never end.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

__all__ = ["ensure_trees"]


def ensure_trees(heads: list[int], sentences: Sequence[tuple[int, int]]) -> None:
    """Make the heads of each sentence lead to a root; where they do not, its first token governs all others.

    Args:
        heads: for each token its head, a root's own index; changed in place.
        sentences: token ranges, which follow each other without gaps.
    """
    lengths = [last - first for first, last in sentences]
    first = np.repeat([first for first, _ in sentences], lengths)
    last = np.repeat([last for _, last in sentences], lengths)
    own = np.arange(len(heads))
    given = np.asarray(heads, dtype=np.intp)
    inside = (given >= first) & (given < last)
    above = np.where(inside, given, own)
    top = above
    for _ in range(max(lengths, default=0).bit_length()):  # each step doubles the way up
        top = top[top]
    sound = inside & (above[top] == top)
    if sound.all():
        return
    for begin, end in sentences:
        if not sound[begin:end].all():
            heads[begin:end] = [begin] * (end - begin)

"""Many articles: order kept, bounded workers, one value or error for each input."""

from __future__ import annotations

__all__ = ["summarize_batch", "summarize_many"]


def summarize_many() -> None:
    """Stream digests."""
    raise NotImplementedError


def summarize_batch() -> None:
    """Columns in, columns out."""
    raise NotImplementedError

"""Columns in, columns out: articles as an Arrow table to digests as an Arrow table."""

from __future__ import annotations

__all__ = ["summarize_batch"]


def summarize_batch() -> None:
    """Columns in, columns out."""
    raise NotImplementedError

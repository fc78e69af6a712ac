"""Many articles: order kept, bounded workers, one value or error for each input."""

from __future__ import annotations

from newsdigest.batch.columns import summarize_batch
from newsdigest.batch.many import summarize_many

__all__ = ["summarize_batch", "summarize_many"]

"""Many articles: order kept, bounded workers, one value or error for each input; streams, columns and clusters."""

from __future__ import annotations

from newsdigest.batch.clusters import spark_schema, summarize_frame
from newsdigest.batch.columns import summarize_batch, summarize_batches, summarize_table
from newsdigest.batch.many import summarize_many
from newsdigest.renderers.arrow_table import arrow_schema

__all__ = [
    "arrow_schema",
    "spark_schema",
    "summarize_batch",
    "summarize_batches",
    "summarize_frame",
    "summarize_many",
    "summarize_table",
]

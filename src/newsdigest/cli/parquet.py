"""Parquet in, Parquet out: ``newsdigest summarize articles.parquet -o digests.parquet``."""

from __future__ import annotations

from pathlib import Path

from newsdigest.batch.columns import summarize_batches
from newsdigest.cli.options import Reading
from newsdigest.cli.records import Tally
from newsdigest.errors import ParseError
from newsdigest.renderers.arrow_table import arrow_schema, pyarrow_module

__all__ = ["SUFFIX", "write_parquet"]

SUFFIX = ".parquet"
_ROWS = 256


def write_parquet(source: Path, output: Path, reading: Reading, sentences: int, jobs: int) -> Tally:
    """Digest the rows of a Parquet file into another, batch by batch; the output appears when it is whole.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ParseError: the source is no Parquet file, or has no column ``text``.
    """
    pa = pyarrow_module()
    import pyarrow.parquet as pq

    unfinished = output.with_name(f"{output.name}.part")
    try:
        with pq.ParquetFile(source) as file, pq.ParquetWriter(unfinished, arrow_schema()) as writer:
            names = set(file.schema_arrow.names) & {"id", "text", "title", "published", "url"}
            tables = file.iter_batches(batch_size=_ROWS, columns=sorted(names))
            tally = Tally()
            for batch in summarize_batches(
                tables, sentences=sentences, language=reading.language, max_chars=reading.max_chars, workers=jobs
            ):
                writer.write_batch(batch)
                errors = batch.num_rows - batch.column("error").null_count
                tally = Tally(tally.digests + batch.num_rows - errors, tally.errors + errors)
    except pa.ArrowException as error:
        raise ParseError(f"the file {str(source)!r} could not be read as Parquet: {error}") from error
    unfinished.replace(output)
    return tally

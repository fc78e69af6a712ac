"""Parquet in, Parquet out: ``newsdigest summarize articles.parquet -o digests.parquet``, taken up again after a crash.

A Parquet file cannot be read before its end is written, so digests are kept meanwhile in ``digests.parquet.parts``: a
file for each 256 rows, named after the first of them, written under another name and renamed when it is whole. When
all are there, their row groups are copied into the output, which appears under its name at once, and the folder goes.
A run that was cut off can be started again: rows that have a part are skipped.

The metadata of a part names its source, options and version, so that no output is made of two kinds of parts. The
source is identified by its size and a hash of its bytes. During a run no other process can write the same output
(:mod:`newsdigest.cli.ownership`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import attrs

import newsdigest
from newsdigest.batch.columns import summarize_batches
from newsdigest.cli.input_kinds import PARQUET_SUFFIX
from newsdigest.cli.options import InputOptions
from newsdigest.cli.ownership import owned
from newsdigest.cli.records import Tally
from newsdigest.errors import ParseError
from newsdigest.renderers.arrow_table import arrow_schema, pyarrow_module

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["write_parquet"]

_ROWS: Final = 256
_COLUMNS: Final = frozenset({"id", "text", "title", "published", "url"})
_RUN: Final = b"run"
_UNFINISHED: Final = "unfinished"
_BLOCK: Final = 1 << 20


def write_parquet(source: Path, output: Path, reading: InputOptions, sentences: int, jobs: int) -> Tally:
    """Digest the rows of a Parquet file into another; rows that an earlier run has finished are skipped.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ParseError: the source is no Parquet file, or has no column ``text``; there are parts of another run; or another
            run is writing the output.
    """
    with owned(output):
        return _write_parquet(source, output, reading, sentences, jobs)


def _write_parquet(source: Path, output: Path, reading: InputOptions, sentences: int, jobs: int) -> Tally:
    pa = pyarrow_module()
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(source) as file:
            run = _Run(f"{newsdigest.__version__} {sentences} {reading.language} {reading.max_chars} {_print(source)}")
            parts = _PartFolder(output.with_name(f"{output.name}.parts"), run)
            total = file.metadata.num_rows
            if run.made(output):
                parts.remove()
                return Tally(skipped=total)
            there = parts.rows()
            rows = _tables_from(file, there)
            batches = summarize_batches(
                rows,
                sentences=sentences,
                language=reading.language,
                max_chars=reading.max_chars,
                max_seconds=reading.max_seconds,
                workers=jobs,
            )
            tally = _write(batches, parts, there, total)
    except pa.ArrowException as error:
        raise ParseError(f"the file {str(source)!r} could not be read as Parquet: {error}") from error
    parts.join(output)
    return tally


def _write(
    batches: Iterator[pa.RecordBatch],  # pyright: ignore[reportUnknownParameterType]  # pyarrow has no types
    parts: _PartFolder,
    there: int,
    total: int,
) -> Tally:
    from tqdm import tqdm

    digests = errors = 0
    with closing(batches), tqdm(unit=" articles", initial=there, total=total, disable=None) as bar:  # type: ignore[type-var]
        for batch in batches:
            parts.write(batch, there + digests + errors)
            failed = batch.num_rows - batch.column("error").null_count
            errors += failed
            digests += batch.num_rows - failed
            bar.update(batch.num_rows)
    return Tally(digests, errors, there)


def _tables_from(  # pyright: ignore[reportUnknownParameterType]
    file: pq.ParquetFile, row: int
) -> Iterator[pa.RecordBatch]:
    """The rows of a file from one on, without reading the row groups before it."""
    sizes = [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    first = 0
    while first < len(sizes) and row >= sizes[first]:
        row -= sizes[first]
        first += 1
    columns = sorted(_COLUMNS.intersection(file.schema_arrow.names))
    for batch in file.iter_batches(_ROWS, row_groups=list(range(first, len(sizes))), columns=columns):
        yield batch.slice(row)
        row = max(row - batch.num_rows, 0)


def _print(source: Path) -> str:
    """The identity of a Parquet file: its size and a hash of all its bytes, so that an edit in place is noticed."""
    whole = blake2b(digest_size=16)
    with source.open("rb") as file:
        while block := file.read(_BLOCK):
            whole.update(block)
        return f"{file.tell()} {whole.hexdigest()}"


@attrs.frozen
class _Run:
    """One source digested in one way: ``name`` is in the metadata of every file that holds digests of it."""

    name: str

    def schema(self) -> pa.Schema:  # pyright: ignore[reportUnknownParameterType]
        schema = arrow_schema()
        return schema.with_metadata({**schema.metadata, _RUN: self.name.encode()})

    def made(self, path: Path) -> bool:
        """Whether ``path`` is a whole file of this run."""
        import pyarrow.parquet as pq

        try:
            return (pq.read_schema(path).metadata or {}).get(_RUN) == self.name.encode()
        except (OSError, ValueError):  # there is none, or it is cut off or something else
            return False


@attrs.frozen
class _PartFolder:
    """The folder of the parts of an output that is not whole yet."""

    folder: Path
    run: _Run

    def rows(self) -> int:
        """How many rows, from the first one on, have parts.

        Raises:
            ParseError: a part belongs to another run.
        """
        import pyarrow.parquet as pq

        self.folder.mkdir(parents=True, exist_ok=True)
        count = 0
        while (part := self._part(count)).exists():
            if not self.run.made(part):
                fault = "holds parts of another source, or made with other options or another version: finish that run"
                raise ParseError(f"the folder {str(self.folder)!r} {fault}, or delete it")
            count += pq.read_metadata(part).num_rows
        return count

    def write(self, batch: pa.RecordBatch, row: int) -> None:  # pyright: ignore[reportUnknownParameterType]
        """Keep the digests of the rows from ``row`` on."""
        import pyarrow.parquet as pq

        unfinished = self.folder / _UNFINISHED
        with unfinished.open("wb") as file:
            with pq.ParquetWriter(file, self.run.schema()) as writer:
                writer.write_batch(batch)
            _settle(file)
        unfinished.replace(self._part(row))

    def join(self, output: Path) -> None:
        """Copy the parts into ``output``, which appears when it is whole, and remove them."""
        import pyarrow.parquet as pq

        unfinished = self.folder / _UNFINISHED
        with unfinished.open("wb") as file:
            with pq.ParquetWriter(file, self.run.schema()) as writer:
                for part in self._all():
                    with pq.ParquetFile(part) as whole:
                        writer.write_table(whole.read())
            _settle(file)
        unfinished.replace(output)
        self.remove()

    def remove(self) -> None:
        """Remove the parts, and the folder unless it holds something else."""
        (self.folder / _UNFINISHED).unlink(missing_ok=True)
        for part in self._all():
            part.unlink()
        if self.folder.is_dir() and not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _all(self) -> list[Path]:
        return sorted(self.folder.glob(f"{'[0-9]' * 12}{PARQUET_SUFFIX}"))

    def _part(self, row: int) -> Path:
        return self.folder / f"{row:012}{PARQUET_SUFFIX}"


def _settle(file: IO[bytes]) -> None:
    """See a file onto the disk before it gets its name: a machine that stops must not leave a name without content."""
    file.flush()
    os.fsync(file.fileno())

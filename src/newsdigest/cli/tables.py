"""Facts as one table at the command line: a line of CSV for each, from one article or from many."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Final

import attrs
import click

from newsdigest.batch.many import as_newsdigest_error
from newsdigest.batch.stream import stream
from newsdigest.batch.workers import Trouble
from newsdigest.cli.input_kinds import PARQUET_SUFFIX, are_many
from newsdigest.cli.options import InputOptions
from newsdigest.cli.ownership import owned
from newsdigest.cli.records import Named, Tally, digest_content, named_sources, reading_of_each
from newsdigest.errors import ParseError
from newsdigest.renderers.rows import DIGEST_COLUMNS, Row, digest_to_rows, rows_to_csv

__all__ = ["write_table"]

_SOURCE: Final = "source"


@attrs.frozen
class _Rows:
    """The work on one source, as a value that travels to workers: its rows, of the kinds asked for or of all."""

    reading: InputOptions
    sentences: int
    kinds: frozenset[str]

    def __call__(self, named: Named) -> list[Row]:
        rows = digest_to_rows(digest_content(named.content, self.reading, self.sentences))
        return [{_SOURCE: named.name, **row} for row in rows if not self.kinds or row["kind"] in self.kinds]


def write_table(
    arguments: Sequence[str],
    reading: InputOptions,
    sentences: int,
    jobs: int,
    kinds: frozenset[str],
    output: Path | None,
) -> Tally:
    """Write the facts of every source that the arguments name as one table; a source that fails is named on stderr.

    Among many sources the first column is the name of the source. Each run writes the whole table again.

    Args:
        arguments: files, folders and the like, as :func:`newsdigest.cli.records.named_sources` takes them.
        reading: how they are read.
        sentences: the length of each summary.
        jobs: worker processes.
        kinds: the kinds of rows wanted; all, where it is empty.
        output: the file to write; standard output where it is None.

    Raises:
        ParseError: the one source cannot be read, or another run is writing the output.
    """
    if not are_many(arguments, reading.input_format):
        digest = reading.digest(reading.source(arguments[0]), sentences)
        rows = [row for row in digest_to_rows(digest) if not kinds or row["kind"] in kinds]
        _write(rows_to_csv(DIGEST_COLUMNS, rows), output)
        return Tally(digests=1)
    if any(argument.endswith(PARQUET_SUFFIX) for argument in arguments):
        raise ParseError("the rows of a Parquet file are had in Python: see the guide on tables")
    work = _Rows(reading_of_each(reading), sentences, kinds)
    with owned(output) if output else nullcontext():
        return _write_many(named_sources(arguments, reading, output), work, jobs, output)


def _write_many(sources: Iterable[Named], work: _Rows, jobs: int, output: Path | None) -> Tally:
    from tqdm import tqdm

    columns = (_SOURCE, *DIGEST_COLUMNS)
    digests = errors = 0
    _write(rows_to_csv(columns, ()), output)
    with closing(stream(sources, work, jobs)) as results, tqdm(unit=" articles", disable=None) as bar:
        for named, result in results:
            if isinstance(result, Trouble):
                errors += 1
                click.echo(f"newsdigest: {named.name}: {as_newsdigest_error(result.error)}", err=True)
            else:
                digests += 1
                _write(rows_to_csv(columns, result).partition("\n")[2], output, mode="ab")
            bar.update()
    return Tally(digests, errors)


def _write(text: str, output: Path | None, mode: str = "wb") -> None:
    data = text.encode("utf-8", errors="backslashreplace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with output.open(mode) as file:
        file.write(data)

"""Columns in, columns out: a table of articles in Arrow's C stream interface to a record batch of digests.

Anything that speaks the Arrow PyCapsule interface will do: tables of pyarrow, polars, pandas 3, DuckDB, batches of
Spark and Ray. ``summarize_batches`` is the same for a stream of tables, which is what Spark's ``mapInArrow`` calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

import attrs

from newsdigest import api
from newsdigest.batch.stream import stream
from newsdigest.batch.workers import Trouble
from newsdigest.deadline import limited_to
from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.options import DEFAULT_MAX_CHARS, ParseOptions, require_count, require_seconds
from newsdigest.renderers.arrow_table import digest_row, error_row, pyarrow_module, record_batch

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ArrowStream", "summarize_batch", "summarize_batches", "summarize_table"]

_BATCH: Final = 256
_PIECE: Final = 16
_COLUMNS: Final = ("id", "text", "title", "published", "url")


class ArrowStream(Protocol):
    """A table in any library that speaks the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as an Arrow C stream."""
        ...


@attrs.frozen(kw_only=True)
class _InputRow:
    """One row of the input, with the columns that concern us."""

    id: str | None = None
    text: object = None
    title: str | None = None
    published: datetime | date | str | None = None
    url: str | None = None


@attrs.frozen(kw_only=True)
class _RowWork:
    """The work on one row, as a value that travels to workers."""

    sentences: int
    language: str | None
    max_chars: int
    max_seconds: float | None

    def __attrs_post_init__(self) -> None:
        require_count("sentences", self.sentences, 0)
        require_seconds("max_seconds", self.max_seconds)
        ParseOptions(language=self.language, max_chars=self.max_chars)  # its errors are the caller's, not each row's

    def __call__(self, row: _InputRow) -> dict[str, object]:
        if row.text is None:
            raise EmptyArticleError("the row's text is null")
        if not isinstance(row.text, str):
            raise ParseError(f"the row's text is of type {type(row.text).__name__}, not a string")
        with limited_to(self.max_seconds):
            digest = api.summarize(
                row.text,
                sentences=self.sentences,
                title=row.title,
                published=row.published,
                url=row.url,
                language=self.language,
                max_chars=self.max_chars,
            )
        return digest_row(digest, row.id)


def summarize_batch(  # pyright: ignore[reportUnknownParameterType]  # pyarrow has no types
    table: ArrowStream,
    *,
    sentences: int = 3,
    language: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    max_seconds: float | None = None,
    workers: int = 1,
) -> pa.RecordBatch:
    """Digest a table of articles: a row out for each row in, in order.

    Args:
        table: anything with ``__arrow_c_stream__`` whose column ``text`` holds articles; ``id``, ``title``,
            ``published`` (a timestamp, a date or ISO 8601 text) and ``url`` are used where they are there.
        sentences: length of each summary.
        language: ISO 639 code; ``"en"`` forces English.
        max_chars: longest text taken, in code points.
        max_seconds: longest time a row may take; see :func:`newsdigest.summarize_many`.
        workers: 1 to work in this process; more for that many worker processes.

    Returns:
        A ``pyarrow.RecordBatch`` whose schema :func:`newsdigest.batch.arrow_schema` gives. Where a row gave an error,
        the column ``error`` holds its message and the others are null. Spans are offsets into the column ``text``.

    Raises:
        MissingExtraError: pyarrow is not installed.
        ParseError: the table is no Arrow table, or has no column ``text``.
        TypeError: another argument is of another type.
        ValueError: ``sentences`` is negative, ``workers`` less than 1, or ``max_seconds`` not more than 0.

    >>> import pyarrow
    >>> table = pyarrow.table({"text": ["Ann Lowe reopened the bridge in Leeds.", None], "id": ["a", "b"]})
    >>> batch = newsdigest.summarize_batch(table)
    >>> batch["headline"].to_pylist()[0]
    'Ann Lowe reopened the bridge in Leeds'
    >>> batch["error"].to_pylist()
    [None, "EmptyArticleError: the row's text is null"]
    """
    work = _RowWork(sentences=sentences, language=language, max_chars=max_chars, max_seconds=max_seconds)
    require_count("workers", workers, 1)
    with closing(stream(_rows(table), work, workers)) as results:
        return _gathered(_answer(row, result) for row, result in results)


def summarize_table(  # pyright: ignore[reportUnknownParameterType]
    table: ArrowStream,
    *,
    sentences: int = 3,
    language: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    max_seconds: float | None = None,
    workers: int = 1,
) -> pa.Table:
    """As :func:`newsdigest.summarize_batch`, but the rows come as a ``pyarrow.Table``.

    Ray Data and Hugging Face datasets want one from the functions that they map over batches.

    Args:
        table: as there, as are the other arguments.
        sentences: length of each summary.
        language: ISO 639 code.
        max_chars: longest text taken, in code points.
        max_seconds: longest time a row may take.
        workers: worker processes.
    """
    pa = pyarrow_module()
    batch = summarize_batch(
        table,
        sentences=sentences,
        language=language,
        max_chars=max_chars,
        max_seconds=max_seconds,
        workers=workers,
    )
    return pa.Table.from_batches([batch])


def summarize_batches(  # pyright: ignore[reportUnknownParameterType]
    tables: Iterable[ArrowStream],
    *,
    sentences: int = 3,
    language: str | None = None,
    max_chars: int = DEFAULT_MAX_CHARS,
    max_seconds: float | None = None,
    workers: int = 1,
) -> Iterator[pa.RecordBatch]:
    """Digest a stream of tables, in bounded memory: batches of at most 256 rows come out, in the order of the rows.

    As it is, this is the function that Spark's ``mapInArrow`` takes.

    Args:
        tables: as in :func:`newsdigest.summarize_batch`, as are the other arguments.
        sentences: length of each summary.
        language: ISO 639 code.
        max_chars: longest text taken, in code points.
        max_seconds: longest time a row may take.
        workers: worker processes.
    """
    work = _RowWork(sentences=sentences, language=language, max_chars=max_chars, max_seconds=max_seconds)
    require_count("workers", workers, 1)
    rows = (row for table in tables for row in _rows(table))
    with closing(stream(rows, work, workers)) as results:
        while batch := _gathered(_answer(row, result) for row, result in islice(results, _BATCH)):
            yield batch


def _gathered(answers: Iterator[dict[str, object]]) -> pa.RecordBatch:  # pyright: ignore[reportUnknownParameterType]
    """Rows as one batch, by way of small ones: a row takes ten times as much memory before it is in columns."""
    pieces: list[object] = []
    while rows := list(islice(answers, _PIECE)):
        pieces.append(record_batch(rows))
    if len(pieces) < 2:
        return pieces[0] if pieces else record_batch([])
    whole = pyarrow_module().Table.from_batches(pieces).combine_chunks().to_batches()
    if len(whole) > 1:
        raise ParseError("the digests are more than a batch can hold (2 GB in a column): use summarize_batches")
    return whole[0]


def _answer(row: _InputRow, result: dict[str, object] | Trouble) -> dict[str, object]:
    return error_row(result.error, row.id) if isinstance(result, Trouble) else result


def _rows(table: ArrowStream) -> Iterator[_InputRow]:
    pa = pyarrow_module()
    if not hasattr(table, "__arrow_c_stream__"):
        raise ParseError(f"a table needs __arrow_c_stream__, which {type(table).__name__} values have not")
    reader = pa.RecordBatchReader.from_stream(table)
    if "text" not in reader.schema.names:
        raise ParseError(f"the table has no column 'text'; its columns are {', '.join(reader.schema.names) or 'none'}")
    names = [name for name in _COLUMNS if name in reader.schema.names]
    for batch in reader:
        for values in batch.select(names).to_pylist():
            yield _row(values)


def _row(values: Mapping[str, object]) -> _InputRow:
    published = values.get("published")
    return _InputRow(
        id=_words(values.get("id")),
        text=values["text"],
        title=_words(values.get("title")),
        published=published if isinstance(published, date) else _words(published),
        url=_words(values.get("url")),
    )


def _words(value: object) -> str | None:
    return None if value is None else str(value)

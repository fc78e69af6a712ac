"""Many articles at the command line: named sources in, one JSON record a line out, taken up again after a crash.

A source's name is its path, ``file:line`` in a file of JSON Lines, ``file:row`` in a table, or ``file:address`` in a
feed or a web archive. Each record carries
it, with the digest or with the error, and is written out whole before the next one. So a run that was cut off can be
started again: a half-written last line is dropped, and sources that have a record are skipped.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final, TypeAlias

import attrs

from newsdigest import api
from newsdigest.batch.many import as_newsdigest_error
from newsdigest.batch.stream import stream
from newsdigest.batch.workers import Trouble
from newsdigest.cli.containers import TABLE_SUFFIXES, WARC_SUFFIXES, Page, opened, pages, rows
from newsdigest.cli.input_kinds import FEED, LINE_SUFFIXES, LINES
from newsdigest.cli.options import STANDARD_INPUT, InputOptions, refuse_address
from newsdigest.cli.ownership import lock_of, owned
from newsdigest.errors import ParseError
from newsdigest.model.article import Article
from newsdigest.model.digest import Digest
from newsdigest.renderers.json_doc import digest_to_dict, dump

__all__ = ["Named", "Tally", "digest_content", "named_sources", "reading_of_each", "write_records"]

_RECORD: Final = b'{"source":'


Content: TypeAlias = "Path | bytes | Article | Mapping[str, object] | Page"
"""A file, a line of JSON, an entry of a feed, a row of a table, or a page of a web archive."""


@attrs.frozen
class Named:
    """One source, with its name."""

    name: str
    content: Content


@attrs.frozen
class Tally:
    """What came of a run: digests written, errors written, sources that had a record already."""

    digests: int = 0
    errors: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        """The counts in words: ``1 digest, 2 errors, 0 were there already``."""
        digests = "1 digest" if self.digests == 1 else f"{self.digests} digests"
        errors = "1 error" if self.errors == 1 else f"{self.errors} errors"
        return f"{digests}, {errors}, {self.skipped} {'was' if self.skipped == 1 else 'were'} there already"


def named_sources(arguments: Iterable[str], reading: InputOptions, output: Path | None) -> Iterator[Named]:
    """Every source that the arguments name, folders in the order of their paths; files are opened as they come.

    The output may lie in a folder that is read: neither it nor its lock is a source.
    """
    left_out = {path.resolve() for path in (output, lock_of(output))} if output else set[Path]()
    for argument in arguments:
        refuse_address(argument)
        if argument == STANDARD_INPUT:
            many = _entries(argument, reading) if reading.input_format == FEED else _lines(argument, sys.stdin.buffer)
            yield from many
        elif Path(argument).is_dir():
            for path in _files(Path(argument)):
                if path.resolve() not in left_out:
                    yield from _of_file(path.as_posix(), reading)
        else:
            yield from _of_file(argument, reading)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder; no hidden ones, and no pipes and devices: a pipe that nobody writes to never ends."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found = (Path(parent, name) for name in sorted(files) if not name.startswith("."))
        yield from (path for path in found if path.is_file() or not path.exists())


def _of_file(name: str, reading: InputOptions) -> Iterator[Named]:
    if reading.input_format == FEED:
        yield from _entries(name, reading)
        return
    if name.endswith(LINE_SUFFIXES) or reading.input_format == LINES:
        with opened(name) as file:
            yield from _lines(name, file)
    elif name.endswith(TABLE_SUFFIXES):
        with opened(name) as file:
            found = enumerate(rows(name, file, reading.encoding), 1)
            yield from (Named(f"{name}:{number}", row) for number, row in found if row)
    elif name.endswith(WARC_SUFFIXES):
        with opened(name) as file:
            yield from (Named(f"{name}:{page.url}", page) for page in pages(name, file, reading.most_bytes))
    else:
        yield Named(name, Path(name))


def _lines(name: str, file: Iterable[bytes]) -> Iterator[Named]:
    return (Named(f"{name}:{number}", line) for number, line in enumerate(file, 1) if not line.isspace())


def _entries(name: str, reading: InputOptions) -> Iterator[Named]:
    """The entries of a feed, by their addresses, so that a feed that is read again gives its new ones alone."""
    articles = api.parse_feed(
        reading.source(name), language=reading.language, encoding=reading.encoding, max_chars=reading.max_chars
    )
    return (Named(f"{name}:{article.url or _key(article.text).hex()}", article) for article in articles)


@attrs.frozen
class _RecordWork:
    """The work on one source, as a value that travels to workers: its record as a line of JSON."""

    reading: InputOptions
    sentences: int

    def __call__(self, named: Named) -> str:
        digest = digest_content(named.content, self.reading, self.sentences)
        return dump({"source": named.name, "digest": digest_to_dict(digest)})


def digest_content(content: Content, reading: InputOptions, sentences: int) -> Digest:
    """The digest of one source among many."""
    if isinstance(content, Page):
        url, encoding = content.url or reading.url, reading.encoding or content.encoding
        return attrs.evolve(reading, url=url, encoding=encoding).digest(content.data, sentences)
    if isinstance(content, bytes):
        return reading.digest(_from_line(content), sentences)
    return reading.digest(reading.file(content) if isinstance(content, Path) else content, sentences)


def _from_line(line: bytes) -> str | Mapping[str, object]:
    try:
        source: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"the line is not JSON: {error}") from error
    if isinstance(source, (str, Mapping)):
        return source
    raise ParseError(f"a line must hold an object of news fields or a text, not {type(source).__name__}")


def write_records(
    sources: Iterable[Named], reading: InputOptions, sentences: int, jobs: int, output: Path | None
) -> Tally:
    """Write the record of each source that has none yet, in order; to standard output where ``output`` is None.

    Raises:
        ParseError: ``output`` holds something else than records, or another run is writing it.
    """
    reading = reading_of_each(reading)
    if output is None:
        return _write(sources, _RecordWork(reading, sentences), jobs, sys.stdout.buffer, frozenset())
    with owned(output), open(output, "a+b") as file:
        there = _already_there(file, output)
        return _write(sources, _RecordWork(reading, sentences), jobs, file, there)


def reading_of_each(reading: InputOptions) -> InputOptions:
    """How each of many sources is read, where ``reading`` says how their containers are.

    Raises:
        ParseError: a title or an address is given, which can be that of one article alone.
    """
    if reading.title or reading.url:
        raise ParseError("--title and --url are for one article: among many, each has its own")
    return attrs.evolve(reading, input_format=None if reading.input_format in (LINES, FEED) else reading.input_format)


def _write(sources: Iterable[Named], work: _RecordWork, jobs: int, file: IO[bytes], there: frozenset[bytes]) -> Tally:
    from tqdm import tqdm

    digests = errors = skipped = 0

    def missing() -> Iterator[Named]:
        nonlocal skipped
        for named in sources:
            if _key(named.name) in there:
                skipped += 1
            else:
                yield named

    with closing(stream(missing(), work, jobs)) as results, tqdm(unit=" articles", disable=None) as bar:
        for named, result in results:
            failed = isinstance(result, Trouble)
            line = _error_record(named.name, result.error) if isinstance(result, Trouble) else result
            file.write(line.encode("utf-8", errors="backslashreplace") + b"\n")
            file.flush()
            errors += failed
            digests += not failed
            bar.update()
    return Tally(digests, errors, skipped)


def _error_record(name: str, error: Exception) -> str:
    failure = as_newsdigest_error(error)
    return dump({"source": name, "error": {"type": type(failure).__name__, "message": str(failure)}})


def _already_there(file: IO[bytes], output: Path) -> frozenset[bytes]:
    """The keys of the sources that have a whole record in ``file``; what follows the last of them is cut off."""
    keys: set[bytes] = set()
    end = 0
    file.seek(0)
    for line in file:
        whole = line.endswith(b"\n")
        if not (line.startswith(_RECORD) or (not whole and _RECORD.startswith(line))):
            raise ParseError(f"{str(output)!r} holds something else than records: give another --output")
        if not whole:
            break
        name, _ = json.JSONDecoder().raw_decode(line[len(_RECORD) :].decode("utf-8"))
        keys.add(_key(str(name)))
        end += len(line)
    file.truncate(end)
    return frozenset(keys)


def _key(name: str) -> bytes:
    """Eight bytes for a name, so that a million of them fit in memory."""
    return blake2b(name.encode("utf-8", errors="surrogateescape"), digest_size=8).digest()

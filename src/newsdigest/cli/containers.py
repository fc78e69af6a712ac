"""Files that hold many articles, or one that is packed: gzip, CSV, and WARC, the format of web archives (ISO 28500).

Everything is read as a stream: of a WARC file only one page is in memory at a time.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

import attrs

from newsdigest.errors import LimitError, ParseError

__all__ = ["TABLE_SUFFIXES", "WARC_SUFFIXES", "Page", "opened", "pages", "rows", "unpacked"]

TABLE_SUFFIXES: Final = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
WARC_SUFFIXES: Final = (".warc", ".warc.gz")
_PACKED: Final = ".gz"
_WITH_TEXT: Final = ("html", "xml", "text/plain", "json")
_LONGEST_LINE: Final = 65_536
_CHUNK: Final = 1 << 20
_LONGEST_LENGTH: Final = 18  # digits


@attrs.frozen
class Page:
    """One page of a web archive: its bytes, its address, and the encoding that the server named."""

    data: bytes
    url: str
    encoding: str | None


@contextmanager
def opened(name: str) -> Generator[IO[bytes], None, None]:
    """The bytes of a file, unpacked where its name ends in ``.gz``.

    Raises:
        ParseError: the file cannot be read, or its packing is damaged.
    """
    try:
        with cast("IO[bytes]", gzip.open(name)) if name.endswith(_PACKED) else open(name, "rb") as file:
            yield file
    except (OSError, EOFError, zlib.error) as error:
        raise ParseError(f"the file {name!r} could not be read: {error}") from error


def unpacked(path: Path, most: int) -> bytes:
    """The bytes of one packed file.

    Raises:
        LimitError: there are more than ``most``.
        ParseError: the file cannot be read.
    """
    with opened(str(path)) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise LimitError(f"the file {str(path)!r} unpacks to more than {most:,} bytes: pass a larger --max-chars")
    return data


def rows(name: str, file: IO[bytes], encoding: str | None) -> Iterator[Mapping[str, object]]:
    """The rows of a table with a line of column names: the columns are fields of an article, empty cells left out.

    Raises:
        ParseError: the table is damaged.
    """
    csv.field_size_limit(sys.maxsize)  # a cell holds an article; its length is checked when it is parsed
    text = io.TextIOWrapper(file, encoding=encoding or "utf-8-sig", errors="replace", newline="")
    delimiter = "\t" if ".tsv" in Path(name).suffixes else ","
    try:
        for row in csv.DictReader(text, delimiter=delimiter):
            yield {column.strip(): value for column, value in row.items() if column and value and value.strip()}
    except csv.Error as error:
        raise ParseError(f"the table {name!r} is damaged: {error}") from error
    finally:
        text.detach()  # the file belongs to the caller


def pages(name: str, file: IO[bytes], most: int) -> Iterator[Page]:
    """The pages of a web archive, in order: responses of 200 with text, and records of extracted text.

    Args:
        name: the file, for messages.
        file: its bytes.
        most: the longest record taken; longer ones are passed over.

    Raises:
        ParseError: the file is no WARC file, or is cut off.
    """
    while (headers := _record(name, file)) is not None:
        length = _length(name, headers)
        kind = headers.get("warc-type", "")
        taken = kind in ("response", "resource", "conversion") and length <= most
        data = file.read(length) if taken else b""
        if (len(data) if taken else _skipped(file, length)) < length:
            raise ParseError(f"the web archive {name!r} is cut off")
        if not taken:
            continue
        url = headers.get("warc-target-uri", "").strip("<>")
        page = _response(data, url, most) if kind == "response" else _extracted(data, url, headers)
        if page is not None:
            yield page


def _length(name: str, headers: Mapping[str, str]) -> int:
    written = headers.get("content-length", "")
    if not (written.isascii() and written.isdigit() and len(written) <= _LONGEST_LENGTH):
        raise ParseError(f"the web archive {name!r} has a record without a length")
    return int(written)


def _record(name: str, file: IO[bytes]) -> dict[str, str] | None:
    """The headers of the next record, or None at the end."""
    line = file.readline(_LONGEST_LINE)
    while line and not line.strip():
        line = file.readline(_LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise ParseError(f"the file {name!r} is no web archive: a record begins with {line[:20]!r}")
    return _headers(iter(lambda: file.readline(_LONGEST_LINE).strip(), b""))


def _headers(lines: Iterator[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        key, _, value = line.decode("utf-8", errors="replace").partition(":")
        found.setdefault(key.strip().lower(), value.strip())
    return found


def _skipped(file: IO[bytes], length: int) -> int:
    """How many of so many bytes there were to pass over."""
    done = 0
    while done < length and (data := file.read(min(length - done, _CHUNK))):
        done += len(data)
    return done


def _extracted(data: bytes, url: str, headers: Mapping[str, str]) -> Page | None:
    kind = headers.get("content-type", "").lower()
    return Page(data, url, _charset(kind)) if any(name in kind for name in _WITH_TEXT) else None


def _response(data: bytes, url: str, most: int) -> Page | None:
    """The page of a response that succeeded, its transfer and content codings undone."""
    head, _, body = data.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    headers = _headers(iter(lines))
    kind = headers.get("content-type", "").lower()
    if status.split()[1:2] != [b"200"] or not any(name in kind for name in _WITH_TEXT):
        return None
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    if headers.get("content-encoding", "").lower() in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, most)
        except zlib.error:
            return None
    return Page(body, url, _charset(kind))


def _joined(body: bytes) -> bytes:
    """A body that was sent in chunks; one that an archive joined already is left as it is."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return body
        if size < 0:
            return body
        if not size:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 4 + size
    return b"".join(parts) or body


def _charset(kind: str) -> str | None:
    name = kind.partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        "".encode(name or "utf-8")
    except LookupError:
        return None
    return name or None

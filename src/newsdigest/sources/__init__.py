"""Readers of the formats in which newsrooms and web pages give an article.

:data:`READERS` lists the formats in the order in which they are tried: each has a test that looks at the content alone,
and a reader. Plain text comes last and takes everything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence

from newsdigest.errors import EmptyArticleError, ParseError, UnsupportedFormatError
from newsdigest.model.article import Article
from newsdigest.sources import article_input, article_json, feeds, html_page, json_feed, markdown, newsml_g2, nitf
from newsdigest.sources.article_input import require_fields
from newsdigest.sources.decoding import Decoded, decode
from newsdigest.sources.path_warnings import warn_of_path
from newsdigest.sources.plain_text import reader as plain_text
from newsdigest.sources.reader import Reader
from newsdigest.sources.request import Request, check_length
from newsdigest.sources.xml_tree import is_xml, root_name

__all__ = ["READERS", "Reader", "Request", "detect", "read", "read_feed", "require_fields"]

READERS: tuple[Reader, ...] = (
    Reader("json_feed", json_feed.matches, json_feed.read, 8),
    Reader("ninjs", article_json.matches_ninjs, article_json.read, 8),
    Reader("json", article_json.matches, article_json.read, 8),
    Reader("nitf", nitf.matches, nitf.read, 8),
    Reader("newsml_g2", newsml_g2.matches, newsml_g2.read, 8),
    Reader("feed", feeds.matches, feeds.read, 8),
    Reader("html", html_page.matches, html_page.read, 8),
    Reader("markdown", markdown.matches, markdown.read, 2),
    Reader("text", plain_text.matches, plain_text.read, 1),
)
"""The readers in the order in which they are asked."""

_LARGEST = max(reader.allowance for reader in READERS)
_BYTES_PER_CHAR = 4


def read(
    source: str | bytes | os.PathLike[str] | Mapping[str, object] | Article,
    request: Request,
    readers: Sequence[Reader] = READERS,
) -> Article:
    """Read any source; see :func:`newsdigest.parse`."""
    if isinstance(source, Article):
        return article_input.read(source, request)
    if isinstance(source, Mapping):
        return article_json.read_mapping(source, request)
    text, notes = _loaded(source, request)
    return _read_text(text, request, notes, readers)


def read_feed(source: str | bytes | os.PathLike[str], request: Request) -> tuple[Article, ...]:
    """Read every entry of a feed; see :func:`newsdigest.parse_feed`."""
    text, notes = _loaded(source, request)
    check_length(len(text) // _LARGEST, request)
    if json_feed.matches(text):
        return json_feed.read_all(text, request, notes)
    if not feeds.holds_feed(text):
        raise UnsupportedFormatError(
            "this is neither RSS nor Atom nor JSON Feed: use newsdigest.parse for a single article"
        )
    return feeds.read_all(text, request, notes)


def detect(text: str, readers: Sequence[Reader] = READERS) -> str:
    """The name of the reader that takes ``text``.

    >>> detect("Ferry sinks off Oban"), detect('{"headline": "Ferry sinks", "articleBody": "A ferry sank."}')
    ('text', 'json')
    """
    return next(reader.name for reader in readers if reader.matches(text))


def _read_text(text: str, request: Request, notes: tuple[str, ...], readers: Sequence[Reader]) -> Article:
    check_length(len(text) // _LARGEST, request)
    if not text or text.isspace():
        raise EmptyArticleError("the source is empty: pass the article's text")
    name = request.format or detect(text, readers)
    if name == "text" and request.format is None and is_xml(text):
        raise UnsupportedFormatError(
            f"XML of a kind that no reader knows (its root is <{root_name(text)}>): pass the text, or format='text'"
        )
    for reader in readers:
        if reader.name == name:
            check_length(len(text) // reader.allowance, request)
            return reader.read(text, request, notes)
    known = ", ".join(reader.name for reader in readers)
    raise UnsupportedFormatError(f"there is no format named {name!r}: choose one of {known}, or leave format out")


def _loaded(source: str | bytes | os.PathLike[str], request: Request) -> Decoded:
    """The text of a source that is one, or that holds one as bytes."""
    if isinstance(source, str):
        return Decoded(source, warn_of_path(source))
    if isinstance(source, bytes | bytearray | memoryview):
        return _decoded(bytes(source), request)
    if isinstance(source, os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not check types
        return _decoded(_bytes_of(source, request), request)
    raise UnsupportedFormatError(
        "a source must be a str, bytes, a path object, a mapping of news fields or an Article, not "
        f"{type(source).__name__}"
    )


def _decoded(data: bytes, request: Request) -> Decoded:
    check_length(len(data) // (_BYTES_PER_CHAR * _LARGEST), request)
    return decode(data, request.encoding)


def _bytes_of(path: os.PathLike[str], request: Request) -> bytes:
    try:
        if stat.S_ISFIFO(os.stat(path).st_mode):
            raise ParseError(f"{os.fspath(path)!r} is a pipe, which may never end: read it and pass its bytes")
        with open(path, "rb") as file:
            return file.read((request.max_chars + 1) * _BYTES_PER_CHAR * _LARGEST)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ParseError(f"the file {os.fspath(path)!r} could not be read: {reason}") from error

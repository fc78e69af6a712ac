"""Every error that newsdigest raises on purpose.

Each message says what was wrong and what to do about it. All of them derive from
:class:`NewsDigestError`, so one ``except`` clause is enough to keep a batch alive.
"""

from __future__ import annotations

__all__ = [
    "EmptyArticleError",
    "LanguageError",
    "LimitError",
    "MissingExtraError",
    "NewsDigestError",
    "ParseError",
    "ResourceError",
    "UnsupportedFormatError",
]


class NewsDigestError(Exception):
    """Base of all errors that newsdigest raises about its input; the message says what is wrong and what to do.

    >>> try:
    ...     newsdigest.summarize(b"%PDF-1.7 ...")
    ... except newsdigest.NewsDigestError as error:
    ...     print(type(error).__name__)
    UnsupportedFormatError
    """


class ParseError(NewsDigestError, ValueError):
    """The source could not be read as what it claims or seems to be."""


class EmptyArticleError(ParseError):
    """The source holds no text: nothing but white space, or nothing at all."""


class UnsupportedFormatError(ParseError):
    """The source is binary, or of a format that no reader takes."""


class LimitError(ParseError):
    """The source is longer than ``max_chars``, which can be raised."""


class LanguageError(NewsDigestError, ValueError):
    """The article is not in English. Raised by ``summarize`` and ``diff``; ``language="en"`` forces the attempt."""


class MissingExtraError(NewsDigestError, ImportError):
    """An optional dependency is needed; the message names the ``pip install`` command."""


class ResourceError(NewsDigestError, RuntimeError):
    """A file that ships with the package is missing or damaged; the message names it."""

"""Every error that newsdigest raises on purpose.

Each message says what was wrong and what to do about it. All of them derive from
:class:`NewsDigestError`, so one ``except`` clause is enough to keep a batch alive.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

__all__ = [
    "DeadlineError",
    "EmptyArticleError",
    "LanguageError",
    "LimitError",
    "MissingExtraError",
    "NewsDigestError",
    "ParseError",
    "ResourceError",
    "UnsupportedFormatError",
    "naming_input",
    "put_name",
    "unexpected_as_newsdigest_error",
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


class DeadlineError(NewsDigestError, TimeoutError):
    """The input took longer than ``max_seconds``, which many inputs at once may be held to."""


class LanguageError(NewsDigestError, ValueError):
    """The article is not in English. Raised by ``summarize`` and ``diff``; ``language="en"`` forces the attempt."""


class MissingExtraError(NewsDigestError, ImportError):
    """An optional dependency is needed; the message names the ``pip install`` command."""


class ResourceError(NewsDigestError, RuntimeError):
    """A file that ships with the package is missing or damaged; the message names it."""


@contextmanager
def unexpected_as_newsdigest_error(verb: str) -> Generator[None, None, None]:
    """Raise an unexpected exception as a :class:`NewsDigestError` whose cause it is.

    Out-of-memory errors and warnings that the caller turned into errors pass as they are.

    Args:
        verb: the function that the caller called, for the message.
    """
    try:
        yield
    except (NewsDigestError, MemoryError, Warning):
        raise
    except Exception as error:
        message = f"{verb} failed on this input with an unexpected {type(error).__name__}: {error}"
        raise NewsDigestError(f"{message} (a fault of newsdigest, or of a reader or finder passed to it)") from error


@contextmanager
def naming_input(name: str) -> Generator[None, None, None]:
    """Begin the message of a :class:`NewsDigestError` with the input that it is about, where it does not name it.

    Args:
        name: the argument, the place in a list (``sources[3]``) or the file.
    """
    try:
        yield
    except NewsDigestError as error:
        put_name(error, name)
        raise


def put_name(error: Exception, name: str) -> None:
    """Begin the message of ``error`` with the name of an input, unless it quotes the name already."""
    if error.args and repr(name) not in str(error):
        error.args = (f"{name}: {error.args[0]}", *error.args[1:])

"""What the caller says of a source, and how it is laid over what the source says of itself."""

from __future__ import annotations

from datetime import date, datetime
from types import NoneType

import attrs

from newsdigest.errors import LimitError, ParseError
from newsdigest.options import DEFAULT_MAX_CHARS
from newsdigest.sources.dates import read_date

__all__ = ["Request", "check_length", "requested_date"]


@attrs.frozen(kw_only=True)
class Request:
    """What the caller says of a source; each field as in :func:`newsdigest.parse`."""

    format: str | None = None
    title: str | None = None
    published: datetime | date | str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    max_chars: int = DEFAULT_MAX_CHARS

    def __attrs_post_init__(self) -> None:
        """Refuse arguments of other types, which would fail far from here.

        Raises:
            TypeError: an argument is of another type.
        """
        for name, taken, words in _TYPES:
            value: object = getattr(self, name)
            if not isinstance(value, taken) or isinstance(value, bool):
                raise TypeError(f"{name} must be {words}, not {type(value).__name__}: {value!r:.80}")


_TYPES: tuple[tuple[str, tuple[type, ...], str], ...] = (
    *((name, (str, NoneType), "a str or None") for name in ("format", "title", "url", "language", "encoding")),
    ("published", (date, str, NoneType), "a datetime, a date, an ISO 8601 str or None"),
    ("max_chars", (int,), "an int"),
)


def requested_date(request: Request) -> datetime | date | None:
    """The publication date that the caller gave.

    Raises:
        ParseError: it is no date.
    """
    if request.published is None:
        return None
    moment = read_date(request.published)
    if moment is None:
        raise ParseError(
            f"published={request.published!r} is not a date: pass a datetime, a date or an ISO 8601 string such as "
            "'2024-03-05' or '2024-03-05T14:30:00+00:00'"
        )
    return moment


def check_length(length: int, request: Request) -> None:
    """Refuse a source that is longer than the caller allows.

    Raises:
        LimitError: it is.
    """
    if length > request.max_chars:
        raise LimitError(
            f"the source is longer than max_chars={request.max_chars:,} characters allow: "
            "pass a larger max_chars, or a part of the text"
        )

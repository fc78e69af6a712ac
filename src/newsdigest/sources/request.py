"""What the caller says of a source, and how it is laid over what the source says of itself."""

from __future__ import annotations

from datetime import date, datetime

from newsdigest.errors import LimitError, ParseError
from newsdigest.options import ParseOptions as Request
from newsdigest.sources.dates import read_date

__all__ = ["Request", "check_length", "requested_date"]


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

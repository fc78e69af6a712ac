"""A limit on the time that one input may take, kept by asking.

There are no signals, which only the main thread of a Unix process gets, and no thread that stops another: the stages
call :func:`check` between their steps, which raises where the time is up. That works in any thread or process on any
system, and nothing is left half done. What it cannot interrupt is a single step: the reading of a page or a file, one
finder over a long article, the ranking. Where no limit is set, :func:`check` is one look-up. The clock decides whether
an input is given up, never what its digest says.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import NamedTuple

from newsdigest.errors import DeadlineError

__all__ = ["check", "limited_to"]


class _Limit(NamedTuple):
    """How long an input may take, and when that time is up."""

    seconds: float
    ends: float


_limit: ContextVar[_Limit | None] = ContextVar("newsdigest_deadline", default=None)


@contextmanager
def limited_to(seconds: float | None) -> Generator[None, None, None]:
    """Give what runs within it so many seconds from now; with None, as long as it takes."""
    if seconds is None:
        yield
        return
    token = _limit.set(_Limit(seconds, monotonic() + seconds))
    try:
        yield
        check()
    finally:
        _limit.reset(token)


def check() -> None:
    """Go on where there is time left, or no limit.

    Raises:
        DeadlineError: the time of the input is up.
    """
    limit = _limit.get()
    if limit is not None and monotonic() > limit.ends:
        raise DeadlineError(
            f"the input was given up after the {limit.seconds:g} seconds it may take: allow more, or shorten it"
        )

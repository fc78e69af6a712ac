"""What a reader is: the entry of the READERS table."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsdigest.model.article import Article
from newsdigest.sources.request import Request

__all__ = ["Reader"]


class Reader(NamedTuple):
    """One format: its name, a test of the content, and the function that reads it (text, request, notes so far).

    ``allowance`` is how many characters of the format ``max_chars`` allows for each character of article: markup is
    longer than what it marks. The text that is read out of it is held to ``max_chars`` itself.
    """

    name: str
    matches: Callable[[str], bool]
    read: Callable[[str, Request, tuple[str, ...]], Article]
    allowance: int

"""From whatever newsrooms and the web hand over to an article."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime

import attrs

from newsdigest.model.article import Article
from newsdigest.options import DEFAULT_MAX_CHARS

__all__ = ["Request", "read"]


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


def read(source: str | bytes | os.PathLike[str] | Mapping[str, object] | Article, request: Request) -> Article:
    """Read any source; see :func:`newsdigest.parse`."""
    raise NotImplementedError

"""Results of holding another text, or a stream of sources, against the library."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsdigest.errors import NewsDigestError
from newsdigest.model.enums import Verdict
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span

__all__ = ["Failure", "MaskedText", "QuoteCheck"]


@attrs.frozen(kw_only=True)
class Failure:
    """What ``summarize_many(..., on_error="return")`` yields in place of a digest.

    ``position`` counts the inputs from 0; ``id`` is the input's own id, path or URL, where it has one.
    """

    position: int
    id: str | None = None
    error: NewsDigestError


@attrs.frozen(kw_only=True)
class QuoteCheck:
    """What became of one quotation of the checked text: ``span`` indexes that text, ``match`` is the article's own.

    ``differences`` holds pairs of (words in the article, words in the checked text); ``speaker`` is the speaker that
    the checked text names, if any.
    """

    text: str
    span: Span
    verdict: Verdict
    match: Quote | None = None
    differences: tuple[tuple[str, str], ...] = ()
    speaker: str | None = None


@attrs.frozen(kw_only=True)
class MaskedText:
    """An article's text with its quotations replaced by placeholders, and what each of them stands for.

    ``quotes`` maps each placeholder to the quotation, in order of appearance; it is read-only by convention.
    """

    text: str
    quotes: Mapping[str, Quote] = attrs.field(hash=False)

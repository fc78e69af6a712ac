"""Which spans of a text are in quotation marks, read from the marks and from the digest's quotes.

A block's double marks open and close in turn; one left open runs to the end of its block, as the style books
have it for speech that goes on in the next paragraph. Single marks are also apostrophes, so they count only
within a quotation of the digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdigest.model.digest import Digest
from newsdigest.model.enums import QuoteKind
from newsdigest.model.span import Span

__all__ = ["MARKS", "marked_stretches"]

MARKS = frozenset("\"'")
"""The quotation marks of a folded view."""

_DOUBLE = re.compile(r"\"|''")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?])'(?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;])'(?!\w)")


def marked_stretches(digest: Digest, view: str) -> Iterator[Span]:
    """The spans of ``view`` in quotation marks; they may overlap."""
    for block in digest.article.blocks or ():
        yield from _between_doubles(view, block.span.start, block.span.end)
    if not digest.article.blocks:
        yield from _between_doubles(view, 0, len(view))
    for quote in digest.quotes:
        if quote.kind is QuoteKind.DIRECT:
            yield from quote.spans
        elif quote.kind is QuoteKind.MIXED:
            for span in quote.spans:
                yield from _between_singles(view, span.start, span.end)


def _between_doubles(view: str, start: int, end: int) -> Iterator[Span]:
    opened: int | None = None
    for mark in _DOUBLE.finditer(view, start, end):
        opening, closing = _opens(view, mark, start), _closes(view, mark, end)
        if opened is None and closing and not opening:
            continue  # a closing mark that nothing opened
        if opened is not None:
            yield Span(opened, mark.start())
        # An opening mark within speech begins the next stretch: the mark that should have closed it was left out.
        opened = mark.end() if opened is None or (opening and not closing) else None
    if opened is not None and opened < end:
        yield Span(opened, end)


def _opens(view: str, mark: re.Match[str], start: int) -> bool:
    before = view[mark.start() - 1] if mark.start() > start else " "
    return before.isspace() or before in "([-"


def _closes(view: str, mark: re.Match[str], end: int) -> bool:
    after = view[mark.end()] if mark.end() < end else " "
    return after.isspace() or after in ".,;:!?)]-"


def _between_singles(view: str, start: int, end: int) -> Iterator[Span]:
    position = start
    while True:
        opening = _SINGLE_OPEN.search(view, position, end)
        closing = _SINGLE_CLOSE.search(view, opening.end(), end) if opening else None
        if opening is None or closing is None:
            return
        yield Span(opening.end(), closing.start())
        position = closing.end()

"""Quotations out of a rewriter's hands: placeholders in, the very words back.

A placeholder looks like ``[[QUOTE-1]]``: plain ASCII that language models copy faithfully, that no markup language
eats, and that is easy to find again when it comes back with other blanks, dashes, case or escaped brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

import attrs

from newsdigest.api import Source
from newsdigest.errors import ParseError
from newsdigest.model.checks import MaskedText
from newsdigest.model.digest import Digest
from newsdigest.model.enums import QuoteKind
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span
from newsdigest.options import require, require_str
from newsdigest.text import DOUBLE_QUOTES, SINGLE_QUOTES
from newsdigest.verification.compared_article import digest_of, marked_in

__all__ = ["mask_quotes", "restore_quotes"]

_STEM = "QUOTE"
_LETTERS = "XYZABCDEFGHIJKLMNOPQRSTUVW"  # what is appended where an article has such words itself
_MOST_LETTERS = 12  # of both together: as many as _LOOSE takes
_LOOSE = re.compile(
    r"\\?\[[ ]?\\?\[[ ]{0,3}([A-Z]{5,12})[ ]{0,3}\\?[-_\u2010-\u2015 ]?[ ]{0,3}(\d+)[ ]{0,3}\\?\][ ]?\\?\]",
    re.IGNORECASE,
)
_MOST_DIGITS = 9  # of the number of a placeholder: a text has no more quotations
_EXACT = re.compile(r"\[\[[A-Z]{5,12}-[0-9]{1,9}\]\]")
_MARKS = frozenset('"' + "'" + DOUBLE_QUOTES + SINGLE_QUOTES)


def mask_quotes(article: Source | Digest) -> MaskedText:
    """Replace every quotation of an article by a placeholder, so that a rewriter cannot touch it.

    Masked are the words in quotation marks that the article attributes to a source, marks included; scare quotes,
    titles and indirect speech stay. :func:`restore_quotes` puts them back. A quotation whose closing mark is missing is
    masked up to the next opening mark or the end of its paragraph: rather too much than words of the quotation too few.

    Args:
        article: a digest, or any source of :func:`newsdigest.parse`.

    Returns:
        The text with placeholders, and the quotation of each of them. Its ``text`` is the words taken out, its
        ``span`` their offsets in the article, its ``speaker`` who said them.

    Raises:
        NewsDigestError: any error of :func:`newsdigest.summarize`.

    >>> import newsdigest
    >>> masked = newsdigest.mask_quotes('The bridge is shut. "We had no choice," engineer Ada Pell said.')
    >>> masked.text
    'The bridge is shut. [[QUOTE-1]] engineer Ada Pell said.'
    >>> newsdigest.restore_quotes("Engineer Ada Pell on the closed bridge: [[QUOTE-1]]", masked)
    'Engineer Ada Pell on the closed bridge: "We had no choice,"'
    """
    digest = digest_of(article)
    text = digest.article.text
    stem = _free_stem(text)
    parts: list[str] = []
    quotes: dict[str, Quote] = {}
    done = 0
    for piece in _pieces(digest):
        key = f"[[{stem}-{len(quotes) + 1}]]"
        quotes[key] = piece
        parts += (text[done : piece.span.start], key)
        done = piece.span.end
    parts.append(text[done:])
    return MaskedText(text="".join(parts), quotes=quotes)


def restore_quotes(rewritten: str, masked: MaskedText) -> str:
    """Put the quotations back into a rewritten text.

    Placeholders are recognised with other blanks, dashes, case or escaped brackets too; quotation marks that a rewriter
    put around one are taken off, since the quotation brings its own.

    Args:
        rewritten: the text that came back, with every placeholder of ``masked`` once, in any order.
        masked: what :func:`mask_quotes` gave.

    Raises:
        TypeError: ``rewritten`` is no ``str``.
        ParseError: a placeholder is missing, repeated or unknown.

    >>> import newsdigest
    >>> masked = newsdigest.mask_quotes('"We had no choice," engineer Ada Pell said.')
    >>> newsdigest.restore_quotes(masked.text, masked)
    '"We had no choice," engineer Ada Pell said.'
    >>> newsdigest.restore_quotes("Pell defended it.", masked)
    Traceback (most recent call last):
    ...
    newsdigest.errors.ParseError: the rewritten text lost [[QUOTE-1]]; ask for every placeholder exactly once, or ...
    """
    require_str("rewritten", rewritten)
    require("masked", masked, (MaskedText,), "a newsdigest.MaskedText")
    first = next(iter(masked.quotes), None)
    stem = _free_stem(masked.text) if first is None else first[2:].partition("-")[0]
    found = [match for match in _LOOSE.finditer(rewritten) if match.group(1).upper() == stem]
    keys = [f"[[{stem}-{_number(match.group(2))}]]" for match in found]
    _check(keys, masked)
    stood = {match[0]: match.start() for match in _EXACT.finditer(masked.text)}
    parts: list[str] = []
    done = 0
    for match, key in zip(found, keys, strict=True):
        start, end = match.span()
        before = stood.get(key, 0)
        if match[0].startswith("\\") and masked.text.startswith("\\" + key, max(0, before - 1)):
            start += 1  # the article's own backslash, not an escaped bracket
        if _is_wrapped(rewritten, start, end) and not _is_wrapped(masked.text, before, before + len(key)):
            start, end = start - 1, end + 1
        parts += (rewritten[done:start], masked.quotes[key].text)
        done = end
    parts.append(rewritten[done:])
    return "".join(parts)


def _number(digits: str) -> str:
    """The number of a placeholder without leading zeros; of an endless one its beginning, which no placeholder has."""
    if len(digits) > _MOST_DIGITS:
        digits = digits.lstrip("0") or "0"
    return str(int(digits)) if len(digits) <= _MOST_DIGITS else f"{digits[:_MOST_DIGITS]}…"


def _check(keys: list[str], masked: MaskedText) -> None:
    counts = Counter(keys)
    faults = (
        ("lost", [key for key in masked.quotes if key not in counts], "ask for every placeholder exactly once"),
        ("repeats", [key for key, count in counts.items() if count > 1], "keep one of each"),
        ("has the unknown", [key for key in counts if key not in masked.quotes], "take them out"),
    )
    for fault, concerned, advice in faults:
        if concerned:
            listed = ", ".join(concerned[:10])
            raise ParseError(f"the rewritten text {fault} {listed}; {advice}, or mask the article again")


def _is_wrapped(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1] in _MARKS and text[end] in _MARKS


def _free_stem(text: str) -> str:
    """A word for the placeholders that the article itself does not use in this way."""
    used = {match.group(1).upper() for match in _LOOSE.finditer(text)}
    return next(stem for stem in map("".join, _stems()) if stem not in used)


def _stems() -> Iterator[tuple[str, ...]]:
    """QUOTE, QUOTEX, QUOTEY ... QUOTEXX ...: more than any text can use."""
    for more in range(_MOST_LETTERS - len(_STEM) + 1):
        yield from product((_STEM,), *[_LETTERS] * more)


def _pieces(digest: Digest) -> list[Quote]:
    """The quoted spans of all quotations, each as a quotation of its own, in reading order, none within another."""
    text = digest.article.text
    marked = [Span(quoted.start, quoted.end) for quoted in marked_in(digest)]
    found: list[Quote] = []
    done = 0
    spans = sorted(((span, quote) for quote in digest.quotes for span in quote.spans), key=lambda pair: pair[0])
    at = 0
    for span, quote in spans:
        while at < len(marked) and marked[at].end <= max(span.start, done):
            at += 1
        while at < len(marked) and marked[at] in span:
            found.append(_piece(quote, marked[at], text))
            done = marked[at].end
            at += 1
    return found


def _piece(quote: Quote, span: Span, text: str) -> Quote:
    inside = tuple(insertion for insertion in quote.insertions if insertion in span)
    return attrs.evolve(quote, span=span, text=span.of(text), spans=(span,), kind=QuoteKind.DIRECT, insertions=inside)

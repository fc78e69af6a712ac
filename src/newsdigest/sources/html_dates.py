"""The publication date that readers see on a page, where the page's metadata have none.

A page shows many dates: of related stories, comments, tickers, events in the text. Only these are dates of the story:
one that the markup calls ``datePublished``; one with a label ("Published 6 May 2024"); a ``<time>`` or a line of
nothing but a date beside the page's heading, above the first paragraph. Otherwise the story has no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from newsdigest.sources.dates import MODIFYING, PUBLISHING, dates_of_line, read_date
from newsdigest.sources.html_outline import is_boxed
from newsdigest.sources.html_tree import Node, words_of
from newsdigest.sources.plain_text.header import date_line

__all__ = ["ShownDates", "shown_dates"]

_MARKED = "//*[@itemprop='datePublished'] | //time[@pubdate]"
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(
    r"\W{0,4}(?:(?:first|last|originally|article|story|news|date)\s){0,2}"
    rf"(?:{PUBLISHING}|{MODIFYING})\b",
    re.IGNORECASE,
)
_LINES = (*("p", "div", "span", "time"), "li", "small", "h4", "h5", "h6", "td", "dd")
_LONGEST_LINE = 160
_MAX_REST = 8  # words beside a labelled date
_MIN_PARAGRAPH = 80


class ShownDates(NamedTuple):
    """The dates of the story that a page shows."""

    published: datetime | date | None
    modified: datetime | date | None


class _Heading(NamedTuple):
    """Where the heading of the page ends, where its first paragraph begins, and the element that holds the story."""

    first: int
    last: int
    holder: Node | None


def _marked_date(tree: Node, boxes: dict[Node, bool]) -> datetime | date | None:
    """The date that the page itself marks as that of publication."""
    for element in tree.xpath(_MARKED):
        value = element.get("datetime") or element.get("content") or words_of(element)
        if (moment := read_date(value)) and not is_boxed(element, boxes):
            return moment
    return None


def _is_of_other(element: Node, heading: _Heading) -> bool:
    """Whether a labelled date belongs to another article on the page."""
    return heading.holder is not None and _in_other_article(element, heading.holder)


def shown_dates(tree: Node) -> ShownDates:
    """The dates of the story that a parsed page shows."""
    boxes: dict[Node, bool] = {}
    marked = _marked_date(tree, boxes)
    if marked is not None:
        return ShownDates(marked, None)
    order = {element: index for index, element in enumerate(tree.iter())}
    heading = _heading(tree, order, boxes)
    published = modified = None
    for element, words in _dated_lines(tree, boxes):
        labelled = _LABEL.match(words) is not None
        dated = dates_of_line(words) if labelled else date_line(words)
        if dated is None or not (_is_short(dated.rest) if labelled else _at_heading(element, order, heading)):
            continue
        if _is_of_other(element, heading) if labelled else _is_of_change(element):
            continue
        published, modified = published or dated.published, modified or dated.modified
    if published is None:
        published = _time_at_heading(tree, order, heading, boxes)
    return ShownDates(published, modified)


def _dated_lines(tree: Node, boxes: dict[Node, bool]) -> Iterator[tuple[Node, str]]:
    """Short elements with a year in them, outside boxes and links."""
    for element in tree.iter(*_LINES):
        words = str(element.text_content())
        if len(words) > 4 * _LONGEST_LINE or not _YEAR.search(words):
            continue
        words = " ".join(words.split())
        if len(words) <= _LONGEST_LINE and not is_boxed(element, boxes) and not _in_link(element):
            yield element, words


def _time_at_heading(
    tree: Node, order: dict[Node, int], heading: _Heading, boxes: dict[Node, bool]
) -> datetime | date | None:
    """The first ``<time>`` beside the heading that is not the time of a change."""
    for element in tree.xpath("//time[@datetime]"):
        outside = is_boxed(element, boxes) or _in_link(element) or not _at_heading(element, order, heading)
        if outside or _is_of_change(element):
            continue
        if moment := read_date(element.get("datetime")):
            return moment
    return None


def _is_of_change(element: Node) -> bool:
    """Whether the line of an element labels its date as that of a change: "Last updated"."""
    parent = element.getparent()
    words = "" if parent is None else words_of(parent)
    around = dates_of_line(words) if len(words) <= _LONGEST_LINE else None
    return around is not None and around.published is None


def _heading(tree: Node, order: dict[Node, int], boxes: dict[Node, bool]) -> _Heading:
    first = next((element for element in tree.iter("h1") if not is_boxed(element, boxes)), None)
    start = 0 if first is None else order[first]
    last = next(
        (
            order[element]
            for element in tree.iter("p")
            if order[element] > start and len(words_of(element)) >= _MIN_PARAGRAPH and not is_boxed(element, boxes)
        ),
        len(order),
    )
    holder = None if first is None else _nearest(first, ("header", "article"))
    return _Heading(start, last, holder)


def _at_heading(element: Node, order: dict[Node, int], heading: _Heading) -> bool:
    """Whether an element is between heading and first paragraph, or before the heading in their common ancestor."""
    if heading.first <= order[element] < heading.last:
        return not (heading.holder is not None and _in_other_article(element, heading.holder))
    before = order[element] < heading.first
    return before and heading.holder is not None and order[element] > order[heading.holder]


def _in_other_article(element: Node, holder: Node) -> bool:
    own = holder if holder.tag == "article" else _nearest(holder, ("article",))
    other = _nearest(element, ("article",))
    return other is not None and other is not own


def _nearest(element: Node, tags: tuple[str, ...]) -> Node | None:
    node = element.getparent()
    while node is not None and node.tag not in tags:
        node = node.getparent()
    return node


def _in_link(element: Node) -> bool:
    return _nearest(element, ("a",)) is not None


def _is_short(rest: str) -> bool:
    """Whether a line with a labelled date says little else: a byline, a section, a time of reading."""
    return len(_WORD.findall(rest)) <= _MAX_REST

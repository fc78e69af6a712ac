"""Pieces of HTML that pages share: escaped text, lists of a layout, and text cut where its marks begin and end.

Marks may overlap in any way (a name in a quotation in an event), which elements may not. So the text is cut at every
border, and each piece becomes one element that carries the classes of all marks upon it, in one sweep.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as _escape
from itertools import islice, pairwise
from typing import Final

import attrs

from newsdigest.model.span import Span
from newsdigest.renderers.clean_text import one_line, visible
from newsdigest.renderers.text_layout import LayoutLine, Section

__all__ = ["Mark", "MarkedText", "escape", "escape_line", "marked_text", "section_html"]

_KIND_OF: Final = {
    "Who": "who",
    "What": "what",
    "Where": "where",
    "When": "when",
    "Why": "why",
    "How": "why",
    "Key quotes": "quote",
    "Quotes": "quote",
    "Figures": "figure",
    "Timeline": "when",
}
"""Sections whose label looks like the marks of their facts in the article."""

_MOST_MARKS_SHOWN: Final = 8  # on one piece of text; more would be unreadable, and slow where an input is hostile


@attrs.frozen
class Mark:
    """A span of text to be marked: its class, and the words shown when the pointer is over it."""

    span: Span
    kind: str
    title: str = ""


def escape(text: str) -> str:
    """Text as HTML, safe in an element and in a quoted attribute; line breaks are kept."""
    return _escape(visible(text))


def escape_line(text: str) -> str:
    """Text as HTML on one line."""
    return _escape(one_line(text))


@attrs.frozen
class MarkedText:
    """A text as pieces of HTML, each of which begins where the one before it ends."""

    starts: list[int] = attrs.field(hash=False)
    pieces: list[str] = attrs.field(hash=False)

    def within(self, span: Span) -> str:
        """The pieces of ``span``, whose ends must be among the borders that the text was cut at."""
        return "".join(self.pieces[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)])


def marked_text(
    text: str,
    marks: Sequence[Mark],
    borders: Iterable[Span],
    *,
    anchors: Mapping[int, str],
    notes: Mapping[int, str],
    element: Mapping[str, str],
) -> MarkedText:
    """``text`` as HTML with its marks.

    Args:
        text: the whole text.
        marks: what to mark.
        borders: spans that will be asked for, such as blocks.
        anchors: offset -> ``id`` of the piece that begins there.
        notes: offset -> HTML to put after the piece that ends there.
        element: kind of mark -> element, where it is not ``mark``.
    """
    spans = (*borders, *(mark.span for mark in marks), Span(0, len(text)))
    cuts = sorted({at for span in spans for at in (span.start, span.end)} | {*anchors, *notes})
    pieces = [
        _piece(escape(text[start:end]), active, anchors.get(start), element) + notes.get(end, "")
        for (start, end), active in zip(pairwise(cuts), _active(cuts, marks), strict=True)
    ]
    return MarkedText(cuts[:-1], pieces)


def _active(cuts: list[int], marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    opening: defaultdict[int, list[int]] = defaultdict(list)
    closing: defaultdict[int, list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        opening[mark.span.start].append(index)
        closing[mark.span.end].append(index)
    active: dict[int, Mark] = {}
    for at in cuts[:-1]:
        active.update((index, marks[index]) for index in opening[at])
        for index in closing[at]:  # after opening, so that an empty mark leaves at once
            active.pop(index, None)
        yield list(islice(active.values(), _MOST_MARKS_SHOWN))


def _piece(content: str, active: list[Mark], anchor: str | None, element: Mapping[str, str]) -> str:
    identity = f' id="{anchor}"' if anchor else ""
    if not active:
        return f"<span{identity}>{content}</span>" if identity else content
    name = next((element[mark.kind] for mark in active if mark.kind in element), "mark")
    classes = " ".join(dict.fromkeys(f"nd-{mark.kind}" for mark in active))
    titles = "; ".join(dict.fromkeys(mark.title for mark in active if mark.title))
    title = f' title="{escape_line(titles)}"' if titles else ""
    return f'<{name}{identity} class="{classes}"{title}>{content}</{name}>'


def section_html(section: Section, anchors: Mapping[int, str], level: int) -> str:
    """A section of a layout: a heading of that level and a list; lines with a place in the article link to it."""
    items = "".join(f"<li>{_line_html(line, anchors)}</li>" for line in section.lines)
    label = escape_line(section.label)
    kind = _KIND_OF.get(section.label)
    heading = f'<mark class="nd-{kind}">{label}</mark>' if kind else label
    quoted = ' class="nd-quoted"' if section.quoted else ""
    return f'<section{quoted}><h{level} class="nd-label">{heading}</h{level}><ul>{items}</ul></section>'


def _line_html(line: LayoutLine, anchors: Mapping[int, str]) -> str:
    words = escape_line(line.text)
    anchor = None if line.at is None else anchors.get(line.at)
    linked = f'<a href="#{anchor}">{words}</a>' if anchor and words else words
    detail = f' <span class="nd-detail">{escape_line(line.detail)}</span>' if line.detail else ""
    return linked + detail

"""The body of a digest's HTML: its layout in a panel, a legend, and the article by blocks with its facts marked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from typing import Final

from newsdigest.model.article import Article
from newsdigest.model.digest import Digest
from newsdigest.model.enums import BlockKind, QuoteKind
from newsdigest.model.facts import Actor, Quote, Time
from newsdigest.model.span import Span
from newsdigest.renderers.annotations import named_spans
from newsdigest.renderers.date_words import date_words
from newsdigest.renderers.html_map import digest_map
from newsdigest.renderers.html_parts import Mark, escape_line, marked_text, section_html
from newsdigest.renderers.html_style import KINDS
from newsdigest.renderers.text_layout import TextLayout, act_words, digest_layout

__all__ = ["article_html"]

_ELEMENTS: Final = {
    BlockKind.HEADLINE: ('<p class="nd-headline"><strong>', "</strong></p>"),
    BlockKind.LIST_ITEM: ("<li>", "</li>"),
    BlockKind.CAPTION: ('<p class="nd-caption">', "</p>"),
    BlockKind.BYLINE: ('<p class="nd-byline">', "</p>"),
    BlockKind.DATELINE: ('<p class="nd-dateline">', "</p>"),
    BlockKind.NOTICE: ('<p class="nd-notice" role="note">', "</p>"),
    BlockKind.FURNITURE: ('<p class="nd-furniture">', "</p>"),
}
_PARAGRAPH: Final = ("<p>", "</p>")
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`\\\x00-\x20]+", re.IGNORECASE)  # never "javascript:" or "data:"
_RESOLVED: Final = re.compile("[0-9]{4}")  # "2026-03-16"; not "P3D", "201" or PRESENT_REF, which readers do not know


def article_html(digest: Digest, top: int) -> str:
    """The digest's header, panel, legend and marked article; the title is a heading of level ``top``."""
    layout = digest_layout(digest)
    anchors = _anchors(digest, layout)
    marks = tuple(_marks(digest))
    panel = "".join(section_html(part, anchors, top + 1) for part in layout.sections)
    panel_id = f"{_prefix(digest.article)}-digest"
    return (
        f'<header><h{top} class="nd-title">{escape_line(layout.title)}</h{top}>{_about(layout, digest.article)}'
        f'<p class="nd-jump"><a href="#{panel_id}">To the digest</a></p></header>'
        f'<div class="nd-columns"><div>{_legend(marks)}<article class="nd-article" aria-label="Article">'
        f"{_blocks(digest, marks, anchors, top + 1)}</article>{digest_map(digest)}</div>"
        f'<aside class="nd-panel" id="{panel_id}" aria-label="Digest">{panel}</aside></div>'
    )


def _about(layout: TextLayout, article: Article) -> str:
    """The line on the source; an address of the web is a link."""
    url = article.url
    parts = [
        f'<a href="{escape_line(part)}" rel="noopener noreferrer nofollow">{escape_line(part)}</a>'
        if part == url and _WEB_ADDRESS.fullmatch(part)
        else escape_line(part)
        for part in layout.about
    ]
    return f'<p class="nd-about">{" · ".join(parts)}</p>' if parts else ""


def _prefix(article: Article) -> str:
    """What the ids of a fragment begin with; it differs between the articles on one page."""
    text = article.text.encode("utf-8", errors="surrogatepass")
    return f"nd{blake2b(text, digest_size=4).hexdigest()}"


def _anchors(digest: Digest, layout: TextLayout) -> dict[int, str]:
    """An ``id`` for each offset that is linked to."""
    prefix = _prefix(digest.article)
    lines = {line.at for section in layout.sections for line in section.lines if line.at is not None}
    speakers = {quote.speaker.span.start for quote in digest.quotes if quote.speaker}
    return {at: f"{prefix}-{at}" for at in sorted(lines | speakers)}


def _marks(digest: Digest) -> Iterator[Mark]:
    for quote in digest.quotes:
        if not quote.negated:
            yield from _quote_marks(quote)
    yield from (Mark(event.span, "what", f"{event.predicate}: {event.status.value}") for event in digest.what[:1])
    yield from (Mark(passage.span, "why", "why") for passage in digest.why)
    yield from (Mark(passage.span, "why", "how") for passage in digest.how)
    for actor in digest.actors:
        yield from (Mark(span, "who", _who(actor)) for span in named_spans(actor))
    for place in digest.places:
        title = f"{place.name} ({place.country})" if place.country else place.name
        yield from (Mark(span, "where", title) for span in named_spans(place))
    yield from (Mark(time.span, "when", f"{time.type.value} {time.value}") for time in digest.times)
    yield from (Mark(figure.span, "figure", f"{figure.value:,.15g} {figure.unit}") for figure in digest.figures)


def _quote_marks(quote: Quote) -> Iterator[Mark]:
    said = act_words(quote) or "said"
    said_by = f"{said} by {quote.speaker.name}" if quote.speaker else "quotation"
    kind = "indirect" if quote.kind is QuoteKind.INDIRECT else "quote"
    yield from (Mark(span, kind, said_by) for span in quote.spans)


def _who(actor: Actor) -> str:
    unnamed = "unnamed source" if actor.anonymous else None
    return ", ".join(part for part in (actor.name, actor.description, unnamed) if part)


def _legend(marks: tuple[Mark, ...]) -> str:
    counts = Counter(mark.kind for mark in marks)
    order = dict.fromkeys(("quote", "indirect", *KINDS))  # direct before indirect, whichever is seen where they meet
    boxes = "".join(
        f'<label><input type="checkbox" class="nd-show-{kind}" checked>'
        f'<mark class="nd-{kind}">{KINDS[kind][0]}</mark> <span class="nd-about">{counts[kind]}</span></label>'
        for kind in order
        if counts[kind]
    )
    return f'<fieldset class="nd-legend"><legend>Marked in the article</legend>{boxes}</fieldset>' if boxes else ""


def _blocks(digest: Digest, marks: tuple[Mark, ...], anchors: dict[int, str], level: int) -> str:
    article = digest.article
    elements = _ELEMENTS | {BlockKind.SUBHEAD: (f'<h{level} class="nd-subhead">', f"</h{level}>")}
    blocks = tuple(_covering(article))
    marked = marked_text(
        article.text,
        marks,
        [span for span, _ in blocks],
        anchors=anchors,
        notes=_notes(digest, anchors),
        element={},
    )
    parts: list[str] = []
    for is_list, group in groupby(blocks, key=lambda block: block[1] is BlockKind.LIST_ITEM):
        items = "".join(
            f"{opening}{marked.within(span)}{closing}"
            for span, (opening, closing) in ((span, elements.get(kind, _PARAGRAPH)) for span, kind in group)
        )
        parts.append(f"<ul>{items}</ul>" if is_list else items)
    return "".join(parts)


def _covering(article: Article) -> Iterator[tuple[Span, BlockKind]]:
    """The blocks, and every line between them that is not blank, so that no word of the article is left out."""
    at = 0
    for block in article.blocks:
        yield from _lines(article.text, at, block.span.start)
        yield block.span, block.kind
        at = block.span.end
    yield from _lines(article.text, at, len(article.text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[Span, BlockKind]]:
    for found in _LINE.finditer(text, start, end):
        yield Span(*found.span()), BlockKind.PARAGRAPH


def _notes(digest: Digest, anchors: dict[int, str]) -> dict[int, str]:
    """What is added after a quotation (its speaker, linked) and after a time (its resolved value)."""
    notes: defaultdict[int, str] = defaultdict(str)
    for time in digest.times:  # first, since a time at the end of a quotation belongs to its words
        notes[time.span.end] += _time_note(time)
    for quote in [quote for quote in digest.quotes if not quote.negated]:
        notes[quote.spans[-1].end if quote.spans else quote.span.end] += _speaker_note(quote, anchors)
    return {at: note for at, note in notes.items() if note}


def _speaker_note(quote: Quote, anchors: dict[int, str]) -> str:
    if quote.speaker is None:
        return ""
    name = escape_line(quote.speaker.name)
    link = f'<a href="#{anchors[quote.speaker.span.start]}">{name}</a>'
    act = act_words(quote)
    said_by = f"{act} by " if act else '<span class="nd-sr">said by </span>'
    return f'<small class="nd-note">{said_by}{link}</small>'


def _time_note(time: Time) -> str:
    if time.value == time.text or not _RESOLVED.match(time.value):
        return ""
    inferred = ", inferred" if time.inferred else ""
    value = f"{escape_line(date_words(time.value))}{inferred}"
    opening = f'<small class="nd-note nd-date" title="{escape_line(time.value)}">'
    return f'{opening}<span class="nd-sr">that is </span>{value}</small>'

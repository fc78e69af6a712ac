"""The body of a diff's HTML: the changes by weight, then both articles side by side, paragraph by paragraph.

Each side keeps the paragraphs and the order of its article. Paragraphs that share a sentence are in one row; a
sentence that moved is where each side has it, with a note. On a narrow screen the sides are one below the other,
and a paragraph that was kept is shown once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import attrs

from newsdigest.model.article import Article
from newsdigest.model.change import DigestDiff, SentenceEdit
from newsdigest.model.digest import Digest
from newsdigest.model.enums import BlockKind, EditKind
from newsdigest.model.span import Span
from newsdigest.renderers.html_parts import Mark, MarkedText, escape_line, marked_text, section_html
from newsdigest.renderers.paragraph_rows import ParagraphRow, Piece, paragraph_rows
from newsdigest.renderers.text_layout import diff_layout

__all__ = ["diff_html"]

_ELEMENTS: Final = {"removed": "del", "added": "ins"}
_HEADS: Final = (
    '<div class="nd-heads"><p>Before, <mark class="nd-gone">changed words</mark> struck out</p>'
    '<p>After, <mark class="nd-new">changed words</mark> underlined</p></div>'
)


def diff_html(delta: DigestDiff, top: int) -> str:
    """The changes, and the articles side by side with the changed words marked; the title has the level ``top``."""
    layout = diff_layout(delta)
    sections = "".join(section_html(section, {}, top + 1) for section in layout.sections)
    edits = delta.sentences or (_whole(delta),)
    before = _side(delta.before, [*((c.before_span, c.note) for c in delta.changes), *_lost(edits)], "removed", edits)
    after = _side(delta.after, [*((c.after_span, c.note) for c in delta.changes), *_gained(edits)], "added", edits)
    shown = _Sides(delta, before, after)
    rows = "".join(_row(row, shown) for row in paragraph_rows(delta.before.article, delta.after.article, edits))
    return (
        f'<header><h{top} class="nd-title">{escape_line(layout.title)}</h{top}></header>'
        f'<div class="nd-panel">{sections}</div>'
        f'<section><h{top + 1} class="nd-label">Side by side</h{top + 1}>{_titles(delta)}'
        f'<div class="nd-rows">{_HEADS}{rows}</div></section>'
    )


def _lost(edits: Iterable[SentenceEdit]) -> Iterator[tuple[Span, str]]:
    """Every span of the earlier article that the later one does not have, whether a change names it or not."""
    for edit in edits:
        for span in edit.before_edits if edit.kind is not EditKind.REMOVED else edit.before_spans:
            yield span, ""


def _gained(edits: Iterable[SentenceEdit]) -> Iterator[tuple[Span, str]]:
    """Every span of the later article that the earlier one does not have."""
    for edit in edits:
        for span in edit.after_edits if edit.kind is not EditKind.ADDED else edit.after_spans:
            yield span, ""


def _whole(delta: DigestDiff) -> SentenceEdit:
    before, after = delta.before.article.text, delta.after.article.text
    kind = EditKind.KEPT if before == after else EditKind.EDITED
    return SentenceEdit(kind=kind, before_spans=(Span(0, len(before)),), after_spans=(Span(0, len(after)),))


def _titles(delta: DigestDiff) -> str:
    titles = [digest.headline or digest.article.title or "untitled" for digest in (delta.before, delta.after)]
    headlines = " → ".join(dict.fromkeys(map(escape_line, titles)))
    return f'<p class="nd-about">{headlines}</p>'


def _side(
    digest: Digest, changed: Iterable[tuple[Span | None, str]], kind: str, edits: Iterable[SentenceEdit]
) -> MarkedText:
    marks = [Mark(span, kind, note) for span, note in changed if span]
    borders = [span for edit in edits for span in (edit.before_spans if kind == "removed" else edit.after_spans)]
    return marked_text(digest.article.text, marks, borders, anchors={}, notes={}, element=_ELEMENTS)


@attrs.frozen
class _Sides:
    """Both articles as marked text."""

    delta: DigestDiff
    before: MarkedText
    after: MarkedText


def _row(row: ParagraphRow, sides: _Sides) -> str:
    kind = _kind(row)
    label = "" if kind in (EditKind.KEPT, EditKind.MOVED) else f' <small class="nd-note">{kind.value}</small>'
    left = _cell("before", row.before, sides.delta.before.article, sides.before, label)
    right = _cell("after", row.after, sides.delta.after.article, sides.after, "" if row.before else label)
    return f'<div class="nd-row nd-{kind.value}">{left}{right}</div>'


def _kind(row: ParagraphRow) -> EditKind:
    """The kind of all sentences of a row; "edited" where they differ."""
    kinds = {piece.edit.kind for piece in (*row.before, *row.after)}
    return kinds.pop() if len(kinds) == 1 else EditKind.EDITED


def _cell(side: str, pieces: Sequence[Piece], article: Article, text: MarkedText, label: str) -> str:
    if not pieces:
        return f'<div class="nd-{side} nd-empty"></div>'
    paragraphs = [
        _paragraph(article, block, " ".join(_sentence(piece, text) for piece in group))
        for block, group in groupby(pieces, key=lambda piece: piece.block)
    ]
    opening, closing = f'<span class="nd-sr">{side}: </span>', label
    return f'<div class="nd-{side}"><p>{opening}{"</p><p>".join(paragraphs)}{closing}</p></div>'


def _paragraph(article: Article, block: int, words: str) -> str:
    is_headline = 0 <= block < len(article.blocks) and article.blocks[block].kind is BlockKind.HEADLINE
    return f"<strong>{words}</strong>" if is_headline else words


def _sentence(piece: Piece, text: MarkedText) -> str:
    note = f' <small class="nd-note">{piece.note}</small>' if piece.note else ""
    return text.within(piece.span) + note

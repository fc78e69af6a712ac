"""The body of a diff's HTML: the changes by weight, then both articles side by side, sentence by sentence.

On a narrow screen one side is below the other, and a sentence that was kept is shown once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsdigest.model.change import DigestDiff, SentenceEdit
from newsdigest.model.digest import Digest
from newsdigest.model.enums import EditKind
from newsdigest.model.span import Span
from newsdigest.renderers.html_parts import Mark, MarkedText, escape_line, marked_text, section_html
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
    rows = "".join(_row(edit, before, after) for edit in edits)
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


def _row(edit: SentenceEdit, before: MarkedText, after: MarkedText) -> str:
    label = "" if edit.kind is EditKind.KEPT else f' <small class="nd-note">{edit.kind.value}</small>'
    left = _cell("before", edit.before_spans, before, label)
    right = _cell("after", edit.after_spans, after, label if not edit.before_spans else "")
    return f'<div class="nd-row nd-{edit.kind.value}">{left}{right}</div>'


def _cell(side: str, spans: tuple[Span, ...], text: MarkedText, label: str) -> str:
    if not spans:
        return f'<p class="nd-{side} nd-empty"></p>'
    words = " ".join(text.within(span) for span in spans)
    return f'<p class="nd-{side}"><span class="nd-sr">{side}: </span>{words}{label}</p>'

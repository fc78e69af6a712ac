"""The body of a summary check's HTML: the findings, then the summary and the article side by side, linked both ways.

Each finding has an anchor in the summary; where the article supports or contradicts it, its evidence has one too.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.model.article import Article
from newsdigest.model.checks import Finding, SummaryCheck
from newsdigest.model.enums import FindingVerdict
from newsdigest.model.span import Span
from newsdigest.renderers.html_parts import Mark, escape_line, marked_text, section_html
from newsdigest.renderers.text_layout import summary_check_layout

__all__ = ["summary_check_html"]

_FAULTS = frozenset({FindingVerdict.CONTRADICTED, FindingVerdict.REVERSED, FindingVerdict.ABSENT})


def summary_check_html(check: SummaryCheck, article: Article, top: int) -> str:
    """The findings, and both texts side by side with the words in question marked; the title has level ``top``."""
    layout = summary_check_layout(check)
    anchors = {finding.span.start: f"nd-finding-{at}" for at, finding in enumerate(check.findings, 1)}
    sections = "".join(section_html(section, anchors, top + 1) for section in layout.sections)
    sides = f"{_summary(check, anchors)}{_article(check, article)}"
    return (
        f'<header><h{top} class="nd-title">{escape_line(layout.title)}</h{top}></header>'
        f'<div class="nd-panel">{sections}</div>'
        f'<section><h{top + 1} class="nd-label">Side by side</h{top + 1}>'
        '<div class="nd-rows"><div class="nd-heads">'
        '<p>Summary, <mark class="nd-gone">what does not hold</mark> struck out</p>'
        '<p>Article, <mark class="nd-new">what it says</mark> underlined</p></div>'
        f'<div class="nd-row nd-edited nd-checked">{sides}</div></div></section>'
    )


def _summary(check: SummaryCheck, anchors: dict[int, str]) -> str:
    marks = [
        Mark(finding.span, "removed" if finding.verdict in _FAULTS else "when", finding.note)
        for finding in check.findings
    ]
    notes: dict[int, str] = {}
    for at, finding in enumerate(check.findings, 1):
        if finding.evidence:
            notes[finding.span.end] = f' <small class="nd-note"><a href="#nd-evidence-{at}">article</a></small>'
    return _cell("before", "summary", check.text, marks, anchors, notes)


def _article(check: SummaryCheck, article: Article) -> str:
    marks: list[Mark] = []
    anchors: dict[int, str] = {}
    notes: dict[int, str] = {}
    for at, finding in enumerate(check.findings, 1):
        span = _within(finding, article)
        if span is None:
            continue
        marks.append(Mark(span, "added", f"{finding.text}: {finding.note}"))
        if anchors.setdefault(span.start, f"nd-evidence-{at}") == f"nd-evidence-{at}":
            notes[span.end] = f' <small class="nd-note"><a href="#nd-finding-{at}">summary</a></small>'
    return _cell("after", "article", article.text, marks, anchors, notes)


def _within(finding: Finding, article: Article) -> Span | None:
    """The evidence, where the article is the one that was checked against."""
    span = finding.evidence
    return span if span is not None and span.end <= len(article.text) else None


def _cell(
    side: str, label: str, text: str, marks: Sequence[Mark], anchors: dict[int, str], notes: dict[int, str]
) -> str:
    elements = {"removed": "del", "added": "ins"}
    marked = marked_text(text, marks, (), anchors=anchors, notes=notes, element=elements)
    words = marked.within(Span(0, len(text)))
    return f'<p class="nd-{side}" style="white-space:pre-line"><span class="nd-sr">{label}: </span>{words}</p>'

"""Small articles and digests for the tests of the diff."""

from __future__ import annotations

from datetime import date

from newsdigest import Article, Block, BlockKind, Digest, Span

__all__ = ["of_lines"]


def of_lines(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Digest:
    """A digest without facts: one sentence and one block a line."""
    text = "\n".join(lines)
    spans: list[Span] = []
    start = 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    blocks = tuple(Block(kind=kind, span=span, text=span.of(text)) for span in spans)
    return Digest(article=Article(text=text, blocks=blocks, sentences=tuple(spans), published=date(2026, 3, 13)))

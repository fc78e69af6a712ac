"""The sentences of a diff in the paragraphs of both articles: which of them are beside each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsdigest.model.article import Article
from newsdigest.model.change import SentenceEdit
from newsdigest.model.enums import EditKind
from newsdigest.model.span import Span

__all__ = ["ParagraphRow", "Piece", "paragraph_rows"]


@attrs.frozen
class Piece:
    """One sentence of one side.

    Attributes:
        span: its span in its article.
        block: index of its block; -1 where it lies in none.
        edit: the step of the edit script that it belongs to.
        note: where it moved to or came from; else empty.
    """

    span: Span
    block: int
    edit: SentenceEdit
    note: str = ""


@attrs.frozen
class ParagraphRow:
    """Whole paragraphs of both sides that belong together; one side may have none."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def paragraph_rows(before: Article, after: Article, edits: Sequence[SentenceEdit]) -> Iterator[ParagraphRow]:
    """The rows of a table of two articles side by side.

    Args:
        before: the earlier article.
        after: the later one.
        edits: the edit script between them.
    """
    starts = [[block.span.start for block in article.blocks] for article in (before, after)]
    left: list[Piece] = []
    right: list[Piece] = []
    for gone, came in _in_both_orders(edits, starts):
        continues = _share_a_block(left, gone) or _share_a_block(right, came)
        if (left or right) and not continues:
            yield ParagraphRow(tuple(left), tuple(right))
            left, right = [], []
        left += gone
        right += came
    if left or right:
        yield ParagraphRow(tuple(left), tuple(right))


def _share_a_block(pieces: Sequence[Piece], following: Sequence[Piece]) -> bool:
    return bool(pieces and following) and pieces[-1].block == following[0].block != -1


def _in_both_orders(
    edits: Sequence[SentenceEdit], starts: Sequence[list[int]]
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The sentences of each step; a sentence that one side alone has, or that moved, comes where its side has it."""
    before = deque(sorted((e for e in edits if e.before_spans), key=lambda edit: edit.before_spans[0]))
    after = deque(sorted((e for e in edits if e.after_spans), key=lambda edit: edit.after_spans[0]))
    while before or after:
        if before and not _is_paired(before[0]):
            yield _pieces(before.popleft(), starts[0], is_before=True), []
        elif after and not _is_paired(after[0]):
            yield [], _pieces(after.popleft(), starts[1], is_before=False)
        else:
            gone = _pieces(before.popleft(), starts[0], is_before=True) if before else []
            came = _pieces(after.popleft(), starts[1], is_before=False) if after else []
            yield gone, came


def _is_paired(edit: SentenceEdit) -> bool:
    """Whether a step has sentences on both sides that keep their order."""
    return edit.kind is not EditKind.MOVED and bool(edit.before_spans and edit.after_spans)


def _pieces(edit: SentenceEdit, starts: list[int], *, is_before: bool) -> list[Piece]:
    spans: Iterable[Span] = edit.before_spans if is_before else edit.after_spans
    note = ""
    if edit.kind is EditKind.MOVED:
        note = "moved from here" if is_before else "moved to here"
    return [Piece(span, bisect_right(starts, span.start) - 1, edit, note) for span in spans]

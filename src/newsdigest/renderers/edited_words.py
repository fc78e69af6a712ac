"""The sentences of a diff as one text each, with the words that went and the words that came marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from newsdigest.model.change import DigestDiff, SentenceEdit
from newsdigest.model.enums import EditKind
from newsdigest.model.span import Span

__all__ = ["EditedPiece", "edited_sentences"]

_WORD: Final = re.compile(r"\S+")


@attrs.frozen
class EditedPiece:
    """A span of an edited sentence: kept, or of one side alone. ``edit`` is "kept", "removed" or "added"."""

    text: str
    edit: str


@attrs.frozen
class _EditedToken:
    text: str
    spaced: bool  # whether a blank comes before it
    changed: bool


def edited_sentences(delta: DigestDiff) -> Iterator[tuple[EditKind, tuple[EditedPiece, ...]]]:
    """Each sentence that was edited, added or removed, in the order of the edit script.

    >>> from newsdigest.renderers.edited_words import edited_sentences
    >>> delta = newsdigest.diff("The storm killed 12 people.", "The storm killed 15 people.")
    >>> for kind, pieces in edited_sentences(delta):
    ...     print(kind.value, [piece.text for piece in pieces], [piece.edit for piece in pieces if piece.text != " "])
    edited ['The storm killed ', '12', ' ', '15', ' people.'] ['kept', 'removed', 'added', 'kept']
    """
    for edit in delta.sentences:
        if edit.before_edits or edit.after_edits or edit.kind in (EditKind.ADDED, EditKind.REMOVED):
            before = _tokens(delta.before.article.text, edit.before_spans, _lost(edit))
            after = _tokens(delta.after.article.text, edit.after_spans, _gained(edit))
            yield edit.kind, tuple(_joined(list(_merged(before, after))))


def _lost(edit: SentenceEdit) -> tuple[Span, ...]:
    return edit.before_spans if edit.kind is EditKind.REMOVED else edit.before_edits


def _gained(edit: SentenceEdit) -> tuple[Span, ...]:
    return edit.after_spans if edit.kind is EditKind.ADDED else edit.after_edits


def _tokens(text: str, sentences: tuple[Span, ...], changed: tuple[Span, ...]) -> list[_EditedToken]:
    """The words of some sentences, cut also where a changed span begins or ends."""
    borders = sorted({at for span in changed for at in (span.start, span.end)})
    tokens: list[_EditedToken] = []
    for sentence in sentences:
        for word in _WORD.finditer(text, sentence.start, sentence.end):
            inner = [at for at in borders if word.start() < at < word.end()]
            for start, end in zip((word.start(), *inner), (*inner, word.end()), strict=True):
                is_changed = any(span.start <= start and end <= span.end for span in changed)
                tokens.append(_EditedToken(text[start:end], bool(tokens) and start == word.start(), is_changed))
    return tokens


def _merged(before: list[_EditedToken], after: list[_EditedToken]) -> Iterator[tuple[_EditedToken, str]]:
    """Both sides in one order: removed words precede the added ones; kept words are those of the later side."""
    gone = came = 0
    while gone < len(before) or came < len(after):
        if gone < len(before) and before[gone].changed:
            yield before[gone], "removed"
            gone += 1
        elif came < len(after):
            yield after[came], "added" if after[came].changed else "kept"
            gone += not after[came].changed
            came += 1
        else:
            gone += 1  # a kept word that the later side writes in fewer pieces


def _joined(tokens: list[tuple[_EditedToken, str]]) -> Iterator[EditedPiece]:
    """Neighbours of one kind as one piece; the blanks around a marked piece lie outside of it."""
    text, kind = "", "kept"
    for token, edit in tokens:
        apart = token.spaced or {kind, edit} == {"removed", "added"}
        blank = " " if text and apart else ""
        if edit == kind:
            text += blank + token.text
            continue
        if kind == "kept":
            if text or blank:
                yield EditedPiece(text + blank, kind)
            text, kind = token.text, edit
            continue
        yield EditedPiece(text, kind)
        if edit == "kept":
            text, kind = blank + token.text, edit
        else:
            if blank:
                yield EditedPiece(blank, "kept")
            text, kind = token.text, edit
    if text:
        yield EditedPiece(text, kind)

"""Transcripts and interviews in question and answer: texts whose paragraphs open with the name of their speaker.

They are read as any text is, and a note says what they are, because little in them is an event: most of it is speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdigest.model.article import Block
from newsdigest.model.enums import BlockKind

__all__ = ["transcript_note"]

# "ANCHOR:", "DR. AMINA YUSUF, PEDIATRICIAN:", "REP. TOM WADE (D-OHIO):", "Ada Penn:", "Q:", "A.", "Question:".
_LABEL = re.compile(
    r"(?P<turn>(?:Q|A)(?=[:.]\s|\s[-\u2013\u2014]\s)|Question(?=:)|Answer(?=:))"
    r"|(?P<name>[A-Z][A-Z.'\u2019-]*(?:[ ,]{1,2}[A-Z][A-Z.'\u2019-]*){0,8}"
    r"|[A-Z][a-z\u00c0-\u017f'\u2019-]+(?: [A-Z][\w.'\u2019-]*){0,3})"
    r"(?: \([^()]{1,40}\))?:\s"
)
_STORY = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.SUBHEAD, BlockKind.DATELINE})
_LEAST = 4  # paragraphs with a speaker; fewer may be quotations that are set off
_MAX_LABELS_SHARE = 0.5  # a list of definitions has as many labels as paragraphs, a talk returns to its speakers


def transcript_note(blocks: Iterable[Block]) -> tuple[str, ...]:
    """A note where the story is a transcript or an interview, else nothing."""
    story = [block.text for block in blocks if block.kind in _STORY]
    labels = [match for text in story if (match := _LABEL.match(text))]
    if len(labels) < _LEAST or len(labels) * 2 < len(story):
        return ()
    turns = sum(match["turn"] is not None for match in labels)
    if turns * 2 > len(labels):
        return (f"an interview: {len(labels)} of {len(story)} paragraphs are marked as question or answer",)
    names = {match["name"] for match in labels}
    if len(names) < 2 or len(names) > max(2, len(labels) * _MAX_LABELS_SHARE):
        return ()
    return (f"a transcript: {len(labels)} of {len(story)} paragraphs open with the name of their speaker",)

"""Which labels of an article are those of an interview: "What went wrong?", then "Freya Nordstrom: I have said it".

A name and a colon open captions, lists and lines of prose too ("Ada Pell: a life in pictures"). An interview shows in
the lines around: a question is answered, or the same label comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.lexicon.nouns import HONORIFICS
from newsdigest.model.enums import BlockKind

__all__ = ["LabelLine", "speakers_of_interview"]


class LabelLine(NamedTuple):
    """A line of the article: its block, its tokens, and the colon after the words of a label if it has one."""

    block: int
    first: int
    last: int
    colon: int | None


def speakers_of_interview(context: AttributionContext, lines: Sequence[LabelLine]) -> dict[int, int]:
    """The head of the name in each label of an interview, by the first token of its line."""
    found = [_person(context, line) for line in lines]
    surnames = [None if head is None else _surname(context, head) for head in found]
    times = Counter(surnames)
    answers: dict[int, int] = {}
    for number, (line, head) in enumerate(zip(lines, found, strict=True)):
        if head is None:
            continue
        asked = number > 0 and _asks(context, lines[number - 1])
        asks = number + 1 < len(lines) and found[number + 1] is not None and _asks(context, line)
        if asked or asks or times[surnames[number]] > 1:
            answers[line.first] = head
    return answers


def _person(context: AttributionContext, line: LabelLine) -> int | None:
    """The head of the name that a label is, after an honorific at most, before a sentence; else None."""
    if line.colon is None or context.analysis.article.blocks[line.block].kind is BlockKind.HEADLINE:
        return None
    content = context.tokens[line.colon + 1]
    if not content.text[:1].isupper() or context.is_quoted(content.index):
        return None
    first = line.first
    if context.tokens[first].text.rstrip(".").lower() in HONORIFICS and first + 1 < line.colon:
        first += 1
    name = context.name_of.get(line.colon - 1)
    if name is not None:
        return name.head if name.first <= first and name.kind == "person" else None
    known = first + 1 == line.colon and context.tokens[first].text in context.surnames
    return first if known else None


def _surname(context: AttributionContext, head: int) -> str:
    name = context.name_of.get(head)
    return context.tokens[head if name is None else name.last - 1].text


def _asks(context: AttributionContext, line: LabelLine) -> bool:
    """Whether a line ends in a question mark, outside quotation marks."""
    return context.tokens[line.last - 1].text == "?" and not context.is_quoted(line.last - 1)

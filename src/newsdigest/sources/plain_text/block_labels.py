"""What marks a paragraph as something other than story: notices, page furniture, credits, captions, list items.

The phrases are in ``data/block_labels.tsv``, each with where it must be: the same words begin ordinary sentences, so a
label needs its colon or a line of its own ("Related:", "Advertisement"). Each pattern is anchored to the start or the
end of a short span, so that long paragraphs cost nothing.
"""

from __future__ import annotations

import re

from newsdigest.model.enums import BlockKind
from newsdigest.resources import load, read_rows
from newsdigest.text import fold

__all__ = ["CREDIT_NOUNS", "bullet_of", "label_of", "unterminated"]

_REACH = 240
_CREDIT_REACH = 90
_OPENING = r"[\s>*_(\[|\u2022\u25b6\u25ba\u2192-]{0,5}"
_STANDS = {
    "starts": "",
    "alone": r"\W{0,6}$",
    "bare": r"[^\w.]{0,4}$",
    "label": r"(?: ?[:>\u2192]| [-\u2013\u2014]|\W{0,4}$)",
}
_LONGEST = {BlockKind.NOTICE: 2000, BlockKind.FURNITURE: _REACH, BlockKind.BYLINE: 400, BlockKind.CAPTION: 600}
_RULE = re.compile(r"[\W_]{1,80}$")
CREDIT_NOUNS = "Photo|Photograph|Image|Picture|Credit|Screenshot"
"""Nouns that open the credit of a picture; alternatives of a regular expression."""

_PERSON = r"[A-Z][\w.'-]{1,20} [A-Z][\w.' -]{1,30}"
_CREDIT = re.compile(
    rf"(?:\((?:[A-Z][\w. ]{{0,20}} )?(?:{CREDIT_NOUNS})[^()]{{0,80}}\)"
    rf"|(?:{CREDIT_NOUNS}|Photo credit)s?: ?[A-Z][^.:]{{1,70}}\.?"
    r"|\(?[A-Z][\w.' -]{1,50}(?: ?/ ?| via )(?:Getty(?: Images)?|AFP|AP|Reuters|REUTERS|EPA|PA|Shutterstock|Bloomberg"
    r"|Alamy|Rex Features)(?:/[\w ]{1,30}| Images| Photo)?\)?\.?"
    r"|(?:Getty Images|AP Photo|Shutterstock|Handout)(?:/[\w .]{1,40})?\)?\.?"
    rf"|(?:\([A-Z][\w ]{{1,20}}/{_PERSON}\)|[A-Z]{{3,8}}/{_PERSON})\.?)\s{{0,2}}$"
)
_CREDIT_WORDS = ("hoto", "mage", "Getty", "redit", "icture", "/", " via ", "Handout", "Shutterstock", "Screenshot")
_MARKS = "\u2022\u25cf\u25aa\u25e6\u2023\u2043\u25a0\u25b8\u27a4"
_BULLET = re.compile(
    rf"(?:[{_MARKS}\u00b7]\s{{0,3}}|[*+\u2013-]\s{{1,4}}|\(?\d{{1,2}}[.)]\s{{1,4}}|\(?[a-z]\)\s{{1,4}})(?=\S)"
)
_CLOSERS = "\"')]}\u201d\u2019\u00bb*_ \u00a0"
_OPEN_ENDS = ".!?\u2026:;,\u2013\u2014-"


def label_of(text: str, start: int, end: int) -> BlockKind | None:
    """The kind that the words of ``text[start:end]`` themselves declare, or None for what may be story.

    >>> label_of("Read more: Ferry inquiry opens", 0, 30).value
    'furniture'
    """
    length = end - start
    head = text[start : min(end, start + _REACH)]
    for kind, pattern in load("sources", "block_labels.tsv", _labels):
        if length <= _LONGEST[kind] and pattern.match(head):
            return kind
    if length <= _REACH and _RULE.match(head):
        return BlockKind.FURNITURE
    if length <= _LONGEST[BlockKind.CAPTION] and _credited(text[max(start, end - _CREDIT_REACH) : end]):
        return BlockKind.CAPTION
    return None


def _credited(tail: str) -> bool:
    """Whether a line ends in a photographer's or picture agency's credit."""
    return any(word in tail for word in _CREDIT_WORDS) and _CREDIT.search(fold(tail)) is not None


def bullet_of(text: str, start: int, end: int) -> int:
    """0 where the paragraph has no list mark, 1 where it may have ("- ", "1. "), 2 where it surely has (a bullet)."""
    if not _BULLET.match(text, start, end):
        return 0
    return 2 if text[start] in _MARKS else 1


def unterminated(text: str, start: int, end: int) -> bool:
    """Whether the paragraph ends without a full stop, question mark or the like (closing marks are looked through)."""
    at = end - 1
    while at > start and text[at] in _CLOSERS:
        at -= 1
    return text[at] not in _OPEN_ENDS


def _labels(package: str, name: str) -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    """One pattern for each kind, in the order of the file. A blank matches any blank, an apostrophe both shapes."""
    phrases: dict[BlockKind, list[str]] = {}
    for kind, stands, phrase in read_rows(package, name):
        loose = phrase.replace(" ", r"\s").replace("'", "['\u2019]")
        phrases.setdefault(BlockKind(kind), []).append(f"(?:{loose}){_STANDS[stands]}")
    return tuple(
        (kind, re.compile(f"{_OPENING}(?:{'|'.join(found)})", 0 if kind is BlockKind.BYLINE else re.IGNORECASE))
        for kind, found in phrases.items()
    )

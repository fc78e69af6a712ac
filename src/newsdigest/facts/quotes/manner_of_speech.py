"""Verbs that are no verbs of saying until a quotation stands beside them: 'She stormed: "..."', '"...," he whimpered'.

No list holds them all: whatever somebody does between a comma in marks and a stop, or right before a colon and a whole
quotation, is a way of speaking.
"""

from __future__ import annotations

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.lexicon.tags import FINITE_TAGS

__all__ = ["is_uttered"]

_SPEAKERS = frozenset(("he", "she", "they", "i", "we", "who"))
_LED_INTO = ",?!…"
_FINAL = ".?!…"
_LONGEST_LEAD = 9  # tokens from a verb to its colon: "raged at the plan:"
_OBJECTS = ("obj", "ccomp", "xcomp")


def is_uttered(context: AttributionContext, index: int, frame: str, source: int) -> bool:
    """Whether a verb that the lexicon does not know says the quotation beside it, which ``frame`` found."""
    if not _speaks(context, source):
        return False
    if frame == "marks_colon":
        return _leads_into_whole(context, index)
    if frame not in ("after_marks", "inverted"):
        return False
    first = context.chunk[index][0]
    final = _last_character(context, first)
    apart = final in "?!…" and context.tokens[first].text[:1].isupper()  # '"Stop!" She turned.'
    if final not in _LED_INTO or apart:
        return False
    return frame == "inverted" or (context.tokens[index].xpos in FINITE_TAGS and not _has_object(context, index))


def _speaks(context: AttributionContext, source: int) -> bool:
    """Whether a source is somebody, by its pronoun, name or noun."""
    token = context.tokens[source]
    entity = context.analysis.entity_of(source)
    if token.text.lower() in _SPEAKERS or context.is_name(source):
        return True
    return entity is not None and entity.kind in ("person", "group")


def _leads_into_whole(context: AttributionContext, index: int) -> bool:
    """Whether a few words at most, and no object, are between a finite verb and the colon before a whole quotation."""
    last = context.chunk[index][1]
    if context.tokens[index].xpos not in FINITE_TAGS or last >= len(context.tokens) or last - index > _LONGEST_LEAD:
        return False
    whole = _last_character(context, context.quotation(last)[1]) in _FINAL
    between = context.tokens[index + 1 : last - 1]
    return whole and not _has_object(context, index) and all(token.text != "," for token in between)


def _last_character(context: AttributionContext, stop: int) -> str:
    """The last character between the marks that close before a token; a comma outside them counts."""
    region = context.region_of[stop - 1] if stop else None
    if region is None:
        return " "
    outside = stop < len(context.tokens) and context.tokens[stop].text == ","
    return "," if outside else context.last_words(region)[-1:] or " "


def _has_object(context: AttributionContext, index: int) -> bool:
    """Whether a verb has an object outside the marks, and so does something else: '"Low Tide," she sang it'."""
    kids = context.analysis.children[index]
    return any(kid > index and context.tokens[kid].deprel in _OBJECTS and not context.is_quoted(kid) for kid in kids)

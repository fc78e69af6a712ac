"""The speaker as a user sees it: the words at the quotation, the name they resolve to, why it is withheld."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.sources import phrase
from newsdigest.model.analysis import Entity
from newsdigest.model.enums import MentionKind
from newsdigest.model.facts import Speaker
from newsdigest.model.span import Span

__all__ = ["Reason", "reasons", "speaker"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_MOST_REASONS = 100  # looked through for sources of the same name; more of them stand in no news story
_FARTHEST = 300  # tokens from a plea for anonymity back to whom it is about
_BLOCK = attrgetter("block")
_END = attrgetter("end")
_HONORIFICS = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx"))
_KIN = _words("father mother dad mom mum parent son daughter brother sister wife husband uncle aunt cousin")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_NAMELESS = _words(
    "official source aide adviser advisor person people spokesman spokeswoman spokesperson diplomat officer "
    "insider executive employee worker lawmaker staffer strategist operative investigator prosecutor lawyer "
    "witness resident colleague expert analyst trader banker minister senator congressman donor organizer "
    "activist doctor soldier ally friend relative"
)
_REASON = re.compile(
    r"""\b(?:
      (?:request(?:ed|ing)?|sought|demanded|insisted\ on|asked\ for|granted|given|in\ exchange\ for|speaking\ on
         |(?:on|under)\ (?:the\ )?condition\ of)\ (?:strict\ |complete\ )?anonymity
    | (?:ask|want|wish|prefer|request)(?:r?ed|r?ing)\ (?:not\ to|to\ not)\ be\ (?:named|identified|quoted\ by\ name)
    | (?:declin|refus)(?:ed|ing)\ to\ be\ (?:named|identified)
    | (?:was|were|is|are|being)(?:\ not|n['’]t)\ (?:authori[sz]ed|allowed|permitted|cleared)
         \ to\ (?:speak|discuss|talk|comment|be\ quoted)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HINTS = ("nonym", "be named", "be identified", "be quoted", "uthori", "allowed to", "permitted to", "cleared to")
_BECAUSE = re.compile(r"[ ,]+(?:because|since|as|in order to|to) [^.,;:\"\n]{3,160}")


class Reason(NamedTuple):
    """Words that say why somebody is not named: where they stand, and the last word of the noun they are about."""

    start: int
    end: int
    block: int
    about: str  # lemma of the subject's head, or ""


def reasons(context: AttributionContext) -> tuple[Reason, ...]:
    """Every reason for anonymity that the article gives, in reading order."""
    view = context.analysis.view
    if not any(hint in view for hint in _HINTS):
        return ()
    found: list[Reason] = []
    sentences = context.analysis.sentences
    at = 0
    for match in _REASON.finditer(view):
        while at + 1 < len(sentences) and sentences[at + 1].start <= match.start():
            at += 1
        if not sentences:
            break
        sentence = sentences[at]
        end = match.end()
        because = _BECAUSE.match(view, end, sentence.end)
        if because is not None:
            end = because.end()
        stop = bisect_right(context.tokens, match.start(), sentence.first, sentence.last, key=_END)
        before = context.tokens[max(sentence.first, stop - _FARTHEST) : stop]
        about = next((token.lemma for token in reversed(before) if token.lemma in _NAMELESS), "")
        found.append(Reason(match.start(), end, sentence.block, about))
    return tuple(found)


def speaker(context: AttributionContext, head: int, why: Sequence[Reason]) -> Speaker:
    """The speaker whose head token at the quotation is ``head``."""
    text = context.analysis.article.text
    first, last = phrase(context, head)
    span = Span(context.tokens[first].start, context.tokens[last - 1].end)
    entity = _entity(context, head, first, last)
    name = entity.name if entity is not None else _unresolved(context, head, span)
    nameless = _is_nameless(context, head, entity)
    reason = _reason(context, head, why) if nameless else None
    return Speaker(
        name=name,
        text=span.of(text),
        span=span,
        anonymous=nameless,
        reason=text[reason.start : reason.end] if reason is not None else None,
        actor=entity.actor_id if entity is not None else None,
        description=(entity.description if entity is not None else None) or _title(context, first, last),
    )


def _unresolved(context: AttributionContext, head: int, span: Span) -> str:
    """What to call a source that is no known actor: as it is written; for "which", what that stands for."""
    token = context.tokens[head]
    governor = context.tokens[token.head]
    if token.text.lower() in _RELATIVE and governor.deprel == "acl:relcl":
        first, last = phrase(context, governor.head)
        return context.text(context.tokens[first].start, context.tokens[last - 1].end)
    return span.of(context.analysis.article.text)


def _title(context: AttributionContext, first: int, last: int) -> str | None:
    """What stands before the name in "ranger Anna Lind" and "Commissioner Ines Farrow"."""
    name = next((context.name_at[at] for at in range(first, last) if at in context.name_at), None)
    if name is None or name[1] != last:
        return None
    while first < name[0] and context.tokens[first].upos == "DET":
        first += 1
    words = context.tokens[first : name[0]]
    if len(words) == 1 and words[0].text.rstrip(".") in _HONORIFICS:
        return None
    if not words or any(token.upos not in ("NOUN", "PROPN", "ADJ") for token in words):
        return None
    return context.text(words[0].start, words[-1].end)


def _entity(context: AttributionContext, head: int, first: int, last: int) -> Entity | None:
    """Who the source is: what its name says where it holds one, else what its head refers to."""
    token = context.tokens[head]
    at_head = context.analysis.entity_at.get(head)
    if at_head is None and token.text.lower() in _RELATIVE:
        at_head = context.analysis.entity_at.get(context.tokens[token.head].head)
    for at in range(last - 1, head, -1):  # "ranger Anna Lind", whichever word the tree takes for the head
        named = context.analysis.entity_at.get(at)
        joined = all(context.tokens[mid].upos in ("NOUN", "PROPN") for mid in range(head, at + 1))
        if named is not None and at in context.name_at and joined:
            return context.analysis.entities[named]
    return context.analysis.entities[at_head] if at_head is not None else None


def _is_nameless(context: AttributionContext, head: int, entity: Entity | None) -> bool:
    """Whether the source is a person or people without a name."""
    token = context.tokens[head]
    if token.upos == "PROPN" or token.lemma in _KIN:
        return False
    if entity is not None:
        named = any(mention.kind is MentionKind.NAME for mention in entity.mentions)
        return entity.anonymous or (entity.kind in ("person", "group") and not named)
    first, last = phrase(context, head)
    named = any(token.upos == "PROPN" for token in context.tokens[first:last])
    return context.tokens[head].lemma in _NAMELESS and not named


def _reason(context: AttributionContext, head: int, why: Sequence[Reason]) -> Reason | None:
    """The reason in the same paragraph; else the one given anywhere for sources called the same."""
    block = context.block(head)
    lemma = context.tokens[head].lemma
    at = bisect_left(why, block, key=_BLOCK)
    if at < len(why) and why[at].block == block:
        return why[at]
    return next((reason for reason in why[:_MOST_REASONS] if reason.about == lemma), None)

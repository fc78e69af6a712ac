"""The speaker as a user sees it: the words at the quotation, the name they resolve to, why it is withheld."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from newsdigest.facts.quotes.attribution_classifier import attribution_classifier
from newsdigest.facts.quotes.context import AttributionContext, is_acronym
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.joint_source import JointSource, joint_source
from newsdigest.facts.quotes.named_source import NAMELESS
from newsdigest.facts.quotes.sources import phrase
from newsdigest.facts.quotes.speaker_resolution import Resolution
from newsdigest.lexicon.nouns import DOCUMENTS, ISSUED, OFFICE_LETTERS
from newsdigest.lexicon.word_sets import words
from newsdigest.model.analysis import Entity, Token
from newsdigest.model.enums import MentionKind, SpeakerKind
from newsdigest.model.facts import Speaker
from newsdigest.model.span import Span

__all__ = ["AnonymityReason", "reasons", "speaker"]


_MOST_REASONS = 100  # searched for sources of the same name; no news story has more of them
_FARTHEST = 300  # tokens from a plea for anonymity back to whom it is about
_BLOCK = attrgetter("block")
_STARTS = attrgetter("start")
_END = attrgetter("end")
_HEAD = attrgetter("head")
_MOST_MENTIONS = 24  # looked through for a name before a quotation
_HONORIFICS = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx"))
_KIN = words("father mother dad mom mum parent son daughter brother sister wife husband uncle aunt cousin")
WITHHELD = 0.5
"""Speakers less likely than this are withheld."""

_WITHHELD_WORDS = words("he she they it you him her them who which that both")
_ENDING = frozenset(("PROPN", "ADP", "CCONJ", "SCONJ", "VERB"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
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


class AnonymityReason(NamedTuple):
    """Words that give the reason for anonymity: their offsets, block, and the subject that they are about."""

    start: int
    end: int
    block: int
    about: str  # lemma of the subject's head, or ""


def reasons(context: AttributionContext) -> tuple[AnonymityReason, ...]:
    """Every reason for anonymity that the article gives, in reading order."""
    view = context.analysis.view
    if not any(hint in view for hint in _HINTS):
        return ()
    found: list[AnonymityReason] = []
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
        about = next((token.lemma for token in reversed(before) if token.lemma in NAMELESS), "")
        found.append(AnonymityReason(match.start(), end, sentence.block, about))
    return tuple(found)


def speaker(
    context: AttributionContext,
    statement: Statement,
    resolution: Resolution,
    why: Sequence[AnonymityReason],
    probability: float,
) -> Speaker | None:
    """The speaker of a statement; None where the article does not say, or does not say clearly enough.

    ``probability`` is how likely the resolution is right.
    """
    together = joint_source(context, statement)
    return (
        _together(context, together) if together is not None else _one(context, statement, resolution, why, probability)
    )


def _one(
    context: AttributionContext,
    statement: Statement,
    resolution: Resolution,
    why: Sequence[AnonymityReason],
    probability: float,
) -> Speaker | None:
    """The speaker of a statement that one source makes."""
    entity = context.analysis.entities[resolution.entity] if resolution.entity is not None else None
    if probability < WITHHELD or resolution.ambiguous:
        entity = None
        if _must_be_withheld(context, statement):
            return None
    first, last = _place(context, statement, resolution, entity)
    if last <= first:
        return None
    head = statement.source
    span = context.analysis.span(first, last)
    entity = entity or _described_entity(context, statement)
    name = entity.name if entity is not None else _literal(context, head, span)
    if entity is None and _is_pronoun(name) and _is_spoken(statement):
        return None
    nameless = _is_nameless(context, head, entity, why)
    reason = _reason(context, head, why) if nameless else None
    text = context.analysis.article.text
    return Speaker(
        name=name,
        text=span.of(text),
        span=span,
        anonymous=nameless,
        reason=text[reason.start : reason.end] if reason is not None else None,
        actor=entity.actor_id if entity is not None else None,
        description=_description(context, entity, first, last),
        kind=_kind(context, entity, head if resolution.named is None else resolution.source),
    )


def _together(context: AttributionContext, source: JointSource) -> Speaker:
    """The speaker of words that several say together."""
    span = context.analysis.span(source.first, source.last)
    text = span.of(context.analysis.article.text)
    return Speaker(name=source.name, text=text, span=span, anonymous=not source.named, kind=SpeakerKind.GROUP)


def _is_pronoun(name: str) -> bool:
    """Whether a speaker's name is a pronoun alone, which says nothing of who spoke: "she", but "WHO"."""
    return name.lower() in _WITHHELD_WORDS and not is_acronym(name)


def _description(context: AttributionContext, entity: Entity | None, first: int, last: int) -> str | None:
    """What the article calls the speaker, else the words before the name at the quotation."""
    return (entity.description if entity is not None else None) or _title(context, first, last)


def _must_be_withheld(context: AttributionContext, statement: Statement) -> bool:
    """Whether an act of speech has no words of its own that say who spoke."""
    return _is_spoken(statement) and not _is_described(context, statement)


def _is_described(context: AttributionContext, statement: Statement) -> bool:
    """Whether the words at the quotation describe its source, so that they can be given as they are."""
    if statement.own_source is None:
        return False
    token = context.tokens[statement.own_source]
    word = token.text.lower()
    return word in _RELATIVE or is_acronym(token.text) or (token.upos != "PRON" and word not in _WITHHELD_WORDS)


def _described_entity(context: AttributionContext, statement: Statement) -> Entity | None:
    """The entity without a name that the source describes: "residents"."""
    head = statement.own_source
    entity = None if head is None else context.analysis.entity_of(head)
    if entity is None or head is None or _is_followed_by_name(context, head):
        return None
    return None if entity.is_named and not entity.anonymous else entity  # "the MEP" has capitals and no name


def _is_followed_by_name(context: AttributionContext, head: int) -> bool:
    """Whether the name of who a noun describes stands after it: "phone analysts Norvane"."""
    after = context.tokens[head + 1 : phrase(context, head)[1]]
    word = next((token.upos for token in after if token.upos in _ENDING), "")
    return word == "PROPN"


def _is_spoken(statement: Statement) -> bool:
    return statement.likelihood.speech >= attribution_classifier().threshold.speech


def _place(
    context: AttributionContext, statement: Statement, resolution: Resolution, entity: Entity | None
) -> tuple[int, int]:
    """The tokens that name the speaker: at the quotation, else the mention that it is carried from."""
    if statement.own_source is None:
        return _carried_from(context, statement, entity)
    first, last = _outside_content(context, statement, *phrase(context, statement.own_source))
    if resolution.named is not None and not first <= resolution.named[0] < last:
        return resolution.named
    return first, last


def _outside_content(context: AttributionContext, statement: Statement, first: int, last: int) -> tuple[int, int]:
    """The words of a source up to what it says, from the cue on: trees join "according to Ada Pell, two shops"."""
    if statement.cue is not None and statement.own_source is not None and first <= statement.cue < statement.own_source:
        first = statement.cue + 1
    if statement.cue is not None and statement.own_source is not None and statement.own_source < statement.cue < last:
        last = statement.cue
    stop = min((low for low, _ in statement.pieces if first < low < last), default=last)
    while first < stop - 1 < last - 1 and context.tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    return first, stop


def _carried_from(context: AttributionContext, statement: Statement, entity: Entity | None) -> tuple[int, int]:
    """The mention from which a speaker is carried on: the last one before the quotation."""
    at_source = context.entity(statement.source)
    if entity is not None and at_source != entity.index:
        at = bisect_left(entity.mentions, statement.first, key=_HEAD)
        before = entity.mentions[max(0, at - _MOST_MENTIONS) : at]
        if before:
            named = [mention for mention in before if mention.kind is MentionKind.NAME]
            mention = (named or before)[-1]
            return mention.first, mention.last
        return entity.mentions[0].first, entity.mentions[0].last
    return phrase(context, statement.source) if statement.source is not None else (0, 0)


def _kind(context: AttributionContext, entity: Entity | None, head: int | None) -> SpeakerKind | None:
    """What the speaker is; a country that speaks is its government."""
    lemma = context.tokens[head].lemma.lower() if head is not None else ""
    if lemma in DOCUMENTS and (entity is None or lemma not in ISSUED):
        return SpeakerKind.DOCUMENT
    return _KINDS.get(entity.kind) if entity is not None else None


_KINDS = {
    "person": SpeakerKind.PERSON,
    "organization": SpeakerKind.ORGANIZATION,
    "place": SpeakerKind.ORGANIZATION,
    "group": SpeakerKind.GROUP,
}


def _literal(context: AttributionContext, head: int | None, span: Span) -> str:
    """What to call a source that is no known actor: as it is written; for "which", what that refers to."""
    if head is None:
        return span.of(context.analysis.article.text)
    token = context.tokens[head]
    governor = context.tokens[token.head]
    if token.text.lower() in _RELATIVE and governor.deprel == "acl:relcl":
        span = context.analysis.span(*phrase(context, governor.head))
    return span.of(context.analysis.article.text)


def _title(context: AttributionContext, first: int, last: int) -> str | None:
    """The words before the name in "ranger Anna Lind" and "Commissioner Ines Farrow"."""
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


def _is_nameless(
    context: AttributionContext, head: int | None, entity: Entity | None, why: Sequence[AnonymityReason]
) -> bool:
    """Whether the source is a person or people without a name."""
    if head is not None and _is_name_or_kin(context.tokens[head]):
        return False
    if entity is not None:
        return entity.anonymous or (entity.kind in ("person", "group") and not entity.is_named)
    if head is None:
        return False
    first, last = phrase(context, head)
    named = any(token.upos == "PROPN" for token in context.tokens[first:last])
    return (context.tokens[head].lemma in NAMELESS and not named) or _pleads(context, head, why)


def _is_name_or_kin(token: Token) -> bool:
    """Whether a source is a proper noun that is more than the letters of an office, or a relative."""
    office = token.text.isupper() and token.text.lower() in OFFICE_LETTERS
    return (token.upos == "PROPN" and not office) or token.lemma in _KIN


def _pleads(context: AttributionContext, head: int, why: Sequence[AnonymityReason]) -> bool:
    """Whether its sentence says why a source has no name: "two of them, who asked not to be named"."""
    if context.is_name(head) or context.tokens[head].upos not in ("NOUN", "NUM", "PRON", "DET"):
        return False
    start, end = context.tokens[head].start, context.analysis.sentences[context.tokens[head].sentence].end
    at = bisect_left(why, start, key=_STARTS)
    return at < len(why) and why[at].start < end


def _reason(context: AttributionContext, head: int | None, why: Sequence[AnonymityReason]) -> AnonymityReason | None:
    """The reason in the same paragraph; else the one given anywhere for sources called the same."""
    if head is None:
        return None
    block = context.block(head)
    lemma = context.tokens[head].lemma
    at = bisect_left(why, block, key=_BLOCK)
    if at < len(why) and why[at].block == block:
        return why[at]
    return next((reason for reason in why[:_MOST_REASONS] if reason.about == lemma), None)

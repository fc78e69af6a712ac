"""Cues beside quotation marks: "...," said X; X said: "..."; "...," X said, "...".

Parsers are at their weakest where a sentence is broken by quotation marks, and news is at its most regular there.
So a verb that is adjacent to a quotation is read by its position first: what is between it and the marks, and
whether the punctuation joins the two. The tree is asked for the subject alone, and only outside the marks.
"""

from __future__ import annotations

from newsdigest.facts.quotes.context import AttributionContext, CueAttribution
from newsdigest.facts.quotes.ranges import statement_stop
from newsdigest.facts.quotes.sources import (
    NOMINAL,
    agent_of,
    climb,
    is_passive,
    noun_like_adverb,
    quoted_speaker,
    source_of,
    subject_after,
)
from newsdigest.lexicon.speech import SPEAKING
from newsdigest.lexicon.tags import FINITE_TAGS

__all__ = ["beside_marks", "statement_start"]

_TAKE_QUOTATION = SPEAKING | {"judge", "think"}
"""Classes that take a verbatim quotation: "..., she warned"."""

_JOINING = frozenset(",?!-–—;:…")
_LIGHT = frozenset(("ADV", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ"))
_LONGEST_GAP = 30
_LONGEST_PASSIVE = 12
_DEEPEST = 6


def beside_marks(context: AttributionContext, index: int, kind: str) -> CueAttribution | None:
    """The attribution of a verb beside a quotation: frame, pieces of content, head of the source."""
    first, last = context.chunk[index]
    before = _region_before(context, first)
    after = _region_after(context, last)
    if before >= 0 and after >= 0 and _opens_another(context, index, before):
        before = -1
    if before >= 0 and _is_joined(context, before, first, index):
        found = _after_marks(context, index, before)
        if found is not None:
            frame, source = found
            first_token = statement_start(context, before)
            if kind not in _TAKE_QUOTATION and first_token < context.region_tokens[before][0]:
                return None  # "When he said "no," she left": the quotation belongs to another cue
            pieces = [(first_token, context.region_tokens[before][1])]
            if after >= 0 and _goes_on(context, index, last):
                pieces.append(context.region_tokens[after])
            return frame, tuple(pieces), source
    if after >= 0 and not _is_named_in_passing(context, after):
        if is_passive(context, index):
            return _passive(context, index, last, after, kind)
        frame = _gap(context, index, last)
        if frame:
            source = source_of(context, index, passive=False)
            if source < 0:
                source = _subject_before(context, index, first)
            return frame, (_to_statement_end(context, index, after),), source
    return _before_block(context, index, last)


def _passive(context: AttributionContext, index: int, last: int, after: int, kind: str) -> CueAttribution | None:
    """As in 'was described by Ruiz as “a gift”', 'was ruled “too long” by a court'; no agent, no source."""
    between = context.tokens[index + 1 : last]
    if not kind or last - index > _LONGEST_PASSIVE or any(_is_cue(context, token.index) for token in between):
        return None
    stop = context.region_tokens[after][1]
    source = agent_of(context, index, min(stop + _LONGEST_PASSIVE, context.reach(index)[1]))
    if source < 0 or context.region_of[source] >= 0:
        return None
    first = last
    while first > index + 1 and context.tokens[first - 1].upos in ("DET", "ADJ"):
        first -= 1
    return "passive_marks", ((first, stop),), source


def _opens_another(context: AttributionContext, index: int, before: int) -> bool:
    """Whether a cue leads into a quotation of its own, past a whole one: 'she said, "Why?" Ruiz said, "..."'."""
    quoted = context.regions[before]
    first, last = context.chunk[index]
    inner = context.text(quoted.inner_start, quoted.inner_end).rstrip()
    if inner[-1:] not in ("?", "!", "…") or not context.tokens[first].text[:1].isupper():
        return False
    start = context.region_tokens[before][0]
    led = start > 0 and context.tokens[start - 1].text in (",", ":") and context.region_of[start - 1] < 0
    return led and context.tokens[last - 1].text in (",", ":") and _gap(context, index, last) != ""


def _before_block(context: AttributionContext, index: int, last: int) -> CueAttribution | None:
    """A line that ends with the cue and a colon, and the block after it: a block quotation, which needs no marks."""
    if context.tokens[last - 1].text != ":" or last >= len(context.tokens) or context.region_of[last] >= 0:
        return None
    if context.block(last) == context.block(last - 1) or not _gap(context, index, last):
        return None
    stop = last
    while stop < len(context.tokens) and context.block(stop) == context.block(last):
        stop = context.analysis.sentences[context.tokens[stop].sentence].last
    return "block", ((last, stop),), source_of(context, index, passive=False)


def _region_before(context: AttributionContext, first: int) -> int:
    if first == 0 or context.block(first - 1) != context.block(first):
        return -1
    return context.region_of[first - 1]


def _region_after(context: AttributionContext, last: int) -> int:
    if last >= len(context.tokens) or context.region_of[last] < 0:
        return -1
    mark = context.tokens[last - 1].text
    if mark in (".", "?", "!") or (mark != ":" and context.block(last) != context.block(last - 1)):
        return -1
    return context.region_of[last]


def _is_joined(context: AttributionContext, region: int, first: int, index: int) -> bool:
    """Whether the words after the closing mark belong to the quotation's sentence."""
    quoted = context.regions[region]
    inner = context.text(max(quoted.inner_start, quoted.inner_end - 4), quoted.inner_end).rstrip()
    final = inner[-1:]
    if final in _JOINING and final not in "?!…":
        return True
    start = context.tokens[first]
    if start.text in (",", "-", "--") or start.text[:1].islower():
        return True
    if final in (".", "?", "!", "…"):
        return index - first <= 6 and final != "."
    return True


def _after_marks(context: AttributionContext, index: int, before: int) -> tuple[str, int] | None:
    """``..., said X`` or ``..., X said``: the frame and the source's head."""
    first, last = context.chunk[index]
    if index - first > _LONGEST_GAP:
        return None
    quoted = quoted_speaker(context, index)
    if quoted >= 0:
        return "after_marks", quoted
    lead = [token for token in context.tokens[first:index] if token.upos not in _LIGHT or context.is_name(token.index)]
    if not lead:
        source = subject_after(context, index, last)
        return ("inverted", source) if source >= 0 and not _acts_further_on(context, source) else None
    source = _subject_before(context, index, first)
    if not first <= source < index:
        return None
    if any(_claims(context, at) for at in range(source + 1, index)):
        return None  # that verb has the better claim
    low = context.extent[source][0]
    if context.tokens[low].upos in ("ADP", "SCONJ"):
        return None
    nominal = all(context.tokens[at].upos in NOMINAL or context.tokens[at].upos == "CCONJ" for at in range(first, low))
    if not nominal and any(token.index < low for token in lead):
        return None
    return "after_marks", source


def _acts_further_on(context: AttributionContext, source: int) -> bool:
    """Whether it is the subject of a verb after it: '... the stock "hold", said the dividend looked safe'."""
    token = context.tokens[source]
    return token.deprel.startswith("nsubj") and token.head > source and context.tokens[token.head].upos != "NOUN"


def _claims(context: AttributionContext, at: int) -> bool:
    """Whether a verb between a source and a cue has the source as subject: not in "one driver, who called, said"."""
    token = context.tokens[at]
    return token.upos == "VERB" and token.xpos in FINITE_TAGS and token.deprel != "acl:relcl"


def _subject_before(context: AttributionContext, index: int, first: int) -> int:
    """The subject of the verb, of the verb it is joined to, or the nearest noun before it; outside marks alone."""
    verb = index
    for _ in range(4):
        for kid in context.analysis.children[verb]:
            if context.tokens[kid].deprel == "nsubj" and context.region_of[kid] < 0 and first <= kid < index:
                return noun_like_adverb(context, kid, verb)
        head = context.tokens[verb].head
        if head == verb or context.tokens[verb].deprel not in ("conj", "advcl", "xcomp", "acl", "acl:relcl"):
            break
        if context.tokens[verb].deprel.startswith("acl"):
            return head if context.region_of[head] < 0 else -1
        verb = head
    at = index - 1
    while at >= first and context.tokens[at].upos in _LIGHT and not context.is_name(at):
        at -= 1
    if at >= first and context.is_name(at) and context.tokens[at].upos not in NOMINAL:
        return at  # "Do said": a name that is a word
    if at >= first and context.tokens[at].upos in NOMINAL:
        return climb(context, at, first, index)
    return _described(context, at, first) if at < index - 1 else -1


def _described(context: AttributionContext, at: int, first: int) -> int:
    """The noun that the relative clause around a word describes: "one driver, who asked not to be named, said"."""
    for _ in range(_DEEPEST):
        token = context.tokens[at]
        if not first <= token.head < at or token.deprel == "root":
            return -1
        at = token.head
        if token.deprel == "acl:relcl":
            return at if context.tokens[at].upos in NOMINAL else -1
    return -1


def _goes_on(context: AttributionContext, index: int, last: int) -> bool:
    """Whether the quotation after the cue is the same sentence, and no other verb of saying claims it."""
    if context.tokens[last - 1].text not in (",", ":", ";", "-", "that", "and"):
        return False
    return not any(_is_cue(context, at) for at in range(index + 1, min(last, index + _LONGEST_GAP)))


def _is_cue(context: AttributionContext, at: int) -> bool:
    token = context.tokens[at]
    return token.upos == "VERB" and bool(context.kind(at)) and token.deprel not in ("amod", "compound")


def _is_named_in_passing(context: AttributionContext, region: int) -> bool:
    """Whether marks hold a title on the way to what is said: "told “Morning Hour” that ..."."""
    last = context.region_tokens[region][1]
    return last < len(context.tokens) and context.tokens[last].text == "that" and context.tokens[last].upos == "SCONJ"


def _gap(context: AttributionContext, index: int, last: int) -> str:
    """What is between a verb and the quotation after it; ``""`` where it cannot introduce the quotation."""
    if last - index > _LONGEST_GAP:
        return ""
    between = context.tokens[index + 1 : last]
    if any(_is_cue(context, token.index) for token in between):
        return ""
    if not between:
        return "marks_next"
    final = between[-1].text.lower()
    verbs = any(token.upos in ("VERB", "AUX") and token.xpos in FINITE_TAGS for token in between)
    if final == ":":
        return "" if verbs and context.kind(index) != "say" else "marks_colon"
    if final == ",":
        return "" if verbs else "marks_comma"
    if final in ("that", "how", "whether"):
        return "" if verbs or len(between) > 6 else "marks_that"
    told = context.addresses(index)
    if told and len(between) <= 4 and not verbs and all(token.upos in NOMINAL for token in between):
        return "marks_next"
    return ""


def _to_statement_end(context: AttributionContext, index: int, region: int) -> tuple[int, int]:
    """The quotation, and the rest of the clause where the marks enclose a part of it alone."""
    first, last = context.region_tokens[region]
    while not _is_whole(context, context.region_of[last - 1]) and last < len(context.tokens):
        link = last + (context.tokens[last].text.lower() in ("and", "or", ","))
        if (
            link >= len(context.tokens)
            or context.region_of[link] < 0
            or context.tokens[link].sentence != context.tokens[last].sentence
        ):
            break
        last = context.region_tokens[context.region_of[link]][1]
    if _is_whole(context, context.region_of[last - 1]) or last >= len(context.tokens):
        return first, last
    if _is_subject(context, first, last):
        stop = statement_stop(context, index, first)
        return first, max(last, stop)
    for kid in context.analysis.children[index]:
        low, high = context.extent[kid]
        if (
            kid > index
            and low <= last - 1 < high
            and high > last
            and context.tokens[kid].deprel in ("ccomp", "obj", "xcomp")
        ):
            return first, high
    return first, last


def _is_subject(context: AttributionContext, first: int, last: int) -> bool:
    """Whether a verb right after the marks has the marked words as its subject: 'saying “good news” had come'."""
    after = context.tokens[last]
    same = after.sentence == context.tokens[first].sentence
    return same and after.xpos in FINITE_TAGS and not context.kind(last)


def _is_whole(context: AttributionContext, region: int) -> bool:
    """Whether a quotation ends with a stop or a comma, as a whole statement does."""
    quoted = context.regions[region]
    final = context.text(max(quoted.inner_start, quoted.inner_end - 4), quoted.inner_end).rstrip()[-1:]
    return final in _JOINING or final == "."


def statement_start(context: AttributionContext, region: int) -> int:
    """Where the sentence that a quotation ends begins: at the mark, or at the words before it that lead into it."""
    at = context.region_tokens[region][0]
    nearest = context.reach(at)[0]
    while at > nearest and context.tokens[at - 1].sentence == context.tokens[at].sentence:
        previous = context.region_of[at - 1]
        if previous >= 0:
            inner = context.regions[previous]
            if context.text(max(inner.inner_start, inner.inner_end - 1), inner.inner_end) in (".", "?", "!"):
                break
            at = context.region_tokens[previous][0]
        else:
            at = context.chunk[at - 1][0]
    return at

"""Cues beside quotation marks: "...," said X; X said: "..."; "...," X said, "...".

Parsers are at their weakest where a sentence is broken by quotation marks, and news is at its most regular there.
So a verb that is adjacent to a quotation is read by its position first: what is between it and the marks, and
whether the punctuation joins the two. The tree is asked for the subject alone, and only outside the marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.facts.quotes.clause_roles import NEVER_INVERTED, NOMINAL, agent_of, before_adverbial, is_passive
from newsdigest.facts.quotes.context import AttributionContext, CueAttribution
from newsdigest.facts.quotes.parenthetical_cues import amid_marks
from newsdigest.facts.quotes.ranges import statement_stop
from newsdigest.facts.quotes.sources import (
    later_subject,
    quoted_speaker,
    source_of,
    subject_after,
    subject_of,
)
from newsdigest.lexicon.speech import SPEAKING
from newsdigest.lexicon.tags import FINITE_TAGS
from newsdigest.model.analysis import Token

__all__ = ["beside_marks", "statement_start"]

_TAKE_QUOTATION = SPEAKING | {"judge", "think"}
"""Classes that take a verbatim quotation: "..., she warned"."""

_JOINING = frozenset(",?!-–—;:…")
_LIGHT = frozenset(("ADV", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ"))
_JOINED_NOMINAL = NOMINAL | {"CCONJ"}
_SHARING = frozenset(("conj", "advcl", "xcomp", "acl", "acl:relcl"))
"""Relations of a verb that has the subject of the verb above it, or the noun above it for its subject."""

_INTRODUCING = {":": "marks_colon", ",": "marks_comma"}
_MOST_VERBS = 4  # above a cue, looked through for its subject
_LEADING_ON = frozenset((",", ":", ";", "-", "that", "and"))
_NEAR = 6  # tokens between the closing mark of a question and its cue
_LONGEST_ADDRESSEE = 4
_LONGEST_GAP = 30
_LONGEST_PASSIVE = 12
_OWN_CONTENT = frozenset({"obj", "ccomp", "xcomp"})


def beside_marks(context: AttributionContext, index: int, kind: str) -> CueAttribution | None:
    """The attribution of a verb beside a quotation: frame, pieces of content, head of the source."""
    before, after = _region_before(context, index), _region_after(context, index)
    if before is not None and after is not None and _opens_another(context, index, before):
        before = None
    if before is not None and _is_joined(context, before, index):
        found = _after_marks(context, index)
        if found is not None:
            return _ending(context, index, kind, before, found)
    if after is not None and not _is_named_in_passing(context, after):
        if is_passive(context, index):
            return _passive(context, index, after, kind)
        frame = _gap(context, index)
        if frame:
            return _introducing(context, index, after, frame)
    return _before_block(context, index)


def _introducing(context: AttributionContext, index: int, after: int, frame: str) -> CueAttribution:
    """The quotation that a cue introduces, with its subject where the cue parts the two."""
    content = _to_statement_end(context, index, after)
    amid = amid_marks(context, index, after) if frame == "marks_comma" else None
    if amid is not None:
        return frame, (amid[0], content), amid[1]
    source = _named_after(context, index) if frame in _INTRODUCING.values() else None
    source = source_of(context, index) if source is None else source
    return frame, (content,), _subject_before(context, index) if source is None else source


def _named_after(context: AttributionContext, index: int) -> int | None:
    """The name between a comma with a cue and a colon or comma: 'In other words, explained Ann Lowe: "..."'.

    Not after "told", which its addressee follows: 'Ann Lowe, who won, told the Harbour Post: "..."'.
    """
    cue = context.tokens[index]
    if index == 0 or context.tokens[index - 1].text != "," or cue.xpos not in FINITE_TAGS:
        return None
    if cue.lemma in NEVER_INVERTED:
        return None
    last = context.chunk[index][1] - 1
    nominal = index + 1 < last and all(
        context.tokens[at].upos in NOMINAL or context.is_hyphen(at) for at in range(index + 1, last)
    )
    return subject_after(context, index, last) if nominal and last - 1 in context.name_at else None


def _ending(
    context: AttributionContext, index: int, kind: str, before: int, found: tuple[str, int]
) -> CueAttribution | None:
    """The quotation that a cue ends, with the one after the cue if it goes on there."""
    frame, source = found
    first = statement_start(context, before)
    if kind not in _TAKE_QUOTATION and first < context.region_tokens[before][0]:
        return None  # "When he said "no," she left": the quotation belongs to another cue
    pieces = [(first, context.region_tokens[before][1])]
    after = _region_after(context, index)
    if after is not None and _goes_on(context, index):
        pieces.append(context.region_tokens[after])
    return frame, tuple(pieces), source


def _passive(context: AttributionContext, index: int, after: int, kind: str) -> CueAttribution | None:
    """As in 'was described by Ruiz as “a gift”', 'was ruled “too long” by a court'; no agent, no source."""
    last = context.chunk[index][1]
    between = context.tokens[index + 1 : last]
    if not kind or last - index > _LONGEST_PASSIVE or any(_is_cue(context, token.index) for token in between):
        return None
    stop = context.region_tokens[after][1]
    source = agent_of(context, index, min(stop + _LONGEST_PASSIVE, context.reach(index)[1]))
    if source is None or context.is_quoted(source):
        return None
    first = last
    while first > index + 1 and context.tokens[first - 1].upos in ("DET", "ADJ"):
        first -= 1
    return "passive_marks", ((first, stop),), source


def _opens_another(context: AttributionContext, index: int, before: int) -> bool:
    """Whether a cue leads into a quotation of its own, past a whole one: 'she said, "Why?" Ruiz said, "..."'."""
    first, last = context.chunk[index]
    inner = context.last_words(before)
    if inner[-1:] not in ("?", "!", "…") or not context.tokens[first].text[:1].isupper():
        return False
    start = context.region_tokens[before][0]
    led = start > 0 and context.tokens[start - 1].text in (",", ":") and not context.is_quoted(start - 1)
    return led and context.tokens[last - 1].text in (",", ":") and _gap(context, index) != ""


def _before_block(context: AttributionContext, index: int) -> CueAttribution | None:
    """A line that ends with the cue and a colon, and the block after it: a block quotation, which needs no marks."""
    last = context.chunk[index][1]
    if context.tokens[last - 1].text != ":" or last >= len(context.tokens) or context.is_quoted(last):
        return None
    if context.block(last) == context.block(last - 1) or not _gap(context, index):
        return None
    stop = last
    while stop < len(context.tokens) and context.block(stop) == context.block(last):
        stop = context.analysis.sentences[context.tokens[stop].sentence].last
    return "block", ((last, stop),), source_of(context, index)


def _region_before(context: AttributionContext, index: int) -> int | None:
    """The quotation that ends right before the words around a cue, in the same block."""
    first = context.chunk[index][0]
    if first == 0 or context.block(first - 1) != context.block(first):
        return None
    return context.region_of[first - 1]


def _region_after(context: AttributionContext, index: int) -> int | None:
    """The quotation right after the words around a cue: in the same sentence, or in the next block after a colon."""
    last = context.chunk[index][1]
    if last >= len(context.tokens):
        return None
    mark = context.tokens[last - 1].text
    if (
        mark in (".", "?", "!")
        or (mark == ";" and last == context.reach(index)[1])
        or (mark != ":" and context.block(last) != context.block(last - 1))
    ):
        return None
    return context.region_of[last]


def _is_joined(context: AttributionContext, region: int, index: int) -> bool:
    """Whether the words after the closing mark belong to the quotation's sentence."""
    final = context.last_words(region)[-1:]
    if final in _JOINING and final not in "?!…":
        return True
    start = context.tokens[context.chunk[index][0]]
    if start.text in (",", "-", "--"):
        return True
    if start.text[:1].islower():
        return not (final.isalnum() and _has_content(context, index))  # 'another "name" candidate will echo the attack'
    if final in (".", "?", "!", "…"):
        return index - start.index <= _NEAR and final != "." and not _has_content(context, index)
    return True


def _has_content(context: AttributionContext, index: int) -> bool:
    """Whether a verb after the marks has an object or a clause of its own: '"Why?" The council promises a road.'"""
    predicate = context.predicate_at.get(index)
    for kid in context.analysis.children[index]:
        relation = context.tokens[kid].deprel
        if kid < index or context.is_quoted(kid) or relation not in _OWN_CONTENT:
            continue
        addressee = relation == "obj" and predicate is not None and predicate.addresses and _is_somebody(context, kid)
        if not addressee:  # '"Why?" Lowe asked reporters.'
            return True
    return False


def _is_somebody(context: AttributionContext, at: int) -> bool:
    return context.is_name(at) or context.is_somebody(at)


def _after_marks(context: AttributionContext, index: int) -> tuple[str, int] | None:
    """``..., said X`` or ``..., X said``: the frame and the source's head."""
    first, last = context.chunk[index]
    if index - first > _LONGEST_GAP:
        return None
    quoted = quoted_speaker(context, index)
    if quoted is not None:
        return "after_marks", quoted
    lead = [token for token in context.tokens[first:index] if not _is_light(context, token.index)]
    if not lead:
        source = subject_after(context, index, last)
        return None if source is None or _acts_further_on(context, source) else ("inverted", source)
    source = _subject_before(context, index)
    if source is None or not first <= source < index or _is_claimed(context, source, index):
        return None
    return ("after_marks", source) if _opens_with_source(context, first, source, lead[0].index) else None


def _is_light(context: AttributionContext, at: int) -> bool:
    """Whether a word is neither a name nor one that carries the meaning of a clause: an adverb, an auxiliary."""
    return context.tokens[at].upos in _LIGHT and not context.is_name(at)


def _is_claimed(context: AttributionContext, source: int, index: int) -> bool:
    """Whether another verb between a source and a cue has the better claim to the source."""
    return any(_claims(context, at) for at in range(source + 1, index))


def _opens_with_source(context: AttributionContext, first: int, source: int, lead: int) -> bool:
    """Whether the words after the marks begin with the source, ``lead`` being the first that carries meaning."""
    low = context.extent[source][0]
    if context.tokens[low].upos in ("ADP", "SCONJ"):
        return False
    return lead >= low or all(context.tokens[at].upos in _JOINED_NOMINAL for at in range(first, low))


def _acts_further_on(context: AttributionContext, source: int) -> bool:
    """Whether it is the subject of a verb after it: '... the stock "hold", said the dividend looked safe'."""
    token = context.tokens[source]
    if not token.deprel.startswith("nsubj") or token.head <= source:
        return False
    kids = context.analysis.children[token.head]
    linked = any(source < kid < token.head and context.tokens[kid].deprel in ("cop", "aux") for kid in kids)
    return linked or context.tokens[token.head].upos != "NOUN"


def _claims(context: AttributionContext, at: int) -> bool:
    """Whether a verb between a source and a cue has the source as subject: not in "one driver, who called, said"."""
    token = context.tokens[at]
    return token.upos == "VERB" and token.xpos in FINITE_TAGS and token.deprel != "acl:relcl"


def _subject_before(context: AttributionContext, index: int) -> int | None:
    """The subject of the verb, of the verb it is joined to, or the nearest noun before it; outside marks alone."""
    first = context.chunk[index][0]
    verb = index
    for _ in range(_MOST_VERBS):
        subject = _own_subject_before(context, verb, first, index)
        if subject is not None:
            return subject
        token = context.tokens[verb]
        if token.head == verb or token.deprel not in _SHARING:
            break
        if token.deprel.startswith("acl"):
            return None if context.is_quoted(token.head) else token.head
        verb = token.head
    return _nearest_noun(context, index, first)


def _own_subject_before(context: AttributionContext, verb: int, first: int, last: int) -> int | None:
    """The subject of a verb among the words outside marks from ``first`` to ``last``."""
    for kid in context.analysis.children[verb]:
        if context.tokens[kid].deprel == "nsubj" and not context.is_quoted(kid) and first <= kid < last:
            return later_subject(context, kid, verb)
    return None


def _nearest_noun(context: AttributionContext, index: int, first: int) -> int | None:
    """The noun right before a cue and its adverbs, or the one that the clause there describes."""
    at = index - 1
    while at >= first and _is_light(context, at):
        at -= 1
    if at - 2 >= first and context.tokens[at].upos == "NUM" and context.is_name(at - 2):
        at -= 2  # "Ann Lowe, 43, whimpered"
    nominal = at >= first and context.tokens[at].upos in NOMINAL
    if nominal:
        return subject_of(context, before_adverbial(context, at, first), first, index)
    if at >= first and context.is_name(at):
        return at  # "Do said": a name that is a word
    return None


def _goes_on(context: AttributionContext, index: int) -> bool:
    """Whether the quotation after the cue is the same sentence, and no other verb of saying claims it."""
    last = context.chunk[index][1]
    if context.tokens[last - 1].text not in _LEADING_ON and not _is_interrupted(context, index):
        return False
    return not any(_is_cue(context, at) for at in range(index + 1, min(last, index + _LONGEST_GAP)))


def _is_interrupted(context: AttributionContext, index: int) -> bool:
    """Whether the quotation before a cue stops within its sentence: '"Our team," ... "has built"' without the comma."""
    first, last = context.chunk[index]
    before = context.region_of[first - 1] if first else None
    following = context.tokens[last + 1].text[:1] if last + 1 < len(context.tokens) else ""
    return before is not None and context.last_words(before)[-1:].isalnum() and following.islower()


def _is_cue(context: AttributionContext, at: int) -> bool:
    token = context.tokens[at]
    return token.upos == "VERB" and bool(context.kind(at)) and token.deprel not in ("amod", "compound")


def _is_named_in_passing(context: AttributionContext, region: int) -> bool:
    """Whether marks hold the name of the addressee: "told “Morning Hour” that ..."."""
    last = context.region_tokens[region][1]
    return last < len(context.tokens) and context.tokens[last].text == "that" and context.tokens[last].upos == "SCONJ"


def _gap(context: AttributionContext, index: int) -> str:
    """What is between a verb and the quotation after it; ``""`` where it cannot introduce the quotation."""
    last = context.chunk[index][1]
    between = context.tokens[index + 1 : last]
    if last - index > _LONGEST_GAP or any(_is_cue(context, token.index) for token in between):
        return ""
    if not between:
        return "marks_next"
    final = between[-1].text.lower()
    if any(_is_finite(token) for token in between):
        return "marks_colon" if final == ":" and context.kind(index) == "say" else ""
    if final in _INTRODUCING:
        return _INTRODUCING[final]
    if final in ("that", "how", "whether"):
        return "" if len(between) > _LONGEST_ADDRESSEE + 2 else "marks_that"
    return "marks_next" if _is_addressee(context, index, between) else ""


def _is_finite(token: Token) -> bool:
    return token.upos in ("VERB", "AUX") and token.xpos in FINITE_TAGS


def _is_addressee(context: AttributionContext, index: int, between: Sequence[Token]) -> bool:
    """Whether the words after a verb of address are a short noun phrase: 'told the council "..."'."""
    short = len(between) <= _LONGEST_ADDRESSEE
    return short and context.addresses(index) and all(token.upos in NOMINAL for token in between)


def _to_statement_end(context: AttributionContext, index: int, region: int) -> tuple[int, int]:
    """The quotation, and the rest of the clause where the marks enclose a part of it alone."""
    first, last = _with_joined_quotations(context, region)
    if _ends_whole(context, last):
        return first, last
    if _is_subject(context, first, last):
        return first, max(last, statement_stop(context, index, first))
    for kid in context.analysis.children[index]:
        low, high = context.extent[kid]
        object_like = kid > index and context.tokens[kid].deprel in ("ccomp", "obj", "xcomp")
        if object_like and low <= last - 1 < high and high > last:
            return first, high
    return first, last


def _with_joined_quotations(context: AttributionContext, region: int) -> tuple[int, int]:
    """A quotation with those that a conjunction or a comma joins to it: 'called it "slow", "dear" and "vain"'."""
    first, last = context.region_tokens[region]
    while not _ends_whole(context, last):
        link = last + (context.tokens[last].text.lower() in ("and", "or", ","))
        if link >= len(context.tokens) or context.tokens[link].sentence != context.tokens[last].sentence:
            break
        if not context.is_quoted(link):
            break
        last = context.quotation(link)[1]
    return first, last


def _ends_whole(context: AttributionContext, last: int) -> bool:
    """Whether the quotation before ``last`` is whole, or the article ends there."""
    region = context.region_of[last - 1]
    return last >= len(context.tokens) or (region is not None and _is_whole(context, region))


def _is_subject(context: AttributionContext, first: int, last: int) -> bool:
    """Whether a verb right after the marks has the marked words as its subject: 'saying “good news” had come'."""
    after = context.tokens[last]
    same = after.sentence == context.tokens[first].sentence
    return same and after.xpos in FINITE_TAGS and not context.kind(last)


def _is_whole(context: AttributionContext, region: int) -> bool:
    """Whether a quotation ends with a stop or a comma, as a whole statement does."""
    final = context.last_words(region)[-1:]
    return final in _JOINING or final == "."


def statement_start(context: AttributionContext, region: int) -> int:
    """Where the sentence that a quotation ends begins: at the mark, or at the words before it that lead into it."""
    at = context.region_tokens[region][0]
    nearest = context.reach(at)[0]
    while at > nearest and context.tokens[at - 1].sentence == context.tokens[at].sentence:
        previous = context.region_of[at - 1]
        if previous is not None:
            inner = context.regions[previous]
            if context.text(max(inner.inner_start, inner.inner_end - 1), inner.inner_end) in (".", "?", "!"):
                break
            at = context.region_tokens[previous][0]
        else:
            at = context.chunk[at - 1][0]
    return at

"""Token ranges: what a clause covers, and where what was said ends.

Parsers often attach the end of a statement to the verb of saying, or the other way round; the functions here correct
that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from newsdigest.facts.quotes.clause_roles import child, joins_report
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.parenthetical_cues import closing
from newsdigest.lexicon.speech import SPEAKING, STATING
from newsdigest.lexicon.tags import TENSED_TAGS
from newsdigest.lexicon.verbs import SAME_IN_THE_PAST

__all__ = ["Ranges", "around_core", "reporting_comma", "statement_stop", "tidy", "to_clause_end", "without"]

Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of tokens, in order."""

_JOINED = SPEAKING | {"judge"}
_PRESENT = frozenset(("VBZ", "VBP", "VB"))
_PARTICIPLES = STATING - {"deny"} | {"know", "cite", "name", "judge"}


def without(whole: tuple[int, int], part: tuple[int, int]) -> Ranges:
    """``whole`` less ``part``: what is left before and after it."""
    return tuple(
        (first, last)
        for first, last in ((whole[0], min(whole[1], part[0])), (max(whole[0], part[1]), whole[1]))
        if last > first
    )


def around_core(context: AttributionContext, cue: int, clause: int) -> Ranges:
    """The clause's range; in two pieces where the cue and its own dependents are inside it."""
    first, last = context.extent[clause]
    if not first <= cue < last:
        return ((first, last),)
    low, high = cue, cue + 1
    for kid in context.analysis.children[cue]:
        if kid != clause and context.tokens[kid].deprel != "punct":
            start, end = context.extent[kid]
            if not start <= clause < end and start >= first and end <= last:
                low, high = min(low, start), max(high, end)
    return without((first, last), (low, high))


def to_clause_end(context: AttributionContext, cue: int, last: int) -> int:
    """The end of a clause under a cue, with what the parser attached to the cue instead of the clause.

    What follows a statement belongs to it ("said the plant will close because ..."), except a second verb of the same
    speaker ("said ... and left") and a participle ("said ..., adding that ...").
    """
    for kid in context.analysis.children[cue]:
        first, high = context.extent[kid]
        if first < last:
            continue
        token = context.tokens[kid]
        if token.deprel == "punct":
            continue
        bare = not any(context.tokens[below].deprel in ("nsubj", "mark") for below in context.analysis.children[kid])
        within = bare and _is_within_statement(context, cue, kid)
        second = token.deprel in ("conj", "advcl") and bare and not within
        if token.deprel in ("parataxis", "cc") or second:
            break
        last = _colon_before_marks(context, first, high) if within else high
    return last


def _colon_before_marks(context: AttributionContext, first: int, last: int) -> int:
    """Where words end before a quotation that a colon introduces: 'and would go: "Save me a seat."'; else ``last``."""
    colons = (at for at in range(first, last - 1) if context.tokens[at].text == ":" and context.is_quoted(at + 1))
    return next(colons, last)


def _is_within_statement(context: AttributionContext, cue: int, verb: int) -> bool:
    """Whether a verb joined on without a comma is what was said, by its auxiliary: "it had stopped and was waiting".

    Not "has said ... and has left", where the speaker's verbs share one.
    """
    token, first = context.tokens[verb], context.extent[verb][0]
    if token.deprel != "conj" or context.tokens[first - 1].text == "," or context.is_quoted(verb):
        return False
    own = [context.tokens[kid] for kid in context.analysis.children[verb] if context.tokens[kid].deprel == "aux"]
    shared = {context.tokens[kid].lemma for kid in context.analysis.children[cue]}
    tensed = [aux for aux in own if aux.xpos == "MD" or aux.xpos in TENSED_TAGS]
    return bool(tensed) and tensed[0].lemma not in shared


def tidy(context: AttributionContext, pieces: Iterable[tuple[int, int]]) -> Ranges:
    """The pieces without punctuation at their edges; quoted regions are taken whole or not at all."""
    kept: list[tuple[int, int]] = []
    for piece in pieces:
        first, last = _snapped(context, *piece)
        while first < last and _is_edge(context, first):
            first += 1
        while last > first and _is_edge(context, last - 1):
            last -= 1
        if last > first:
            kept.append((first, last))
    return tuple(kept)


def _is_edge(context: AttributionContext, index: int) -> bool:
    return (
        not context.is_quoted(index)
        and context.tokens[index].upos == "PUNCT"
        and context.tokens[index].text not in "%$"
    )


def _snapped(context: AttributionContext, first: int, last: int) -> tuple[int, int]:
    if first < last:
        first = min(first, context.quotation(first)[0])
        last = max(last, context.quotation(last - 1)[1])
    return first, last


def statement_stop(context: AttributionContext, cue: int, first: int) -> int:
    """Where a "that" clause ends: with its sentence, before "adding that", "according to" or the cue's next verb."""
    _, stop = context.reach(cue)
    for kid in context.analysis.children[cue]:
        token = context.tokens[kid]
        if kid > first and token.deprel in ("conj", "advcl", "parataxis") and context.extent[kid][0] > first:
            below = context.analysis.children[kid]
            bare = token.upos == "VERB" and not any(context.tokens[at].deprel in ("nsubj", "mark") for at in below)
            but = token.deprel == "conj" and any(context.tokens[at].lemma == "but" for at in below)
            if bare or but:
                stop = min(stop, context.extent[kid][0])
    stop = closing(context, cue, first, reporting_comma(context, first, stop))
    while stop > first and (context.tokens[stop - 1].upos in ("PUNCT", "CCONJ")) and not context.is_quoted(stop - 1):
        stop -= 1
    return stop


def reporting_comma(context: AttributionContext, first: int, last: int) -> int:
    """The first comma before another cue of the same speaker, else ``last``.

    That is a participle of saying ("..., adding that ..."), "according to", or a verb joined on ("..., and accused");
    without a comma, a verb of saying after a clause whose subject is a thing. Nor does what the speaker did next belong
    to the words ('"look dear", and cut their target').
    """
    last = min(last, *(end(context, first, last) for end in (_joined_report, _joined_act, _other_report)))
    commas = context.commas
    for at in commas[bisect_left(commas, first + 1) : bisect_left(commas, last - 2)]:
        token = context.tokens[at + 1]
        if token.lemma == "accord":
            return at
        kind = context.kind(at + 1)
        if token.xpos == "VBG" and kind in _PARTICIPLES:
            return at
        joined = context.tokens[at + 2]
        past = joined.upos == "VERB" and joined.xpos in ("VBD", "VBN")
        if token.upos == "CCONJ" and past and context.kind(at + 2) in _JOINED:
            return at
    return last


def _conjunctions(context: AttributionContext, first: int, last: int) -> list[int]:
    """The conjunctions outside marks in a range, without a look at its other words: one range may hold many others."""
    found = context.conjunctions
    return found[bisect_left(found, first) : bisect_left(found, max(first, last))]


def _joined_report(context: AttributionContext, first: int, last: int) -> int:
    """The conjunction before another cue of the same speaker: "the plan was dead and called it a farce"."""
    for at in _conjunctions(context, first + 1, last - 2):
        verb = at + 1 + (context.tokens[at + 1].upos == "ADV")
        if joins_report(context, verb):
            return at
    return last


def _other_report(context: AttributionContext, first: int, last: int) -> int:
    """The comma before what somebody else says: "Ruiz said it was dry, while Lowe said it leaked"; else ``last``."""
    commas = context.commas
    for at in commas[bisect_left(commas, first + 1) : bisect_left(commas, last - 2)]:
        link = context.tokens[at + 1]
        if link.lemma not in ("while", "whereas") or context.kind(link.head) not in SPEAKING:
            continue
        subject = child(context, link.head, ("nsubj",))
        if subject is not None and at < subject < link.head and context.is_name(subject):
            return at
    return last


def _joined_act(context: AttributionContext, first: int, last: int) -> int:
    """The mark or conjunction after a quotation in the present before a bare verb in the past: what the speaker did.

    As in 'said the disposals "look like a fire sale", and cut their price target'; else ``last``.
    """
    for at in _conjunctions(context, first + 1, last - 2):
        stop = at - (context.tokens[at - 1].text == "," and not context.is_quoted(at - 1))
        verb = at + 1 + (context.tokens[at + 1].upos == "ADV")
        if context.is_quoted(stop - 1) and _is_act(context, verb, first):
            return stop
    return last


def _is_act(context: AttributionContext, verb: int, first: int) -> bool:
    """Whether a verb in the past, without subject or auxiliary, is joined to one in the present between marks."""
    token = context.tokens[verb]
    quoted = context.tokens[token.head]
    # a past like the plain form tells nothing, but the comma outside the marks does
    past = token.xpos == "VBD" or (token.text in SAME_IN_THE_PAST and context.tokens[verb - 2].text == ",")
    if not past or token.deprel != "conj" or not context.is_quoted(token.head) or token.head < first:
        return False
    helped = {context.tokens[kid].deprel for kid in context.analysis.children[token.head]} & {"aux", "mark"}
    present = quoted.xpos in _PRESENT or _copula_tag(context, token.head) in _PRESENT
    own = {context.tokens[kid].deprel for kid in context.analysis.children[verb]}
    return present and not helped and own.isdisjoint(("nsubj", "nsubj:pass", "aux", "aux:pass"))


def _copula_tag(context: AttributionContext, head: int) -> str:
    kids = context.analysis.children[head]
    return next((context.tokens[kid].xpos for kid in kids if context.tokens[kid].deprel == "cop"), "")

"""Cues set off by commas: "prices fell, Ruiz said", "the plant, said Ruiz, will close".

Here too position is better evidence than the tree, which often attaches a late "he said" to the last clause before it
alone. A verb of saying with nothing but its subject, set off by a comma, attributes the whole sentence around it.
"""

from __future__ import annotations

from newsdigest.facts.quotes.context import AttributionContext, CueAttribution
from newsdigest.facts.quotes.sources import climb, subject_after
from newsdigest.lexicon.speech import TAKE_CLAUSES
from newsdigest.lexicon.tags import FINITE_TAGS, NOUN_PHRASE_TAGS, OTHER_NOMINAL_TAGS

__all__ = ["closing", "set_off"]

_KINDS = TAKE_CLAUSES
_PHRASE = NOUN_PHRASE_TAGS | OTHER_NOMINAL_TAGS | {"ADP", "PART", "CCONJ", "ADV", "AUX"}
_NOMINAL = NOUN_PHRASE_TAGS
_LEADS_ON = frozenset(("SCONJ", "CCONJ", "ADP", "ADV"))
_NEVER_INVERTED = frozenset(("tell", "inform", "brief", "assure", "remind"))
"""Verbs whose object, the addressee, must follow: "..., told reporters" has no subject after it."""

_LONGEST_CORE = 30


def set_off(context: AttributionContext, index: int, kind: str) -> CueAttribution | None:
    """The reading of a cue that commas set off: frame, pieces of content, head of the source."""
    token = context.tokens[index]
    if kind not in _KINDS or not (token.xpos in FINITE_TAGS or _is_perfect(context, index)):
        return None
    begin, end = context.reach(index)
    for source in (_subject(context, index), _between_commas(context, index)):
        core = _core(context, index, source, begin, end)
        if core is not None:
            break
    else:
        return None
    low, high = core
    before = (begin, _before_apposition(context, index, begin, low - 1))
    after = (high + 1, _sentence_stop(context, end))
    whole = _has_finite(context, *before) or _has_participle(context, *before)
    ends = high >= after[1]
    if whole and (ends or not _goes_on(context, before, after)):
        return "set_off", (before,), source
    if not ends and _has_finite(context, *after) and before[1] > before[0]:
        if _is_bare(context, *before) and not _begins_predicate(context, after[0]):
            return None  # "Ruiz, head of the guild, the Society of Smiths, said the rules": one source, not two
        leading = all(token.upos in ("ADV", "CCONJ", "PUNCT") for token in context.tokens[before[0] : before[1]])
        return "amid", ((after,) if leading else (before, after)), source
    return None


def _is_bare(context: AttributionContext, first: int, last: int) -> bool:
    """Whether words are a noun phrase alone, after a conjunction if any."""
    tokens = context.tokens[first:last]
    if tokens and tokens[0].upos == "CCONJ":
        tokens = tokens[1:]
    return bool(tokens) and tokens[0].upos in _NOMINAL and all(token.upos in _PHRASE for token in tokens)


def _begins_predicate(context: AttributionContext, at: int) -> bool:
    """Whether a verb begins there, after adverbs and marks: "..., officials said, will close"."""
    stop = min(at + 4, len(context.tokens))
    while at < stop and context.tokens[at].upos in ("ADV", "PUNCT", "PART"):
        at += 1
    return at < stop and context.tokens[at].upos in ("AUX", "VERB")


def _is_perfect(context: AttributionContext, index: int) -> bool:
    """Whether a participle has its auxiliary: "..., the minister has said"."""
    kids = context.analysis.children[index]
    return context.tokens[index].xpos == "VBN" and any(
        context.tokens[kid].lemma == "have" and context.tokens[kid].deprel == "aux" for kid in kids
    )


def closing(context: AttributionContext, cue: int, first: int, stop: int) -> int:
    """Where words that end with another speaker's set-off cue must end: "... in 2024, an official said"."""
    for at in range(stop - 1, max(first, stop - _LONGEST_CORE), -1):
        token = context.tokens[at]
        if token.xpos in FINITE_TAGS and at != cue and context.region_of[at] < 0:
            found = set_off(context, at, context.kind(at))
            return found[1][0][1] if found is not None and found[0] == "set_off" and found[1][0][1] > first else stop
    return stop


def _core(context: AttributionContext, index: int, source: int, first: int, last: int) -> tuple[int, int] | None:
    """The range of the cue with its subject, if it is between a comma and a comma or the end."""
    if source < 0 or not first <= source < last or context.tokens[source].xpos in ("WDT", "WP"):
        return None
    low = index
    if source < index:
        low = min(context.extent[source][0], source)
        while low > first and context.tokens[low - 1].upos in _PHRASE and context.region_of[low - 1] < 0:
            low -= 1
    if low <= first or context.tokens[low - 1].text not in (",", "-"):
        return None
    high = index + 1
    if source > index:  # "said the official already named": what modifies the source belongs to the source
        high = max(high, context.extent[source][1])
        while high < last and context.tokens[high].text not in (",", ".", "?", "!", ";", "-", ":"):
            high += 1
    limit = min(last, high + _LONGEST_CORE)
    while high < limit and context.tokens[high].text not in (",", ".", "?", "!", ";", "-", ":"):
        if (
            context.tokens[high].xpos in FINITE_TAGS
            or context.tokens[high].upos == "SCONJ"
            or context.region_of[high] >= 0
        ):
            return None
        high += 1
    if high >= limit and high < last:
        return None
    return low, high


def _subject(context: AttributionContext, index: int) -> int:
    for kid in context.analysis.children[index]:
        if context.tokens[kid].deprel == "nsubj" and context.region_of[kid] < 0:
            return kid
    inverted = context.tokens[index].lemma not in _NEVER_INVERTED
    if index and inverted and context.tokens[index - 1].text == ",":
        return subject_after(context, index, context.reach(index)[1])
    return -1


def _between_commas(context: AttributionContext, index: int) -> int:
    """The head of a noun phrase that fills the space between a comma and the verb, where the tree has no subject."""
    first, _ = context.reach(index)
    at = index - 1
    while at > first and context.tokens[at].upos in ("ADV", "AUX"):
        at -= 1
    if at > first and context.tokens[at].text == ",":  # "..., the delegate in Segovia, Luis Arana, told reporters"
        at -= 1
    low = at
    while low > max(first, index - _LONGEST_CORE) and (context.tokens[low].upos in _PHRASE or low in context.name_at):
        low -= 1
    if low >= at or context.tokens[low].text != "," or context.tokens[at].upos not in ("NOUN", "PROPN", "PRON"):
        return -1
    return climb(context, at, low + 1, index)


def _before_apposition(context: AttributionContext, index: int, first: int, last: int) -> int:
    """Where the statement ends before a source with an apposition: "..., the delegate, Luis Arana, told reporters"."""
    if context.tokens[index - 1].text != ",":
        return last
    at = last - 1
    while at > first and context.tokens[at].text != ",":
        if context.tokens[at].upos in ("VERB", "AUX") or context.region_of[at] >= 0:
            return last
        at -= 1
    return at if at > first and context.tokens[at + 1].upos == "DET" else last


def _has_participle(context: AttributionContext, first: int, last: int) -> bool:
    """Whether it is a verb whose form is that of a participle too: "the pier shut on Monday, Crane said"."""
    return last - first > 2 and any(context.tokens[at].xpos == "VBN" for at in range(first, last))


def _sentence_stop(context: AttributionContext, last: int) -> int:
    while last > 0 and context.tokens[last - 1].text in (".", "?", "!") and context.region_of[last - 1] < 0:
        last -= 1
    return last


def _has_finite(context: AttributionContext, first: int, last: int) -> bool:
    return any(context.tokens[at].xpos in FINITE_TAGS for at in range(first, last))


def _goes_on(context: AttributionContext, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether the words after the cue are still the speaker's."""
    if context.tokens[before[0]].upos == "SCONJ":
        return True
    start = context.tokens[after[0]] if after[0] < after[1] else None
    return (
        start is not None
        and start.upos in _LEADS_ON
        and start.text.lower() not in ("after", "as", "when", "while", "who")
    )

"""Cues set off by commas: "prices fell, Ruiz said", "the plant, said Ruiz, will close".

Here too position is better evidence than the tree, which often attaches a late "he said" to the last clause before it
alone. A verb of saying with nothing but its subject, set off by a comma, attributes the whole sentence around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.facts.quotes.clause_roles import NEVER_INVERTED, is_passive
from newsdigest.facts.quotes.context import AttributionContext, CueAttribution, FrameMatch
from newsdigest.facts.quotes.sources import climb, quoted_speaker, subject_after
from newsdigest.lexicon.speech import TAKE_CLAUSES
from newsdigest.lexicon.tags import FINITE_TAGS, NOUN_PHRASE_TAGS, OTHER_NOMINAL_TAGS
from newsdigest.model.enums import BlockKind

__all__ = ["amid_marks", "closing", "set_off"]

_KINDS = TAKE_CLAUSES
_PHRASE = NOUN_PHRASE_TAGS | OTHER_NOMINAL_TAGS | {"ADP", "PART", "CCONJ", "ADV", "AUX"}
_NOMINAL = NOUN_PHRASE_TAGS
_LEADS_ON = frozenset(("SCONJ", "CCONJ", "ADP", "ADV"))
_BREAKS = frozenset((",", ".", "?", "!", ";", "-", ":"))
_SHORTEST_CLAUSE = 2  # tokens
_LONGEST_CORE = 30


def set_off(context: AttributionContext, index: int, kind: str) -> CueAttribution | None:
    """The reading of a cue that commas set off: frame, pieces of content, head of the source."""
    token = context.tokens[index]
    quoted = quoted_speaker(context, index)  # "..., Ruiz was quoted as saying"
    if kind not in _KINDS or not (token.xpos in FINITE_TAGS or _is_perfect(context, index) or quoted is not None):
        return None
    if is_passive(context, index):
        return None  # "..., it has been claimed": nobody is named
    inverted = _after_headline(context, index)
    if inverted is not None:
        return "set_off", ((context.reach(index)[0], index),), inverted
    for source in _sources(context, index, quoted):
        if source is not None and source < index and _has_object(context, index):
            return None
        core = _core(context, index, source) if source is not None else None
        if core is not None:
            pieces = _around(context, index, core)
            return (*pieces, source) if pieces is not None else None
    return None


def _sources(context: AttributionContext, index: int, quoted: int | None) -> Iterator[int | None]:
    """Possible sources: whom others quote, the subject of the tree, the noun phrase between a comma and the verb.

    The last goes first where it names somebody and the subject is a thing: "..., the first rise in May, Orbit said".
    """
    yield quoted
    subject, beside = _subject(context, index), _between_commas(context, index)
    named = beside is not None and (context.is_somebody(beside) or beside in context.name_at)
    if named and not context.is_somebody(subject):
        subject, beside = beside, subject
    yield subject
    yield beside


def _has_object(context: AttributionContext, index: int) -> bool:
    """Whether a verb has an object that is not spoken to, and so adds a thing and not words: "they added a drum"."""
    kids = context.analysis.children[index]
    if any(context.tokens[kid].deprel == "ccomp" for kid in kids):
        return False  # "said Ruiz, the founder, was dead": trees take the subject for an object
    objects = (kid for kid in kids if kid > index and context.tokens[kid].deprel == "obj")
    return any(not context.is_quoted(kid) and not _is_spoken_to(context, index, kid) for kid in objects)


def _is_spoken_to(context: AttributionContext, index: int, at: int) -> bool:
    """Whether the object of a verb is its addressee: "told reporters", but "tells the story"."""
    somebody = context.is_somebody(at) or context.is_name(at) or context.tokens[at].upos == "PRON"
    return context.addresses(index) and somebody


def _after_headline(context: AttributionContext, index: int) -> int | None:
    """The source that ends a headline, without a comma before the cue: "House prices fall says Harbour Bank"."""
    first, last = context.reach(index)
    if context.analysis.article.blocks[context.block(index)].kind is not BlockKind.HEADLINE:
        return None
    named = index + 1 < last and all(token.upos in _NOMINAL for token in context.tokens[index + 1 : last])
    if not named or not context.holds_finite(first, index) or context.tokens[index - 1].text == ",":
        return None
    return subject_after(context, index, last)


def _around(context: AttributionContext, index: int, core: tuple[int, int]) -> FrameMatch | None:
    """The frame of a cue with its subject, and the words around it that it attributes."""
    begin, end = _clauses_around(context, index)
    low, high = core
    before = (begin, _before_apposition(context, index, begin, low - 1))
    after = (high + 1, _sentence_stop(context, end))
    ends = high >= after[1]
    if _is_clause(context, *before) and (ends or not _goes_on(context, before, after)):
        return "set_off", (before,)
    if ends or before[1] <= before[0]:
        return None
    if not (context.holds_finite(*after) or _begins_predicate(context, after[0])):
        return None
    if _is_bare(context, *before) and not _begins_predicate(context, after[0]):
        return None  # "Ruiz, head of the guild, the Society of Smiths, said the rules": one source, not two
    leading = all(token.upos in ("ADV", "CCONJ", "PUNCT") for token in context.tokens[before[0] : before[1]])
    return "amid", ((after,) if leading else (before, after))


def _clauses_around(context: AttributionContext, index: int) -> tuple[int, int]:
    """The part of a sentence between two semicolons that a token is in: what a cue set off by commas attributes."""
    first, last = context.reach(index)
    for at in range(index - 1, first - 1, -1):
        if context.tokens[at].text == ";" and not context.is_quoted(at):
            first = at + 1
            break
    breaks = (at for at in range(index + 1, last) if context.tokens[at].text == ";" and not context.is_quoted(at))
    return first, next(breaks, last)


def _is_bare(context: AttributionContext, first: int, last: int) -> bool:
    """Whether words are noun phrases alone, after a conjunction if any: "But Ruiz, head of the guild"."""
    tokens = context.tokens[first:last]
    if tokens and tokens[0].upos == "CCONJ":
        tokens = tokens[1:]
    return (
        bool(tokens)
        and tokens[0].upos in _NOMINAL
        and all(token.upos in _PHRASE or token.text == "," for token in tokens)
    )


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
        if token.xpos in FINITE_TAGS and at != cue and not context.is_quoted(at):
            found = set_off(context, at, context.kind(at))
            return found[1][0][1] if found is not None and found[0] == "set_off" and found[1][0][1] > first else stop
    return stop


def _core(context: AttributionContext, index: int, source: int) -> tuple[int, int] | None:
    """The range of the cue with its subject, if it is between a comma and a comma or the end."""
    first, last = context.reach(index)
    if not first <= source < last or context.tokens[source].xpos in ("WDT", "WP"):
        return None
    low = _start_of_core(context, index, source)
    if low <= first or context.tokens[low - 1].text not in (",", "-") or context.is_hyphen(low - 1):
        return None
    high = index + 1
    if source > index:  # "said the official already named": what modifies the source belongs to the source
        high = max(high, context.extent[source][1])
        high = _next_break(context, high, last)
    limit = min(last, high + _LONGEST_CORE)
    stop = _next_break(context, high, limit)
    if any(_begins_clause(context, at) for at in range(high, stop)) or limit <= stop < last:
        return None
    return low, stop


def _start_of_core(context: AttributionContext, index: int, source: int) -> int:
    """The first token of a cue with its subject."""
    if source > index:
        return index
    low = min(context.extent[source][0], source)
    while low < source and context.tokens[low].upos == "PUNCT":
        low += 1
    while low > context.reach(index)[0] and _is_in_phrase(context, low - 1):
        low -= 1
    return low


def _is_in_phrase(context: AttributionContext, at: int) -> bool:
    return context.tokens[at].upos in _PHRASE and not context.is_quoted(at)


def _next_break(context: AttributionContext, at: int, last: int) -> int:
    """The first comma, dash or stop from a token on, else ``last``."""
    while at < last and (context.tokens[at].text not in _BREAKS or context.is_hyphen(at)):
        at += 1
    return at


def _begins_clause(context: AttributionContext, at: int) -> bool:
    """Whether a token shows another clause or a quotation."""
    token = context.tokens[at]
    return token.xpos in FINITE_TAGS or token.upos == "SCONJ" or context.is_quoted(at)


def _subject(context: AttributionContext, index: int) -> int | None:
    for kid in context.analysis.children[index]:
        if context.tokens[kid].deprel == "nsubj" and not context.is_quoted(kid):
            return kid
    inverted = context.tokens[index].lemma not in NEVER_INVERTED
    if index and inverted and context.tokens[index - 1].text == ",":
        return subject_after(context, index, context.reach(index)[1])
    return None


def _between_commas(context: AttributionContext, index: int) -> int | None:
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
        return None
    return climb(context, at, low + 1, index)


def amid_marks(context: AttributionContext, index: int, region: int) -> tuple[tuple[int, int], int] | None:
    """The subject of what was said, and the source, where a cue parts a subject from its verb between marks.

    As in 'The move, officials said, "will cost us"', where trees take the move for what speaks.
    """
    first = context.chunk[index][0]
    comma = next((at for at in range(index - 1, first, -1) if context.tokens[at].text == ","), first)
    if not first < comma < index - 1 or not _opens_with_verb(context, region):
        return None
    source = _between_commas(context, index)
    return ((first, comma), source) if source is not None else None


def _opens_with_verb(context: AttributionContext, region: int) -> bool:
    """Whether the words between marks begin with a finite verb in lower case, after an adverb at most: "all agree"."""
    first, last = context.region_tokens[region]
    words = context.tokens[first + 1 : min(last, first + 3)]
    if not words or not words[0].text[:1].islower():
        return False
    led = len(words) > 1 and words[0].upos in ("ADV", "DET")
    return words[led].xpos in (FINITE_TAGS | {"VB"} if led else FINITE_TAGS)


def _before_apposition(context: AttributionContext, index: int, first: int, last: int) -> int:
    """Where the statement ends before a source with an apposition: "..., the delegate, Luis Arana, told reporters"."""
    if context.tokens[index - 1].text != ",":
        return last
    at = last - 1
    while at > first and context.tokens[at].text != ",":
        if context.tokens[at].upos in ("VERB", "AUX") or context.is_quoted(at):
            return last
        at -= 1
    return at if at > first and context.tokens[at + 1].upos == "DET" else last


def _is_clause(context: AttributionContext, first: int, last: int) -> bool:
    """Whether words hold a finite verb, or one whose form is that of a participle too: "the pier shut, Crane said"."""
    opens = last > first and context.tokens[first].xpos == "VBN"  # "Inspired by Orbit, ... they added a drum"
    participle = last - first > _SHORTEST_CLAUSE and any(context.tokens[at].xpos == "VBN" for at in range(first, last))
    return (participle and not opens) or context.holds_finite(first, last)


def _sentence_stop(context: AttributionContext, last: int) -> int:
    while last > 0 and context.tokens[last - 1].text in (".", "?", "!") and not context.is_quoted(last - 1):
        last -= 1
    return last


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

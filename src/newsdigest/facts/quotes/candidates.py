"""Possible attributions: for each word that may attribute, what it would attribute and to whom.

Every word of the lexicon, and every other verb with a subject and a complement, gives at most one candidate: by its
position beside quotation marks (``adjacent_cues``) or commas (``parenthetical_cues``), else by the tree
(``complement_frames``). Whether the candidate is an attribution is decided by the classifier.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsdigest.facts.quotes.adjacent_cues import beside_marks
from newsdigest.facts.quotes.clause_roles import REPORTING
from newsdigest.facts.quotes.complement_frames import ABOUT, first_frame, word_at
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.manner_of_speech import is_uttered
from newsdigest.facts.quotes.parenthetical_cues import set_off
from newsdigest.facts.quotes.ranges import Ranges, tidy
from newsdigest.facts.quotes.sources import noun_of_names, phrase, source_of
from newsdigest.lexicon.function_words import REFLEXIVES
from newsdigest.lexicon.tags import FINITE_TAGS

__all__ = ["CueCandidate", "candidates"]


_SPEAKING = frozenset(("comment", "elaborate", "speak", "talk", "respond", "answer", "reply", "testify"))
_HANDING = frozenset(("give", "provide"))  # "declined to give his name"
_SHORTEST_LEAD = 2  # tokens before "according to", where what was said follows it
_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))
_LONGEST_SCARE = 6  # tokens, marks included
_EMPTY = REFLEXIVES | {"it", "they"}
"""Lemmas of contents that say nothing."""


class CueCandidate(NamedTuple):
    """A word that may attribute, with what it would attribute. Token indexes and ranges."""

    cue: int  # its head token
    kind: str  # class of the lexicon, or "other"
    frame: str  # how the content depends on the cue
    pieces: Ranges
    source: int  # head token of the source


def candidates(context: AttributionContext) -> list[CueCandidate]:
    """Every candidate outside quotation marks, in the order of their cues."""
    found: list[CueCandidate] = []
    for token in context.tokens:
        if token.upos in _EXAMINERS and not context.is_quoted(token.index):
            candidate = _EXAMINERS[token.upos](context, token.index)
            if candidate is None:
                continue
            source = _source_outside_speech(context, candidate)
            if source is not None and not _says_itself(candidate, source):
                found.append(candidate if source == candidate.source else candidate._replace(source=source))
    return found


def _pronoun_before(context: AttributionContext, candidate: CueCandidate) -> int:
    """The subject pronoun right before a finite verb, whatever the tree says: 'No change, he said, "is left".'."""
    cue = candidate.cue
    before = context.tokens[cue - 1] if cue else None
    if before is None or context.tokens[cue].xpos not in FINITE_TAGS or before.text.lower() not in _SUBJECT_PRONOUNS:
        return candidate.source
    return candidate.source if context.is_quoted(before.index) else before.index


def _says_itself(candidate: CueCandidate, source: int) -> bool:
    """Whether the source is within what it would say: 'AS offers one view: "Spain played well."'."""
    return any(first <= source < last for first, last in candidate.pieces)


def _is_within_speech(context: AttributionContext, source: int) -> bool:
    """Whether a source is a word of a quotation: '"... a worse state," adding, "..."'; not one in scare quotes."""
    first, last = context.quotation(source)
    return last - first > _LONGEST_SCARE


def _source_outside_speech(context: AttributionContext, candidate: CueCandidate) -> int | None:
    """The source of a candidate; None where it is a word of a quotation, and no reporter is before it."""
    source = _pronoun_before(context, candidate)
    return _reporter_before(context, candidate.cue) if _is_within_speech(context, source) else source


def _reporter_before(context: AttributionContext, cue: int) -> int | None:
    """The source of the last verb of saying before a participle in its sentence, past the quotation between them."""
    if context.tokens[cue].xpos != "VBG":
        return None
    for at in range(cue - 1, context.reach(cue)[0] - 1, -1):
        if context.kind(at) in REPORTING and context.tokens[at].upos == "VERB" and not context.is_quoted(at):
            source = source_of(context, at)
            return source if source is not None and not _is_within_speech(context, source) else None
    return None


def _verb(context: AttributionContext, index: int) -> CueCandidate | None:
    token = context.tokens[index]
    if token.lemma == "accord":
        return _according(context, index)
    modifier = token.deprel in ("case", "amod", "fixed", "compound") and not _is_between_marks_and_name(context, index)
    if modifier or _is_bracketed(context, index):
        return None
    if token.xpos == "VBN" and _state(context, index):
        state = _adjective(context, index)
        if state is not None:
            return state
    kind = context.kind(index) or "other"
    placed = beside_marks(context, index, kind) or set_off(context, index, kind)
    frame, pieces, source = placed or ("", (), None)
    if source is not None:
        if kind == "other" and is_uttered(context, index, frame, source):
            kind = "say"
        source = noun_of_names(context, source, index)
        pieces = pieces if frame == "block" else tidy(context, pieces)
        return CueCandidate(index, kind, frame, pieces, source)
    return _complemented(context, index, kind)


def _is_between_marks_and_name(context: AttributionContext, index: int) -> bool:
    """Whether a verb follows marks and precedes a name: '"...," stormed Ms Lowe', where trees see a "stormed Ms"; the
    title may be outside the name.
    """
    name = index + 1
    if not 0 < index < len(context.tokens) - 2 or not context.is_quoted(index - 1):
        return False
    return context.is_name(name) or (context.tokens[name].deprel == "nmod:desc" and context.is_name(name + 1))


def _is_bracketed(context: AttributionContext, index: int) -> bool:
    """Whether a participle opens a bracket, which explains a word: 'quay (pronounced "key")'."""
    return index > 0 and context.tokens[index - 1].text == "(" and context.tokens[index].xpos in ("VBN", "VBD")


def _complemented(context: AttributionContext, index: int, kind: str) -> CueCandidate | None:
    """A verb with what was said as its complement, in the first frame that fits."""
    found = first_frame(word_at(context, index, kind))
    if found is None:
        return None
    frame, pieces = found
    source = source_of(context, index)
    pieces = tidy(context, _outside_subject(pieces, source, index) if frame == "clause" else pieces)
    if source is None or not pieces or _says_nothing(context, pieces):
        return None
    return CueCandidate(index, kind, frame, pieces, noun_of_names(context, source, index))


def _outside_subject(pieces: Ranges, source: int | None, cue: int) -> Ranges:
    """The pieces but those between a subject and its verb: "one of them, silent because he signed it, said ..."."""
    return tuple(piece for piece in pieces if source is None or not source < piece[0] < cue)


def _says_nothing(context: AttributionContext, pieces: Ranges) -> bool:
    """Whether the content is a bare pronoun or only an act of speech: "put it out", "declined to comment"."""
    (first, last), *others = pieces
    words = [token.lemma.lower() for token in context.tokens[first : min(last, first + 2)]]
    if words[0] == "to" and words[-1] in _HANDING:
        return True
    if others or last - first > len(words):
        return False
    return words[0] in _EMPTY if len(words) == 1 else words[0] == "to" and words[1] in _SPEAKING


def _region_end(context: AttributionContext, last: int) -> int:
    """Past the quotation that reaches over the end of a sentence."""
    return max(last, context.quotation(last - 1)[1])


def _leads(context: AttributionContext, first: int, index: int, stop: int) -> bool:
    """Whether what was said follows: "According to Ruiz, ...", "shops are shut and, according to Ruiz, two ..."."""
    tokens = context.tokens
    if all(token.upos in ("PUNCT", "ADV", "CCONJ") for token in tokens[first:index]):
        return True
    after = tokens[stop].text if stop < len(tokens) else ""
    if index - first <= _SHORTEST_LEAD:
        return False
    if tokens[index - 1].text == after == ",":
        return tokens[index - 2].upos == "CCONJ" or tokens[index - 2].lemma == "include"
    return tokens[index - 1].upos == "CCONJ" and tokens[stop - 1].upos != "CCONJ"


def _according(context: AttributionContext, index: int) -> CueCandidate | None:
    """As in "According to Ruiz, the plant will close", "..., according to Ruiz": by place, not by tree."""
    tokens = context.tokens
    first, last = context.reach(index)
    if tokens[index].lemma != "accord" or index + 2 >= last or tokens[index + 1].lemma != "to":
        return None
    source = _phrase_head(context, index + 2, min(last, index + 40))
    if source is None:
        return None
    stop = _source_end(context, index, source)
    content = (stop, _region_end(context, last)) if _leads(context, first, index, stop) else (first, index)
    pieces = tidy(context, (content,))
    return CueCandidate(index, "according", "according", pieces, source) if pieces else None


def _source_end(context: AttributionContext, index: int, source: int) -> int:
    """Where the source after "according to" ends: at a comma or stop, or, where a clause follows, with its phrase.

    As in "the lake is low and according to the ministry it will fall".
    """
    tokens = context.tokens
    first, last = context.reach(index)
    stop = source + 1
    while stop < last and tokens[stop].text not in (",", ".", ";", "-", ":") and not context.is_quoted(stop):
        stop += 1
    clause = context.holds_finite(source, stop)
    joined = index > first and tokens[index - 1].upos == "CCONJ"
    return phrase(context, source)[1] if clause and joined else stop


def _phrase_head(context: AttributionContext, first: int, last: int) -> int | None:
    """The head of the noun phrase that begins at ``first``."""
    at = first
    while at < last and context.tokens[at].upos not in ("NOUN", "PROPN", "PRON"):
        if context.tokens[at].upos in ("PUNCT", "VERB") and at > first:
            return None
        at += 1
    if at >= last:
        return None
    for _ in range(8):
        token = context.tokens[at]
        head = context.tokens[token.head]
        if (
            token.deprel not in ("compound", "amod", "nmod:poss", "flat", "nummod", "det", "nmod:desc")
            or head.index <= at
        ):
            break
        at = token.head
    return None if context.is_quoted(at) else at


def _noun(context: AttributionContext, index: int) -> CueCandidate | None:
    """As in "Her claim that the plant will close", "his call for an inquiry"."""
    kind = context.kind(index)
    if not kind:
        return None
    source = source_of(context, index)
    if source is None:
        return None
    for kid in context.analysis.children[index]:
        first, last = context.extent[kid]
        relation = context.tokens[kid].deprel
        if first <= index:
            continue
        if relation in ("acl", "acl:relcl", "ccomp", "advcl") and context.tokens[first].lemma in (
            "that",
            "to",
            "whether",
        ):
            pieces = tidy(context, ((first, last),))
            return CueCandidate(index, kind, "noun_clause", pieces, source) if pieces else None
        if relation == "nmod" and context.tokens[first].lemma in ABOUT and kid != source:
            pieces = tidy(context, ((first + 1, last),))
            return CueCandidate(index, kind, "noun_phrase", pieces, source) if pieces else None
    return None


def _state(context: AttributionContext, index: int) -> str:
    """The class of a participle as an adjective: "is convinced that"."""
    predicate = context.predicate_at.get(index)
    return predicate.state if predicate is not None else ""


def _adjective(context: AttributionContext, index: int) -> CueCandidate | None:
    """As in "Ruiz is confident that the plant will close", "eager to leave", "critical of the plan"."""
    kind = _state(context, index) if context.tokens[index].upos == "VERB" else context.kind(index)
    if not kind:
        return None
    passive = [kid for kid in context.analysis.children[index] if context.tokens[kid].deprel == "nsubj:pass"]
    source = passive[0] if passive else source_of(context, index)
    if source is None:
        return None
    for kid in context.analysis.children[index]:
        first, last = context.extent[kid]
        if first <= index:
            continue
        relation = context.tokens[kid].deprel
        if relation in ("ccomp", "xcomp", "advcl", "obl", "csubj"):
            prepositional = relation in ("obl", "advcl") and context.tokens[first].lemma in ABOUT - {"to"}
            pieces = tidy(context, ((first + prepositional, last),))
            frame = "adjective_phrase" if prepositional else "adjective_clause"
            return CueCandidate(index, kind, frame, pieces, source) if pieces else None
    return None


_EXAMINERS: dict[str, Callable[[AttributionContext, int], CueCandidate | None]] = {
    "VERB": _verb,
    "NOUN": _noun,
    "ADJ": _adjective,
}

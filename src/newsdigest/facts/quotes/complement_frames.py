"""How the content may depend on a verb, one function a construction, in the order in which they are tried.

Relations are those of Universal Dependencies v2 (https://universaldependencies.org/u/dep/).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext, FrameMatch
from newsdigest.facts.quotes.ranges import Ranges, around_core, reporting_comma, statement_stop, to_clause_end, without
from newsdigest.lexicon.function_words import FRAMING_PREPOSITIONS, MOTION_PREPOSITIONS, TOPIC_PREPOSITIONS
from newsdigest.lexicon.speech import ASKING, TAKE_CLAUSES
from newsdigest.lexicon.tags import FINITE_TAGS, NOUN_PHRASE_TAGS

__all__ = ["ABOUT", "CueWord", "first_frame", "word_at"]

ABOUT = (
    TOPIC_PREPOSITIONS
    | MOTION_PREPOSITIONS - {"into", "onto"}
    | FRAMING_PREPOSITIONS - {"by"}
    | {"as", "over", "from", "upon"}
)
"""Prepositions that may introduce the topic."""

_CONTENT_MARKERS = frozenset(("that", "whether", "if", "how", "as", "why", "what"))
_OPENERS = ABOUT | _CONTENT_MARKERS
_CLAUSAL = TAKE_CLAUSES
_OPEN_SUBJECTS = frozenset(("DT", "PRP", "PRP$"))
"""Tags of words that begin a subject and never follow a noun within one noun phrase."""

_IN_SUBJECT = NOUN_PHRASE_TAGS | {"PART"}
_FARTHEST_THAT = 14
_TOPIC = TOPIC_PREPOSITIONS
_TAKE_A_TAIL = ASKING - {"promise"} | {"name", "judge", "deny", "think"}
_COMMANDS = ASKING | {"think", "want", "say"}


class CueWord(NamedTuple):
    """A verb, noun or adjective under examination."""

    context: AttributionContext
    token: int
    kind: str
    by_relation: dict[str, list[int]]

    def kids(self, *relations: str) -> Sequence[int]:
        """Its dependents in these relations, in the order of the relations given."""
        if len(relations) == 1:
            return self.by_relation.get(relations[0], ())
        found = self.by_relation
        return [kid for relation in relations if relation in found for kid in found[relation]]


def word_at(context: AttributionContext, index: int, kind: str) -> CueWord:
    """The verb at ``index`` with its dependents by relation."""
    found: dict[str, list[int]] = {}
    for child in context.analysis.children[index]:
        found.setdefault(context.tokens[child].deprel, []).append(child)
    return CueWord(context, index, kind, found)


def _comment(word: CueWord) -> FrameMatch | None:
    """As in "The plant, Ruiz said, will close", where the tree attaches the cue to the statement."""
    context, index = word.context, word.token
    token = context.tokens[index]
    if token.deprel != "parataxis" or word.kind == "other" or any(word.kids("ccomp")):
        return None
    if not any(word.kids("nsubj")):
        return None
    return "comment", without(context.extent[token.head], context.extent[index])


def _as_clause(word: CueWord) -> FrameMatch | None:
    """As in "As Ruiz noted, the plant will close", "as Ruiz put it"."""
    context, index = word.context, word.token
    token = context.tokens[index]
    if token.deprel != "advcl" or word.kind == "other":
        return None
    if any(kid for kid in word.kids("ccomp", "obj", "xcomp") if context.tokens[kid].lemma != "it"):
        return None
    if not any(context.tokens[kid].lemma == "as" for kid in word.kids("mark", "advmod")):
        return None
    return "as", without(context.extent[token.head], context.extent[index])


def _clause(word: CueWord) -> FrameMatch | None:
    """As in "Ruiz said (that) the plant will close", also with the cue in the middle or at the end."""
    context = word.context
    opening = _that(word)
    if opening is not None:
        return "clause", ((opening, statement_stop(context, word.token, opening)),)
    for kid in _clauses(word):
        pieces = around_core(context, word.token, kid)
        pieces = _after_addressee(word, _with_subject(word, kid, pieces))
        if pieces and pieces[-1][0] > word.token:
            end = to_clause_end(context, word.token, pieces[-1][1])
            pieces = (*pieces[:-1], (pieces[-1][0], min(end, reporting_comma(context, pieces[-1][0], end))))
        return "clause", pieces
    for addressee in word.kids("iobj", "obj"):
        if word.kind != "other" and context.addresses(word.token):
            for kid in context.analysis.children[addressee]:
                first = context.extent[kid][0]
                relation = context.tokens[kid].deprel
                if relation in ("acl:relcl", "acl", "ccomp") and context.tokens[first].lemma in _CONTENT_MARKERS:
                    return "clause", (context.extent[kid],)
    for kid in word.kids(
        "advcl", "conj", "acl:relcl", "obl"
    ):  # where the tree has another relation, "that" shows the clause
        first, last = context.extent[kid]
        if first == word.token + 1 and context.tokens[first].lemma in ("that", "whether"):
            return "clause", ((first, to_clause_end(context, word.token, last)),)
    return None


def _clauses(word: CueWord) -> Sequence[int]:
    """The clauses under a cue; not one before it without a subject, if one follows: "Asked why, Ruiz said it was"."""
    found = word.kids("ccomp")
    context = word.context
    after = [kid for kid in found if kid > word.token]
    if not after or len(after) == len(found):
        return found
    subjects = {context.tokens[below].deprel[:5] for below in context.analysis.children[found[0]]}
    return found if "nsubj" in subjects else after


def _with_subject(word: CueWord, clause: int, pieces: Ranges) -> Ranges:
    """The pieces with the noun before them, where the tree gives the subject of the clause to the cue.

    As in "Ruiz confirmed two of the pilgrims had died", with "two" as the object of "confirmed"; the clause may begin
    with a mark: 'said the disposals "look like a fire sale"'.
    """
    context = word.context
    if len(pieces) != 1 or pieces[0][0] <= word.token + 1 or not _opens_with_verb(context, pieces[0][0]):
        return pieces
    if any(context.tokens[kid].deprel.startswith("nsubj") for kid in context.analysis.children[clause]):
        return pieces
    first, last = pieces[0]
    for kid in word.kids("obj", "iobj", "obl", "nsubj"):
        low, high = context.extent[kid]
        if low > word.token and high == first and context.tokens[low].upos not in ("ADP", "SCONJ"):
            return ((low, last),)
    noun_phrase = all(token.upos in _IN_SUBJECT for token in context.tokens[word.token + 1 : first])
    return ((word.token + 1, last),) if noun_phrase else pieces


def _opens_with_verb(context: AttributionContext, at: int) -> bool:
    """Whether a finite verb is there, or after an opening mark, where its plain form is one too."""
    if context.is_quoted(at) and context.tokens[at].upos == "PUNCT" and at + 1 < len(context.tokens):
        return context.tokens[at + 1].xpos in FINITE_TAGS | {"VB"}
    return context.tokens[at].xpos in FINITE_TAGS


def _after_addressee(word: CueWord, pieces: Ranges) -> Ranges:
    """The pieces without the addressee, a noun phrase before their subject: "told the Harbour Post the fire began"."""
    context = word.context
    if not pieces or pieces[0][0] != word.token + 1 or not context.addresses(word.token):
        return pieces
    (first, last), *others = pieces
    start = first + (context.tokens[first].upos == "DET")
    name = context.name_of.get(start)
    at = name.last if name is not None else _after_nouns(context, start, last)
    if not start < at < last:
        return pieces
    outlet = name is not None and name.kind == "organization" and context.tokens[at].upos in NOUN_PHRASE_TAGS
    if not outlet and context.tokens[at].xpos not in _OPEN_SUBJECTS:
        return pieces
    return ((at, last), *others)


def _after_nouns(context: AttributionContext, at: int, last: int) -> int:
    """One past the nouns and adjectives from a token on."""
    while at < last and context.tokens[at].upos in ("NOUN", "ADJ"):
        at += 1
    return at


def _that(word: CueWord) -> int | None:
    """The "that" which a verb of saying leads to, past its addressee, time and place; None without one."""
    context = word.context
    if word.kind not in _CLAUSAL:
        return None
    stop = min(context.reach(word.token)[1], word.token + _FARTHEST_THAT)
    for at in range(word.token + 1, stop):
        token = context.tokens[at]
        if token.text.lower() == "that" and token.upos == "SCONJ" and not context.is_quoted(at):
            return at
        if token.xpos in FINITE_TAGS or token.text in (":", ";", ",") or token.upos == "SCONJ":
            return None
    return None


def _colon(word: CueWord) -> FrameMatch | None:
    """As in "Ruiz said: the plant will close"."""
    context = word.context
    for kid in word.kids("parataxis"):
        first, last = context.extent[kid]
        if first > word.token and word.kind != "other":
            return "colon", ((first, last),)
    return None


def _infinitive(word: CueWord) -> FrameMatch | None:
    """As in "Ruiz wants to close the plant", "Ruiz urged the council to close it", "Ruiz called it a disaster"."""
    context = word.context
    for kid in word.kids("xcomp"):
        first, last = context.extent[kid]
        objects = [context.extent[other] for other in word.kids("obj", "iobj") if other > word.token]
        to = context.tokens[first].lemma == "to"
        if objects and objects[0][0] < first:
            return ("object_to" if to else "object_as"), ((objects[0][0], last),)
        if to and word.kind == "say":
            return None  # "continued to grow"
        return ("to" if to else "complement"), ((first, last),)
    return _commanded(word) if word.kind in _COMMANDS else None


def _commanded(word: CueWord) -> FrameMatch | None:
    """As in "Ruiz ordered the council to act", where the tree gives the infinitive to the noun or to the sentence."""
    context = word.context
    ends = {context.extent[other][1]: context.extent[other][0] for other in reversed(word.kids("obj", "iobj"))}
    for kid in word.kids("advcl", "acl"):
        first, last = context.extent[kid]
        if first in ends and context.tokens[first].lemma == "to":
            return "object_to", ((ends[first], to_clause_end(context, word.token, last)),)
    return None


def _object(word: CueWord) -> FrameMatch | None:
    """As in "Ruiz criticised the plan", "Ruiz accused him of lying", "Ruiz described it as dead"."""
    context = word.context
    for kid in word.kids("obj"):
        first, last = context.extent[kid]
        if first <= word.token:
            continue
        if word.kind == "name" and _ends_in_marks(context, first, last):
            return "object_as", ((first, last),)
        if _leads_to_marks(context, last) and word.kind not in ("say", "claim"):
            return "object_as", ((first, context.quotation(last)[1]),)
        if word.kind in _TAKE_A_TAIL:
            for tail in word.kids("obj"):
                if tail > kid and word.kind == "name":  # "called them the detectives of the air"
                    return "object_as", ((first, context.extent[tail][1]),)
            for tail in word.kids("obl", "advcl"):
                low, high = context.extent[tail]
                if low >= last and context.tokens[low].lemma in ("as", "of", "for", "a", "with"):
                    return "object_as", ((first, high),)
        return "object", ((first, last),)
    return None


def _ends_in_marks(context: AttributionContext, first: int, last: int) -> bool:
    """Whether a quotation ends a noun phrase, which the tree takes for one object: "called the plan “dead”"."""
    return context.is_quoted(last - 1) and not context.is_quoted(first)


def _leads_to_marks(context: AttributionContext, last: int) -> bool:
    """Whether a quotation follows at once, as in "called the plan “a gift”"."""
    return last < len(context.tokens) and context.is_quoted(last) and not context.is_quoted(last - 1)


def _oblique(word: CueWord) -> FrameMatch | None:
    """As in "Ruiz called for an inquiry", "Ruiz complained about the noise"."""
    context = word.context
    for kid in word.kids("obl"):
        first, last = context.extent[kid]
        if word.kind in ("say", "claim") and context.tokens[first].lemma not in _TOPIC:
            continue  # the addressee or the place
        if first > word.token and context.tokens[first].lemma in ABOUT:
            last = _to_infinitive(word, last) if word.kind == "urge" else last
            last = reporting_comma(context, first + 1, last)
            return ("oblique" if first == word.token + 1 else "far_oblique"), ((first + 1, last),)
    for kid in word.kids("advcl"):
        first, last = context.extent[kid]
        if first > word.token and context.tokens[first].lemma in _OPENERS:
            return "oblique", ((first + 1, last),)
    return None


def _to_infinitive(word: CueWord, last: int) -> int:
    """As in "called for the council to act": what follows the noun belongs to the demand."""
    context = word.context
    for kid in word.kids("xcomp", "advcl", "acl", "ccomp", "conj"):
        first, high = context.extent[kid]
        if first >= last and context.tokens[first].lemma in ("to", "and"):
            last = high
    return last


def _passive(word: CueWord) -> FrameMatch | None:
    """As in "The plan was criticised by Ruiz"."""
    context = word.context
    if not any(word.kids("obl:agent")):
        return None
    for kid in word.kids("nsubj:pass"):
        rest = [context.extent[other] for other in word.kids("xcomp", "ccomp")]
        return "passive", (context.extent[kid], *rest)
    return None


def _rest(word: CueWord) -> FrameMatch | None:
    """What follows a verb of saying to the end of its sentence, where the tree shows nothing."""
    context = word.context
    first = word.token + 1
    if word.kind not in _CLAUSAL or first >= len(context.tokens) or context.tokens[first].upos in ("PUNCT", "ADP"):
        return None
    stop = statement_stop(context, word.token, first)
    if not context.holds_finite(first, stop):
        return None
    return "rest", ((first, stop),)


_READINGS: tuple[Callable[[CueWord], FrameMatch | None], ...] = (
    _passive,
    _as_clause,
    _clause,
    _comment,
    _colon,
    _infinitive,
    _object,
    _oblique,
    _rest,
)


def first_frame(word: CueWord) -> FrameMatch | None:
    """The first of :data:`_READINGS` that fits a word."""
    for reading in _READINGS:
        found = reading(word)
        if found is not None:
            pieces = _within_report(word, found[1])
            if pieces:
                return found[0], pieces
    return None


def _within_report(word: CueWord, pieces: Ranges) -> Ranges:
    """The pieces without what is past a semicolon between two reports, and without marks alone."""
    context = word.context
    if not context.partings:
        return pieces
    first, last = context.reach(word.token)
    clipped = ((max(low, first), min(high, last)) for low, high in pieces)
    return tuple(piece for piece in clipped if any(token.upos != "PUNCT" for token in context.tokens[slice(*piece)]))

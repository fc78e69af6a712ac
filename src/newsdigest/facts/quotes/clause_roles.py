"""What a verb of saying is to its clause: a passive, whose subject says nothing, or a second cue of one speaker."""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.lexicon.nouns import DOCUMENTS
from newsdigest.lexicon.tags import NOUN_PHRASE_TAGS, OTHER_NOMINAL_TAGS, TENSED_TAGS

__all__ = [
    "JOINED",
    "NEVER_INVERTED",
    "NOMINAL",
    "REPORTING",
    "agent_of",
    "before_adverbial",
    "child",
    "is_passive",
    "joins_report",
    "root_subjects",
]

NOMINAL = NOUN_PHRASE_TAGS | OTHER_NOMINAL_TAGS
"""Parts of speech that a source can begin with."""

REPORTING = frozenset(("say", "claim", "deny", "ask"))
JOINED = REPORTING | {"judge", "urge", "promise", "name"}
"""Classes of cues that go on from another cue of the same speaker."""

NEVER_INVERTED = frozenset(("tell", "inform", "brief", "assure", "remind"))
"""Verbs whose object, the addressee, must follow: "..., told reporters" has no subject after it."""

_WITHIN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_HEARSAY = frozenset(("say", "report", "allege", "believe", "think", "understand", "rumour", "rumor"))
_BEFORE_PARTICIPLE = frozenset((",", "when", "if", "once", "although", "though", "while", "as", "and", "but"))
_PAST_OR_TENSED = TENSED_TAGS | {"VBN"}  # taggers take "promised" for a participle after "has been"


def is_passive(context: AttributionContext, index: int) -> bool:
    """Whether a participle is a passive: "was described", "to be labelled", "said to be ill", "when asked if"."""
    tag = context.tokens[index].xpos
    if tag == "VBN" and child(context, index, ("aux:pass",)) is not None:
        return True
    return tag in ("VBN", "VBD") and (_is_hearsay(context, index) or _is_addressed(context, index))


def _is_hearsay(context: AttributionContext, index: int) -> bool:
    """Whether nobody in particular says it: "his team, said to be backed by a bank", "reported to have resigned"."""
    tokens = context.tokens
    if tokens[index].lemma not in _HEARSAY or index + 2 >= len(tokens):
        return False
    return tokens[index + 1].text.lower() == "to" and tokens[index + 2].text.lower() in ("be", "have")


def _is_addressed(context: AttributionContext, index: int) -> bool:
    """Whether a participle of address opens its clause, whose subject is spoken to: "Asked if", "when told that"."""
    if not context.addresses(index) or context.tokens[index].deprel not in ("advcl", "acl"):
        return False
    before = context.tokens[index - 1] if index else None
    opens = before is None or before.sentence != context.tokens[index].sentence
    return opens or (before is not None and before.text.lower() in _BEFORE_PARTICIPLE)


def agent_of(context: AttributionContext, index: int, last: int) -> int | None:
    """The agent of a passive up to ``last``, with any governor in the tree; None without one."""
    agent = child(context, index, ("obl:agent",))
    if agent is not None:
        return agent
    for at in range(index + 1, min(last, len(context.tokens) - 1)):
        if context.tokens[at].text.lower() == "by" and not context.is_quoted(at):
            head = context.tokens[at].head
            return head if head > at and context.tokens[head].upos in NOMINAL else None
    return None


def child(context: AttributionContext, index: int, relations: tuple[str, ...]) -> int | None:
    """The first dependent in one of these relations that is on the same side of all quotation marks."""
    for kid in context.analysis.children[index]:
        if context.tokens[kid].deprel in relations and context.region_of[kid] == context.region_of[index]:
            return kid
    return None


def root_subjects(context: AttributionContext, sentence: int, relations: tuple[str, ...] = ("nsubj",)) -> Iterator[int]:
    """The subjects of the root of a sentence, outside quotation marks."""
    for kid in context.analysis.children[context.analysis.sentences[sentence].root]:
        if context.tokens[kid].deprel in relations and not context.is_quoted(kid):
            yield kid


def joins_report(context: AttributionContext, index: int) -> bool:
    """Whether a verb of saying is joined to a statement whose subject is a thing, so that the speaker goes on.

    As in "Ruiz said the plan was dead and called it a farce", where the tree joins "called" to "dead".
    """
    token = context.tokens[index]
    if token.deprel != "conj" or context.kind(index) not in JOINED or token.xpos not in _PAST_OR_TENSED:
        return False
    if context.tokens[token.head].deprel != "ccomp" or child(context, index, ("nsubj", "nsubj:pass")) is not None:
        return False
    subject = child(context, token.head, ("nsubj", "nsubj:pass"))
    return subject is not None and _is_thing(context, subject)


def _is_thing(context: AttributionContext, subject: int) -> bool:
    """Whether a subject can say nothing: neither somebody nor a document."""
    token = context.tokens[subject]
    if token.upos == "PRON":
        return token.text.lower() in ("it", "this", "that", "there")
    return token.upos == "NOUN" and not context.is_somebody(subject) and token.lemma not in DOCUMENTS


def before_adverbial(context: AttributionContext, at: int, first: int) -> int:
    """The noun before an adverbial between two commas: "Ruiz, after a long pause, said"; else ``at``."""
    if context.tokens[at + 1].text != ",":
        return at
    low = at
    while low > first and context.tokens[low - 1].upos in _WITHIN_PHRASE:
        low -= 1
    if low - 2 <= first or context.tokens[low - 1].upos != "ADP" or context.tokens[low - 2].text != ",":
        return at
    return low - 3 if context.tokens[low - 3].upos in NOMINAL else at

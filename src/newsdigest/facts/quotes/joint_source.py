"""Several who speak together: "Ann Lowe and Tom Okoro said", "Trump and his supporters said"."""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.sources import phrase
from newsdigest.lexicon.tags import FINITE_TAGS, NOUN_TAGS
from newsdigest.model.analysis import Name

__all__ = ["JointSource", "joint_source"]

_SINGULAR = frozenset(("was", "has", "is", "does"))
_OWN_DETERMINERS = frozenset(("det", "nmod:poss"))


class JointSource(NamedTuple):
    """What to call those who speak together, where they are written, and whether one of them is named."""

    name: str
    first: int
    last: int
    named: bool


def joint_source(context: AttributionContext, statement: Statement) -> JointSource | None:
    """All who say a statement together; None where its source is one.

    Each part of the coordination must be whole: a name, a plural, or a noun with a determiner of its own. "Committee
    member and MP Ann Lowe" and "the founder and owner" are one person; so is what a singular verb has for its subject.
    """
    members = _members(context, statement)
    if not members or not all(_is_whole(context, at) for at in members) or _is_singular(context, statement):
        return None
    ranges = [_range(context, at, following) for at, following in zip(members, (*members[1:], None), strict=True)]
    names = [_called(context, *limits) for limits in ranges]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    named = any(_name(context, *limits) is not None for limits in ranges)
    return JointSource(listed, ranges[0][0], ranges[-1][1], named)


def _members(context: AttributionContext, statement: Statement) -> tuple[int, ...]:
    """The heads of the parts of a source that "and" joins, all on one side of the cue; none for a single source."""
    head, cue = statement.own_source, statement.cue
    if head is None or cue is None or context.tokens[head].upos not in NOUN_TAGS:
        return ()
    kids = context.analysis.children[head]
    joined = [kid for kid in kids if kid > head and context.tokens[kid].deprel == "conj"]
    if not joined or not all(_is_beside(context, head, kid, cue) for kid in joined):
        return ()
    own = context.name_of.get(head)
    one = own is not None and own.last > joined[-1]  # "Marks and Sons"
    return () if one or not _is_last(context, joined[-1], cue) else (head, *joined)


def _is_beside(context: AttributionContext, head: int, other: int, cue: int) -> bool:
    """Whether a conjunct is a noun outside marks on the same side of the cue."""
    noun = context.tokens[other].upos in NOUN_TAGS and not context.is_quoted(other)
    return noun and (other < cue) == (head < cue)


def _is_last(context: AttributionContext, at: int, cue: int) -> bool:
    """Whether "and" joins a conjunct, which is no subject of a later verb: "said Ann Lowe, and Tom Okoro agreed"."""
    kids = context.analysis.children[at]
    if [context.tokens[kid].lemma for kid in kids if context.tokens[kid].deprel == "cc"] != ["and"]:
        return False
    end = context.extent[at][1]
    return at < cue or end >= len(context.tokens) or context.tokens[end].xpos not in FINITE_TAGS


def _is_whole(context: AttributionContext, at: int) -> bool:
    """Whether a part names or describes somebody by itself; not "a columnist", which describes the one before it."""
    if at in context.name_of or context.tokens[at].xpos in ("NNS", "NNPS"):
        return True
    own = [context.tokens[kid] for kid in context.analysis.children[at]]
    return any(token.deprel in _OWN_DETERMINERS and token.lemma not in ("a", "an") for token in own)


def _is_singular(context: AttributionContext, statement: Statement) -> bool:
    """Whether the cue has the form of a verb with one subject: "says", "has said"."""
    if statement.cue is None:
        return False
    kids = context.analysis.children[statement.cue]
    helped = any(context.tokens[kid].text.lower() in _SINGULAR for kid in kids if context.tokens[kid].deprel == "aux")
    return helped or context.tokens[statement.cue].xpos == "VBZ"


def _range(context: AttributionContext, at: int, following: int | None) -> tuple[int, int]:
    """The tokens of a part: up to the next one, without apposition and conjunction."""
    first, last = phrase(context, at)
    if following is not None:
        last = min(last, context.extent[following][0])
    name = context.name_of.get(at) or context.name_of.get(at + 1)
    last = name.last if name is not None and name.last > last else last
    while last > at + 1 and context.tokens[last - 1].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return first, last


def _called(context: AttributionContext, first: int, last: int) -> str:
    """The full name of a part, else its words."""
    name = _name(context, first, last)
    entity = context.analysis.entity_of(name.head) if name is not None else None
    return entity.name if entity is not None else context.text(*context.analysis.chars(first, last))


def _name(context: AttributionContext, first: int, last: int) -> Name | None:
    """The name that ends a part."""
    name = context.name_of.get(last - 1)
    return name if name is not None and name.first >= first else None

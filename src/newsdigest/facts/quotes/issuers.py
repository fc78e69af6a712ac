"""Who speaks through a statement: "the council issued a statement, which read", "read the statement"."""

from __future__ import annotations

from collections.abc import Iterator

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.mention_index import SourceCandidate
from newsdigest.facts.quotes.sources import phrase
from newsdigest.lexicon.nouns import ISSUED

__all__ = ["issuer"]

_RELATIVE = frozenset(("which", "that"))
_GOVERNED = ("obj", "obl", "nsubj:pass")
_KNOWN = frozenset(("the", "that", "this"))
_FARTHEST = 400  # tokens back to where a document is told of first


def issuer(context: AttributionContext, statement: Statement) -> SourceCandidate:
    """The entity that issued the document that a statement's source is; None for another source."""
    noun = _document(context, statement.own_source)
    if noun is None:
        return None
    for at in (noun, *_earlier(context, noun)):
        found = next(_issuers(context, at, statement.own_source), None)
        if found is not None:
            return found
    return None


def _earlier(context: AttributionContext, noun: int) -> Iterator[int]:
    """Where the article told before of a document that it calls "the statement" and no more than that."""
    first, last = phrase(context, noun)
    if last - first != 2 or context.tokens[first].text.lower() not in _KNOWN:
        return
    for at in range(noun - 1, max(0, noun - _FARTHEST) - 1, -1):
        if context.tokens[at].lemma == context.tokens[noun].lemma:
            yield at


def _document(context: AttributionContext, source: int | None) -> int | None:
    """The noun of a document that is a source, or that a source stands for: "a statement, which read"."""
    if source is None:
        return None
    token = context.tokens[source]
    if token.text.lower() in _RELATIVE and context.tokens[token.head].deprel == "acl:relcl":
        token = context.tokens[context.tokens[token.head].head]
    return token.index if token.lemma in ISSUED else None


def _issuers(context: AttributionContext, noun: int, source: int | None) -> Iterator[int]:
    """Entities that the words around a document show to have issued it: owner, author, subject of its verb."""
    tokens, children = context.tokens, context.analysis.children
    for kid in children[noun]:
        relation = tokens[kid].deprel
        by = relation == "nmod" and tokens[context.extent[kid][0]].lemma in ("by", "from")
        named = kid in context.name_at or context.is_person(context.entity(kid))
        if relation == "nmod:poss" or (named and (by or relation == "compound")):
            yield from _actor(context, kid)
    verb = tokens[noun].head
    if tokens[noun].deprel not in _GOVERNED or noun == source:
        return
    relation = "obl:agent" if tokens[noun].deprel == "nsubj:pass" else "nsubj"
    for kid in children[verb]:
        if tokens[kid].deprel == relation and not context.is_quoted(kid):
            yield from _actor(context, kid)
    if verb - 1 in context.name_of:  # where the tree has no subject: "in a statement on the ban Orbit said"
        yield from _actor(context, context.name_of[verb - 1].head)


def _actor(context: AttributionContext, head: int) -> Iterator[int]:
    number = context.entity(head)
    if number is not None and context.is_somebody(head):
        yield number

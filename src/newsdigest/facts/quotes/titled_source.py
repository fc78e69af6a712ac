"""A source that repeats a title: "Chancellor Rachel Holt ... The chancellor said"."""

from __future__ import annotations

from collections.abc import Sequence

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.mention_index import SourceCandidate
from newsdigest.facts.quotes.sources import phrase
from newsdigest.lexicon.function_words import ARTICLES, DEMONSTRATIVES
from newsdigest.lexicon.nouns import OFFICE_CHANGERS

__all__ = ["role_holder", "titled_person"]

_SPELLED = {
    "PM": ("prime", "minister"),
    "CEO": ("chief", "executive"),
    "CFO": ("finance", "chief"),
    "MP": ("mp",),
    "MEP": ("mep",),
    "MSP": ("msp",),
}
_DETERMINERS = ARTICLES | DEMONSTRATIVES


def titled_person(context: AttributionContext, statement: Statement) -> SourceCandidate:
    """The named person who alone has the title that the source repeats, where coreference found the same one.

    The title may have more words before its office ("Norwegian Prime Minister"), of which none makes another office
    of it ("former chancellor").
    """
    head = statement.own_source
    if head is None or statement.source != head or context.tokens[head].xpos[-1] == "S":
        return None
    entity = context.entity(head)
    first, last = phrase(context, head)
    words = [token.text.lower() for token in context.tokens[first:last]]
    words = words[1:] if words[0] in _DETERMINERS else words
    if entity is None or not words or last != head + 1:
        return None
    holders = _holders(context, words)
    return entity if holders == [entity] else None


def role_holder(context: AttributionContext, head: int) -> SourceCandidate:
    """The only person with the office that an acronym stands for: "Prime Minister Ann Lowe ... the PM said"."""
    holders = _holders(context, _SPELLED.get(context.tokens[head].text, ()))
    return holders[0] if len(holders) == 1 else None


def _holders(context: AttributionContext, words: Sequence[str]) -> list[int]:
    """The people whose description is these words, or ends in them after words of another sort."""
    found: list[int] = []
    for person, own in context.titled.get(words[-1], ()) if words else ():
        before = own[: len(own) - len(words)]
        if own[len(before) :] == list(words) and OFFICE_CHANGERS.isdisjoint(before):
            found.append(person)
    return found

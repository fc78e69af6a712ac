"""What the words around a name say of its kind: "the software firm Norvane", "the suburb of Elmhope", "Norvane shares".

The tagger recognises names by their shape and takes a single unknown one for a person's. A common noun that the tree
relates to it is better evidence: one before it, in apposition after it, as its predicate, or one that it modifies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdigest.language.gazetteer import given_gender, noun_of, word_class
from newsdigest.language.names.ner_spans import NerSpan
from newsdigest.lexicon.nouns import NOUNS_OF_FIRMS, WORKS
from newsdigest.lexicon.tags import ARGUMENTS, FINITE_TAGS
from newsdigest.model.analysis import Token

__all__ = ["is_classified", "is_firm_by_apposition", "is_introduced", "kind_in_context"]

_BEFORE = ARGUMENTS | {"appos", "flat", "compound", "nmod:desc", "nmod"} | {"conj", "nsubj:pass"}
_MISPLACED = frozenset({("obl", "obj"), ("nmod", "appos")})
"""Relations to one head of a noun and of the name right after it, which cannot be but one phrase: "works at the firm
Norvane" has no object, "workers at the airline Norvane" are not Norvane."""

_SETTLEMENTS = "settlements"
_CLASSIFYING = "classifying nouns"
_DETERMINERS = frozenset({"a", "an", "the", "one", "another"})
_MEMBERSHIPS = frozenset({"force", "opposition", "authority", "host", "house", "institution", "team", "side"})
"""Nouns for bodies that also describe a person: "Cole, a force in the party", "Cole, an institution in Hale"."""

_SEATED = frozenset({"council", "mayor", "bishop", "archbishop", "resident", "citizen", "native"})
"""Nouns for bodies and people whose place follows "of"."""

_NOT_OF_PLACES = frozenset({"organization", "other"})
"""Kinds that are no evidence against a place: "Lisbon shares" make no firm of it, "the series Leeds lost" no show."""

_OF_CASTS = frozenset({"starring", "directed"})
_NEAR = 9
"""Tokens after a name that are searched for the noun in apposition to it."""

_SHARED = frozenset({"government", "police", "court", "council", "army", "cabinet", "parliament", "regime", "party"})
"""Bodies whose noun precedes the names of their people, not their own: "police Sgt Cole"."""


def kind_in_context(tokens: Sequence[Token], span: NerSpan) -> str:
    """The kind of a name by the words around it, or "".

    Args:
        tokens: the article's tokens.
        span: a name whose kind rests on the tagger alone.
    """
    if span.kind == "person" and _is_seat(tokens, span.first):
        return "place"
    if span.kind in ("person", "") and _is_work(tokens, span):
        return "other"
    if given_gender(tokens[span.first].text) is not None or span.kind == "organization":
        return ""
    kind = next(filter(None, _kinds_in_context(tokens, span)), "")
    return "" if span.kind == "place" and kind in _NOT_OF_PLACES else kind


def is_firm_by_apposition(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a noun for a firm or a body is in apposition to a name: "Chandra Reed, a big insurer,".

    It outweighs a given name, as firms are called after people. A body with a member's or an officer's name beside it
    is left out, and so is a noun without a determiner, which may be an item of a list.

    Args:
        tokens: the article's tokens.
        span: a name of several words.
    """
    if span.last - span.first < 2 or span.last >= len(tokens) or tokens[span.last].text != ",":
        return False
    if span.kind == "place":
        return False
    noun = _said_to_be(tokens, span)
    if noun is None or noun.xpos != "NN" or _kind_of(noun) != "organization":
        return False
    return tokens[span.last + 1].text.lower() in _DETERMINERS and noun.lemma.lower() not in _MEMBERSHIPS


def is_classified(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a name stands before the noun that says what it is: "the Orsen trade union", "the Telvia news agency".

    Args:
        tokens: the article's tokens.
        span: a name.
    """
    before = tokens[span.first - 1] if span.first else None
    if before is None or before.text.lower() != "the" or span.kind == "place":
        return False
    top = tokens[span.last - 1]
    noun = tokens[top.head]
    classifies = noun.xpos == "NN" and noun.lemma.lower() in word_class(_CLASSIFYING)
    return top.deprel == "compound" and classifies and 0 <= noun.index - span.last <= 1


def is_introduced(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a noun of a person stands right before a name of several words: "author Min-Jun Park".

    Args:
        tokens: the article's tokens.
        span: a name.
    """
    before = tokens[span.first - 1] if span.first else None
    if before is None or before.xpos != "NN" or not before.text.islower() or span.last - span.first < 2:
        return False
    noun = noun_of(before.lemma.lower())
    return noun is not None and noun.kind == "person" and _are_tied(tokens, span, before)


def _kinds_in_context(tokens: Sequence[Token], span: NerSpan) -> Iterator[str]:
    yield from _kinds_before(tokens, span)
    said = _said_to_be(tokens, span)
    if said is not None:
        yield _kind_of(said)
    if _is_owner(tokens, span):
        yield "organization"


def _kinds_before(tokens: Sequence[Token], span: NerSpan) -> Iterator[str]:
    """What the word right before a name makes of it: "city of", "firm"."""
    begin = span.first
    before = tokens[begin - 1] if begin else None
    if before is None or before.sentence != tokens[begin].sentence:
        return
    if before.text == "of" and begin > 1 and tokens[begin - 2].lemma in word_class(_SETTLEMENTS):
        yield "place"
    if before.xpos == "NN" and before.text.islower() and _are_tied(tokens, span, before):
        if before.lemma not in WORKS or not _opens_clause(tokens, span):
            yield _kind_of(before)
        if span.kind == "place" and is_introduced(tokens, span):
            yield "person"


def _is_work(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether the words beside a name make it the title of a work: "the film Alfie", "Alfie, starring Doyle".

    A given name may be one, but the first word of a full name is none: "the film Ana Reyes made".
    """
    after = tokens[span.last : span.last + 2]
    if len(after) > 1 and after[0].text == "," and after[1].text in _OF_CASTS:
        return True
    before = tokens[span.first - 1] if span.first else None
    if before is None or span.last - span.first > 1 or before.sentence != tokens[span.first].sentence:
        return False
    is_noun = before.upos == "NOUN" or before.deprel in ARGUMENTS  # "novel" may be tagged as the adjective
    noun = before.text.islower() and is_noun and before.text in WORKS
    return noun and _are_tied(tokens, span, before) and not _opens_clause(tokens, span)


def _opens_clause(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a finite verb is right after a name, which may be its subject: "the book Doyle wrote"."""
    after = tokens[span.last] if span.last < len(tokens) else None
    return after is not None and after.xpos in FINITE_TAGS


def _is_seat(tokens: Sequence[Token], begin: int) -> bool:
    """Whether "the mayor of" or "the council of" precedes a name."""
    if begin < 2 or tokens[begin - 1].text != "of" or tokens[begin - 2].sentence != tokens[begin].sentence:
        return False
    return tokens[begin - 2].lemma.lower() in _SEATED


def _is_owner(tokens: Sequence[Token], span: NerSpan) -> bool:
    """Whether a name modifies a noun that only names of firms modify: "Norvane shares"."""
    after = tokens[span.last] if span.last < len(tokens) else None
    if after is None or after.deprel == "root" or after.xpos not in ("NN", "NNS"):
        return False
    top = tokens[span.last - 1]
    return after.lemma.lower() in NOUNS_OF_FIRMS and top.deprel == "compound" and top.head == after.index


def _said_to_be(tokens: Sequence[Token], span: NerSpan) -> Token | None:
    """The noun in apposition right after a name, or its nominal predicate."""
    inside = range(span.first, span.last)
    if span.last < len(tokens) and tokens[span.last].text == ",":
        near = tokens[span.last + 1 : span.last + _NEAR]
        return next((token for token in near if _is_apposition(tokens, span, token)), None)
    top = next((tokens[i] for i in inside if tokens[i].deprel == "nsubj"), None)
    predicate = tokens[top.head] if top is not None else None
    return predicate if predicate is not None and predicate.upos == "NOUN" and predicate.index > span.last else None


def _is_apposition(tokens: Sequence[Token], span: NerSpan, token: Token) -> bool:
    """Whether a noun is in apposition to a name; the tree may give a verb two subjects: "Norvane, a firm, has"."""
    own = tokens[span.first]
    if token.deprel == "appos":
        return span.first <= token.head < span.last
    return token.deprel == "nsubj" == own.deprel and token.head == own.head


def _are_tied(tokens: Sequence[Token], span: NerSpan, noun: Token) -> bool:
    """Whether a noun right before a name is one phrase with it; the tree may give both the same place."""
    inside = range(span.first, span.last)
    if noun.head in inside or any(tokens[i].head == noun.index and tokens[i].deprel in _BEFORE for i in inside):
        return True
    beside = {tokens[i].deprel for i in inside if tokens[i].head == noun.head}
    if noun.deprel in _BEFORE and noun.deprel in beside:
        return True
    return any((noun.deprel, relation) in _MISPLACED for relation in beside)


def _kind_of(noun: Token) -> str:
    lemma = noun.lemma.lower()
    if lemma in word_class(_SETTLEMENTS):
        return "place"
    if lemma in WORKS:
        return "other"
    found = noun_of(lemma)
    return "organization" if found is not None and found.kind == "organization" and lemma not in _SHARED else ""

"""The clauses that report the story: of the title and of the first sentences, without those that only attribute it.

"The pier will close, officials said" reports a closure; "said" is its attribution. For every sentence of the opening
the clause of its root counts, or, under a reporting verb, the clause that is reported; clauses joined to it and the
infinitives that complete it ("is set to close") belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from newsdigest.model.analysis import Analysis, Token
from newsdigest.ranking.article_index import ArticleIndex

__all__ = ["LAST", "OBJECTS", "SUBJECTS", "Attachment", "Opening", "attachment", "is_reported", "read_opening"]

LAST = 4
"""Sentences of running text that belong to the opening."""

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj", "nsubj:pass", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
_ATTRIBUTING = frozenset({"say", "claim", "think", "know", "show"}) | {"seem"}
_EMERGING = frozenset({"emerge", "transpire"})
"""With "it" for a subject these report: "it emerged on Thursday that ..."."""

_REPORTED = frozenset({"ccomp", "parataxis"})
_TRANSPARENT = frozenset({"conj", "appos", "flat", "fixed", "nmod:desc", "list", "goeswith", "reparandum"})
_LONGEST_CHAIN = 8


class Attachment(NamedTuple):
    """The syntactic relation of a noun phrase to its sentence."""

    relation: str  # UD relation of the phrase: "nsubj", "obl", "nmod", "compound" ...
    preposition: str  # the preposition before it, in lower case, or ""
    governor: int  # the token it depends on; its own at a root
    direct: bool  # whether it is the head of the phrase, not an apposition or a later conjunct


@attrs.frozen
class Opening:
    """The clauses of the title and the first sentences.

    Attributes:
        index: the article.
        core: predicates of the clauses that report the story.
        attributing: predicates that only attribute it.
        zones: for each sentence 0 for a title, 1 to ``LAST`` for the first sentences, or -1.
    """

    index: ArticleIndex
    core: frozenset[int]
    attributing: frozenset[int]
    zones: tuple[int, ...]

    def zone(self, token: int) -> int:
        """The zone of a token's sentence."""
        return self.zones[self.index.analysis.tokens[token].sentence]


def read_opening(index: ArticleIndex) -> Opening:
    """Find the clauses that report the story."""
    analysis = index.analysis
    core: set[int] = set()
    attributing: set[int] = set()
    zones = tuple([place if 0 <= place <= LAST else -1 for place in index.order])
    for sentence, zone in zip(analysis.sentences, zones, strict=True):
        if zone >= 0:
            _follow(analysis, sentence.root, core, attributing, 0)
    return Opening(index, frozenset(core), frozenset(attributing), zones)


def _follow(analysis: Analysis, predicate: int, core: set[int], attributing: set[int], depth: int) -> None:
    reported = _told_by(analysis, predicate) if depth < _LONGEST_CHAIN else None
    if reported is not None:
        attributing.add(predicate)
        _follow(analysis, reported, core, attributing, depth + 1)
        return
    core.add(predicate)
    for child in analysis.children[predicate]:
        if _adds_its_source(analysis, child):
            attributing.add(child)
        elif depth < _LONGEST_CHAIN and _belongs(analysis.tokens[child]):
            _follow(analysis, child, core, attributing, depth + 1)


def _belongs(token: Token) -> bool:
    """Whether a clause belongs to the one above it: an infinitive that completes it, or a clause joined to it."""
    return token.deprel == "xcomp" or (token.deprel == "conj" and token.upos in {"VERB", "AUX"})


def _told_by(analysis: Analysis, predicate: int) -> int | None:
    """The predicate of the clause that a verb of saying reports; None of another verb and of one that reports none."""
    if not _reports(analysis, predicate):
        return None
    tokens, below = analysis.tokens, analysis.children[predicate]
    told = [c for c in below if is_reported(analysis, c) and not _reports(analysis, c)]
    told = told or [c for noun in below if tokens[noun].deprel == "obl" for c in _told_in(analysis, noun)]
    return told[0] if told else None


def is_reported(analysis: Analysis, predicate: int) -> bool:
    """Whether a clause is what the verb over it reports; "that" after a time is at times read as adverbial."""
    tokens = analysis.tokens
    relation = tokens[predicate].deprel
    marks = (tokens[c].text.lower() for c in analysis.children[predicate] if tokens[c].deprel == "mark")
    return relation in _REPORTED or (relation == "advcl" and "that" in marks)


def _told_in(analysis: Analysis, noun: int) -> list[int]:
    """The clause after "that" which the tree gives to where it was said: "said in a statement on Monday that ..."."""
    tokens, children = analysis.tokens, analysis.children
    return [
        child
        for child in children[noun]
        if tokens[child].deprel == "acl" and any(tokens[c].text.lower() == "that" for c in children[child])
    ]


def _adds_its_source(analysis: Analysis, predicate: int) -> bool:
    """Whether a clause says who reports: "X died on Friday, her family announced on Sunday"."""
    token = analysis.tokens[predicate]
    if not _reports(analysis, predicate) or token.deprel not in {"parataxis", "advcl"}:
        return False
    if token.deprel == "parataxis":
        return True
    relations = {analysis.tokens[child].deprel for child in analysis.children[predicate]}
    bare = "mark" not in relations and not relations.isdisjoint(SUBJECTS)
    return bare and token.head < predicate and token.xpos != "VBG"  # the tree takes it for an adverbial clause


def attachment(analysis: Analysis, head: int) -> Attachment:
    """The relation of the noun phrase with that head; conjuncts and appositions have that of the first noun."""
    tokens, children = analysis.tokens, analysis.children
    direct, steps = True, 0
    own = _preposition(tokens, children[head])
    while tokens[head].deprel in _TRANSPARENT and tokens[head].head != head and steps < _LONGEST_CHAIN:
        head, direct, steps = tokens[head].head, False, steps + 1
    token = tokens[head]
    return Attachment(token.deprel, own or _preposition(tokens, children[head]), token.head, direct)


def _preposition(tokens: Sequence[Token], below: Sequence[int]) -> str:
    return next((tokens[c].text.lower() for c in below if tokens[c].deprel == "case" and tokens[c].xpos != "POS"), "")


def _reports(analysis: Analysis, predicate: int) -> bool:
    """Whether a predicate's usual sense is to report speech or thought."""
    known = analysis.predicate_at.get(predicate)
    if known is not None and known.kind in _ATTRIBUTING:
        return True
    tokens = analysis.tokens
    return tokens[predicate].lemma in _EMERGING and any(
        tokens[child].lemma == "it" and tokens[child].deprel in {*SUBJECTS, "expl"}
        for child in analysis.children[predicate]
    )

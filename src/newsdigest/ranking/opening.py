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
    tokens, children = analysis.tokens, analysis.children
    below = children[predicate]
    if depth < _LONGEST_CHAIN and _reports(analysis, predicate):
        reported = [c for c in below if is_reported(analysis, c) and not _reports(analysis, c)]
        if reported:
            attributing.add(predicate)
            _follow(analysis, reported[0], core, attributing, depth + 1)
            return
    core.add(predicate)
    for child in below:
        relation = tokens[child].deprel
        if relation == "parataxis" and _reports(analysis, child):
            attributing.add(child)
        elif depth < _LONGEST_CHAIN and (
            relation == "xcomp" or (relation == "conj" and tokens[child].upos in {"VERB", "AUX"})
        ):
            _follow(analysis, child, core, attributing, depth + 1)


def is_reported(analysis: Analysis, predicate: int) -> bool:
    """Whether a clause is what the verb over it reports; "that" after a time is at times read as adverbial."""
    tokens = analysis.tokens
    relation = tokens[predicate].deprel
    marks = (tokens[c].text.lower() for c in analysis.children[predicate] if tokens[c].deprel == "mark")
    return relation in _REPORTED or (relation == "advcl" and "that" in marks)


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
    return known is not None and known.kind in _ATTRIBUTING

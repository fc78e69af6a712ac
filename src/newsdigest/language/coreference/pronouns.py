"""Finds the antecedent of a pronoun.

The candidates of the last few sentences are weighed by distance, subjecthood, gender, quotation marks and how often
the article mentions them, in the tradition of Lappin and Leass ("An algorithm for pronominal anaphora resolution",
1994); a pronoun without a clear antecedent is not resolved. The number of candidates is bounded, so time is
linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdigest.language.coreference.clusters import Cluster, WorkingMention
from newsdigest.lexicon.function_words import INDEFINITE_SINGULAR
from newsdigest.model.analysis import Clause, Token

__all__ = ["WEIGHTS", "SyntaxContext", "antecedent"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "each sentence back": -2.5,
        "each mention up to eight": 0.3,
        "subject": 1.0,
        "modifier": -0.5,
        "speaks again": 1.5,
        "has a name": 0.5,
        "introduced just now": 2.5,
        "same gender for sure": 1.5,
        "organization for they": -3.0,
        "place for it": -0.5,
        "from within a quotation outwards": -2.5,
        "from outside into a quotation": -1.0,
        "least to be taken": -4.0,
    }
)
"""Weights of the features of an antecedent. Set on GUM's train documents by ``training/coreference.py``."""

_WINDOW = 24
"""Mentions before a pronoun that are candidates."""

_ARGUMENTS = 6
"""Mentions right before a pronoun that can be arguments of its own verb."""

_REACH = 60
"""Tokens after a pronoun that are looked through for names below its verb."""

_DEEPEST = 12
_SENTENCES = 4
_FEW = 8
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OBJECTS = frozenset({"obj", "iobj", "obl"})
_MODIFIERS = frozenset({"nmod:poss", "nmod", "compound"})
_JOINED = ("conj", "parataxis")
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})


class SyntaxContext(NamedTuple):
    """The grammar of the article: its tokens, clauses and who says something."""

    tokens: Sequence[Token]
    clauses: Mapping[int, Clause]  # by predicate
    speaking: frozenset[int]  # tokens that head the subject of a verb of saying
    named: Mapping[int, WorkingMention]  # the names, by the token that heads them


def antecedent(mention: WorkingMention, seen: Sequence[WorkingMention], context: SyntaxContext) -> Cluster | None:
    """The cluster that a pronoun belongs to, or None.

    Args:
        mention: the pronoun.
        seen: the mentions before it that have a cluster, in reading order.
        context: the article.
    """
    tokens = context.tokens
    sentence = tokens[mention.head].sentence
    speaks = mention.head in context.speaking and not mention.quoted
    best: Cluster | None = None
    top = WEIGHTS["least to be taken"]
    near = seen[-_WINDOW:]
    barred = _barred(mention, near[-_ARGUMENTS:], context)
    for other in reversed(near):
        distance = sentence - tokens[other.head].sentence
        if distance > _SENTENCES:
            break
        cluster = other.cluster
        if cluster is None or (other.aside and not mention.aside) or id(cluster) in barred:
            continue
        if not _can_be(mention, cluster) or (speaks and _is_only_spoken_of(cluster)):
            continue
        score = WEIGHTS["each sentence back"] * distance + sum(
            [WEIGHTS[name] for name in _reasons(mention, other, cluster, context)]
        )
        score += WEIGHTS["each mention up to eight"] * min(len(cluster.mentions), 8)
        if score > top:
            best, top = cluster, score
    return best


def _barred(pronoun: WorkingMention, near: Sequence[WorkingMention], context: SyntaxContext) -> frozenset[int]:
    """The clusters that grammar forbids a pronoun to belong to, by identity."""
    bound = [other for other in near if _bound(pronoun, other, context)]
    return frozenset(id(other.cluster) for other in (*bound, *_named_below(pronoun, context)))


def _is_only_spoken_of(cluster: Cluster) -> bool:
    """Whether an entity is mentioned in quotations only: "The referee has killed the game," he said."""
    return all(other.quoted for other in cluster.mentions[:_FEW])


def _can_be(pronoun: WorkingMention, cluster: Cluster) -> bool:
    if pronoun.number == "pl":
        return cluster.number == "pl" or cluster.type == "organization"
    if cluster.number == "pl":
        return False
    if pronoun.gender == "n":
        return cluster.type == "organization" or (cluster.type == "place" and cluster.named)
    return cluster.type == "person" and (not cluster.gender or cluster.gender == pronoun.gender)


def _reasons(pronoun: WorkingMention, other: WorkingMention, cluster: Cluster, context: SyntaxContext) -> Iterator[str]:
    """What is true of a candidate, by the names of :data:`WEIGHTS`."""
    relation = context.tokens[other.head].deprel
    if relation in _SUBJECTS:
        yield "subject"
    elif relation in _MODIFIERS:
        yield "modifier"
    if pronoun.head in context.speaking and other.head in context.speaking:
        yield "speaks again"
    if cluster.named:
        yield "has a name"
    elif _is_introduced(pronoun, other, cluster, context.tokens):
        yield "introduced just now"
    if cluster.gender == pronoun.gender and pronoun.gender in ("m", "f"):
        yield "same gender for sure"
    if pronoun.number == "pl" and cluster.type == "organization":
        yield "organization for they"
    if pronoun.gender == "n" and cluster.type == "place":
        yield "place for it"
    if pronoun.quoted != other.quoted:
        yield "from within a quotation outwards" if pronoun.quoted else "from outside into a quotation"


def _is_introduced(pronoun: WorkingMention, other: WorkingMention, cluster: Cluster, tokens: Sequence[Token]) -> bool:
    """Whether this sentence or the one before is about somebody new: "A driver who ran ... . He said".

    Who is quoted speaks of others: "A neighbour remembers him. “He was sad,” she says."
    """
    if cluster.mentions[0] is not other or pronoun.quoted:
        return False
    head = tokens[other.head]
    indefinite = tokens[other.first].text.lower() in INDEFINITE_SINGULAR
    return indefinite and tokens[pronoun.head].sentence - head.sentence <= 1 and head.deprel in _SUBJECTS


def _named_below(pronoun: WorkingMention, context: SyntaxContext) -> Iterator[WorkingMention]:
    """The names after a pronoun that its verb governs: "he confirmed Mr Blair's plan". He is none of them.

    This is principle C of binding theory; a clause that is only joined on ("he left and Mr Blair stayed") is free.
    """
    token = context.tokens[pronoun.head]
    clause = context.clauses.get(token.head)
    if token.deprel not in _SUBJECTS or clause is None:
        return
    for at in range(pronoun.head + 1, min(clause.last, pronoun.head + _REACH)):
        other = context.named.get(at)
        if other is not None and other.quoted == pronoun.quoted and _is_governed(at, token.head, context.tokens):
            yield other


def _is_governed(at: int, verb: int, tokens: Sequence[Token]) -> bool:
    """Whether a word is below a verb, and not in a clause that is joined to it."""
    for _ in range(_DEEPEST):
        token = tokens[at]
        if token.head == verb:
            return token.deprel not in _JOINED
        if token.head == at:
            return False
        at = token.head
    return False


def _bound(pronoun: WorkingMention, other: WorkingMention, context: SyntaxContext) -> bool:
    """Whether grammar forbids the two to be one: subject and object of one verb, or a phrase and its own possessor."""
    if other.first <= pronoun.head < other.last:
        return True
    token = context.tokens[pronoun.head]
    if token.deprel not in _OBJECTS or token.text.lower() in _REFLEXIVE:
        return False
    clause = context.clauses.get(token.head)
    if clause is None or not clause.first <= other.head < clause.last:
        return False
    sister = context.tokens[other.head]
    return other.head in clause.subjects or (sister.head == token.head and sister.deprel in _OBJECTS)

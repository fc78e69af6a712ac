"""How sure a quotation is: one calibrated number for words and speaker together, one for the speaker alone.

The classifier says how likely a statement is speech, the ranker how likely its speaker is right; neither knows how
often it is wrong on articles of another publisher. A logistic regression over both and a few yes-or-no features (kind
of quotation, what kind of word the source is, how the content hangs on the cue) does: it was fitted to what models
made without a publisher said on that publisher's articles (``training/attribution/confidence.py``). Its weights are in
``data/quote_confidence.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.paired_weights import read_pair, read_pairs
from newsdigest.facts.quotes.speaker_resolution import Resolution
from newsdigest.logistic import probability
from newsdigest.model.enums import BlockKind, QuoteKind
from newsdigest.resources import load, read_json

__all__ = ["Confidence", "ConfidenceModel", "confidence_features", "confidence_model"]

_FORMAT = 1
_LEAST, _MOST = 0.01, 0.99
_PLACED = ("marks", "inverted", "after_marks", "signature", "set_off", "amid", "block", "transcript", "passive_marks")
_PRONOUNS = frozenset(("he", "she", "they", "none"))
_SENTENCES_NEAR = 2
_TOKENS_NEAR = 200
_FEW_WORDS = 4

ConfidenceFeature = tuple[str, float]
"""A name and a value, 1.0 for what is true."""


class Confidence(NamedTuple):
    """How likely words and speaker are right, and how likely the speaker is right where the words are."""

    quote: float
    speaker: float


class ConfidenceModel(NamedTuple):
    """Two weights for each feature, in log-odds: for the quotation and for its speaker."""

    bias: tuple[float, float]
    weights: dict[str, tuple[float, float]]

    def confidence(self, named: Sequence[ConfidenceFeature]) -> Confidence:
        """The calibrated likelihoods of a statement with these features."""
        quote, speaker = self.bias
        for name, value in named:
            weight = self.weights.get(name)
            if weight is not None:
                quote += weight[0] * value
                speaker += weight[1] * value
        return Confidence(probability(quote), probability(speaker))


def confidence_model() -> ConfidenceModel:
    """The packaged model, read once.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    return load("facts", "quote_confidence.json", _read)


def _read(package: str, name: str) -> ConfidenceModel:
    data = read_json(package, name, version=_FORMAT)
    return ConfidenceModel(read_pair(data["bias"]), read_pairs(data["weights"]))


def confidence_features(
    context: AttributionContext, statement: Statement, resolution: Resolution, kind: QuoteKind
) -> list[ConfidenceFeature]:
    """What the confidence of a statement depends on."""
    named = [
        ("speech", _log_odds(statement.likelihood.speech)),
        ("speaker", _log_odds(resolution.probability)),
        (kind.value, 1.0),
        *((name, 1.0) for name in _frame(context, statement)),
        *((name, 1.0) for name in _source(context, statement, resolution)),
    ]
    if resolution.kind in _PRONOUNS:
        named.append(("people near", log(1 + _people_near(context, statement))))
    return named


def _frame(context: AttributionContext, statement: Statement) -> Iterator[str]:
    """How the content hangs on its cue, and how much of it there is."""
    if statement.carried:
        yield "run" if statement.follows is not None else "carried"
    elif statement.frame.startswith(_PLACED):
        yield "placed"
    elif statement.frame == "clause":
        yield "clause"
    first, last = statement.pieces[0]
    words = sum(token.upos != "PUNCT" for token in context.tokens[first : min(last, first + 2 * _FEW_WORDS)])
    if words < _FEW_WORDS and len(statement.pieces) == 1:
        yield "few words"
    if len(statement.pieces) > 1:
        yield "pieces"
    block = context.analysis.article.blocks[context.block(statement.first)].kind
    if block is BlockKind.HEADLINE:
        yield "headline"


def _source(context: AttributionContext, statement: Statement, resolution: Resolution) -> Iterator[str]:
    """What kind of word the source is, and whether coreference takes it for the same entity."""
    yield f"source {resolution.kind}"
    if resolution.entity is None:
        if resolution.named is None:
            yield "as described"
        return
    entity = context.analysis.entities[resolution.entity]
    yield f"entity {entity.kind}"
    coreferent = context.entity(statement.own_source)
    if coreferent is not None and resolution.kind != "named":
        yield "coreference" if coreferent == resolution.entity else "other coreference"
    if resolution.ambiguous:
        yield "ambiguous"


def _people_near(context: AttributionContext, statement: Statement) -> int:
    """How many people are named in the sentence of the content and the two before it."""
    sentences = context.analysis.sentences
    at = context.tokens[statement.first].sentence
    last = sentences[at].last
    first = max(sentences[max(0, at - _SENTENCES_NEAR)].first, last - _TOKENS_NEAR)
    names = {name.first: name for token in range(first, last) if (name := context.name_of.get(token)) is not None}
    found = {context.entity(name.head) for name in names.values() if name.kind == "person"}
    return len(found - {None})


def _log_odds(likelihood: float) -> float:
    clipped = min(_MOST, max(_LEAST, likelihood))
    return log(clipped / (1.0 - clipped))

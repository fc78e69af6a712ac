"""How sure a quotation is: one calibrated number for words and speaker together, one for the speaker alone.

The classifier says how likely a statement is speech, the ranker how likely its speaker is right; neither knows how
often it is wrong on articles of another publisher. A logistic regression over both and a few yes-or-no features (kind
of quotation, what kind of word the source is, how the content hangs on the cue) does: it was fitted to what models
made without a publisher said on that publisher's articles (``training/attribution/confidence.py``). Its weights are in
``data/quote_confidence.json``.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.paired_weights import read_pair, read_pairs
from newsdigest.facts.quotes.speaker_resolution import Resolution
from newsdigest.model.enums import QuoteKind
from newsdigest.resources import load, read_json

__all__ = ["Confidence", "ConfidenceModel", "confidence_features", "confidence_model"]

_FORMAT = 1
_LEAST, _MOST = 0.01, 0.99
_PLACED = ("marks", "inverted", "after_marks", "signature", "set_off", "amid", "block", "transcript", "passive_marks")
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
        return Confidence(1.0 / (1.0 + exp(-quote)), 1.0 / (1.0 + exp(-speaker)))


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
    first, last = statement.pieces[0]
    words = sum(token.upos != "PUNCT" for token in context.tokens[first : min(last, first + 2 * _FEW_WORDS)])
    named = [
        ("speech", _log_odds(statement.likelihood.speech)),
        ("speaker", _log_odds(resolution.probability)),
        (f"{kind.value}", 1.0),
        (f"source {resolution.kind}", 1.0),
    ]
    if statement.carried:
        named.append(("run" if statement.follows is not None else "carried", 1.0))
    elif statement.frame.startswith(_PLACED):
        named.append(("placed", 1.0))
    elif statement.frame == "clause":
        named.append(("clause", 1.0))
    if words < _FEW_WORDS and len(statement.pieces) == 1:
        named.append(("few words", 1.0))
    if resolution.entity is None and resolution.named is None:
        named.append(("as described", 1.0))
    return named


def _log_odds(likelihood: float) -> float:
    clipped = min(_MOST, max(_LEAST, likelihood))
    return log(clipped / (1.0 - clipped))

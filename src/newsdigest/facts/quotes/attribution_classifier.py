"""Is a candidate an attribution at all? A logistic regression over a few dozen named features.

The features are yes-or-no statements that a person can read ("the class is 'say' and the content a clause", "the
subject is 'he' or 'she'"); the weights are log-odds in ``data/attribution.json``, made by ``training/attribution``
from the PolNeAR training articles (Newell, Margolin and Ruths 2018). Its confidences are calibrated there on
articles left out of the fit.
"""

from __future__ import annotations

from bisect import bisect_right
from math import exp
from typing import NamedTuple

from newsdigest.facts.quotes.candidates import Candidate
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.model.enums import BlockKind
from newsdigest.resources import load, read_json

__all__ = ["Ranker", "features", "ranker"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FORMAT = 1

_PRONOUNS = {
    **dict.fromkeys(("he", "she"), "he_she"),
    **dict.fromkeys(("they", "some", "many", "most", "others", "few"), "they"),
    **dict.fromkeys(("i", "we", "you", "one", "my", "our", "your", "us", "me"), "i_we_you"),
    **dict.fromkeys(("it", "this", "that", "these", "its", "what", "there"), "it"),
    **dict.fromkeys(("who", "which", "whom", "whose"), "who"),
    **dict.fromkeys(("his", "her", "him"), "he_she"),
    **dict.fromkeys(("their", "them"), "they"),
}
_DOCUMENTS = _words(
    "poll survey report study article book document letter memo statement website data statistics record paper "
    "column ad advertisement video newspaper magazine email editorial lawsuit complaint filing analysis review "
    "research result finding evidence transcript post tweet headline sign story piece interview figure number "
    "census"
)
_LENGTHS = (8, 20, 45, 90, 200)

_PLACED = ("marks", "inverted", "after_marks", "signature", "label_marks", "set_off")
"""Frames that their place beside marks or commas shows, however short the content."""


class Ranker(NamedTuple):
    """Weights by feature, the least probability of an attribution, and how probability maps to confidence."""

    bias: float
    weights: dict[str, float]
    threshold: float
    calibration: tuple[tuple[float, float], ...]  # from this probability on, that confidence

    def probability(self, named: list[str]) -> float:
        """The modelled probability that a candidate with these features is an attribution."""
        weights = self.weights
        score = self.bias
        for name in named:
            score += weights.get(name, 0.0)
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))

    def confidence(self, probability: float) -> float:
        """How often a candidate of this probability was right on articles left out of the fit."""
        place = bisect_right(self.calibration, (probability, 2.0)) - 1
        return self.calibration[max(0, place)][1]


def ranker() -> Ranker:
    """The packaged ranker, read once.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    return load("facts", "attribution.json", _read)


def _read(room: str, name: str) -> Ranker:
    data = read_json(room, name, version=_FORMAT)
    weights, calibration = data["weights"], data["calibration"]
    if not isinstance(weights, dict) or not isinstance(calibration, list):
        raise TypeError("weights and a calibration table were expected")
    return Ranker(
        bias=float(str(data["bias"])),
        weights={str(key): float(value) for key, value in weights.items()},
        threshold=float(str(data["threshold"])),
        calibration=tuple((float(low), float(sure)) for low, sure in calibration),
    )


def features(context: AttributionContext, candidate: Candidate, embedded: bool) -> list[str]:
    """What is true of a candidate. ``embedded``: its cue stands in what a surer cue attributes."""
    token = context.tokens[candidate.cue]
    length = sum(context.tokens[last - 1].end - context.tokens[first].start for first, last in candidate.pieces)
    named = [
        f"{candidate.kind}.{candidate.frame}",
        f"class {candidate.kind}",
        f"frame {candidate.frame}",
        f"source {_source(context, candidate.source)}",
        f"entity {_entity(context, candidate.source)}",
        f"tag {token.xpos}",
        f"relation {token.deprel.partition(':')[0]}",
    ]
    if not candidate.frame.startswith(_PLACED):
        named.append(f"length {sum(length >= limit for limit in _LENGTHS)}")
    if embedded:
        named.append("embedded")
        named.append(f"embedded {candidate.kind}")
    if any(context.region_of[first] >= 0 or context.region_of[last - 1] >= 0 for first, last in candidate.pieces):
        named.append("marks")
    for kid in context.analysis.children[candidate.cue]:
        below = context.tokens[kid]
        if below.deprel in ("aux", "advmod"):
            named.append(_MODIFIERS.get(below.lemma, "modified"))
    block = context.analysis.article.blocks[context.block(candidate.cue)].kind
    if block in (BlockKind.HEADLINE, BlockKind.FURNITURE, BlockKind.CAPTION):
        named.append(f"block {block.value}")
    return named


_MODIFIERS = {
    **dict.fromkeys(("not", "n't", "never"), "negated"),
    **dict.fromkeys(("will", "would", "can", "could", "may", "might", "should", "must"), "modal"),
    **dict.fromkeys(("be",), "progressive"),
    **dict.fromkeys(("have", "do"), "perfect"),
}


def _source(context: AttributionContext, head: int) -> str:
    token = context.tokens[head]
    pronoun = _PRONOUNS.get(token.text.lower())
    if pronoun is not None:
        return pronoun
    if token.upos == "PROPN":
        return "name"
    if token.lemma in _DOCUMENTS:
        return "document"
    return "noun" if token.upos == "NOUN" else "other"


def _entity(context: AttributionContext, head: int) -> str:
    index = context.analysis.entity_at.get(head)
    return context.analysis.entities[index].kind if index is not None else "none"

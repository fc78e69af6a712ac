"""Is a candidate an attribution at all, and is it speech? One logistic regression over named features, read twice.

The features are yes-or-no statements that a person can read ("the class is 'say' and the content a clause", "the
subject is 'he' or 'she'"). Each has two weights, in log-odds: one for *attribution* (speech, thought, wish, finding:
what PolNeAR's annotators mark, Newell, Margolin and Ruths 2018) and one for *speech* (acts of saying or writing in
general news). ``training/attribution`` fits both at once: each weight is a part that the two tasks share and a part of
its own (Daume 2007, "Frustratingly easy domain adaptation"). They are in ``data/attribution.json``.
"""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.facts.quotes.candidates import CueCandidate
from newsdigest.facts.quotes.context import AttributionContext, is_acronym
from newsdigest.facts.quotes.paired_weights import read_pair, read_pairs
from newsdigest.lexicon.function_words import DEMONSTRATIVES, FIRST_PERSON, MODALS, QUANTIFIERS
from newsdigest.lexicon.nouns import DOCUMENTS
from newsdigest.lexicon.word_sets import words
from newsdigest.logistic import probability
from newsdigest.model.enums import BlockKind
from newsdigest.resources import load, read_json

__all__ = ["TRANSCRIBED", "AttributionClassifier", "Likelihood", "attribution_classifier", "features"]


_FORMAT = 2

_PRONOUNS = {
    **dict.fromkeys(("he", "she"), "he_she"),
    **dict.fromkeys(QUANTIFIERS - {"several"} | {"they", "others"}, "they"),
    **dict.fromkeys(FIRST_PERSON - {"mine", "myself", "ours", "ourselves"} | {"you", "one", "your"}, "i_we_you"),
    **dict.fromkeys(DEMONSTRATIVES - {"those"} | {"it", "its", "what", "there"}, "it"),
    **dict.fromkeys(("who", "which", "whom", "whose"), "who"),
    **dict.fromkeys(("his", "her", "him"), "he_she"),
    **dict.fromkeys(("their", "them"), "they"),
}
_TIMES = words("hour minute day week month year today yesterday tomorrow morning evening night time")
_INTERROGATIVES = words("whether if how what why who which when where")
_UTTERING = words("say claim deny ask promise urge according")
"""Classes whose words are uttered or written, as against thought, wanted or shown."""

_LENGTHS = (8, 20, 45, 90, 200)

_TELLING_BLOCKS = frozenset((BlockKind.HEADLINE, BlockKind.FURNITURE, BlockKind.CAPTION))

_PLACED = ("marks", "inverted", "after_marks", "signature", "label_marks", "set_off", "according")
"""Frames that their place beside marks or commas shows, however short the content."""


class Likelihood(NamedTuple):
    """How likely a candidate is an attribution, and how likely it is an act of saying or writing."""

    attribution: float
    speech: float


TRANSCRIBED = Likelihood(0.95, 0.95)
"""Of a line of an interview or transcript, which opens with the name of a person and a colon."""


class AttributionClassifier(NamedTuple):
    """The weights of each feature for attribution and for speech, and from which likelihood on each is accepted.

    ``paraphrase`` is the least likelihood of speech for words without quotation marks.
    """

    bias: tuple[float, float]
    weights: dict[str, tuple[float, float]]
    threshold: Likelihood
    paraphrase: float = 0.5

    def likelihood(self, named: list[str]) -> Likelihood:
        """The likelihood of a candidate with these features."""
        attribution, speech = self.bias
        for name in named:
            weight = self.weights.get(name)
            if weight is not None:
                attribution += weight[0]
                speech += weight[1]
        return Likelihood(probability(attribution), probability(speech))

    def accepts(self, likelihood: Likelihood) -> bool:
        """Whether a candidate is taken, be it as speech or as another attribution."""
        return likelihood.attribution >= self.threshold.attribution or likelihood.speech >= self.threshold.speech


def attribution_classifier() -> AttributionClassifier:
    """The packaged classifier, read once.

    Raises:
        ResourceError: the file is missing or damaged.
    """
    return load("facts", "attribution.json", _read)


def _read(package: str, name: str) -> AttributionClassifier:
    data = read_json(package, name, version=_FORMAT)
    return AttributionClassifier(
        bias=read_pair(data["bias"]),
        weights=read_pairs(data["weights"]),
        threshold=Likelihood(*read_pair(data["threshold"])),
        paraphrase=_number(data["paraphrase"]),
    )


def _number(value: object) -> float:
    if not isinstance(value, (int, float)):
        raise TypeError("a number was expected")
    return float(value)


def features(context: AttributionContext, candidate: CueCandidate, embedded: bool) -> list[str]:
    """What is true of a candidate. ``embedded``: its cue is within the content of a likelier cue."""
    token = context.tokens[candidate.cue]
    source, entity = _source(context, candidate.source), _entity(context, candidate.source)
    named = [
        f"{candidate.kind}.{candidate.frame}",
        f"class {candidate.kind}",
        f"frame {candidate.frame}",
        f"source {source}",
        f"entity {entity}",
        f"tag {token.xpos}",
        f"relation {token.deprel.partition(':')[0]}",
    ]
    predicate = context.predicate_at.get(candidate.cue)
    if predicate is not None and predicate.reports:
        named += ("reports", f"reports {candidate.frame}")
    if candidate.kind in _UTTERING:
        placed = candidate.frame.startswith(_PLACED)
        named += ("uttering", f"uttering {'placed' if placed else candidate.frame}")
    above = context.kind(token.head) if token.deprel == "xcomp" else ""
    if above:
        named.append(f"under {above}")
    if not candidate.frame.startswith(_PLACED):
        length = sum(context.tokens[last - 1].end - context.tokens[first].start for first, last in candidate.pieces)
        named.append(f"length {sum(length >= limit for limit in _LENGTHS)}")
    if candidate.kind == "layout":
        named += (f"{candidate.frame} {source}", f"{candidate.frame} {entity}")
    if embedded:
        named += ("embedded", f"embedded {candidate.kind}")
    named += _content(context, candidate)
    for kid in context.analysis.children[candidate.cue]:
        below = context.tokens[kid]
        if below.deprel in ("aux", "advmod"):
            named.append(_MODIFIERS.get(below.lemma, "modified"))
    block = context.analysis.article.blocks[context.block(candidate.cue)].kind
    if block in _TELLING_BLOCKS:
        named.append(f"block {block.value}")
    return named


def _content(context: AttributionContext, candidate: CueCandidate) -> list[str]:
    """What is true of the words that would be attributed."""
    named: list[str] = []
    if any(context.is_quoted(first) or context.is_quoted(last - 1) for first, last in candidate.pieces):
        named += ("marks", f"marks {candidate.kind}")
        if candidate.kind in _UTTERING:
            named.append("uttering marks")
    elif any(context.holds_quoted(first, last) for first, last in candidate.pieces):
        named += ("marks inside", f"marks inside {candidate.kind}")
    if any(context.holds_finite(first, last) for first, last in candidate.pieces):
        named += ("finite content", f"finite content {candidate.kind}")
    if context.tokens[candidate.pieces[0][0]].lemma in _INTERROGATIVES:
        named += ("interrogative content", f"interrogative content {candidate.kind}")
    return named


_MODIFIERS = {
    **dict.fromkeys(("not", "n't", "never"), "negated"),
    **dict.fromkeys(MODALS - {"shall"}, "modal"),
    **dict.fromkeys(("be",), "progressive"),
    **dict.fromkeys(("have", "do"), "perfect"),
}


def _source(context: AttributionContext, head: int) -> str:
    token = context.tokens[head]
    pronoun = None if is_acronym(token.text) else _PRONOUNS.get(token.text.lower())
    if pronoun is not None:
        return pronoun
    if token.upos == "PROPN":
        return "name"
    if token.lemma in DOCUMENTS:
        return "document"
    if token.lemma in _TIMES:
        return "time"
    return "noun" if token.upos == "NOUN" else "other"


def _entity(context: AttributionContext, head: int) -> str:
    entity = context.analysis.entity_of(head)
    return entity.kind if entity is not None else "none"

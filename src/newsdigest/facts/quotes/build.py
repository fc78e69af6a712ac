"""The finished quotation: pieces as spans of the article, its kind, insertions, cuts and confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdigest.facts.quotes.attribution_classifier import attribution_classifier
from newsdigest.facts.quotes.confidence import confidence_features, confidence_model
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.speaker_resolution import Resolution
from newsdigest.facts.quotes.speakers import AnonymityReason, speaker
from newsdigest.model.analysis import Predicate
from newsdigest.model.enums import QuoteAct, QuoteKind
from newsdigest.model.facts import ATTRIBUTION_ID, Quote
from newsdigest.model.span import Span

__all__ = ["build_quote", "kind_of"]

_INSERTION = re.compile(r"\[[^\[\]\n]{1,120}\]")
_ELLIPSIS = re.compile(r"\.{3}|\. \. \.|…")
_PAIRED_NEGATIONS = frozenset(("neither", "nor"))
_NEGATIONS = frozenset(("not", "n't", "never", "without"))
_FAILING = frozenset(("fail", "neglect", "omit", "forget"))
_STATES = frozenset(("think", "want", "support", "seem", "know"))
_QUOTE_ID = "quote-"
"""Begins the id of a statement that is an act of saying or writing that took place."""

_SALIENCE = {QuoteKind.DIRECT: 0.5, QuoteKind.MIXED: 0.4, QuoteKind.INDIRECT: 0.3}


def build_quote(
    context: AttributionContext,
    statement: Statement,
    resolution: Resolution,
    why: Sequence[AnonymityReason],
    number: int,
) -> Quote:
    """The attribution that a statement makes; the ``number``-th of the article, from 1."""
    text = context.analysis.article.text
    spans = tuple(_span(context, first, last) for first, last in statement.pieces)
    whole = Span(spans[0].start, spans[-1].end)
    kind = kind_of(context, statement)
    cue = context.tokens[statement.cue] if statement.cue is not None else None
    predicate = context.predicate_at.get(cue.index) if cue is not None else None
    negated = predicate is not None and cue is not None and _is_negated(context, cue.index)
    sure = confidence_model().confidence(confidence_features(context, statement, resolution, kind))
    spoken = _is_speech(statement, kind)
    return Quote(
        id=f"{_QUOTE_ID if spoken and not negated else ATTRIBUTION_ID}{number}",
        span=whole,
        text=whole.of(text),
        salience=_SALIENCE[kind],
        confidence=round(sure.quote if spoken else statement.likelihood.speech * resolution.probability, 2),
        spans=spans,
        kind=kind,
        speaker=speaker(context, statement, resolution, why, sure.speaker),
        cue=Span(cue.start, cue.end) if cue is not None else None,
        insertions=_insertions(text, spans),
        truncated=_is_truncated(context, statement, spans),
        act=_act(statement, predicate, kind),
        negated=negated,
    )


def _insertions(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The bracketed words of an editor within a quotation."""
    if text.find("[", spans[0].start, spans[-1].end) < 0:
        return ()
    return tuple([Span(*match.span()) for span in spans for match in _INSERTION.finditer(text, span.start, span.end)])


def _is_speech(statement: Statement, kind: QuoteKind) -> bool:
    """Whether a statement is likely enough an act of saying or writing; words without marks must be likelier."""
    classifier = attribution_classifier()
    least = classifier.paraphrase if kind is QuoteKind.INDIRECT else classifier.threshold.speech
    return statement.likelihood.speech >= least


def _act(statement: Statement, predicate: Predicate | None, kind: QuoteKind) -> QuoteAct:
    """What the cue says that the speaker does; a label, a quotation without a cue and "according to" state.

    A verb that reverses its complement ("denied", "countered") makes a denial of a clause, but not of whole words in
    marks: those are the speaker's own.
    """
    if predicate is not None and predicate.reverses:
        return QuoteAct.STATEMENT if kind is QuoteKind.DIRECT else QuoteAct.DENIAL
    if predicate is None or not predicate.act:
        return QuoteAct.THOUGHT if statement.kind in _STATES else QuoteAct.STATEMENT
    return QuoteAct.THOUGHT if statement.kind == predicate.state else QuoteAct(predicate.act)


def _is_negated(context: AttributionContext, cue: int) -> bool:
    """Whether the article says that it was not said: "never said", "failed to say", "neither confirmed nor denied"."""
    tokens, children = context.tokens, context.analysis.children
    if cue > 0 and tokens[cue - 1].lemma.lower() in _PAIRED_NEGATIONS:
        return True
    beside = [kid for kid in children[cue] if not context.is_quoted(kid)]
    below = {tokens[kid].lemma.lower() for kid in beside if tokens[kid].deprel in ("advmod", "mark", "aux", "case")}
    if below & _NEGATIONS:
        return True
    head = tokens[cue].head
    return tokens[cue].deprel == "xcomp" and (tokens[head].lemma in _FAILING or context.kind(head) == "refuse")


def _span(context: AttributionContext, first: int, last: int) -> Span:
    """The characters of a piece; at its ends quotation marks come with their words."""
    start, end = context.analysis.chars(first, last)
    opening, closing = context.region_of[first], context.region_of[last - 1]
    if opening is not None:
        start = min(start, context.regions[opening].start)
    if closing is not None:
        end = max(end, context.regions[closing].end)
    return Span(start, end)


def kind_of(context: AttributionContext, statement: Statement) -> QuoteKind:
    """Whether all, part or nothing of what is said is in quotation marks, or is known to be verbatim."""
    if statement.verbatim:
        return QuoteKind.DIRECT
    if not any(context.holds_quoted(first, last) for first, last in statement.pieces):
        return QuoteKind.INDIRECT
    for first, last in statement.pieces:
        for at in range(first, last):
            if not context.is_quoted(at) and context.tokens[at].upos not in ("PUNCT", "SYM", "CCONJ"):
                return QuoteKind.MIXED
    return QuoteKind.DIRECT


def _is_truncated(context: AttributionContext, statement: Statement, spans: Sequence[Span]) -> bool:
    """Whether words are left out, or the closing mark is missing and the quotation does not go on."""
    text = context.analysis.article.text
    if any(_ELLIPSIS.search(text, span.start, span.end) for span in spans):
        return True
    regions = {context.region_of[at] for first, last in statement.pieces for at in (first, last - 1)}
    return any(_is_open(context, region) for region in regions if region is not None)


def _is_open(context: AttributionContext, region: int) -> bool:
    """Whether a quotation has no closing mark, and the next paragraph does not go on with it."""
    after = region + 1
    goes_on = after < len(context.regions) and context.regions[after].continues
    return not context.regions[region].closed and not goes_on

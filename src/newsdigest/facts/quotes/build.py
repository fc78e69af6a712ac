"""The finished quotation: pieces as spans of the article, its kind, insertions, cuts and confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdigest.facts.quotes.attribution_classifier import ranker
from newsdigest.facts.quotes.context import AttributionContext
from newsdigest.facts.quotes.grouping import Statement
from newsdigest.facts.quotes.speakers import Reason, speaker
from newsdigest.model.enums import QuoteKind
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span

__all__ = ["quotation"]

_INSERTION = re.compile(r"\[[^\[\]\n]{1,120}\]")
_ELLIPSIS = re.compile(r"\.{3}|\. \. \.|…")
_CARRIED_CONFIDENCE = 0.5
_SALIENCE = {QuoteKind.DIRECT: 0.5, QuoteKind.MIXED: 0.4, QuoteKind.INDIRECT: 0.3}


def quotation(context: AttributionContext, statement: Statement, why: Sequence[Reason], number: int) -> Quote:
    """The quotation that a statement makes; the ``number``-th of the article, from 1."""
    text = context.analysis.article.text
    spans = tuple(_span(context, first, last) for first, last in statement.pieces)
    whole = Span(spans[0].start, spans[-1].end)
    kind = QuoteKind.DIRECT if statement.verbatim else _kind(context, statement)
    cue = context.tokens[statement.cue] if statement.cue >= 0 else None
    return Quote(
        id=f"quote-{number}",
        span=whole,
        text=whole.of(text),
        salience=_SALIENCE[kind],
        confidence=_CARRIED_CONFIDENCE if statement.carried else ranker().confidence(statement.probability),
        spans=spans,
        kind=kind,
        speaker=speaker(context, statement.source, why) if statement.source >= 0 else None,
        cue=Span(cue.start, cue.end) if cue is not None else None,
        insertions=tuple(
            Span(*match.span()) for span in spans for match in _INSERTION.finditer(text, span.start, span.end)
        ),
        truncated=_is_truncated(context, statement, spans),
    )


def _span(context: AttributionContext, first: int, last: int) -> Span:
    """The characters of a piece; at its ends quotation marks come with their words."""
    start, end = context.tokens[first].start, context.tokens[last - 1].end
    if context.region_of[first] >= 0:
        start = min(start, context.regions[context.region_of[first]].start)
    if context.region_of[last - 1] >= 0:
        end = max(end, context.regions[context.region_of[last - 1]].end)
    return Span(start, end)


def _kind(context: AttributionContext, statement: Statement) -> QuoteKind:
    inside = outside = False
    for first, last in statement.pieces:
        for at in range(first, last):
            if context.region_of[at] >= 0:
                inside = True
            elif context.tokens[at].upos not in ("PUNCT", "SYM", "CCONJ"):
                outside = True
    if not inside:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if outside else QuoteKind.DIRECT


def _is_truncated(context: AttributionContext, statement: Statement, spans: Sequence[Span]) -> bool:
    """Whether words are left out, or the closing mark is missing and the quotation does not go on."""
    text = context.analysis.article.text
    if any(_ELLIPSIS.search(text, span.start, span.end) for span in spans):
        return True
    regions = {context.region_of[at] for first, last in statement.pieces for at in (first, last - 1)} - {-1}
    return any(
        not context.regions[region].closed
        and not (region + 1 < len(context.regions) and context.regions[region + 1].continues)
        for region in sorted(regions)
    )

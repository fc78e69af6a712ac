"""The finished quotation: pieces as spans of the article, its kind, insertions, cuts and confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdigest.facts.quotes.assembly import Statement
from newsdigest.facts.quotes.ranker import ranker
from newsdigest.facts.quotes.scene import Scene
from newsdigest.facts.quotes.speakers import Reason, speaker
from newsdigest.model.enums import QuoteKind
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span

__all__ = ["quotation"]

_INSERTION = re.compile(r"\[[^\[\]\n]{1,120}\]")
_ELLIPSIS = re.compile(r"\.{3}|\. \. \.|…")
_CARRIED_CONFIDENCE = 0.5
_SALIENCE = {QuoteKind.DIRECT: 0.5, QuoteKind.MIXED: 0.4, QuoteKind.INDIRECT: 0.3}


def quotation(scene: Scene, statement: Statement, why: Sequence[Reason]) -> Quote:
    """The quotation that a statement makes."""
    text = scene.analysis.article.text
    spans = tuple(_span(scene, first, last) for first, last in statement.pieces)
    whole = Span(spans[0].start, spans[-1].end)
    kind = QuoteKind.DIRECT if statement.verbatim else _kind(scene, statement)
    cue = scene.tokens[statement.cue] if statement.cue >= 0 else None
    return Quote(
        span=whole,
        text=whole.of(text),
        salience=_SALIENCE[kind],
        confidence=_CARRIED_CONFIDENCE if statement.carried else ranker().confidence(statement.probability),
        spans=spans,
        kind=kind,
        speaker=speaker(scene, statement.source, why) if statement.source >= 0 else None,
        cue=Span(cue.start, cue.end) if cue is not None else None,
        insertions=tuple(
            Span(*match.span()) for span in spans for match in _INSERTION.finditer(text, span.start, span.end)
        ),
        truncated=_is_truncated(scene, statement, spans),
    )


def _span(scene: Scene, first: int, last: int) -> Span:
    """The characters of a piece; at its ends quotation marks come with their words."""
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    if scene.region_of[first] >= 0:
        start = min(start, scene.regions[scene.region_of[first]].start)
    if scene.region_of[last - 1] >= 0:
        end = max(end, scene.regions[scene.region_of[last - 1]].end)
    return Span(start, end)


def _kind(scene: Scene, statement: Statement) -> QuoteKind:
    inside = outside = False
    for first, last in statement.pieces:
        for at in range(first, last):
            if scene.region_of[at] >= 0:
                inside = True
            elif scene.tokens[at].upos not in ("PUNCT", "SYM", "CCONJ"):
                outside = True
    if not inside:
        return QuoteKind.INDIRECT
    return QuoteKind.MIXED if outside else QuoteKind.DIRECT


def _is_truncated(scene: Scene, statement: Statement, spans: Sequence[Span]) -> bool:
    """Whether words are left out, or the closing mark is missing and the quotation does not go on."""
    text = scene.analysis.article.text
    if any(_ELLIPSIS.search(text, span.start, span.end) for span in spans):
        return True
    regions = {scene.region_of[at] for first, last in statement.pieces for at in (first, last - 1)} - {-1}
    return any(
        not scene.regions[region].closed
        and not (region + 1 < len(scene.regions) and scene.regions[region + 1].continues)
        for region in sorted(regions)
    )

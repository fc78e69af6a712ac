"""Every quotation, its exact words and its speaker: direct, mixed and indirect speech.

How it goes: the quotation marks are read (``marks``) and laid over the tokens (``context``). Every word that may
attribute gives a candidate (``candidates``): by its place beside marks (``direct``) or commas (``setoff``), by the
tree (``readings``), or by the layout where there is no verb (``layouts``). A small ranker says which are
attributions (``ranker``), and the likeliest that do not nest are kept (``selection``). Quotations that no cue
claims run on from their neighbours (``assembly``); the source is resolved (``speakers``); ``wording`` makes the
value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from newsdigest.facts.quotes.attribution_classifier import features, ranker
from newsdigest.facts.quotes.build import quotation
from newsdigest.facts.quotes.candidates import Candidate, candidates
from newsdigest.facts.quotes.context import AttributionContext, build_context
from newsdigest.facts.quotes.grouping import Statement, assemble
from newsdigest.facts.quotes.label_cues import labelled
from newsdigest.facts.quotes.scare_quotes import NotQuotation, Purpose, classify
from newsdigest.facts.quotes.selection import embedded_cues, select
from newsdigest.facts.quotes.speakers import Reason, reasons
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Quote

__all__ = ["NotQuotation", "Purpose", "find_quotes", "not_quotations"]

_START = attrgetter("start")


def find_quotes(analysis: Analysis) -> tuple[Quote, ...]:
    """Every quotation, its exact words and its speaker, in reading order.

    >>> import newsdigest
    >>> from newsdigest import language
    >>> article = newsdigest.parse('"The ice is thin," warned ranger Anna Lind. She said the lake would stay shut.')
    >>> for quote in find_quotes(language.analyse(article)):
    ...     print(quote.kind, quote.text, quote.speaker.text, sep=" | ")
    direct | "The ice is thin," | ranger Anna Lind
    indirect | the lake would stay shut | She
    """
    context = build_context(analysis)
    why = reasons(context)
    statements, _ = _statements(context, why)
    return tuple(quotation(context, statement, why, number) for number, statement in enumerate(statements, 1))


def not_quotations(analysis: Analysis) -> tuple[NotQuotation, ...]:
    """Words in quotation marks that quote nobody, each with what the marks are for.

    >>> import newsdigest
    >>> from newsdigest import language
    >>> article = newsdigest.parse('The band played "Low Tide" on the old pier.')
    >>> [(other.text, other.purpose.value) for other in not_quotations(language.analyse(article))]
    [('"Low Tide"', 'title')]
    """
    context = build_context(analysis)
    _, loose = _statements(context, reasons(context))
    return tuple(classify(context, region) for region in loose)


def _statements(context: AttributionContext, why: Sequence[Reason]) -> tuple[list[Statement], list[int]]:
    found = sorted((*candidates(context), *labelled(context)), key=lambda candidate: candidate.cue)
    found = [candidate for candidate in found if not _asks_for_anonymity(context, candidate, why)]
    inside = embedded_cues(found)
    model = ranker()
    scored = [
        (model.probability(features(context, candidate, candidate.cue in inside)), candidate) for candidate in found
    ]
    return assemble(context, select(scored, len(context.tokens), model.threshold))


def _asks_for_anonymity(context: AttributionContext, candidate: Candidate, why: Sequence[Reason]) -> bool:
    """Whether a cue is part of a plea for anonymity, which tells of the interview and not of the news."""
    start = context.tokens[candidate.cue].start
    at = bisect_right(why, start, key=_START) - 1
    return at >= 0 and start < why[at].end

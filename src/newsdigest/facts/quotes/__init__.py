"""Every attribution: who says, writes, thinks or finds what; among them the quotations, which are acts of speech.

The steps: the quotation marks of the analysis are laid over its tokens (``context``). Every word that may attribute
gives a candidate (``candidates``): by its place beside marks (``adjacent_cues``) or commas (``parenthetical_cues``),
by the tree (``complement_frames``), or by the layout where there is no verb (``label_cues``). A classifier says which
are attributions and which of those are speech (``attribution_classifier``), and the likeliest that do not nest are kept
(``selection``). Quotations that no cue claims run on from their neighbours (``grouping``); sources are resolved to
actors (``speaker_resolution``, ``speakers``); ``build`` makes the value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from newsdigest.facts.quotes.attribution_classifier import (
    TRANSCRIBED,
    AttributionClassifier,
    Likelihood,
    attribution_classifier,
    features,
)
from newsdigest.facts.quotes.build import build_quote
from newsdigest.facts.quotes.candidates import CueCandidate, candidates
from newsdigest.facts.quotes.context import AttributionContext, build_context
from newsdigest.facts.quotes.grouping import Statement, assemble
from newsdigest.facts.quotes.label_cues import labelled
from newsdigest.facts.quotes.scare_quotes import SIGNS, NotQuotation, Purpose, classify, is_title
from newsdigest.facts.quotes.selection import embedded_cues, select
from newsdigest.facts.quotes.speaker_resolution import resolve_speakers
from newsdigest.facts.quotes.speakers import AnonymityReason, reasons
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Quote

__all__ = ["NotQuotation", "Purpose", "find_attributions", "not_quotations"]

_START = attrgetter("start")
_DATA = frozenset(("figure", "data", "datum", "number", "statistic", "poll", "result", "evidence", "sign", "trend"))
_SHOWING = frozenset(("show", "claim", "cite"))
"""Classes of what data do: "figures suggest", "polls show", not of "data said"."""

_OBJECT_FRAMES = frozenset(("object", "object_as", "marks_next", "complement", "oblique"))


def find_attributions(analysis: Analysis) -> tuple[Quote, ...]:
    """Every attribution with its exact words and its source, in reading order; ids show which are acts of speech.

    >>> import newsdigest
    >>> from newsdigest import language
    >>> article = newsdigest.parse('"The ice is thin," warned ranger Anna Lind. She believes the lake will stay shut.')
    >>> for quote in find_attributions(language.analyse(article)):
    ...     print(quote.id, quote.kind, quote.text, quote.speaker.text, quote.speaker.name, sep=" | ")
    quote-1 | direct | "The ice is thin," | ranger Anna Lind | Anna Lind
    attribution-2 | indirect | the lake will stay shut | She | Anna Lind
    """
    context = build_context(analysis)
    why = reasons(context)
    statements, _ = _statements(context, why)
    resolutions = resolve_speakers(context, statements)
    return tuple(
        [
            build_quote(context, statement, resolution, why, number)
            for number, (statement, resolution) in enumerate(zip(statements, resolutions, strict=True), 1)
        ]
    )


def not_quotations(analysis: Analysis) -> tuple[NotQuotation, ...]:
    """Words in quotation marks that are no quotation, each with the purpose of the marks.

    >>> import newsdigest
    >>> from newsdigest import language
    >>> article = newsdigest.parse('The band played "Low Tide" on the old pier.')
    >>> [(other.text, other.purpose.value) for other in not_quotations(language.analyse(article))]
    [('"Low Tide"', 'title')]
    """
    context = build_context(analysis)
    _, loose = _statements(context, reasons(context))
    return tuple(classify(context, region) for region in loose)


def _statements(context: AttributionContext, why: Sequence[AnonymityReason]) -> tuple[list[Statement], list[int]]:
    found = sorted((*candidates(context), *labelled(context)), key=lambda candidate: candidate.cue)
    found = [candidate for candidate in found if not _asks_for_anonymity(context, candidate, why)]
    inside = embedded_cues(found)
    classifier = attribution_classifier()
    scored = [(_likelihood(context, classifier, candidate, candidate.cue in inside), candidate) for candidate in found]
    return assemble(context, select(scored, len(context.tokens), classifier))


def _likelihood(
    context: AttributionContext, classifier: AttributionClassifier, candidate: CueCandidate, embedded: bool
) -> Likelihood:
    """The likelihood of a candidate; what a source only wants, plans or refuses to say is no speech."""
    if candidate.frame == "transcript":
        return TRANSCRIBED
    likelihood = classifier.likelihood(features(context, candidate, embedded))
    token = context.tokens[candidate.cue]
    unsaid = token.deprel == "xcomp" and context.kind(token.head) in ("want", "refuse", "seem")
    titled = candidate.frame in _OBJECT_FRAMES and _holds_titles(context, candidate)
    silent = unsaid or titled or _is_written_on(context, candidate)
    silent = silent or _is_narrated(context, candidate) or _is_finding(context, candidate)
    return likelihood._replace(speech=0.0) if silent else likelihood


def _is_narrated(context: AttributionContext, candidate: CueCandidate) -> bool:
    """Whether the author writes of their own thoughts: "I think", "we know"; not before a quotation."""
    source = context.tokens[candidate.source]
    first = candidate.pieces[0][0]
    return source.text.lower() in ("i", "we") and not context.is_quoted(source.index) and not context.is_quoted(first)


def _is_finding(context: AttributionContext, candidate: CueCandidate) -> bool:
    """Whether numbers show it: "the figures suggest that ...". Nobody says it."""
    source = context.tokens[candidate.source]
    return source.lemma.lower() in _DATA and candidate.kind in _SHOWING


def _is_written_on(context: AttributionContext, candidate: CueCandidate) -> bool:
    """Whether a placard or a sign says the words: "a sign that read", "holding a sign saying". They are no speech."""
    token = context.tokens[candidate.source]
    before = context.tokens[candidate.cue - 1]
    if context.tokens[candidate.cue].xpos == "VBG" and before.upos == "NOUN" and before.lemma.lower() in SIGNS:
        return True
    if token.upos == "PRON" and context.tokens[token.head].deprel == "acl:relcl":
        token = context.tokens[context.tokens[token.head].head]
    return token.lemma.lower() in SIGNS


def _holds_titles(context: AttributionContext, candidate: CueCandidate) -> bool:
    """Whether all words in marks within the object of a verb are in title case: 'wrote the song "Low Water"'."""
    within = {context.region_of[at] for first, last in candidate.pieces for at in range(first, last)} - {None}
    return bool(within) and all(is_title(context, region) for region in within if region is not None)


def _asks_for_anonymity(context: AttributionContext, candidate: CueCandidate, why: Sequence[AnonymityReason]) -> bool:
    """Whether a cue is part of a plea for anonymity, which is about the interview and not the news."""
    start = context.tokens[candidate.cue].start
    at = bisect_right(why, start, key=_START) - 1
    return at >= 0 and start < why[at].end

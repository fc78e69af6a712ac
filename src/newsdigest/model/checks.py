"""Results of holding another text, or a stream of sources, against the library."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsdigest.errors import NewsDigestError
from newsdigest.model.enums import FindingKind, FindingVerdict, Verdict
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span

__all__ = ["Failure", "Finding", "MaskedText", "QuoteCheck", "SummaryCheck"]


@attrs.frozen(kw_only=True)
class Failure:
    """What ``summarize_many(..., on_error="return")`` yields in place of a digest.

    Attributes:
        position: which input it was, counted from 0.
        id: the input's own id, path or URL, or None.
        error: what was wrong, and what to do about it.

    >>> sources = ["The ferry sank off Oban.", {"id": "x7", "text": ""}]
    >>> failure = list(newsdigest.summarize_many(sources, on_error="return"))[1]
    >>> failure.position, failure.id, type(failure.error).__name__
    (1, 'x7', 'EmptyArticleError')
    """

    position: int
    id: str | None = None
    error: NewsDigestError


@attrs.frozen(kw_only=True)
class QuoteCheck:
    """What :func:`newsdigest.verify_quotes` found about one quotation of the checked text.

    Attributes:
        text: the quotation, as the checked text has it.
        span: where it stands in the checked text.
        verdict: exact, altered, absent or misattributed.
        match: the article's own quotation, or the indirect statement that it makes a quotation of; None where the
            article has neither.
        differences: pairs of (words of the article, words of the checked text).
        speaker: whom the checked text names as the speaker, or None.

    >>> source = '"The dam will not hold," engineer Ada Pell said.'
    >>> check = newsdigest.verify_quotes('The dam "will hold", according to Tom Reed.', source)[0]
    >>> check.verdict.value, check.speaker, check.match.speaker.name, check.differences
    ('misattributed', 'Tom Reed', 'Ada Pell', (('not', ''),))
    """

    text: str
    span: Span
    verdict: Verdict
    match: Quote | None = None
    differences: tuple[tuple[str, str], ...] = ()
    speaker: str | None = None


@attrs.frozen(kw_only=True)
class MaskedText:
    """An article's text with its quotations replaced by placeholders. Made by :func:`newsdigest.mask_quotes`.

    Attributes:
        text: the article's text, with a placeholder such as ``[[QUOTE-1]]`` for each quotation.
        quotes: placeholder to quotation, in order of appearance; its ``text`` is what was taken out.

    >>> masked = newsdigest.mask_quotes('The bridge is shut. "We had no choice," engineer Ada Pell said.')
    >>> [(key, quote.text) for key, quote in masked.quotes.items()]
    [('[[QUOTE-1]]', '"We had no choice,"')]
    """

    text: str
    quotes: Mapping[str, Quote] = attrs.field(hash=False)


@attrs.frozen(kw_only=True)
class Finding:
    """One stretch of a summary, held against its article by :func:`newsdigest.check_summary`.

    Attributes:
        span: where it stands in the summary: half open, in code points.
        text: the summary's own words there.
        kind: what it is about.
        verdict: how the article stands to it.
        confidence: how sure the verdict is, from 0 to 1.
        evidence: where the article says it, or says otherwise; None where it does neither.
        expected: what the article says instead, or None.
        note: the reason in one plain sentence.

    >>> finding = newsdigest.Finding(
    ...     span=newsdigest.Span(0, 2), text="15", kind=newsdigest.FindingKind.FIGURE,
    ...     verdict=newsdigest.FindingVerdict.CONTRADICTED, expected="12",
    ... )
    >>> finding.text, finding.verdict.value, finding.expected
    ('15', 'contradicted', '12')
    """

    span: Span
    text: str
    kind: FindingKind
    verdict: FindingVerdict
    confidence: float = 0.5
    evidence: Span | None = None
    expected: str | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class SummaryCheck:
    """What :func:`newsdigest.check_summary` found.

    Attributes:
        text: the checked summary.
        ok: False where a finding contradicts the article, or is absent from it, with a confidence of 0.7 or more.
        findings: what does not hold, worst first.
        supported: what was checked and holds, in reading order.

    >>> newsdigest.SummaryCheck(text="The pier closed.", ok=True).findings
    ()
    """

    text: str
    ok: bool
    findings: tuple[Finding, ...] = ()
    supported: tuple[Finding, ...] = ()

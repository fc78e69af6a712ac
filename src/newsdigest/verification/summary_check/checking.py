"""``check_summary``: hold each name, figure, date, place, quotation and claim of a text against its article."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import attrs

from newsdigest.api import Source, parse
from newsdigest.errors import EmptyArticleError, naming_input, unexpected_as_newsdigest_error
from newsdigest.language import detection
from newsdigest.model.article import Article
from newsdigest.model.checks import Finding, QuoteCheck, SummaryCheck
from newsdigest.model.digest import Digest
from newsdigest.model.enums import FindingKind, FindingVerdict, Verdict
from newsdigest.model.relocation import article_in, span_of
from newsdigest.model.span import Span
from newsdigest.options import require_str
from newsdigest.text import CleanText, clean, fold
from newsdigest.verification.checking import verify_quotes
from newsdigest.verification.compared_article import digest_of
from newsdigest.verification.summary_check.confidence import confidences
from newsdigest.verification.summary_check.findings import FAULTY, finding_of
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.other_story import of_another_story
from newsdigest.verification.summary_check.other_tellers import other_tellers
from newsdigest.verification.summary_check.plain_faults import plain_faults
from newsdigest.verification.summary_check.signals import find_signals
from newsdigest.verification.summary_check.text_index import TextIndex, index_text
from newsdigest.verification.summary_check.units import find_units

__all__ = ["check_summary"]

_MARKS = frozenset("\"“”„«»‘’'`")
_ARTICLES = 4
"""Articles whose index is kept: several summaries, headlines and posts are checked against one article."""

_QUOTES = {
    Verdict.ALTERED: (FindingKind.QUOTE, FindingVerdict.CONTRADICTED, 0.75),
    Verdict.REVERSED: (FindingKind.QUOTE, FindingVerdict.REVERSED, 0.85),
    Verdict.MISATTRIBUTED: (FindingKind.SPEAKER, FindingVerdict.CONTRADICTED, 0.75),
    Verdict.ABSENT: (FindingKind.QUOTE, FindingVerdict.ABSENT, 0.6),
}
_INVENTED = 0.8
_TERM = 3
"""The most words within quotation marks that may be a title or a term, which the article need not quote."""

_FAULTS = frozenset({FindingVerdict.CONTRADICTED, FindingVerdict.REVERSED, FindingVerdict.ABSENT})


def check_summary(summary: str, article: Source | Digest) -> SummaryCheck:
    """Hold a summary, a headline or a post against the article that it was made from.

    Every name, figure, date, place, quotation and content word, every negation and who does what to whom is looked for
    in the article. A paraphrase is no fault: synonyms, derived forms, acronyms, pronouns, rounded figures with "about",
    a coarser date and the adjective of a country hold. What the article says otherwise, the opposite of it, or does not
    say at all becomes a finding. Where it says hardly anything of the text, one finding says so of the whole: that is a
    summary of another story, or none in English. A summary without a word is not ok, as nothing of it holds.

    Args:
        summary: the text to check, in English.
        article: its source: a digest, or any source of :func:`newsdigest.parse`.

    Returns:
        The findings, worst first, and what holds. ``ok`` is False where a finding has a confidence of 0.7 or more.

    Raises:
        TypeError: ``summary`` is no ``str``.
        LanguageError: the article is not in English.
        NewsDigestError: any error of :func:`newsdigest.parse` about the article, or about a summary that is longer
            than its limit.

    >>> import newsdigest
    >>> article = "Storms broke the pier in Hale on Tuesday. Mayor Ann Lowe said that the repair would cost £4,987,000."
    >>> newsdigest.check_summary("The pier in Hale was broken by storms, Ann Lowe said.", article).ok
    True
    >>> check = newsdigest.check_summary("Storms broke the pier in Hale on Friday.", article)
    >>> check.ok, [(finding.text, finding.kind.value, finding.expected) for finding in check.findings]
    (False, [('Friday', 'date', 'Tuesday')])
    """
    require_str("summary", summary)
    with naming_input("article"):
        source = article.article if isinstance(article, Digest) else parse(article)
        detection.check(source)
    try:
        checked = parse(summary, format="text", language="en", published=source.published)
    except EmptyArticleError:
        return _of_nothing(summary)
    if not any(map(str.isalnum, checked.text)):
        return _of_nothing(summary)
    with unexpected_as_newsdigest_error("check_summary"):
        found = [*_of_units(checked, source), *_of_quotes(summary, article)]
    wrong = [finding for finding in found if finding.verdict is not FindingVerdict.SUPPORTED]
    wrong.sort(key=lambda finding: (-finding.confidence, finding.span))
    right = sorted((f for f in found if f.verdict is FindingVerdict.SUPPORTED), key=lambda f: (f.span, f.kind.value))
    ok = not any(finding.confidence >= FAULTY and finding.verdict in _FAULTS for finding in wrong)
    return SummaryCheck(text=summary, ok=ok, findings=tuple(wrong), supported=tuple(right))


def _of_nothing(summary: str) -> SummaryCheck:
    """The check of a text without a word: not ok, as there is nothing that the article could bear out."""
    nothing = Finding(
        span=Span(0, len(summary)),
        text=summary,
        kind=FindingKind.CLAIM,
        verdict=FindingVerdict.ABSENT,
        confidence=1.0,
        note="The summary has no word that could be checked.",
    )
    return SummaryCheck(text=summary, ok=False, findings=(nothing,))


def _of_units(checked: Article, source: Article) -> Iterable[Finding]:
    clean_summary, clean_source = clean(checked.text), clean(source.text)
    ours = index_text(article_in(clean_summary, checked) if clean_summary else checked)
    theirs = _article_index(article_in(clean_source, source) if clean_source else source)
    units = find_units(ours)
    match_units(units, ours, theirs)
    signals = find_signals(units, ours, theirs)
    weighed = [finding_of(*pair, ours, theirs) for pair in zip(signals, confidences(signals), strict=True)]
    told = (
        fault.finding(ours.analysis.article.text, theirs.analysis.article.text)
        for fault in other_tellers(units, ours, theirs)
    )
    plain = [*plain_faults(ours, theirs), *told]
    found = [finding for finding in weighed if finding and not any(finding.span.overlaps(p.span) for p in plain)]
    whole = of_another_story(units, ours)
    for finding in (*plain, *found, *([whole] if whole else [])):
        yield _relocated(finding, checked.text, clean_summary, clean_source)


@lru_cache(maxsize=_ARTICLES)
def _article_index(article: Article) -> TextIndex:
    return index_text(article)


def _relocated(finding: Finding, summary: str, clean_summary: CleanText | None, source: CleanText | None) -> Finding:
    """A finding about clean texts, with its span in the summary and its evidence in the article as they are.

    Its words are those of the summary as well: a text without capitals was given some before it was analysed.
    """
    span = finding.span if clean_summary is None else span_of(clean_summary, finding.span)
    finding = attrs.evolve(finding, span=span, text=span.of(summary))
    if source is not None and finding.evidence is not None:
        finding = attrs.evolve(finding, evidence=span_of(source, finding.evidence))
    return finding


def _of_quotes(summary: str, article: Source | Digest) -> Iterable[Finding]:
    if _MARKS.isdisjoint(summary):
        return
    digest = digest_of(article)
    told = _line(digest.article.text)
    for check in verify_quotes(summary, digest):
        finding = _quote_finding(check)
        invented = (
            check.verdict is Verdict.ABSENT
            and _is_statement(check.text)
            and _line(check.text).strip("\"'.,;!? ") not in told
        )
        yield attrs.evolve(finding, confidence=_INVENTED) if invented else finding


def _is_statement(quotation: str) -> bool:
    """Whether a quotation is longer than titles and terms are."""
    return len(quotation.split()) > _TERM


def _line(text: str) -> str:
    """A text in lower case on one line, with plain marks."""
    return " ".join(fold(text).lower().split())


def _quote_finding(check: QuoteCheck) -> Finding:
    evidence = check.match.span if check.match else None
    if check.verdict is Verdict.EXACT:
        return Finding(
            span=check.span,
            text=check.text,
            kind=FindingKind.QUOTE,
            verdict=FindingVerdict.SUPPORTED,
            confidence=0.95,
            evidence=evidence,
            note="" if evidence else "The article has these words between quotation marks.",
        )
    kind, verdict, sure = _QUOTES[check.verdict]
    if check.verdict is Verdict.MISATTRIBUTED and check.match and check.match.speaker:
        expected: str | None = check.match.speaker.name
        note = f"The article quotes {expected} with these words."
    elif check.verdict is Verdict.ALTERED and check.match:
        expected = check.match.text
        note = "The article quotes other words."
    elif check.verdict is Verdict.REVERSED and check.match:
        expected = check.match.text
        note = "The article quotes these words with a negation that is left out."
    else:
        expected, note = None, "The article quotes nobody with these words."
    return Finding(
        span=check.span,
        text=check.text,
        kind=kind,
        verdict=verdict,
        confidence=sure,
        evidence=evidence,
        expected=expected,
        note=note,
    )

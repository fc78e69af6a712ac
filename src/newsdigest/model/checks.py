"""Results of holding another text, or a stream of sources, against the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from newsdigest.errors import NewsDigestError
from newsdigest.model.article import Article
from newsdigest.model.enums import FindingKind, FindingVerdict, Verdict
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span
from newsdigest.options import require

__all__ = ["Failure", "Finding", "MaskedText", "QuoteCheck", "SummaryCheck"]

_C = TypeVar("_C", bound="SummaryCheck")


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
        span: its span in the checked text.
        verdict: exact, altered, reversed, absent or misattributed.
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
    """One span of a summary, compared with its article by :func:`newsdigest.check_summary`.

    Attributes:
        span: its span in the summary: half open, in code points.
        text: the summary's own words there.
        kind: what it is about.
        verdict: whether the article supports or contradicts it.
        confidence: how sure the verdict is, from 0 to 1.
        evidence: where the article says it, or says otherwise; None where it does neither.
        expected: what the article says instead, or None.
        note: the reason in one plain sentence.

    >>> article = "Storms broke the pier in Hale on Tuesday. Mayor Ann Lowe said that it would be mended."
    >>> finding = newsdigest.check_summary("Storms broke the pier in Hale on Friday.", article).findings[0]
    >>> finding.text, finding.kind.value, finding.verdict.value, finding.expected
    ('Friday', 'date', 'contradicted', 'Tuesday')
    >>> finding.evidence.of(article)
    'Tuesday'
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

    >>> article = "Storms broke the pier in Hale on Tuesday. Mayor Ann Lowe said that it would be mended."
    >>> check = newsdigest.check_summary("The pier in Hale broke in storms.", article)
    >>> check.ok, [finding.text for finding in check.supported if finding.kind == "place"]
    (True, ['Hale'])
    """

    text: str
    ok: bool
    findings: tuple[Finding, ...] = ()
    supported: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        """One line: the verdict, and how much does not hold and does."""
        verdict = "ok" if self.ok else "not ok"
        return f"<SummaryCheck {verdict}: {len(self.findings)} findings, {len(self.supported)} supported>"

    def to_dict(self) -> dict[str, object]:
        """This check as plain dictionaries, lists, strings and numbers, of the published JSON Schema."""
        from newsdigest.renderers import check_json

        return check_json.summary_check_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """This check as a JSON document; :meth:`from_json` reads it back without loss.

        Args:
            indent: blanks a level; None for one line.
        """
        from newsdigest.renderers import check_json

        return check_json.summary_check_to_json(self, indent=indent)

    @classmethod
    def from_dict(cls: type[_C], data: Mapping[str, object]) -> _C:
        """Read what :meth:`to_dict` wrote.

        Args:
            data: a dictionary of the published JSON Schema.

        Raises:
            ParseError: the data is not a check of a supported schema version; the message names the place.
        """
        from newsdigest.renderers import check_json

        return check_json.summary_check_from_dict(data, cls)

    @classmethod
    def from_json(cls: type[_C], document: str | bytes) -> _C:
        """Read what :meth:`to_json` wrote.

        Args:
            document: a JSON document of the published schema.

        Raises:
            ParseError: the document is not JSON, or not a check of a supported schema version.

        >>> check = newsdigest.check_summary("The pier closed.", "The pier opened on Monday.")
        >>> newsdigest.SummaryCheck.from_json(check.to_json()) == check
        True
        """
        from newsdigest.renderers import check_json

        return check_json.summary_check_from_json(document, cls)

    def to_markdown(self) -> str:
        """The findings as a Markdown page; every text is escaped."""
        from newsdigest.renderers import markdown_doc

        return markdown_doc.summary_check_to_markdown(self)

    def to_html(self, article: Article) -> str:
        """The summary and the article side by side, with the findings linked, as one self-contained HTML page.

        All text is escaped; the page holds no script and fetches nothing.

        Args:
            article: the article that the summary was checked against, as :func:`newsdigest.parse` gives it.

        Raises:
            TypeError: ``article`` is no :class:`newsdigest.Article`; of a digest, pass ``digest.article``.

        >>> article = newsdigest.parse("The pier opened on Monday.")
        >>> newsdigest.check_summary("The pier closed.", article).to_html(article).startswith("<!doctype html>")
        True
        """
        from newsdigest.renderers import html_doc

        require("article", article, (Article,), "a newsdigest.Article (newsdigest.parse gives it, or digest.article)")
        return html_doc.summary_check_to_html(self, article)

"""What a plain rule says of some words of a summary, and the finding made of it."""

from __future__ import annotations

from typing import NamedTuple

from newsdigest.model.checks import Finding
from newsdigest.model.enums import FindingKind, FindingVerdict
from newsdigest.model.span import Span

__all__ = ["MOST_COMPARED", "PlainFault"]

MOST_COMPARED = 50
"""Places of one word, or deeds of one predicate, that a rule compares."""

_SURE = 0.8


class PlainFault(NamedTuple):
    """What a rule says of a span of the summary, by a span of the article.

    The note may quote the words of both, as ``{ours}`` and ``{theirs}``.
    """

    kind: FindingKind
    verdict: FindingVerdict
    span: Span
    evidence: Span
    note: str = ""

    def finding(self, summary: str, article: str) -> Finding:
        """The finding, with the words of both texts; what the article supports, it says no otherwise."""
        ours, theirs = self.span.of(summary), self.evidence.of(article)
        return Finding(
            span=self.span,
            text=ours,
            kind=self.kind,
            verdict=self.verdict,
            confidence=_SURE,
            evidence=self.evidence,
            expected=None if self.verdict is FindingVerdict.SUPPORTED else theirs,
            note=self.note.format(ours=ours, theirs=theirs),
        )

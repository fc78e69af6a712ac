"""The article that another text is compared with: its digest, and its words in quotation marks."""

from __future__ import annotations

from newsdigest.api import Source, summarize
from newsdigest.errors import naming_input
from newsdigest.language.quotation_marks import quoted_spans
from newsdigest.model.analysis import QuotedSpan
from newsdigest.model.digest import Digest

__all__ = ["digest_of", "marked_in"]


def digest_of(article: Source | Digest) -> Digest:
    """The digest of an article, or the one that was given for it."""
    with naming_input("article"):
        return article if isinstance(article, Digest) else summarize(article)


def marked_in(digest: Digest) -> tuple[QuotedSpan, ...]:
    """The spans in quotation marks of the article of a digest."""
    article = digest.article
    return quoted_spans(article.text, [(block.span.start, block.span.end) for block in article.blocks])

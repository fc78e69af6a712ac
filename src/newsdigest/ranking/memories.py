"""Clauses of a quotation that tell of the speaker's own past, and so explain nothing of the event: "I was six"."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsdigest.lexicon.function_words import SUBJECT_PRONOUNS
from newsdigest.lexicon.numbers import CARDINALS
from newsdigest.lexicon.word_sets import any_of, words
from newsdigest.model.span import Span
from newsdigest.ranking.article_index import ArticleIndex

__all__ = ["is_memory"]

_CHILDREN = words("child boy girl kid baby")
_AGE = re.compile(
    rf"(?:{any_of(SUBJECT_PRONOUNS)})(?: was| were|'d been| had been) (?:(?:only|just|about|still) )?"
    rf"(?:(?:\d{{1,2}}|{any_of(CARDINALS)})(?!\s(?!years?\b|months?\b|when\b|and\b|or\b|then\b|at\b)\w)"
    rf"|an? (?:little |small |young )?(?:{any_of(_CHILDREN)})\b"
    r"|(?:so |very )?(?:young|little|born)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:I|my|me)\b", re.IGNORECASE)
_REMEMBERING = re.compile(
    r"\b(?:I|we) (?:(?:always|still) )?"
    r"(?:used to|remember|grew up|came here|fell in love|would always|learned to|went there)\b",
    re.IGNORECASE,
)


def is_memory(index: ArticleIndex, span: Span) -> bool:
    """Whether a passage is quoted and says how old somebody was, or is of a quotation that remembers a life.

    Args:
        index: the article.
        span: the passage.
    """
    quoted = index.analysis.quoted
    at = bisect_right(quoted, span.start, key=lambda words: words.start) - 1
    if at < 0 or span.start >= quoted[at].end:
        return False
    view = index.analysis.view
    if _AGE.match(view, span.start, span.end):
        return True
    sentence = index.analysis.sentences[index.analysis.tokens[index.token_at(span.start)].sentence]
    start = max(quoted[at].start, index.analysis.tokens[sentence.first].start)
    return _OWN.match(view, span.start) is not None and _REMEMBERING.search(view, start, span.end) is not None

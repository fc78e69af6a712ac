"""Quotations that are given as denied or not said: 'denied that it was "rigged"', 'never said "the bridge is safe"'."""

from __future__ import annotations

from newsdigest.model.analysis import QuotedSpan
from newsdigest.model.enums import QuoteAct, QuoteKind
from newsdigest.model.facts import Quote
from newsdigest.model.span import Span
from newsdigest.verification.quote_matching import QuotedWord, is_reversing, words

__all__ = ["denial_of", "is_denying"]

_BEFORE = 60  # characters before a quotation in which the text may negate it
_GOVERNING = 4  # words
_ADVERBS = 2  # words before a cue in which it may be negated
_DENYING = frozenset(
    "deny denies denied denying dispute disputes disputed disputing reject rejects rejected rejecting "
    "refute refutes refuted refuting dismiss dismisses dismissed dismissing".split()
)


def denial_of(text: str, quote: Quote, region: QuotedSpan | None = None) -> str:
    """The words of an article that give a statement as denied or not said: "denied", "never said"; else ``""``.

    Args:
        text: the text of the article.
        quote: the statement.
        region: the words of it in quotation marks that are meant; None for all of it.
    """
    if quote.kind is QuoteKind.DIRECT or quote.cue is None or not (quote.negated or quote.act is QuoteAct.DENIAL):
        return ""
    if region is not None and not quote.negated and _last_word(text, region.start) == "as":
        return ""  # 'rejected the plan as "absurd"': so they call it
    before = text[max(0, quote.cue.start - _BEFORE) : quote.cue.start].split()[-_ADVERBS:]
    negated = next((at for at, word in enumerate(before) if any(is_reversing(w) for w in _flat(word))), len(before))
    return " ".join((*before[negated:], quote.cue.of(text)))


def _last_word(text: str, end: int) -> str:
    return " ".join(text[max(0, end - _BEFORE) : end].split()[-1:])


def is_denying(text: str, span: Span, quote: Quote | None) -> bool:
    """Whether a text itself negates words that it quotes: 'is not "safe"', 'denied taking "bribes"'.

    Args:
        text: the text.
        span: the quotation in it.
        quote: the statement that it belongs to, if any.
    """
    if quote is not None and (quote.negated or quote.act in (QuoteAct.DENIAL, QuoteAct.REFUSAL)):
        return True
    before = _flat(text[max(0, span.start - _BEFORE) : span.start])
    return any(is_reversing(word) or word.bare in _DENYING for word in before[-_GOVERNING:])


def _flat(text: str) -> list[QuotedWord]:
    return [word for stretch in words(text) for word in stretch]

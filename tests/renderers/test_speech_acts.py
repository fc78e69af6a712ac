"""What a source denies or refuses is never shown as its words."""

from __future__ import annotations

import pytest

from newsdigest import Article, Digest, Quote, QuoteAct, QuoteKind, Span, Speaker
from newsdigest.renderers import render

TEXT = "Ann Lowe denied taking bribes."


def digest(act: QuoteAct, *, negated: bool = False) -> Digest:
    span = Span(16, 29)
    speaker = Speaker(name="Ann Lowe", text="Ann Lowe", span=Span(0, 8))
    quote = Quote(
        id="quote-1",
        span=span,
        text=span.of(TEXT),
        spans=(span,),
        kind=QuoteKind.INDIRECT,
        speaker=speaker,
        cue=Span(9, 15),
        act=act,
        negated=negated,
    )
    return Digest(article=Article(text=TEXT), headline="No bribes", quotes=(quote,), key_quotes=(quote,))


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "jsonld", "webannotation", "brat"])
@pytest.mark.parametrize(
    ("act", "word"),
    [
        (QuoteAct.DENIAL, "denied"),
        (QuoteAct.REFUSAL, "refused"),
        (QuoteAct.QUESTION, "asked"),
        (QuoteAct.PROMISE, "promised"),
        (QuoteAct.ORDER, "ordered"),
    ],
)
def test_the_act_is_named(format_: str, act: QuoteAct, word: str) -> None:
    shown = render(digest(act), format_)
    assert f"{word} by" in shown or f'"description": "{word}"' in shown


@pytest.mark.parametrize("format_", ["text", "markdown", "jsonld", "webannotation", "brat"])
def test_a_statement_has_no_word_for_its_act(format_: str) -> None:
    assert " by Ann Lowe" not in render(digest(QuoteAct.STATEMENT), format_)


@pytest.mark.parametrize("format_", ["text", "markdown", "webannotation", "brat"])
def test_words_that_were_not_said_are_no_quotation(format_: str) -> None:
    shown = render(digest(QuoteAct.STATEMENT, negated=True), format_)
    assert "taking bribes" not in shown or format_ == "webannotation"
    assert "quote" not in shown.casefold()

"""The promises of the library as laws: grounded, verbatim, total, deterministic."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import newsdigest
from newsdigest import Digest, EmptyArticleError, Span
from newsdigest.model.facts import Fact, Mention
from tests.property.strategies import anything

pytestmark = pytest.mark.filterwarnings("ignore:the text looks like a:UserWarning")  # drawn texts may be paths: ".TXT"
LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def values(thing: object) -> Iterator[object]:
    """Every attrs value inside ``thing``, itself included."""
    if isinstance(thing, tuple):
        for item in thing:
            yield from values(item)
    elif attrs.has(type(thing)):
        yield thing
        for name in attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(thing))):
            yield from values(getattr(thing, name))


def digest_of(text: str) -> Digest | None:
    try:
        return newsdigest.summarize(text, published="2026-03-13", language="en")
    except EmptyArticleError:
        assert not text.strip() or not any(c.isalnum() for c in text)
        return None


@LAW
@given(anything)
def test_every_span_slices_back(text: str) -> None:
    digest = digest_of(text)
    if digest is None:
        return
    assert digest.article.text == text
    for value in values(digest):
        if isinstance(value, (Fact, Mention, newsdigest.Block, newsdigest.Speaker)):
            assert text[value.span.start : value.span.end] == value.text
        if isinstance(value, Span):
            assert 0 <= value.start <= value.end <= len(text)


@LAW
@given(anything)
def test_scores_lie_between_nought_and_one(text: str) -> None:
    digest = digest_of(text)
    for value in values(digest) if digest else ():
        if isinstance(value, Fact):
            assert 0.0 <= value.salience <= 1.0
            assert 0.0 <= value.confidence <= 1.0


@LAW
@given(anything)
def test_same_input_same_digest(text: str) -> None:
    assert digest_of(text) == digest_of(text)


@LAW
@given(anything)
def test_blocks_and_sentences_are_in_order_and_disjoint(text: str) -> None:
    digest = digest_of(text)
    if digest is None:
        return
    for spans in ([b.span for b in digest.article.blocks], list(digest.article.sentences)):
        assert all(a.end <= b.start for a, b in pairwise(spans))


@LAW
@given(anything)
def test_quote_pieces_lie_within_the_quote(text: str) -> None:
    digest = digest_of(text)
    for quote in digest.quotes if digest else ():
        assert quote.spans
        assert quote.span == Span(quote.spans[0].start, quote.spans[-1].end)
        assert all(a.end <= b.start for a, b in pairwise(quote.spans))

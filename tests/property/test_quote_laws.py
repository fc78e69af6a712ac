"""Laws of quotations in any article, with its paragraphs in any order."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsdigest
from newsdigest import language
from newsdigest.errors import NewsDigestError
from newsdigest.facts.quotes import find_attributions, not_quotations
from newsdigest.language.quotation_marks import quoted_spans
from newsdigest.model.analysis import Analysis
from newsdigest.model.facts import Quote, is_speech
from tests.property.strategies import anything

LAW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])  # whole articles
HEAD = "Harbour notes of the week\n\n"
PARAGRAPHS = (
    "“The crane is too old,” foreman Luis Ortega said on Monday.",
    "Ingrid Dahl told the council: “Our nets are empty.” She left soon after.",
    'Port director Sam Akande said the quay would "need a new wall" by autumn.',
    "“Nobody asked the crews,” said Mary Quist, a pilot. “We would have told them.”",
    "The ferry company denied that it had raised its fares.",
    "Fog held two ships outside the breakwater for most of Tuesday.",
    "“We lost a week,” Akande said, “and we will not get it back.”",
)
UNRELATED = ("Rain fell on the market hall.", "“Bread first,” a baker said.")
MARKS = st.text(alphabet="\"'“”‘’«»„`[] .,?a\nB", max_size=80)


def find_quotes(analysis: Analysis) -> tuple[Quote, ...]:
    return tuple(filter(is_speech, find_attributions(analysis)))


def quotes_of(text: str) -> tuple[Quote, ...]:
    try:
        return find_quotes(language.analyse(newsdigest.parse(text, language="en")))
    except NewsDigestError:
        return ()


def said(text: str) -> list[tuple[str, ...]]:
    """What was said and by whom, as written, without positions."""
    return [
        (*(span.of(text) for span in quote.spans), quote.speaker.text if quote.speaker else "")
        for quote in quotes_of(text)
    ]


@LAW
@given(st.one_of(anything, MARKS))
def test_quotations_are_verbatim_and_disjoint(text: str) -> None:
    found = quotes_of(text)
    taken: set[int] = set()
    for quote in found:
        assert text[quote.span.start : quote.span.end] == quote.text
        assert quote.spans[0].start == quote.span.start
        assert quote.spans[-1].end == quote.span.end
        assert all(a.end <= b.start for a, b in zip(quote.spans, quote.spans[1:], strict=False))
        for span in (*quote.spans, *([quote.cue] if quote.cue else [])):
            places = set(range(span.start, span.end))
            assert not places & taken
            taken |= places
        assert all(any(inside in span for span in quote.spans) for inside in quote.insertions)
        if quote.speaker is not None:
            assert quote.speaker.span.of(text) == quote.speaker.text
    assert list(found) == sorted(found, key=lambda quote: quote.span.start)


@LAW
@given(MARKS)
def test_marks_never_cross(text: str) -> None:
    found = quoted_spans(text, [(0, len(text))])
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(q.start < q.inner_start <= q.inner_end <= q.end for q in found)


@LONG
@given(st.permutations(PARAGRAPHS))
def test_the_order_of_paragraphs_changes_no_quotation(order: list[str]) -> None:
    assert sorted(said(HEAD + "\n\n".join(order))) == sorted(said(HEAD + "\n\n".join(PARAGRAPHS)))


@LONG
@given(st.integers(0, len(PARAGRAPHS)), st.sampled_from(UNRELATED))
def test_an_unrelated_paragraph_changes_no_other_quotation(place: int, added: str) -> None:
    longer = [*PARAGRAPHS[:place], added, *PARAGRAPHS[place:]]
    after = said(HEAD + "\n\n".join(longer))
    assert [quote for quote in after if quote[0] not in added] == said(HEAD + "\n\n".join(PARAGRAPHS))


@LAW
@given(anything)
def test_a_region_is_quoted_or_is_not(text: str) -> None:
    try:
        analysis = language.analyse(newsdigest.parse(text, language="en"))
    except NewsDigestError:
        return
    quoted = [span for quote in find_quotes(analysis) for span in quote.spans]
    assert not any(span.overlaps(other.span) for other in not_quotations(analysis) for span in quoted)


@LAW
@given(st.one_of(anything, MARKS))
def test_what_was_masked_comes_back(text: str) -> None:
    try:
        masked = newsdigest.mask_quotes(newsdigest.parse(text, language="en", format="text"))
    except NewsDigestError:
        return
    assert newsdigest.restore_quotes(masked.text, masked) == text

"""Laws of sentences, tokens and trees that hold for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdigest.language import sentence_spans
from newsdigest.language.tagger import tag
from newsdigest.language.tokens import token_spans
from newsdigest.model.article import Article
from newsdigest.text import fold

_PIECES = (
    *("The mayor", "spoke", ".", "!", "?", "\u2026", "...", '"', "\u201c", "\u201d", "'", "\u2019", "(", ")", "[3]"),
    *("U.S.", "Gen.", "e.g.", "p.", "4", "1,250", "%", "-", "\u2014", "\n", "\n\n", "\t", "\u00a0", "\u00ad", "can't"),
    *("O'Hara", "https://example.org/a.", "a@b.org", "#tag", "\u00e9", "\U0001f600", "\ud800", "said", "IT", "IS", "x"),
)
_WORDS = ("Anna", "fell", "the", "-", "\ud800", "Rome", ",", "said", "x")
_texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=30).map(" ".join) | st.text(max_size=80)


@given(_texts)
@settings(deadline=None)
def test_sentences_hold_every_word_once(text: str) -> None:
    view = fold(text)
    end = 0
    for span in sentence_spans(Article(text=text)):
        assert end <= span.start < span.end <= len(text)
        assert not view[end : span.start].strip()
        assert span.of(view) == span.of(view).strip()
        end = span.end
    assert not view[end:].strip()


@given(_texts)
@settings(deadline=None)
def test_tokens_hold_every_mark_once(text: str) -> None:
    view = fold(text)
    assert len(view) == len(text)
    bounds = [(span.start, span.end) for span in sentence_spans(Article(text=text))]
    for (start, end), tokens in zip(bounds, token_spans(view, bounds), strict=True):
        at = start
        for first, last in tokens:
            assert not view[at:first].strip()
            assert at <= first < last <= end
            at = last
        assert at == end or not view[at:end].strip()


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
@settings(deadline=None)
def test_any_words_make_one_tree_and_the_same_one_again(forms: list[str]) -> None:
    found = tag(forms, [(0, len(forms))])
    assert tag(forms, [(0, len(forms))]) == found
    assert sum(head == at for at, head in enumerate(found.heads)) == 1
    for at in range(len(forms)):
        node, steps = at, 0
        while found.heads[node] != node:
            node, steps = found.heads[node], steps + 1
            assert steps <= len(forms)

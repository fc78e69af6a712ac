"""Inputs on which fuzzing once found a crash: each gives a digest now."""

from __future__ import annotations

import pytest

import newsdigest
from newsdigest import Article, Block, BlockKind, ParseError, Span
from newsdigest.language.gazetteer import readings


def test_a_decade_at_the_end_of_the_calendar() -> None:
    digest = newsdigest.summarize("Rain will return in the 9990s, the board said.", language="en")
    assert all(time.value != "999" or time.end is not None for time in digest.times)


def test_a_hyphen_that_joins_two_quoted_words_is_no_crash() -> None:
    before = "Two try-scorers left. “They were the best try-scorers we had,” said Ida Crane."
    after = "Two tryscorers left. They were the best try scorers we had, said Ida Crane."
    delta = newsdigest.diff(*(newsdigest.summarize(text, language="en") for text in (before, after)))
    assert newsdigest.DigestDiff.from_json(delta.to_json()) == delta


def test_an_article_made_by_hand_is_laid_out() -> None:
    article = Article(text='Pier shut\n\n"It is safe," Ann Lowe said.\n\nANN LOWE: It is safe and well.')
    digest = newsdigest.summarize(article, language="en")
    assert digest.article.blocks == newsdigest.parse(article.text, language="en").blocks
    assert [quote.speaker.name for quote in digest.quotes if quote.speaker][:1] == ["Ann Lowe"]


def test_a_label_of_an_article_made_by_hand_names_a_speaker() -> None:
    article = Article(text='Pier shut\n\n"It is safe," Ann Lowe said.\n\nANN LOWE: It is safe and well.')
    digest = newsdigest.summarize(article, language="en")
    assert [quote.speaker.name for quote in digest.quotes if quote.speaker] == ["Ann Lowe", "Ann Lowe"]


_LINE = Block(BlockKind.LEAD, Span(0, 14), "Ann Lowe spoke")


@pytest.mark.parametrize(
    ("blocks", "sentences", "part"),
    [
        ((_LINE, Block(BlockKind.PARAGRAPH, Span(9, 18), "spoke. He")), (), "blocks"),
        ((Block(BlockKind.LEAD, Span(0, 3), "Bob"),), (), "blocks"),
        ((Block(BlockKind.LEAD, Span(14, 99), ". He left."),), (), "blocks"),
        ((_LINE,), (Span(0, 15), Span(9, 25)), "sentences"),
        ((_LINE,), (Span(0, 15), Span(15, 16)), "sentences"),
        ((_LINE,), (Span(16, 25), Span(0, 15)), "sentences"),
        ((_LINE,), (Span(0, 26),), "sentences"),
    ],
    ids=["overlap", "other words", "past the end", "overlapping", "blank", "out of order", "too long"],
)
def test_an_article_that_does_not_hold_together_is_refused(
    blocks: tuple[Block, ...], sentences: tuple[Span, ...], part: str
) -> None:
    article = Article(text="Ann Lowe spoke. He left.\n", blocks=blocks, sentences=sentences)
    with pytest.raises(ParseError, match=f"the article's {part} are not in order, apart and in its text"):
        newsdigest.summarize(article, language="en")


@pytest.mark.parametrize("words", ["[[QUOTE-2026]]", " ".join(f"[[QUOTE{'X' * n}-1]]" for n in range(8))])
@pytest.mark.parametrize("quotation", ["", ' "It is safe," Ann Lowe said.'])
def test_an_article_with_words_like_placeholders_is_restored(words: str, quotation: str) -> None:
    masked = newsdigest.mask_quotes(newsdigest.summarize(words + quotation, language="en", format="text"))
    assert len(masked.quotes) == bool(quotation)
    assert newsdigest.restore_quotes(masked.text, masked) == words + quotation


def test_a_backslash_before_a_quotation_stays() -> None:
    text = 'Ann Lowe said of the bridge: \\"It is safe."'
    masked = newsdigest.mask_quotes(newsdigest.summarize(text, language="en", format="text"))
    assert masked.text.endswith("\\[[QUOTE-1]]")
    assert newsdigest.restore_quotes(masked.text, masked) == text


def test_marked_up_fields_with_broken_declarations_are_read() -> None:
    article = newsdigest.parse({"title": "Pier shut", "text": "<p>Ann Lowe spoke.</p><![ ]><p>She left.</p>"})
    assert article.text == "Pier shut\n\nAnn Lowe spoke.\n\nShe left."


def test_half_a_character_in_a_name_is_no_place() -> None:
    """A surrogate without its other half cannot be written in UTF-8, in which the gazetteer is."""
    assert not readings("Lee\udc9dds")
    digest = newsdigest.summarize("Police in Springfield, \udc9dMass, said so on Friday.", language="en")
    assert [time.text for time in digest.times] == ["Friday"]

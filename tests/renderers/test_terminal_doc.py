"""Terminal text: laid out within its width, and free of control sequences of the article."""

from __future__ import annotations

import re

import pytest

import newsdigest
from newsdigest import Article, Digest, Passage, Quote, QuoteKind, Span, UnsupportedFormatError
from newsdigest.renderers import RENDERERS, render
from newsdigest.renderers.terminal_doc import COLOURED, article_to_text, checks_to_text, diff_to_text, digest_to_text
from tests.renderers.samples import hostile_diff, hostile_digest, sample_diff, sample_digest


def test_labels_are_left_of_the_words() -> None:
    lines = digest_to_text(sample_digest()).splitlines()
    assert lines[0] == "Porthaven bridge to reopen on Monday"
    assert "Who         Ann Lowe · Mayor" in lines
    assert "When        Monday · 2026-03-16, partly inferred" in lines
    assert "Key quotes  “It held,” · Ann Lowe, Mayor" in lines
    assert "Timeline    2024 · The collapse in 2024 killed about 12 people." in lines


def test_the_longest_label_is_parted_from_its_words() -> None:
    checks = newsdigest.verify_quotes("“It is not safe,” said Tom Reed.", "“It is not safe,” said Ida Crane.")
    assert "Misattributed “It is not safe,”" in checks_to_text(checks)


@pytest.mark.parametrize("width", [1, 40, 57, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for text in (digest_to_text(sample_digest(), width=width), diff_to_text(hostile_diff(), width=width)):
        assert max(map(len, text.splitlines())) <= max(width, 40)


def test_a_line_without_detail_has_no_dangling_mark() -> None:
    assert not re.search(r"^\s*·\s*$", digest_to_text(sample_digest(), width=40), re.MULTILINE)


def test_colour_changes_nothing_but_colour() -> None:
    coloured = digest_to_text(sample_digest(), palette=COLOURED)
    assert re.sub("\x1b\\[[0-9;]+m", "", coloured) == digest_to_text(sample_digest())


def test_only_the_palette_writes_escapes() -> None:
    for text in (digest_to_text(hostile_digest()), diff_to_text(hostile_diff())):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_a_word_longer_than_the_line_is_cut() -> None:
    text = "x" * 1_000_000
    digest = Digest(article=Article(text=text), summary=(Passage(id="summary-1", span=Span(0, len(text)), text=text),))
    shown = digest_to_text(digest, width=80)
    assert shown.count("x") == len(text)
    assert max(map(len, shown.splitlines())) <= 80


def test_a_diff_and_an_article() -> None:
    assert "Major       The death toll rose from 12 to 15. · figure changed: 12 → 15" in diff_to_text(sample_diff())
    assert "headline    Porthaven bridge to reopen on Monday" in article_to_text(sample_digest().article)


@pytest.mark.parametrize("format_", sorted(RENDERERS))
def test_every_format_shows_any_digest(format_: str) -> None:
    empty = Digest(article=Article(text="."))
    for digest in (sample_digest(), hostile_digest()):
        assert render(digest, format_)
    assert isinstance(render(empty, format_), str)


def test_an_interrupted_quotation_is_shown_without_its_cue() -> None:
    text = "“It rained,” Lowe said, “all day.”"
    spans = (Span(0, 12), Span(24, 34))
    quote = Quote(id="quote-1", span=Span(0, 34), text=text, spans=spans, kind=QuoteKind.DIRECT)
    digest = Digest(article=Article(text=text), quotes=(quote,))
    assert "Quotes      “It rained,” … “all day.”\n" in digest_to_text(digest)
    assert '"text": "“It rained,” … “all day.”"' in digest.to_jsonld()


def test_a_digest_fits_a_screen_and_holds_no_code_of_an_unknown_day() -> None:
    text = "Vell voted on Friday. " + "The river rose 4 metres in 1998. " * 40
    digest = newsdigest.summarize(text, language="en")
    shown = digest_to_text(digest)
    assert "Friday" in shown
    assert "XXXX" not in shown
    assert len(shown.splitlines()) < 40


def test_a_pronoun_is_shown_with_its_name() -> None:
    text = "Ida Crane, the potter, runs a shop in Vell. She opened it in 1998."
    assert "She opened it (Ida Crane)" in digest_to_text(newsdigest.summarize(text, language="en"))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="papyrus"):
        render(sample_digest(), "papyrus")


def test_a_figure_is_not_printed_twice() -> None:
    text = "The council of Vell lent £9,000 to 14 potters. It had lent ₹4.5 crore in all."
    shown = digest_to_text(newsdigest.summarize(text, language="en"))
    assert "9,000 GBP" not in shown
    assert "₹4.5 crore · 45,000,000 INR" in shown


@pytest.mark.parametrize(
    ("when", "published", "shown"),
    [
        ("Tuesday", "2026-03-12", "Tuesday · 2026-03-10"),
        ("Tuesday", None, "Tuesday"),
        ("10 March 2026", None, "10 March 2026 · 2026-03-10"),
        ("2026", None, "2026"),
    ],
)
def test_a_story_shows_a_date_where_a_time_has_one(when: str, published: str | None, shown: str) -> None:
    preposition = "in" if when == "2026" else "on"
    text = f"A fire killed two people in Leeds {preposition} {when}, police said."
    page = str(newsdigest.combine([{"text": text, "published": published, "publisher": "The Courier"}]))
    (line,) = [line for line in page.splitlines() if line.startswith("When")]
    assert line.removeprefix("When").strip() == f"{shown} · The Courier"

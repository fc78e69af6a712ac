"""Tokens: spans over the folded view, cut as the UD English treebanks cut them."""

from __future__ import annotations

import pytest

from newsdigest.language.tokens import token_spans
from newsdigest.text import fold


def tokens(text: str) -> list[str]:
    view = fold(text)
    return [text[start:end] for start, end in next(iter(token_spans(view, [(0, len(view))])))]


@pytest.mark.parametrize(
    "wanted",
    [
        # contractions and possessives
        "They do|n't know",
        "She ca|n’t stay",
        "You can|not leave",
        "I|'m gon|na go",
        "Lund|'s car",
        "the miners|' union",
        "We|’ve won",
        "DO|N'T PANIC",
        "O'Hara met d'Estaing at five o'clock",
        "the '90s and the 1990s",
        "boats to 's-Hertogenbosch",
        # the state of a member
        "Lowe (|R|-|Ariz.|) spoke",
        # compounds and prefixes
        "a long|-|term plan",
        "the co-founder of a non-profit",
        "a U.S.|-|led force",
        "Tel Aviv|-|based",
        # numbers, money, units
        "rose 1,250.5 points",
        "$|4.5|bn of debt",
        "US$|20",
        "12|%",
        "at 10:30|am",
        "the 21st of May",
        "9/11",
        "2004|–|2008",
        # abbreviations
        "Mr. Ma of Acme Inc.",
        "the U.S. Senate",
        "J. R. Holt",
        "in Jan. 2010",
        "see e.g. page 4",
        # addresses
        "see https://example.org/a?b=1|.",
        "write to desk.editor@news.example.com|,",
        "Example.com|'s owner",
        # marks
        "“|It is over|,|”| he said|.",
        "''|Stop|,|''",
        "Wait| ...| what|?!",
        "a| — b",
        "(|see below|)",
        "AT&T and R&D",
        "#tag @user",
    ],
)
def test_cuts(wanted: str) -> None:
    text = wanted.replace("|", "")
    pieces = [piece for part in wanted.split(" ") for piece in part.split("|") if piece]
    assert tokens(text) == pieces


def test_a_stop_is_cut_at_the_end_only() -> None:
    assert tokens("He got approx. five.") == ["He", "got", "approx.", "five", "."]
    assert tokens("It was Rex.") == ["It", "was", "Rex", "."]


def test_the_number_of_a_list_item_keeps_its_stop() -> None:
    assert tokens("1. Close the valve.") == ["1.", "Close", "the", "valve", "."]


@pytest.mark.parametrize(
    "piece", ["a", "a.", "A.", "a-", "1,", "http://", "a@", "'", "n't", '"', "a'", "$", "ü", "\u0301", "co-", "."]
)
def test_every_character_but_blanks_is_in_a_token(piece: str) -> None:
    text = fold(piece * 20_000 + " end")
    spans = next(iter(token_spans(text, [(0, len(text))])))
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans)
    assert "".join(text[start:end] for start, end in spans) == text.replace(" ", "")

"""HTML in pieces: what is a tag and what is words, and that no unclosed thing is gone over twice."""

from __future__ import annotations

import pytest

from newsdigest.sources.html_tokenizer import TokenKind, tokenize, with_fewer_attributes
from newsdigest.sources.markup import fragment_parts


def shown(text: str) -> str:
    """The pieces in one line: ``p+`` opens, ``p-`` closes, words are in brackets."""
    marks = {TokenKind.START: "{}+", TokenKind.END: "{}-", TokenKind.WORDS: "[{}]"}
    return " ".join(marks[kind].format(words) for kind, words in tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain", "[Rain]"),
        ("<p>Rain &amp; <B>wind</B></p >", "p+ [Rain & ] b+ [wind] b- p-"),
        ("a<br/>b<br />c<br>d", "[a] br+ br- [b] br+ br- [c] br+ [d]"),
        ("<a title='x > y' href=\"b>c\">z</a>", "a+ [z] a-"),
        ("<p don't>It's</p>", "p+ [It's] p-"),
        ("<a b=c'd>e</a>", "a+ [e] a-"),
        ("<a b = 'c>d'>e", "a+ [e]"),
        ("3 < 4 > 2 <3", "[3 < 4 > 2 <3]"),
        ("a<!-- <p> -->b<!-- - -- >c--!>d", "[a] [b] [c--!>d]"),
        ("a<!-- b --!>c", "[a] [c]"),
        ("a<!-- b <p>c", "[a<!-- b ] p+ [c]"),
        ("a<!doctype html>b<?xml?>c</ x>d<![if x]>e", "[a] [b] [c] [d] [e]"),
        ("a<![CDATA[b>c]]>d", "[a] [d]"),
        ("a<![ ]>b<![data[ c>d<![ e", "[a] [b] [d<![ e]"),
        ("<script>if (a<b) '</p>'</SCRIPT >c", "script+ script- [c]"),
        ("<style>a>b", "style+"),
        ("<script/>a", "script+ script- [a]"),
        ("a<p", "[a<p]"),
        ("<p b='c>d", "p+ [d]"),
        ("<p b='c>d</p><a e=\"f>g\">h</a>", "p+ [d] p- a+ [g\">h] a-"),
    ],
)  # fmt: skip
def test_pieces(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_words_of_a_declaration_that_opens_nothing_are_no_error() -> None:
    assert [part.text for part in fragment_parts("<p>Rain</p><![ ]><p>wind</p><![data[ hail")] == [
        "Rain",
        "wind",
        "<![data[ hail",
    ]


@pytest.mark.parametrize(
    "unit",
    ["<a ", "<a b='", '<a b="c" ', "<p", "</a ", "</", "<!--", "<!", "<?", "<![", "<![CDATA[", "<a b=", "<script", "&"],
)
@pytest.mark.parametrize("around", ["{}", "{}>", ">{}'", "<p>{}-->", "<script>{}</p>"])
def test_what_never_ends_is_gone_over_once(unit: str, around: str) -> None:
    """A reader that starts again at each ``<`` takes minutes for these; the time limit of a test is a minute."""
    text = around.format(unit * (400_000 // len(unit)))
    assert len("".join(words for kind, words in tokenize(text) if kind is TokenKind.WORDS)) <= len(text)


@pytest.mark.parametrize(
    "attributes",
    [
        "a{} " * 900,
        'a{}="b>" ' * 900,
        "a{} = ' ' " * 900,
        "a{}< " * 900,
        'a{}="' * 1802,
    ],
    ids=["bare", "with a mark", "with blanks", "with brackets", "without an end"],
)
def test_a_tag_keeps_no_more_than_500_attributes(attributes: str) -> None:
    page = f"<p>Rain</p><p {attributes.format(*range(1802))}>Wind</p><b c='d>e'>Snow</b>"
    shorter = with_fewer_attributes(page)
    assert len(shorter) < 7 * len(page) // 10
    assert shorter.startswith("<p>Rain</p><p a0")
    assert shorter.endswith(">Wind</p><b c='d>e'>Snow</b>")


@pytest.mark.parametrize(
    "page",
    [
        "<p class='a' id=b hidden>Rain <b>or</b> wind</p>",
        f"<script>if (a<b && {'c ' * 900} > d) e()</script><p>Rain</p>",
        f"<p title='{'rain ' * 900}'>Wind</p>",
        f"<p>{'rain ' * 900}</p><!-- <p -->",
        "<p " + "a",
    ],
)
def test_other_pages_stay_as_they_are(page: str) -> None:
    assert with_fewer_attributes(page) == page

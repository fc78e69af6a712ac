"""Promise 8: harmless edits of an article change no first answer and no earlier quotation."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import newsdigest
from newsdigest import Digest, EmptyArticleError
from tests.property.strategies import paragraphs

CASES = Path(__file__).parent.parent / "cases" / "articles"
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_INSIDE = re.compile(r"(\w\w\w)(?=\w\w)")

_ACCENTED = """José Müller says the harbour is safe

OBAN (Newswire) - Mayor José Müller reopened the harbour in Málaga on Tuesday, and François Côté said 12 people died.

“The bridge will never be closed again while I am mayor,” Müller told reporters. He denied taking bribes.

The company, Société Générale, paid €3.5 million for the repairs because the old pier had collapsed."""

EDITS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: _INSIDE.sub("\\1\u00ad", text),
    "zero-width blanks": lambda text: _INSIDE.sub("\\1\u200b", text),
    "word joiners": lambda text: _INSIDE.sub("\\1\u2060", text),
    "NFD and soft hyphens": lambda text: _INSIDE.sub("\\1\u00ad", unicodedata.normalize("NFD", text)),
    "non-breaking blanks": lambda text: re.sub(r"(?<=[a-z]) (?=\w)", "\u00a0", text),
    "straight quotes": lambda text: text.translate(_STRAIGHT),
    "curly quotes": lambda text: re.sub(r'"([^"\n]*)"', "“\\1”", text),
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "last paragraph": lambda text: f"{text}\n\nThe lighthouse museum sells postcards and tea towels.",
    "read more": lambda text: f"{text}\n\nRead more: Ten gardens to see this summer",
}


def plain(words: str) -> str:
    """``words`` without what the edits change."""
    seen = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060]", "", words))
    return " ".join(seen.translate(_STRAIGHT).split())


def answers(digest: Digest) -> dict[str, list[str]]:
    """The first answer to each question."""
    return {
        "who": [plain(actor.name) for actor in digest.who[:1]],
        "what": [plain(event.text) for event in digest.what[:1]],
        "where": [plain(place.name) for place in digest.where[:1]],
        "when": [time.value for time in digest.when[:1]],
        "why": [plain(reason.text) for reason in digest.why[:1]],
        "how": [plain(manner.text) for manner in digest.how[:1]],
    }


def quotations(digest: Digest) -> list[tuple[str, str | None]]:
    return [(plain(quote.text), plain(quote.speaker.name) if quote.speaker else None) for quote in digest.quotes]


def read(text: str) -> Digest:
    return newsdigest.summarize(text, published="2026-03-13", language="en", format="text")


def assert_same(before: Digest, after: Digest) -> None:
    assert answers(after) == answers(before)
    held = quotations(before)
    assert quotations(after)[: len(held)] == held


def _of_cases() -> list[str]:
    found = [_ACCENTED]
    for path in sorted(CASES.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))[0]
        found.append(f"{article['title']}\n\n{article['text']}")
    return found


APPENDED = ("last paragraph", "read more")
RANKED = pytest.mark.xfail(strict=False, reason="ranking: near-equal answers may change places in a longer article")


@pytest.mark.parametrize("edit", APPENDED)
def test_an_appended_paragraph(edit: str) -> None:
    assert_same(read(_ACCENTED), read(EDITS[edit](_ACCENTED)))


@pytest.mark.parametrize("edit", [pytest.param(edit, marks=[RANKED] * (edit in APPENDED)) for edit in EDITS])
def test_a_harmless_edit_of_an_article(edit: str) -> None:
    for text in _of_cases():
        edited = EDITS[edit](text)
        digest = read(edited)
        assert digest.article.text == edited
        assert_same(read(text), digest)


_MARKS_INSIDE = {
    "left-to-right mark": "\u200e",
    "Arabic letter mark": "\u061c",
    "Mongolian vowel separator": "\u180e",
    "invisible separator": "\u2063",
    "byte order mark": "\ufeff",
    "combining grapheme joiner": "\u034f",
    "a variation selector": "\ufe0f",
    "a tag": "\U000e0041",
    "a variation selector of the supplement": "\U000e0101",
    "digit shapes": "\u206f",
    "a beam of music": "\U0001d173",
    "a vowel of Khmer": "\u17b4",
}
_BLANKS = {
    "figure blank": "\u2007",
    "thin blank": "\u2009",
    "narrow non-breaking blank": "\u202f",
    "ideographic blank": "\u3000",
    "braille blank": "\u2800",
    "Hangul filler": "\u3164",
}


@pytest.mark.parametrize("mark", _MARKS_INSIDE.values(), ids=_MARKS_INSIDE)
def test_any_invisible_mark_within_words(mark: str) -> None:
    digest = read(_INSIDE.sub(f"\\1{mark}", _ACCENTED))
    assert digest.who[0].name == "José Müller"
    edited = [text.replace(mark, "") for text in answers(digest)["what"]]
    assert edited == answers(read(_ACCENTED))["what"]
    assert answers(digest)["when"] == answers(read(_ACCENTED))["when"]


@pytest.mark.parametrize("blank", _BLANKS.values(), ids=_BLANKS)
def test_any_blank_between_words(blank: str) -> None:
    digest = read(re.sub(r"(?<=[a-z]) (?=\w)", blank, _ACCENTED))
    seen = {question: [text.replace(blank, " ") for text in given] for question, given in answers(digest).items()}
    assert seen == answers(read(_ACCENTED))


_NO_WORDS = (
    *_MARKS_INSIDE.values(),
    *_BLANKS.values(),
    "\u200b",
    "\u00ad\u00ad",
    " \u2060\u00a0",
    "\u200b\u0301",
    "\ufe0f",
    "\x00",
    "\u2028",
)


@pytest.mark.parametrize("title", _NO_WORDS, ids=ascii)
def test_a_title_of_which_nothing_is_seen_is_no_title(title: str) -> None:
    body = "Mayor Ann Lowe reopened the bridge in Oban on Friday.\n\nIt had been shut since May."
    for article in (
        newsdigest.parse({"title": title, "text": body}, language="en"),
        newsdigest.parse(body, title=title, language="en", format="text"),
        newsdigest.parse(newsdigest.Article(text=body, title=title), language="en"),
    ):
        assert article.title is None
        assert article.text == body
        assert [block.kind.value for block in article.blocks] == ["lead", "paragraph"]
    plain, titled = (
        newsdigest.summarize(fields, language="en") for fields in ({"text": body}, {"title": title, "text": body})
    )
    assert titled == plain


@pytest.mark.parametrize("text", _NO_WORDS, ids=ascii)
def test_a_text_of_which_nothing_is_seen_is_empty(text: str) -> None:
    for source in (text, {"text": text}, {"title": text, "text": text}, newsdigest.Article(text=text)):
        with pytest.raises(EmptyArticleError):
            newsdigest.parse(source)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs)
@pytest.mark.parametrize("edit", ["NFD", "soft hyphens", "zero-width blanks", "word joiners"])
def test_marks_within_words_of_a_made_article(edit: str, text: str) -> None:
    try:
        before = read(text)
    except EmptyArticleError:
        return
    assert_same(before, read(EDITS[edit](text)))


@pytest.mark.parametrize("edit", ["NFD", "soft hyphens", "zero-width blanks", "word joiners", "NFD and soft hyphens"])
def test_clean_words_in_the_facts_and_the_text_as_written(edit: str) -> None:
    text = EDITS[edit](_ACCENTED)
    digest = read(text)
    assert digest.who[0].name == "José Müller"
    assert digest.where[0].name == "Málaga"
    assert digest.headline == "José Müller says the harbour is safe"
    assert [block.kind.value for block in digest.article.blocks] == [
        "headline",
        "dateline",
        "lead",
        "paragraph",
        "paragraph",
    ]
    for mention in digest.who[0].mentions:
        assert mention.text == mention.span.of(text)
    assert any(plain(mention.text) != mention.text for mention in digest.who[0].mentions)


@pytest.mark.parametrize("edit", ["NFD", "soft hyphens", "zero-width blanks", "word joiners", "NFD and soft hyphens"])
def test_checks_against_an_article_of_another_form(edit: str) -> None:
    marked = EDITS[edit](_ACCENTED)
    for text, article in ((_ACCENTED, marked), (marked, _ACCENTED)):
        assert [check.verdict.value for check in newsdigest.verify_quotes(text, article)] == ["exact"]
    for summary, right in (
        ("Mayor José Müller reopened the harbour in Málaga on Tuesday.", True),
        ("François Côté said 15 people died.", False),
    ):
        edited = EDITS[edit](summary)
        for written, article in ((summary, marked), (edited, _ACCENTED), (edited, marked)):
            check = newsdigest.check_summary(written, newsdigest.summarize(article, published="2026-03-13"))
            assert check.ok == right
            assert all(finding.span.of(written) == finding.text for finding in (*check.findings, *check.supported))
    assert newsdigest.diff(read(_ACCENTED), read(marked)).cosmetic

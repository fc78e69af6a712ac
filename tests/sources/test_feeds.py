"""A feed of several entries: one article each."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsdigest
from newsdigest.errors import LimitError, ParseError, UnsupportedFormatError
from tests.sources import samples

SECOND_ITEM = """<item><title>Ferry late again</title><guid isPermaLink="true">https://example.org/ferry</guid>
<description>The Skerra ferry left an hour late on Monday.</description></item>"""
TITLE_ONLY = "<item><title>Market hall to reopen</title><link>https://example.org/hall</link></item>"
EMPTY = "<item><title> </title><description>&#160;</description></item>"
RSS = samples.RSS.replace("</item>", f"</item>{SECOND_ITEM}{EMPTY}{TITLE_ONLY}")


def test_each_entry_of_rss_is_an_article() -> None:
    first, second, third = newsdigest.parse_feed(RSS)
    assert first == newsdigest.parse(samples.RSS)
    assert (second.title, second.url, second.publisher, second.language) == (
        "Ferry late again",
        "https://example.org/ferry",
        "The Hale Courier",
        "en-gb",
    )
    assert second.text == "Ferry late again\n\nThe Skerra ferry left an hour late on Monday."
    assert third.text == third.title == "Market hall to reopen"
    assert "no text beyond its title" in third.notes[0]
    assert all(article.sentences for article in (first, second, third))


def test_each_entry_of_atom_is_an_article() -> None:
    entry = "<entry><title>Ferry late</title><summary>The ferry left late.</summary></entry>"
    first, second = newsdigest.parse_feed(samples.ATOM.replace("</entry>", f"</entry>{entry}"))
    assert first == newsdigest.parse(samples.ATOM)
    assert (second.title, second.published) == ("Ferry late", None)


def test_bytes_and_files_are_the_same(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS.encode())
    assert newsdigest.parse_feed(RSS) == newsdigest.parse_feed(RSS.encode()) == newsdigest.parse_feed(file)


def test_one_entry_alone_is_a_feed_of_one() -> None:
    assert [article.title for article in newsdigest.parse_feed(samples.RSS_ITEM)] == [samples.TITLE]


def test_a_feed_without_entries_is_empty() -> None:
    assert newsdigest.parse_feed("<rss><channel><title>The Hale Courier</title></channel></rss>") == ()


@pytest.mark.parametrize(
    "source", ["The pier is shut.", "", samples.NITF, '{"title": "Pier"}', "<html><p>Pier</p></html>"]
)
def test_what_is_no_feed_is_refused(source: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="neither RSS nor Atom"):
        newsdigest.parse_feed(source)


def test_a_damaged_feed_is_refused() -> None:
    with pytest.raises(ParseError):
        newsdigest.parse_feed("<rss><channel><item></channel></rss>")


def test_the_limit_holds_for_each_entry() -> None:
    item = "<item><title>{}</title><description>{}</description></item>"
    feed = "<rss><channel>" + item.format("a", "word " * 18) + item.format("b", "word " * 18) + "</channel></rss>"
    assert len(newsdigest.parse_feed(feed, max_chars=120)) == 2
    with pytest.raises(LimitError):
        newsdigest.parse_feed(feed, max_chars=60)


def test_entries_may_be_called_english() -> None:
    assert {article.language for article in newsdigest.parse_feed(RSS, language="en")} == {"en"}

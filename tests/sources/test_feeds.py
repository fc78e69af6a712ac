"""A feed of several entries: one article each."""

from __future__ import annotations

import time
from pathlib import Path

import attrs
import pytest

import newsdigest
from newsdigest import sources
from newsdigest.errors import LimitError, UnsupportedFormatError
from tests.sources import samples
from tests.sources.odd_feeds import BODY, FEEDS, OddFeed

SECOND_ITEM = """<item><title>Ferry late again</title><guid isPermaLink="true">https://example.org/ferry</guid>
<description>The Skerra ferry left an hour late on Monday.</description></item>"""
TITLE_ONLY = "<item><title>Market hall to reopen</title><link>https://example.org/hall</link></item>"
EMPTY = "<item><title> </title><description>&#160;</description></item>"
LEFT_OUT = "entries of the feed without any words, which were left out: 1"
RSS = samples.RSS.replace("</item>", f"</item>{SECOND_ITEM}{EMPTY}{TITLE_ONLY}")


def test_each_entry_of_rss_is_an_article() -> None:
    first, second, third = newsdigest.parse_feed(RSS)
    alone = newsdigest.parse(samples.RSS)
    assert first == attrs.evolve(alone, notes=(*alone.notes, LEFT_OUT))
    assert (second.title, second.url, second.publisher, second.language) == (
        "Ferry late again",
        "https://example.org/ferry",
        "The Hale Courier",
        "en-gb",
    )
    assert second.text == "Ferry late again\n\nThe Skerra ferry left an hour late on Monday."
    assert third.text == third.title == "Market hall to reopen"
    assert any("no text beyond its title" in note for note in third.notes)
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


@pytest.mark.parametrize("feed", FEEDS, ids=[feed.kind for feed in FEEDS])
def test_odd_feeds_give_every_entry(feed: OddFeed) -> None:
    articles = newsdigest.parse_feed(feed.text)
    assert [article.title for article in articles] == list(feed.titles)
    for article in articles:
        assert feed.words in article.text
        assert feed.author in (*article.authors, None)
        assert any("damaged XML" in note for note in article.notes) is feed.damaged


def test_a_feed_without_a_whole_entry_is_empty() -> None:
    assert newsdigest.parse_feed("<rss><channel><item></channel></rss>") == ()


@pytest.mark.parametrize("declared", ["<!ENTITY e 'boom'>", "<!ENTITY e SYSTEM 'file:///etc/passwd'>"])
def test_entities_of_the_feed_itself_are_never_expanded(declared: str) -> None:
    feed = f"<!DOCTYPE rss [{declared}]><rss><item><title>Pier &e; shut</title></item></rss>"
    (article,) = newsdigest.parse_feed(feed)
    assert article.title == "Pier &e; shut"


def test_sound_and_film_are_noted() -> None:
    feed = f"""<rss><item><title>Pier shut</title><description>{BODY}</description>
    <enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/></item></rss>"""
    (article,) = newsdigest.parse_feed(feed)
    assert "the entry has sound or film, which was not read: audio/mpeg" in article.notes


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("<link>https://example.org/a</link>", "https://example.org/a"),
        ("<link>/a</link>", "https://example.org/a"),
        ('<link href="https://example.org/a"/>', "https://example.org/a"),
        ('<guid isPermaLink="false">7</guid>', None),
        ("<guid>https://example.org/a</guid>", "https://example.org/a"),
    ],
)
def test_addresses(link: str, url: str | None) -> None:
    feed = f"<rss><channel><link>https://example.org/</link><item><title>Pier</title>{link}</item></channel></rss>"
    assert newsdigest.parse_feed(feed)[0].url == url


@pytest.mark.parametrize("damage", ["", "&nbsp;"])
def test_time_is_linear_in_entries(damage: str) -> None:
    def seconds(count: int) -> float:
        item = f"<item><title>Pier {damage}</title><description>The pier is shut.</description></item>"
        feed = f"<rss><channel><title>Quay</title>{item * count}</channel></rss>"
        start = time.process_time()
        sources.read_feed(feed, sources.Request(max_chars=10_000_000))
        return time.process_time() - start

    few = min(seconds(200) for _ in range(3))
    assert seconds(4000) < 60 * few


def test_the_limit_holds_for_each_entry() -> None:
    item = "<item><title>{}</title><description>{}</description></item>"
    feed = "<rss><channel>" + item.format("a", "word " * 18) + item.format("b", "word " * 18) + "</channel></rss>"
    assert len(newsdigest.parse_feed(feed, max_chars=120)) == 2
    with pytest.raises(LimitError):
        newsdigest.parse_feed(feed, max_chars=60)


def test_entries_may_be_called_english() -> None:
    assert {article.language for article in newsdigest.parse_feed(RSS, language="en")} == {"en"}

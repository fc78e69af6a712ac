"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsdigest
from newsdigest import EmptyArticleError, ParseError, UnsupportedFormatError

STORY = "<p>The council closed the old bridge in Hale on Monday.</p><p>“It is not safe,” Ida Crane said.</p>"


def feed(*items: dict[str, Any], version: str = "1.1", **fields: Any) -> str:
    document = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "The Hale Post",
        "items": items,
        **fields,
    }
    return json.dumps(document)


def item(**fields: Any) -> dict[str, Any]:
    return {"id": "1", "title": "Bridge closes", "content_html": STORY, **fields}


def test_every_item_is_an_article() -> None:
    items = (
        item(),
        item(id="2", title="Pier shut", content_html=None, content_text="The pier is shut. Nobody was hurt."),
    )
    first, second = newsdigest.parse_feed(feed(*items, language="en-GB"))
    assert (first.title, second.title) == ("Bridge closes", "Pier shut")
    assert [block.kind.value for block in first.blocks] == ["headline", "lead", "paragraph"]
    assert second.text == "Pier shut\n\nThe pier is shut. Nobody was hurt."
    assert {article.publisher for article in (first, second)} == {"The Hale Post"}
    assert first.source_format == "json_feed"
    assert first.language == "en-GB"


@pytest.mark.parametrize(
    ("fields", "own"),
    [
        ({"authors": [{"name": "Lena Cole"}]}, ("Lena Cole",)),
        ({"authors": [{"name": "Lena Cole"}, {"name": "Ivo Tarr"}]}, ("Lena Cole", "Ivo Tarr")),
        ({"author": {"name": "Lena Cole"}}, ("Lena Cole",)),
        ({}, ("Ada Penn",)),
    ],
)
def test_authors_of_the_item_or_else_of_the_feed(fields: dict[str, Any], own: tuple[str, ...]) -> None:
    (article,) = newsdigest.parse_feed(feed(item(**fields), authors=[{"name": "Ada Penn"}]))
    assert article.authors == own


def test_dates_and_address() -> None:
    dated = item(
        date_published="2026-03-13T08:00:00+01:00", date_modified="2026-03-14T09:30:00Z", url="https://hale.example/1"
    )
    (article,) = newsdigest.parse_feed(feed(dated))
    assert article.published is not None
    assert article.published.isoformat() == "2026-03-13T08:00:00+01:00"
    assert article.modified is not None
    assert article.url == "https://hale.example/1"
    assert newsdigest.parse_feed(feed(item(id="https://hale.example/2")))[0].url == "https://hale.example/2"


def test_what_is_left_out_is_noted() -> None:
    podcast = item(attachments=[{"url": "https://hale.example/a.mp3", "mime_type": "audio/mpeg"}])
    first, second = newsdigest.parse_feed(feed(podcast, {"id": "9"}, {"id": "3", "title": "Pier shut"}))
    assert any("audio/mpeg" in note for note in first.notes)
    assert any("left out: 1" in note for note in first.notes)
    assert any("beyond its title" in note for note in second.notes)


def test_a_summary_stands_in_for_a_missing_body() -> None:
    (article,) = newsdigest.parse_feed(feed({"id": "1", "title": "Pier shut", "summary": "The pier is shut."}))
    assert article.text == "Pier shut\n\nThe pier is shut."


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_parse_reads_a_feed_of_one_item(version: str) -> None:
    assert newsdigest.parse(feed(item(), version=version)).title == "Bridge closes"


def test_a_feed_of_more_or_none_is_told_how_to_be_read() -> None:
    with pytest.raises(ParseError, match="parse_feed"):
        newsdigest.parse(feed(item(), item(id="2")))
    with pytest.raises(EmptyArticleError):
        newsdigest.parse(feed())
    assert newsdigest.parse_feed(feed()) == ()


@pytest.mark.parametrize("items", [None, "x", [None, 3, []], {"id": "1"}])
def test_items_of_another_kind_are_none(items: object) -> None:
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    assert newsdigest.parse_feed(text) == ()


def test_other_json_is_no_feed() -> None:
    with pytest.raises(UnsupportedFormatError):
        newsdigest.parse_feed('{"version": "2", "items": []}')

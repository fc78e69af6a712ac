"""Objects of fields: news-please, newspaper, schema.org, ninjs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

import newsdigest
from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.sources import Request, detect, read
from tests.sources.samples import HTML_BODY, LAST, LEAD, SECOND, TITLE

BODY = "\n\n".join([LEAD, SECOND, LAST])
WHEN = "2024-03-05T14:30:00+01:00"


def kinds(source: Mapping[str, Any] | str) -> list[str]:
    return [block.kind.value for block in read(source, Request()).blocks]


def test_news_please() -> None:
    article = read(
        {
            "title": TITLE, "description": "Storms have damaged it.", "maintext": BODY, "authors": ["Ada Penn"],
            "date_publish": datetime(2024, 3, 5, 14, 30), "date_modify": None, "source_domain": "example.org",
            "url": "https://example.org/pier", "language": "en", "image_url": None,
        },
        Request(),
    )  # fmt: skip
    assert article.text == f"{TITLE}\n\nStorms have damaged it.\n\n{BODY}"
    assert [block.kind.value for block in article.blocks] == ["headline", "lead", "lead", "paragraph", "paragraph"]
    assert article.title == TITLE
    assert article.published == datetime(2024, 3, 5, 14, 30)
    assert (article.authors, article.publisher, article.language) == (("Ada Penn",), "example.org", "en")
    assert article.url == "https://example.org/pier"


def test_a_part_that_the_next_one_opens_with_is_not_repeated() -> None:
    body = f"{TITLE}\n\n{BODY}"
    assert read({"title": TITLE, "text": body}, Request()).text == body
    assert kinds({"title": TITLE, "text": body}) == ["headline", "lead", "paragraph", "paragraph"]
    assert read({"title": TITLE, "description": LEAD, "text": BODY}, Request()).text == f"{TITLE}\n\n{BODY}"
    assert read({"title": "Pier", "description": "Pier to close.", "text": "Rain."}, Request()).text == (
        "Pier to close.\n\nRain."
    )


def test_a_description_that_says_nothing_is_furniture() -> None:
    assert kinds({"title": TITLE, "description": "...", "text": BODY})[1] == "furniture"
    assert kinds({"title": TITLE, "description": LEAD[:60] + "...", "text": BODY})[1] == "furniture"


def test_the_body_stays_as_it_is() -> None:
    text = "Profit &amp; loss: 5 < 6 and 7 > 3.\nSecond  line."
    assert read({"text": text}, Request()).text == text


def test_a_title_with_entities_and_tags_is_cleaned_and_others_are_kept() -> None:
    assert (
        read({"title": "Pier &#8216;to close&#8217; <em>soon</em>", "text": LAST}, Request()).title
        == "Pier ‘to close’ soon"
    )
    assert read({"title": "R&D  at AT&T", "text": LAST}, Request()).title == "R&D  at AT&T"


def test_schema_org() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "no story"},
            {"@type": "Person", "@id": "#a", "name": "Ada Penn"},
            {
                "@type": ["NewsArticle"], "headline": TITLE, "articleBody": HTML_BODY, "datePublished": WHEN,
                "author": [{"@id": "#a"}, None, {"@type": "Person", "name": ["Tom de Wit"]}],
                "publisher": {"@type": "Organization", "name": "The Hale Courier"}, "inLanguage": "en-GB",
                "dateline": "Hale",
            },
        ],
    }  # fmt: skip
    for source in (data, json.dumps(data), json.dumps([None, data])):
        article = read(source, Request())
        assert article.title == TITLE
        assert article.authors == ("Ada Penn", "Tom de Wit")
        assert article.published is not None
        assert article.published.isoformat() == WHEN
        assert (article.publisher, article.language, article.dateline) == ("The Hale Courier", "en-GB", "Hale")
        assert [block.kind.value for block in article.blocks] == [
            "headline", "lead", "subhead", "paragraph", "list_item", "paragraph",
        ]  # fmt: skip


def test_live_blog() -> None:
    update = {"@type": "BlogPosting", "headline": "Vote passed", "articleBody": "<p>The council voted.</p>"}
    data = {"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": [update, None, {"articleBody": LAST}]}
    article = read(data, Request())
    assert article.text == f"{TITLE}\n\nVote passed\n\nThe council voted.\n\n{LAST}"
    assert kinds(data) == ["headline", "subhead", "lead", "paragraph"]


@pytest.mark.parametrize(
    "body",
    [
        {"headline": TITLE, "body_text": BODY},
        {"headline": TITLE, "body_xhtml": f"<p>{LEAD}</p><p>{SECOND}</p><p>{LAST}</p>"},
        {
            "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": TITLE}],
            "bodies": [
                {"role": "caption", "contenttype": "text/plain", "value": "A caption."},
                {"role": "main", "contenttype": "text/html", "value": f"<p>{LEAD}</p>"},
                {"role": "main", "contenttype": "text/plain", "value": BODY},
            ],
        },
    ],
)
def test_ninjs(body: dict[str, Any]) -> None:
    data = {
        "uri": "https://example.org/pier", "pubstatus": "usable", "firstcreated": WHEN, "byline": "By Ada Penn",
        "versioncreated": "2024-03-05T16:00:00+01:00", "located": "Hale", "language": "en", **body,
    }  # fmt: skip
    for source in (data, json.dumps(data)):
        article = read(source, Request())
        assert article.source_format == "ninjs"
        assert (article.title, article.text, article.dateline) == (TITLE, f"{TITLE}\n\n{BODY}", "Hale")
        assert (article.authors, article.url) == (("Ada Penn",), "https://example.org/pier")
        assert article.published is not None
        assert article.published.isoformat() == WHEN
        assert article.modified is not None
    assert detect(json.dumps(data)) == "ninjs"


@pytest.mark.parametrize("source", [{}, {"a": 1}, {"text": None}, {"text": " "}, {"title": ""}, {"text": [1, {}]}])
def test_a_mapping_without_text_is_empty(source: dict[str, Any]) -> None:
    with pytest.raises(EmptyArticleError, match="maintext"):
        read(source, Request())


def test_json_of_no_article() -> None:
    with pytest.raises(ParseError):
        read("[[1, 2], {}]", Request(format="json"))
    with pytest.raises(ParseError, match="damaged"):
        read('{"headline": ', Request(format="json"))


def test_a_digest_in_json_is_read_as_its_article() -> None:
    digest = newsdigest.summarize(
        {"title": TITLE, "maintext": BODY, "date_publish": WHEN, "url": "https://x.example/a"}
    )
    article = read(digest.to_json(), Request())
    assert (article.text, article.title) == (digest.article.text, TITLE)
    assert (article.published, article.url) == (digest.article.published, digest.article.url)


def test_a_story_in_json_is_no_article() -> None:
    story = newsdigest.combine([BODY, f"{TITLE}\n\n{BODY}"])
    with pytest.raises(ParseError, match=r"a story of newsdigest: read it with newsdigest\.Story\.from_json"):
        read(story.to_json(), Request())


def test_values_of_wrong_types_do_no_harm() -> None:
    data = {"title": 5, "headline": ["", None, {"value": TITLE}], "text": BODY, "authors": {"x": 1}, "url": 3.5}
    article = read(data, Request())
    assert (article.title, article.authors, article.url) == (TITLE, (), None)


def test_a_body_that_repeats_the_title_below_a_description() -> None:
    data = {"title": TITLE, "description": "Storms have damaged it.", "text": f"{TITLE}\n\nBy Ada Penn\n\n{BODY}"}
    assert kinds(data) == ["headline", "lead", "headline", "byline", "lead", "paragraph", "paragraph"]
    assert read(data, Request()).authors == ("Ada Penn",)

"""Live blogs: the article and its updates, each with its time."""

from __future__ import annotations

from typing import Any

import pytest

import newsdigest
from tests.sources.pages import STORY, blocks, page, paragraphs, read, script

pytest.importorskip("trafilatura")

UPDATES = [
    {"@type": "BlogPosting", "headline": "Gate locked", "datePublished": "2024-05-06T12:00:00+00:00",
     "articleBody": "Harbour staff have locked the gate and put up a sign that bars the public."},
    {"@type": "BlogPosting", "datePublished": "2024-05-06T10:00:00+00:00",
     "articleBody": "<p>The council&#39;s members are taking their seats in the town hall.</p>"},
]  # fmt: skip
NODE = {"@type": "LiveBlogPosting", "headline": "Hale council closes the old pier", "liveBlogUpdate": UPDATES}
NOTE = "a live blog: 2 updates, the newest first; the newest is of 2024-05-06T12:00:00+00:00"
SHOWN = [
    ("dateline", "2024-05-06T12:00:00+00:00"),
    ("subhead", "Gate locked"),
    ("paragraph", "Harbour staff have locked the gate and put up a sign that bars the public."),
    ("dateline", "2024-05-06T10:00:00+00:00"),
    ("paragraph", "The council's members are taking their seats in the town hall."),
]


def test_updates_beside_an_article_come_after_it() -> None:
    article = read(page(paragraphs(), head=script(NODE)))
    assert [text for _, text in blocks(article)[1 : len(STORY) + 1]] == list(STORY)
    assert blocks(article)[len(STORY) + 1 :] == SHOWN
    assert NOTE in article.notes


def test_updates_that_the_page_shows_get_their_times() -> None:
    shown = (
        "<div><h2>Gate locked</h2>"
        "<p>Harbour staff have locked the gate and put up a sign that bars the public.</p></div>"
        "<div><p>The council's members are taking their seats in the town hall.</p></div>"
    )
    article = read(page(paragraphs() + shown, head=script(NODE)))
    found = blocks(article)
    assert found[len(STORY) + 1 :] == SHOWN
    assert len({text for _, text in found}) == len(found)


def test_a_single_update_and_updates_without_times() -> None:
    node: dict[str, Any] = {**NODE, "liveBlogUpdate": {"articleBody": "The gate is locked now.", "headline": None}}
    article = read(page(paragraphs(), head=script(node)))
    assert blocks(article)[-1] == ("paragraph", "The gate is locked now.")
    assert "a live blog: 1 update" in article.notes


def test_a_live_blog_as_an_object_of_fields() -> None:
    article = newsdigest.parse({**NODE, "articleBody": STORY[0]})
    assert blocks(article)[1:] == [("lead", STORY[0]), *SHOWN]
    assert NOTE in article.notes


def test_a_digest_takes_no_time_of_the_event_from_a_stamp() -> None:
    digest = newsdigest.summarize(read(page(paragraphs(), head=script({**NODE, "datePublished": "2024-05-06"}))))
    assert not [answer for answer in digest.when if answer.text.startswith("2024-05-06T")]

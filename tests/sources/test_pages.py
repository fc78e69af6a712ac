"""The body of a web page: what is the story, and what is only within it on the page."""

from __future__ import annotations

import pytest

from newsdigest.errors import EmptyArticleError
from tests.sources.pages import STORY, TITLE, blocks, page, paragraphs, read, story

pytest.importorskip("trafilatura")

LINKS = '<li><a href="/1">Ten walks near Hale</a></li><li><a href="/2">The best gardens of Kyoto</a></li>'


@pytest.mark.parametrize(
    "box",
    [
        "<h2>Read More</h2>",
        f"<h3>Read more</h3><ul>{LINKS}</ul>",
        f"<div class='related'><h3>Related stories</h3><ul>{LINKS}</ul></div>",
        "<p><strong>READ MORE: <a href='/1'>Ten walks near Hale</a></strong></p>",
        "<h2>More from The Quay</h2><h3><a href='/1'>Ten walks near Hale</a></h3>",
        "<h4>You may also like</h4><p><a href='/1'>Ten walks near Hale</a></p><p><a href='/2'>Kyoto in spring</a></p>",
        "<aside><h2>Most read</h2><p>Ten walks near Hale</p></aside>",
    ],
)
def test_the_story_goes_on_after_a_box_of_related_stories(box: str) -> None:
    article = read(page(paragraphs(STORY[:3]) + box + paragraphs(STORY[3:])))
    assert story(article) == list(STORY)


def test_links_and_teasers_below_a_label_at_the_end_are_furniture() -> None:
    teasers = "".join(
        f"<div class='x{n}'><h2><a href='/{n}'>{head}</a></h2><p>{text}</p></div>"
        for n, (head, text) in enumerate(
            [
                ("Ten walks near Hale", "From the quay to the mill, the best paths of the county for a Sunday."),
                ("Gardens of Kyoto", "Our reporter went to see the cherry trees, and came back with a dozen others."),
            ]
        )
    )
    article = read(page(paragraphs() + f"<h2>More from The Quay</h2>{teasers}"))
    assert story(article) == list(STORY)


@pytest.mark.parametrize(
    "first",
    [
        "<a href='/c'>Ada Penn</a>, the mayor, <a href='/v'>voted no</a>.",
        "The <a href='/c'>Hale council</a> has <a href='/v'>voted to close</a> it.",
        "<a href='/c'>Storms</a> have <a href='/v'>closed a pier</a> in <a href='/h'>Hale</a>.",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_short_first_paragraph_with_links_is_kept(first: str, tag: str) -> None:
    body = "<div class='story'>" + "".join(f"<{tag}>{text}</{tag}>" for text in (first, *STORY)) + "</div>"
    words = story(read(page(body)))
    assert len(words) == len(STORY) + 1
    assert words[0].endswith((".",))
    assert words[1:] == list(STORY)


@pytest.mark.parametrize("depth", [200, 300, 1000, 2000])
def test_deep_nesting_is_read_whole(depth: int) -> None:
    html = page(paragraphs()).replace("<main>", "<div>" * depth).replace("</main>", "</div>" * depth)
    assert story(read(html)) == list(STORY)


def test_nesting_that_no_parser_takes_is_read_flat_with_a_note() -> None:
    html = page(paragraphs()).replace("<main>", "<div>" * 5000).replace("</main>", "</div>" * 5000)
    article = read(html)
    assert set(STORY) <= {block.text for block in article.blocks}
    assert any("nested too deeply" in note for note in article.notes)


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='a.jpg'><figcaption>The pier in Hale, seen from the mill</figcaption></figure>",
        "<figure><img src='a.jpg'><figcaption>The pier in Hale. <span>Ana Ruiz/The Quay</span></figcaption></figure>",
        "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>The pier in Hale in June</p></div>",
        "<div class='media'><img src='a.jpg'><p class='image-caption'>The pier in Hale at low tide in June.</p></div>",
    ],
)
def test_captions_are_captions(caption: str) -> None:
    article = read(page(paragraphs(STORY[:2]) + caption + paragraphs(STORY[2:])))
    assert story(article) == list(STORY)
    assert [kind for kind, text in blocks(article) if "The pier in Hale" in text] == ["caption"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our weekly newsletter, straight to your inbox.", "furniture"),
        ("Email: newsdesk@quay.example", "furniture"),
        ("Contact: Ida Crane, Hale Harbour Board, 01632 960 001", "furniture"),
        ("For media enquiries, please contact the press office.", "furniture"),
        ("Got a story? Get in touch at tips@quay.example.", "furniture"),
        ("We may earn a commission from links on this page.", "furniture"),
        ("\u2122 & \u00a9 2024 Quay Media. All rights reserved.", "furniture"),
        ("First published by The Quay.", "furniture"),
        ("With files from Ada Penn and Tom de Wit", "byline"),
        ("Additional reporting from Tom de Wit", "byline"),
        ("Photograph: Ana Ruiz/The Quay", "caption"),
    ],
)
def test_contact_lines_promotion_and_credits_are_no_story(line: str, kind: str) -> None:
    article = read(page(paragraphs() + f"<p>{line}</p>"))
    assert story(article) == list(STORY)
    assert [found for found, text in blocks(article) if text == line] in ([kind], [])  # trafilatura may drop it


@pytest.mark.parametrize(
    "box",
    [
        "<blockquote>It is not safe to walk on</blockquote>",
        "<aside class='pull-quote'><p>It is not safe to walk on</p></aside>",
    ],
)
def test_a_pull_quote_is_not_said_twice(box: str) -> None:
    article = read(page(paragraphs(STORY[:4]) + box + paragraphs(STORY[4:])))
    assert story(article) == list(STORY)


def test_a_paragraph_without_a_full_stop_stays_story() -> None:
    open_ended = "Only nine of the forty planks that were counted in March had no rot in them at all, the report says"
    assert open_ended in story(read(page(paragraphs(STORY[:3]) + f"<p>{open_ended}</p>" + paragraphs(STORY[3:]))))


def test_a_page_without_a_body_says_so() -> None:
    with pytest.raises(EmptyArticleError, match="no article text"):
        read(f"<html><head><title>{TITLE}</title></head><body><h1></h1></body></html>")


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='related'><h3>Related stories</h3><ul>{LINKS}</ul></div>",
        "<div class='related'><p>Related stories</p></div>",
        f"<section class='related-articles'><h3>More on this story</h3><ul>{LINKS}</ul></section>",
    ],
)
def test_a_short_page_with_a_box_keeps_its_paragraphs(box: str) -> None:
    short = (
        "A storm hit Hale on Monday and closed the pier for a week, the council said.",
        "Nobody was hurt, and the ferries will sail again on Friday, officials said.",
        "The mayor said the town would pay for new boats by the summer.",
    )
    article = read(
        f"<html><body><article><h1>{TITLE}</h1><p>{short[0]}</p>{box}{paragraphs(short[1:])}</article></body></html>"
    )
    assert story(article) == list(short)


@pytest.mark.parametrize("depth", [100, 300, 1000])
def test_a_deeply_nested_page_is_read_whole(depth: int) -> None:
    article = read(page("<div>" * depth + paragraphs(STORY) + "</div>" * depth))
    assert [words for words in STORY if words not in article.text] == []

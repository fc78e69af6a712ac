"""The dates of a page: those of its own story, and of nothing else on it."""

from __future__ import annotations

import pytest

from newsdigest.sources.assembly import NO_DATE
from tests.sources.pages import STORY, TITLE, page, paragraphs, read, script

pytest.importorskip("trafilatura")

OTHER = "Regatta called off as storms reach the coast"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<aside><h3>Related</h3><a href='/r'>Regatta off</a> <time datetime='2023-01-02'>2 January 2023</time></aside>",
        "<div class='related-stories'><a href='/r'>Regatta</a><time datetime='2023-01-02T10:00Z'>Jan 2</time></div>",
        "<section class='comments'><p>Tom wrote: good! <time datetime='2023-01-02'>2 January 2023</time></p></section>",
        "<ul class='ticker'><li><time datetime='2023-01-02'>10:00</time> Regatta off</li></ul>",
        "<p>The regatta of <time datetime='2023-01-02'>2 January 2023</time> was called off in the storms.</p>",
        "<article><h2><a href='/r'>Regatta off</a></h2><time datetime='2023-01-02'>2 January 2023</time></article>",
        "<footer><time datetime='2023-01-02'>2 January 2023</time></footer>",
        "<p>Updated lists of the moorings were published on 2 January 2023 by the harbour board of the town.</p>",
        "<a href='/r'><span>Regatta off</span> <span>2 January 2023</span></a>",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_dates_of_other_things_are_no_date_of_the_story(elsewhere: str, first: bool) -> None:
    body = paragraphs(STORY[:1]) + elsewhere + paragraphs(STORY[1:]) if first else paragraphs() + elsewhere
    article = read(page(body))
    assert article.published is None
    assert NO_DATE in article.notes
    dated = read(page("<p class='meta'>Published 6 May 2024</p>" + body))
    assert str(dated.published) == "2024-05-06"


@pytest.mark.parametrize(
    ("shown", "published", "modified"),
    [
        ("<p>Published 6 May 2024</p>", "2024-05-06", "None"),
        ("<div><span>Published:</span> <span>6 May 2024, 14:30 GMT</span></div>", "2024-05-06 14:30:00+00:00", "None"),
        ("<p>By Ada Penn | 6 May 2024</p>", "2024-05-06", "None"),
        ("<div>Monday, May 6, 2024</div>", "2024-05-06", "None"),
        ("<time datetime='2024-05-06T14:30:00+01:00'>6 May</time>", "2024-05-06 14:30:00+01:00", "None"),
        ("<time datetime='2024-05-06'>3 hours ago</time>", "2024-05-06", "None"),
        ("<span itemprop='datePublished' content='2024-05-06'>Monday</span>", "2024-05-06", "None"),
        ("<p>Published 6 May 2024. Updated 7 May 2024</p>", "2024-05-06", "2024-05-07"),
        ("<p>Last updated: 7 May 2024</p>", "None", "2024-05-07"),
        ("<div>Last updated <time datetime='2024-05-07'>7 May 2024</time></div>", "None", "2024-05-07"),
    ],
)
def test_the_date_that_readers_see(shown: str, published: str, modified: str) -> None:
    article = read(page(shown + paragraphs()))
    assert (str(article.published), str(article.modified)) == (published, modified)


def test_a_label_below_the_story_counts() -> None:
    assert str(read(page(paragraphs() + "<p>First published on 6 May 2024</p>")).published) == "2024-05-06"


def test_a_date_above_the_heading_counts_where_one_element_holds_both() -> None:
    html = page(paragraphs(), heading=TITLE).replace("<h1>", "<time datetime='2024-05-06'>6 May</time><h1>")
    assert str(read(html).published) == "2024-05-06"


OWN = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-05-06T09:00:00Z",
    "author": {"name": "Ada Penn"},
}
STRANGE = {
    "@type": "NewsArticle",
    "headline": OTHER,
    "datePublished": "2023-01-02T10:00:00Z",
    "author": {"name": "Tom Wit"},
}


@pytest.mark.parametrize(
    "data",
    [
        [OWN, STRANGE],
        [STRANGE, OWN],
        [[STRANGE, OWN]],
        [{"@graph": [STRANGE, {"@type": "WebPage"}, OWN]}],
        [{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": STRANGE}]}, OWN],
        [{**OWN, "headline": "Hale: council closes pier"}, STRANGE],
        [{**OWN, "relatedLink": [STRANGE]}],
        [{"@type": "WebPage", "mainEntity": OWN}, STRANGE],
    ],
)
def test_json_ld_of_this_story_alone(data: list[object]) -> None:
    article = read(page(paragraphs(), head=script(*data)))
    assert (str(article.published), article.authors) == ("2024-05-06 09:00:00+00:00", ("Ada Penn",))


def test_json_ld_of_other_stories_alone_is_left_out_with_a_note() -> None:
    article = read(page(paragraphs(), head=script(STRANGE, {**STRANGE, "headline": "Mill to reopen as a museum"})))
    assert (article.published, article.authors) == (None, ())
    assert any("describes other articles alone" in note for note in article.notes)


def test_a_single_article_may_have_another_headline() -> None:
    article = read(page(paragraphs(), head=script({**OWN, "headline": "Storm damage: why Hale lost its landmark"})))
    assert str(article.published) == "2024-05-06 09:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-05-06", "author": {"name": "Ada Penn"},}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "datePublished": "2024-05-06", "author": "Ada Penn"} /* ]]> */',
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-05-06", "author": ["Ada Penn",],} -->',
        '{"@type": "NewsArticle", "datePublished": "2024-05-06", "author": {"name": {"name": "Ada Penn"}}};',
        '{"@type": "NewsArticle", "datePublished": "2024-05-06", "author": {"givenName": "Ada", "familyName": "Penn"}}',
        '{"@type": "NewsArticle", "datePublished": "2024-05-06", "author": [{"name": ["Ada Penn"]}]}',
        '{"@type": "WebSite"}\n{"@type": "NewsArticle", "datePublished": "2024-05-06", "author": "Ada Penn"}',
        '{"@type": "NewsArticle", // ours\n "datePublished": "2024-05-06", "author": "Ada Penn"}',
        '{"@type": "NewsArticle", "description": "a\nb", "datePublished": "2024-05-06", "author": "Ada Penn"}',
        (
            "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2024-05-06&quot;, "
            "&quot;author&quot;: &quot;Ada Penn&quot;}"
        ),
        (
            '{"@type": "NewsArticle", "datePublished": "2024-05-06", "author": {"@id": "#a"}, "x": [{"@id": "#a", '
            '"@type": "Person", "name": "Ada Penn"}]}'
        ),
    ],
)
def test_damaged_json_ld_is_read(text: str) -> None:
    article = read(page(paragraphs(), head=f'<script type="application/ld+json">{text}</script>'))
    assert (str(article.published), article.authors) == ("2024-05-06", ("Ada Penn",))


@pytest.mark.parametrize("text", ["{", "not json", '{"a": }', "[" * 5000, '"' * 99, "/*" * 999])
def test_json_ld_beyond_repair_is_a_note(text: str) -> None:
    article = read(page(paragraphs(), head=f'<script type="application/ld+json">{text}</script>'))
    assert "some JSON-LD of the page is damaged and was left out" in article.notes

"""What agencies send: NITF, NewsML-G2 and ninjs in their versions, envelopes, and XML of other kinds."""

from __future__ import annotations

from typing import Any

import pytest

import newsdigest
from newsdigest.errors import EmptyArticleError, ParseError, UnsupportedFormatError
from tests.sources import samples

LEAD = "The harbour council voted on Monday to close the old pier."
SECOND = "Storms have damaged the deck twice this year."


def nitf(head: str, content: str = f"<p>{LEAD}</p><p>{SECOND}</p>") -> str:
    return (
        '<nitf><head><docdata><date.issue norm="20240305"/></docdata></head><body><body.head><hedline>'
        f"<hl1>Pier shut</hl1></hedline>{head}</body.head><body.content>{content}</body.content></body></nitf>"
    )


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<byline>By LENA COLE<byttl>AP Business Writer</byttl></byline>", ("LENA COLE",)),
        ("<byline>By Lena Cole and Tom de Wit, <byttl>Staff Reporters</byttl></byline>", ("Lena Cole", "Tom de Wit")),
        ("<byline>By <person>Lena Cole</person><byttl>Writer</byttl></byline>", ("Lena Cole",)),
        ("<byline><byttl>Harbour Desk</byttl></byline>", ()),
        ("<byline>Lena Cole</byline><byline>Tom de Wit</byline>", ("Lena Cole", "Tom de Wit")),
    ],
)
def test_nitf_bylines(byline: str, authors: tuple[str, ...]) -> None:
    assert newsdigest.parse(nitf(byline)).authors == authors


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ('<dateline><story.date norm="20240305">March 5</story.date></dateline>', None),
        ("<dateline><location>Hale</location> <story.date>March 5</story.date></dateline>", "Hale"),
        ("<dateline>HALE, England (AP) _</dateline>", "HALE, England"),
        ("<dateline/>", None),
    ],
)
def test_nitf_datelines(dateline: str, place: str | None) -> None:
    assert newsdigest.parse(nitf(dateline)).dateline == place


def test_an_nitf_abstract_is_the_lead() -> None:
    article = newsdigest.parse(nitf("<abstract><p>The pier at Hale is <em>shut</em>.</p></abstract>"))
    assert [(block.kind.value, block.text) for block in article.blocks][1] == ("lead", "The pier at Hale is shut.")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("The pier is <em>not</em> safe.<br/>It is shut.", ["The pier is not safe.", "It is shut."]),
        (
            "<block>The <org>Hale</org> pier is shut.</block><p>Nobody was hurt.</p>",
            ["The Hale pier is shut.", "Nobody was hurt."],
        ),
        (
            "<p>The pier is shut.</p><table><tr><td>Cost</td><td>2 million</td></tr></table>",
            ["The pier is shut.", "Cost | 2 million"],
        ),
    ],
)
def test_nitf_text_outside_paragraphs_is_kept(content: str, texts: list[str]) -> None:
    blocks = newsdigest.parse(nitf("", content)).blocks
    assert "\n".join(block.text for block in blocks[1:]).split("\n") == texts


@pytest.mark.parametrize("damage", ["&nbsp;", "R&D", "<b>", "\x0b"])
def test_damaged_agency_xml_is_read_by_its_tags_with_a_note(damage: str) -> None:
    for source in (nitf("").replace("Storms", f"{damage} Storms"), samples.NEWSML.replace("Work", f"{damage} Work")):
        article = newsdigest.parse(source)
        assert "The harbour council voted" in article.text
        assert any("damaged XML" in note for note in article.notes)


G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta><provider qcode="nprov:QUAY"/>
<versionCreated>2024-03-05T15:00:00Z</versionCreated></itemMeta><contentMeta>{about}</contentMeta>
<partMeta partid="p1"><headline>A part of it</headline><by>By Nobody Here</by></partMeta>
<contentSet>{content}</contentSet></newsItem>"""
INLINE = (
    "<inlineXML><nitf><body><body.head>{head}</body.head>"
    f"<body.content><p>{LEAD}</p></body.content></body></nitf></inlineXML>"
)
ABOUT = """<headline role="hldrole:short">Pier</headline><headline role="hldrole:main">Pier to close</headline>
<creator qcode="staff:17"/><creator qcode="staff:18"><name>Ada Penn</name>
<related><name>The Quay</name></related></creator>
<subject qcode="medtop:1"><name>harbours</name><definition>Places</definition></subject>"""


def test_newsml_g2_with_codes_and_parts() -> None:
    article = newsdigest.parse(G2.format(about=ABOUT, content=INLINE.format(head="")))
    assert (article.title, article.authors, article.publisher) == ("Pier to close", ("Ada Penn",), "QUAY")
    assert article.text == f"Pier to close\n\n{LEAD}"


def test_an_nitf_document_fills_what_the_item_leaves_out() -> None:
    head = "<hedline><hl1>Pier to close</hl1></hedline><byline>By Ada Penn</byline><abstract><p>Shut.</p></abstract>"
    article = newsdigest.parse(G2.format(about="", content=INLINE.format(head=head)))
    assert (article.title, article.authors) == ("Pier to close", ("Ada Penn",))
    assert "Shut." in article.text


def test_newsml_g2_with_several_items_gives_the_first_with_a_note() -> None:
    picture = G2.format(about="<headline>A picture</headline>", content='<remoteContent href="a.jpg"/>')
    text = G2.format(about=ABOUT, content=INLINE.format(head=""))
    other = text.replace("Pier to close", "Ferry late")
    article = newsdigest.parse(f"<newsMessage><itemSet>{picture}{text}{other}</itemSet></newsMessage>")
    assert article.title == "Pier to close"
    assert "the document holds 2 items with a text: the first was read" in article.notes


@pytest.mark.parametrize("root", ["conceptItem", "knowledgeItem", "planningItem", "packageItem", "newsItem"])
def test_items_without_a_text_are_empty(root: str) -> None:
    with pytest.raises(EmptyArticleError, match="no inline text"):
        newsdigest.parse(
            f'<{root} xmlns="http://iptc.org/std/nar/2006-10-01/"><concept><name>Pier</name></concept></{root}>'
        )


@pytest.mark.parametrize(
    "source",
    [
        f'<NewsML Version="1.2"><NewsItem><NewsComponent><p>{LEAD}</p></NewsComponent></NewsItem></NewsML>',
        f"<!-- sent at 10:00 --><NewsML>{LEAD}</NewsML>",
        f'<?xml version="1.0"?><NewsML>{LEAD}</NewsML>',
        f"<!DOCTYPE TEI><TEI><p>{LEAD}</p></TEI>",
        f"<story><p>{LEAD}</p></story>",
        f'<ns:doc xmlns:ns="urn:x">{LEAD}</ns:doc>\n',
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap/></sitemapindex>',
    ],
)
def test_xml_of_an_unknown_kind_is_refused(source: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="no reader knows"):
        newsdigest.parse(source)


@pytest.mark.parametrize(
    "source", [f"<b>Pier</b> {LEAD}", f"<pier> {LEAD}", f"3 < 4. {LEAD}", f"<Ada> {LEAD} <Tom> Yes."]
)
def test_text_that_begins_like_markup_stays_text(source: str) -> None:
    article = newsdigest.parse(source)
    assert (article.source_format, article.text) == ("text", source)


NINJS: list[dict[str, Any]] = [
    {"uri": "u", "headline_main": "Pier shut", "body_main": f"{LEAD}\n\n{SECOND}"},
    {"uri": "u", "headline": "Pier shut", "headline_short": "Pier", "body_xhtml": f"<p>{LEAD}</p><p>{SECOND}</p>"},
    {"uri": "u", "headline_web": "Pier shut", "body_of_the_wire": f"<p>{LEAD}</p><p>{SECOND}</p>", "type": "text"},
    {"uri": "u", "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": "Pier shut"}],
     "bodies": [{"role": "summary", "value": "No."}, {"role": "main", "value": f"{LEAD}\n\n{SECOND}"}]},
    {"uri": "u", "versionCreated": "2024-03-05", "headlines": [{"value": "Pier shut"}],
     "bodies": [{"contentType": "text/html", "value": f"<p>{LEAD}</p><p>{SECOND}</p>"}]},
    {"uri": "u", "headlines": [{"value": "Pier shut"}],
     "bodies": [{"contentType": "application/nitf+xml", "value": nitf("<byline>By Ada</byline>")}]},
]  # fmt: skip


@pytest.mark.parametrize("fields", NINJS)
def test_ninjs_of_every_version(fields: dict[str, Any]) -> None:
    article = newsdigest.parse(fields)
    assert article.source_format == "ninjs"
    assert article.title == "Pier shut"
    assert [block.text for block in article.blocks] == ["Pier shut", LEAD, SECOND]


def test_ninjs_descriptions_and_associations() -> None:
    fields = {
        "uri": "u",
        "headline": "Pier shut",
        "description_caption": SECOND,
        "associations": {"main": {"type": "picture"}},
    }
    article = newsdigest.parse(fields)
    assert article.text == f"Pier shut\n\n{SECOND}"
    assert "items associated with the article, which were not read: 1" in article.notes


def envelopes(fields: object) -> dict[str, dict[str, object]]:
    """What services put around the fields of an article, by its form."""
    return {
        "item": {"data": {"item": fields}},
        "items": {"data": {"items": [{"item": fields}]}},
        "meta": {"_items": [fields], "_meta": {"total": 1}},
        "status": {"status": "ok", "articles": [fields]},
        "response": {"response": {"docs": [fields]}},
    }


@pytest.mark.parametrize("form", envelopes(None))
def test_envelopes_of_services(form: str) -> None:
    for fields in ({"headline": "Pier shut", "body_html": f"<p>{LEAD}</p>"}, NINJS[0]):
        assert newsdigest.parse(envelopes(fields)[form]).title == "Pier shut"


def test_an_envelope_of_several_articles_asks_for_one() -> None:
    with pytest.raises(ParseError, match="2 articles"):
        newsdigest.parse({"articles": [{"title": "Pier"}, {"title": "Ferry"}]})

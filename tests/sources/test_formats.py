"""One story in every format of text."""

from __future__ import annotations

import builtins
import importlib
from types import ModuleType
from typing import Any

import pytest

from newsdigest.errors import EmptyArticleError, MissingExtraError, ParseError, UnsupportedFormatError
from newsdigest.sources import READERS, Request, detect, read
from tests.sources import samples
from tests.sources.samples import LAST, LEAD, SECOND, TITLE

FORMATS = {
    "nitf": samples.NITF,
    "newsml_g2": samples.NEWSML,
    "feed": samples.RSS,
    "markdown": samples.MARKDOWN,
    "html": samples.HTML,
}
XML = [samples.NITF, samples.NEWSML, samples.RSS, samples.ATOM, samples.RSS_ITEM]


@pytest.mark.parametrize(("name", "text"), FORMATS.items())
def test_each_format_is_recognised_and_read(name: str, text: str) -> None:
    if name == "html":
        pytest.importorskip("trafilatura")
    assert detect(text) == name
    article = read(text, Request())
    assert article.source_format == name
    assert article.title == TITLE
    assert article.authors == ("Ada Penn", "Tom de Wit")
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-05T14:30:00+01:00"
    assert all(article.text[block.span.start : block.span.end] == block.text for block in article.blocks)
    kinds = {block.text: block.kind.value for block in article.blocks}
    assert kinds[TITLE] == "headline"
    assert (kinds[LEAD], kinds["Rotten wood"], kinds[SECOND], kinds[LAST]) == (
        "lead",
        "subhead",
        "paragraph",
        "paragraph",
    )
    assert "list_item" in kinds.values()


@pytest.mark.parametrize("text", XML)
def test_xml_leaves_scripts_and_marks_out(text: str) -> None:
    article = read(text, Request())
    assert "alert" not in article.text
    assert "<" not in article.text
    assert "no story" not in article.text


def test_nitf_says_more() -> None:
    article = read(samples.NITF, Request())
    assert (article.publisher, article.dateline, article.language) == ("The Hale Courier", "Hale", "en-GB")
    kinds = {block.text: block.kind.value for block in article.blocks}
    assert (kinds["Storms blamed"], kinds["The pier in January"]) == ("subhead", "caption")


def test_newsml_dates() -> None:
    article = read(samples.NEWSML, Request())
    assert article.modified is not None
    assert article.modified.isoformat() == "2024-03-05T16:00:00+01:00"


def test_atom_entry() -> None:
    article = read(samples.ATOM, Request())
    assert (article.url, article.publisher) == ("https://example.org/pier", "The Hale Courier")
    assert article.modified is not None


def test_a_feed_of_several_entries_asks_for_one() -> None:
    with pytest.raises(ParseError, match="2 entries"):
        read(samples.RSS.replace("</item>", "</item>" + samples.RSS_ITEM), Request())
    assert read(samples.RSS_ITEM, Request()).title == TITLE


def test_html_claims() -> None:
    pytest.importorskip("trafilatura")
    article = read(samples.HTML, Request())
    assert (article.publisher, article.url, article.language) == (
        "The Hale Courier",
        "https://example.org/pier",
        "en-GB",
    )
    kinds = {block.text: block.kind.value for block in article.blocks}
    assert kinds["The pier at Hale in January"] == "caption"
    assert kinds["Read more: Ten walks near Hale"] == "furniture"
    assert "privacy" not in article.text
    assert article.text.count(TITLE) == 1


def test_html_without_json_ld() -> None:
    pytest.importorskip("trafilatura")
    page = samples.HTML
    start, end = page.index("<script"), page.index("</script>") + len("</script>")
    page = (
        page[:start]
        + '<meta name="author" content="Ada Penn"><meta property="article:published_time" '
        + ('content="2024-03-05T14:30:00+01:00">' + page[end:])
    )
    article = read(page, Request())
    assert (article.title, article.authors) == (TITLE, ("Ada Penn",))
    assert article.published is not None


def test_html_dates_in_markup_and_url() -> None:
    pytest.importorskip("trafilatura")
    body = f"<html><body><article><h1>{TITLE}</h1>%s<p>{LEAD}</p><p>{SECOND}</p><p>{LAST}</p></article></body></html>"
    timed = read(body % '<time datetime="2024-03-05">5 March</time>', Request())
    assert str(timed.published) == "2024-03-05"
    linked = read(body % "", Request(url="https://example.org/2024/03/05/pier"))
    assert str(linked.published) == "2024-03-05"


def test_html_without_the_extra_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def refuse(name: str, package: str | None = None) -> ModuleType:
        if name.partition(".")[0] in ("lxml", "trafilatura"):
            raise ImportError(f"No module named {name!r}")
        return real(name, package)

    monkeypatch.setattr("newsdigest.sources.html_tree.import_module", refuse)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsdigest\[html\]'"):
        read(samples.HTML, Request())


def test_a_fragment_needs_no_extra() -> None:
    article = read(f"<h1>{TITLE}</h1>{samples.HTML_BODY}", Request())
    assert (article.source_format, article.title) == ("html", TITLE)
    assert [block.kind.value for block in article.blocks] == [
        "headline", "lead", "subhead", "paragraph", "list_item", "paragraph",
    ]  # fmt: skip
    assert read("<p>One sentence.</p>", Request()).text == "One sentence."


def test_a_short_page_is_read() -> None:
    pytest.importorskip("trafilatura")
    assert read(f"<html><body><p>{LAST}</p></body></html>", Request()).text == LAST


def test_xml_of_no_known_kind_is_refused() -> None:
    source = '<?xml version="1.0"?><recipe><step>Boil the water.</step></recipe>'
    with pytest.raises(UnsupportedFormatError, match="<recipe>"):
        read(source, Request())
    assert read(source, Request(format="text")).text is source


def test_a_page_without_an_article() -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(EmptyArticleError):
        read("<!DOCTYPE html><html><body></body></html>", Request())


@pytest.mark.parametrize(
    "text", ["# Heading alone\n\nThe council met.", "#MeToo marches on\n\nThousands came.", "- a\n- b"]
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert detect(text) == "text"
    assert read(text, Request()).text is text


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UnsupportedFormatError, match=", ".join(reader.name for reader in READERS)):
        read("text", Request(format="docx"))


def test_a_format_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(ParseError, match="damaged XML"):
        read("no markup at all", Request(format="nitf"))


def test_format_text_keeps_markup() -> None:
    article = read(samples.HTML, Request(format="text"))
    assert article.text is samples.HTML


def test_import_of_the_package_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Any = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("lxml", "trafilatura"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    import newsdigest.sources.html_page

    importlib.reload(newsdigest.sources.html_page)

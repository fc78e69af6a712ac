"""HTML: well-formed, inert, readable in both schemes, and true to the article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import attrs
import pytest

import newsdigest
from newsdigest import Article, Block, BlockKind, Digest, DigestDiff, Place, Quote, QuoteKind, Span
from newsdigest.renderers.clean_text import one_line
from newsdigest.renderers.html_parts import Mark, marked_text
from newsdigest.renderers.html_style import DARK, KINDS, LIGHT, Colours
from tests.renderers.reading_html import Element, read_html
from tests.renderers.samples import TEXT, hostile_diff, hostile_digest, sample_diff, sample_digest

PAGES: list[Callable[[], str]] = [
    lambda: sample_digest().to_html(),
    lambda: sample_diff().to_html(),
    lambda: hostile_digest().to_html(),
    lambda: hostile_diff().to_html(),
    lambda: Digest(article=Article(text="")).to_html(),
]


def marks_of(root: Element, kind: str) -> list[str]:
    (article,) = (element for element in root.elements() if "nd-article" in element.classes)
    return [element.text() for element in article.elements() if f"nd-{kind}" in element.classes]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_well_formed_and_inert(page: Callable[[], str]) -> None:
    root = read_html(page())
    allowed = {
        "a", "article", "aside", "body", "circle", "del", "div", "fieldset", "figure", "h1", "h2", "h3", "head",
        "header", "html", "input", "ins", "label", "legend", "li", "main", "mark", "meta", "p", "path", "root",
        "section", "small", "span", "strong", "style", "svg", "text", "title", "ul",
    }  # fmt: skip
    assert {element.tag for element in root.elements()} <= allowed
    for element in root.elements():
        assert not any(name.startswith("on") for name in element.attributes)
        assert re.match("#|https?://", element.attributes.get("href", "#"))
        assert "src" not in element.attributes
    assert "http" not in "".join(element.text() for element in root.elements() if element.tag == "style")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_has_its_target_and_ids_are_unique(page: Callable[[], str]) -> None:
    elements = list(read_html(page()).elements())
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    links = {element.attributes["href"] for element in elements if "href" in element.attributes}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/porthaven?a=1&b=2", True),
        ("http://news.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://news.example/ onmouseover=alert(1)", False),
        ("//news.example/", False),
    ],
)
def test_the_address_of_the_article_is_a_link_where_it_is_one_of_the_web(url: str, linked: bool) -> None:
    root = read_html(Digest(article=Article(text="The pier shut.", url=url)).to_html())
    (about,) = (element for element in root.elements() if element.tag == "p" and "nd-about" in element.classes)
    assert about.text() == url
    assert [e.attributes["href"] for e in about.elements() if e.tag == "a"] == ([url] if linked else [])


def test_facts_are_marked_by_kind() -> None:
    root = read_html(sample_digest().to_html())
    assert marks_of(root, "who") == ["Ann Lowe", "Lowe", "A senior engineer"]
    assert marks_of(root, "where") == ["PORTHAVEN, Maine"]
    assert marks_of(root, "when") == ["Monday", "2024"]
    assert marks_of(root, "figure") == ["about 12"]
    assert "".join(marks_of(root, "what")) == "Ann Lowe will reopen the harbour bridge on Monday"
    assert marks_of(root, "quote")[0] == "“It held,”"


def test_quotes_link_to_their_speakers_and_times_carry_their_dates() -> None:
    root = read_html(sample_digest().to_html())
    by_id = {element.attributes["id"]: element for element in root.elements() if "id" in element.attributes}
    notes = [element for element in root.elements() if "nd-note" in element.classes]
    assert [note.text() for note in notes] == [
        "that is 2026-03-16, inferred",
        "said by Ann Lowe",
        "said by Ann Lowe",
        "said by senior engineer",
    ]
    links = [element for note in notes for element in note.elements() if element.tag == "a"]
    assert [by_id[link.attributes["href"][1:]].text() for link in links] == ["Lowe", "Lowe", "A senior engineer"]


def test_the_article_reads_as_it_was() -> None:
    (article,) = (e for e in read_html(sample_digest().to_html()).elements() if e.tag == "article")
    assert one_line(article.text(without="nd-note")).replace(" ", "") == one_line(TEXT).replace(" ", "")


def test_blocks_keep_their_kinds_and_nothing_between_them_is_lost() -> None:
    text = "Title\n\nstray words\n• one\n• two\nSub\nCORRECTION: x"
    kinds = {
        "Title": "headline",
        "• one": "list_item",
        "• two": "list_item",
        "Sub": "subhead",
        "CORRECTION: x": "notice",
    }
    blocks = tuple(
        Block(BlockKind(kind), Span(text.index(words), text.index(words) + len(words)), words)
        for words, kind in kinds.items()
    )
    page = Digest(article=Article(text=text, blocks=blocks)).to_html()
    assert '<p>stray words</p><ul><li>• one</li><li>• two</li></ul><h2 class="nd-subhead">Sub</h2>' in page
    assert '<p class="nd-notice" role="note">CORRECTION: x</p>' in page


def test_a_diff_marks_the_words_that_changed() -> None:
    root = read_html(sample_diff().to_html())
    assert [element.text() for element in root.elements() if element.tag == "del"] == ["12"]
    assert [element.text() for element in root.elements() if element.tag == "ins"] == ["15"]
    rows = [element for element in root.elements() if "nd-row" in element.classes]
    assert [row.classes[1] for row in rows] == ["nd-kept", "nd-edited"]


def test_a_diff_without_a_script_shows_both_texts_whole() -> None:
    delta = attrs.evolve(sample_diff(), sentences=())
    (row,) = (element for element in read_html(delta.to_html()).elements() if "nd-row" in element.classes)
    assert TEXT in row.text()


def test_overlapping_marks_are_cut_at_every_border() -> None:
    marks = [Mark(Span(0, 5), "a"), Mark(Span(3, 8), "b"), Mark(Span(4, 4), "c")]
    cut = marked_text("0123456789", marks, [Span(2, 6)], anchors={4: "x"}, notes={5: "!"}, element={"b": "ins"})
    assert cut.within(Span(2, 6)) == (
        '<mark class="nd-a">2</mark><ins class="nd-a nd-b">3</ins><ins id="x" class="nd-a nd-b">4</ins>!'
        '<ins class="nd-b">5</ins>'
    )


def test_ten_thousand_nested_marks_stay_small() -> None:
    text = "x" * 20_000
    place = [
        Place(id=f"place-{i}", span=Span(i, 20_000 - i), text=text[i : 20_000 - i], name="p")
        for i in range(0, 10_000, 10)
    ]
    page = Digest(article=Article(text=text), places=tuple(place)).to_html()
    assert len(page) < 1_000_000


def test_a_quote_without_pieces_is_no_trouble() -> None:
    quote = Quote(id="quote-1", span=Span(0, 1), text="x", spans=(), kind=QuoteKind.INDIRECT)
    assert Digest(article=Article(text="x"), quotes=(quote,)).to_html()


def test_the_fragment_brings_its_style_and_no_page() -> None:
    fragment = sample_digest()._repr_html_()
    assert fragment.startswith('<div class="newsdigest"><style>')
    assert "<body" not in fragment
    assert sample_diff()._repr_html_().startswith('<div class="newsdigest">')
    style = next(e.text() for e in read_html(fragment).elements() if e.tag == "style")
    for selector in re.findall(r"(?:^|[}\n])([^{}@\n]+)\{", style):
        assert all(re.match(r"\.(newsdigest|nd-)", part.strip()) for part in selector.split(",")), selector


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_keeps_itscontrast(colours: Colours) -> None:
    grounds = [colours.ground, colours.panel, *colours.marks.values()]
    for ink, ground in itertools.product((colours.text, colours.muted, colours.link), grounds):
        assert contrast(ink, ground) >= 7.0, (ink, ground)
    assert all(contrast(colours.line, ground) >= 3.0 for ground in (colours.ground, colours.panel))


def test_every_kind_of_mark_has_its_colour() -> None:
    assert set(KINDS) | {"removed", "added"} == set(LIGHT.marks) == set(DARK.marks)


@pytest.mark.parametrize("shown", [sample_digest, sample_diff])
def test_the_headings_of_a_fragment_continue_those_of_its_page(shown: Callable[[], Digest | DigestDiff]) -> None:
    levels = [element.tag for element in read_html(shown().to_html()).elements() if re.fullmatch(r"h\d", element.tag)]
    assert levels[0] == "h1"
    assert set(levels[1:]) == {"h2"}
    assert "<h1" not in shown()._repr_html_()


def test_a_check_is_shown_beside_an_article_and_nothing_else() -> None:
    text = "The pier in Hale opened on Monday."
    check = newsdigest.check_summary("The pier closed.", text)
    for other in (text, newsdigest.summarize(text, language="en"), None):
        with pytest.raises(TypeError, match=r"article must be a newsdigest\.Article .*digest\.article"):
            check.to_html(other)  # type: ignore[arg-type]

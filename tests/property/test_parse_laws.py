"""Laws of every parsed article, of any source."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdigest.errors import EmptyArticleError, NewsDigestError, UnsupportedFormatError
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources import Request, detect, read
from tests.property.strategies import anything

LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
AS_TEXT = Request(format="text")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"
FIELDS = (
    "title", "headline", "description", "text", "maintext", "articleBody", "authors", "author", "date_publish",
    "datePublished", "url", "language", "publisher", "@type", "@graph", "bodies", "headlines", "uri", "dateline",
)  # fmt: skip

fields = st.sampled_from((*FIELDS, "name"))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), anything),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(fields, inner, max_size=3)),
    max_leaves=8,
)
mappings = st.dictionaries(st.sampled_from(FIELDS), values, max_size=6)


def parsed(source: str | bytes | dict[str, object], request: Request = AS_TEXT) -> Article | None:
    try:
        return read(source, request)
    except NewsDigestError:
        return None


def check_blocks(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert article.text[block.span.start : block.span.end] == block.text
        assert not block.text[0].isspace()
        assert not block.text[-1].isspace()
        end = block.span.end


@LAW
@given(anything)
def test_plain_text_is_the_very_string(text: str) -> None:
    article = parsed(text)
    if article is None:
        with pytest.raises(EmptyArticleError):
            read(text, AS_TEXT)
        return
    assert article.text is text
    check_blocks(article)
    kinds = [block.kind for block in article.blocks]
    assert kinds.count(BlockKind.LEAD) <= 2  # a deck may precede the lead
    assert kinds.count(BlockKind.HEADLINE) <= 1


@pytest.mark.filterwarnings("ignore:the text looks like:UserWarning")
@LAW
@given(anything)
def test_no_word_is_outside_the_blocks(text: str) -> None:
    article = parsed(text)
    if article is None:
        return
    at = 0
    for block in (*article.blocks, None):
        start = block.span.start if block else len(text)
        left = text[at:start].strip()
        assert not left.strip(INVISIBLE + "".join(map(chr, range(32)))), left
        at = block.span.end if block else at


@LAW
@given(anything)
def test_reading_twice_and_reading_the_article_change_nothing(text: str) -> None:
    article = parsed(text)
    if article is not None:
        assert read(text, AS_TEXT) == article
        assert read(article, Request()) == article


@pytest.mark.filterwarnings("ignore:the text looks like:UserWarning")
@LAW
@given(anything)
def test_any_text_is_recognised_as_something(text: str) -> None:
    assert detect(text)
    article = parsed(text, Request())
    if article is not None:
        check_blocks(article)


@LAW
@given(anything)
def test_text_and_its_bytes_are_one_article(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    article = parsed(text)
    if article is None or text.startswith("\ufeff"):
        return
    try:
        other = read(data, AS_TEXT)
    except UnsupportedFormatError:
        assert sum(ord(character) < 32 for character in text) or text.startswith(("PK", "MZ", "BZh", "RIFF", "GIF8"))
        return
    assert (other.text, other.blocks) == (article.text, article.blocks)


@LAW
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_documented_error(data: bytes) -> None:
    for request in (Request(), Request(encoding="utf-16"), Request(format="html")):
        article = parsed(data, request)
        if article is not None:
            check_blocks(article)


@LAW
@given(mappings)
def test_any_mapping_gives_an_article_or_a_documented_error(mapping: dict[str, object]) -> None:
    article = parsed(mapping, Request())
    if article is not None:
        check_blocks(article)
        assert article.text.strip()

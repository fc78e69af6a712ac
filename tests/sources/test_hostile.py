"""Inputs made to break a reader give an article or a documented error."""

from __future__ import annotations

import pytest

from newsdigest.errors import NewsDigestError, ParseError
from newsdigest.model.article import Article
from newsdigest.sources import Request, read
from tests.sources.hostile import byte_strings, texts

TEXTS = texts()
BYTES = byte_strings()


def check(article: Article) -> None:
    assert article.text
    last = 0
    for block in article.blocks:
        assert last <= block.span.start < block.span.end
        assert article.text[block.span.start : block.span.end] == block.text
        last = block.span.end


def test_there_are_more_than_two_hundred() -> None:
    assert len(TEXTS) + len(BYTES) > 200


def outcome(source: str | bytes) -> Article | NewsDigestError:
    try:
        return read(source, Request())
    except NewsDigestError as error:
        return error


@pytest.mark.parametrize(("name", "source"), [*TEXTS, *BYTES], ids=[name for name, _ in [*TEXTS, *BYTES]])
def test_hostile_input(name: str, source: str | bytes) -> None:
    found = outcome(source)
    if isinstance(found, Article):
        check(found)
    else:
        assert str(found), name


@pytest.mark.parametrize("text", [text for name, text in TEXTS if " in nitf" in name and "DOCTYPE" in text[:12]])
def test_entities_are_refused_and_files_are_not_read(text: str) -> None:
    with pytest.raises(ParseError, match=r"entities|damaged"):
        read(text, Request())

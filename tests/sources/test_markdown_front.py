"""Front matter that names a field and says nothing."""

from __future__ import annotations

import pytest

import newsdigest


def test_an_empty_title_of_front_matter_is_no_title() -> None:
    article = newsdigest.parse("---\ntitle:\n---\n\n# Pier shut\n\nThe pier is shut.", format="markdown")
    assert article.title == "Pier shut"


def test_front_matter_alone_is_empty() -> None:
    with pytest.raises(newsdigest.EmptyArticleError):
        newsdigest.parse("---\nTITLE:\n---")

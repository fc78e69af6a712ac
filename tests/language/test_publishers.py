"""The home country of a publisher."""

from __future__ import annotations

import pytest

from newsdigest.language.publishers import home_of
from newsdigest.model.article import Article


@pytest.mark.parametrize(
    ("url", "publisher", "country", "town"),
    [
        ("https://www.galwaybaynews.ie/local/1", None, "IE", "Galway"),
        ("https://thestockporttimes.co.uk/a", None, "GB", "Stockport"),
        ("http://miamisun.com/story", None, "", "Miami"),
        (None, "Durban Gazette", "", "Durban"),
        ("https://news.example/1", None, "", None),
        ("https://short.io/x", None, "", None),
        (None, None, "", None),
        ("not an address", "", "", None),
    ],
)
def test_home(url: str | None, publisher: str | None, country: str, town: str | None) -> None:
    home = home_of(Article(text="Rain fell.", url=url, publisher=publisher))
    assert home.country == country
    assert (home.candidates[0].record.name if home.candidates else None) == town

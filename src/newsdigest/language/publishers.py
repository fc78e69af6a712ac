"""The home country and region of the publisher of an article, as far as its web address or its name gives them.

A local paper names its own town without its state: "Richmond" in ``richmondregister.com`` is that paper's Richmond. The
country is that of the country code of the host, the town the one that the name of the host or of the publisher begins
with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsdigest.language.gazetteer import PlaceCandidate, country, readings
from newsdigest.model.article import Article

__all__ = ["Home", "home_of"]

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([a-z0-9.-]+)", re.IGNORECASE)
_PREFIXES = ("the", "my", "this is", "daily", "thisis", "news")
_NOT_COUNTRIES = frozenset({"co", "io", "me", "tv", "fm", "ai", "ws", "cc", "to", "la", "ly", "am", "gg", "us"})
"""Country codes that hosts of all countries use."""

_SHORTEST = 4
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


class Home(NamedTuple):
    """The readings of the town, and the ISO code of the country; empty where the publisher does not say."""

    candidates: tuple[PlaceCandidate, ...]
    country: str


def home_of(article: Article) -> Home:
    """The home of the publisher of an article.

    >>> from newsdigest.model.article import Article
    >>> home = home_of(Article(text="Fire.", url="https://www.galwaybaynews.ie/1"))
    >>> home.country, home.candidates[0].record.name
    ('IE', 'Galway')
    >>> home_of(Article(text="Fire."))
    Home(candidates=(), country='')
    """
    host = _HOST.match(article.url or "")
    labels = host[1].lower().split(".") if host else []
    own = _country_of(labels)
    names = [article.publisher or ""]
    if len(labels) > 1:
        names.append(labels[-3] if labels[-2] in _SECOND_LEVEL and len(labels) > 2 else labels[-2])
    for name in names:
        found = _town(name.lower().replace("-", " "))
        if own:
            found = tuple(c for c in found if c.record.country == own)
        if found:
            return Home(found, own)
    return Home((), own)


def _country_of(labels: Sequence[str]) -> str:
    """The country of the last label of a host, or ""."""
    code = labels[-1].replace("uk", "gb").upper() if labels and labels[-1] not in _NOT_COUNTRIES else ""
    return code if len(code) == 2 and country(code) is not None else ""


def _town(name: str) -> tuple[PlaceCandidate, ...]:
    """The readings of the longest town that a name begins with, after "the" or "my"."""
    for prefix in _PREFIXES:
        if name.startswith(prefix) and len(name) > len(prefix) + _SHORTEST:
            name = name.removeprefix(prefix).strip()
            break
    for size in range(min(len(name), 24), _SHORTEST - 1, -1):
        found = tuple(c for c in readings(name[:size]) if c.record.feature in ("city", "state"))
        if found:
            return found
    return ()

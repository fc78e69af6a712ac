"""What a web page says of itself: JSON-LD, Open Graph and other ``<meta>``, ``<time>``, bylines, links, language.

For each claim the places are asked in the order in which they proved right on pages: JSON-LD first, then the
``<meta>`` names that publishers fill for sharing and statistics, then the markup that readers see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import attrs

from newsdigest.sources.bylines import clean_authors
from newsdigest.sources.dates import read_date
from newsdigest.sources.fields import first_text
from newsdigest.sources.html_tree import Node
from newsdigest.sources.json_ld import article_nodes, author_names, resolve
from newsdigest.sources.markup import strip_tags

__all__ = ["PageClaims", "read_claims"]

_TITLE = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "date.published", "datepublished",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date", "publishdate", "published",
    "date.release", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "article.published",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "originalpublicationdate", "og:pubdate",
    "bt:pubdate", "vf:publish-date", "ptime", "date", "article_date_original", "publication_date",
    "iso-8601-publish-date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "date.updated", "datemodified", "article.updated", "last-modified",
    "lastmod", "dcterms.modified", "dc.date.modified", "revision_date",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "article:author_name", "og:article:author", "cxenseparse:author", "news_author", "bt:author", "authors",
    "twitter:creator",
)  # fmt: skip
_PUBLISHER = ("og:site_name", "application-name", "article:publisher_name", "dc.publisher", "publisher")
_LANGUAGE = ("og:locale", "content-language", "language", "dc.language")
_BYLINES = (
    "//a[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author-name ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ') or @id='byline']",
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'article-author')]",
)
_TIMES = (
    "//time[@itemprop='datePublished' or @pubdate]",
    "//*[@itemprop='datePublished']",
    "//article//time[@datetime]",
    "//time[@datetime]",
)
_URL_DATE = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/._-])")
_SPLIT_TITLE = re.compile(r"\s+(?:[|\u2013\u2014\u00bb\u2022:-]|::)\s+")
_MAX_SCRIPTS = 40
_MAX_FIELD = 3000


@attrs.frozen(kw_only=True)
class PageClaims:
    """What the page claims, before the body is read; ``body`` is JSON-LD's own articleBody."""

    title: str | None
    heads: tuple[str, ...]
    description: str | None
    published: datetime | date | None
    modified: datetime | date | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    language: str | None
    body: str | None
    live: Mapping[str, object] | None
    notes: tuple[str, ...]


def read_claims(tree: Node, url: str | None) -> PageClaims:
    """The claims of a parsed page. ``url`` is where the caller found it."""
    meta = _meta(tree)
    node, notes = _json_ld(tree)
    publisher = first_text(node, ("publisher",)) or _first(meta, _PUBLISHER)
    heads = tuple(words for element in tree.xpath("//h1")[:6] if (words := _words(element)))
    page = next((words for element in tree.xpath("//head/title")[:1] if (words := _words(element))), None)
    link = url or _canonical(tree, meta)
    return PageClaims(
        title=strip_tags(_title(heads, page, meta, node, publisher)),
        heads=heads,
        description=strip_tags(first_text(node, ("description",)) or _first(meta, _DESCRIPTION)),
        published=_published(tree, meta, node, link),
        modified=read_date(first_text(node, ("dateModified",))) or _moment(meta, _MODIFIED),
        authors=_authors(tree, meta, node, publisher),
        publisher=publisher,
        url=link,
        language=_language(tree, meta, node),
        body=first_text(node, ("articleBody",)),
        live=node if node.get("liveBlogUpdate") else None,
        notes=notes,
    )


def _json_ld(tree: Node) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """The article object of the page's JSON-LD (empty where there is none), merged over its kin."""
    values: list[object] = []
    notes: tuple[str, ...] = ()
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:_MAX_SCRIPTS]:
        try:
            values.append(json.loads(_uncommented(script.text_content()), strict=False))
        except (ValueError, RecursionError):
            notes = ("some JSON-LD of the page is damaged and was left out",)
    merged: dict[str, object] = {}
    for node in article_nodes(values):
        for key, value in resolve(node, values).items():
            if value and not merged.get(key):
                merged[key] = value
    return merged, notes


def _uncommented(script: str) -> str:
    return (
        script.strip()
        .removeprefix("//<![CDATA[")
        .removeprefix("<!--")
        .removesuffix("-->")
        .removesuffix("//]]>")
        .strip(" ;\n")
    )


def _meta(tree: Node) -> dict[str, list[str]]:
    """Name or property of every ``<meta>``, in small letters, with its contents."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content[:_MAX_FIELD])
    return found


def _first(meta: Mapping[str, Sequence[str]], names: Sequence[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _moment(meta: Mapping[str, Sequence[str]], names: Sequence[str]) -> datetime | date | None:
    values = (value for name in names for value in meta.get(name, ()))
    return next((moment for value in values if (moment := read_date(value))), None)


def _published(
    tree: Node, meta: Mapping[str, Sequence[str]], node: Mapping[str, object], url: str | None
) -> datetime | date | None:
    for key in ("datePublished", "dateCreated"):
        if moment := read_date(first_text(node, (key,))):
            return moment
    if moment := _moment(meta, _PUBLISHED):
        return moment
    for path in _TIMES:
        for element in tree.xpath(path)[:5]:
            if moment := read_date(element.get("datetime") or element.get("content") or _words(element)):
                return moment
    match = _URL_DATE.search(url or "")
    return read_date("-".join(match.groups())) if match else None


def _authors(
    tree: Node, meta: Mapping[str, Sequence[str]], node: Mapping[str, object], publisher: str | None
) -> tuple[str, ...]:
    outlets = (publisher, _first(meta, ("og:site_name",)))
    for names in _author_fields(tree, meta, node):
        if authors := clean_authors(names, outlets=outlets):
            return authors
    return ()


def _author_fields(
    tree: Node, meta: Mapping[str, Sequence[str]], node: Mapping[str, object]
) -> Iterator[Sequence[str]]:
    """The places that may name the authors, the most trustworthy first."""
    yield author_names(node.get("author"))
    yield author_names(node.get("creator"))
    for name in _AUTHORS:
        yield meta.get(name, ())
    for path in _BYLINES:
        yield [words for element in tree.xpath(path)[:8] if len(words := _words(element)) < 200]


def _title(
    heads: Sequence[str],
    page: str | None,
    meta: Mapping[str, Sequence[str]],
    node: Mapping[str, object],
    publisher: str | None,
) -> str | None:
    claimed = first_text(node, ("headline", "name")) or _first(meta, _TITLE)
    title = _without_outlet(claimed or page or "", heads, publisher)
    return title or (heads[0] if heads else None)


def _without_outlet(title: str, heads: Sequence[str], publisher: str | None) -> str:
    """A title without the outlet's name behind it: cut where a heading of the page ends, or before the known outlet."""
    for head in heads:
        if title.startswith(head) and len(title) > len(head) and _SPLIT_TITLE.match(title[len(head) :]):
            return head
    parts = _SPLIT_TITLE.split(title)
    if len(parts) > 1 and publisher and _same(parts[-1], publisher):
        return title[: title.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00bb\u2022:-")
    return title.strip()


def _same(left: str, right: str) -> bool:
    a, b = (re.sub(r"\W+", "", word.casefold()).removeprefix("the") for word in (left, right))
    return bool(a) and (a in b or b in a)


def _canonical(tree: Node, meta: Mapping[str, Sequence[str]]) -> str | None:
    links = [element.get("href") for element in tree.xpath("//link[@rel='canonical'][@href]")[:1]]
    return next((link for link in (*links, _first(meta, ("og:url",))) if link and link.startswith("http")), None)


def _language(tree: Node, meta: Mapping[str, Sequence[str]], node: Mapping[str, object]) -> str | None:
    found = first_text(node, ("inLanguage",)) or tree.get("lang") or _first(meta, _LANGUAGE)
    return found.replace("_", "-").strip()[:12] if found else None


def _words(element: Node) -> str:
    return " ".join(str(element.text_content()).split())

"""What a web page says of itself: JSON-LD, Open Graph and other ``<meta>``, dates, bylines, links, language.

For each claim the places are asked in the order in which they proved right on pages: JSON-LD of the page's own article,
then the ``<meta>`` names that publishers fill for sharing and statistics, then the markup that readers see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import attrs

from newsdigest.sources.bylines import clean_authors
from newsdigest.sources.dates import read_date
from newsdigest.sources.fields import first_text
from newsdigest.sources.html_dates import shown_dates
from newsdigest.sources.html_tree import Node, words_of
from newsdigest.sources.json_ld import author_names, own_article, read_script
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
    heads = tuple(words for element in tree.xpath("//h1")[:6] if (words := words_of(element)))
    page = next((words for element in tree.xpath("//head/title")[:1] if (words := words_of(element))), None)
    link = url or _canonical(tree, meta)
    titles = [title for title in (*heads, page, *(_first(meta, (name,)) for name in _TITLE)) if title]
    node, notes = _json_ld(tree, titles, link)
    publisher = first_text(node, ("publisher",)) or _first(meta, _PUBLISHER)
    published, modified = _dates(tree, meta, node, link)
    return PageClaims(
        title=strip_tags(_title(heads, page, meta, node, publisher)),
        heads=heads,
        description=strip_tags(first_text(node, ("description",)) or _first(meta, _DESCRIPTION)),
        published=published,
        modified=modified,
        authors=_authors(tree, meta, node, publisher),
        publisher=publisher,
        url=link,
        language=_language(tree, meta, node),
        body=first_text(node, ("articleBody",)),
        live=node if node.get("liveBlogUpdate") else None,
        notes=notes,
    )


def _json_ld(tree: Node, titles: Sequence[str], url: str | None) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """The fields of the page's own article in its JSON-LD (empty without JSON-LD), and notes."""
    values: list[object] = []
    notes: tuple[str, ...] = ()
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:_MAX_SCRIPTS]:
        try:
            values.extend(read_script(script.text_content()))
        except (ValueError, RecursionError):
            notes = ("some JSON-LD of the page is damaged and was left out",)
    node, more = own_article(values, titles, url)
    return node, (*notes, *more)


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


def _date(meta: Mapping[str, Sequence[str]], names: Sequence[str]) -> datetime | date | None:
    values = (value for name in names for value in meta.get(name, ()))
    return next((found for value in values if (found := read_date(value))), None)


def _dates(
    tree: Node, meta: Mapping[str, Sequence[str]], node: Mapping[str, object], url: str | None
) -> tuple[datetime | date | None, datetime | date | None]:
    """Publication and change: as JSON-LD has them, else ``<meta>``, else as the page shows them, else its address."""
    modified = read_date(first_text(node, ("dateModified",))) or _date(meta, _MODIFIED)
    for key in ("datePublished", "dateCreated"):
        if published := read_date(first_text(node, (key,))):
            return published, modified
    if published := _date(meta, _PUBLISHED):
        return published, modified
    shown = shown_dates(tree)
    match = _URL_DATE.search(url or "")
    published = shown.published or (read_date("-".join(match.groups())) if match else None)
    return published, modified or shown.modified


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
        yield [words for element in tree.xpath(path)[:8] if len(words := words_of(element)) < 200]


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
    """A title without the outlet's name at the end: cut where a heading ends, or before the known outlet."""
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

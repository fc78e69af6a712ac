"""RSS (0.9x, 1.0, 2.0) and Atom: one entry, alone or as the only one of its feed.

A feed of several entries is several articles, and :func:`newsdigest.parse` gives one: it says so instead of choosing.
Pass one ``<item>`` or ``<entry>`` element as text. The body is the fullest of ``content:encoded``, ``content``,
``description`` and ``summary``.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.model.article import Article
from newsdigest.sources.assembly import Draft, Part, assemble
from newsdigest.sources.markup import fragment_parts, strip_tags
from newsdigest.sources.newsml_g2 import XHTML_KINDS
from newsdigest.sources.request import Request
from newsdigest.sources.xml_tree import (
    child,
    children,
    find_all,
    language_of,
    name_of,
    parse_xml,
    root_name,
    text_parts,
    words_of,
)

__all__ = ["matches", "read"]

_FEEDS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "description", "summary")
_SHORT = 0.9  # a description that is at least this much of the body's length is no description


def matches(text: str) -> bool:
    """Whether the text is a feed or one entry of one."""
    return root_name(text) in _FEEDS | _ENTRIES


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of the one entry."""
    root = parse_xml(_declared(text), "feed")
    entries = [root] if name_of(root) in _ENTRIES else list(find_all(root, *_ENTRIES))
    if not entries:
        raise EmptyArticleError("the feed has no entries")
    if len(entries) > 1:
        raise ParseError(f"the feed has {len(entries)} entries: pass the XML of one <item> or <entry> at a time")
    channel = child(root, "channel")
    return assemble(_draft(entries[0], root if channel is None else channel, notes), request)


def _declared(text: str) -> str:
    """An entry cut out of its feed may use prefixes that the feed declared: declare the usual ones."""
    if root_name(text) not in _ENTRIES or "xmlns:" in text[:600]:
        return text
    start = text.index("<" + str(root_name(text)))
    name_end = start + 1 + len(str(root_name(text)))
    known = "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in _PREFIXES if f"<{prefix}:" in text)
    return text[:name_end] + known + text[name_end:]


_PREFIXES = ("content", "dc", "media", "atom", "dcterms", "georss", "slash", "wfw", "itunes", "thr", "feedburner", "sy")


def _draft(entry: Element, feed: Element, notes: tuple[str, ...]) -> Draft:
    bodies = {name: parts for name in _BODIES if (parts := _body(child(entry, name)))}
    if not bodies:
        raise EmptyArticleError("the entry of the feed has no text: pass the article's page or its text")
    best = max(bodies, key=lambda name: sum(len(part.text) for part in bodies[name]))
    summary = (
        strip_tags(words_of(child(entry, "description", "summary"))) if best not in ("description", "summary") else None
    )
    size = sum(len(part.text) for part in bodies[best])
    return Draft(
        source_format="feed",
        parts=tuple(bodies[best]),
        title=strip_tags(words_of(child(entry, "title"))),
        description=summary if summary and len(summary) < _SHORT * size else None,
        published=words_of(child(entry, "pubDate", "published", "issued", "date", "created"))
        or words_of(child(entry, "updated")),
        modified=words_of(child(entry, "updated", "modified")),
        authors=tuple(_authors(entry)) or tuple(_authors(feed)),
        publisher=None if feed is entry else strip_tags(words_of(child(feed, "title"))),
        url=_link(entry),
        language=language_of(entry) or words_of(child(feed, "language")) or language_of(feed),
        notes=notes,
    )


def _body(element: Element | None) -> list[Part]:
    if element is None:
        return []
    if len(element) and element.get("type") == "xhtml":
        return text_parts(element, XHTML_KINDS, ())
    text = element.text or ""
    return fragment_parts(
        text if not len(element) else "".join([text, *(tostring(node, encoding="unicode") for node in element)])
    )


def _authors(element: Element) -> Iterator[str]:
    for node in children(element, "author", "creator"):
        name = words_of(child(node, "name")) or words_of(node)
        if name:
            # RSS writes "ada@example.org (Ada Penn)".
            yield name.partition("(")[2].rstrip(") ") if "@" in name and "(" in name else name


def _link(entry: Element) -> str | None:
    links = [
        node.get("href") or words_of(node)
        for node in children(entry, "link")
        if node.get("rel", "alternate") == "alternate"
    ]
    return next(
        (link for link in (*links, words_of(child(entry, "guid", "id"))) if link and link.startswith("http")), None
    )

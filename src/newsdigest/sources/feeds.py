"""RSS (0.9x, 1.0, 2.0) and Atom: one entry, alone or as the only one of its feed, or all of them.

A feed of several entries is several articles, and :func:`newsdigest.parse` gives one: it says so instead of choosing;
:func:`newsdigest.parse_feed` gives all. The body is the fullest of ``content:encoded``, ``content``, ``description``
and ``summary``.
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

__all__ = ["matches", "read", "read_all"]

_FEEDS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "description", "summary")
_TITLE_ALONE = "the entry of the feed has no text beyond its title: pass its page for the article"
_SHORT = 0.9  # a description that is at least this much of the body's length is no description


def matches(text: str) -> bool:
    """Whether the text is a feed or one entry of one."""
    return root_name(text) in _FEEDS | _ENTRIES


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of the one entry."""
    root, entries = _entries(text)
    if not entries:
        raise EmptyArticleError("the feed has no entries")
    if len(entries) > 1:
        raise ParseError(
            f"the feed has {len(entries)} entries: read them with newsdigest.parse_feed, or in a shell with "
            "newsdigest summarize --input-format feed"
        )
    (entry,) = entries
    bodies = _bodies(entry)
    if not bodies:
        raise EmptyArticleError("the entry of the feed has no text: pass the article's page or its text")
    return assemble(_draft(entry, bodies, _channel(root), notes), request)


def read_all(text: str, request: Request, notes: tuple[str, ...]) -> tuple[Article, ...]:
    """An article for each entry, in the order of the feed. One without a body is its title alone, and a note says so.

    Entries without any words are left out.
    """
    root, entries = _entries(text)
    channel = _channel(root)
    found = (_article_of(entry, channel, request, notes) for entry in entries)
    return tuple(article for article in found if article is not None)


def _article_of(entry: Element, channel: Element, request: Request, notes: tuple[str, ...]) -> Article | None:
    bodies = _bodies(entry)
    draft = _draft(entry, bodies, channel, notes if bodies else (*notes, _TITLE_ALONE))
    try:
        return assemble(draft, request)
    except EmptyArticleError:
        return None


def _entries(text: str) -> tuple[Element, list[Element]]:
    root = parse_xml(_declared(text), "feed")
    return root, [root] if name_of(root) in _ENTRIES else list(find_all(root, *_ENTRIES))


def _channel(root: Element) -> Element:
    """What speaks for the whole feed."""
    channel = child(root, "channel")
    return root if channel is None else channel


def _bodies(entry: Element) -> dict[str, list[Part]]:
    found = ((name, _body(child(entry, name))) for name in _BODIES)
    return {name: parts for name, parts in found if any(part.text.strip() for part in parts)}


def _declared(text: str) -> str:
    """An entry cut out of its feed may use prefixes that the feed declared: declare the usual ones."""
    if root_name(text) not in _ENTRIES or "xmlns:" in text[:600]:
        return text
    start = text.index("<" + str(root_name(text)))
    name_end = start + 1 + len(str(root_name(text)))
    known = "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in _PREFIXES if f"<{prefix}:" in text)
    return text[:name_end] + known + text[name_end:]


_PREFIXES = ("content", "dc", "media", "atom", "dcterms", "georss", "slash", "wfw", "itunes", "thr", "feedburner", "sy")


def _draft(entry: Element, bodies: dict[str, list[Part]], feed: Element, notes: tuple[str, ...]) -> Draft:
    sizes = {name: sum(len(part.text) for part in parts) for name, parts in bodies.items()}
    best = max(sizes, key=lambda name: sizes[name], default="")
    size = sizes.get(best, 0)
    summary = (
        strip_tags(words_of(child(entry, "description", "summary"))) if best not in ("description", "summary") else None
    )
    return Draft(
        source_format="feed",
        parts=tuple(bodies.get(best, ())),
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

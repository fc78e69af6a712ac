"""RSS (0.9x, 1.0, 2.0) and Atom: one entry, alone or as the only one of its feed, or all of them.

A feed of several entries is several articles, and :func:`newsdigest.parse` gives one: it says so instead of choosing;
:func:`newsdigest.parse_feed` gives all. A feed that is damaged XML is read by its tags, with a note. Elements go by
their namespaces: those of RSS and Atom, of the content, Dublin Core, Media RSS and iTunes modules; others are not
looked at. The body is the fullest of ``content:encoded``, ``content``, ``description`` and ``summary``, and where these
hold nothing, what Dublin Core, Media RSS or iTunes describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import attrs

from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.model.article import Article
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.feed_notes import entry_notes, feed_notes
from newsdigest.sources.markup import element_parts, fragment_parts, strip_tags
from newsdigest.sources.request import Request
from newsdigest.sources.xml_recovery import read_tree
from newsdigest.sources.xml_tree import after_prolog, language_of, name_of, root_name, words_of

__all__ = ["holds_feed", "matches", "read", "read_all"]

_FEEDS = frozenset({"rss", "feed", "rdf"})
_ENTRIES = frozenset({"item", "entry"})
_MODULES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    **{name: name for name in ("content", "dc", "dcterms", "media", "itunes", "feedburner", "xhtml")},
}
_CORE = frozenset(
    {
        "", "atom", "rss", "rdf", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
)  # fmt: skip
_TITLES = ("title", "dc:title", "media:title", "itunes:title")
_BODIES = ("content:encoded", "encoded", "content", "description", "summary", "xhtml:body", "xhtml:div", "body")
_OTHER_BODIES = ("dc:description", "dcterms:abstract", "media:description", "media:text", "itunes:summary")
_SHORT_BODIES = ("description", "summary")
_PUBLISHED = ("pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created", "date")
_MODIFIED = ("updated", "modified", "dcterms:modified")
_AUTHORS = ("author", "dc:creator", "creator", "itunes:author", "dcterms:creator")
_MEDIA = ("enclosure", "media:content")
_BEFORE = "the feed is damaged XML: the words before its first tag were left out"
_SHORT = 0.9  # a description that is at least this much of the body's length is no description
_FEED_TAG = re.compile(r"<(?:rss|feed|rdf:RDF|item|entry)[\s>]", re.IGNORECASE)


def matches(text: str) -> bool:
    """Whether the text is a feed or one entry of one."""
    return (root_name(text) or "").lower() in _FEEDS | _ENTRIES


def holds_feed(text: str) -> bool:
    """Whether a text that is called a feed holds one, if need be after other words, as some servers put there."""
    return matches(text) or (root_name(text) is None and _FEED_TAG.search(text) is not None)


@attrs.frozen
class _Channel:
    """The metadata of a feed that its entries inherit."""

    title: str | None
    language: str | None
    authors: tuple[str, ...]
    base: str


@attrs.frozen
class _Feed:
    """A feed whose entries were found, and what was noticed while they were."""

    channel: _Channel
    entries: tuple[Element, ...]
    core: frozenset[str]
    notes: tuple[str, ...]


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of the one entry."""
    feed = _open(text)
    if not feed.entries:
        raise EmptyArticleError("the feed has no entries")
    if len(feed.entries) > 1:
        raise ParseError(
            f"the feed has {len(feed.entries)} entries: read them with newsdigest.parse_feed, or in a shell with "
            "newsdigest summarize --input-format feed"
        )
    entry = _Entry(next(iter(feed.entries)), feed.core)
    if not entry.bodies():
        raise EmptyArticleError("the entry of the feed has no text: pass the article's page or its text")
    return assemble(_draft(entry, feed.channel, (*notes, *feed.notes)), request)


def read_all(text: str, request: Request, notes: tuple[str, ...]) -> tuple[Article, ...]:
    """An article for each entry, in the order of the feed. One without a body is its title alone, and a note says so.

    Entries without any words are left out; the articles note how many.
    """
    feed = _open(text)
    entries = [_Entry(element, feed.core) for element in feed.entries]
    worded = [entry for entry in entries if entry.bodies() or entry.words(_TITLES)]
    notes = (*notes, *feed.notes, *feed_notes(len(entries), len(worded)))
    return tuple(assemble(_draft(entry, feed.channel, notes), request) for entry in worded)


def _open(text: str) -> _Feed:
    start = None if matches(text) else _FEED_TAG.search(text)
    # Document types are dropped unread: old feeds name one that declares the entities of HTML.
    root, notes = read_tree(text[start.start() if start else after_prolog(text) :], "feed", _ENTRIES)
    notes = (*notes, _BEFORE) if start else notes
    core = _CORE | {_namespace(root)}
    entries = [element for element in root.iter() if _feed_name(element, core) in _ENTRIES]
    if _feed_name(root, core) in _ENTRIES:
        entries = [root]
        channel = _Channel(None, None, (), "")
    else:
        inner = next((element for element in root if _feed_name(element, core) == "channel"), root)
        channel = _channel(inner, root, core)
    return _Feed(channel, tuple(entries), core, notes)


def _channel(inner: Element, root: Element, core: frozenset[str]) -> _Channel:
    """The fields of a channel, from its own elements; its entries are not looked at."""
    own = Element("channel")
    own.extend(
        element for element in (*inner, *(root if inner is not root else ())) if name_of(element) not in _ENTRIES
    )
    fields = _Entry(own, core)
    return _Channel(
        title=strip_tags(fields.words(("title",))),
        language=fields.words(("language", "dc:language")) or language_of(inner) or language_of(root),
        authors=tuple(fields.authors()),
        base=next((link for link in fields.links() if link.startswith("http")), ""),
    )


class _Entry:
    """The fields of one entry, by the names of their modules."""

    def __init__(self, element: Element, core: frozenset[str]) -> None:
        self.element = element
        self._fields: dict[str, list[Element]] = {}
        for node in element:
            self._fields.setdefault(_feed_name(node, core), []).append(node)
        for group in self.all(("media:group", "media:content")):
            for node in group:
                self._fields.setdefault(_feed_name(node, core), []).append(node)

    def all(self, names: Iterable[str]) -> list[Element]:
        """The elements of the first names that there are, in the order of the names."""
        return [node for name in names for node in self._fields.get(name, ())]

    def words(self, names: Iterable[str]) -> str | None:
        """The words of the first element of those names that has any."""
        return next((words for node in self.all(names) if (words := words_of(node))), None)

    def bodies(self) -> dict[str, list[BodyPart]]:
        """The bodies by name; those of other modules only where the entry's own are empty."""
        for names in (_BODIES, _OTHER_BODIES):
            found = {name: max(map(_body, nodes), key=_size) for name in names if (nodes := self.all((name,)))}
            if found := {name: parts for name, parts in found.items() if _size(parts)}:
                return found
        return {}

    def authors(self) -> Iterator[str]:
        """The names of the authors: the text of ``<name>``, or the words without addresses."""
        for node in self.all(_AUTHORS):
            name = next(
                (words for inner in node if name_of(inner).lower() == "name" and (words := words_of(inner))), ""
            )
            words = name or strip_tags(words_of(node)) or ""
            # RSS writes "ada@example.org (Ada Penn)".
            yield words.partition("(")[2].rstrip(") ") if "@" in words and "(" in words else words

    def links(self) -> Iterator[str]:
        """The addresses of the entry, the most trustworthy first."""
        yield from filter(None, (words_of(node) for node in self.all(("feedburner:origlink",))))
        for node in self.all(("link",)):
            if node.get("rel", "alternate") == "alternate":
                yield node.get("href") or words_of(node) or ""
        yield from filter(None, (words_of(node) for node in self.all(("guid", "id"))))

    def media(self) -> Iterator[str]:
        """The kinds of sound and film that belong to the entry."""
        kinds = (node.get("type") or node.get("medium") or "" for node in self.all(_MEDIA))
        return (kind for kind in kinds if kind.startswith(("audio", "video")))


def _draft(entry: _Entry, channel: _Channel, notes: tuple[str, ...]) -> Draft:
    bodies = entry.bodies()
    best = max(bodies, key=lambda name: _size(bodies[name]), default="")
    size = _size(bodies.get(best, []))
    summary = None if best in _SHORT_BODIES else strip_tags(entry.words(_SHORT_BODIES))
    source = next(iter(entry.all(("source",))), None)
    return Draft(
        source_format="feed",
        parts=tuple(bodies.get(best, ())),
        title=strip_tags(entry.words(_TITLES)),
        description=summary if summary and len(summary) < _SHORT * size else None,
        published=entry.words(_PUBLISHED) or entry.words(_MODIFIED),
        modified=entry.words(_MODIFIED),
        authors=tuple(filter(None, entry.authors())) or channel.authors,
        publisher=_publisher(source) or channel.title,
        url=_url(entry, channel.base),
        language=language_of(entry.element) or entry.words(("dc:language", "language")) or channel.language,
        notes=(*notes, *entry_notes(entry.media(), has_body=bool(bodies))),
    )


def _publisher(source: Element | None) -> str | None:
    """The feed that an entry was taken from: its words in RSS, its title in Atom."""
    if source is None:
        return None
    title = next((node for node in source if name_of(node).lower() == "title"), None)
    return strip_tags(words_of(title)) if title is not None else None if len(source) else strip_tags(words_of(source))


def _url(entry: _Entry, base: str) -> str | None:
    for link in entry.links():
        try:
            url = urljoin(base, link) if base and not link.startswith(("urn:", "tag:")) else link
        except ValueError:
            continue
        if url.startswith("http") and " " not in url and (link.startswith("http") or "/" in link):
            return url
    return None


def _body(element: Element) -> list[BodyPart]:
    return element_parts(element) if len(element) else fragment_parts(element.text or "")


def _size(parts: list[BodyPart]) -> int:
    return sum(len(part.text.strip()) for part in parts)


def _namespace(element: Element) -> str:
    tag: object = element.tag
    return "" if callable(tag) else str(tag).rpartition("}")[0].lstrip("{")


def _feed_name(element: Element, core: frozenset[str]) -> str:
    """The name of an element in small letters, with its module before it, "" for one of no known module."""
    namespace, name = _namespace(element), name_of(element).lower()
    if namespace in core:
        return name
    module = _MODULES.get(namespace)
    return f"{module}:{name}" if module and name else ""

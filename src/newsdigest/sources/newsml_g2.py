"""NewsML-G2 (IPTC, 2.x): a ``newsItem``, alone or in a ``newsMessage``, whose text is inline XHTML, NITF or plain data.

https://iptc.org/standards/newsml-g2/
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources import nitf
from newsdigest.sources.assembly import Draft, Part, assemble
from newsdigest.sources.markup import element_parts, fragment_parts
from newsdigest.sources.request import Request
from newsdigest.sources.xml_tree import (
    child,
    children,
    find,
    find_all,
    language_of,
    parse_xml,
    root_name,
    words_of,
)

__all__ = ["matches", "read"]

_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem"})


def matches(text: str) -> bool:
    """Whether the text is a NewsML-G2 document."""
    return root_name(text) in _ROOTS


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of the first news item that holds text."""
    root = parse_xml(text, "NewsML-G2 document")
    items = [root] if root.tag.endswith("newsItem") else list(find_all(root, "newsItem"))
    for item in items:
        if parts := list(_parts(item)):
            return assemble(_draft(item, parts, notes), request)
    raise EmptyArticleError("the NewsML-G2 document holds no inline text: pass an item with inlineXML or inlineData")


def _draft(item: Element, parts: list[Part], notes: tuple[str, ...]) -> Draft:
    about, management = child(item, "contentMeta"), child(item, "itemMeta")
    title = words_of(find(about, "headline"))
    if title and parts[0].kind is BlockKind.SUBHEAD and parts[0].text == title:
        parts = parts[1:]
    return Draft(
        source_format="newsml_g2",
        parts=tuple(parts),
        title=title or words_of(find(management, "title")),
        description=words_of(find(about, "description")),
        published=words_of(find(about, "contentCreated"))
        or words_of(find(management, "firstCreated"))
        or words_of(find(management, "versionCreated")),
        modified=words_of(find(about, "contentModified")),
        authors=tuple(_authors(about)),
        publisher=_provider(management),
        url=next((href for node in find_all(item, "link") if (href := node.get("href", "")).startswith("http")), None),
        language=_language(item, about),
        dateline=words_of(find(about, "dateline")) or words_of(find(find(about, "located"), "name")),
        notes=notes,
    )


def _authors(about: Element | None) -> Iterator[str]:
    yield from (words for node in find_all(about, "by") if (words := words_of(node)))
    for creator in find_all(about, "creator"):
        if words := words_of(find(creator, "name")):
            yield words


def _provider(management: Element | None) -> str | None:
    provider = find(management, "provider")
    return words_of(find(provider, "name")) or (provider.get("literal") if provider is not None else None)


def _language(item: Element, about: Element | None) -> str | None:
    language = find(about, "language")
    return (language.get("tag") if language is not None else None) or language_of(item)


def _parts(item: Element) -> Iterator[Part]:
    """The text of an item: the first of its renditions that has any."""
    for content in children(item, "contentSet"):
        for rendition in children(content, "inlineXML", "inlineData"):
            inner = find(rendition, "body.content")
            if inner is not None:
                parts = nitf.body_of(inner)
            elif len(rendition):
                parts = element_parts(rendition)
            else:
                parts = fragment_parts(rendition.text or "")
            if parts:
                yield from parts
                return

"""NewsML-G2 (IPTC, 2.x): a ``newsItem``, alone or in a ``newsMessage``, whose text is inline XHTML, NITF or plain data.

https://iptc.org/standards/newsml-g2/
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources import nitf
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.markup import element_parts, fragment_parts
from newsdigest.sources.request import Request
from newsdigest.sources.xml_recovery import read_tree
from newsdigest.sources.xml_tree import (
    child,
    children,
    find,
    find_all,
    language_of,
    name_of,
    root_name,
    words_of,
)

__all__ = ["matches", "read"]

_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})


def matches(text: str) -> bool:
    """Whether the text is a NewsML-G2 document."""
    return root_name(text) in _ROOTS


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of the first news item that holds text; a note says where more do."""
    root, damage = read_tree(text, "NewsML-G2 document")
    items = [root] if name_of(root) == "newsItem" else list(find_all(root, "newsItem"))
    drafts = [draft for item in items if (draft := _draft(item)) is not None]
    if not drafts:
        raise EmptyArticleError(
            "the NewsML-G2 document holds no inline text: pass an item with inlineXML or inlineData"
        )
    more = (f"the document holds {len(drafts)} items with a text: the first was read",) if len(drafts) > 1 else ()
    return assemble(attrs.evolve(drafts[0], notes=(*notes, *damage, *more)), request)


def _draft(item: Element) -> Draft | None:
    """What an item says, or None where it holds no text. An NITF document inside it adds what the item leaves out."""
    inner, parts = _body(item)
    if not parts:
        return None
    about, management = child(item, "contentMeta"), child(item, "itemMeta")
    title = _headline(about)
    return Draft(
        source_format="newsml_g2",
        parts=_without_title(parts, title),
        title=title or (inner.title if inner else None) or words_of(child(management, "title")),
        description=words_of(child(about, "description")) or (inner.description if inner else None),
        published=_created(about, management),
        modified=words_of(child(about, "contentModified")),
        authors=tuple(_authors(about)) or (inner.authors if inner else ()),
        publisher=_provider(management) or words_of(child(find(item, "copyrightHolder"), "name")),
        url=_link(item),
        language=_language(item, about),
        dateline=words_of(child(about, "dateline"))
        or (inner.dateline if inner else None)
        or words_of(child(child(about, "located"), "name")),
    )


def _created(about: Element | None, management: Element | None) -> str | None:
    """When the content was created; else when the item first was, or this version of it."""
    return (
        words_of(child(about, "contentCreated"))
        or words_of(child(management, "firstCreated"))
        or words_of(child(management, "versionCreated"))
    )


def _link(item: Element) -> str | None:
    """The first link to a web address."""
    return next((href for node in find_all(item, "link") if (href := node.get("href", "")).startswith("http")), None)


def _without_title(parts: list[BodyPart], title: str | None) -> tuple[BodyPart, ...]:
    """The parts without a heading that repeats the title."""
    repeats = bool(title) and parts[0].kind is BlockKind.SUBHEAD and parts[0].text == title
    return tuple(parts[1:] if repeats else parts)


def _headline(about: Element | None) -> str | None:
    """The main headline where one is called so, else the first."""
    headlines = [] if about is None else list(children(about, "headline"))
    main = [node for node in headlines if node.get("role", "").rpartition(":")[2] in ("", "main", "headline")]
    return next((words for node in (*main, *headlines) if (words := words_of(node))), None)


def _authors(about: Element | None) -> Iterator[str]:
    if about is None:
        return
    yield from (words for node in children(about, "by") if (words := words_of(node)))
    for creator in children(about, "creator"):
        if words := words_of(child(creator, "name")):
            yield words


def _provider(management: Element | None) -> str | None:
    """The provider's name; where only a code of a vocabulary is given ("nprov:AFP"), its last part."""
    provider = child(management, "provider")
    if provider is None:
        return None
    return (
        words_of(child(provider, "name"))
        or provider.get("literal")
        or provider.get("qcode", "").rpartition(":")[2]
        or None
    )


def _language(item: Element, about: Element | None) -> str | None:
    language = child(about, "language")
    return (language.get("tag") if language is not None else None) or language_of(item)


def _body(item: Element) -> tuple[Draft | None, list[BodyPart]]:
    """The text of an item, that of the first rendition that has any; with the NITF document that holds it."""
    for content in children(item, "contentSet"):
        for rendition in children(content, "inlineXML", "inlineData"):
            document = find(rendition, "nitf")
            inner = nitf.draft_of(document, ()) if document is not None else None
            block = find(rendition, "body.content")
            if inner is not None:
                parts = list(inner.parts)
            elif block is not None:
                parts = nitf.body_of(block)
            elif len(rendition):
                parts = element_parts(rendition)
            else:
                parts = fragment_parts(rendition.text or "")
            if parts:
                return inner, parts
    return None, []

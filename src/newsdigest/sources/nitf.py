"""NITF, the News Industry Text Format (IPTC, 3.x): headlines, bylines, dateline and body blocks.

https://iptc.org/standards/nitf/
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import attrs

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.request import Request
from newsdigest.sources.xml_recovery import read_tree
from newsdigest.sources.xml_tree import find, find_all, language_of, root_name, text_parts, words_of

__all__ = ["body_of", "draft_of", "matches", "read"]

_KINDS = {
    "p": None,
    "hl2": BlockKind.SUBHEAD,
    "hl1": BlockKind.SUBHEAD,
    "li": BlockKind.LIST_ITEM,
    "media-caption": BlockKind.CAPTION,
    "note": BlockKind.NOTICE,
    "pre": None,
    "tr": BlockKind.LIST_ITEM,
    "credit": BlockKind.CAPTION,
}
_DROPPED = frozenset(
    {"media-metadata", "media-reference", "media-producer", "media-object", "object", "nitf-table-metadata"}
)


_OFFICES = frozenset({"byttl"})
_STAMPS = frozenset({"story.date"})
_AGENCY = re.compile(r"\([^()]{1,40}\)")


def matches(text: str) -> bool:
    """Whether the text is an NITF document."""
    return root_name(text) == "nitf"


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of an NITF document."""
    root, damage = read_tree(text, "NITF document")
    draft = draft_of(root, notes)
    if not draft.parts:
        raise EmptyArticleError("the NITF document has no text in its body.content: pass one with a text")
    return assemble(attrs.evolve(draft, notes=(*draft.notes, *damage)), request)


def draft_of(root: Element, notes: tuple[str, ...]) -> Draft:
    """What an ``<nitf>`` element says."""
    head, body = find(root, "docdata"), find(root, "body.head")
    bylines = [line for node in find_all(body, "byline") for line in _names(node)]
    publication = find(root, "pubdata")
    dateline = find(body, "dateline")
    return Draft(
        source_format="nitf",
        parts=tuple(_parts(root, body)),
        title=words_of(find(body, "hl1")) or words_of(find(body, "hedline")) or words_of(find(root, "title")),
        description=words_of(find(body, "abstract")),
        published=_date(find(head, "date.issue"))
        or _date(find(head, "date.release"))
        or _date(publication)
        or _date(find(dateline, "story.date")),
        authors=tuple(bylines),
        publisher=(publication.get("name") if publication is not None else None) or words_of(find(body, "distributor")),
        language=language_of(root) or root.get("lang"),
        dateline=words_of(find(dateline, "location")) or _place(dateline),
        notes=notes,
    )


def body_of(root: Element) -> list[BodyPart]:
    """The parts of everything below an element that holds NITF blocks."""
    return text_parts(root, _KINDS, _DROPPED)


def _parts(root: Element, body: Element | None) -> list[BodyPart]:
    content = find(root, "body.content")
    deck = [
        BodyPart(words, BlockKind.SUBHEAD)
        for node in find_all(find(body, "hedline"), "hl2")
        if (words := words_of(node))
    ]
    parts = [] if content is None else body_of(content)
    return [*deck, *parts] if parts else []


def _names(byline: Element) -> list[str]:
    """The people of a byline, or its words where no ``<person>`` is marked; offices (``<byttl>``) are left out."""
    people = [words for person in find_all(byline, "person") if (words := words_of(person))]
    lines = [part.text for part in text_parts(byline, {}, _OFFICES)]
    return people or [" ".join(lines)]


def _place(dateline: Element | None) -> str | None:
    """The words of a dateline that marks no place, without its date and with no agency in brackets."""
    if dateline is None:
        return None
    words = " ".join(part.text for part in text_parts(dateline, {}, _STAMPS))
    return _AGENCY.sub(" ", words).strip(" ,;:_-\u2013\u2014") or None


def _date(element: Element | None) -> str | None:
    return None if element is None else element.get("norm") or element.get("date.publication")

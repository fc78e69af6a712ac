"""JSON Feed 1.0 and 1.1 (jsonfeed.org): a feed of items as a JSON object.

An item's body is ``content_html`` or ``content_text``, else its ``summary``; what an item does not say of authors and
language it has from the feed. Items without any words are left out with a note, as in RSS and Atom.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.model.article import Article
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.feed_notes import entry_notes, feed_notes
from newsdigest.sources.fields import as_mapping, first_date, first_text, names_of
from newsdigest.sources.markup import fragment_parts, strip_tags
from newsdigest.sources.request import Request

__all__ = ["matches", "read", "read_all"]

_VERSION = "jsonfeed.org/version/"


def matches(text: str) -> bool:
    """Whether the text is a JSON Feed."""
    opening = text.lstrip("\ufeff \t\r\n")
    return opening[:1] == "{" and _VERSION in text and _feed(text) is not None


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of the one item.

    Raises:
        ParseError: the feed has several items.
        EmptyArticleError: it has none with words.
    """
    found = read_all(text, request, notes)
    if len(found) > 1:
        raise ParseError(f"the feed has {len(found)} entries: read them with newsdigest.parse_feed")
    if not found:
        raise EmptyArticleError("the feed has no entries")
    return found[0]


def read_all(text: str, request: Request, notes: tuple[str, ...]) -> tuple[Article, ...]:
    """An article for each item, in the order of the feed.

    Raises:
        ParseError: the text is no JSON Feed.
    """
    feed = _feed(text)
    if feed is None:
        raise ParseError("this is no JSON Feed: its version is an address of jsonfeed.org")
    items = feed.get("items")
    entries = [item for item in items if as_mapping(item)] if isinstance(items, list) else []
    worded = [item for item in entries if _parts(item) or first_text(item, ("title",))]
    notes = (*notes, *feed_notes(len(entries), len(worded)))
    return tuple(assemble(_draft(item, feed, notes), request) for item in worded)


def _feed(text: str) -> Mapping[str, object] | None:
    try:
        data: object = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return data if as_mapping(data) and _VERSION in str(data.get("version")) else None


def _draft(item: Mapping[str, object], feed: Mapping[str, object], notes: tuple[str, ...]) -> Draft:
    parts = _parts(item)
    summary = strip_tags(first_text(item, ("summary",))) if _has_content(item) else None
    return Draft(
        source_format="json_feed",
        parts=tuple(parts),
        title=strip_tags(first_text(item, ("title",))),
        description=summary,
        published=first_date(item, ("date_published", "date_modified")),
        modified=first_date(item, ("date_modified",)),
        authors=_authors(item) or _authors(feed),
        publisher=strip_tags(first_text(feed, ("title",))),
        url=first_text(item, ("url", "external_url")) or _address(item.get("id")),
        language=first_text(item, ("language",)) or first_text(feed, ("language",)),
        notes=(*notes, *entry_notes(_media(item), has_body=bool(parts))),
    )


def _parts(item: Mapping[str, object]) -> list[BodyPart]:
    """The parts of the body: marked up, plain, or the summary alone."""
    marked = first_text(item, ("content_html",))
    if marked and (parts := [part for part in fragment_parts(marked) if part.text.strip()]):
        return parts
    plain = first_text(item, ("content_text", "summary"))
    return [BodyPart(plain)] if plain else []


def _has_content(item: Mapping[str, object]) -> bool:
    return first_text(item, ("content_html", "content_text")) is not None


def _authors(data: Mapping[str, object]) -> tuple[str, ...]:
    """``authors`` of version 1.1, else ``author`` of 1.0."""
    return names_of(data.get("authors")) or names_of(data.get("author"))


def _media(item: Mapping[str, object]) -> Iterator[str]:
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        kind = str(attachment.get("mime_type")) if as_mapping(attachment) else ""
        if kind.startswith(("audio", "video")):
            yield kind


def _address(identity: object) -> str | None:
    return identity if isinstance(identity, str) and identity.startswith(("http://", "https://")) else None

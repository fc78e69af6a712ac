"""ninjs, News in JSON (IPTC, versions 1.x, 2.x and 3.x).

Version 1 names a body after its form or use (``body_text``, ``body_xhtml``, any ``body_*``; likewise ``headline_*`` and
``description_*``); 2 and 3 list ``bodies``, ``headlines`` and ``descriptions`` with roles. A body may be NITF.
https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.sources import nitf
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.fields import as_mapping, first_date, first_text, names_of
from newsdigest.sources.markup import body_field, strip_tags
from newsdigest.sources.request import Request
from newsdigest.sources.xml_recovery import read_tree
from newsdigest.sources.xml_tree import root_name

__all__ = ["matches_mapping", "read_mapping"]

_OWN = frozenset(
    {"body_xhtml", "bodies", "headlines", "representationtype", "pubstatus", "versioncreated", "contentcreated"}
)
_PREFIXES = ("headline_", "body_", "description_")
_GENERIC = frozenset({"body_text", "body_html", "description_text"})  # names that other objects of news use as well
_BODIES = ("body_text", "body_xhtml", "body_html", "body_main", "body")
_HEADLINES = ("headline", "headline_main", "headline_text", "headline_title", "title")
_DESCRIPTIONS = ("description_text", "description_main", "description_xhtml")
_MAIN_ROLES = ("", "main", "body", "text")
_TITLE_ROLES = ("", "main", "headline", "title")


def matches_mapping(data: Mapping[str, object]) -> bool:
    """Whether an object of fields is ninjs: it has two of its own fields, or one beside a ``uri``."""
    keys = [str(key).lower() for key in data]
    own = sum(key in _OWN or (key.startswith(_PREFIXES) and key not in _GENERIC) for key in keys)
    return own > 1 or (own == 1 and "uri" in data)


def read_mapping(data: Mapping[str, object], request: Request, notes: tuple[str, ...] = ()) -> Article:
    """The article of a ninjs object."""
    data = {str(key).lower(): value for key, value in data.items()}  # version 3 writes versionCreated
    parts = _body(data)
    notes = (*notes, *_unread(data))
    title = strip_tags(_by_role(data, "headlines", _TITLE_ROLES) or _named(data, _HEADLINES, "headline_"))
    if not parts and not title:
        raise EmptyArticleError("the ninjs object has no text: give it a body_text, body_xhtml or bodies")
    return assemble(
        Draft(
            source_format="ninjs",
            parts=tuple(parts),
            title=title,
            description=strip_tags(_by_role(data, "descriptions", None) or _named(data, _DESCRIPTIONS, "description_")),
            published=first_date(data, ("firstcreated", "contentcreated", "versioncreated")),
            modified=first_date(data, ("contentmodified", "versioncreated")),
            authors=tuple(_authors(data)),
            publisher=first_text(data, ("copyrightholder", "infosources", "profile_publisher", "source")),
            url=_url(data),
            language=first_text(data, ("language",)),
            dateline=first_text(data, ("located", "dateline")),
            notes=notes,
        ),
        request,
    )


def _named(data: Mapping[str, object], names: tuple[str, ...], prefix: str) -> str | None:
    """The text of the first of ``names`` that has one, else of the first field with the prefix."""
    last = ("slugline",) if prefix == "headline_" else ()
    return first_text(data, (*names, *(key for key in data if key.startswith(prefix)), *last))


def _body(data: Mapping[str, object]) -> list[BodyPart]:
    """The body: by its usual names, then in lists with roles, then under any other name of a body."""
    texts = [value for key in _BODIES if isinstance(value := data.get(key), str)]
    entries = sorted(_entries(data.get("bodies")), key=lambda entry: entry[1] not in _MAIN_ROLES)
    others = [value for key, value in data.items() if key.startswith("body_") and isinstance(value, str)]
    found = (_parts(text) for text in (*texts, *(text for text, _ in entries), *others))
    return next(filter(None, found), [])


def _parts(text: str) -> list[BodyPart]:
    if root_name(text) != "nitf":
        return body_field(text)
    root, _ = read_tree(text, "NITF document")
    return list(nitf.draft_of(root, ()).parts)


def _unread(data: Mapping[str, object]) -> tuple[str, ...]:
    """A note on the items that are attached to the article: pictures, films, other articles."""
    attached = data.get("associations")
    count = len(attached) if isinstance(attached, list | Mapping) else 0
    return (f"items associated with the article, which were not read: {count}",) if count else ()


def _entries(value: object) -> Iterator[tuple[str, str]]:
    """Text and role of each entry of a list; plain text before markup."""
    entries: list[object] = value if isinstance(value, list) else []
    found = [entry for entry in entries if as_mapping(entry) and isinstance(entry.get("value"), str)]
    found.sort(key=lambda entry: "plain" not in str(entry.get("contenttype") or entry.get("contentType") or "plain"))
    for entry in found:
        yield str(entry["value"]), str(entry.get("role") or "").lower()


def _by_role(data: Mapping[str, object], key: str, roles: tuple[str, ...] | None) -> str | None:
    entries = list(_entries(data.get(key)))
    return next((text for text, role in entries if roles is None or role in roles), entries[0][0] if entries else None)


def _authors(data: Mapping[str, object]) -> Iterator[str]:
    for key in ("byline", "by", "bylines"):
        if names := names_of(data.get(key)):
            yield from names
            return
    people = data.get("people")
    for person in people if isinstance(people, list) else ():
        if as_mapping(person) and "author" in str(person.get("rel", "")).lower():
            yield from names_of(person)


def _url(data: Mapping[str, object]) -> str | None:
    values = (first_text(data, (key,)) for key in ("url", "links", "uri"))
    return next((value for value in values if value and value.startswith("http")), None)

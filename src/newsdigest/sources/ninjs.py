"""ninjs, News in JSON (IPTC, versions 1.x, 2.x and 3.x).

Version 1 names a body after its form (``body_text``, ``body_xhtml``); 2 and 3 list ``bodies``, ``headlines`` and
``descriptions`` with roles. https://iptc.org/standards/ninjs/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.sources.assembly import Draft, Part, assemble
from newsdigest.sources.fields import as_mapping, first_date, first_text, names_of
from newsdigest.sources.markup import body_field, strip_tags
from newsdigest.sources.request import Request

__all__ = ["matches_mapping", "read_mapping"]

_OWN = frozenset(
    {"body_xhtml", "bodies", "headlines", "representationtype", "pubstatus", "versioncreated", "contentcreated"}
)
_BODIES = ("body_text", "body_xhtml", "body_html", "body")
_MAIN_ROLES = ("", "main", "body", "text")
_TITLE_ROLES = ("", "main", "headline", "title")


def matches_mapping(data: Mapping[str, object]) -> bool:
    """Whether an object of fields is ninjs: it has two of its own fields, or one beside a ``uri``."""
    own = sum(str(key).lower() in _OWN for key in data)
    return own > 1 or (own == 1 and "uri" in data)


def read_mapping(data: Mapping[str, object], request: Request, notes: tuple[str, ...] = ()) -> Article:
    """The article of a ninjs object."""
    data = {str(key).lower(): value for key, value in data.items()}  # version 3 writes versionCreated
    parts = _body(data)
    title = strip_tags(_by_role(data, "headlines", _TITLE_ROLES) or first_text(data, ("headline", "title", "slugline")))
    if not parts and not title:
        raise EmptyArticleError("the ninjs object has no text: give it a body_text, body_xhtml or bodies")
    return assemble(
        Draft(
            source_format="ninjs",
            parts=tuple(parts),
            title=title,
            description=strip_tags(_by_role(data, "descriptions", None) or first_text(data, ("description_text",))),
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


def _body(data: Mapping[str, object]) -> list[Part]:
    for key in _BODIES:
        value = data.get(key)
        if isinstance(value, str) and (parts := body_field(value)):
            return parts
    bodies = [text for text, role in _entries(data.get("bodies")) if role in _MAIN_ROLES]
    rest = [text for text, role in _entries(data.get("bodies")) if role not in _MAIN_ROLES]
    return next((parts for text in (*bodies, *rest) if (parts := body_field(text))), [])


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

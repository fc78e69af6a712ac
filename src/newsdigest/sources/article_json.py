"""Article objects, as mappings or as JSON text: the field names of news-please, newspaper, schema.org and their kin.

Each thing that an article says of itself is looked for under its usual names, in the order of the tables here;
the first name that holds something wins. schema.org objects may come as arrays or in an ``@graph``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.model.article import Article
from newsdigest.sources.assembly import Draft, Part, assemble
from newsdigest.sources.fields import as_mapping, first_moment, first_text, names_of, texts_of
from newsdigest.sources.request import Request

__all__ = ["load_json", "matches", "read", "read_mapping"]

TITLE = ("title", "headline", "name", "title_page", "alternativeHeadline")
DESCRIPTION = ("description", "abstract", "description_text", "standfirst", "meta_description", "alternativeHeadline")
BODY = ("maintext", "text", "articleBody", "body_text", "body", "content", "full_text", "article_text", "raw_text")
PUBLISHED = (
    "date_publish", "published", "datePublished", "publish_date", "published_at", "publication_date", "publishedAt",
    "pub_date", "pubDate", "date_published", "firstpublished", "firstcreated", "dateCreated", "date",
)  # fmt: skip
MODIFIED = (
    "date_modify",
    "modified",
    "dateModified",
    "date_modified",
    "modified_at",
    "updated",
    "updated_at",
    "versioncreated",
)
AUTHORS = ("authors", "author", "byline", "bylines", "creator", "by")
PUBLISHER = (
    "publisher",
    "site_name",
    "source_domain",
    "publication",
    "outlet",
    "sourceOrganization",
    "provider",
    "source",
)
URL = ("url", "canonical_link", "canonical_url", "link", "mainEntityOfPage", "@id", "uri")
LANGUAGE = ("language", "inLanguage", "lang", "meta_lang")
DATELINE = ("dateline", "located", "locationCreated")


def matches(text: str) -> bool:
    """Whether the text is a JSON object, or an array of objects."""
    head = text[:200].lstrip("\ufeff \t\r\n")
    if not head.startswith(("{", "[")) or head[1:].lstrip()[:1] not in ('"', "{"):
        return False
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def load_json(text: str) -> object:
    """The value of a JSON text.

    Raises:
        ParseError: it is damaged or nested too deeply.
    """
    try:
        return json.loads(text.lstrip("\ufeff"))
    except RecursionError as error:
        raise ParseError("the JSON is nested too deeply to be an article") from error
    except ValueError as error:
        raise ParseError(f"the JSON is damaged ({error}): pass a whole JSON object, or format='text'") from error


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a JSON text."""
    data = load_json(text)
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not as_mapping(data):
        raise ParseError("the JSON holds no single article object: pass one object of fields")
    return read_mapping(data, request, notes)


def read_mapping(data: Mapping[str, object], request: Request, notes: tuple[str, ...] = ()) -> Article:
    """The article of an object of fields."""
    body = _body(data)
    draft = Draft(
        source_format="json",
        parts=(Part(body),) if body else (),
        title=first_text(data, TITLE),
        description=first_text(data, DESCRIPTION),
        published=first_moment(data, PUBLISHED),
        modified=first_moment(data, MODIFIED),
        authors=next((names for key in AUTHORS if (names := names_of(data.get(key)))), ()),
        publisher=first_text(data, PUBLISHER),
        url=first_text(data, URL),
        language=first_text(data, LANGUAGE),
        dateline=first_text(data, DATELINE),
        notes=notes,
    )
    if not (draft.parts or draft.title or draft.description):
        raise EmptyArticleError(
            "the mapping holds no article text: give its body as 'text' (or 'maintext', 'articleBody', 'body_text')"
        )
    return assemble(draft, request)


def _body(data: Mapping[str, object]) -> str | None:
    for key in BODY:
        if texts := texts_of(data.get(key)):
            return "\n\n".join(texts)
    return None

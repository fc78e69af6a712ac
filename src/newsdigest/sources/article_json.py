"""Article objects, as mappings or as JSON text: the field names of news-please, newspaper, schema.org and their kin.

Each thing that an article says of itself is looked for under its usual names, in the order of the tables here;
the first name that holds something wins. schema.org objects may come as arrays or in an ``@graph``; ninjs objects are
handed on to their own reader.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from newsdigest.errors import EmptyArticleError, ParseError
from newsdigest.model.article import Article
from newsdigest.sources import ninjs
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.fields import as_mapping, first_date, first_text, names_of, texts_of
from newsdigest.sources.json_ld import article_nodes, author_names, resolve
from newsdigest.sources.live_blog import with_updates
from newsdigest.sources.markup import body_field, strip_tags
from newsdigest.sources.request import Request

__all__ = ["matches", "matches_ninjs", "read", "read_mapping"]

_TITLE = ("title", "headline", "name", "title_page", "alternativeHeadline")
_DESCRIPTION = ("description", "abstract", "description_text", "standfirst", "meta_description", "alternativeHeadline")
_BODY = ("maintext", "text", "articleBody", "body_text", "body", "content", "full_text", "article_text", "raw_text")
_PUBLISHED = (
    "date_publish", "published", "datePublished", "publish_date", "published_at", "publication_date", "publishedAt",
    "pub_date", "pubDate", "date_published", "firstpublished", "firstcreated", "dateCreated", "date",
)  # fmt: skip
_MODIFIED = (
    "date_modify", "modified", "dateModified", "date_modified", "modified_at", "updated", "updated_at",
    "versioncreated",
)  # fmt: skip
_AUTHORS = ("authors", "author", "byline", "bylines", "creator", "by")
_PUBLISHER = (
    "publisher", "site_name", "source_domain", "publication", "outlet", "sourceOrganization", "provider", "source",
)  # fmt: skip
_URL = ("url", "canonical_link", "canonical_url", "link", "mainEntityOfPage", "@id", "uri")
_LANGUAGE = ("language", "inLanguage", "lang", "meta_lang")
_ENVELOPES = (
    "data", "item", "items", "_items", "article", "articles", "news", "results", "response", "docs", "document",
    "story", "_source",
)  # fmt: skip
_MAX_ENVELOPES = 5
_OUR_DIGEST, _OUR_STORY = "newsdigest/digest/", "newsdigest/story/"
_DATELINE = ("dateline", "located", "locationCreated")


def matches(text: str) -> bool:
    """Whether the text is a JSON object, or an array of objects."""
    return _loaded(text) is not None


def _loaded(text: str) -> object:
    """The object, or the array with an object in it, that the text is the JSON of; None for anything else."""
    edges = text[:200].lstrip("\ufeff \t\r\n")[:1] + text[-200:].rstrip()[-1:]
    if edges not in ("{}", "[]"):
        return None
    try:
        data: object = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return data if as_mapping(data) or (isinstance(data, list) and any(map(as_mapping, data))) else None


def matches_ninjs(text: str) -> bool:
    """Whether the text is a ninjs object."""
    data = _loaded(text)
    return as_mapping(data) and ninjs.matches_mapping(data)


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a JSON text.

    Raises:
        ParseError: the JSON is damaged, nested too deeply, or holds no single article.
    """
    try:
        data: object = json.loads(text.lstrip("\ufeff"))
    except RecursionError as error:
        raise ParseError("the JSON is nested too deeply to be an article") from error
    except ValueError as error:
        raise ParseError(f"the JSON is damaged ({error}): pass a whole JSON object, or format='text'") from error
    if isinstance(data, list):
        nodes = article_nodes(data)
        data = resolve(nodes[0], data) if nodes else data[0] if len(data) == 1 else None
    if not as_mapping(data):
        raise ParseError("the JSON holds no single article object: pass one object of fields")
    return read_mapping(data, request, notes)


def read_mapping(data: Mapping[str, object], request: Request, notes: tuple[str, ...] = ()) -> Article:
    """The article of an object of fields.

    Raises:
        EmptyArticleError: no field holds text.
        ParseError: it is an envelope with several articles, or a story of this library.
    """
    data = _unwrapped(_of_our_own(data))
    if ninjs.matches_mapping(data):
        return ninjs.read_mapping(data, request, notes)
    if "@graph" in data or "@type" in data:
        nodes = article_nodes(data)
        data = resolve(nodes[0], data) if nodes else data
    parts, more = _body(data)
    draft = Draft(
        source_format="json",
        parts=tuple(parts),
        title=strip_tags(first_text(data, _TITLE)),
        description=_plain(first_text(data, _DESCRIPTION)),
        published=first_date(data, _PUBLISHED),
        modified=first_date(data, _MODIFIED),
        authors=_authors(data),
        publisher=first_text(data, _PUBLISHER),
        url=first_text(data, _URL),
        language=first_text(data, _LANGUAGE),
        dateline=first_text(data, _DATELINE),
        notes=(*notes, *more),
    )
    if not (draft.parts or draft.title or draft.description):
        raise EmptyArticleError(
            "the mapping holds no article text: give its body as 'text' (or 'maintext', 'articleBody', 'body_text')"
        )
    return assemble(draft, request)


def _of_our_own(data: Mapping[str, object]) -> Mapping[str, object]:
    """The article in a digest as this library writes it; any other object as it is.

    Raises:
        ParseError: it is a story, which holds several articles.
    """
    schema, article = data.get("schema"), data.get("article")
    if not isinstance(schema, str):
        return data
    if schema.startswith(_OUR_STORY):
        raise ParseError("the JSON is a story of newsdigest: read it with newsdigest.Story.from_json")
    return article if schema.startswith(_OUR_DIGEST) and as_mapping(article) else data


def _unwrapped(data: Mapping[str, object]) -> Mapping[str, object]:
    """The article in the envelope of a service ("data", "item", "articles" ...), or the object itself.

    Raises:
        ParseError: the envelope holds several articles.
    """
    for _ in range(_MAX_ENVELOPES):
        if any(key in data for key in (*_TITLE, *_BODY, "@graph", "@type")) or ninjs.matches_mapping(data):
            break
        held = next((value for key in _ENVELOPES if isinstance(value := data.get(key), list | tuple | Mapping)), ())
        inner = [held] if as_mapping(held) else [entry for entry in held if as_mapping(entry)]
        if len(inner) > 1:
            raise ParseError(f"the JSON holds {len(inner)} articles: pass them one by one, or to summarize_many")
        if not inner:
            break
        data = inner[0]
    return data


def _plain(text: str | None) -> str | None:
    """A field as it is, or without its tags where it has any."""
    parts = body_field(text) if text else []
    return "\n\n".join(part.text for part in parts) or None


def _authors(data: Mapping[str, object]) -> tuple[str, ...]:
    for key in _AUTHORS:
        value = data.get(key)
        if names := author_names(value) if "@type" in data else names_of(value):
            return names
    return ()


def _body(data: Mapping[str, object]) -> tuple[list[BodyPart], tuple[str, ...]]:
    """The parts of the body, those of a live blog with its updates, and notes."""
    texts = next((texts for key in _BODY if (texts := texts_of(data.get(key)))), ())
    parts = [part for text in texts for part in body_field(text)]
    if not data.get("liveBlogUpdate"):
        return parts, ()
    parts, note = with_updates(parts, data)
    return parts, (note,)

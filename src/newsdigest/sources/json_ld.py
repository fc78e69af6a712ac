"""schema.org articles in JSON-LD: reading damaged scripts, finding the page's own article, the names in it.

Types are those of schema.org under ``Article`` and ``SocialMediaPosting``. Objects that an article only refers to
(lists of other articles, comments, works that it cites, the updates of a live blog) are not articles of the page.
Authors may be strings, objects, references (``@id``) into the graph, or lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import urlsplit

from newsdigest.sources.fields import as_mapping, text_of, texts_of
from newsdigest.sources.markup import strip_tags

__all__ = ["article_nodes", "author_names", "own_article", "read_script", "resolve"]

_TYPES = ("article", "posting", "report", "newsarticle", "review", "opinion")
_NOT = ("articlesection", "jobposting")
_ELSEWHERE = frozenset(
    {"itemlistelement", "haspart", "ispartof", "isbasedon", "citation", "mentions", "relatedlink", "liveblogupdate",
     "comment", "review", "reviews", "subjectof", "about", "sharedcontent", "associatedmedia", "video", "image",
     "publisher", "author", "creator"}
)  # fmt: skip
_REFERRING = frozenset({"author", "creator", "publisher", "isPartOf"})
_WRAPPERS = r"\s|//|/\*|\*/|<!\[CDATA\[|<!--"
_OPENING = re.compile(rf"(?:{_WRAPPERS})+")
_CLOSING = re.compile(r"(?:\s|//|/\*|\*/|\]\]>|-->|;)+$")
# A string is matched first, so that nothing inside it counts; one without an end runs to the end.
_SLIPS = re.compile(r'("(?:[^"\\]|\\.)*(?:"|$))|,(?=\s{0,400}[}\]])|//[^\n]*|/\*.*?(?:\*/|$)', re.DOTALL)
_WORD = re.compile(r"\w+")
_SAME_TITLE = 0.6  # this share of the shorter title's words in the other one: the same title in another wording
_MAX_ARTICLES = 12
_MAX_DEPTH = 6
_MAX_NODES = 5000
_MAX_VALUES = 50

_OTHERS = "the page's JSON-LD describes other articles alone; it was left out"


def read_script(script: str) -> list[object]:
    r"""The values of a JSON-LD script, which may be commented out, escaped, or have commas before closing brackets.

    Raises:
        ValueError: it holds no JSON.

    >>> read_script('// <![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry sinks",}\n// ]]>')
    [{'@type': 'NewsArticle', 'headline': 'Ferry sinks'}]
    """
    opened = _OPENING.match(script)
    text = script[opened.end() :] if opened else script
    tail = _CLOSING.search(text[-200:])
    text = text[: len(text) - (len(tail[0]) if tail else 0)]
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    try:
        return [json.loads(text, strict=False)]
    except ValueError:
        return list(_values(_SLIPS.sub(lambda slip: slip[1] or "", text)))


def _values(text: str) -> Iterator[object]:
    """The JSON values that follow one another in a text."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(_MAX_VALUES):
        value, end = decoder.raw_decode(text, at)
        yield value
        at = end + len(text[end:]) - len(text[end:].lstrip(" \t\r\n,;"))
        if at >= len(text):
            return


def article_nodes(data: object) -> list[Mapping[str, object]]:
    """The article objects in JSON-LD data, the fullest first; at most a dozen.

    >>> data = [None, {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Ferry sinks"}]}]
    >>> article_nodes(data)[0]["headline"]
    'Ferry sinks'
    """
    found = [node for node in _nodes(data, _ELSEWHERE) if _is_article(node)]
    return sorted(found, key=_fullness, reverse=True)[:_MAX_ARTICLES]


def own_article(data: object, titles: Sequence[str], url: str | None) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """The article of JSON-LD data that is about this page, with a note where there are only others.

    Args:
        data: the values of the page's scripts.
        titles: the page's headings and titles. An article is the page's where its headline is one of them in this or
            another wording, or its address is the page's. A single article needs neither, but must not belong to
            another address under another title.
        url: the page's address.

    Returns:
        The fields of the page's article objects, the fullest object first where two hold one field; and notes.
    """
    nodes = article_nodes(data)
    own = _nodes_of_page(nodes, titles, url)
    if not own:
        return {}, (_OTHERS,) if nodes else ()
    own += [node for node in nodes if node not in own and not (node.get("headline") or _addresses(node))]
    merged: dict[str, object] = {}
    for node in own:
        for key, value in resolve(node, data).items():
            if value and not merged.get(key):
                merged[key] = value
    return merged, ()


def _nodes_of_page(
    nodes: Sequence[Mapping[str, object]], titles: Sequence[str], url: str | None
) -> list[Mapping[str, object]]:
    """The article objects that are about the page, by title or address; a single one where it is not elsewhere."""
    own = [node for node in nodes if _is_titled(node, titles) or _is_at(node, url)]
    if own or (len(nodes) > 1 and titles):
        return own
    return [node for node in nodes[:1] if not (titles and _is_elsewhere(node, url))]


def _is_titled(node: Mapping[str, object], titles: Sequence[str]) -> bool:
    headlines = [words for key in ("headline", "name", "alternativeHeadline") if (words := _title_words(node.get(key)))]
    known = [words for title in titles if (words := _title_words(title))]
    return any(
        len(words & title) >= _SAME_TITLE * min(len(words), len(title)) for words in headlines for title in known
    )


def _title_words(value: object) -> set[str]:
    return set(_WORD.findall((strip_tags(text_of(value)) or "").casefold()))


def _is_at(node: Mapping[str, object], url: str | None) -> bool:
    return url is not None and _place(url) in {_place(address) for address in _addresses(node)}


def _is_elsewhere(node: Mapping[str, object], url: str | None) -> bool:
    addresses = _addresses(node)
    return url is not None and bool(addresses) and bool(node.get("headline")) and not _is_at(node, url)


def _addresses(node: Mapping[str, object]) -> list[str]:
    """The addresses of an article, those of its images, site and anchors left out."""
    found: list[str] = []
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        found.extend(texts_of(value.get("@id") or value.get("url") if as_mapping(value) else value))
    return [address for address in found if _path(address).strip("/")]


def _path(address: str) -> str:
    """The path of an address; "" if it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.path if parts.scheme in ("http", "https") else ""


def _place(address: str) -> str:
    """An address without scheme, query, fragment and closing slash."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}".lower()


def resolve(node: Mapping[str, object], data: object) -> Mapping[str, object]:
    """``node`` with author and publisher references (``{"@id": ...}``) replaced by what they refer to."""
    known = {
        node_id: other
        for other in _nodes(data, frozenset())
        if isinstance(node_id := other.get("@id"), str) and len(other) > 1
    }
    return {key: _resolved(value, known) if key in _REFERRING else value for key, value in node.items()}


def _resolved(value: object, known: Mapping[str, Mapping[str, object]]) -> object:
    if isinstance(value, list):
        return [_resolved(entry, known) for entry in value]
    if as_mapping(value) and not value.get("name"):
        node_id = value.get("@id")
        return known.get(node_id, value) if isinstance(node_id, str) else value
    return value


def author_names(value: object) -> tuple[str, ...]:
    """The people in an author field; organisations are left out, as outlets are.

    >>> author_names([{"name": {"name": "Ivo Tarr"}}, {"givenName": "Ada", "familyName": "Penn"}])
    ('Ivo Tarr', 'Ada Penn')
    """
    return tuple(_names(value, 0))


def _names(entry: object, depth: int) -> Iterator[str]:
    if isinstance(entry, str):
        yield strip_tags(entry) or ""
    elif depth > _MAX_DEPTH:
        return
    elif isinstance(entry, list | tuple):
        for inner in entry:
            yield from _names(inner, depth + 1)
    elif as_mapping(entry) and "organization" not in str(entry.get("@type")).lower():
        given = [text_of(entry.get(key)) for key in ("givenName", "additionalName", "familyName")]
        yield from _names(entry.get("name") or entry.get("@value") or " ".join(filter(None, given)), depth + 1)


def _nodes(data: object, closed: Iterable[str]) -> Iterator[Mapping[str, object]]:
    """Every object of the data outside the ``closed`` fields, outer ones before those that they hold."""
    closed = frozenset(closed)
    level: list[object] = [data]
    count = 0
    for _ in range(_MAX_DEPTH):
        below: list[object] = []
        for value in level:
            if as_mapping(value):
                count += 1
                if count > _MAX_NODES:
                    return
                yield value
                below.extend(inner for key, inner in value.items() if str(key).lower() not in closed)
            elif isinstance(value, list):
                below.extend(value)
        level = [value for value in below if isinstance(value, Mapping | list)]


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    names: list[object] = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and name.lower().endswith(_TYPES) and not name.lower().endswith(_NOT) for name in names
    )


def _fullness(node: Mapping[str, object]) -> int:
    """How many fields of an article an object has; a long body counts most."""
    fields = sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "description"))
    body = node.get("articleBody")
    whole = bool(node.get("liveBlogUpdate")) or (isinstance(body, str) and len(body) > 400)
    return fields + 6 * whole

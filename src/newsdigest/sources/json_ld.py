"""schema.org articles in JSON-LD: finding the article among arrays, ``@graph``, nulls and nested objects.

Types are those of schema.org under ``Article`` and ``SocialMediaPosting``; a ``LiveBlogPosting`` gives its updates as
parts of the body, in their order. Authors may be strings, objects, references (``@id``) into the graph, or lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsdigest.sources.fields import as_mapping, first_text, text_of

__all__ = ["article_nodes", "author_names", "live_updates", "resolve"]

_TYPES = ("article", "posting", "report", "newsarticle", "review", "opinion")
_NOT = ("articlesection", "jobposting")
_MAX_ARTICLES = 12
_MAX_DEPTH = 6
_MAX_NODES = 5000


def article_nodes(data: object) -> list[Mapping[str, object]]:
    """The article objects in JSON-LD data, the fullest first; at most a dozen.

    >>> data = [None, {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Ferry sinks"}]}]
    >>> article_nodes(data)[0]["headline"]
    'Ferry sinks'
    """
    found = [node for node in _nodes(data) if _is_article(node)]
    return sorted(found, key=_fullness, reverse=True)[:_MAX_ARTICLES]


def resolve(node: Mapping[str, object], data: object) -> Mapping[str, object]:
    """``node`` with author and publisher references (``{"@id": ...}``) replaced by what they refer to."""
    known = {
        node_id: other for other in _nodes(data) if isinstance(node_id := other.get("@id"), str) and len(other) > 1
    }
    return {key: _resolved(value, known) if key in _REFERRING else value for key, value in node.items()}


_REFERRING = frozenset({"author", "creator", "publisher", "isPartOf"})


def _resolved(value: object, known: Mapping[str, Mapping[str, object]]) -> object:
    if isinstance(value, list):
        return [_resolved(entry, known) for entry in value]
    if as_mapping(value) and not text_of(value.get("name")):
        node_id = value.get("@id")
        return known.get(node_id, value) if isinstance(node_id, str) else value
    return value


def author_names(value: object) -> tuple[str, ...]:
    """The people in an author field; organisations are left out, as outlets are."""
    entries: Iterable[object] = value if isinstance(value, list) else (value,)
    return tuple(name for entry in entries for name in _names(entry))


def _names(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif as_mapping(entry) and "organization" not in str(entry.get("@type")).lower():
        value = entry.get("name")
        names: list[object] = value if isinstance(value, list) else [value]
        yield from (name for name in names if isinstance(name, str))


def live_updates(node: Mapping[str, object]) -> tuple[tuple[str | None, str | None], ...]:
    """Headline and text of each update of a live blog, in order."""
    updates = node.get("liveBlogUpdate")
    entries: list[object] = updates if isinstance(updates, list) else [updates]
    return tuple(
        (first_text(entry, ("headline", "name")), first_text(entry, ("articleBody", "text", "description")))
        for entry in entries
        if as_mapping(entry)
    )


def _nodes(data: object) -> Iterator[Mapping[str, object]]:
    """Every object of the data, breadth first, so that outer ones come before those they hold."""
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
                below.extend(value.values())
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
    """How much of an article a node tells; a long body counts most."""
    told = sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "description"))
    body = node.get("articleBody")
    whole = bool(node.get("liveBlogUpdate")) or (isinstance(body, str) and len(body) > 400)
    return told + 6 * whole

"""From a digest, a diff or an article to text in some format: ``render(value, "markdown")``.

The formats are listed in one literal table. A format is a module here and a row there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import attrs

from newsdigest.errors import UnsupportedFormatError
from newsdigest.model.article import Article
from newsdigest.model.change import DigestDiff
from newsdigest.model.digest import Digest
from newsdigest.model.story import Story
from newsdigest.renderers import (
    geojson,
    html_doc,
    json_doc,
    json_ld,
    markdown_doc,
    ninjs,
    rows,
    standoff,
    story_json,
    terminal_doc,
)

__all__ = ["RENDERERS", "Rendered", "Renderer", "render"]

Rendered: TypeAlias = "Digest | DigestDiff | Story | Article"
"""What can be rendered."""


@attrs.frozen(kw_only=True)
class Renderer:
    """One format: a function for each kind of value that it can show, and the media type of the result."""

    media_type: str
    digest: Callable[[Digest], str]
    diff: Callable[[DigestDiff], str] | None = None
    story: Callable[[Story], str] | None = None
    article: Callable[[Article], str] | None = None


RENDERERS: Final[dict[str, Renderer]] = {
    "text": Renderer(
        media_type="text/plain",
        digest=terminal_doc.digest_to_text,
        diff=terminal_doc.diff_to_text,
        story=terminal_doc.story_to_text,
        article=terminal_doc.article_to_text,
    ),
    "json": Renderer(
        media_type="application/json",
        digest=json_doc.digest_to_json,
        diff=json_doc.diff_to_json,
        story=story_json.story_to_json,
        article=json_doc.article_to_json,
    ),
    "markdown": Renderer(
        media_type="text/markdown",
        digest=markdown_doc.digest_to_markdown,
        diff=markdown_doc.diff_to_markdown,
        story=markdown_doc.story_to_markdown,
        article=markdown_doc.article_to_markdown,
    ),
    "html": Renderer(
        media_type="text/html",
        digest=html_doc.digest_to_html,
        diff=html_doc.diff_to_html,
        story=html_doc.story_to_html,
    ),
    "csv": Renderer(media_type="text/csv", digest=rows.digest_to_csv, story=rows.story_to_csv),
    "jsonld": Renderer(media_type="application/ld+json", digest=json_ld.digest_to_jsonld),
    "geojson": Renderer(
        media_type="application/geo+json", digest=geojson.digest_to_geojson, story=geojson.story_to_geojson
    ),
    "ninjs": Renderer(media_type="application/json", digest=ninjs.digest_to_ninjs),
    "webannotation": Renderer(media_type="application/ld+json", digest=standoff.digest_to_web_annotations),
    "webannotation-utf16": Renderer(media_type="application/ld+json", digest=standoff.digest_to_web_annotations_utf16),
    "brat": Renderer(media_type="text/plain", digest=standoff.digest_to_brat),
    "displacy": Renderer(media_type="application/json", digest=standoff.digest_to_displacy),
}


def render(
    value: Rendered,
    format: str,  # noqa: A002 - the field's own word
    renderers: Mapping[str, Renderer] = RENDERERS,
) -> str:
    """``value`` as text in a format of ``RENDERERS``.

    Args:
        value: a digest, a diff, a story or an article.
        format: ``"text"``, ``"json"``, ``"markdown"`` ...
        renderers: the formats there are; ``{**RENDERERS, "mine": Renderer(...)}`` adds one.

    Raises:
        UnsupportedFormatError: there is no such format, or it cannot show this kind of value.

    >>> from newsdigest.renderers import render
    >>> print(render(newsdigest.Digest(article=newsdigest.Article(text="Rain."), headline="Rain"), "markdown"))
    # Rain
    <BLANKLINE>
    """
    renderer = renderers.get(format)
    if renderer is None:
        raise UnsupportedFormatError(f"no renderer for {format!r}; there are {', '.join(renderers)}")
    shown = _shown(value, renderer)
    if shown is None:
        raise UnsupportedFormatError(f"the format {format!r} cannot show {type(value).__name__} values")
    return shown


def _shown(value: Rendered, renderer: Renderer) -> str | None:
    if isinstance(value, Digest):
        return renderer.digest(value)
    if isinstance(value, DigestDiff):
        return renderer.diff(value) if renderer.diff else None
    if isinstance(value, Story):
        return renderer.story(value) if renderer.story else None
    return renderer.article(value) if renderer.article else None

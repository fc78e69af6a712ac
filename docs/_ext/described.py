"""What a page says of itself to search engines and link previews: its title and its first paragraph."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LONGEST = 200  # characters; search engines show fewer
SENTENCE_END = re.compile(r"(?<=[.:])\s")


def describe(app: Sphinx, page: str, template: str, context: dict[str, object], doctree: nodes.document | None) -> None:
    """Add a description and the Open Graph tags to a page."""
    if doctree is None:
        return
    title = next(iter(doctree.findall(nodes.title)), None)
    name = title.astext() if title and page != app.config.root_doc else ""
    tags = {"og:type": "website", "og:site_name": app.config.project, "og:title": name or app.config.html_short_title}
    text = first_sentences(doctree)
    if text:
        tags["og:description"] = text
    written = [f'<meta property="{key}" content="{escape(value)}">' for key, value in tags.items()]
    if text:
        written.append(f'<meta name="description" content="{escape(text)}">')
    context["metatags"] = "\n".join((str(context.get("metatags", "")), *written))


def first_sentences(doctree: nodes.document) -> str:
    """The first paragraph of running text, as many whole sentences of it as fit."""
    paragraph = next((p for p in doctree.findall(nodes.paragraph) if isinstance(p.parent, nodes.section)), None)
    if paragraph is None:
        return ""
    sentences = SENTENCE_END.split(" ".join(paragraph.astext().split()))
    text = sentences[0]
    for sentence in sentences[1:]:
        if len(text) + len(sentence) >= LONGEST:
            break
        text = f"{text} {sentence}"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def setup(app: Sphinx) -> dict[str, bool]:
    """Describe every page."""
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Small web pages for the tests: a head, a heading and a story of a few paragraphs."""

from __future__ import annotations

import json
from collections.abc import Sequence

import newsdigest
from newsdigest.model.article import Article

TITLE = "Hale council closes the old pier"
STORY = (
    "The harbour council of Hale voted on Monday to close the old pier after two winters of storms.",
    "Storms have damaged the wooden deck twice this year, the harbour master wrote in a report to the council.",
    '"It is not safe to walk on," said Ida Crane, the harbour master, who has asked for money to mend it.',
    "The pier was built in 1884 and has been repaired four times since, each time at great cost to the town.",
    "A new council will be elected in May and will have to decide whether the pier is worth another repair.",
    "Fishermen who moor their boats at the pier have been offered places in the outer harbour until then.",
)


def paragraphs(texts: Sequence[str] = STORY) -> str:
    """The story as ``<p>`` elements."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def page(body: str, *, head: str = "", heading: str = TITLE) -> str:
    """A page with one article."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title>{head}</head><body><main><article>"
        f"<h1>{heading}</h1>\n{body}</article></main></body></html>"
    )


def script(*values: object) -> str:
    """JSON-LD."""
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def read(html: str, **options: str) -> Article:
    """The article of a page."""
    return newsdigest.parse(html, format="html", **options)  # type: ignore[arg-type]


def blocks(article: Article) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.text) for block in article.blocks]


def story(article: Article) -> list[str]:
    """The texts of the blocks that are the story itself."""
    return [block.text for block in article.blocks if block.kind.value in ("lead", "paragraph")]

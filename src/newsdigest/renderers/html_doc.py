"""HTML: the article with its facts marked by kind, beside its digest; and a diff side by side.

One self-contained page, or the fragment of it that a notebook shows: no script, nothing fetched, all text
escaped, and a content security policy that would stop it if it were not. Quotations are linked to their speakers,
times carry their resolved dates, the legend's boxes switch kinds of marks on and off by style alone (CSS ``:has``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsdigest.renderers.html_article import article_html
from newsdigest.renderers.html_check import summary_check_html
from newsdigest.renderers.html_diff import diff_html
from newsdigest.renderers.html_map import story_map
from newsdigest.renderers.html_parts import escape_line, section_html
from newsdigest.renderers.html_style import style_sheet
from newsdigest.renderers.story_layout import story_layout

if TYPE_CHECKING:
    from newsdigest.model.article import Article
    from newsdigest.model.change import DigestDiff
    from newsdigest.model.checks import SummaryCheck
    from newsdigest.model.digest import Digest
    from newsdigest.model.story import Story

__all__ = [
    "diff_to_fragment",
    "diff_to_html",
    "digest_to_fragment",
    "digest_to_html",
    "story_to_fragment",
    "story_to_html",
    "summary_check_to_html",
]

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def digest_to_html(digest: Digest) -> str:
    """A digest as one HTML page; see :meth:`newsdigest.Digest.to_html`."""
    title = digest.headline or digest.article.title or "Digest"
    return _page(title, f"<main>{_fragment(article_html(digest, top=1))}</main>")


def digest_to_fragment(digest: Digest) -> str:
    """A digest as one ``div`` with its own style, for notebooks and for other pages, under a heading of theirs."""
    return _fragment(article_html(digest, top=2))


def diff_to_html(delta: DigestDiff) -> str:
    """A diff as one HTML page; see :meth:`newsdigest.DigestDiff.to_html`."""
    return _page("What changed", f"<main>{_fragment(diff_html(delta, top=1))}</main>")


def diff_to_fragment(delta: DigestDiff) -> str:
    """A diff as one ``div`` with its own style, for notebooks and for other pages."""
    return _fragment(diff_html(delta, top=2))


def story_to_html(story: Story) -> str:
    """A story as one HTML page; see :meth:`newsdigest.Story.to_html`."""
    return _page(story.headline or "Story", f"<main>{_fragment(_story_html(story, 1))}</main>")


def story_to_fragment(story: Story) -> str:
    """A story as one ``div`` with its own style, for notebooks and for other pages."""
    return _fragment(_story_html(story, 2))


def _story_html(story: Story, top: int) -> str:
    layout = story_layout(story)
    about = " · ".join(map(escape_line, layout.about))
    sections = "".join(section_html(section, {}, top + 1) for section in layout.sections)
    heading = f'<h{top} class="nd-title">{escape_line(layout.title)}</h{top}><p class="nd-about">{about}</p>'
    return f'<header>{heading}</header><div class="nd-panel">{sections}{story_map(story)}</div>'


def summary_check_to_html(check: SummaryCheck, article: Article) -> str:
    """A summary beside its article as one HTML page; see :meth:`newsdigest.SummaryCheck.to_html`."""
    return _page("Is it in the article?", f"<main>{_fragment(summary_check_html(check, article, top=1))}</main>")


def _fragment(body: str) -> str:
    return f'<div class="newsdigest"><style>{style_sheet()}</style>{body}</div>'


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape_line(title)}</title><style>body{{margin:0}}.newsdigest{{min-height:100vh}}</style></head><body>{body}</body></html>\n"
    )

"""Markdown for a reader: CommonMark, in which no extension of GitHub's takes effect.

Every text of the article is on one line and escaped after CommonMark 0.31, section 2.4 (backslash escapes): marks that
act anywhere, marks that act at the start of a line, and what GitHub Flavored Markdown links by itself
(``https://``, ``//``, ``www.``, ``@``). So no text of an article can become a link, an image, HTML or a heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsdigest.renderers.clean_text import one_line
from newsdigest.renderers.edited_words import EditedPiece
from newsdigest.renderers.story_layout import story_layout
from newsdigest.renderers.text_layout import (
    LayoutLine,
    Section,
    TextLayout,
    article_layout,
    digest_layout,
    edited_layout,
    summary_check_layout,
)

if TYPE_CHECKING:
    from newsdigest.model.article import Article
    from newsdigest.model.change import DigestDiff
    from newsdigest.model.checks import SummaryCheck
    from newsdigest.model.digest import Digest
    from newsdigest.model.story import Story

__all__ = [
    "article_to_markdown",
    "diff_to_markdown",
    "digest_to_markdown",
    "escape",
    "story_to_markdown",
    "summary_check_to_markdown",
]

_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>&|~$@]|:(?=//)|(?<!:)/(?=/)|(?<=www)\.", re.IGNORECASE)
_AT_START: Final = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")


def escape(text: str) -> str:
    r"""``text`` on one line, as Markdown that shows exactly these words.

    >>> from newsdigest.renderers.markdown_doc import escape
    >>> print(escape("[a](b) <i> at www.example.org"))
    \[a\](b) \<i\> at www\.example.org
    """
    escaped = _ANYWHERE.sub(r"\\\g<0>", one_line(text))
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)


def digest_to_markdown(digest: Digest) -> str:
    """A digest as a Markdown page; see :meth:`newsdigest.Digest.to_markdown`."""
    return _page(digest_layout(digest))


def diff_to_markdown(delta: DigestDiff) -> str:
    """A diff as a Markdown page; see :meth:`newsdigest.DigestDiff.to_markdown`."""
    return _page(edited_layout(delta))


def story_to_markdown(story: Story) -> str:
    """A story as a Markdown page; see :meth:`newsdigest.Story.to_markdown`."""
    return _page(story_layout(story))


def article_to_markdown(article: Article) -> str:
    """A parsed article as a Markdown page that names the kind of each block."""
    return _page(article_layout(article))


def summary_check_to_markdown(check: SummaryCheck) -> str:
    """The check of a summary as a Markdown page; see :meth:`newsdigest.SummaryCheck.to_markdown`."""
    return _page(summary_check_layout(check))


def _page(layout: TextLayout) -> str:
    parts = [f"# {escape(layout.title)}"]
    if layout.about:
        parts.append(" · ".join(map(escape, layout.about)))
    parts += map(_section, layout.sections)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    write, gap = (_quotation, "\n\n") if section.quoted else (_item, "\n")
    return f"## {escape(section.label)}\n\n" + gap.join(map(write, section.lines))


def _item(line: LayoutLine) -> str:
    detail = f" — {escape(line.detail)}" if line.detail else ""
    if line.pieces:
        return "- " + "".join(map(_edited_piece, line.pieces)) + detail
    return f"- {escape(line.text)}{detail}"


def _edited_piece(piece: EditedPiece) -> str:
    """Words that went struck out (GitHub Flavored Markdown), words that came in bold; blanks stay outside."""
    words = escape(piece.text)
    before, after = (" " if piece.text[at : at + 1 or None].isspace() else "" for at in (0, -1))
    mark = {"removed": "~~", "added": "**"}.get(piece.edit, "")
    return f"{before}{mark}{words}{mark}{after}" if words else " "


def _quotation(line: LayoutLine) -> str:
    said_by = f"\n>\n> — {escape(line.detail)}" if line.detail else ""
    return f"> {escape(line.text)}{said_by}"

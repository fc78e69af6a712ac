"""Groups of the elements of HTML that hold blocks of text, and those that hold none."""

from __future__ import annotations

__all__ = ["ASIDES", "BLOCKS", "CELLS", "CODE", "ITEMS", "LISTS", "SECTIONS", "TEXTS"]

TEXTS = frozenset({"p", "blockquote", "pre"})
SECTIONS = frozenset({"section", "article", "main", "div", "body"})
ASIDES = frozenset({"aside", "nav", "header", "footer", "figure"})
LISTS = frozenset({"ul", "ol", "dl"})
ITEMS = frozenset({"li", "dd", "dt"})
CELLS = frozenset({"table", "tr", "td", "th"})
BLOCKS = TEXTS | SECTIONS | ASIDES | LISTS | ITEMS | CELLS
CODE = frozenset({"script", "style", "svg", "template", "iframe"})

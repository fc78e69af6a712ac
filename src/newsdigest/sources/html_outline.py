"""The text blocks of a page in document order, with what the markup says of each: caption, box, share of links.

An extractor keeps or drops blocks without saying why. The outline is read before it runs, so that what it kept can be
typed (captions, pull quotes, lists of related stories), and a paragraph that it dropped from among its own siblings can
be found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from newsdigest.sources.html_tags import ASIDES, BLOCKS
from newsdigest.sources.html_tree import Node, words_of

__all__ = ["PageBlock", "PageOutline", "is_boxed", "key_of", "read_outline"]

_WORD = re.compile(r"\w+")
_TAGS = (*("p", "h1", "h2", "h3", "h4", "h5"), *("li", "dd", "td"), *("blockquote", "figcaption", "div"))
_INNER = BLOCKS - {"body", "dd", "dt", "td", "th"} - {"pre"} | {"h1", "h2", "h3", "h4", "h5", "h6", "form"}
_BOXES = ASIDES - {"header"} | {"button", "select"}
_WRAPPERS = frozenset({"form", "table", "dialog"})
_MOST_BOXED = 5  # paragraphs: some pages are whole within a form or table, or an element called "social" or "share"
_BOX_NAMES = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|promo\w*|newsletters?|sidebar|comments?|teasers?|trending|popular"
    r"|most-?read|more-?(?:on|from|stories)|read-?(?:more|next)|also-?read|outbrain|taboola|sponsor\w*|advert\w*|ads?"
    r"|social|share|signup|subscribe|paywall|breadcrumbs?|tags?|ticker|events?|author-?bio|pull-?quote)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTIONS = "//figcaption | //*[contains(@class, 'caption') or contains(@itemprop, 'caption')]"
_LONGEST_CAPTION = 700
_MAX_CAPTIONS = 60
_MIN_PARAGRAPH = 60
_MANY_LINKS = 0.5


def key_of(text: str) -> str:
    """The letters and digits of a text, case folded: equal where two texts differ in blanks and marks alone."""
    return "".join(_WORD.findall(text.casefold()))


@attrs.frozen
class PageBlock:
    """One block of text that holds no other block; ``container`` numbers its parent element."""

    words: str
    key: str
    tag: str
    container: int
    caption: bool
    element: Node = attrs.field(repr=False, eq=False)


class PageOutline:
    """The blocks in document order, and the first of each key; boxes and links are looked up on request."""

    def __init__(self, blocks: Iterable[PageBlock]) -> None:
        self.blocks = tuple(blocks)
        self.by_key: dict[str, PageBlock] = {}
        for block in self.blocks:
            self.by_key.setdefault(block.key, block)
        self._boxes: dict[Node, bool] = {}

    def is_boxed(self, block: PageBlock) -> bool:
        """Whether a block is within an aside, a navigation, a table or a box that names itself as promotion."""
        return is_boxed(block.element, self._boxes)

    def linked(self, block: PageBlock) -> float:
        """The share of a block's characters that are links, 0 to 1."""
        letters = sum(len(words_of(link)) for link in block.element.iter("a"))
        return min(1.0, letters / len(block.words))

    def share_of_paragraphs(self, text: str) -> float:
        """How much of the page's long paragraphs a text holds, 0 to 1, by their letters; 1 where there are none."""
        key = key_of(text)
        held = missing = 0
        for block in self.blocks:
            if block.tag != "p" or len(block.words) < _MIN_PARAGRAPH:
                continue
            if block.key in key:
                held += len(block.key)
            elif self.linked(block) < _MANY_LINKS:
                missing += len(block.key)
        return held / (held + missing) if missing else 1.0


def read_outline(tree: Node) -> PageOutline:
    """The outline of a parsed page."""
    captions = _captions(tree)
    numbers: dict[Node, int] = {}
    return PageOutline(_blocks(tree, captions, numbers))


def _blocks(tree: Node, captions: set[Node], numbers: dict[Node, int]) -> Iterator[PageBlock]:
    for element in tree.iter(*_TAGS):
        caption = element in captions
        if not caption and any(child.tag in _INNER for child in element):
            continue
        words = words_of(element)
        if not words:
            continue
        parent = element.getparent()
        yield PageBlock(
            words=words,
            key=key_of(words),
            tag=str(element.tag),
            container=numbers.setdefault(element if parent is None else parent, len(numbers)),
            caption=caption,
            element=element,
        )


def _captions(tree: Node) -> set[Node]:
    """The captions of the page, without those that hold another."""
    found = [node for node in tree.xpath(_CAPTIONS)[: 4 * _MAX_CAPTIONS] if isinstance(node.tag, str)]
    holders = {ancestor for node in found for ancestor in _ancestors(node)}
    inner = [node for node in found if node not in holders and node.tag not in ("img", "button", "track")]
    return {node for node in inner[:_MAX_CAPTIONS] if len(str(node.text_content())) <= _LONGEST_CAPTION}


def _ancestors(node: Node) -> list[Node]:
    found: list[Node] = []
    parent = node.getparent()
    while parent is not None and len(found) < 6:
        found.append(parent)
        parent = parent.getparent()
    return found


def is_boxed(element: Node, boxes: dict[Node, bool]) -> bool:
    """Whether the element or one that holds it is a box; ``boxes`` remembers what is known already."""
    path: list[Node] = []
    node: Node | None = element
    while node is not None and node not in boxes:
        path.append(node)
        node = node.getparent()
    boxed = node is not None and boxes[node]
    for node in reversed(path):
        boxed = boxed or node.tag in _BOXES or (_may_be_box(node) and _is_small(node))
        boxes[node] = boxed
    return boxed


def _is_small(node: Node) -> bool:
    return sum(1 for _ in islice(node.iter("p"), _MOST_BOXED + 1)) <= _MOST_BOXED


def _may_be_box(node: Node) -> bool:
    if node.tag in ("body", "html", "article", "main"):
        return False
    return node.tag in _WRAPPERS or any(
        name and _BOX_NAMES.search(name[:300]) for name in (node.get("class"), node.get("id"))
    )

"""HTML fragments inside other formats (``body_xhtml``, ``content:encoded``) to parts.

These fragments are the story itself, so nothing has to be found in them: each block element becomes a part. Scripts,
styles and embeds are dropped. Text without any tag is returned as it is, to be laid out as plain text.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import BodyPart
from newsdigest.sources.html_tags import BLOCKS, CODE
from newsdigest.sources.html_tokenizer import TokenKind, tokenize
from newsdigest.sources.xml_tree import lines_of, name_of
from newsdigest.text import is_blank

__all__ = ["body_field", "element_parts", "fragment_parts", "strip_tags"]

_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]{0,15}[\s/>]|!--|!\[CDATA\[)")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_CLOSING = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|span|a|em|strong|b|i|article|section|blockquote)\s{0,4}>|<br\s{0,4}/?>", re.IGNORECASE
)
_DROPPED = CODE | {"noscript", "form", "object", "video", "audio"} | {"head"}
_BLOCKS = BLOCKS - {"li"} | {"hr", "html", "address"}
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEAD),
    "li": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
}


class _PartCollector:
    """Collects the words between block tags."""

    def __init__(self) -> None:
        self.parts: list[BodyPart] = []
        self._words: list[str] = []
        self._kind: BlockKind | None = None
        self._dropped = 0

    def start(self, tag: str) -> None:
        """Take in a start tag."""
        if tag in _DROPPED:
            self._dropped += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _KINDS or tag in _BLOCKS:
            self.flush()
            self._kind = _KINDS.get(tag)

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        if tag in _DROPPED:
            self._dropped = max(0, self._dropped - 1)
        elif tag in _KINDS or tag in _BLOCKS:
            self.flush()

    def words(self, words: str) -> None:
        """Add the text between two tags."""
        if not self._dropped:
            self._words.append(words.replace("\n", " "))

    def flush(self) -> None:
        """End the part that is being collected."""
        if words := lines_of("".join(self._words)):
            self.parts.append(BodyPart(words, self._kind, delimited=True))
        self._words, self._kind = [], None


class _End(NamedTuple):
    """Where an element ends."""

    name: str


def fragment_parts(text: str) -> list[BodyPart]:
    """The parts of a fragment of HTML, or the text itself as one part where it has no tags.

    >>> [part.text for part in fragment_parts("<p>Rain &amp; wind.</p><ul><li>One</li></ul>")]
    ['Rain & wind.', 'One']
    """
    if not _TAG.search(text):
        words = unescape(text) if "&" in text else text
        return [BodyPart(words)] if words.strip() else []
    collected = _PartCollector()
    take = {TokenKind.START: collected.start, TokenKind.END: collected.end, TokenKind.WORDS: collected.words}
    for kind, words in tokenize(text):
        take[kind](words)
    collected.flush()
    return collected.parts


def element_parts(root: Element) -> list[BodyPart]:
    """The parts of an XML element that holds HTML, in any namespace."""
    collected = _PartCollector()
    stack: list[Element | str | _End] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            collected.words(node)
        elif isinstance(node, _End):
            collected.end(node.name)
        elif name := name_of(node).lower():
            if node is not root:
                collected.start(name)
                stack.append(_End(name))
            for child in reversed(node):
                stack.extend((child.tail or "", child))
            stack.append(node.text or "")
    collected.flush()
    return collected.parts


def strip_tags(text: str | None) -> str | None:
    """The words of a short field (headline, description) without tags and entities, or None where it has none.

    A field that has neither is left as it is.
    """
    if not text or not (_TAG.search(text) or _ENTITY.search(text)):
        return None if is_blank(text or "") else (text or "").strip()
    words = " ".join(" ".join(part.text.split()) for part in fragment_parts(text))
    return None if is_blank(words) else words


def body_field(text: str) -> list[BodyPart]:
    """The parts of a field that may hold a plain body or a marked-up one; plain text is left as it is.

    >>> [part.text for part in body_field("Profit < costs & rising.")]
    ['Profit < costs & rising.']
    """
    if _CLOSING.search(text):
        return fragment_parts(text)
    return [BodyPart(text)] if text.strip() else []

"""A tree of elements from XML that a strict parser refuses: feeds as publishing systems write them.

Strategy: tags are taken as they come and everything else is text. An end tag closes the nearest open element of its
name, and is dropped without one; what is open at the end of the text is closed there. Character references
are those of HTML; an ``&`` that opens none is an ampersand. Document types are dropped with all that they declare, so
no entity of the document's own is ever expanded. One pass, in time linear in any text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException

from newsdigest.errors import ParseError
from newsdigest.sources.decoding import NO_XML
from newsdigest.sources.xml_tree import XML_LANG, parse_xml

__all__ = ["read_tree", "recovered_tree"]

# Every alternative of the attributes begins with another character, so that nothing is tried twice.
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]{0,80})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]{0,80})([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:.-]{1,80})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DOCTYPE_END = re.compile(r"[^\[>]*(?:\[[^\]]*\]\s*)?>")
_VOID = frozenset({"br", "hr", "img", "wbr"}) | {"input", "meta"}


def read_tree(text: str, what: str, separate: Collection[str] = ()) -> tuple[Element, tuple[str, ...]]:
    """The root of an XML text: as a strict parser reads it, else as its tags say, with the reason in a note.

    Args:
        text: the document.
        what: its format, for messages.
        separate: see :func:`recovered_tree`.

    Raises:
        ParseError: the text has no tag, or declares entities or external references.
    """
    try:
        return parse_xml(text, what), ()
    except ParseError as error:
        refused = isinstance(error.__cause__, DefusedXmlException)
        root = None if refused else recovered_tree(text, separate)
        if root is None:
            raise
        return root, (f"the {what} is damaged XML, which was read by its tags: {error.__cause__ or error}",)


def recovered_tree(text: str, separate: Collection[str]) -> Element | None:
    """The root element of a damaged XML text, or None where it has no tag.

    A prefix replaces the namespace: ``{dc}creator``. Names are compared without regard to case.

    Args:
        text: the document, or what is left of one.
        separate: names of elements that are never nested: where one opens, an open one is closed.

    >>> root = recovered_tree("<rss><item><title>R&D &mdash; now</title><br>", ("item",))
    >>> root.tag, root.find("item/title").text
    ('rss', 'R&D \u2014 now')
    """
    builder = _Builder(separate)
    text = NO_XML.sub(" ", text)
    at = 0
    while at < len(text):
        opening = text.find("<", at)
        if opening < 0:
            break
        builder.add_text(unescape(text[at:opening]))
        at = _markup(text, opening, builder)
    builder.add_text(unescape(text[at:]))
    return builder.finish()


def _markup(text: str, at: int, builder: _Builder) -> int:
    """Take in what opens at ``at``; the offset after it."""
    if text.startswith("<![CDATA[", at):
        end = text.find("]]>", at + 9)
        builder.add_text(text[at + 9 : end if end >= 0 else len(text)])
        return end + 3 if end >= 0 else len(text)
    if text.startswith("<!--", at):
        end = text.find("-->", at + 4)
        return end + 3 if end >= 0 else len(text)
    if text.startswith("<?", at):
        end = text.find(">", at)
        return end + 1 if end >= 0 else len(text)
    if text[at : at + 9].upper() == "<!DOCTYPE":
        doctype = _DOCTYPE_END.match(text, at)
        return doctype.end() if doctype else at + 9
    tag = _TAG.match(text, at) or _LOOSE_TAG.match(text, at)
    if tag is None:
        builder.add_text("<")
        return at + 1
    if tag[1]:
        builder.close(tag[2].lower())
    else:
        builder.open(tag[2], _attributes(tag[3]), closed=tag[3].endswith("/"))
    return tag.end()


class _Builder:
    """The tree that is being built, and the path of open elements."""

    def __init__(self, separate: Collection[str]) -> None:
        self._root: Element | None = None
        self._separate = separate
        self._path: list[Element] = []
        self._names: list[str] = []
        self._open: dict[str, int] = {}
        self._last: Element | None = None
        self._text: list[str] = []

    def add_text(self, text: str) -> None:
        """Take in text."""
        if text and self._path:
            self._text.append(text)

    def open(self, written: str, attributes: dict[str, str], *, closed: bool) -> None:
        """Open an element, and close it again where it can hold nothing."""
        name = written.lower()
        if name in self._separate:
            for other in self._separate:
                self.close(other)
        self._flush()
        element = Element(_tag(written), attributes)
        if self._root is None:
            self._root = element
        elif self._path:
            self._path[-1].append(element)
        else:
            self._root.append(element)  # what follows the root is read as if it were at its end
        self._path.append(element)
        self._names.append(name)
        self._open[name] = self._open.get(name, 0) + 1
        self._last = None
        if closed or name in _VOID:
            self.close(name)

    def close(self, name: str) -> None:
        """Close the nearest open element of a name, and all that it holds."""
        if not self._open.get(name):
            return
        self._flush()
        while True:
            self._last = self._path.pop()
            last = self._names.pop()
            self._open[last] -= 1
            if last == name:
                return

    def finish(self) -> Element | None:
        """The root, with what is still open closed."""
        self._flush()
        return self._root

    def _flush(self) -> None:
        words = "".join(self._text)
        self._text.clear()
        if not words or not self._path:
            return
        if self._last is not None and self._last is not self._root:
            self._last.tail = (self._last.tail or "") + words
        else:
            self._path[-1].text = (self._path[-1].text or "") + words


def _tag(written: str) -> str:
    prefix, _, local = written.rpartition(":")
    return f"{{{prefix}}}{local}" if prefix else local


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(XML_LANG if name.lower() == "xml:lang" else name, unescape("".join(values)))
    return found

"""XML read safely: no entity is expanded, nothing is fetched (defusedxml), names come without their namespaces.

Trees are walked with a stack, not by recursion, so that deep nesting costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import ParseError as XmlParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from newsdigest.errors import ParseError
from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import BodyPart

__all__ = [
    "XML_LANG",
    "after_prolog",
    "child",
    "children",
    "find",
    "find_all",
    "is_xml",
    "lines_of",
    "name_of",
    "parse_xml",
    "root_name",
    "text_parts",
    "words_of",
]

_DOCTYPE = re.compile(r"<!DOCTYPE\s{1,20}(?P<name>[A-Za-z_][\w.-]{0,60})[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?P<name>[A-Za-z_][\w.-]{0,60})[\s/>]")
_ENDS = (("<?", "?>"), ("<!--", "-->"))
_CELLS = frozenset({"td", "th"})
_MARKS = frozenset(
    {"em", "strong", "b", "i", "u", "a", "q", "span", "sub", "sup", "lang", "pronounce", "person", "org", "location",
     "city", "state", "region", "country", "sublocation", "event", "function", "object.title", "virtloc", "chron",
     "copyrite", "copyrite.year", "copyrite.holder", "money", "num", "frac", "frac-num", "frac-sep", "frac-den",
     "postaddr", "alt-code", "name.given", "name.family"}
)  # fmt: skip
_WORD_MARKS = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "em", "font", "hr", "i", "img", "ins", "kbd", "mark",
     "q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
)  # fmt: skip
_REACH = 200
# The elements of NITF and XHTML that mark words inside a paragraph.
_BLANK = re.compile("[\ufeff \t\r\n]*")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root_name(text: str) -> str | None:
    """The local name of the first element, or the one that a document type declares, where the text begins like XML."""
    at, declared = _prolog(text)
    match = _ROOT.match(text, at)
    return match["name"] if match else declared


def is_xml(text: str) -> bool:
    """Whether the text is an XML document: it is declared as one, or one element, not of HTML, holds all of it."""
    at, declared = _prolog(text)
    root = _ROOT.match(text, at)
    if text[:_REACH].lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return True
    if root is None or root["name"].lower() in _WORD_MARKS:
        return False
    return declared is not None or text[-_REACH:].rstrip().endswith((f"{root['name']}>", "/>"))


def after_prolog(text: str) -> int:
    """The offset after the white space, instructions, comments and document type that a document begins with."""
    return _prolog(text)[0]


def _prolog(text: str) -> tuple[int, str | None]:
    """Where the prolog ends, and the name that a document type declares."""
    at = 0
    declared: str | None = None
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        closing = next((closing for opening, closing in _ENDS if text.startswith(opening, at)), None)
        doctype = _DOCTYPE.match(text, at) if closing is None else None
        if doctype:
            at, declared = doctype.end(), doctype["name"]
        elif closing is None or (end := text.find(closing, at)) < 0:
            return at, declared
        else:
            at = end + len(closing)


def parse_xml(text: str, what: str) -> Element:
    """The root element of an XML text; ``what`` names the format in messages.

    Raises:
        ParseError: the XML is damaged, or uses what is refused: entities of its own, external references.
    """
    try:
        root: Element = fromstring(text.lstrip("\ufeff \t\r\n"))
    except DefusedXmlException as error:
        raise ParseError(
            f"the {what} declares entities or external references, which are refused: remove them"
        ) from error
    except (XmlParseError, ValueError, LookupError) as error:
        raise ParseError(f"the {what} is damaged XML ({error}): pass a whole document, or format='text'") from error
    return root


def name_of(element: Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    tag: object = element.tag  # a function for comments, contrary to the stubs
    return str(tag).rpartition("}")[2] if not callable(tag) else ""


def language_of(element: Element) -> str | None:
    """The ``xml:lang`` of an element."""
    return element.get(XML_LANG)


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of the given names."""
    return (node for node in element if name_of(node) in names)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of one of the given names."""
    return None if element is None else next(children(element, *names), None)


def find_all(element: Element | None, *names: str) -> Iterator[Element]:
    """Every element of the given names below an element, in document order."""
    return iter(()) if element is None else (node for node in element.iter() if name_of(node) in names)


def find(element: Element | None, *names: str) -> Element | None:
    """The first element of one of the given names below an element."""
    return next(find_all(element, *names), None)


def words_of(element: Element | None) -> str | None:
    """All words below an element on one line, or None for none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def text_parts(root: Element, kinds: Mapping[str, BlockKind | None], dropped: Collection[str]) -> list[BodyPart]:
    """The parts of a body.

    Args:
        root: the element that holds it.
        kinds: the elements that make a part of their own, by name, each with its kind. Words outside of such an
            element make parts too, up to the next element that is neither in ``kinds`` nor inline markup.
        dropped: the elements that are left out.
    """
    parts: list[BodyPart] = []
    loose: list[str] = []

    def flush() -> None:
        if words := lines_of("".join(loose)):
            parts.append(BodyPart(words, delimited=True))
        loose.clear()

    stack: list[Element | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            loose.append(node)
            continue
        name = name_of(node)
        if not name or name in dropped:
            continue
        if name in kinds:
            flush()
            if words := _words(node, dropped):
                parts.append(BodyPart(words, kinds[name], delimited=True))
            continue
        if name == "br":
            loose.append("\n")
        elif name not in _MARKS:
            flush()
        for inner in reversed(node):
            stack.extend(((inner.tail or "").replace("\n", " "), inner))
        loose.append((node.text or "").replace("\n", " "))
    flush()
    return parts


def _words(element: Element, dropped: Collection[str]) -> str:
    """The words below an element, those of dropped elements left out; a line break is kept, cells are separated."""
    pieces: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        name = name_of(node)
        if node is not element and node.tail:
            stack.append(node.tail.replace("\n", " "))
        if name == "br":
            pieces.append("\n")
        elif name and name not in dropped:
            if name in _CELLS and any(piece.strip() for piece in pieces):
                pieces.append(" | ")
            stack.extend(reversed(list(node)))
            if node.text:
                stack.append(node.text.replace("\n", " "))
    return lines_of("".join(pieces))


def lines_of(text: str) -> str:
    """The lines of a text that hold something, each with single blanks."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)

"""The one place that touches lxml and trafilatura, the libraries of the ``[html]`` extra.

What the other modules use of an element is a protocol, so that their code is typed with or without these libraries.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from newsdigest.errors import MissingExtraError, ParseError
from newsdigest.sources.decoding import NO_XML
from newsdigest.sources.html_tags import CODE
from newsdigest.sources.html_tokenizer import with_fewer_attributes

__all__ = ["Node", "drop_code", "extract_body", "parse_page", "words_of"]

_CODE = (*sorted(CODE), "link", "meta")
_TOO_DEEP = "Excessive depth"


class Node(Protocol):
    """An element of a parsed page, as far as it is used here."""

    @property
    def tag(self) -> object:
        """The element's name; not a ``str`` for comments."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    @property
    def tail(self) -> str | None:
        """The text after the element."""
        ...

    def get(self, key: str) -> str | None:
        """An attribute."""
        ...

    def getparent(self) -> Node | None:
        """The element that holds this one."""
        ...

    def iter(self, *tags: str) -> Iterator[Node]:
        """The element and all below it, in document order."""
        ...

    def __iter__(self) -> Iterator[Node]:
        """The children."""
        ...

    def xpath(self, path: str) -> list[Node]:
        """The elements that a path finds."""
        ...

    def itertext(self) -> Iterator[str]:
        """All words below the element, piece by piece."""
        ...

    def text_content(self) -> str:
        """All words below the element."""
        ...


def parse_page(text: str) -> Node | None:
    """The tree of a page, without comments and processing instructions; nothing is fetched.

    None where its elements are nested deeper than libxml2 reads (2,048 levels).

    Raises:
        MissingExtraError: trafilatura or lxml is not installed.
        ParseError: the page cannot be parsed.
    """
    try:
        etree, html = import_module("lxml.etree"), import_module("lxml.html")
        import_module("trafilatura")
    except ImportError as error:
        raise MissingExtraError(
            f"reading HTML needs the [html] extra ({error}): run: pip install 'newsdigest[html]'"
        ) from error
    # Without huge_tree, libxml2 stops at 255 levels; the length of the page is limited before it comes here.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = NO_XML.sub(" ", with_fewer_attributes(text)).encode("utf-8")
        tree = cast("Node", html.document_fromstring(page, parser=parser))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ParseError(f"the HTML cannot be parsed ({error}): pass a whole page, or format='text'") from error
    last = parser.error_log.last_error
    return None if last is not None and _TOO_DEEP in str(last.message) else tree


def words_of(element: Node) -> str:
    """All words below an element, on one line."""
    return " ".join(str(element.text_content()).split())


def drop_code(tree: Node) -> None:
    """Take scripts, style sheets and drawings out of a tree: they hold no words and make its copies slow."""
    import_module("lxml.etree").strip_elements(tree, *_CODE, with_tail=False)


def extract_body(tree: Node, *, thorough: bool) -> Node | None:
    """What trafilatura takes for the body of a page, in its own XML vocabulary; None where it finds none.

    ``thorough`` compares with other extractors, which takes twice the time.
    """
    trafilatura = import_module("trafilatura")
    try:
        document = trafilatura.bare_extraction(tree, fast=not thorough, with_metadata=False, include_comments=False)
    except (ValueError, AssertionError, RecursionError, AttributeError, TypeError):
        return None  # its own faults on broken pages: the page then counts as one without a body
    return None if document is None else cast("Node | None", document.body)

"""The one place that touches lxml and trafilatura, the libraries of the ``[html]`` extra.

What the rest of the room asks of an element is written down as a protocol, so that it is typed with or without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from typing import Protocol, cast

from newsdigest.errors import MissingExtraError, ParseError

__all__ = ["Node", "extract_body", "parse_page"]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Node(Protocol):
    """An element of a parsed page, as far as it is used here."""

    @property
    def tag(self) -> object:
        """The element's name; not a ``str`` for comments."""
        ...

    @property
    def text(self) -> str | None:
        """What stands before the first child."""
        ...

    @property
    def tail(self) -> str | None:
        """What stands behind the element."""
        ...

    def get(self, key: str) -> str | None:
        """An attribute."""
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

    def text_content(self) -> str:
        """All words below the element."""
        ...


def parse_page(text: str) -> Node:
    """The tree of a page, without comments and processing instructions; nothing is fetched.

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
    try:
        parser = html.HTMLParser(
            encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return cast("Node", html.document_fromstring(_CONTROLS.sub(" ", text).encode("utf-8"), parser=parser))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ParseError(f"the HTML cannot be parsed ({error}): pass a whole page, or format='text'") from error


def extract_body(tree: Node) -> Node | None:
    """What trafilatura takes for the body of a page, in its own XML vocabulary; None where it finds none."""
    trafilatura = import_module("trafilatura")
    try:
        document = trafilatura.bare_extraction(deepcopy(tree), with_metadata=False, include_comments=False)
    except (ValueError, AssertionError, RecursionError, AttributeError, TypeError):
        return None  # its own faults on broken pages: the page then counts as one without a body
    return None if document is None else cast("Node | None", document.body)

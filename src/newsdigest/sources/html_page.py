"""Web pages: the ``[html]`` extra (trafilatura and lxml) reads them. Fragments are read without it."""

from __future__ import annotations

import re

from newsdigest.errors import EmptyArticleError
from newsdigest.lexicon.word_sets import any_of
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import Draft, assemble
from newsdigest.sources.html_body import read_body
from newsdigest.sources.html_metadata import read_claims
from newsdigest.sources.html_tags import BLOCKS, CELLS, ITEMS
from newsdigest.sources.html_tree import drop_code, parse_page
from newsdigest.sources.markup import fragment_parts
from newsdigest.sources.request import Request
from newsdigest.sources.xml_tree import after_prolog

__all__ = ["matches", "read"]

_HEAD = re.compile(
    rf"<(?:{any_of(BLOCKS - ITEMS - CELLS)}|html|head|h[1-6]|meta|table)[\s>]",
    re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!doctype\s+html[\s>]", re.IGNORECASE)
_REACH = 12_000
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rf"</(?:{any_of(BLOCKS - ITEMS - CELLS - {'body', 'main', 'nav'})}|h[1-6]|table)\s*>", re.IGNORECASE
)


_FLAT = "the page is nested too deeply for a parser: all of its text was taken, with what is not the story"


def matches(text: str) -> bool:
    """Whether the text is a page or a fragment of one: it begins with an element of HTML and closes one."""
    start = after_prolog(text)
    if not (_HEAD.match(text, start) or _DOCTYPE.search(text, 0, start)):
        return False
    return _PAGE.search(text, 0, after_prolog(text) + _REACH) is not None or _FRAGMENT.search(text) is not None


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a page, or of a fragment of one, which is taken whole.

    Raises:
        MissingExtraError: trafilatura or lxml is not installed.
        EmptyArticleError: the page holds no article text.
        ParseError: the page cannot be parsed.
    """
    if not _PAGE.search(text, 0, after_prolog(text) + _REACH):
        return _read_fragment(text, request, notes)
    tree = parse_page(text)
    if tree is None:
        return _read_fragment(text, request, (*notes, _FLAT))
    claims = read_claims(tree, request.url)
    drop_code(tree)
    body = read_body(tree, claims)
    if not body.parts:
        raise EmptyArticleError("the page holds no article text: pass the text itself, or another page")
    return assemble(
        Draft(
            source_format="html",
            parts=body.parts,
            title=claims.title,
            published=claims.published,
            modified=claims.modified,
            authors=claims.authors,
            publisher=claims.publisher,
            url=claims.url,
            language=claims.language,
            notes=(*notes, *claims.notes, *body.notes),
        ),
        request,
    )


def _read_fragment(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a few elements without a page around them: all of it is story, and no extra is needed."""
    parts = fragment_parts(text)
    title = parts[0].text if len(parts) > 1 and parts[0].kind is BlockKind.SUBHEAD else None
    if not parts:
        raise EmptyArticleError("the HTML holds no text: pass the text itself, or a whole page")
    body = tuple(parts[1:] if title else parts)
    return assemble(Draft(source_format="html", parts=body, title=title, notes=notes), request)

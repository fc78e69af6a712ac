"""The story of a web page, as parts in order.

trafilatura finds the body (on the pages of ``benchmarks/html_pages.py`` it was more exact than resiliparse and
readability-lxml); it gives paragraphs, headings, lists and quotations. Three things are added here. Captions, which it
drops, are put back where their figures stand. Where the page also carries its text as JSON-LD, that decides which
paragraphs are story, and replaces a body that was not found. A live blog gives its updates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import Part
from newsdigest.sources.html_metadata import PageClaims
from newsdigest.sources.html_tree import Node, extract_body
from newsdigest.sources.json_ld import live_updates
from newsdigest.sources.markup import fragment_parts
from newsdigest.sources.plain_text.header import same_words
from newsdigest.sources.plain_text.labels import label_of

__all__ = ["body_parts"]

_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]*\n[\s]*|[ \t\r\f\v]+")
_CAPTIONS = "//figure//figcaption | //*[contains(@class, 'wp-caption-text')]"
_HOLDERS = frozenset({"quote", "div", "body", "main"})
_BLOCKS = frozenset({"p", "quote", "code", "div", "list", "head", "table", "item"})
_ABOUT = re.compile(r"\b(?:is an?|covers|writes|joined|has (?:covered|written|worked)|reports (?:on|for|from))\b")
_MIN_PARAGRAPH = 30
_MAX_CAPTION = 700
_MAX_CAPTIONS = 60


def body_parts(tree: Node, claims: PageClaims) -> list[Part]:
    """The body of a parsed page that claims ``claims``."""
    if claims.live is not None and (updates := _live(claims.live)):
        return updates
    found = _without_title(list(_extracted(tree)), (claims.title, *claims.heads))
    told = fragment_parts(claims.body) if claims.body else []
    if told:
        found = _weighed(found, told)
    if not found:
        found = list(_paragraphs(tree))
    return _with_captions(_without_tail(found, claims.authors), tree)


def _without_title(parts: list[Part], titles: tuple[str | None, ...]) -> list[Part]:
    """The parts without a repetition of the title, in whichever of its wordings, at their head."""
    for index, part in enumerate(parts[:3]):
        if any(title and same_words(part.text, title) for title in titles):
            return parts[:index] + parts[index + 1 :]
    return parts


def _without_tail(parts: list[Part], authors: tuple[str, ...]) -> list[Part]:
    """The parts with what follows the story marked: boxes of related stories, and what the site says of its authors."""
    tail = len(parts)
    for index in range(len(parts) // 2, len(parts)):
        text = parts[index].text
        if parts[index].kind is BlockKind.SUBHEAD and label_of(text, 0, len(text)) is BlockKind.FURNITURE:
            tail = index
            break
    marked = [*parts[:tail], *(Part(part.text, BlockKind.FURNITURE) for part in parts[tail:])]
    for index in range(max(1, tail - 4), tail):
        if marked[index].kind is None and marked[index].text.startswith(authors) and _ABOUT.search(marked[index].text):
            marked[index] = Part(marked[index].text, BlockKind.BYLINE)
    return marked


def _extracted(tree: Node) -> Iterator[Part]:
    """What trafilatura takes for the body."""
    body = extract_body(tree)
    for element in () if body is None else body:
        yield from _parts_of(element)


def _paragraphs(tree: Node) -> Iterator[Part]:
    """The paragraphs of a page in which no body was found."""
    for element in tree.xpath("//article//p") or tree.xpath("//p"):
        words = " ".join(element.text_content().split())
        if len(words) >= _MIN_PARAGRAPH:
            yield Part(words)


def _parts_of(element: Node) -> Iterator[Part]:
    """The parts of one element of trafilatura's document."""
    tag = element.tag
    if tag == "list":
        for item in element.iter("item"):
            yield from _part(item, BlockKind.LIST_ITEM)
    elif tag == "table":
        for row in element.iter("row"):
            cells = [_text(cell) for cell in row.iter("cell")]
            if words := " | ".join(cell for cell in cells if cell):
                yield Part(words, BlockKind.LIST_ITEM)
    elif tag == "head":
        yield from _part(element, BlockKind.SUBHEAD)
    elif tag in _HOLDERS and any(child.tag in _BLOCKS for child in element):
        for child in element:
            yield from _parts_of(child)
    elif tag in _BLOCKS:
        yield from _part(element, None)


def _part(element: Node, kind: BlockKind | None) -> Iterator[Part]:
    if words := _text(element):
        yield Part(words, kind)


def _text(element: Node) -> str:
    """The words of an element; a line break stays one."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag == "lb":
            pieces.append("\n")
        if isinstance(node.tag, str) and node.text:
            pieces.append(node.text)
        if node is not element and node.tail:
            pieces.append(node.tail)
    return _BLANKS.sub(lambda match: "\n" if "\n" in match.group() else " ", "".join(pieces)).strip()


def _weighed(found: list[Part], told: list[Part]) -> list[Part]:
    """The extracted parts that JSON-LD's body holds too, or that body where it is plainly the fuller one."""
    known = _key(" ".join(part.text for part in told))
    kept = [part for part in found if _key(part.text) in known]
    size = len(_key("".join(part.text for part in found)))
    agreed = len(_key("".join(part.text for part in kept)))
    if agreed * 2 > size and agreed * 10 > len(known) * 8:
        return kept
    return told if len(known) > 400 and len(known) * 2 > size * 3 else found


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _live(node: Mapping[str, object]) -> list[Part]:
    parts: list[Part] = []
    for headline, text in live_updates(node):
        body = fragment_parts(text) if text else []
        if headline and body:
            parts.append(Part(headline, BlockKind.SUBHEAD))
        parts.extend(body)
    return parts


def _with_captions(parts: list[Part], tree: Node) -> list[Part]:
    """The parts with the captions of the figures that stand among them."""
    captions = tree.xpath(_CAPTIONS)[:_MAX_CAPTIONS]
    if not captions or not parts:
        return parts
    places = {_key(part.text): index for index, part in enumerate(parts)}
    wanted = {id(caption) for caption in captions}
    after: dict[int, list[Part]] = {}
    last = -1
    for element in tree.iter():
        if id(element) in wanted:
            words = " ".join(str(element.text_content()).split())
            if last >= 0 and 3 < len(words) < _MAX_CAPTION and _key(words) not in places:
                after.setdefault(last, []).append(Part(words, BlockKind.CAPTION))
                places[_key(words)] = last
        elif element.tag in ("p", "h2", "h3", "li", "blockquote"):
            last = places.get(_key(str(element.text_content())), last)
    shown = [entry for index, part in enumerate(parts) for entry in (part, *after.get(index, ()))]
    return [part for index, part in enumerate(shown) if index + 1 < len(shown) or part.kind is not BlockKind.CAPTION]

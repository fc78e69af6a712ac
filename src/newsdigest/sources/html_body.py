"""The story of a web page, as parts in order.

trafilatura finds the body and gives paragraphs, headings, lists and quotations. What it found is changed only where the
page itself says so: its title is not repeated; captions, pull quotes and lists of related stories are typed as such;
a paragraph that was lost from among its own siblings is put back; the ``articleBody`` of JSON-LD is taken where it is
much the fuller text of the same story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import BodyPart
from newsdigest.sources.html_metadata import PageClaims
from newsdigest.sources.html_outline import PageBlock, PageOutline, key_of, read_outline
from newsdigest.sources.html_tree import Node, extract_body
from newsdigest.sources.live_blog import with_updates
from newsdigest.sources.markup import fragment_parts
from newsdigest.sources.plain_text.block_labels import label_of
from newsdigest.sources.plain_text.header import same_words

__all__ = ["PageBody", "read_body"]

_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]*\n[\s]*|[ \t\r\f\v]+")
_HOLDERS = frozenset({"quote", "div", "body", "main"})
_BLOCKS = frozenset({"p", "quote", "code", "div", "list", "head", "table", "item"})
_ABOUT = re.compile(r"\b(?:is an?|covers|writes|joined|has (?:covered|written|worked)|reports (?:on|for|from))\b")
_SENTENCE = re.compile(r"[\"'\u201c\u2018(]?[A-Z].*[.!?][\"'\u201d\u2019)]?$", re.DOTALL)
_ENOUGH = 0.5
_MIN_PARAGRAPH = 30
_MIN_WORDS = 4
_LINKS = 0.8  # from this share of linked characters on, a block is a link with a few words around it
_LINKED_HEAD = 0.4  # headings and list entries: a teaser may hold its title twice, once as the link

_NO_BODY = "no body was found on the page: its paragraphs were taken"
_FROM_JSON_LD = "the body was taken from the page's JSON-LD, which holds more of it than the page"


@attrs.frozen
class PageBody:
    """The parts of a body, and what was noticed while they were read."""

    parts: tuple[BodyPart, ...]
    notes: tuple[str, ...] = ()


def read_body(tree: Node, claims: PageClaims) -> PageBody:
    """The body of a parsed page that claims ``claims``."""
    outline = read_outline(tree)
    notes: tuple[str, ...] = ()
    parts = _with_lost_paragraphs(_extracted(tree, outline), outline)
    parts = _without_title(parts, (claims.title, *claims.heads))
    if claims.body and (fuller := _fuller(parts, fragment_parts(claims.body))):
        parts, notes = fuller, (_FROM_JSON_LD,)
    if not parts and (parts := list(_paragraphs(tree))):
        notes = (_NO_BODY,)
    parts = _typed(parts, outline, claims.authors)
    if claims.live is not None:
        parts, note = with_updates(parts, claims.live)
        notes = (*notes, note)
    return PageBody(tuple(_with_captions(parts, outline)), notes)


def _without_title(parts: list[BodyPart], titles: tuple[str | None, ...]) -> list[BodyPart]:
    """The parts without a repetition of the title, in whichever of its wordings, at their head."""
    for index, part in enumerate(parts[:3]):
        if any(title and same_words(part.text, title) for title in titles):
            return parts[:index] + parts[index + 1 :]
    return parts


def _extracted(tree: Node, outline: PageOutline) -> list[BodyPart]:
    """What trafilatura takes for the body: in its fast mode, unless that loses most of the page's paragraphs."""
    parts = _parts_of_body(extract_body(tree, thorough=False))
    if outline.share_of_paragraphs(" ".join(part.text for part in parts)) < _ENOUGH:
        parts = _parts_of_body(extract_body(tree, thorough=True)) or parts
    return _separated(parts, tree) if len(parts) == 1 else parts


def _separated(parts: list[BodyPart], tree: Node) -> list[BodyPart]:
    """A body that is one part, as the paragraphs and headings of the page that it holds, if it holds several.

    trafilatura's last resort, which short pages with a box of links come to, joins all text of the article.
    """
    whole = key_of(parts[0].text)
    found: list[BodyPart] = []
    for element in tree.iter("p", "h2", "h3", "h4"):
        words = " ".join(element.text_content().split())
        if words and key_of(words) in whole:
            found.append(BodyPart(words, None if element.tag == "p" else BlockKind.SUBHEAD, delimited=True))
    return found if sum(part.kind is None for part in found) > 1 else parts


def _parts_of_body(body: Node | None) -> list[BodyPart]:
    return [] if body is None else [part for element in body for part in _parts_of(element)]


def _paragraphs(tree: Node) -> Iterator[BodyPart]:
    """The paragraphs of a page in which no body was found."""
    for element in tree.xpath("//article//p") or tree.xpath("//p"):
        words = " ".join(element.text_content().split())
        if len(words) >= _MIN_PARAGRAPH:
            yield BodyPart(words, delimited=True)


def _parts_of(element: Node) -> Iterator[BodyPart]:
    """The parts of one element of trafilatura's document."""
    tag = element.tag
    if tag == "list":
        for item in element.iter("item"):
            yield from _part(item, BlockKind.LIST_ITEM)
    elif tag == "table":
        for row in element.iter("row"):
            cells = [_text(cell) for cell in row.iter("cell")]
            if words := " | ".join(cell for cell in cells if cell):
                yield BodyPart(words, BlockKind.LIST_ITEM)
    elif tag == "head":
        yield from _part(element, BlockKind.SUBHEAD)
    elif tag in _HOLDERS and any(child.tag in _BLOCKS for child in element):
        for child in element:
            yield from _parts_of(child)
    elif tag in _BLOCKS:
        yield from _part(element, None)


def _part(element: Node, kind: BlockKind | None) -> Iterator[BodyPart]:
    if words := _text(element):
        yield BodyPart(words, kind, delimited=True)


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


def _with_lost_paragraphs(parts: list[BodyPart], outline: PageOutline) -> list[BodyPart]:
    """The parts, with the sentences restored that the page has between them in the same element and with their tag.

    Extractors drop short paragraphs with many links, which lists of links are, but so are first paragraphs.
    """
    places = {key_of(part.text): index for index, part in enumerate(parts)}
    found: dict[tuple[int, str], list[int]] = {}
    for at, block in enumerate(outline.blocks):
        if block.key in places and not outline.is_boxed(block):
            found.setdefault((block.container, block.tag), []).append(at)
    lost: dict[int, list[BodyPart]] = {}
    for at, block in enumerate(outline.blocks):
        siblings = found.get((block.container, block.tag), ())
        if len(siblings) < 2 or at > siblings[-1] or block.key in places or not _is_sentence(block, outline):
            continue
        before = max((places[outline.blocks[other].key] + 1 for other in siblings if other < at), default=None)
        position = places[outline.blocks[siblings[0]].key] if before is None else before
        lost.setdefault(position, []).append(BodyPart(block.words, delimited=True))
        places[block.key] = position
    if not lost:
        return parts
    restored: list[BodyPart] = []
    for index in range(len(parts) + 1):
        restored.extend(lost.get(index, ()))
        restored.extend(parts[index : index + 1])
    return restored


def _is_sentence(block: PageBlock, outline: PageOutline) -> bool:
    words = block.words
    return (
        not block.caption
        and words.count(" ") >= _MIN_WORDS - 1
        and _SENTENCE.match(words) is not None
        and not outline.is_boxed(block)
        and outline.linked(block) < _LINKS
        and label_of(words, 0, len(words)) is None
    )


def _fuller(found: list[BodyPart], claimed: list[BodyPart]) -> list[BodyPart]:
    """The body that JSON-LD claims, where it holds what was found and as much again; else nothing."""
    known = key_of(" ".join(part.text for part in claimed))
    keys = [key_of(part.text) for part in found]
    size = sum(map(len, keys))
    agreed = sum(len(key) for key in keys if key in known)
    fuller = len(known) > 400 and len(known) >= size * 2 and agreed * 2 >= size
    return claimed if fuller else []


def _typed(parts: list[BodyPart], outline: PageOutline, authors: tuple[str, ...]) -> list[BodyPart]:
    """The parts with captions, pull quotes, related stories and notes on the authors typed as what they are."""
    keys = [key_of(part.text) for part in parts]
    story = " ".join(key for key, part in zip(keys, parts, strict=True) if part.kind is None)
    typed: list[BodyPart] = []
    for part, key in zip(parts, keys, strict=True):
        block = outline.by_key.get(key)
        kind = part.kind
        if block is not None and block.caption:
            kind = BlockKind.CAPTION
        elif block is not None and _is_pull_quote(block, outline, story):
            kind = BlockKind.FURNITURE
        typed.append(attrs.evolve(part, kind=kind))
    _mark_related(typed, outline)
    _mark_authors(typed, authors)
    return typed


def _is_pull_quote(block: PageBlock, outline: PageOutline, story: str) -> bool:
    """Whether a quotation that is set off repeats words of a paragraph of the story."""
    if not (block.tag == "blockquote" or outline.is_boxed(block)) or block.words.count(" ") < _MIN_WORDS - 1:
        return False
    return f" {block.key} " not in f" {story} " and block.key in story


def _mark_related(parts: list[BodyPart], outline: PageOutline) -> None:
    """Mark the label of each list of related stories, and the links and teasers under it; the story goes on after."""
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        if label_of(part.text, 0, len(part.text)) is not BlockKind.FURNITURE or not _is_link(part, outline, heads=True):
            continue
        parts[index - 1] = attrs.evolve(part, kind=BlockKind.FURNITURE)
        while index < len(parts) and _is_entry(parts, index, outline):
            parts[index] = attrs.evolve(parts[index], kind=BlockKind.FURNITURE)
            index += 1


def _is_entry(parts: list[BodyPart], index: int, outline: PageOutline) -> bool:
    """Whether a part in a list of related stories belongs to it: a link, or the teaser below one."""
    if _is_link(parts[index], outline):
        return True
    below_link = _is_link(parts[index - 1], outline) and parts[index - 1].kind is BlockKind.FURNITURE
    above_link = index + 1 == len(parts) or _is_link(parts[index + 1], outline)
    return parts[index].kind is None and below_link and above_link


def _is_link(part: BodyPart, outline: PageOutline, *, heads: bool = False) -> bool:
    """Whether a part is a link to another page; with ``heads``, any heading too."""
    if heads and part.kind is BlockKind.SUBHEAD:
        return True
    block = outline.by_key.get(key_of(part.text))
    least = _LINKS if part.kind is None else _LINKED_HEAD
    return block is not None and outline.linked(block) >= least


def _mark_authors(parts: list[BodyPart], authors: tuple[str, ...]) -> None:
    """Mark what the site says of its authors in the last parts of the story."""
    last = next((at for at in range(len(parts), 0, -1) if parts[at - 1].kind is not BlockKind.FURNITURE), 0)
    for index in range(max(1, last - 4), last):
        text = parts[index].text
        if authors and parts[index].kind is None and text.startswith(authors) and _ABOUT.search(text):
            parts[index] = attrs.evolve(parts[index], kind=BlockKind.BYLINE)


def _with_captions(parts: list[BodyPart], outline: PageOutline) -> list[BodyPart]:
    """The parts, with the captions that the page has between them; those before and after the story are left out."""
    places = {key_of(part.text): index for index, part in enumerate(parts)}
    after: dict[int, list[BodyPart]] = {}
    last: int | None = None
    for block in outline.blocks:
        if not block.caption:
            last = places.get(block.key, last)
        elif last is not None and last < len(parts) - 1 and len(block.words) > 3 and block.key not in places:
            after.setdefault(last, []).append(BodyPart(block.words, BlockKind.CAPTION, delimited=True))
            places[block.key] = last
    return [entry for index, part in enumerate(parts) for entry in (part, *after.get(index, ()))]

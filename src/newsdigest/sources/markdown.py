"""Markdown articles: headings, lists, quotations, images, and front matter, without their marks.

Recognised by front matter with a title, or by a heading on the first line together with another mark of Markdown,
because a "#" alone opens plain text too. Links keep their words, images their alternative text (as captions); code
and raw HTML blocks are dropped. The subset is CommonMark's, without nesting. https://commonmark.org/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsdigest.errors import EmptyArticleError
from newsdigest.model.article import Article
from newsdigest.model.enums import BlockKind
from newsdigest.sources.assembly import BodyPart, Draft, assemble
from newsdigest.sources.markup import strip_tags
from newsdigest.sources.request import Request

__all__ = ["matches", "read"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:[^\n]{0,2000}\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_]{2,40})[ \t]*:[ \t]*(?P<value>[^\n]{0,1500})$")
_HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]{1,4}(?P<words>\S[^\n]{0,400}?)[ \t#]{0,10}$")
_FIRST = re.compile(r"\s{0,200}#{1,6}[ \t]\S[^\n]{0,300}(?:\n|$)")
_OTHER = re.compile(
    r"^(?:#{1,6}[ \t]\S|[*+-][ \t]\S|>[ \t]?\S|!?\[[^\]\n]{1,300}\]\(|```)|\]\(https?://|\*\*[^*\n]{1,300}\*\*",
    re.MULTILINE,
)
_ITEM = re.compile(r"[ ]{0,6}(?:[*+-]|\d{1,3}[.)])[ \t]{1,4}(?P<words>\S.{0,4000})$", re.DOTALL)
_IMAGE_LINE = re.compile(r"[ ]{0,3}!\[(?P<words>[^\]]{0,500})\]\([^)]{0,1000}\)[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,40}|(?:-[ \t]*){3,40}|(?:_[ \t]*){3,40})$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:={2,80}|-{2,80})[ \t]*$")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,1000}(?:\([^()\n]{0,200}\))?[^()\n]{0,200}\)|\[[^\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<(https?://[^>\s]{1,500})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]{1,300})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def matches(text: str) -> bool:
    """Whether the text is Markdown."""
    front = _FRONT.match(text[:40_000])
    if front and re.search(r"^title[ \t]*:", front["fields"], re.MULTILINE | re.IGNORECASE):
        return True
    first = _FIRST.match(text)
    return first is not None and _OTHER.search(text, first.end(), first.end() + 100_000) is not None


def read(text: str, request: Request, notes: tuple[str, ...]) -> Article:
    """The article of a Markdown text."""
    front = _FRONT.match(text[:40_000])
    fields = _fields(front["fields"]) if front else {}
    parts = list(_parts(text[front.end() :] if front else text))
    title = _field(fields, "title") or None
    if not title and parts and parts[0].kind is BlockKind.SUBHEAD:
        title, parts = parts[0].text, parts[1:]
    if not parts and not title:
        raise EmptyArticleError("the Markdown holds no text")
    return assemble(
        Draft(
            source_format="markdown",
            parts=tuple(parts),
            title=title,
            description=_field(fields, "description", "summary", "abstract", "subtitle"),
            published=_field(fields, "date", "published", "publishdate", "pubdate"),
            modified=_field(fields, "lastmod", "updated", "modified"),
            authors=tuple(fields.get("authors") or fields.get("author") or ()),
            publisher=_field(fields, "publisher", "site"),
            url=_field(fields, "url", "canonical", "canonical_url", "link"),
            language=_field(fields, "lang", "language"),
            notes=notes,
        ),
        request,
    )


def _fields(front: str) -> dict[str, list[str]]:
    """The fields of front matter: scalars, ``[a, b]`` lists and ``- a`` lists of YAML, and nothing else of it."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in front.splitlines():
        if match := _FIELD.match(line):
            key = match["key"].lower()
            value = match["value"].strip()
            inner = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            fields[key] = [entry.strip().strip("\"'") for entry in inner if entry.strip()]
        elif key and line.lstrip().startswith("- "):
            fields[key].append(line.lstrip()[2:].strip().strip("\"'"))
    return fields


def _field(fields: Mapping[str, list[str]], *names: str) -> str | None:
    return next((fields[name][0] for name in names if fields.get(name)), None)


def _parts(text: str) -> Iterator[BodyPart]:
    """The blocks of a body."""
    lines: list[str] = []
    fenced = False
    for line in [*text.splitlines(), ""]:
        if line.lstrip().startswith(("```", "~~~")):
            yield from _paragraph(lines)
            fenced, lines = not fenced, []
        elif fenced:
            continue
        elif heading := _HEADING.match(line):
            yield from _paragraph(lines)
            yield BodyPart(_plain(heading["words"]), BlockKind.SUBHEAD)
            lines = []
        elif lines and _UNDERLINE.match(line):
            yield BodyPart(_plain(" ".join(lines)), BlockKind.SUBHEAD)
            lines = []
        elif not line.strip() or _RULE.match(line) or (lines and _ITEM.match(line)):
            yield from _paragraph(lines)
            lines = [line] if line.strip() and not _RULE.match(line) else []
        else:
            lines.append(line)
    yield from _paragraph(lines)


def _paragraph(lines: list[str]) -> Iterator[BodyPart]:
    """The part that some lines make."""
    joined = " ".join(re.sub(r"^[ ]{0,3}(?:>[ ]?){1,4}", "", line).strip() for line in lines).strip()
    if not joined:
        return
    if image := _IMAGE_LINE.match(joined):
        if words := _plain(image["words"]):
            yield BodyPart(words, BlockKind.CAPTION)
    elif item := _ITEM.match(joined):
        yield BodyPart(_plain(item["words"]), BlockKind.LIST_ITEM)
    elif words := _plain(joined):
        yield BodyPart(words)


def _plain(text: str) -> str:
    """The words of a line without the marks of Markdown."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for pattern in (_STRONG, _EMPHASIS):
        text = pattern.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", _CODE.sub(r"\1", _AUTOLINK.sub(r"\1", text)))
    return " ".join(((strip_tags(text) or "") if "<" in text else text).split())

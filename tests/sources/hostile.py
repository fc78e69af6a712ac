"""Two hundred and more inputs made to break a reader; each must give an article or a documented error, and soon."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.sources import samples

_SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&<>"
_SIZE = 20_000
_XML = {
    "nitf": samples.NITF,
    "newsml": samples.NEWSML,
    "rss": samples.RSS,
    "atom": samples.ATOM,
    "item": samples.RSS_ITEM,
}
_TEXTS = {**_XML, "html": samples.HTML, "markdown": samples.MARKDOWN}
_MANY = " ".join(f'a{number}="1"' for number in range(5000))
_NASTY = {
    "null bytes": "\x00", "a lone surrogate": "\ud800", "a low surrogate": "\udfff", "controls": "\x01\x08\x1b\x7f",
    "right-to-left": "\u202e\u2066", "not a character": "\ufffe\uffff", "astral": "\U0001f9a6\U0010ffff",
    "script": _SCRIPT, "line separators": "\u2028\u2029\x85\x0b\x0c", "CDATA": "]]><![CDATA[", "comment": "--><!--",
    "instruction": "<?php x ?>", "entity": "&bomb;&#0;&#xD800;&#x110000;",
}  # fmt: skip


def _bombs() -> Iterator[tuple[str, str]]:
    """Entities that expand, refer to files, or to each other."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declarations = {
        "billion laughs": f'<!ENTITY l0 "ha">{entities}',
        "quadratic": f'<!ENTITY l9 "{"a" * 5000}">',
        "file": '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        "network": '<!ENTITY l9 SYSTEM "http://example.org/x">',
        "parameter": '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;<!ENTITY l9 "x">',
        "loop": '<!ENTITY l9 "&l8;"><!ENTITY l8 "&l9;">',
    }
    for root in ("nitf", "newsItem", "rss", "feed", "item", "html"):
        for name, declaration in declarations.items():
            body = "&l9;" * 50
            yield f"{name} in {root}", f"<!DOCTYPE {root} [{declaration}]><{root}><p>{body}</p></{root}>"


def _deep() -> Iterator[tuple[str, str]]:
    """Nesting."""
    for name in ("div", "p", "blockquote", "ul", "table", "b", "item", "entry", "media", "block"):
        for root in ("html", "nitf", "rss", "newsMessage"):
            yield (
                f"deep {name} in {root}",
                f"<{root}>" + f"<{name}>" * _SIZE + "The pier will close." + f"</{name}>" * _SIZE,
            )
    for opening, closing in (("[", "]"), ('{"a":', "}"), ('{"@graph":[', "]}"), ('{"text":', "}")):
        yield f"deep {opening}", opening * _SIZE + "1" + closing * _SIZE
        yield f"deep and open {opening}", opening * _SIZE
    for mark in ("> ", "- ", "#", "[", "![](", "**", "`", "_"):
        yield f"markdown {mark}", "# Pier\n\n**Bold**\n\n" + mark * _SIZE


def _large() -> Iterator[tuple[str, str]]:
    """Huge attributes, names, and numbers of attributes."""
    for name, text in _TEXTS.items():
        at = text.rindex("<p>") if "<p>" in text else 0
        yield f"huge attribute in {name}", f'{text[:at]}<p class="{"a" * _SIZE * 10}">x</p>{text[at:]}'
        yield (
            f"many attributes in {name}",
            f"{text[:at]}<p {_MANY}>x</p>{text[at:]}",
        )
        yield f"huge name in {name}", f"{text[:at]}<{'p' * _SIZE}>x</{'p' * _SIZE}>{text[at:]}"
        yield f"cut in {name}", text[: len(text) * 2 // 3]
        yield f"twice {name}", text + text
        yield f"endless tag in {name}", text[:at] + "<p " + "<" * _SIZE
        yield f"endless comment in {name}", text[:at] + "<!--" + "-" * _SIZE


def _nasty() -> Iterator[tuple[str, str]]:
    """Odd characters in every text and in every field."""
    for name, text in _TEXTS.items():
        for what, characters in _NASTY.items():
            yield f"{what} in {name}", text.replace("pier", f"pier{characters}").replace("Ada", f"Ada{characters}")
    for what, characters in _NASTY.items():
        fields = ("title", "description", "text", "authors", "date_publish", "url", "language", "publisher", "dateline")
        yield f"{what} in every field", json.dumps(dict.fromkeys(fields, f"Pier {characters} closes."))
        nested = {
            field: [{"name": characters, "value": f"Pier {characters}"}, None, 5, [[characters]]] for field in fields
        }
        yield f"{what} in nested fields", json.dumps(nested)


def texts() -> list[tuple[str, str]]:
    """All hostile texts with their names."""
    return [*_bombs(), *_deep(), *_large(), *_nasty()]


def byte_strings() -> list[tuple[str, bytes]]:
    """Hostile bytes: every sample damaged in its encoding."""
    made: list[tuple[str, bytes]] = []
    for name, text in _TEXTS.items():
        data = text.encode()
        middle = len(data) // 2
        made += [
            (f"invalid UTF-8 in {name}", data[:middle] + b"\xff\xfe\x80\xc3" + data[middle:]),
            (f"overlong in {name}", data[:middle] + b"\xc0\xaf\xe0\x80\xaf" + data[middle:]),
            (f"UTF-16 in {name}", text.encode("utf-16")),
            (f"odd UTF-16 in {name}", text.encode("utf-16")[:-1]),
            (f"null bytes in {name}", data[:middle] + b"\x00\x00" + data[middle:]),
            (f"wrong mark in {name}", b"\xfe\xff" + data),
        ]
    return made

"""HTML to start tags, end tags and text, in one pass that hostile text cannot make longer.

``html.parser`` raises on some declarations (``<![ ]``), and in many Python versions it goes over an unclosed tag,
comment or attribute again and again, so that a hundred kilobytes of ``<a `` take a minute. Here every search that
finds nothing is remembered and not made again; what never ends is words. The rules are those of HTML's tokenizer as
far as they decide what is a tag: quotation marks count only after ``=``, ``<!`` and ``<?`` open comments, scripts
and style sheets hold no tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape

__all__ = ["TokenKind", "tokenize", "with_fewer_attributes"]

_OPENING = re.compile(r"<(/?)([a-zA-Z][^\s/>\x00]*)")
_COMMENT_END = re.compile(r"--!?\s{0,9}>")
_NO_VALUE = re.compile(r"[^>=]*")
_VALUE = re.compile(r"=\s*([\"']?)")
_ATTRIBUTE = re.compile(r"[^\s=/>]+(?:\s{0,9}=\s{0,9}(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
_MOST_ATTRIBUTES = 500
_RAW = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in ("script", "style")}


class TokenKind(Enum):
    """The kind of an HTML token."""

    START = "start"
    END = "end"
    WORDS = "words"


def tokenize(text: str) -> Iterator[tuple[TokenKind, str]]:
    """The tags of ``text``, by their names in small letters, and the words between them, entities resolved.

    >>> [(kind.value, words) for kind, words in tokenize("<P class='a>b'>Rain &amp; wind<br/>")]
    [('start', 'p'), ('words', 'Rain & wind'), ('start', 'br'), ('end', 'br')]
    """
    reading = _TokenizerState(text)
    done = at = 0
    while (at := text.find("<", at)) >= 0:
        tag = _OPENING.match(text, at) if reading.find(">", at) >= 0 else None
        end = reading.end_of_tag(tag.end()) if tag else reading.end_of_comment(at)
        if end < 0:
            at += 1
            continue
        if done < at:
            yield TokenKind.WORDS, unescape(text[done:at])
        done = at = end
        if tag is not None:
            name = tag[2].lower()
            yield (TokenKind.END if tag[1] else TokenKind.START), name
            if not tag[1] and text[end - 2] == "/":
                yield TokenKind.END, name
            elif not tag[1] and name in _RAW:
                done = at = reading.end_of_raw(name, end)
    if done < len(text):
        yield TokenKind.WORDS, unescape(text[done:])


def with_fewer_attributes(text: str) -> str:
    """``text`` with 500 attributes in a tag at most: libxml2 goes over all of a tag for each, which can take minutes.

    >>> len(with_fewer_attributes("<p " + "a " * 9000 + ">Rain</p>"))
    1011
    """
    reading = _TokenizerState(text)
    kept: list[str] = []
    done = at = 0
    while (tag := _OPENING.search(text, at)) is not None:
        at = reading.end_of_tag(tag.end())
        if at < 0:
            at = len(text)  # a tag without an end is one to libxml2
        if at - tag.end() > 2 * _MOST_ATTRIBUTES and (cut := _end_of_attributes(text, tag.end(), at)) < at - 1:
            kept.append(text[done:cut])
            done = at - 1
        if not tag[1] and tag[2].lower() in _RAW:
            at = reading.end_of_raw(tag[2].lower(), at)
    return "".join([*kept, text[done:]])


def _end_of_attributes(text: str, start: int, end: int) -> int:
    """The end of the last attribute that is kept of a tag; ``end`` where it has no more than that."""
    attributes = _ATTRIBUTE.finditer(text, start, end)
    return next((one.end() for number, one in enumerate(attributes, 1) if number == _MOST_ATTRIBUTES), end)


class _TokenizerState:
    """The searches over one text, and what they have failed to find."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        self._quotes_close = True

    def find(self, what: str, at: int) -> int:
        """Where ``what`` comes next, or -1; once it is missing, it is not looked for again."""
        found = -1 if what in self._missing else self._text.find(what, at)
        if found < 0:
            self._missing.add(what)
        return found

    def end_of_tag(self, at: int) -> int:
        """The offset after the ``>`` of the tag whose name ends at ``at``.

        Where attributes run on to the end of the text, quotation marks count no more, here and in all that follows.
        """
        first = at
        while self._quotes_close:
            at = self._end_of(_NO_VALUE, at)
            if self._text.startswith(">", at):
                return at + 1
            value = _VALUE.match(self._text, at)
            if value is None:
                self._quotes_close = False
                break
            at = value.end()
            if value[1]:
                at = self.find(value[1], at) + 1
                self._quotes_close = at > 0
        return self.find(">", first) + 1 or -1

    def end_of_comment(self, at: int) -> int:
        """The offset after the comment, declaration or instruction at ``at``; -1 without one or without an end."""
        if self._text.startswith("<!--", at):
            return self._search("comment", _COMMENT_END, at + 4)
        if self._text.startswith("<![CDATA[", at):
            return self.find("]]>", at) + 3 if self.find("]]>", at) >= 0 else -1
        if self._text.startswith(("<!", "<?", "</"), at):
            return self.find(">", at) + 1 or -1
        return -1

    def end_of_raw(self, name: str, at: int) -> int:
        """Where the end tag of a script or style sheet opens; the end of the text where it has none."""
        found = None if name in self._missing else _RAW[name].search(self._text, at)
        if found is None:
            self._missing.add(name)
            return len(self._text)
        return found.start()

    def _search(self, name: str, pattern: re.Pattern[str], at: int) -> int:
        found = None if name in self._missing else pattern.search(self._text, at)
        if found is None:
            self._missing.add(name)
            return -1
        return found.end()

    def _end_of(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        return found.end() if found else at

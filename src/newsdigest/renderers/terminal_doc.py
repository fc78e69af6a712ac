"""Text for a terminal or a pager: labels on the left, words wrapped on the right, colour only where it is asked for.

Colour is ECMA-48 "select graphic rendition"; the caller chooses a palette. All article text passes
``one_line`` first, so the only escape sequences in the output are the palette's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from newsdigest.model.enums import Significance
from newsdigest.renderers.clean_text import one_line, visible
from newsdigest.renderers.story_layout import story_layout
from newsdigest.renderers.text_layout import (
    LayoutLine,
    Section,
    TextLayout,
    article_layout,
    checks_layout,
    digest_layout,
    edited_layout,
    summary_check_layout,
)

if TYPE_CHECKING:
    from newsdigest.model.article import Article
    from newsdigest.model.change import DigestDiff
    from newsdigest.model.checks import QuoteCheck, SummaryCheck
    from newsdigest.model.digest import Digest
    from newsdigest.model.story import Story

__all__ = [
    "COLOURED",
    "PLAIN",
    "Palette",
    "article_to_text",
    "checks_to_text",
    "diff_to_text",
    "digest_to_text",
    "story_to_text",
    "summary_check_to_text",
]

_WIDTH: Final = 100
_NARROWEST: Final = 40
_LABEL: Final = 12
_MARKS: Final = re.compile(r"(\[-|-\]|\{\+|\+\})")


@attrs.frozen(kw_only=True)
class Palette:
    """The graphic rendition of each kind of text: ECMA-48 parameters such as ``"1;36"``, empty for none."""

    title: str = ""
    about: str = ""
    label: str = ""
    words: str = ""
    quote: str = ""
    detail: str = ""
    major: str = ""
    notable: str = ""
    minor: str = ""
    removed: str = ""
    added: str = ""


PLAIN: Final = Palette()
COLOURED: Final = Palette(
    title="1",
    about="2",
    label="1;36",
    quote="32",
    detail="2",
    major="1;31",
    notable="33",
    minor="2",
    removed="9;31",
    added="1;32",
)


def digest_to_text(digest: Digest, *, palette: Palette = PLAIN, width: int = _WIDTH) -> str:
    """A digest as text, ``width`` columns wide."""
    return _page(digest_layout(digest), palette, width)


def diff_to_text(delta: DigestDiff, *, palette: Palette = PLAIN, width: int = _WIDTH) -> str:
    """A diff as text, ``width`` columns wide."""
    return _page(edited_layout(delta), palette, width)


def story_to_text(story: Story, *, palette: Palette = PLAIN, width: int = _WIDTH) -> str:
    """A story as text, ``width`` columns wide."""
    return _page(story_layout(story), palette, width)


def article_to_text(article: Article, *, palette: Palette = PLAIN, width: int = _WIDTH) -> str:
    """A parsed article as text, ``width`` columns wide: each block after its kind."""
    return _page(article_layout(article), palette, width)


def checks_to_text(checks: Sequence[QuoteCheck], *, palette: Palette = PLAIN, width: int = _WIDTH) -> str:
    """What became of a text's quotations, ``width`` columns wide."""
    return _page(checks_layout(checks), palette, width)


def summary_check_to_text(check: SummaryCheck, *, palette: Palette = PLAIN, width: int = _WIDTH) -> str:
    """The check of a summary against its article, ``width`` columns wide."""
    return _page(summary_check_layout(check), palette, width)


def _page(layout: TextLayout, palette: Palette, width: int) -> str:
    width = max(width, _NARROWEST)
    lines = [_painted(part, palette.title) for part in _wrapped(one_line(layout.title), width)]
    about = one_line(" · ".join(layout.about))
    lines += [_painted(part, palette.about) for part in _wrapped(about, width)]
    column = max((_LABEL, *(len(one_line(section.label)) + 1 for section in layout.sections)))
    for section in layout.sections:
        lines.append("")
        lines += _section(section, palette, column, width - column)
    return "\n".join(lines) + "\n"


def _section(section: Section, palette: Palette, column: int, width: int) -> Iterator[str]:
    label = _painted(f"{one_line(section.label):<{column}}", palette.label)
    for line in section.lines:
        words = palette.quote if section.quoted else _weight(line, palette)
        parts = _edited(line, palette, width) if line.pieces else _line(line, words, palette.detail, width)
        for part in parts:
            yield f"{label}{part}"
            label = " " * column


def _weight(line: LayoutLine, palette: Palette) -> str:
    by_weight = {
        None: palette.words,
        Significance.MAJOR: palette.major,
        Significance.NOTABLE: palette.notable,
        Significance.MINOR: palette.minor,
    }
    return by_weight[line.weight]


def _line(line: LayoutLine, words: str, details: str, width: int) -> Iterator[str]:
    text, detail = one_line(line.text), one_line(line.detail)
    parts = _wrapped(text, width)
    if detail and parts and len(parts[-1]) + 3 + len(detail) <= width:
        *head, last = parts
        yield from (_painted(part, words) for part in head)
        yield f"{_painted(last, words)} {_painted('· ' + detail, details)}"
        return
    yield from (_painted(part, words) for part in parts)
    yield from (_painted(part, details) for part in _wrapped(detail, width - 2, "  · "))


def _edited(line: LayoutLine, palette: Palette, width: int) -> Iterator[str]:
    """An edited sentence: marked as ``wdiff`` does, [-old-] {+new+}; the marks are coloured where there is colour."""
    marks = {"removed": ("[-", "-]", palette.removed), "added": ("{+", "+}", palette.added)}
    text = "".join(
        f"{opening}{one_line(piece.text)}{closing}" if opening else visible(piece.text)
        for piece in line.pieces
        for opening, closing, _ in [marks.get(piece.edit, ("", "", ""))]
    )
    code, ends = "", {opening: (closing, code) for opening, closing, code in marks.values()}
    for part in _wrapped(f"{text} · {one_line(line.detail)}" if line.detail else text, width):
        painted = ""
        for token in _MARKS.split(part):
            painted += _painted(token, ends[token][1] if token in ends else code)
            code = ends[token][1] if token in ends else "" if token in ("-]", "+}") else code
        yield painted


def _wrapped(text: str, width: int, first: str = "") -> list[str]:
    """Greedy lines of at most ``width`` columns, in time linear in the text, long words included."""
    lines: list[str] = []
    line, room = first, width - len(first)
    for word in text.split():
        for start in range(0, len(word), room):  # one round, except for a word longer than a line
            piece = word[start : start + room]
            if len(line) > len(first) and len(line) + len(piece) > width:
                lines.append(line.rstrip())
                line = " " * len(first)
            line += f"{piece} "
    return [*lines, line.rstrip()] if len(line) > len(first) else lines


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text

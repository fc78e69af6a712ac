"""Article text made safe to show: what a reader would not see, or what would act on the screen, is taken out.

News text is untrusted. An escape sequence in it would drive a terminal, a bidirectional override (Unicode Technical
Report 36, "Trojan Source") would reorder what is shown around it, and a lone surrogate cannot be written at all. Shown
text is for reading only: offsets are never counted in it.
"""

from __future__ import annotations

from typing import Final

__all__ = ["one_line", "visible"]

_REPLACED: Final = (range(0x20), range(0x7F, 0xA0), range(0xD800, 0xE000), range(0xFFF9, 0xFFFC), (0xFFFE, 0xFFFF))
_DROPPED: Final = (
    (0x061C, 0x200E, 0x200F, 0xFEFF),
    range(0x202A, 0x202F),
    range(0x2066, 0x206A),
    range(0xE0000, 0xE0080),
)
_TABLE: Final[dict[int, str | None]] = {
    **{code: "\ufffd" for codes in _REPLACED for code in codes},
    **{code: None for codes in _DROPPED for code in codes},
    **dict.fromkeys((0x09, 0x0B, 0x0C), " "),
    **dict.fromkeys((0x0A, 0x85, 0x2028, 0x2029), "\n"),
    0x0D: None,
}


def visible(text: str) -> str:
    r"""``text`` without control characters (shown as ``\ufffd``) and without bidirectional controls; lines are kept.

    >>> from newsdigest.renderers.clean_text import visible
    >>> visible("calm\x1b[31mred\u202eevil")
    'calm\ufffd[31mredevil'
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    r"""``visible`` text with every run of white space as one blank.

    >>> from newsdigest.renderers.clean_text import one_line
    >>> one_line(" over\n\n two\u00a0lines ")
    'over two lines'
    """
    return " ".join(visible(text).split())

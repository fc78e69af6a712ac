"""Bytes to text: byte-order mark, then the declared encoding, then UTF-8, then Windows-1252.

The last step always succeeds and depends on nothing but the bytes, so the same file gives the same text anywhere.
A declared name is read as the WHATWG Encoding Standard has it (``iso-8859-1`` means Windows-1252). Text that was
decoded wrongly before it came here ("â€™" for an apostrophe) is noted and never altered: offsets belong to the caller.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newsdigest.errors import ParseError, UnsupportedFormatError

__all__ = ["NO_XML", "Decoded", "decode", "mojibake_note"]

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not have."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,80}?encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9_.:-]{2,40})[\"']"
    rb"|<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_MAGIC = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0", b"{\\rtf", b"RIFF", b"OggS", b"ID3", b"\x7fELF", b"MZ\x90", b"SQLite format 3",
    b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
_ALIASES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_MOJIBAKE = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u017e\u0161\u00a6\u201c\u201d\u02dc\u009d]|\u00c3[\u00a0-\u00bf\u2018-\u203a]|\u00c2[\u00a0\u00a3\u00ab\u00bb\u00b0]"
)
_SNIFF = 4096


class Decoded(NamedTuple):
    """The text of some bytes, and what was noticed on the way."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes, encoding: str | None) -> Decoded:
    """The text of ``data``.

    Args:
        data: the bytes of a file or a response.
        encoding: the name of the encoding, where the caller knows it.

    Raises:
        UnsupportedFormatError: the data is binary.
        ParseError: there is no encoding of the name given.
    """
    if encoding is not None:
        return _with(data, _codec(encoding, asked=True), "given")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _with(data[len(mark) :], name, "byte-order mark")
    _refuse_binary(data)
    declared = _declared(data[:_SNIFF])
    for name in dict.fromkeys((*declared, "utf-8")):
        try:
            return Decoded(data.decode(name), ())
        except (UnicodeDecodeError, ValueError):
            continue
    text = data.decode("cp1252", errors="replace")
    invalid = _mostly_utf8(data)
    if invalid is not None:
        return invalid
    return Decoded(text, ("the encoding is not declared and not UTF-8: read as Windows-1252",))


def mojibake_note(text: str) -> tuple[str, ...]:
    """A note where ``text`` shows the marks of an earlier wrong decoding."""
    if _MOJIBAKE.search(text):
        return ("the text seems to have been decoded wrongly before (mojibake); it was left as it is",)
    return ()


def _with(data: bytes, name: str, how: str) -> Decoded:
    try:
        return Decoded(data.decode(name).removeprefix("\ufeff"), ())
    except (UnicodeDecodeError, ValueError):
        note = f"some bytes are not valid {name} (encoding {how}); they show as U+FFFD"
        return Decoded(data.decode(name, errors="replace").removeprefix("\ufeff"), (note,))


def _codec(name: str, *, asked: bool) -> str:
    wanted = _ALIASES.get(name.strip().lower(), name.strip())
    try:
        info = codecs.lookup(wanted)
    except (LookupError, ValueError):
        info = None
    # Python also lists codecs that are no text encodings (hex, zlib) or that run code paths of their own (idna).
    if info is None or not getattr(info, "_is_text_encoding", True) or info.name in {"idna", "punycode", "undefined"}:
        if asked:
            raise ParseError(f"there is no text encoding named {name!r}: pass a name such as 'utf-8' or 'windows-1252'")
        return "utf-8"
    return info.name


def _declared(head: bytes) -> tuple[str, ...]:
    match = _DECLARED.search(head)
    if not match:
        return ()
    name = _codec((match[1] or match[2]).decode("ascii"), asked=False)
    # A declaration that was read as ASCII bytes cannot be true of UTF-16 or UTF-32.
    return () if name.startswith(("utf-16", "utf-32")) else (name,)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few damaged bytes is still UTF-8, not Windows-1252."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    good = len(data) - len(text)  # bytes that belonged to multi-byte characters, about
    if good > 4 * damaged:
        return Decoded(text, (f"{damaged} damaged UTF-8 sequences; they show as U+FFFD",))
    return None


def _refuse_binary(data: bytes) -> None:
    head = data[:_SNIFF]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if head.startswith(_MAGIC) or controls * 50 > len(head):
        raise UnsupportedFormatError(
            "the source is binary, not text: pass text, HTML, XML or JSON "
            "(extract the text of PDF and office files first)"
        )

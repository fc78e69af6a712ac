"""A ``str`` that is plainly a path or a web address is read as text, as every ``str`` is; a note and a warning say so.

Nothing is opened and nothing is fetched. Strategy: one line, short, and either an address with its scheme (RFC 3986) or
a file name that ends as files of text do. A name with blanks counts only where it starts as a path does, so that a
sentence that ends with a file's name stays a sentence.
"""

from __future__ import annotations

import re
import sys
import warnings
from typing import Final

__all__ = ["path_note", "warn_of_path"]

_LONGEST: Final = 2_000  # characters; longer addresses are not written by hand
_WEB: Final = re.compile(r"(?:(?:https?|ftp|file)://|www\.)\S+", re.IGNORECASE)
_ROOTED: Final = re.compile(r"(?:~?/|\.{1,2}[/\\]|[A-Za-z]:[/\\]|\\\\).")
_ENDINGS: Final = (
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".json", ".jsonl"),
    *(".ndjson", ".pdf", ".doc", ".docx", ".rtf", ".odt", ".csv", ".parquet", ".warc", ".gz", ".zip"),
)


def warn_of_path(text: str) -> tuple[str, ...]:
    """The note of :func:`path_note`, which is issued as a ``UserWarning`` at the caller's own line as well."""
    notes = path_note(text)
    for note in notes:
        warnings.warn(note, UserWarning, stacklevel=_depth_of_caller())
    return notes


def _depth_of_caller() -> int:
    """How many frames lie between :func:`warn_of_path` and the code that called the library."""
    depth, frame = 1, sys._getframe(1)
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).partition(".")[0] == "newsdigest":
        depth, frame = depth + 1, frame.f_back
    return depth


def path_note(text: str) -> tuple[str, ...]:
    """A note where ``text`` looks plainly like a path or a web address, else nothing.

    >>> path_note("report.txt")
    ("the text looks like a path: it was read as it is, and no file was opened; pass pathlib.Path('report.txt')",)
    >>> path_note("The clerk named the file report.txt")
    ()
    """
    if len(text) > _LONGEST:
        return ()
    line = text.strip()
    if _WEB.fullmatch(line):
        return (
            "the text looks like a web address: it was read as it is, and nothing was fetched; pass the page's bytes",
        )
    if _is_path(line):
        return (
            f"the text looks like a path: it was read as it is, and no file was opened; pass pathlib.Path({line!r})",
        )
    return ()


def _is_path(line: str) -> bool:
    if not line.lower().endswith(_ENDINGS) or len(line.splitlines()) != 1:
        return False
    return _ROOTED.match(line) is not None or len(line.split()) == 1

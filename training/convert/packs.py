"""What the converters share: records as JSON lines, the splits by hash, word n-grams, the command line."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

__all__ = [
    "Record",
    "arguments",
    "digest",
    "grams",
    "normalised",
    "outer_first",
    "read",
    "share_below",
    "trimmed",
    "write",
]

Record: TypeAlias = dict[str, Any]
"""One JSON object."""

_GRAM = 10


def arguments(description: str | None) -> tuple[Path, Path]:
    """The two paths of every converter: what is read (a checkout) and the folder of the packs."""
    cli = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("checkout", type=Path, help="checkout of the public repository")
    cli.add_argument("corpora", type=Path, help="folder that the packs are written to")
    given = cli.parse_args()
    return given.checkout, given.corpora


def write(path: Path, records: Iterable[Record]) -> int:
    """Write records as JSON lines, compressed without a time stamp where the name ends in ``.gz``."""
    lines = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records]
    data = "".join(lines).encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return len(lines)


def read(path: Path) -> Iterator[Record]:
    """The records of a pack; none where the file does not exist."""
    if path.exists():
        data = path.read_bytes()
        for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n"):
            if line:
                yield json.loads(line)


def digest(text: str) -> str:
    """The SHA-256 of a string, in hexadecimal digits: the order of seeded choices."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def share_below(text: str, share: float) -> bool:
    """Whether a string falls into the first ``share`` (0 to 1) of all strings: a split that does not move."""
    return int(digest(text)[:12], 16) / 16**12 < share


def normalised(text: str | None) -> str:
    """Lower case, words with single blanks between them.

    >>> normalised("Storm hits U.K. -- again!")
    'storm hits u k again'
    """
    return re.sub(r"\W+", " ", text or "").strip().lower()


def grams(text: str) -> set[int]:
    """Checksums of the word 10-grams of a text."""
    words = normalised(text).split()
    runs = (" ".join(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1))
    return {zlib.crc32(run.encode("utf-8")) for run in runs}


def outer_first(record: Record) -> tuple[int, int]:
    """The order of records with a ``span`` in the text: of two that start together the longer one first."""
    start, end = record["span"]
    return start, -end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends.

    >>> trimmed("on Monday ", 2, 10)
    (3, 9)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

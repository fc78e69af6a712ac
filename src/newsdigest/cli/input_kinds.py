"""Whether the arguments of a command name one article or many, seen from their names alone.

What reads many articles is imported where there are many: one article is shown sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from newsdigest.cli.containers import TABLE_SUFFIXES, WARC_SUFFIXES
from newsdigest.cli.options import STANDARD_INPUT

__all__ = ["FEED", "LINES", "LINE_SUFFIXES", "PARQUET_SUFFIX", "are_many"]

LINES: Final = "jsonl"
FEED: Final = "feed"
LINE_SUFFIXES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
PARQUET_SUFFIX: Final = ".parquet"


def are_many(arguments: Sequence[str], input_format: str | None) -> bool:
    """Whether the arguments name more than one article."""
    return len(arguments) != 1 or input_format in (LINES, FEED) or any(map(_holds_many, arguments))


def _holds_many(argument: str) -> bool:
    suffixes = (*LINE_SUFFIXES, *TABLE_SUFFIXES, *WARC_SUFFIXES, PARQUET_SUFFIX)
    return argument.endswith(suffixes) or (argument != STANDARD_INPUT and Path(argument).is_dir())

"""The articles that the benchmarks read: of a file that is named, or made from the seed article.

A file of articles has one JSON object a line with a ``text`` (plain or gzip). Without one, the paragraphs of the
seed article are used over and over with other names, so that anyone can run every benchmark.

Importing this module holds numpy's linear algebra to one thread: import it before newsdigest.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["SEED", "WORDS", "long_text", "paragraphs", "texts", "varied"]

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
for _name, _count in THREADS.items():
    os.environ.setdefault(_name, _count)

WORDS = 840  # the length that other libraries were first measured at
SEED = next((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SYLLABLES = (
    "ba be bor car dal den el far gan hol is jor kel lan mer nor os per quin ras sen tor ul ver wil yan zel".split()
)


def paragraphs(gold: str | Path | None) -> list[str]:
    """The paragraphs of a file of articles, in order; those of the seed article where none is given."""
    if gold is None:
        stories = [SEED.read_text(encoding="utf-8")]
    else:
        with (
            gzip.open(gold, "rt", encoding="utf-8")
            if str(gold).endswith(".gz")
            else open(gold, encoding="utf-8") as file
        ):
            stories = [json.loads(line)["text"] for line in file]
    return [paragraph.strip() for story in stories for paragraph in story.split("\n") if paragraph.strip()]


def texts(gold: str | Path | None, count: int = 60, words: int = WORDS) -> list[str]:
    """``count`` articles of about ``words`` words: paragraphs joined in their order, varied where they do not reach."""
    found: list[str] = []
    parts: list[str] = []
    length = 0
    for paragraph in paragraphs(gold):
        parts.append(paragraph)
        length += len(paragraph.split())
        if length >= words:
            found.append("\n\n".join(parts))
            parts, length = [], 0
    if len(found) < count:
        more = varied(gold, words)
        found.extend(next(more) for _ in range(count - len(found)))
    return found[:count]


def varied(gold: str | Path | None, words: int) -> Iterator[str]:
    """An endless stream of articles of about ``words`` words of which no two are the same.

    Each is a random draw of paragraphs in which one capitalised word in three gives way to an invented name, so that
    no cache of texts or of words can do a later article's work. The same file gives the same stream.
    """
    pool = paragraphs(gold)
    draw = random.Random(20_261_125)
    while True:
        parts: list[str] = []
        length = 0
        while length < words:
            parts.append(_NAME.sub(lambda found: _other_name(found[0], draw), draw.choice(pool)))
            length += len(parts[-1].split())
        yield "\n\n".join(parts)


def _other_name(name: str, draw: random.Random) -> str:
    if draw.random() < 2 / 3:
        return name
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))).capitalize()


def long_text(gold: str | Path | None, characters: int) -> str:
    """One text of so many characters, of articles that do not repeat."""
    parts = []
    length = 0
    for article in varied(gold, WORDS):
        parts.append(article)
        length += len(article) + 2
        if length >= characters:
            break
    return "\n\n".join(parts)[:characters]

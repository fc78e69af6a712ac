"""True summaries with their articles, for :mod:`training.summary_check.fit`.

All are of openly licensed text: Wikinews, press releases of federal offices, and the documents of GUM with a CC BY or
CC BY-SA text.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["FOLDS", "Pair", "fold_of", "is_open_text", "pairs", "published_of", "records_of"]

FOLDS = 5
"""Parts of the articles that are left out in turn."""

_SEED = 20261128
_RELEASES = 350
_SUMMARISERS = ("human", "Qwen2.5-7B")  # people, and a model with an Apache licence
_GENRES = frozenset("news bio interview court academic speech voyage letter textbook".split())
_AGENCY = re.compile(r"^[A-Z ,.]{4,40}\((?:Reuters|AP|Xinhua)\)\s+(?:-|--|—)\s+")


class Pair(NamedTuple):
    """One true summary.

    Attributes:
        source: "gum", "long" (two of those on one document, joined), "title",
            "lead" (the rest of the article has all its names and figures), "opening" (a first
            paragraph as it is, which may say what the rest does not).
        article: what it summarises.
        story: the document it comes from.
    """

    source: str
    article: str
    story: str
    published: str | None
    summary: str


def records_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a pack's file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def published_of(record: dict[str, Any]) -> str | None:
    """The day of publication, where the record has one."""
    found = re.match(r"\d{4}-\d\d-\d\d", str(record.get("published") or record.get("date") or ""))
    return found[0] if found else None


def is_open_text(record: dict[str, Any]) -> bool:
    """Whether the text of a document of GUM has a licence that allows any use."""
    licence = record["text_licence"] or ""
    return licence.startswith("CC BY") and "NC" not in licence


def pairs(corpora: Path) -> Iterator[Pair]:
    """True summaries, those of one article in a row, articles in a seeded order."""
    groups = [*_gum(corpora), *_titled(corpora), *_releases(corpora)]
    random.Random(_SEED).shuffle(groups)
    for group in groups:
        yield from group


def _gum(corpora: Path) -> Iterator[list[Pair]]:
    for record in records_of(corpora / "entities/train.jsonl.gz"):
        if record["genre"] not in _GENRES or not is_open_text(record):
            continue
        told = [summary["text"] for summary in record["summaries"] if summary["by"].startswith(_SUMMARISERS)]
        texts = [("gum", text) for text in told]
        if len(told) > 1:
            texts.append(("long", " ".join(told)))
        yield [Pair(source, record["text"], record["id"], published_of(record), text) for source, text in texts]


def _titled(corpora: Path) -> Iterator[list[Pair]]:
    seen: set[str] = set()
    for name in ("mainevent/readers_open.jsonl", "opennews/wikinews.jsonl.gz", "opennews/articles.jsonl.gz"):
        for record in records_of(corpora / name):
            title = record["title"]
            if not title or title in seen:
                continue
            seen.add(title)
            text = record["text"]
            body = text[len(title) :].lstrip() if text.startswith(title) else text
            yield [Pair("title", body, record["id"], published_of(record), title), *_leads(record, body)]


def _releases(corpora: Path) -> Iterator[list[Pair]]:
    found = [r for r in records_of(corpora / "opennews/articles.jsonl.gz") if not r["title"]]
    found = [r for r in found if 1200 <= len(r["text"]) <= 6000]
    for record in random.Random(_SEED).sample(found, _RELEASES):
        yield list(_leads(record, record["text"]))


def _leads(record: dict[str, Any], body: str) -> Iterator[Pair]:
    """The first paragraph against the rest."""
    first, _, rest = body.partition("\n\n") if "\n\n" in body else body.partition("\n")
    first = _AGENCY.sub("", first.strip())
    if 8 <= len(first.split()) <= 60 and len(rest) > 300:
        source = "lead" if _covers(first, rest) else "opening"
        yield Pair(source, rest.strip(), record["id"], published_of(record), first)


def _covers(first: str, rest: str) -> bool:
    """Whether the rest has all capitalised words and figures of the first paragraph, and half of the others."""
    low = rest.lower()
    told = re.findall(r"(?<!^)\b(?:[A-Z][\w-]+|\d[\d,.]*\d|\d)\b", first)
    words = re.findall(r"[a-z]{5,}", first.lower())
    there = sum(word[: max(5, len(word) - 3)] in low for word in words)
    return all(word.lower() in low for word in told) and there >= 0.5 * len(words)


def fold_of(story: str, folds: int) -> int:
    """The part of the cross-validation that a story belongs to.

    Two accounts of one story may be in two packs; their titles differ, so they are not told apart here.
    """
    return zlib.crc32(story.rpartition("/")[2].encode()) % folds

"""English Wikinews of 2019 and 2020 -> ``opennews/wikinews.jsonl.gz``: articles with titles, dates and paragraphs.

    python -m training.convert.wikinews WIKINEWS CORPORA

WIKINEWS is a checkout of vanatteveldt/wikinews (``data/wikinews_2019.csv`` and so on: columns title, date, url,
text). Left out are short articles, interviews in question and answer, repeats, and what the packs
``opennews/articles``, ``timeset``, ``meantime`` and ``entities`` hold: run their converters first. (Articles that
tests hold were left out, too.)

A record: id, title, published, text, source, licence, url.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.convert.packs import Record, arguments, grams, normalised, read, write

__all__ = ["LICENCE", "Known", "main", "paragraphs", "records"]

LICENCE = "CC BY 2.5 (Wikinews)"
YEARS = (2019, 2020)
_OTHERS = (
    "opennews/articles.jsonl.gz",
    "timeset/dev.jsonl",
    "meantime/dev.jsonl",
    "entities/train.jsonl.gz",
    "entities/dev.jsonl",
)
_SHORTEST = 60  # words
_DATE_LINE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d{1,2}, \d{4}\.?")
_NO_PROSE = re.compile(
    r"\(\(|\)\)|\{\{|\}\}|\[\[|https?://|^Image:|^File:|^This (?:article|exclusive|story) |Have an opinion|^Related "
    r"|^Sources?$|[{};]\s*\.mw-|^Share this|^[—–]\s?\S",
    re.IGNORECASE,
)
_END = re.compile(r"[.?!:…]['\"’”)\]]*$")
_INVISIBLE = re.compile(r"[\u200b-\u200f\ufeff]")


def paragraphs(raw: str) -> tuple[list[str], float]:
    """The prose of an article, and its share of the words (leftovers of wiki templates and captions are lost)."""
    kept, words_lost = list[str](), 0
    for line in _INVISIBLE.sub("", raw).replace("\u00a0", " ").replace("\r", "").split("\n"):
        paragraph = re.sub(r"[ \t]+", " ", line).strip()
        if not paragraph or _DATE_LINE.fullmatch(paragraph):
            continue
        if _NO_PROSE.search(paragraph) or not _END.search(paragraph):
            words_lost += len(paragraph.split())
        else:
            has_loose_marks = re.search(r"\w [.,;]", paragraph) is not None
            kept.append(re.sub(r" +([.,;:?!])", r"\1", paragraph) if has_loose_marks else paragraph)
    words = sum(len(paragraph.split()) for paragraph in kept)
    return kept, words / max(1, words + words_lost)


class Known:
    """Titles and wording of articles that are already in a pack."""

    def __init__(self) -> None:
        self._titles: set[str] = set()
        self._where: defaultdict[int, set[int]] = defaultdict(set)
        self._sizes: list[int] = []

    def add(self, title: str | None, text: str) -> None:
        """Add an article."""
        if len(normalised(title).split()) >= 4:
            self._titles.add(normalised(title))
        own = grams(text)
        for gram in own:
            self._where[gram].add(len(self._sizes))
        self._sizes.append(len(own))

    def holds(self, title: str | None, text: str, share: float = 0.1) -> bool:
        """Whether the title is known, or ``share`` of the wording of the shorter of two articles."""
        own = grams(text)
        shared = Counter(place for gram in own for place in self._where.get(gram, ()))
        same_words = any(count >= share * min(len(own), self._sizes[place]) for place, count in shared.most_common(3))
        return same_words or normalised(title) in self._titles


def records(checkout: Path, known: Known) -> Iterator[Record]:
    """The articles that are not in another pack, in the order of the files."""
    csv.field_size_limit(10**8)
    seen = Known()
    for year in YEARS:
        with (checkout / "data" / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as lines:
            for at, row in enumerate(csv.DictReader(lines)):
                kept, share = paragraphs(row["text"])
                title, text = row["title"].strip(), "\n\n".join(kept)
                is_short = share < 0.5 or len(text.split()) < _SHORTEST
                if is_short or known.holds(title, text) or seen.holds(None, text, 0.5):
                    continue
                seen.add(None, text)
                yield {
                    "id": f"wikinews-{year}-{at:03}",
                    "title": title,
                    "published": row["date"],
                    "text": text,
                    "source": "vanatteveldt/wikinews",
                    "licence": LICENCE,
                    "url": row["url"].replace("org//wiki", "org/wiki"),
                }


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    known = Known()
    for name in _OTHERS:
        for record in read(corpora / name):
            if not record["id"].startswith("senate-"):
                known.add(record.get("title"), record["text"])
    print(write(corpora / "opennews" / "wikinews.jsonl.gz", records(checkout, known)), "articles")


if __name__ == "__main__":
    main()

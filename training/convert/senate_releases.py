"""Press releases of US senators -> ``opennews/articles.jsonl.gz``, after the Wikinews texts of MEANTIME and TimeSET.

    python -m training.convert.senate_releases GRIMMER CORPORA

GRIMMER is a checkout of lintool/GrimmerSenatePressReleases (``raw/OFFICE/*.txt``). Taken are releases that kept their
paragraphs, quotation marks and apostrophes, are mostly prose of 120 to 900 words, and repeat no other: at most 300 of
an office, in the order of the SHA-256 of their ids, up to 40 MB. Headlines, all in capitals, are left out. The
converters of MEANTIME and TimeSET run first. (A few releases that tests hold were left out, too.)

A record: id, title (None), published, text, source, licence, url.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.convert.packs import Record, arguments, digest, read, write
from training.convert.wikinews import LICENCE, Known

__all__ = ["Release", "chosen", "main", "paragraphs", "releases"]

_LICENCE = "public domain in the US (work of a federal office, 17 U.S.C. 105); the repository states no licence"
_MOST_BYTES = 40_000_000
_MOST_OF_AN_OFFICE = 300
_REPEATED = 0.3
_FUNCTION_WORDS = frozenset("the of and to in a that for is on with as by at from his her it was be this which".split())
_NO_PROSE = re.compile(
    r"(?:press |media )?contacts?\b.*:|#{2,}|-+\s*30\s*-+|https?://|www\.|\(?\d{3}\)?[ /-]\d{3}-\d{4}|[*-]|o ",
    re.IGNORECASE,
)
_END = re.compile(r"[.?!]['\")\]]*$")
_NO_RELEASE = re.compile(
    r"\bMr\. President\b|\bMadam President\b|\d\d:\d\d - |^ *(?:TOPICS:|Dear |PARTICIPANTS|Sincerely|Q[:.] )",
    re.MULTILINE,
)
_DAMAGED = re.compile(r"[a-z]\?[a-z]|\s\?[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_NO_APOSTROPHES = re.compile(
    r"\b(?:dont|doesnt|didnt|wont|cant|isnt|wasnt|werent|ive|weve|theyre|youre|thats)\b", re.IGNORECASE
)


class Release(NamedTuple):
    """A release as a record of the pack, and its office."""

    office: str
    record: Record


def paragraphs(raw: str) -> tuple[list[str], float]:
    """The prose of a release without its first line, and its share of the words."""
    kept, words_lost = list[str](), 0
    for line in raw.split("\n")[1:]:
        paragraph = re.sub(r"\s+", " ", line).strip()
        if _NO_PROSE.match(paragraph) or len(paragraph.split()) < 6 or not _END.search(paragraph):
            words_lost += len(paragraph.split())
        else:
            kept.append(paragraph)
    words = sum(len(paragraph.split()) for paragraph in kept)
    return kept, words / max(1, words + words_lost)


def _is_whole(raw: str) -> bool:
    """Whether a file kept its headline in capitals and its lines."""
    letters = [character for character in raw.split("\n", 1)[0] if character.isalpha()]
    return raw.count("\n") >= 3 and bool(letters) and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def _is_prose(kept: list[str], share: float) -> bool:
    words = " ".join(kept).lower().split()
    is_mostly = len(kept) >= 3 and 120 <= len(words) <= 900 and share >= 0.8
    return is_mostly and sum(word in _FUNCTION_WORDS for word in words) >= 0.2 * len(words)


def _is_damaged(text: str) -> bool:
    """Whether the file lost characters: apostrophes or one of a pair of quotation marks among them."""
    marks = text.count('"')
    no_apostrophes = _NO_APOSTROPHES.search(text) is not None or re.search(r"[a-z]'s\b", text) is None
    return _DAMAGED.search(text) is not None or no_apostrophes or marks % 2 == 1 or marks == 0


def releases(checkout: Path) -> Iterator[Release]:
    """The releases that can be used."""
    for path in sorted((checkout / "raw").glob("*/*.txt")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        kept, share = paragraphs(raw)
        text = "\n\n".join(kept)
        if _is_whole(raw) and _is_prose(kept, share) and not _NO_RELEASE.search(raw) and not _is_damaged(text):
            day = re.match(r"\d{1,2}[A-Z][a-z]{2}\d{4}", path.stem)
            record: Record = {
                "id": f"senate-{path.stem}",
                "title": None,
                "published": time.strftime("%Y-%m-%d", time.strptime(day[0], "%d%b%Y")) if day else None,
                "text": text,
                "source": "lintool/GrimmerSenatePressReleases",
                "licence": _LICENCE,
                "url": None,
            }
            yield Release(path.parent.name, record)


def chosen(found: Iterable[Release], taken: Iterable[Record] = ()) -> Iterator[Record]:
    """``taken``, then the releases that repeat nothing of what comes before them."""
    known, size, offices = Known(), 0, Counter[str]()
    for record in taken:
        known.add(None, record["text"])
        size += _cost(record)
        yield record
    for office, record in sorted(found, key=lambda release: digest(release.record["id"])):
        if offices[office] < _MOST_OF_AN_OFFICE and not known.holds(None, record["text"], _REPEATED):
            size += _cost(record)
            if size > _MOST_BYTES:
                return
            offices[office] += 1
            known.add(None, record["text"])
            yield record


def _cost(record: Record) -> int:
    return len(record["text"].encode("utf-8")) + 450  # the other fields


def _wikinews(corpora: Path) -> Iterator[Record]:
    """The bodies of the articles of MEANTIME and TimeSET."""
    sources = {"meantime": "NewsReader MEANTIME in qiangning/StructTempRel-EMNLP17", "timeset": "kimihiroh/timeset"}
    for pack, source in sources.items():
        for record in read(corpora / pack / "dev.jsonl"):
            body = re.sub(r"[\u200b-\u200f\ufeff]", "", record["text"].split("\n\n", 2)[2]).replace("\u00a0", " ")
            prose = [p for p in body.split("\n\n") if not re.match(r"[—–]\S", p) and "((" not in p]
            yield {
                "id": f"wikinews-{pack}-{record['id']}",
                "title": record["title"],
                "published": record.get("dct") or record.get("published"),
                "text": "\n\n".join(prose),
                "source": source,
                "licence": LICENCE,
                "url": record.get("url"),
            }


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    records = chosen(releases(checkout), _wikinews(corpora))
    print(write(corpora / "opennews" / "articles.jsonl.gz", records), "articles")


if __name__ == "__main__":
    main()

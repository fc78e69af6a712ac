"""TimeSET -> ``timeset/dev.jsonl``: Wikinews articles with time expressions.

    python -m training.convert.timeset TIMESET CORPORA

TIMESET is a checkout of kimihiroh/timeset (``data/brat/dev`` and ``data/brat/test``, two files an article). The dev
part and half of the test part, by hash, are written; of articles that occur twice the first.

A record: id, part, title, published, text (title, date line, paragraphs), timexes: [{span, text, value}].
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from training.convert import brat
from training.convert.packs import Record, arguments, grams, outer_first, share_below, trimmed, write

__all__ = ["main", "record", "records"]

_DATE = re.compile(r"\d{4}-(?:\d\d|xx)-(?:\d\d|xx)", re.IGNORECASE)
_WRITTEN = ("%A, %B %d, %Y", "%B %d, %Y")


def record(path: Path, part: str) -> Record:
    """One article: a text file with its ``.ann`` file."""
    text, places = _reflowed(path.read_text(encoding="utf-8"))
    found = brat.parsed(path.with_suffix(".ann").read_text(encoding="utf-8"))
    timexes: list[Record] = []
    for key, (kind, stretches) in found.spans.items():
        if kind == "timex":
            start, end = trimmed(text, places[stretches[0][0]], places[stretches[-1][1]])
            timexes.append({"span": [start, end], "text": text[start:end], "value": _value(found.notes.get(key, ""))})
    title, dated, *_ = text.split("\n\n")
    return {
        "id": path.stem + ("" if part == "test" else "_dev"),
        "part": part,
        "title": title,
        "published": _published(dated),
        "text": text,
        "timexes": sorted(timexes, key=outer_first),
    }


def _reflowed(raw: str) -> tuple[str, dict[int, int]]:
    """Lines as paragraphs, apart by an empty line; and where each offset of ``raw`` went."""
    text, places, offset = "", dict[int, int](), 0
    for line in raw.split("\n"):
        body = line.strip()
        if body:
            text += "\n\n" if text else ""
            first = offset + len(line) - len(line.lstrip())
            places.update((first + at, len(text) + at) for at in range(len(body) + 1))
            text += body
        offset += len(line) + 1
    return text, places


def _value(note: str) -> str | None:
    """The date that a note gives, as far as it is known.

    >>> _value("2019_03_xx, by the context")
    '2019-03'
    """
    date = _DATE.match(note.replace("_", "-"))
    return re.sub(r"(-xx)+$", "", date[0].lower()) if date else None


def _published(line: str) -> str | None:
    for form in _WRITTEN:
        with suppress(ValueError):
            return time.strftime("%Y-%m-%d", time.strptime(line.replace("\u00a0", " ").strip(), form))
    return None


def records(checkout: Path) -> Iterator[Record]:
    """The articles that are written, ordered by part and id."""
    seen: list[set[int]] = []
    for part in ("dev", "test"):
        found = [record(path, part) for path in (checkout / "data" / "brat" / part).glob("*.txt")]
        for one in sorted(found, key=lambda one: one["id"]):
            own = grams(one["text"])
            if any(2 * len(own & other) > min(len(own), len(other)) for other in seen):
                continue
            seen.append(own)
            if part == "dev" or not share_below(one["id"], 0.5):
                yield one


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    print(write(corpora / "timeset" / "dev.jsonl", records(checkout)), "articles")


if __name__ == "__main__":
    main()

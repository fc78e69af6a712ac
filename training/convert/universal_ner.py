"""Universal NER over EWT -> ``names/ewt-dev.jsonl``: names of people, organisations and places marked by people.

    python -m training.convert.universal_ner UNER_ENGLISH_EWT CORPORA

Reads ``en_ewt-ud-dev.iob2``: a number, a word and an IOB2 tag in the first three columns. A record: id, text, tokens,
names: [{type (PER, ORG, LOC), tokens: [first, last + 1]}].
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from training.convert.packs import Record, arguments, write

__all__ = ["main", "names", "records"]


def records(path: Path) -> Iterator[Record]:
    """The sentences of an IOB2 file."""
    about: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# "):
            key, _, value = line.removeprefix("# ").partition(" = ")
            about[key] = value
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            found = [{"type": kind, "tokens": [first, last]} for kind, first, last in names([row[2] for row in rows])]
            yield {"id": about["sent_id"], "text": about["text"], "tokens": [row[1] for row in rows], "names": found}
            about, rows = {}, []


def names(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The names that IOB2 tags mark: kind, first token, one past the last.

    >>> list(names(["B-PER", "I-PER", "B-LOC", "O", "I-LOC"]))
    [('PER', 0, 2), ('LOC', 2, 3)]
    """
    kind, start = "", 0
    for at, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            yield kind, start, at
            kind = ""
        if tag.startswith("B-"):
            kind, start = tag.removeprefix("B-"), at


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    print(write(corpora / "names" / "ewt-dev.jsonl", records(checkout / "en_ewt-ud-dev.iob2")), "sentences")


if __name__ == "__main__":
    main()

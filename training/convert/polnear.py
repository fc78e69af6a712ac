"""PolNeAR -> ``attribution/train.jsonl`` and ``attribution/dev.jsonl``: who said what in news.

    python -m training.convert.polnear POLNEAR CORPORA

POLNEAR is a checkout of networkdynamics/PolNeAR: ``data/metadata.tsv``, and for each part a folder of texts and one
of brat files, one an annotator. Where several annotators marked an article, the first that the metadata list is
taken.

A record: id, publisher, published, author, title, text, attributions: [{id, source, cue, content}], each of the three
a list of spans in order.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from training.convert import brat
from training.convert.packs import Record, arguments, trimmed, write

__all__ = ["attributions", "main", "records"]

_ROLES = ("source", "cue", "content")


def attributions(text: str, annotations: brat.Annotations) -> list[Record]:
    """The attributions of an article that have a cue or a content, in the order of the text."""
    found: list[Record] = []
    for key, roles in annotations.events.items():
        spans: dict[str, set[tuple[int, int]]] = {role: set() for role in _ROLES}
        for name, target in roles[1:]:
            role = re.sub(r"\d+$", "", name).lower()
            if role in spans and target in annotations.spans:
                spans[role] |= {trimmed(text, *stretch) for stretch in annotations.spans[target][1]}
        sorted_spans = {role: sorted(map(list, own)) for role, own in spans.items()}
        if sorted_spans["cue"] or sorted_spans["content"]:
            found.append({"id": key, **sorted_spans})
    return sorted(found, key=lambda one: min(span for role in _ROLES for span in one[role]))


def records(checkout: Path, part: str) -> Iterator[Record]:
    """The articles of a part ("train", "dev")."""
    data = checkout / "data"
    with (data / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["compartment"] == part]
    for row in rows:
        name = row["filename"]
        path = data / part / "text" / f"{name}.txt"
        files = [data / part / "attributions" / f"{name}_{who}.ann" for who in row["annotators"].split("|")]
        marked = next((file for file in files if file.exists()), None)
        if path.exists() and marked:
            text = path.read_bytes().decode("utf-8")
            yield {
                "id": name,
                "publisher": row["publisher"],
                "published": row["publication_date"],
                "author": row["author"] if row["author"] not in ("", "None") else None,
                "title": row["title"],
                "text": text,
                "attributions": attributions(text, brat.parsed(marked.read_bytes().decode("utf-8"))),
            }


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    for part in ("train", "dev"):
        print(part, write(corpora / "attribution" / f"{part}.jsonl", records(checkout, part)), "articles")


if __name__ == "__main__":
    main()

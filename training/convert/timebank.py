"""TimeBank -> ``timex/train.jsonl`` and ``timex/dev.jsonl``: time expressions in the news (TimeML).

    python -m training.convert.timebank TEMPEVAL3 CORPORA

TEMPEVAL3 is a checkout of jspotter/TempEval-3, folder ``data/TBAQ-cleaned/TimeBank``. A fifth of the documents, by a
hash of the id, is the dev part. A record: id, dct (the day of the document), text, timexes: [{tid, span, text, type,
value}].
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from training.convert.packs import Record, arguments, share_below, trimmed, write

__all__ = ["main", "record"]

FOLDER = Path("data/TBAQ-cleaned/TimeBank")


def record(path: Path) -> Record:
    """One TimeML document."""
    root = ET.parse(path).getroot()
    text, marked = "", list[tuple[ET.Element, int, int]]()
    for piece, element, start in _pieces(root.find("TEXT")):
        if element is None:
            text += piece
        else:
            marked.append((element, start, len(text)))
    lead, body = len(text) - len(text.lstrip()), text.strip()
    timexes: list[Record] = []
    for element, start, end in sorted(marked, key=lambda mark: (mark[1], -mark[2])):
        first, last = trimmed(body, max(0, start - lead), min(len(body), end - lead))
        if element.tag == "TIMEX3" and first < last:
            about: Record = {"tid": element.get("tid"), "span": [first, last], "text": body[first:last]}
            timexes.append(about | {"type": element.get("type"), "value": element.get("value")})
    created = root.find("DCT/TIMEX3")
    dct = created.get("value", "") if created is not None else ""
    return {"id": path.stem, "dct": _iso(dct) or None, "text": body, "timexes": timexes}


def _pieces(element: ET.Element | None, start: int = 0) -> Iterator[tuple[str, ET.Element | None, int]]:
    """The text of an element piece by piece, and each element within it where it ends, with its start."""
    if element is None:
        return
    at = start + len(element.text or "")
    yield element.text or "", None, start
    for child in element:
        yield from _pieces(child, at)
        at += len("".join(child.itertext()))
        yield child.tail or "", None, at
        at += len(child.tail or "")
    yield "", element, start


def _iso(value: str) -> str:
    """Day of publication: "19980114" is "1998-01-14".

    >>> _iso("19980114"), _iso("1998-01-14")
    ('1998-01-14', '1998-01-14')
    """
    return re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", value)


def main() -> None:
    """Run from the command line."""
    checkout, corpora = arguments(__doc__)
    found = [record(path) for path in sorted((checkout / FOLDER).glob("*.tml")) if not path.name.startswith("._")]
    fitted = [one for one in found if share_below(f"timex|{one['id']}", 0.8)]
    measured = [one for one in found if not share_below(f"timex|{one['id']}", 0.8)]
    print(
        write(corpora / "timex" / "train.jsonl", fitted), write(corpora / "timex" / "dev.jsonl", measured), "documents"
    )


if __name__ == "__main__":
    main()

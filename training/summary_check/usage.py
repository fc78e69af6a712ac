"""What values stand beside in open articles: ``verification/data/slot_usage.json``.

    python -m training.summary_check.usage --corpora CORPORA --out src/newsdigest/verification/data/slot_usage.json

Counts, in the articles of the summaries written one by one and in Wikinews, which classes of names, figures and dates
stand after and before which words (:mod:`newsdigest.verification.summary_check.slot_usage`). What was seen once is left
out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsdigest.verification.summary_check.slot_usage import FORMAT, neighbours
from newsdigest.verification.summary_check.units import find_units
from training.summary_check import features
from training.summary_check.gold import gold_articles
from training.summary_check.pairs import records_of

_LEAST = 2
_RELEASES, _SEED = 1500, 20261130
_SIDES = {"date": ("before", "after"), "name": ("before", "after"), "figure": ("before", "after", "counts")}


def texts(corpora: Path) -> Iterator[str]:
    yield from (known.text for known in gold_articles(corpora))
    yield from (record["text"] for record in records_of(corpora / "opennews/wikinews.jsonl.gz"))
    releases = [record["text"] for record in records_of(corpora / "opennews/articles.jsonl.gz")]
    yield from random.Random(_SEED).sample(releases, _RELEASES)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    both: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for text in dict.fromkeys(texts(a.corpora)):
        index = features.read(text[: features.LONGEST], None)
        for unit in find_units(index):
            found = neighbours(unit, index)
            for side, word in found.sides.items() if found else ():
                for sort in dict.fromkeys(found.sorts):
                    both[found.table, side][sort][word] += 1
    tables = {table: {side: counted(both[table, side]) for side in sides} for table, sides in _SIDES.items()}
    a.out.write_text(json.dumps({"format": FORMAT, "tables": tables}, sort_keys=True) + "\n", "utf-8")


def counted(both: dict[str, Counter[str]]) -> dict[str, dict]:
    """The counts of one side; each class and word with all that was seen of it."""
    sorts = {sort: sum(words.values()) for sort, words in both.items()}
    words: Counter[str] = Counter()
    for seen in both.values():
        words.update(seen)
    kept = {sort: {w: n for w, n in seen.items() if n >= _LEAST} for sort, seen in both.items()}
    return {
        "sorts": {sort: n for sort, n in sorts.items() if n >= _LEAST},
        "words": {word: n for word, n in words.items() if n >= _LEAST},
        "both": {sort: seen for sort, seen in kept.items() if seen},
    }


if __name__ == "__main__":
    main()

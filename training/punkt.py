"""Punkt parameters (Kiss and Strunk, 2006) from openly licensed news -> ``language/data/punkt.json``.

    python -m training.punkt --corpora CORPORA --out src/newsdigest/language/data/punkt.json

Text: the opennews pack (Wikinews and US Senate releases; every office alike) and the CC BY documents of the entities
pack. About two minutes. What Punkt learns of a word's capitals is kept for words seen often enough to matter.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

from newsdigest.text import fold

__all__ = ["main"]

FORMAT = 1
_OPEN = ("CC BY 2.5", "CC BY 4.0", "CC BY-SA 3.0")
_CHARACTERS = 7_000_000
_SEEN = 8  # capitals of rarer words are weak evidence


def texts(corpora: Path) -> Iterator[str]:
    """Open texts, folded; Wikinews first, then releases spread over the whole file."""
    with gzip.open(corpora / "entities/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["text_licence"] in _OPEN:
                yield fold(record["text"])
    with gzip.open(corpora / "opennews/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    wiki = [r for r in records if r["id"].startswith("wikinews")]
    releases = [r for r in records if not r["id"].startswith("wikinews")]
    yield from (fold(r["text"]) for r in wiki)
    yield from (fold(r["text"]) for r in releases[::4])


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    trainer = PunktTrainer()
    words: Counter[str] = Counter()
    size = 0
    for text in texts(a.corpora):
        trainer.train(text, finalize=False)
        words.update(text.lower().split())
        size += len(text)
        if size > _CHARACTERS:
            break
    trainer.finalize_training()
    found = trainer.get_params()
    data = {
        "format": FORMAT,
        "abbreviations": sorted(found.abbrev_types),
        "collocations": sorted(map(list, found.collocations)),
        "sentence_starters": sorted(found.sent_starters),
        "orthography": {w: f for w, f in sorted(found.ortho_context.items()) if f and words[w] >= _SEEN},
    }
    a.out.write_text(json.dumps(data, ensure_ascii=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print({k: len(v) if k != "format" else v for k, v in data.items()})


if __name__ == "__main__":
    main()

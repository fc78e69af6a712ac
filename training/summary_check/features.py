"""The signals of every unit of true and false summaries, for :mod:`training.summary_check.fit`.

    python -m training.summary_check.features --corpora CORPORA --work WORK [--only gold|made] [--part 0 --parts 2]

Reads ``WORK/reading.json``, which :mod:`training.summary_check.reading` wrote. Writes ``WORK/made.0.jsonl`` (true
summaries of several sources, and false ones made of them by rule) and ``WORK/gold.0.jsonl`` (summaries written by
hand), or those of one part of the articles, so that two processes can share the work:
one summary a line, with its source, the kind of change in it, and each unit's signals with whether it was changed;
numbers alone, no text. Seeded.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import newsdigest
from newsdigest.verification.summary_check.matching import match_units
from newsdigest.verification.summary_check.signals import find_signals
from newsdigest.verification.summary_check.slot_reading import SlotWeights
from newsdigest.verification.summary_check.text_index import TextIndex, index_text
from newsdigest.verification.summary_check.units import CONTENT_KINDS, find_units
from training.summary_check.gold import GoldSummary, gold_articles
from training.summary_check.pairs import FOLDS, Pair, fold_of, pairs
from training.summary_check.swaps import Pool, Swap, exchanges, swaps
from training.summary_check.wording import shortened

SEED = 20261128
_MOST_SWAPS, _MOST_EXCHANGES = 4, 3
LONGEST = 6_500
_LOWER, _DATED, _SHORTENED = 0.12, 0.4, 0.6
_SHARES = {"title": 0.9, "opening": 0.4}
"""How many of the articles with a title, or with a first paragraph alone, are taken; all of the others."""


def read(text: str, published: str | None) -> TextIndex:
    return index_text(newsdigest.parse(text, format="text", published=published, language="en"))


def rows(summary: TextIndex, article: TextIndex, swap: Swap | None, weights: SlotWeights) -> list[dict]:
    """The signals of each unit, with whether the swap changed it."""
    units = find_units(summary)
    match_units(units, summary, article)
    out = []
    for found in find_signals(units, summary, article, weights):
        unit = found.unit
        start, end = summary.analysis.chars(unit.first, unit.last)
        changed = False
        if swap is not None and start < swap.end and end > swap.start:
            wanted = {"content": CONTENT_KINDS | {"preposition", "vague time"}, "names": {"name", "order"}}
            changed = unit.kind in wanted.get(swap.unit, {swap.unit})
        signals = {name: round(float(value), 4) for name, value in found.features.items()}
        out.append({"kind": unit.kind, "changed": changed, "units": found.units, "signals": signals})
    return out


def _of_group(group: list[Pair], pool: Pool, learns: random.Random, weights: SlotWeights) -> list[dict]:
    """All summaries of one article, true and changed."""
    story = group[0].story
    rng = random.Random(zlib.crc32((story + group[0].source).encode()) ^ SEED)
    lower, dated = rng.random() < _LOWER, rng.random() < _DATED
    text, published = group[0].article[:LONGEST], group[0].published if dated else None
    article = read(text.lower() if lower else text, published)
    pool.learn(article, learns)
    true = [(pair.source, pair.summary) for pair in group]
    if group[0].source != "opening" and len(article.analysis.sentences) > 6 and rng.random() < _SHORTENED:
        made = shortened(rng, article, rng.choice([1, 2, 3]))
        true += [("short", made)] if made else []
    out = []
    for source, told in true:
        summary = read(told.lower() if lower else told, published)
        record = {"story": story, "source": source}
        out.append({**record, "swap": None, "units": rows(summary, article, None, weights)})
        for swap in swaps(rng, summary, article, pool, _MOST_SWAPS):
            changed = read(swap.text.lower() if lower else swap.text, published)
            out.append({**record, "swap": swap.kind, "units": rows(changed, article, swap, weights)})
    return out


_CLAUSE_ERRORS = {
    "negation": {"negation", "status"}, "status": {"negation", "status"}, "agents_exchanged": {"order"},
    "coreference": {"pronoun"},
}  # fmt: skip
"""Units that an error changes besides the words: those within all that the annotator marked."""


def gold_rows(told: GoldSummary, summary: TextIndex, article: TextIndex, weights: SlotWeights) -> list[dict]:
    """The signals of each unit of a summary written one by one, with whether it is wrong."""
    units = find_units(summary)
    match_units(units, summary, article)
    out = []
    for found in find_signals(units, summary, article, weights):
        unit = found.unit
        start, end = summary.analysis.chars(unit.first, unit.last)
        spans = told.wrong if unit.clause is None else ()
        if told.marked is not None and unit.kind in _CLAUSE_ERRORS.get(told.error or "", ()):
            spans = (told.marked,)
        changed = any(start < high and end > low for low, high in spans)
        signals = {name: round(float(value), 4) for name, value in found.features.items()}
        out.append({"kind": unit.kind, "changed": changed, "units": found.units, "signals": signals})
    return out


class Part(NamedTuple):
    """One of so many parts of the articles."""

    at: int
    of: int

    def has(self, story: str) -> bool:
        """Whether an article is in the part."""
        return zlib.crc32(story.encode()) // 11 % self.of == self.at


def write_gold(corpora: Path, path: Path, weights: Sequence[SlotWeights], part: Part) -> None:
    """The signals of the summaries written one by one, and of false ones made of the true ones by rule."""
    rng, pool = random.Random(SEED), Pool()
    with path.open("w", encoding="utf-8") as out:
        for known in (known for known in gold_articles(corpora) if part.has(known.id)):
            dated = zlib.crc32(known.id.encode()) % 10 < 10 * _DATED
            published = known.published if dated else None
            article = read(known.text[:LONGEST], published)
            own = weights[fold_of(known.id, FOLDS)]
            for told in known.summaries:
                record = {"story": known.id, "source": "gold", "style": told.style, "swap": told.error}
                summary = read(told.text, published)
                out.write(json.dumps({**record, "units": gold_rows(told, summary, article, own)}) + "\n")
                found = exchanges(rng, summary, article, pool) if told.error is None else []
                for swap in rng.sample(found, min(len(found), _MOST_EXCHANGES)):
                    changed = read(swap.text, published)
                    record |= {"source": "exchanged", "swap": swap.kind}
                    out.write(json.dumps({**record, "units": rows(changed, article, swap, own)}) + "\n")


def chosen_groups(corpora: Path) -> Iterator[list[Pair]]:
    """The true summaries of the older sources that are used, those of one article together."""
    chosen = random.Random(SEED)
    for _, found in groupby(pairs(corpora), key=lambda pair: (pair.story, pair.article)):
        group = list(found)
        if chosen.random() < _SHARES.get(group[0].source, 1.0):
            yield group


def write_made(corpora: Path, path: Path, weights: Sequence[SlotWeights], part: Part) -> None:
    """The signals of true summaries of the older sources, and of false ones made of them by rule."""
    pool, learns = Pool(), random.Random(1)
    with path.open("w", encoding="utf-8") as out:
        for group in (group for group in chosen_groups(corpora) if part.has(group[0].story)):
            try:
                records = _of_group(group, pool, learns, weights[fold_of(group[0].story, FOLDS)])
            except newsdigest.NewsDigestError as error:
                print(group[0].story, error)
                continue
            out.writelines(json.dumps(record) + "\n" for record in records)


_KINDS = {"gold": write_gold, "made": write_made}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, required=True)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--only", choices=sorted(_KINDS))
    cli.add_argument("--part", type=int, default=0)
    cli.add_argument("--parts", type=int, default=1)
    a = cli.parse_args()
    weights = json.loads((a.work / "reading.json").read_text("utf-8"))
    for name, write in _KINDS.items():
        if a.only in {None, name}:
            write(a.corpora, a.work / f"{name}.{a.part}.jsonl", weights, Part(a.part, a.parts))


if __name__ == "__main__":
    main()

"""True and false summaries written one by one of open articles: ``training/summary_check/gold/*.jsonl``.

Each article has two to four true summaries, abstractive sentences, highlights, short reports or headlines, and five to
seven false ones, each with one typed error. The articles themselves are read from the corpora by id: Wikinews, press
releases of federal offices, and documents of GUM, of which only those with a CC BY or CC BY-SA text are used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from training.summary_check.pairs import is_open_text, published_of, records_of

__all__ = ["GoldArticle", "GoldSummary", "gold_articles"]

_FOLDER = Path(__file__).parent / "gold"


class GoldSummary(NamedTuple):
    """One summary.

    Attributes:
        style: "sentence", "highlights", "report" or "headline".
        error: the kind of its error, or None of a true one.
        wrong: the stretches of the summary that differ from the true one, half open; of words that were left out, the
            words that the annotator marked.
        marked: the stretch that the annotator marked, or None.
    """

    text: str
    style: str
    error: str | None
    wrong: tuple[tuple[int, int], ...]
    marked: tuple[int, int] | None


class GoldArticle(NamedTuple):
    """An article with its summaries, the true ones first."""

    id: str
    text: str
    published: str | None
    summaries: tuple[GoldSummary, ...]


def gold_articles(corpora: Path) -> Iterator[GoldArticle]:
    """The annotated articles in the order of their ids."""
    told: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(_FOLDER.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            told.setdefault(record["article"], []).append(record)
    articles = {key: record for key, record in _open_articles(corpora) if key in told}
    for key in sorted(told.keys() & articles.keys()):
        true = [r for r in told[key] if r["label"] == "consistent"]
        false = [r for r in told[key] if r["label"] != "consistent"]
        found = [GoldSummary(r["summary"], r["style"], None, (), None) for r in true]
        found += [_false(r, true) for r in false]
        yield GoldArticle(key, articles[key]["text"], published_of(articles[key]), tuple(found))


def _open_articles(corpora: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in records_of(corpora / "entities/train.jsonl.gz"):
        if is_open_text(record):
            yield f"entities/{record['id']}", record
    for name in ("opennews/articles.jsonl.gz", "opennews/wikinews.jsonl.gz"):
        for record in records_of(corpora / name):
            yield record["id"], record


def _false(record: dict[str, Any], true: list[dict[str, Any]]) -> GoldSummary:
    text, words = record["summary"], record["wrong"]
    reference = next((r["summary"] for r in true if r["reference"] == record["reference"]), "")
    differs = list(_differences(reference, text))
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    start = min(starts, key=lambda at: min((abs(at - low) for low, _ in differs), default=0))
    marked = start, start + len(words)
    inside = [(low, high) for low, high in differs if low < marked[1] and high > marked[0] and high > low]
    return GoldSummary(text, record["style"], record["error_type"], tuple(inside or [marked]), marked)


def _differences(true: str, false: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``false`` that are not in ``true``, by words; an empty one where words were left out."""
    ours, theirs = false.split(" "), true.split(" ")
    starts = [0]
    for word in ours:
        starts.append(starts[-1] + len(word) + 1)
    for tag, _, _, low, high in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag != "equal":
            yield starts[low], max(starts[low], starts[high] - 1)

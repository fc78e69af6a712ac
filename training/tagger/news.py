"""Open news text -> sentences of tokens, cut by the package itself, to be labelled by a teacher.

Wikinews articles come whole and with their titles, press releases spread over all offices until enough tokens are
there. Sentences that are no prose (tables, lists of names) are left out, and so is every article that shares a tenth of
its word 10-grams with a text on which answers are scored (``scored_grams``).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsdigest.language import sentence_spans
from newsdigest.language.tokens import token_spans
from newsdigest.model.article import Article
from newsdigest.text import fold
from training.tagger.data import Sample, folded

__all__ = ["ARTICLES", "SCORED", "Sentence", "news", "scored_grams", "sentences"]

SCORED = (
    "meantime/dev.jsonl",
    "timeset/dev.jsonl",
    "entities/dev.jsonl",
    "attribution/dev.jsonl",
    "fivew/dev.jsonl",
    "mainevent/readers_dev.jsonl",
    "mainevent/readers_train.jsonl",
    "mainevent/ecb_dev.jsonl",
    "quotes/dev.jsonl",
    "quotes/train.jsonl",
    "quotes/open.jsonl",
    "summaries/dev.jsonl",
    "timex/dev.jsonl",
)
"""Packs whose texts are scored; where a pack is absent it is passed over."""

_SHORTEST, _LONGEST = 4, 80
_GRAM = 10
_SHARED = 0.1
ARTICLES = ("opennews/wikinews.jsonl.gz", "opennews/articles.jsonl.gz")


def _grams(text: str) -> set[int]:
    words = fold(text).lower().split()
    return {hash(tuple(words[at : at + _GRAM])) for at in range(len(words) - _GRAM + 1)}


def scored_grams(corpora: Path) -> set[int]:
    """The word 10-grams of every text that is scored."""
    found: set[int] = set()
    for name in SCORED:
        path = corpora / name
        if path.exists():
            for line in path.open(encoding="utf-8"):
                found |= _grams(json.loads(line)["text"])
    return found


def _fresh(records: Iterable[dict], scored: set[int]) -> Iterator[dict]:
    """The records that share little with what is scored."""
    for record in records:
        own = _grams(record["text"])
        if len(own & scored) <= _SHARED * len(own):
            yield record


def news(corpora: Path, tokens: int) -> Iterator[Sample]:
    """Sentences of open news, at most about ``tokens`` tokens."""
    records = [record for name in ARTICLES for record in _records(corpora / name)]
    wiki = [r for r in records if r["id"].startswith("wikinews")]
    releases = [r for r in records if not r["id"].startswith("wikinews")]
    step = max(1, len(releases) * 450 // tokens)
    done = 0
    for record in _fresh([*wiki, *releases[::step]], scored_grams(corpora)):
        for sentence in sentences(record):
            yield sentence.sample
            done += len(sentence.sample.forms)
        if done > tokens:
            return


def _records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class Sentence(NamedTuple):
    """A sentence of a record's ``part`` (title or text), with the offsets of its tokens there."""

    part: str
    spans: list[tuple[int, int]]
    sample: Sample


def sentences(record: dict) -> Iterator[Sentence]:
    """The sentences of one article, its title first."""
    for part in ("title", "text"):
        text = record.get(part) or ""
        view = fold(text)
        bounds = [(span.start, span.end) for span in sentence_spans(Article(text=text))] if text else []
        for spans in token_spans(view, bounds):
            if _SHORTEST <= len(spans) <= _LONGEST:
                forms = [view[start:end] for start, end in spans]
                spaces = [text[end : end + 1].isspace() or end == len(text) for _, end in spans]
                sample = Sample(origin="news", forms=forms, document=record["id"], spaces=spaces)
                yield Sentence(part, list(spans), folded(sample))

"""Open news text -> sentences of tokens, cut by the package itself, to be labelled by a larger model.

Wikinews articles come whole, press releases spread over all offices until enough tokens are there. Sentences that are
no prose (tables, lists of names) are left out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from newsdigest.language import sentence_spans
from newsdigest.language.tokens import token_spans
from newsdigest.model.article import Article
from newsdigest.text import fold
from training.tagger.data import Sample, folded

__all__ = ["news"]

_SHORTEST, _LONGEST = 4, 80


def news(corpora: Path, tokens: int) -> Iterator[Sample]:
    """Sentences of open news, at most about ``tokens`` tokens."""
    with gzip.open(corpora / "opennews/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    wiki = [r for r in records if r["id"].startswith("wikinews")]
    releases = [r for r in records if not r["id"].startswith("wikinews")]
    step = max(1, len(releases) * 450 // tokens)
    done = 0
    for record in [*wiki, *releases[::step]]:
        for sample in _sentences(record["text"], record["id"]):
            yield sample
            done += len(sample.forms)
        if done > tokens:
            return


def _sentences(text: str, name: str) -> Iterator[Sample]:
    view = fold(text)
    bounds = [(span.start, span.end) for span in sentence_spans(Article(text=text))]
    for spans in token_spans(view, bounds):
        if _SHORTEST <= len(spans) <= _LONGEST:
            forms = [view[start:end] for start, end in spans]
            spaces = [text[end : end + 1].isspace() or end == len(text) for _, end in spans]
            yield folded(Sample(origin="news", forms=forms, document=name, spaces=spaces))

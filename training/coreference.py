"""Sets the weights of pronoun resolution (``WEIGHTS`` in ``language/coreference/pronouns.py``) on GUM.

    python -m training.coreference TRAIN.jsonl.gz [--tune]

TRAIN is the train part of the ``entities`` pack. Printed is how often the nearest description or name before a
pronoun in our cluster is one of the gold entity's; with ``--tune`` each weight is moved up and down in turn, and a
move that gains is kept.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from types import MappingProxyType
from typing import Any

import newsdigest
from newsdigest.language import analyse, coreference
from newsdigest.language.coreference import pronouns
from newsdigest.language.parsed_text import ParsedText
from newsdigest.model.analysis import Analysis, Entity

GENRES = {"news", "bio", "interview", "speech", "court", "fiction", "essay"}
STEPS = {"each sentence back": 0.5, "each mention up to eight": 0.1, "least to be taken": 1.0}
WORTH = {"he": 1.0, "they": 0.5, "it": 0.5}


def sort_of(word: str) -> str:
    if word in ("it", "its", "itself"):
        return "it"
    return "they" if word.startswith("th") else "he"


class Document:
    """One gold document with its analysis, so that coreference alone can be run again."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.analysis: Analysis = analyse(newsdigest.parse(record["text"]))
        self.gold: dict[int, str] = {}
        self.types: dict[str, str] = {}
        for entity in record["entities"]:
            self.types[entity["id"]] = entity["type"]
            for mention in entity["mentions"]:
                self.gold.setdefault(mention["head_span"][0], entity["id"])

    def resolved(self) -> tuple[Entity, ...]:
        a = self.analysis
        parsed = ParsedText(a.article.text, a.tokens, a.sentences, a.children)
        return coreference.resolve(a.article, parsed, a.names, a.clauses, a.quoted)

    def count(self) -> Counter[tuple[str, str]]:
        a, found = self.analysis, Counter[tuple[str, str]]()
        chain_of = {m.head: e for e in self.resolved() for m in e.mentions if m.kind.value == "pronoun"}
        for token in a.tokens:
            want = self.gold.get(token.start)
            if token.xpos[:3] != "PRP" or token.text.lower() not in coreference.mentions.PRONOUNS or want is None:
                continue
            if self.types[want] not in ("person", "organization"):
                continue
            found[sort_of(token.text.lower()), self.verdict(chain_of.get(token.index), token.start, want)] += 1
        return found

    def verdict(self, entity: Entity | None, start: int, want: str) -> str:
        before = [m for m in entity.mentions if m.start < start and m.kind.value != "pronoun"] if entity else []
        if not before:
            return "none"
        last = before[-1]
        heads = (self.gold.get(self.analysis.tokens[i].start) for i in range(last.first, last.last))
        return "right" if want in heads else "wrong"


def total(documents: list[Document]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        counts += document.count()
    return counts


def worth(counts: Counter[tuple[str, str]]) -> float:
    return sum(
        WORTH[sort] * n * {"right": 1.0, "wrong": -0.5, "none": 0.0}[verdict] for (sort, verdict), n in counts.items()
    )


def tune(documents: list[Document]) -> None:
    weights = dict(pronouns.WEIGHTS)
    best = worth(total(documents))
    for _ in range(2):
        for name in list(weights):
            for sign in (1, -1):
                old = weights[name]
                weights[name] = round(old + sign * STEPS.get(name, 0.5), 2)
                pronouns.WEIGHTS = MappingProxyType(weights)
                value = worth(total(documents))
                if value > best + 0.5:
                    best = value
                    print(f"{best:8.1f}  {name} -> {weights[name]}", flush=True)
                    break
                weights[name] = old
    pronouns.WEIGHTS = MappingProxyType(weights)
    print(weights)


def main() -> None:
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    documents = [Document(r) for r in records if r["genre"] in GENRES]
    if "--tune" in sys.argv:
        tune(documents)
    print(sorted(total(documents).items()))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Score who-is-who of people on gold documents with B-cubed (Bagga and Baldwin 1998).

    python benchmarks/coreference.py GOLD.jsonl[.gz] [GENRE]

GOLD is a part of GUM in the form of the ``entities`` pack; GENRE (``news``, say) keeps one genre. A mention is the same
on both sides where its head is. A mention that only one side has counts as a cluster of its own on the other, so what
is not found costs recall, and what is no mention costs precision. GUM's persons are our persons and groups of people.
"""

from __future__ import annotations

import argparse
from collections import defaultdict

import newsdigest
from newsdigest.language import analyse
from score import load


def gold_people(record: dict) -> dict[int, str]:
    """Where each mention's head starts -> its person."""
    people = [entity for entity in record["entities"] if entity["type"] == "person"]
    return {mention["head_span"][0]: str(entity["id"]) for entity in people for mention in entity["mentions"]}


def found_people(text: str) -> dict[int, str]:
    analysis = analyse(newsdigest.parse(text))
    people = [entity for entity in analysis.entities if entity.kind in ("person", "group")]
    return {analysis.tokens[mention.head].start: str(entity.index) for entity in people for mention in entity.mentions}


def clusters(mentions: dict[int, str]) -> dict[str, set[int]]:
    out: dict[str, set[int]] = defaultdict(set)
    for at, name in mentions.items():
        out[name].add(at)
    return out


def side(one: dict[int, str], other: dict[int, str]) -> tuple[float, int]:
    """The sum over the mentions of ``one`` of the share of their cluster that ``other`` joins them with."""
    ours, theirs = clusters(one), clusters(other)
    total = 0.0
    for at, name in one.items():
        cluster = ours[name]
        total += len(cluster & (theirs[other[at]] if at in other else {at})) / len(cluster)
    return total, len(one)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold")
    cli.add_argument("genre", nargs="?")
    given = cli.parse_args()
    precise_sum = recalled_sum = 0.0
    n_found = n_gold = documents = 0
    for record in load(given.gold).values():
        if given.genre in (None, record["genre"]):
            gold, found = gold_people(record), found_people(record["text"])
            precise, count = side(found, gold)
            recalled, marked = side(gold, found)
            precise_sum, n_found = precise_sum + precise, n_found + count
            recalled_sum, n_gold = recalled_sum + recalled, n_gold + marked
            documents += 1
    precision, recall = precise_sum / max(1, n_found), recalled_sum / max(1, n_gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print("| documents | mentions marked | found | precision | recall | B-cubed F |\n|---|---|---|---|---|---|")
    print(f"| {documents} | {n_gold} | {n_found} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


if __name__ == "__main__":
    main()

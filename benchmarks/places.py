#!/usr/bin/env python3
"""Where on earth places are: newsdigest beside the largest namesake, on articles with coordinates.

    python benchmarks/places.py GOLD.jsonl [--limit N] [--set NAME]

A line of GOLD.jsonl is an article: ``id``, ``set``, ``text``, ``published`` or null, and ``toponyms``, each with its
``span``, ``latitude`` and ``longitude`` (the format of the pack ``places``: LGL and TR-News). The baseline has the very
names that newsdigest found, each at its most populous reading of the packaged gazetteer, so that the difference is that
of resolution alone. Both are scored by ``score.py``: toponyms found, and the share of those within 161 km.

Rivals that resolve toponyms were looked at and are not here, as none runs offline from its package. mordecai 2.1 asks
an Elasticsearch server that holds an index of GeoNames, as mordecai3 does, which is not on PyPI. geograpy3 0.3
downloads its database of places at first use; geoparser 0.6 downloads GeoNames and the transformer that ranks it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsdigest
from newsdigest.language.gazetteer import readings
from score import places as score_places

Row = dict[str, Any]


def largest_namesake(place: newsdigest.Place) -> Row:
    """The mentions of a place, at the reading of its name that most people live in."""
    found = [candidate.record for candidate in readings(place.name)]
    best = max(found, key=lambda record: record.population, default=None)
    point = (best.latitude, best.longitude) if best else (None, None)
    return _row(place, *point)


def resolved(place: newsdigest.Place) -> Row:
    """The mentions of a place where newsdigest puts it."""
    return _row(place, place.latitude, place.longitude)


def _row(place: newsdigest.Place, latitude: float | None, longitude: float | None) -> Row:
    spans = [[mention.span.start, mention.span.end] for mention in place.mentions]
    return {"mentions": spans, "latitude": latitude, "longitude": longitude}


def articles(path: Path, wanted: str | None) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if wanted is None or record["set"].lower() == wanted.lower():
                yield record


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--limit", type=int, default=None)
    cli.add_argument("--set", default=None, help="the articles of one set: lgl, tr-news")
    options = cli.parse_args()
    gold = {record["id"]: record for record in list(articles(options.gold, options.set))[: options.limit]}
    systems = {"newsdigest": resolved, "largest namesake": largest_namesake}
    said: dict[str, dict[str, Row]] = {name: {} for name in systems}
    newsdigest.summarize("Rain fell in Leeds.")
    start = time.process_time()
    for key, record in gold.items():
        digest = newsdigest.summarize(record["text"], published=record.get("published"))
        for name, read in systems.items():
            said[name][key] = {"places": [read(place) for place in digest.places]}
    spent = time.process_time() - start
    print("| | found | within 161 km of found |\n|---|---|---|")
    for name, predicted in said.items():
        scores = score_places(gold, predicted)
        print(f"| {name} | {scores['found']:.3f} | {scores['acc@161km_on_found']:.3f} |")
    words = sum(len(record["text"].split()) for record in gold.values())
    print(
        f"\n{len(gold)} articles of {words / len(gold):.0f} words, {1000 * spent / len(gold):.0f} ms of CPU an article"
    )
    print("(the whole digest, and both lookups)")


if __name__ == "__main__":
    main()

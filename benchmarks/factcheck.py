#!/usr/bin/env python3
"""Is a summary true to its article? ``check_summary`` beside the stored scores of neural metrics.

    python benchmarks/factcheck.py PATH/TO/factcheck.jsonl.gz [--limit N]

Each record holds ``article``, ``summary``, ``label`` (consistent or inconsistent), ``set`` and ``error_type``; those of
BUMP also ``peers``, the scores of other metrics for the same pair. Prints two Markdown tables: newsdigest on each set,
and on BUMP by kind of error beside each metric. A metric's threshold is the one that flags as many true summaries as
newsdigest does, so that all are compared at the same rate of false alarms. ``hallucination-check`` (PyPI) is run where
it is installed: as it comes, and at that threshold.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import time
from collections import defaultdict
from pathlib import Path

import newsdigest

KINDS = ("entity", "number", "date", "circumstance", "predicate", "negation", "other")


def read(path: Path, limit: int) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return records[:limit] if limit else records


def flagged(records: list[dict]) -> tuple[dict[str, bool], float, float]:
    """Whether newsdigest flags each record; milliseconds of processor time for an article's first check, and for more.

    The index of an article is kept, so records are checked article by article.
    """
    newsdigest.check_summary("Rain fell.", "Rain fell in Hale on Monday.")
    found: dict[str, bool] = {}
    spent: dict[bool, list[float]] = {True: [], False: []}
    last = ""
    for record in sorted(records, key=lambda record: record["article"]):
        start = time.process_time()
        found[record["id"]] = not newsdigest.check_summary(record["summary"], record["article"]).ok
        spent[record["article"] != last].append(1000 * (time.process_time() - start))
        last = record["article"]
    return found, *(sum(times) / max(1, len(times)) for times in (spent[True], spent[False]))


def rival(records: list[dict]) -> tuple[dict[str, bool], dict[str, float]]:
    """What hallucination-check flags as it comes, and its scores; empty where it is not installed."""
    try:
        checker = importlib.import_module("hallucination_check")
    except ImportError:
        return {}, {}
    reports = {record["id"]: checker.check(record["summary"], record["article"]) for record in records}
    return {key: bool(report.unsupported) for key, report in reports.items()}, {
        key: report.score for key, report in reports.items()
    }


def rates(records: list[dict], found: dict[str, bool]) -> tuple[float, float, dict[str, float]]:
    """The share of true summaries flagged, of false ones caught, and of those of each kind."""
    true = [found[r["id"]] for r in records if r["label"] == "consistent" and r["id"] in found]
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for record in records:
        if record["label"] != "consistent" and record["id"] in found:
            by_kind[record.get("error_type") or "other"].append(found[record["id"]])
    false = [hit for hits in by_kind.values() for hit in hits]
    shares = {kind: sum(hits) / len(hits) for kind, hits in by_kind.items()}
    return sum(true) / max(1, len(true)), sum(false) / max(1, len(false)), shares


def row(name: str, records: list[dict], found: dict[str, bool]) -> str:
    alarms, caught, shares = rates(records, found)
    cells = " | ".join(f"{shares[kind]:.2f}" if kind in shares else "" for kind in KINDS)
    return f"| {name} | {alarms:.2f} | {caught:.2f} | {(1 - alarms + caught) / 2:.3f} | {cells} |"


def stored(records: list[dict], metric: str) -> dict[str, float]:
    """The scores of a metric that the records hold."""
    return {r["id"]: r["peers"][metric] for r in records if (r.get("peers") or {}).get(metric) is not None}


def peer_flags(records: list[dict], scores: dict[str, float], alarms: float) -> dict[str, bool]:
    """What a metric flags at a threshold that flags that share of the true summaries."""
    true = sorted(scores[r["id"]] for r in records if r["label"] == "consistent" and r["id"] in scores)
    if not true:
        return {}
    threshold = true[min(len(true) - 1, round(alarms * len(true)))]
    return {key: score < threshold for key, score in scores.items()}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--limit", type=int, default=0)
    arguments = cli.parse_args()
    records = read(arguments.gold, arguments.limit)
    found, first, more = flagged(records)
    head = (
        "| | true flagged | false caught | balanced accuracy | "
        + " | ".join(KINDS)
        + " |\n|"
        + "---|" * (4 + len(KINDS))
    )
    print(head)
    sets = sorted({record["set"] for record in records})
    for name in sets:
        print(row(name, [record for record in records if record["set"] == name], found))
    print(f"\n{first:.0f} ms of processor time for an article's first check, {more:.0f} ms for one more\n")
    bump = [record for record in records if record["set"] == "bump-t1"]
    metrics = sorted({metric for record in bump for metric in record.get("peers") or {}})
    if metrics:
        print(head)
        print(row("newsdigest", bump, found))
        alarms = rates(bump, found)[0]
        for metric in metrics:
            flags = peer_flags(bump, stored(bump, metric), alarms)
            if flags:
                print(row(metric, bump, flags))
        flags, scores = rival(bump)
        if flags:
            print(row("hallucination-check, as it comes", bump, flags))
            print(row("hallucination-check", bump, peer_flags(bump, scores, alarms)))


if __name__ == "__main__":
    main()

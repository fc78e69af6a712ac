#!/usr/bin/env python3
"""Measure how many articles a second one and several worker processes digest, and the memory of the caller.

    python benchmarks/workers.py [GOLD.jsonl] [--articles 600] [--workers 1 2 3 4] [--svg FILE]

GOLD.jsonl holds one JSON object a line with a ``text``; without it the seed article is varied. Its articles of about
840 words are used over and over. The clock starts when the first results have come, since starting the processes and
loading the models takes the same second for a short stream as for a long one; the table gives that time separately.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import time
from pathlib import Path

import newsdigest
from articles import texts
from plots import draw

WARM = 48  # results left out: each of up to six workers has had its first chunk


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("--articles", type=int, default=600)
    cli.add_argument("--workers", type=int, nargs="+", default=[1, 2, 3, 4])
    cli.add_argument("--svg", type=Path)
    given = cli.parse_args()
    articles = texts(given.gold)
    print(f"{os.cpu_count()} cores, {given.articles} articles after the first {WARM}\n")
    print(
        "| processes | articles a second | times one | seconds to the first results | peak memory of the caller, MB |"
    )
    print("|---|---|---|---|---|", flush=True)
    rates: list[tuple[float, float]] = []
    for workers in given.workers:
        begun = time.perf_counter()
        stream = itertools.islice(itertools.cycle(articles), given.articles + WARM)
        results = newsdigest.summarize_many(stream, workers=workers)
        for _ in itertools.islice(results, WARM):
            pass
        warm = time.perf_counter()
        rate = sum(1 for _ in results) / (time.perf_counter() - warm)
        rates.append((workers, rate))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {workers} | {rate:.1f} | {rate / rates[0][1]:.2f} | {warm - begun:.1f} | {peak:.0f} |", flush=True)
    if given.svg:
        ticks = {float(workers): str(workers) for workers in given.workers}
        draw(given.svg, "worker processes", "articles a second", {"measured": rates}, ticks=ticks)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measure how many articles a second one and two worker processes digest, and how memory grows with the stream.

    python benchmarks/workers.py GOLD.jsonl [--articles 600]

GOLD.jsonl holds one JSON object a line with a ``text``; its articles of about 840 words are used over and over.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import time

import newsdigest
from speed import texts


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold")
    cli.add_argument("--articles", type=int, default=600)
    given = cli.parse_args()
    articles = texts(given.gold)
    print("| processes | articles | seconds | articles a second | peak memory of the calling process, MB |")
    print("|---|---|---|---|---|")
    for workers in (1, 2):
        for _ in newsdigest.summarize_many(articles[:4] * workers, workers=workers):
            pass  # workers start and load their models
        begun = time.perf_counter()
        stream = itertools.islice(itertools.cycle(articles), given.articles)
        count = sum(1 for _ in newsdigest.summarize_many(stream, workers=workers))
        spent = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {workers} | {count} | {spent:.1f} | {count / spent:.1f} | {peak:.0f} |")


if __name__ == "__main__":
    main()

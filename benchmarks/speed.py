#!/usr/bin/env python3
"""Measure how fast newsdigest is on this machine and print the tables of docs/performance.md.

    python benchmarks/speed.py [GOLD.jsonl] [--svg FILE]

GOLD.jsonl holds one JSON object a line with a ``text``; without it the seed article is varied. Texts are cut at
paragraph ends to about 840 words, the length that peers are measured at. Everything runs in one process on one thread.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from articles import long_text, texts
from plots import draw

PUBLISHED = "2024-03-13"
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def child(code: str) -> float:
    """Milliseconds that a fresh interpreter needs for ``code``; the median of nine."""
    runs = []
    for _ in range(9):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        runs.append((time.perf_counter() - begun) * 1000)
    return statistics.median(runs)


def stages(articles: list[str]) -> dict[str, list[float]]:
    """Milliseconds that each stage and the whole take for each article."""
    import newsdigest
    from newsdigest import facts, language, ranking
    from newsdigest.options import Options

    found: dict[str, list[float]] = {name: [] for name in ("parse", "language", "facts", "ranking", "whole digest")}
    for text in articles:
        article = newsdigest.parse(text, published=PUBLISHED)
        analysis = language.analyse(article)
        known = facts.find_facts(analysis)
        found["parse"].append(milliseconds(partial(newsdigest.parse, text, published=PUBLISHED)))
        found["language"].append(milliseconds(partial(language.analyse, article)))
        found["facts"].append(milliseconds(partial(facts.find_facts, analysis)))
        found["ranking"].append(milliseconds(partial(ranking.rank, analysis, known, Options())))
        whole = partial(newsdigest.summarize, text, published=PUBLISHED)
        found["whole digest"].append(min(milliseconds(whole) for _ in range(3)))
    return found


def by_length(gold: str | None) -> list[tuple[float, float]]:
    """Seconds of CPU time that a digest takes, by the characters of its text."""
    import newsdigest

    points: list[tuple[float, float]] = []
    for size in LENGTHS:
        text = long_text(gold, size)
        begun = time.process_time()
        newsdigest.summarize(text)
        points.append((size, time.process_time() - begun))
    return points


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("--svg", type=Path)
    given = cli.parse_args()
    articles = texts(given.gold)
    bare, lazy = child("pass"), child("import newsdigest")

    import newsdigest

    first = milliseconds(lambda: newsdigest.summarize(articles[0], published=PUBLISHED))
    gc.collect()
    measured = stages(articles)
    words = statistics.mean(len(text.split()) for text in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"newsdigest {newsdigest.__version__}, {datetime.date.today().isoformat()}, "
        f"Python {platform.python_version()}, "
        f"{len(articles)} articles of {words:.0f} words on average, one thread\n"
    )
    print("| what | median ms | 90th percentile ms |\n|---|---|---|")
    for stage, runs in measured.items():
        print(f"| {stage} | {statistics.median(runs):.1f} | {statistics.quantiles(runs, n=10)[-1]:.1f} |")
    print(
        f"\nThe first digest in a process takes {first:.0f} ms, `import newsdigest` {lazy - bare:.0f} ms more than ",
        end="",
    )
    print(f"a bare interpreter. Peak memory of the process: {peak:.0f} MB.\n")
    print("| characters | CPU seconds | µs a character |\n|---|---|---|")
    points = by_length(given.gold)
    for size, spent in points:
        print(f"| {size:,} | {spent:.3f} | {spent * 1e6 / size:.1f} |")
    if given.svg:
        ticks = {float(size): f"{size // 1000:,}k" for size in LENGTHS}
        draw(given.svg, "characters", "seconds for a digest", {"digest": points}, scale="log", ticks=ticks)


if __name__ == "__main__":
    main()

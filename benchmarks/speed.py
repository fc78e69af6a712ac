#!/usr/bin/env python3
"""Measure how fast newsdigest is on this machine and print the tables of docs/performance.md.

    python benchmarks/speed.py GOLD.jsonl

GOLD.jsonl holds one JSON object a line with a ``text``. Texts are cut at paragraph ends to about 840 words, the length
that peers are measured at. Everything runs in one process on one thread.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

WORDS = 840


def texts(path: str) -> list[str]:
    """Articles of about 840 words: the file's texts joined paragraph by paragraph."""
    found: list[str] = []
    paragraphs: list[str] = []
    count = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        for paragraph in json.loads(line)["text"].split("\n"):
            if paragraph.strip():
                paragraphs.append(paragraph)
                count += len(paragraph.split())
            if count >= WORDS:
                found.append("\n\n".join(paragraphs))
                paragraphs, count = [], 0
    return found[:60]


def milliseconds(work: object, *, repeat: int = 1) -> float:
    begun = time.perf_counter()
    for _ in range(repeat):
        work()  # type: ignore[operator]
    return (time.perf_counter() - begun) * 1000 / repeat


def child(code: str) -> float:
    """Milliseconds that a fresh interpreter needs for ``code``; the median of nine."""
    runs = []
    for _ in range(9):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        runs.append((time.perf_counter() - begun) * 1000)
    return statistics.median(runs)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold")
    articles = texts(cli.parse_args().gold)
    bare, lazy = child("pass"), child("import newsdigest")

    import newsdigest
    from newsdigest import facts, language, ranking
    from newsdigest.options import Options

    first = milliseconds(lambda: newsdigest.summarize(articles[0], published="2024-03-13"))
    rooms: dict[str, list[float]] = {room: [] for room in ("parse", "language", "facts", "ranking", "whole digest")}
    gc.collect()
    for text in articles:
        published = "2024-03-13"
        article = newsdigest.parse(text, published=published)
        analysis = language.analyse(article)
        found = facts.find_facts(analysis)
        rooms["parse"].append(milliseconds(lambda text=text: newsdigest.parse(text, published=published)))
        rooms["language"].append(milliseconds(lambda article=article: language.analyse(article)))
        rooms["facts"].append(milliseconds(lambda analysis=analysis: facts.find_facts(analysis)))
        rooms["ranking"].append(milliseconds(lambda a=analysis, f=found: ranking.rank(a, f, Options())))
        rooms["whole digest"].append(
            min(milliseconds(lambda text=text: newsdigest.summarize(text, published=published)) for _ in range(3))
        )
    words = statistics.mean(len(text.split()) for text in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"newsdigest {newsdigest.__version__}, {datetime.date.today().isoformat()}, "
        f"Python {platform.python_version()}, "
        f"{len(articles)} articles of {words:.0f} words on average, one thread\n"
    )
    print("| what | median ms | 90th percentile ms |\n|---|---|---|")
    for room, runs in rooms.items():
        print(f"| {room} | {statistics.median(runs):.1f} | {statistics.quantiles(runs, n=10)[-1]:.1f} |")
    print(f"| first digest in a process | {first:.0f} | |")
    print(f"| `import newsdigest`, above a bare interpreter | {lazy - bare:.0f} | |")
    print(f"\nPeak memory of the process: {peak:.0f} MB.\n")
    print("| characters | ms | ms for 1,000 characters |\n|---|---|---|")
    whole = "\n\n".join(articles)
    for size in (5_000, 20_000, 80_000, 320_000):
        text = whole[:size]
        if len(text) == size:
            spent = milliseconds(lambda text=text: newsdigest.summarize(text))
            print(f"| {size:,} | {spent:.0f} | {spent * 1000 / size:.2f} |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Show that memory stays flat over a long stream: digest articles that never repeat, and print the memory on the way.

    python benchmarks/memory.py [GOLD.jsonl] [--articles 100000] [--workers 1] [--words 250]

GOLD.jsonl holds one JSON object a line with a ``text``; without it the seed article is varied. The table gives the
resident memory of this process at that moment (Linux), and with several workers also that of the largest of them.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import time
from pathlib import Path

from articles import varied

MARKS = (100, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 75_000, 100_000)


def resident(process: int | str = "self") -> float:
    """Megabytes of memory that a process holds; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def children() -> list[int]:
    """The processes that this one has started and that still run."""
    found: list[int] = []
    for path in Path("/proc/self/task").glob("*/children"):
        found.extend(int(number) for number in path.read_text(encoding="ascii").split())
    return found


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("--articles", type=int, default=100_000)
    cli.add_argument("--workers", type=int, default=1)
    cli.add_argument("--words", type=int, default=250)
    given = cli.parse_args()

    import newsdigest

    stream = (text for text, _ in zip(varied(given.gold, given.words), range(given.articles), strict=False))
    print(
        f"newsdigest {newsdigest.__version__}, {datetime.date.today().isoformat()}, "
        f"Python {platform.python_version()}, workers={given.workers}, "
        f"articles of about {given.words} words that never repeat\n"
    )
    print(
        "| articles | this process, MB | largest worker, MB | CPU seconds of this process |\n|---|---|---|---|",
        flush=True,
    )
    marks = {mark for mark in MARKS if mark < given.articles} | {given.articles}
    for count, _ in enumerate(newsdigest.summarize_many(stream, workers=given.workers), 1):
        if count in marks:
            largest = max((resident(child) for child in children()), default=0.0)
            worker = f"{largest:.0f}" if largest else ""
            print(f"| {count:,} | {resident():.0f} | {worker} | {time.process_time():.0f} |", flush=True)


if __name__ == "__main__":
    main()

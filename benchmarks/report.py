#!/usr/bin/env python3
"""Run every measurement of docs/performance.md in turn, and print each table ready to be pasted.

    python benchmarks/report.py [GOLD.jsonl] [--environments FOLDER] [--python python3.12 ...] [--skip NAME ...]

Takes some three minutes on a quiet machine, two more when the other libraries are first installed; the drawings go to
docs/images. ``memory`` streams 5,000 articles; the docs show 100,000 (``--articles 100000``, 25 minutes more).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent / "docs" / "images"
STEPS = ("speed", "compare", "workers", "memory", "billion")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("--environments", type=Path, help="where compare keeps the other libraries; left out without it")
    cli.add_argument("--python", nargs="+", default=[sys.executable], help="the Pythons that compare runs")
    cli.add_argument("--articles", type=int, default=5_000, help="how many articles memory streams")
    cli.add_argument("--skip", nargs="*", default=[], choices=STEPS)
    given = cli.parse_args()
    IMAGES.mkdir(exist_ok=True)
    gold = [given.gold] if given.gold else []
    commands = {
        "speed": [*gold, "--svg", str(IMAGES / "time-by-length.svg")],
        "compare": [*gold, str(given.environments), "--python", *given.python],
        "workers": [*gold, "--svg", str(IMAGES / "throughput-by-workers.svg")],
        "memory": [*gold, "--articles", str(given.articles)],
        "billion": gold,
    }
    skipped = {*given.skip, *(() if given.environments else ("compare",))}
    # Kernels that a machine asks for by these names may be slow ones: numpy chooses better itself.
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_CORE", "OPENBLAS_L2"))}
    for name, arguments in commands.items():
        if name in skipped:
            continue
        begun = time.monotonic()
        print(f"\n## {name}\n", flush=True)
        done = subprocess.run([sys.executable, str(HERE / f"{name}.py"), *arguments], check=False, env=plain)
        print(f"\n({name}: exit {done.returncode}, {time.monotonic() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main()

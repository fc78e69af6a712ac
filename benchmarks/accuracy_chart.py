"""The chart of docs/accuracy.md, drawn from the page's own table of tools, so that the two cannot differ.

python benchmarks/accuracy_chart.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plots import draw_bars

DOCS = Path(__file__).parent.parent / "docs"
HEADING = "## Beside other tools"


def rows(page: str) -> Iterator[list[str]]:
    """The cells of the table of tools, its heading first."""
    section = page.partition(HEADING)[2].partition("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("|") and not line.startswith("|---"):
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]


def groups(page: str) -> dict[str, dict[str, float]]:
    """By task, the score of each tool that has one."""
    found: dict[str, dict[str, float]] = {}
    for task, ours, *cells in list(rows(page))[1:]:
        others = re.findall(r"([A-Za-z][\w +-]*?) (\d\.\d+)", ", ".join(cells))  # "Citron 0.587"
        found[_plain(task)] = {"newsdigest": float(_plain(ours)), **{name: float(score) for name, score in others}}
    return found


def _plain(cell: str) -> str:
    return cell.replace("*", "")


if __name__ == "__main__":
    draw_bars(DOCS / "images" / "accuracy.svg", "score", groups((DOCS / "accuracy.md").read_text(encoding="utf-8")))

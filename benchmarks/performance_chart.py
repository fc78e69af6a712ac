"""The first chart of docs/performance.md, drawn from the page's own table of libraries, so that the two cannot differ.

python benchmarks/performance_chart.py
"""

from __future__ import annotations

from pathlib import Path

from plots import draw_bars, section_tables

DOCS = Path(__file__).parent.parent / "docs"
HEADING = "## Beside other libraries"
COLUMN = "CPU ms an article"


def milliseconds(page: str) -> dict[str, float]:
    """By library, the CPU time an article takes."""
    heading, *rows = next(section_tables(page, HEADING))
    at = heading.index(COLUMN)
    return {cells[0].replace("`", ""): float(cells[at]) for cells in rows}


if __name__ == "__main__":
    times = milliseconds((DOCS / "performance.md").read_text(encoding="utf-8"))
    draw_bars(DOCS / "images" / "time-by-library.svg", COLUMN, {"": times}, digits=1)

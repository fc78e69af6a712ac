"""The chart of docs/accuracy.md, drawn from the page's own tables of tools, so that the two cannot differ.

python benchmarks/accuracy_chart.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plots import draw_bars, section_tables

DOCS = Path(__file__).parent.parent / "docs"
HEADING = "## Beside other tools"


def groups(page: str) -> dict[str, dict[str, float]]:
    """By task, the score of each tool that has one."""
    return {
        task: dict(_scores(tools, cells))
        for (_, *tools), *rows in section_tables(page, HEADING)
        for task, *cells in rows
    }


def _scores(tools: list[str], cells: list[str]) -> Iterator[tuple[str, float]]:
    for tool, cell in zip(tools, cells, strict=True):
        if cell.replace(".", "").isdigit():  # "n/a" where a tool was not measured
            yield tool, float(cell)


if __name__ == "__main__":
    draw_bars(
        DOCS / "images" / "accuracy.svg", "score, of 1", groups((DOCS / "accuracy.md").read_text(encoding="utf-8"))
    )

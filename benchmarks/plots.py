"""The drawings of docs/performance.md and docs/accuracy.md: charts to SVG files, the same bytes for the same numbers.

The background is transparent and every colour of middle lightness, so that a page in light or dark mode shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["draw", "draw_bars", "section_tables"]

_GREY = "#7a828c"
_NARROW = 4.7  # inches: 450 pixels, so that letters keep their size on a phone
_COLOURS = ("#2f86c9", "#d0722b")
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "newsdigest",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.edgecolor": _GREY,
    "axes.labelcolor": _GREY,
    "text.color": _GREY,
    "xtick.color": _GREY,
    "ytick.color": _GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw(
    path: Path,
    across: str,
    up: str,
    series: Mapping[str, Sequence[tuple[float, float]]],
    *,
    scale: str = "linear",
    ticks: Mapping[float, str] | None = None,
) -> None:
    """Draw each series as a line with its points.

    Args:
        path: where the SVG goes.
        across: label of the horizontal axis.
        up: label of the vertical axis, which begins at 0 where ``scale`` is linear.
        series: the points of each line by its name.
        scale: ``linear`` or ``log``, for both axes.
        ticks: labels of the horizontal axis with their positions; matplotlib's choice if None.
    """
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    with mpl.rc_context(_STYLE):
        figure, axes = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
        for (name, points), colour in zip(series.items(), _COLOURS, strict=False):
            axes.plot(*zip(*points, strict=True), marker="o", markersize=4, color=colour, label=name)
        axes.set(xlabel=across, ylabel=up, xscale=scale, yscale=scale)
        if scale == "linear":
            axes.set_ylim(bottom=0)
        if ticks is not None:
            axes.set_xticks(list(ticks), labels=list(ticks.values()))
            axes.minorticks_off()
        axes.grid(color=_GREY, alpha=0.25, linewidth=0.6)
        if len(series) > 1:
            axes.legend(frameon=False)
        figure.savefig(path, transparent=True, metadata={"Date": None})
        plt.close(figure)


def draw_bars(path: Path, across: str, groups: Mapping[str, Mapping[str, float]], *, digits: int = 3) -> None:
    """Draw a group of horizontal bars for each task, the first bar in the strong colour, each with its value.

    Each bar's name stands after it, so that the picture is narrow enough to be read on a phone.

    Args:
        path: where the SVG goes.
        across: label of the horizontal axis, which begins at 0.
        groups: by the name of each group ("" for none), the value of each bar by its name.
        digits: decimals of the values shown.
    """
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    longest = max(value for bars in groups.values() for value in bars.values())
    at = 0.0
    with mpl.rc_context(_STYLE):
        figure, axes = plt.subplots(layout="constrained")
        for title, bars in groups.items():
            if title:
                axes.text(0, at, title, fontweight="bold", va="center")
                at += 0.9
            for number, (name, value) in enumerate(bars.items()):
                axes.barh(at, value, height=0.75, color=_COLOURS[min(number, 1)], alpha=1.0 if number == 0 else 0.55)
                axes.text(value + longest / 80, at, f"{value:.{digits}f} {name}", va="center")
                at += 1
            at += 0.5
        axes.set(xlabel=across, xlim=(0, longest * 1.75), ylim=(at - 0.5, -1))
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.spines["bottom"].set_visible(False)
        axes.set_xticks([])
        figure.set_size_inches(_NARROW, 0.24 * at + 0.5)
        figure.savefig(path, transparent=True, metadata={"Date": None})
        plt.close(figure)


def section_tables(page: str, heading: str) -> Iterator[list[list[str]]]:
    """The tables of a section of a Markdown page: lists of rows, the row of names first, without marks of bold type."""
    rows: list[list[str]] = []
    for line in [*page.partition(f"{heading}\n")[2].partition("\n## ")[0].splitlines(), ""]:
        if line.startswith("|"):
            cells = [cell.strip().replace("*", "") for cell in line.strip().strip("|").split("|")]
            if not all(set(cell) <= {"-", ":"} for cell in cells):
                rows.append(cells)
        elif rows:
            yield rows
            rows = []

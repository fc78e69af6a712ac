"""Figures read out of the tables of other pages while the pages are built, so that no copy can differ.

``{measured}`accuracy | times, TimeBank | newsdigest` `` is the cell of ``accuracy.md`` in the row that begins with
"times, TimeBank", under the heading "newsdigest". There must be exactly one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.parsers.rst.states import Inliner  # noqa: F401
    from sphinx.application import Sphinx


class Measured(SphinxRole):
    """One figure of another page's table."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The figure, or a warning that fails the build."""
        page, row, column = (part.strip() for part in self.text.split("|"))
        path = Path(self.env.srcdir) / f"{page}.md"
        self.env.note_dependency(str(path))
        found = [cell for cell in cells(path.read_text(encoding="utf-8"), row, column) if cell]
        if len(found) != 1:
            message = f"{page}.md has {len(found)} cells in a row {row!r} under {column!r}, not one"
            return [], [self.inliner.reporter.warning(message, line=self.lineno)]
        return [nodes.Text(found[0])], []


def cells(text: str, row: str, column: str) -> Iterator[str]:
    """The cells under ``column`` in rows that begin with ``row``, of all tables of a Markdown page."""
    heading: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            heading = []
            continue
        values = [value.strip().strip("*`") for value in line.strip().strip("|").split("|")]
        heading = heading or values
        if values[0] == row and column in heading:
            yield values[heading.index(column)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the role."""
    app.add_role("measured", Measured())
    return {"parallel_read_safe": True, "parallel_write_safe": True}

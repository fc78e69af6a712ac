"""What the benchmarks read: the articles of ``--gold FILE``, or the seed article varied."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles import long_text, texts

__all__ = ["Articles"]


class Articles:
    """Articles of about 840 words, and texts of any length, of one source."""

    def __init__(self, gold: str | None) -> None:
        self.some = texts(gold, 20)
        self._gold = gold

    def of_length(self, characters: int) -> str:
        """One text of so many characters."""
        return long_text(self._gold, characters)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--gold", help="a file with one JSON object a line that has a text; else the seed article, varied")


@pytest.fixture(scope="session")
def articles(request: pytest.FixtureRequest) -> Articles:
    return Articles(request.config.getoption("--gold"))

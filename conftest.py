"""What every test run shares."""

from __future__ import annotations

import pytest

import newsdigest


@pytest.fixture(autouse=True)
def _names_of_examples(doctest_namespace: dict[str, object]) -> None:
    """Let the examples in docstrings say ``newsdigest`` without importing it each time."""
    doctest_namespace["newsdigest"] = newsdigest

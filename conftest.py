"""What every test run shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

import newsdigest

# The laws are tried on the same examples every time, so that a red run is red for everybody. To look for new faults:
# HYPOTHESIS_PROFILE=search python -m pytest tests/property tests/reliability
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(autouse=True)
def _names_of_examples(doctest_namespace: dict[str, object]) -> None:
    """Let the examples in docstrings say ``newsdigest`` without importing it each time."""
    doctest_namespace["newsdigest"] = newsdigest

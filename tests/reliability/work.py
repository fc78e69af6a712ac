"""Counts what a call does instead of how long it takes: calls into Python functions and turns of Python loops.

A count is the same on a busy machine and on an idle one, so a bound on it can be tight. What runs inside one call of C
code (a regular expression, ``str.find``) is not counted; patterns have a test of their own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["work"]


def work(action: Callable[[], object]) -> int:
    """How many lines of Python, comprehensions' turns and calls included, ``action`` runs."""
    count = 0

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        action()
    finally:
        sys.settrace(before)
    return count

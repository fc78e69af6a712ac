"""Reads the case tables of the readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent.parent / "cases" / "sources"


def load_cases(name: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    rows: list[dict[str, Any]] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return rows


def label(row: dict[str, Any]) -> str:
    """The name of a row in test reports."""
    return str(row.get("label") or row.get("language"))

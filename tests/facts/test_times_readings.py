"""All that is read of a time expression: what it is, its value, unit, interval, alternatives, and how sure that is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsdigest
from newsdigest.model.facts import Time

_CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "times" / "readings.json").read_text(encoding="utf-8")
)


def _as_row(time: Time) -> dict[str, object]:
    row: dict[str, object] = {"text": time.text, "type": time.type.value, "value": time.value}
    row["granularity"] = time.granularity.value if time.granularity else None
    row["mod"] = time.mod
    row["start"], row["end"] = (
        bound.isoformat(timespec="minutes") if bound else None for bound in (time.start, time.end)
    )
    row["alternatives"], row["note"], row["confidence"] = list(time.alternatives), time.note, time.confidence
    return row


_UNLESS_GIVEN: dict[str, object] = {"mod": None, "start": None, "end": None, "alternatives": [], "note": None}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["text"]))
def test_readings(case: dict[str, Any]) -> None:
    digest = newsdigest.summarize(
        f"Title of the story\n\n{case['text']}", published=case["published"], language="en", format="text"
    )
    assert [_as_row(time) for time in digest.times] == [_UNLESS_GIVEN | wanted for wanted in case["times"]]

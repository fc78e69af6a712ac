"""All that is read of an attribution: its words, cue, act, source and what is said of the source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsdigest
from newsdigest import Digest, Quote

_FILE = Path(__file__).parents[1] / "cases" / "quotes" / "readings.json"
_UNLESS_GIVEN: dict[str, object] = {
    **dict.fromkeys(("cue", "speaker", "name", "description", "reason", "of kind", "actor")),
    **dict.fromkeys(("anonymous", "truncated", "negated"), False),
    "insertions": [],
    "act": "statement",
}


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def as_row(digest: Digest, quote: Quote) -> dict[str, object]:
    text, speaker = digest.article.text, quote.speaker
    row: dict[str, object] = dict(_UNLESS_GIVEN)
    row |= {"kind": quote.kind.value, "words": [span.of(text) for span in quote.spans], "act": quote.act.value}
    row |= {"cue": quote.cue.of(text) if quote.cue else None, "negated": quote.negated, "truncated": quote.truncated}
    row["insertions"] = [span.of(text) for span in quote.insertions]
    if speaker is not None:
        actor = digest.actor(speaker.actor) if speaker.actor else None
        row |= {"speaker": speaker.text, "name": speaker.name, "anonymous": speaker.anonymous}
        row |= {"description": speaker.description, "reason": speaker.reason}
        row |= {"of kind": speaker.kind.value if speaker.kind else None, "actor": actor.name if actor else None}
    return row


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["text"]))
def test_readings(case: dict[str, Any]) -> None:
    text = f"Bridge in Hale closes\n\n{case['text']}"
    digest = newsdigest.summarize(text, published="2024-03-13", language="en", format="text")
    assert [as_row(digest, quote) for quote in digest.attributions] == [_UNLESS_GIVEN | row for row in case["said"]]
